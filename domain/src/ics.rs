//! A calendar as other programs read it (RFC 5545): days and instants, with reminders.
//!
//! Written by hand because all of it is here: no clock is asked, and the same entries give the same bytes.

mod events;
#[cfg(test)]
mod events_tests;

pub use events::{Event, agenda};

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::calendar::When;

/// One thing of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, the same at each export.
    pub uid: String,
    /// How many times it has changed since it was first exported.
    pub sequence: u32,
    /// It is no more: other programs are told so.
    pub cancelled: bool,
    /// When it is due.
    pub when: When,
    /// What it is, in a few words.
    pub title: String,
    /// What there is to do.
    pub told: String,
}

/// Days before which a program reminds, whatever else is chosen.
const REMINDED: [u32; 2] = [7, 1];

/// A line holds so many bytes at most, its end apart (RFC 5545 §3.1).
const LINE: usize = 75;

/// The text of a calendar. `product` names who made it (`-//Owner//Product//FR`), `made_at` when; `lead` is how many days
/// before it reminds too.
pub fn calendar(product: &str, entries: &[Entry], made_at: DateTime<Utc>, lead: Option<u16>) -> String {
    let lead = lead.map(u32::from).filter(|days| !REMINDED.contains(days));
    let reminded: Vec<u32> = lead.into_iter().chain(REMINDED).collect();
    let mut lines = Lines::begun(product);
    for entry in entries {
        lines.entry(entry, made_at, &reminded);
    }
    lines.ended()
}

struct Lines(String);

impl Lines {
    fn begun(product: &str) -> Self {
        let mut lines = Self(String::new());
        lines.put("BEGIN", "VCALENDAR");
        lines.put("VERSION", "2.0");
        lines.put("PRODID", &escaped(product));
        lines.put("CALSCALE", "GREGORIAN");
        lines.put("METHOD", "PUBLISH");
        lines
    }

    fn ended(mut self) -> String {
        self.put("END", "VCALENDAR");
        self.0
    }

    fn entry(&mut self, entry: &Entry, made_at: DateTime<Utc>, reminded: &[u32]) {
        self.put("BEGIN", "VEVENT");
        self.put("UID", &escaped(&entry.uid));
        self.put("DTSTAMP", &instant(made_at));
        self.put("SEQUENCE", &entry.sequence.to_string());
        match entry.when {
            When::Day(day) => {
                self.put("DTSTART;VALUE=DATE", &date(day));
                self.put("DTEND;VALUE=DATE", &date(day.checked_add_days(Days::new(1)).unwrap_or(day)));
            }
            When::Instant(at) => self.put("DTSTART", &instant(at)),
        }
        self.put("SUMMARY", &escaped(&entry.title));
        self.put("DESCRIPTION", &escaped(&entry.told));
        self.put("STATUS", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" });
        // A deadline takes nobody's time, and is nobody else's business.
        self.put("TRANSP", "TRANSPARENT");
        self.put("CLASS", "PRIVATE");
        for days in reminded.iter().filter(|_| !entry.cancelled) {
            self.alarm(&entry.title, &format!("-P{days}D"));
        }
        self.put("END", "VEVENT");
    }

    fn alarm(&mut self, title: &str, before: &str) {
        self.put("BEGIN", "VALARM");
        self.put("ACTION", "DISPLAY");
        self.put("DESCRIPTION", &escaped(title));
        self.put("TRIGGER", before);
        self.put("END", "VALARM");
    }

    /// One line, folded where it is too long: never inside a letter.
    fn put(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in format!("{name}:{value}").chars() {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: its commas and line ends held (RFC 5545 §3.3.11), marks that no text holds left out.
fn escaped(text: &str) -> String {
    let mut held = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => held.push_str("\\n"),
            '\\' | ';' | ',' => {
                held.push('\\');
                held.push(letter);
            }
            letter if letter.is_control() => {}
            letter => held.push(letter),
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(title: &str) -> Entry {
        Entry {
            uid: "a@b".into(),
            sequence: 2,
            cancelled: false,
            when: When::Day("2026-11-30".parse().unwrap()),
            title: title.into(),
            told: String::new(),
        }
    }

    fn made() -> DateTime<Utc> {
        "2026-11-24T11:00:00Z".parse().unwrap()
    }

    /// Unfolded, as a reader would.
    fn read(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_deadline_is_a_day_with_two_reminders_and_takes_no_time() {
        let text = calendar("-//x//y//FR", &[entry("Dernier jour")], made(), None);
        let lines = read(&text);
        for line in [
            "DTSTART;VALUE=DATE:20261130",
            "DTEND;VALUE=DATE:20261201",
            "DTSTAMP:20261124T110000Z",
            "SEQUENCE:2",
            "STATUS:CONFIRMED",
            "TRIGGER:-P7D",
            "TRIGGER:-P1D",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(lines.iter().any(|found| found == line), "{line}: {text}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn what_is_cancelled_reminds_nobody_and_an_instant_is_told_in_utc() {
        let at = When::Instant("2026-10-25T00:30:00Z".parse().unwrap());
        let gone = Entry { cancelled: true, when: at, ..entry("a") };
        let lines = read(&calendar("-//x//y//FR", &[gone], made(), Some(14)));
        assert!(
            lines.contains(&"STATUS:CANCELLED".to_owned())
                && lines.contains(&"DTSTART:20261025T003000Z".to_owned())
        );
        assert!(!lines.iter().any(|line| line.contains("VALARM")));
    }

    #[test]
    fn commas_and_line_ends_are_held() {
        let text = calendar("-//x//y//FR", &[entry("a, b; c\\d\ne\r\u{7}")], made(), None);
        assert!(read(&text).contains(&"SUMMARY:a\\, b\\; c\\\\d\\ne".to_owned()), "{text}");
    }

    #[test]
    fn what_was_chosen_reminds_too_and_once() {
        let triggers = |lead| {
            let text = calendar("-//x//y//FR", &[entry("a")], made(), lead);
            let found: Vec<_> =
                text.lines().filter_map(|line| line.strip_prefix("TRIGGER:")).map(str::to_owned).collect();
            found
        };
        assert_eq!(triggers(None), ["-P7D", "-P1D"]);
        assert_eq!(triggers(Some(7)), ["-P7D", "-P1D"]);
        assert_eq!(triggers(Some(30)), ["-P30D", "-P7D", "-P1D"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_the_title_back(title in "[a-z\u{e9}\u{1f600} ]{0,200}") {
            let text = calendar("-//x//y//FR", &[entry(&title)], made(), Some(30));
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE));
            let summary = format!("SUMMARY:{title}");
            prop_assert!(read(&text).contains(&summary));
            let (begun, ended) = (text.matches("BEGIN:").count(), text.matches("\r\nEND:").count());
            prop_assert_eq!(begun, ended);
        }
    }
}
