//! Calendars of one name as one: who decides of the days says them, and what we wrote fills what that source leaves open.

use std::collections::BTreeMap;

use api_client::wire::{Calendar, Span};

/// One list of what the sources read. Each record comes with the name of its feed.
///
/// The ministry's days win over ours of the same days; its newest day is that of the whole, and what people read of it,
/// its name and its page, stays ours.
pub fn calendars(records: Vec<(String, Calendar)>) -> Vec<Calendar> {
    let mut named: BTreeMap<String, Vec<(String, Calendar)>> = BTreeMap::new();
    for (source, calendar) in records {
        named.entry(calendar.id.clone()).or_default().push((source, calendar));
    }
    named.into_values().filter_map(one).collect()
}

fn one(mut same: Vec<(String, Calendar)>) -> Option<Calendar> {
    // Ours gives the record its face; among others the order of their names does.
    same.sort_by(|(one, _), (two, _)| (one != "content", one).cmp(&(two != "content", two)));
    let mut same = same.into_iter();
    let (_, mut whole) = same.next()?;
    for (_, theirs) in same {
        let over =
            |span: &Span| theirs.spans.iter().any(|other| other.from <= span.to && span.from <= other.to);
        whole.spans.retain(|span| !over(span));
        whole.spans.extend(theirs.spans.iter().cloned());
        whole.spans.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        if theirs.verified_on > whole.verified_on {
            (whole.verified_on, whole.verified_from) = (theirs.verified_on, theirs.verified_from);
        }
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(title: &str, on: &str, spans: &[(&str, &str, &str)]) -> Calendar {
        let span = |(title, from, to): &(&str, &str, &str)| Span {
            title: (*title).into(),
            from: (*from).into(),
            to: (*to).into(),
            ..Span::default()
        };
        Calendar {
            id: "calendar:vacances-zone-a".into(),
            kind: "school_holidays".into(),
            title: title.into(),
            spans: spans.iter().map(span).collect(),
            verified_on: on.into(),
            ..Calendar::default()
        }
    }

    #[test]
    fn the_ministrys_days_win_and_ours_fill_the_years_that_it_leaves_out() {
        let ours = calendar(
            "Ours",
            "2026-09-10",
            &[("Toussaint", "2025-10-18", "2025-11-02"), ("Noel", "2026-12-19", "2027-01-03")],
        );
        let theirs = calendar(
            "Theirs",
            "2027-01-02",
            &[("Noel", "2026-12-19", "2027-01-04"), ("Toussaint", "2027-10-23", "2027-11-07")],
        );
        let rows = [("calendrier-scolaire".to_owned(), theirs), ("content".to_owned(), ours)];
        let merged = calendars(rows.to_vec());
        let mut turned = rows.to_vec();
        turned.reverse();
        assert_eq!(merged, calendars(turned), "in any order");
        let [whole] = merged.as_slice() else { panic!("{merged:?}") };
        assert_eq!((whole.title.as_str(), whole.verified_on.as_str()), ("Ours", "2027-01-02"));
        let days: Vec<_> = whole.spans.iter().map(|span| (span.from.as_str(), span.to.as_str())).collect();
        assert_eq!(
            days,
            [("2025-10-18", "2025-11-02"), ("2026-12-19", "2027-01-04"), ("2027-10-23", "2027-11-07")]
        );
    }

    #[test]
    fn a_calendar_of_one_source_stays_as_it_is() {
        let ours = calendar("Ours", "2026-09-10", &[("Noel", "2026-12-19", "2027-01-03")]);
        assert_eq!(calendars(vec![("content".to_owned(), ours.clone())]), [ours]);
    }
}
