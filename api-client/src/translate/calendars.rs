//! `wire::Calendar` → the days of its spans, and the campaign that it is.

use chrono::{Datelike, NaiveDate};
use domain::calendar::Span;
use domain::campaign::{Campaign, Concern, Period, SchoolYear, Texts};

use crate::wire;

/// First and last days of the school holidays of a record; none if it is another calendar. What is no span is
/// left out.
pub fn school_holidays(record: &wire::Calendar) -> Option<Vec<(NaiveDate, NaiveDate)>> {
    if record.kind != "school_holidays" {
        return None;
    }
    let whole = |span| days(span).and_then(|(from, to)| Some((from, to?)));
    Some(record.spans.iter().filter_map(whole).collect())
}

/// What a calendar says of schools: its holidays, or the campaigns in which something is asked for. Another calendar says
/// nothing of them. A span is named by its calendar, what it is called and its year: it keeps that name when its days move.
pub fn school_spans(record: &wire::Calendar) -> Vec<Span> {
    let campaign = match record.kind.as_str() {
        "school_holidays" => false,
        "school_campaign" => true,
        _ => return Vec::new(),
    };
    let plain = |title: &str| -> String {
        let letters = title.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
        letters.collect()
    };
    let span = |span: &wire::Span| {
        let (from, to) = days(span)?;
        let id = format!("{}.{}.{}", record.id, plain(&span.title), from.year());
        // Holidays without an end would never be over.
        (campaign || to.is_some()).then(|| Span { id, title: span.title.clone(), from, to, campaign })
    };
    record.spans.iter().filter_map(span).collect()
}

/// The campaign that a calendar is; none of another one. A span that cannot be read is left out, and one that says no
/// school year is of the one in which it opens.
pub fn campaign(record: &wire::Calendar) -> Option<Campaign> {
    if record.kind != "school_campaign" {
        return None;
    }
    let period = |span: &wire::Span| {
        let (from, to) = days(span)?;
        let year = span.year.as_deref().and_then(SchoolYear::parse);
        Some(Period {
            year: year.unwrap_or_else(|| SchoolYear::of(from)),
            from,
            to,
            derived: span.derived,
            note: span.note.clone(),
            source_url: span.source_url.clone(),
        })
    };
    let mut periods: Vec<Period> = record.spans.iter().filter_map(period).collect();
    periods.sort_by_key(|period| period.from);
    let mut concerns: Vec<Concern> = record.concerns.iter().map(|code| Concern::parse(code)).collect();
    concerns.dedup();
    Some(Campaign {
        id: record.id.clone(),
        title: record.title.clone(),
        concerns,
        link: record.link.clone(),
        periods,
        texts: Texts {
            before: record.before.clone(),
            open: record.open.clone(),
            closed: record.closed.clone(),
            unknown: record.unknown.clone(),
        },
        source_url: record.source_url.clone(),
        verified_on: record.verified_on.clone(),
    })
}

/// First and last day; no last one where none is written. None of days that are none, or backwards.
fn days(span: &wire::Span) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let from: NaiveDate = span.from.parse().ok()?;
    let to: Option<NaiveDate> = if span.to.is_empty() { None } else { Some(span.to.parse().ok()?) };
    to.is_none_or(|to| from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    fn span(title: &str, from: &str, to: &str) -> wire::Span {
        wire::Span { title: title.into(), from: from.into(), to: to.into(), ..wire::Span::default() }
    }

    fn record() -> wire::Calendar {
        let year = Some("2025-2026".to_owned());
        let note = Some("Essai.".to_owned());
        wire::Calendar {
            id: "calendar:bourses".into(),
            kind: "school_campaign".into(),
            title: "Bourses".into(),
            spans: vec![
                wire::Span { year, note, derived: true, ..span("Bourse", "2025-09-01", "2025-10-16") },
                span("Cars", "2025-06-02", ""),
                span("Bad", "2025-06-31", "2025-07-01"),
                span("Backwards", "2025-07-02", "2025-07-01"),
            ],
            concerns: vec!["college".into(), "moon".into()],
            link: Some("link:bourses".into()),
            closed: Some("Demandez le fonds social.".into()),
            verified_on: "2026-02-11".into(),
            ..wire::Calendar::default()
        }
    }

    #[test]
    fn a_campaign_is_read_and_what_cannot_be_is_left_out() {
        let read = campaign(&record()).unwrap();
        assert_eq!(read.concerns, [Concern::College, Concern::Other]);
        let days: Vec<_> = read.periods.iter().map(|one| (one.from.to_string(), one.to.is_some())).collect();
        assert_eq!(days, [("2025-06-02".into(), false), ("2025-09-01".into(), true)]);
        assert_eq!(read.periods[0].year.to_string(), "2024-2025", "of the year in which it opens");
        assert!(read.periods[1].derived && read.texts.closed.is_some() && read.texts.open.is_none());
        let holidays = wire::Calendar { kind: "school_holidays".into(), ..record() };
        assert_eq!(campaign(&holidays), None);
        assert_eq!(school_holidays(&holidays).unwrap().len(), 1, "holidays end");
        assert_eq!(school_spans(&holidays).len(), 1);
    }

    #[test]
    fn a_span_keeps_its_name_when_its_days_move_or_when_more_is_said_of_it() {
        let before = wire::Calendar {
            spans: vec![span("Bourse", "2025-09-01", "2025-10-23")],
            ..wire::Calendar {
                id: "calendar:bourses".into(),
                kind: "school_campaign".into(),
                ..<_>::default()
            }
        };
        assert_eq!(school_spans(&record())[0].id, school_spans(&before)[0].id);
        assert_eq!(school_spans(&before)[0].id, "calendar:bourses.bourse.2025");
    }

    /// The record as the first releases read it, word for word.
    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct Released {
        id: String,
        kind: String,
        spans: Vec<ReleasedSpan>,
        verified_on: String,
    }

    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct ReleasedSpan {
        title: String,
        from: String,
        to: String,
    }

    #[test]
    fn an_older_phone_reads_the_days_and_leaves_out_what_has_no_end() {
        let sent = serde_json::to_vec(&record()).unwrap();
        let read: Released = serde_json::from_slice(&sent).unwrap();
        assert_eq!((read.id.as_str(), read.kind.as_str()), ("calendar:bourses", "school_campaign"));
        assert_eq!(read.verified_on, "2026-02-11");
        let days =
            |span: &ReleasedSpan| span.from.parse::<NaiveDate>().ok().zip(span.to.parse::<NaiveDate>().ok());
        let known: Vec<_> = read.spans.iter().filter(|span| days(span).is_some()).collect();
        assert_eq!(known[0].title, "Bourse");
        assert!(known.iter().all(|span| span.title != "Cars"), "it would be told to end on no day");
    }

    #[test]
    fn a_record_of_an_older_gateway_is_a_campaign_of_which_less_is_said() {
        let sent = r#"{"id":"calendar:b","kind":"school_campaign","title":"B","verified_on":"2026-01-01",
                       "spans":[{"title":"B","from":"2026-09-01","to":"2026-10-15"}]}"#;
        let read = campaign(&serde_json::from_str(sent).unwrap()).unwrap();
        assert_eq!((read.periods[0].year.to_string().as_str(), read.concerns.len()), ("2026-2027", 0));
        let plain = serde_json::to_string(&serde_json::from_str::<wire::Calendar>(sent).unwrap()).unwrap();
        for newer in ["concerns", "link", "closed", "derived", "year", "verified_from"] {
            assert!(!plain.contains(&format!("\"{newer}\"")), "what is not said does not travel: {plain}");
        }
    }
}
