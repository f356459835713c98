//! `wire::Calendar` → the days of its spans.

use chrono::NaiveDate;

use crate::wire;

/// First and last days of the school holidays of a record; none if it is another calendar. What is no span is
/// left out.
pub fn school_holidays(record: &wire::Calendar) -> Option<Vec<(NaiveDate, NaiveDate)>> {
    if record.kind != "school_holidays" {
        return None;
    }
    let span = |span: &wire::Span| {
        let (from, to): (NaiveDate, NaiveDate) = (span.from.parse().ok()?, span.to.parse().ok()?);
        (from <= to).then_some((from, to))
    };
    Some(record.spans.iter().filter_map(span).collect())
}
