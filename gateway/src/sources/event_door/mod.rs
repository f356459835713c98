//! The door through which every event comes in: texts made plain, persons left outside, one form for all feeds.

mod booking;
mod cost;
mod persons;
mod plain;
mod spread;
mod theme;

pub use booking::booking;
pub use cost::{cost, price};
pub use persons::{organiser, without_persons};
pub use spread::{Spread, clock, slot};
pub use theme::{is_young, theme};

use api_client::translate::{written, written_dates};
use api_client::wire::{Event, EventWords};
use chrono::{DateTime, NaiveDate, Utc};
use domain::event::{Access, Dates, Occurrence};

use super::repair::text::folded;
use super::repair::{days, links};
use super::{Code, Notes, Why};

/// Letters of a title, a summary, a text: its own page holds the rest.
const LONGEST_TITLE: usize = 200;
const LONGEST_SUMMARY: usize = 300;
const LONGEST_TEXT: usize = 1_500;
/// Letters of a keyword, and how many of them.
const LONGEST_KEYWORD: usize = 40;
const MOST_KEYWORDS: usize = 12;
/// From so many days on, it is said that they were made runs.
const MANY_DAYS: usize = 10;

/// Title, summary and text of an event in one language, plain; refused without a title.
///
/// What the summary says already is not said again by the text.
pub fn words(title: &str, summary: &str, text: &str, notes: &mut Notes) -> Result<EventWords, Why> {
    let title = plain::line(title, LONGEST_TITLE, notes, "title");
    if title.is_empty() {
        return Err(Why::new(Code::MissingField, "title"));
    }
    let mut summary = plain::line(summary, LONGEST_SUMMARY, notes, "summary");
    if folded(&summary) == folded(&title) {
        summary.clear();
    }
    let mut text = plain::prose(text, LONGEST_TEXT, notes, "text");
    if folded(&text) == folded(&summary) || folded(&text) == folded(&title) {
        text.clear();
    }
    Ok(EventWords { title, summary, text })
}

/// Puts words into an event: French as its own, another language beside it.
pub fn say(event: &mut Event, language: &str, words: EventWords) {
    match language {
        "fr" => EventWords { title: event.title, summary: event.summary, text: event.text } = words,
        _ => {
            event.langs.insert(language.to_owned(), words);
        }
    }
}

/// One line of plain text: a venue's name, an address, what is said of a status. Empty lines are left out.
pub fn line(text: &str, notes: &mut Notes, about: &str) -> Option<String> {
    Some(plain::line(text, LONGEST_SUMMARY, notes, about)).filter(|line| !line.is_empty())
}

/// Keywords of several texts, each once, as they are written: lists inside one text are taken apart, and
/// what programs write to themselves (`challenge-id=12`) is left out.
pub fn keywords<'a>(texts: impl IntoIterator<Item = &'a str>, notes: &mut Notes) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for written in texts.into_iter().flat_map(|text| text.split([';', ',', '|', '#', '\n'])) {
        let word = plain::line(written, usize::MAX, notes, "keywords");
        let fits = !word.is_empty()
            && word.chars().count() <= LONGEST_KEYWORD
            && !written.contains(['=', '@', '{', '/'])
            && !kept.iter().any(|known| folded(known) == folded(&word));
        if fits && kept.len() < MOST_KEYWORDS {
            kept.push(word);
        }
    }
    kept
}

/// The dates of an event as they travel; refused without any.
pub fn dates(occurrences: Vec<Occurrence>, notes: &mut Notes) -> Result<String, Why> {
    let many = occurrences.len();
    let dates = Dates::of(occurrences);
    if dates.is_empty() {
        return Err(Why::new(Code::NoPeriod, ""));
    }
    if many >= MANY_DAYS && dates.stretches().len() < many {
        notes.add(Code::PeriodsMerged, &format!("{many} in {}", dates.stretches().len()));
    }
    Ok(written_dates(&dates))
}

/// Says of which day the record is: that of its source's last change, in Paris, else that of fetching.
pub fn dated(event: &mut Event, updated: Option<DateTime<Utc>>, today: NaiveDate) {
    event.updated_at = updated.map(written);
    event.verified_on = days::written(updated.map_or(today, |at| domain::paris::paris(at).date_naive()));
    event.verified_from = updated.is_none().then(|| "fetch".to_owned());
}

/// Gives an event its picture, and whom it is owed to; an address that cannot be opened is left out.
pub fn picture(event: &mut Event, address: &str, credit: &str, notes: &mut Notes) {
    event.image = links::absolute(address, None, notes, "image");
    event.image_credit = event.image.as_ref().and_then(|_| line(credit, notes, "image credit"));
}

