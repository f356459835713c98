//! `PeriodeOuverture`: `from|to|h1|h2|h3|h4|days|closed days`, of which only the first must be there.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use domain::event::Slot;
use serde_json::Value;

use super::cells;
use crate::sources::event_door::{Spread, clock, slot};
use crate::sources::repair::text::folded;
use crate::sources::repair::{days, weekdays};
use crate::sources::{Code, Notes};

const ABOUT: &str = "PeriodeOuverture";

/// A part of a day: « Mardi soir » is not all of Tuesday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Morning,
    Later,
}

/// All times of an offer.
pub fn spread(offer: &Value, notes: &mut Notes) -> Spread {
    let mut spread = Spread::default();
    for item in cells::items(offer, ABOUT) {
        let parts = cells::parts(&item);
        let part = |at: usize| parts.get(at).copied().unwrap_or_default();
        let mut day = |text: &str| (!text.is_empty()).then(|| days::day(text, notes, ABOUT)).flatten();
        let (Some(first), last) = (day(part(0)), day(part(1))) else {
            notes.add(Code::DatesUnreadable, ABOUT);
            continue;
        };
        // An end that cannot be read is not the first day.
        let last = match (last, part(1)) {
            (Some(last), _) => last,
            (None, "") => first,
            (None, _) => continue,
        };
        let ranges = ranges([part(2), part(3), part(4), part(5)], notes);
        let (open, closed) = (week(part(6), notes), week(part(7), notes));
        spread.add(first, last, |day| hours(day, &ranges, &open, &closed), notes, ABOUT);
    }
    spread
}

/// The one or two ranges of a day: of four hours, the middle ones may be missing.
fn ranges(hours: [&str; 4], notes: &mut Notes) -> Vec<(NaiveTime, Option<NaiveTime>)> {
    let [h1, h2, h3, h4] = hours.map(|hour| clock(hour, notes, ABOUT));
    match (h1, h2, h3, h4) {
        // Midnight to midnight four times over is an empty form.
        (Some(h1), Some(h2), Some(h3), Some(h4)) if h1 == h2 && h2 == h3 && h3 == h4 => Vec::new(),
        (Some(h1), None, None, h4) => vec![(h1, h4)],
        (Some(h1), h2, None, _) => vec![(h1, h2)],
        (Some(h1), h2, Some(h3), h4) => vec![(h1, h2), (h3, h4)],
        (None, _, Some(h3), h4) => vec![(h3, h4)],
        (None, _, None, _) => Vec::new(),
    }
}

/// Days of the week as a cell lists them. What names no day is said, and leaves the others.
fn week(cell: &str, notes: &mut Notes) -> Vec<(Weekday, Part)> {
    let mut week = Vec::new();
    for name in cell.split('$').map(str::trim).filter(|name| !name.is_empty()) {
        let plain = folded(name);
        let mut words = plain.split(' ').filter(|word| !word.is_empty());
        let day = words.next().and_then(weekdays::weekday);
        let part = match words.next() {
            None => Some(Part::Whole),
            Some("matin") => Some(Part::Morning),
            Some("soir" | "soiree" | "apres") => Some(Part::Later),
            Some(_) => None,
        };
        match day.zip(part) {
            Some(found) => week.push(found),
            None if plain.starts_with("tous les jours") => {
                week.extend(weekdays::ALL.map(|day| (day, Part::Whole)));
            }
            // A public holiday is a day of the week like another where dates are given.
            None if plain.contains("ferie") => {}
            None => notes.add(Code::UnknownValue, &format!("{ABOUT} {name}")),
        }
    }
    week
}

fn hours(
    day: NaiveDate,
    ranges: &[(NaiveTime, Option<NaiveTime>)],
    open: &[(Weekday, Part)],
    closed: &[(Weekday, Part)],
) -> Vec<Slot> {
    let today = |list: &[(Weekday, Part)]| -> Vec<Part> {
        list.iter().filter(|(on, _)| *on == day.weekday()).map(|(_, part)| *part).collect()
    };
    let (open_today, closed_today) = (today(open), today(closed));
    let wanted = |part: Part| {
        let open = open.is_empty() || open_today.iter().any(|one| *one == part || *one == Part::Whole);
        open && !closed_today.iter().any(|one| *one == part || *one == Part::Whole)
    };
    match ranges {
        [] if wanted(Part::Morning) || wanted(Part::Later) => vec![Slot::AllDay],
        [] => Vec::new(),
        // One range is both parts of its day: what is open in the evening only is open then.
        [(from, to)] if wanted(Part::Morning) || wanted(Part::Later) => vec![slot(Some(*from), *to)],
        [_] => Vec::new(),
        many => {
            let parts = [Part::Morning, Part::Later];
            let open = many.iter().zip(parts).filter(|(_, part)| wanted(*part));
            open.map(|((from, to), _)| slot(Some(*from), *to)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(cell: &str) -> (String, String) {
        let mut notes = Notes::default();
        let dates = spread(&json!({ "PeriodeOuverture": cell }), &mut notes).dates(false, &mut notes);
        (dates.unwrap_or_default(), format!("{notes:?}"))
    }

    #[test]
    fn two_to_eight_parts_are_read() {
        assert_eq!(read("04/12/2026|05/12/2026").0, "20261204/20261205");
        assert_eq!(read("04/12/2026").0, "20261204");
        assert_eq!(read("04/12/2026|04/12/2026|20:30||||||").0, "20261204T2030");
        assert_eq!(read("04/12/2026|04/12/2026|10:00|||18:00").0, "20261204T1000-1800");
        assert_eq!(read("04/12/2026|04/12/2026|||14:00|18:00").0, "20261204T1400-1800");
        assert_eq!(read("#04/12/2026|04/12/2026#11/12/2026|11/12/2026").0, "20261204/20261211w5");
    }

    #[test]
    fn a_tuesday_evening_is_not_a_tuesday() {
        let (dates, notes) = read(
            "30/11/2026|06/12/2026|08:00|15:00|18:00|22:00|Dimanche$Mardi soir$Mercredi$Jours fériés|Lundi",
        );
        assert!(
            dates.contains("T0800-1500") && dates.contains("20261201") && notes == "Notes([])",
            "{dates} {notes}"
        );
        let mornings = read("01/12/2026|01/12/2026|08:00|15:00|18:00|22:00|Mardi soir").0;
        assert_eq!(mornings, "20261201T1800-2200");
        let closed = read("30/11/2026|01/12/2026|10:00|12:00|14:00|18:00||Lundi matin$Mardi").0;
        assert_eq!(closed, "20261130T1400-1800");
        let every = read("30/11/2026|06/12/2026|||||Tous les jours|Lundi$Mardi").0;
        assert_eq!(every, "20261202/20261206");
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_said() {
        for bad in [
            "2026|2027",
            "31/02/2026|01/03/2026",
            "04/12/2026|bientôt",
            "05/12/2026|04/12/2026",
            "|04/12/2026",
        ] {
            let (dates, notes) = read(bad);
            assert!(dates.is_empty() && notes.contains("dates_unreadable"), "{bad} {notes}");
        }
        let (dates, notes) = read("04/12/2026|04/12/2026|le soir||||Vendredi$Lune");
        assert_eq!(dates, "20261204");
        assert!(
            notes.contains("hours_unreadable") && notes.contains("unknown_value: PeriodeOuverture Lune"),
            "{notes}"
        );
    }
}
