//! Hours as people write them in a sheet: `20:30`, `20h30`, `20 h`, « de 14h à 18h », midi, minuit.

use chrono::NaiveTime;

use crate::sources::repair::text::folded;
use crate::sources::{Code, Notes};

/// Beginning and end of what is written; neither where nothing is, or where it cannot be read: then it is said.
pub fn hours(written: &str, notes: &mut Notes, about: &str) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let spaced: String = written.chars().map(|c| if "-–—/".contains(c) { ' ' } else { c }).collect();
    let spaced = spaced.replace(':', "h");
    let plain = folded(&spaced);
    if plain.is_empty() {
        return (None, None);
    }
    let mut found = Vec::new();
    let mut words = plain.split(' ').peekable();
    while let Some(word) = words.next() {
        let time = match word {
            "midi" => NaiveTime::from_hms_opt(12, 0, 0),
            "minuit" => NaiveTime::from_hms_opt(0, 0, 0),
            "de" | "a" | "des" | "jusqu" | "et" | "le" | "partir" => continue,
            word => match word.split_once('h') {
                Some((hour, minute)) => {
                    let minute = match minute.split('h').next().unwrap_or_default() {
                        // « 20 h 30 »: the minutes are a word of their own.
                        "" => words.next_if(|next| number(next).is_some_and(|n| next.len() == 2 && n < 60)),
                        minute => Some(minute.trim_end_matches("mn").trim_end_matches("min")),
                    };
                    time(hour, minute.unwrap_or("0"))
                }
                // « 20 h »: the letter is a word of its own.
                None if words.next_if_eq(&"h").is_some() => {
                    let minute =
                        words.next_if(|next| number(next).is_some_and(|n| next.len() == 2 && n < 60));
                    time(word, minute.unwrap_or("0"))
                }
                None => None,
            },
        };
        match time {
            Some(time) => found.push(time),
            None => {
                found.clear();
                break;
            }
        }
    }
    match found.as_slice() {
        [from] => (Some(*from), None),
        [from, to] => (Some(*from), Some(*to)),
        _ => {
            notes.add(Code::DatesUnreadable, about);
            (None, None)
        }
    }
}

fn time(hour: &str, minute: &str) -> Option<NaiveTime> {
    let hour = number(hour)?;
    NaiveTime::from_hms_opt(if hour == 24 { 0 } else { hour }, number(minute)?, 0)
}

fn number(text: &str) -> Option<u32> {
    (1..=2).contains(&text.len()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let told = |time: Option<NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
        for (written, from, to) in [
            ("20:30", Some("20:30"), None),
            ("20:30:00", Some("20:30"), None),
            ("20h30", Some("20:30"), None),
            ("20H", Some("20:00"), None),
            ("20 h 30", Some("20:30"), None),
            ("9h", Some("09:00"), None),
            ("de 14h à 18h30", Some("14:00"), Some("18:30")),
            ("14h-18h", Some("14:00"), Some("18:00")),
            ("20 h 30 – minuit", Some("20:30"), Some("00:00")),
            ("à partir de 18 h", Some("18:00"), None),
            ("24h00", Some("00:00"), None),
            ("", None, None),
        ] {
            let mut notes = Notes::default();
            let (begin, end) = hours(written, &mut notes, "heure");
            assert_eq!((told(begin).as_deref(), told(end).as_deref()), (from, to), "{written}");
        }
        for wrong in ["25h", "20h75", "le soir", "12", "8h 9h 10h", "h"] {
            let mut notes = Notes::default();
            assert_eq!(hours(wrong, &mut notes, "heure"), (None, None), "{wrong}");
            assert!(format!("{notes:?}").contains("dates_unreadable: heure"), "{wrong}");
        }
    }
}