/// The access flags that are set, as they travel: in order, each once.
pub fn access<'a>(flags: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let set: Vec<Access> = flags.into_iter().filter_map(Access::parse).collect();
    Access::ALL.into_iter().filter(|flag| set.contains(flag)).map(|flag| flag.slug().to_owned()).collect()
}

/// Youngest and oldest age, where they can be: 0 to 120, not crossed.
pub fn ages(from: Option<i64>, to: Option<i64>) -> (Option<u8>, Option<u8>) {
    let age =
        |years: Option<i64>| years.and_then(|years| u8::try_from(years).ok()).filter(|years| *years <= 120);
    // 0 as the youngest and 99 or more as the oldest say nothing.
    let (from, to) = (age(from).filter(|from| *from > 0), age(to).filter(|to| *to > 0 && *to < 99));
    if from.zip(to).is_some_and(|(from, to)| from > to) { (None, None) } else { (from, to) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_plain_and_said_once() {
        let mut notes = Notes::default();
        let read =
            words("  Concert\u{2028}d’orgue ", "<p>Bach &amp; fils</p>", "Bach & fils", &mut notes).unwrap();
        assert_eq!(
            (read.title.as_str(), read.summary.as_str(), read.text.as_str()),
            ("Concert d’orgue", "Bach & fils", "")
        );
        assert!(format!("{notes:?}").contains("markup_removed: summary"));
        assert_eq!(words(" ", "a", "b", &mut notes), Err(Why::new(Code::MissingField, "title")));
        let mut event = Event::default();
        say(&mut event, "fr", read.clone());
        say(&mut event, "en", read);
        assert_eq!(
            (event.title.as_str(), event.langs["en"].title.as_str()),
            ("Concert d’orgue", "Concert d’orgue")
        );
    }

    #[test]
    fn keywords_are_taken_apart_and_joined_once() {
        let mut notes = Notes::default();
        let kept = keywords(
            ["art;Peinture;challenge-id=202654", "peinture", "", "écrire à a@b.fr", "jazz|blues"],
            &mut notes,
        );
        assert_eq!(kept, ["art", "Peinture", "jazz", "blues"]);
    }

    #[test]
    fn an_event_without_a_day_is_refused_and_many_days_are_runs() {
        let mut notes = Notes::default();
        assert_eq!(dates(Vec::new(), &mut notes), Err(Why::new(Code::NoPeriod, "")));
        let days = Occurrence::days("2026-03-05".parse().unwrap(), "2027-08-23".parse().unwrap());
        assert_eq!(dates(days, &mut notes).as_deref(), Ok("20260305/20270823"));
        assert!(format!("{notes:?}").contains("periods_merged: 537 in 1"));
    }

    #[test]
    fn flags_and_ages_that_cannot_be_are_left_out() {
        assert_eq!(access(["vi", "hi", "xx", "vi"]), ["hi", "vi"]);
        assert_eq!(ages(Some(6), Some(14)), (Some(6), Some(14)));
        assert_eq!(ages(Some(14), Some(6)), (None, None));
        assert_eq!(ages(Some(0), Some(99)), (None, None));
        assert_eq!(ages(Some(-1), Some(4_000)), (None, None));
    }

    #[test]
    fn a_record_is_of_the_day_of_its_source_else_of_fetching() {
        let today = "2026-11-24".parse().unwrap();
        let mut event = Event::default();
        dated(&mut event, Some("2026-12-18T23:00:00Z".parse().unwrap()), today);
        assert_eq!((event.verified_on.as_str(), event.verified_from.clone()), ("2026-12-19", None));
        assert_eq!(event.updated_at.as_deref(), Some("2026-12-18T23:00:00Z"));
        dated(&mut event, None, today);
        assert_eq!(
            (event.verified_on.as_str(), event.verified_from.as_deref()),
            ("2026-11-24", Some("fetch"))
        );
        assert_eq!(event.updated_at, None);
        picture(&mut event, "data:image/png;base64,x", "© Ville", &mut Notes::default());
        assert_eq!((event.image.as_ref(), event.image_credit.as_ref()), (None, None));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-z0-9é€@<>&#*_!\\[\\]()\\\\ .+/;\n\u{a0}-]{0,80}") {
            let mut notes = Notes::default();
            let read = words(&text, &text, &text, &mut notes);
            if let Ok(EventWords { title, .. }) = read {
                prop_assert!(!title.contains('\n'));
            }
            booking(&text, &mut notes);
            price(&text, &mut notes);
            organiser(&text, &mut notes);
            keywords([text.as_str()], &mut notes);
            theme([text.as_str()]);
        }
    }
}
