//! `wire::Calendar` → the days of its spans.

use chrono::{Datelike, NaiveDate};
use domain::calendar::Span;

use crate::wire;

/// First and last days of the school holidays of a record; none if it is another calendar. What is no span is
/// left out.
pub fn school_holidays(record: &wire::Calendar) -> Option<Vec<(NaiveDate, NaiveDate)>> {
    if record.kind != "school_holidays" {
        return None;
    }
    Some(record.spans.iter().filter_map(days).collect())
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
        Some(Span { id, title: span.title.clone(), from, to, campaign })
    };
    record.spans.iter().filter_map(span).collect()
}

fn days(span: &wire::Span) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to): (NaiveDate, NaiveDate) = (span.from.parse().ok()?, span.to.parse().ok()?);
    (from <= to).then_some((from, to))
}
