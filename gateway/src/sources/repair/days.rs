//! Days, read in a few fixed forms and never by guessing an order.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};
use domain::paris::MONTHS;

use crate::sources::{Code, Notes};

/// Reads a day: `AAAA-MM-JJ`, `JJ/MM/AAAA` (the French order, always), `15 avril 2022`, or an instant
/// with its offset, of which it gives the Paris day. None if it is none of these, with a note.
pub fn day(text: &str, notes: &mut Notes, about: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let found = plain(text).or_else(|| rewritten(text, notes, about));
    let found = found.filter(|day| (1950..2200).contains(&day.year()));
    if found.is_none() {
        notes.add(Code::DatesUnreadable, about);
    }
    found
}

/// `AAAA-MM-JJ` as we write it.
pub fn written(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn plain(text: &str) -> Option<NaiveDate> {
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())?
}

fn rewritten(text: &str, notes: &mut Notes, about: &str) -> Option<NaiveDate> {
    if let Some(day) = slashed(text) {
        return Some(day);
    }
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((day, moved)) = instant(&tight) {
        if tight != text {
            notes.add(Code::DateRewritten, about);
        }
        if moved {
            notes.add(Code::UtcMidnight, about);
        }
        return Some(day);
    }
    let day = plain(&tight).or_else(|| slashed(&tight)).or_else(|| in_words(text))?;
    notes.add(Code::DateRewritten, about);
    Some(day)
}

fn slashed(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let sizes = day.len() <= 2 && month.len() <= 2 && year.len() == 4 && parts.next().is_none();
    sizes.then(|| NaiveDate::from_ymd_opt(number(year)? as i32, number(month)?, number(day)?))?
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The Paris day of an instant, and whether it was a Paris midnight written in UTC.
fn instant(text: &str) -> Option<(NaiveDate, bool)> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        let paris = domain::paris::paris(instant.to_utc()).naive_local();
        let moved = instant.offset().local_minus_utc() == 0
            && paris.time() == NaiveTime::MIN
            && paris.date() != instant.date_naive();
        return Some((paris.date(), moved));
    }
    // Without an offset it is what the source calls that day.
    let (day, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix('T')?;
    let clock = time.get(..5).is_some_and(|time| NaiveTime::parse_from_str(time, "%H:%M").is_ok());
    clock.then(|| plain(day)).flatten().map(|day| (day, false))
}

/// « 15 avril 2022 », « 1er mars 2024 », « vendredi 15 avril 2022 ».
fn in_words(text: &str) -> Option<NaiveDate> {
    let folded = super::text::folded(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let month = words.iter().position(|word| MONTHS.contains(word))?;
    // Two months in one text are two dates: not ours to choose.
    if words.iter().skip(month + 1).any(|word| MONTHS.contains(word)) {
        return None;
    }
    let day = number(words.get(month.checked_sub(1)?)?.trim_end_matches("er"))?;
    let year = words.get(month + 1).filter(|word| word.len() == 4)?;
    let month = MONTHS.iter().position(|name| Some(name) == words.get(month))?;
    NaiveDate::from_ymd_opt(number(year)? as i32, month as u32 + 1, day)
}

/// A period in words: « du 1er au 30 novembre 2026 », « 20 avril – 20 mai 2026 », « 31/12/2026 » (its
/// last day alone). None where a text holds no date, or more than one period.
pub fn period(text: &str) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let spaced: String = text.chars().map(|c| if c == '/' { ' ' } else { c }).collect();
    let folded = super::text::folded(&spaced);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut dates: Vec<(u32, Option<u32>, Option<i32>)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let small =
            |word: &str, most: u32| number(word).filter(|n| (1..=most).contains(n) && word.len() <= 2);
        if let Some(day) = words.get(at).and_then(|word| small(word.trim_end_matches("er"), 31)) {
            let named = |word: &&str| MONTHS.iter().position(|name| name == word).map(|at| at as u32 + 1);
            let next = words.get(at + 1);
            let month = next.and_then(|word| named(word).or_else(|| slash(text).then(|| small(word, 12))?));
            let year = words.get(at + 2).filter(|word| month.is_some() && word.len() == 4);
            let year = year.and_then(|word| number(word)).map(|year| year as i32);
            dates.push((day, month, year));
            at += usize::from(month.is_some()) + usize::from(year.is_some());
        }
        at += 1;
    }
    let whole =
        |(day, month, year): (u32, Option<u32>, Option<i32>)| NaiveDate::from_ymd_opt(year?, month?, day);
    match dates.as_slice() {
        [last] => Some((None, whole(*last)?)),
        [first, last] => {
            let last = (whole(*last)?, *last);
            let first = whole((first.0, first.1.or(last.1.1), first.2.or(last.1.2)))?;
            (first <= last.0).then_some((Some(first), last.0))
        }
        _ => None,
    }
}

fn slash(text: &str) -> bool {
    text.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let mut notes = Notes::default();
        let day = day(text, &mut notes, "day").map(written).unwrap_or_default();
        (day, format!("{notes:?}"))
    }

    #[test]
    fn spaces_inside_a_date_and_a_date_in_words_are_repaired_by_a_fixed_rule() {
        let (day, notes) = read("2022-07-28T11: 40: 47+02: 00");
        assert_eq!(day, "2022-07-28");
        assert!(notes.contains("date_rewritten"), "{notes}");
        assert_eq!(read("15 avril 2022").0, "2022-04-15");
        assert_eq!(read("au plus tard le 1er août 2024").0, "2024-08-01");
    }

    #[test]
    fn a_day_written_as_paris_midnight_in_utc_is_the_paris_day() {
        let (day, notes) = read("2022-12-31T23:00:00.000Z");
        assert_eq!(day, "2023-01-01");
        assert!(notes.contains("utc_midnight"), "{notes}");
        assert_eq!(read("2026-07-14T22:00:00Z").0, "2026-07-15");
        assert_eq!(read("2026-10-24T22:00:00Z").0, "2026-10-25");
        assert_eq!(read("2026-10-25T23:00:00Z").0, "2026-10-26");
        assert_eq!(read("2023-12-31T23:59:59+01:00").0, "2023-12-31");
    }

    #[test]
    fn a_period_in_words_has_a_first_and_a_last_day() {
        let read = |text| period(text).map(|(from, to)| (from.map(written), written(to)));
        let november = Some((Some("2026-11-01".to_owned()), "2026-11-30".to_owned()));
        assert_eq!(read("Du 1er au 30 novembre 2026"), november);
        assert_eq!(read("du 01/11/2026 au 30/11/2026 à minuit"), november);
        let spring = Some((Some("2026-04-20".to_owned()), "2026-05-20".to_owned()));
        assert_eq!(read("20 avril – 20 mai 2026"), spring);
        assert_eq!(read("Avant le 31 décembre 2026"), Some((None, "2026-12-31".to_owned())));
        assert_eq!(read("1er mars 2026, 1er juin 2026 et 1er octobre 2026"), None);
        assert_eq!(read("du 30 novembre au 1er novembre 2026"), None);
    }

    #[test]
    fn an_impossible_day_is_no_day() {
        assert!(read("2026-02-30").1.contains("dates_unreadable"));
        assert!(read("31/11/2026").1.contains("dates_unreadable"));
        assert!(read("12/31/2026").1.contains("dates_unreadable"));
        assert!(read("entre le 1 mars 2026 et le 3 avril 2026").1.contains("dates_unreadable"));
        assert_eq!(read("01/05/2024").0, "2024-05-01");
    }
}
