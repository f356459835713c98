//! Where campaigns stand, on the days on which families ask.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(year: &str, from: &str, to: &str) -> Period {
    let year = SchoolYear::parse(year).unwrap();
    let to = (!to.is_empty()).then(|| day(to));
    Period { year, from: day(from), to, derived: false, note: None, source_url: None }
}

fn campaign(periods: &[Period]) -> Campaign {
    Campaign {
        id: "calendar:essai".into(),
        title: "Bourse".into(),
        concerns: vec![Concern::College, Concern::Lycee],
        link: None,
        periods: periods.to_vec(),
        texts: Texts::default(),
        source_url: None,
        verified_on: "2026-02-11".into(),
    }
}

fn grant() -> Campaign {
    campaign(&[
        period("2025-2026", "2025-09-01", "2025-10-16"),
        period("2026-2027", "2026-09-01", "2026-10-15"),
    ])
}

/// What is said on that day: the state, the school year, and the figure that goes with it.
fn said(campaign: &Campaign, today: &str) -> (&'static str, String, i64) {
    let state = state(campaign, day(today));
    let figure = match &state {
        Phase::Before { days, .. } => *days,
        Phase::Open { days_left, .. } => days_left.unwrap_or(-1),
        Phase::Closed { since, .. } => days(*since, day(today)),
        Phase::Unknown { .. } => 0,
    };
    (state.code(), state.year().to_string(), figure)
}

#[test]
fn the_four_days_of_a_year_are_right_by_content_alone() {
    for (year, [june, september, tenth, after]) in [
        ("2025-2026", ["2025-06-01", "2025-09-01", "2025-10-10", "2025-10-17"]),
        ("2026-2027", ["2026-06-01", "2026-09-01", "2026-10-09", "2026-10-16"]),
    ] {
        let grant = grant();
        let (code, of, days) = said(&grant, june);
        assert_eq!((code, of.as_str(), days), ("before", year, 92), "{june}");
        let (code, of, _) = said(&grant, september);
        assert_eq!((code, of.as_str()), ("open", year), "{september}");
        assert_eq!(said(&grant, tenth), ("open", year.into(), 6), "{tenth}");
        assert_eq!(said(&grant, after), ("closed", year.into(), 0), "{after}");
    }
    // Another file of content moves it, and nothing else does.
    let moved = campaign(&[period("2025-2026", "2025-09-01", "2025-10-23")]);
    assert_eq!(said(&moved, "2025-10-17"), ("open", "2025-2026".into(), 6));
}

#[test]
fn the_first_and_the_last_day_are_open_and_the_days_around_them_are_not() {
    let grant = grant();
    assert_eq!(said(&grant, "2025-08-31"), ("before", "2025-2026".into(), 1));
    assert_eq!(said(&grant, "2025-10-16"), ("open", "2025-2026".into(), 0));
    let closed = state(&grant, day("2025-10-17"));
    let Phase::Closed { period, since, next } = closed else { panic!("{closed:?}") };
    assert_eq!((period.to, since), (Some(day("2025-10-16")), day("2025-10-17")));
    assert_eq!(next.unwrap().from, day("2026-09-01"), "the next one is told");
}

#[test]
fn the_day_is_that_of_paris() {
    let code = |now: &str| state_at(&grant(), now.parse().unwrap()).code();
    assert_eq!(code("2025-10-16T21:59:59Z"), "open");
    assert_eq!(code("2025-10-16T22:00:00Z"), "closed", "it is the 17th in Paris");
    assert_eq!(code("2025-08-31T21:59:59Z"), "before");
    assert_eq!(code("2025-08-31T22:00:00Z"), "open");
}

#[test]
fn a_year_without_days_is_unknown_and_the_last_ones_are_told() {
    let crous = campaign(&[period("2025-2026", "2025-03-13", "2025-05-31")]);
    assert_eq!(said(&crous, "2025-06-01").0, "closed");
    assert_eq!(said(&crous, "2025-10-20").0, "closed");
    for (today, year) in [
        ("2025-12-01", "2026-2027"),
        ("2026-04-01", "2026-2027"),
        ("2026-06-15", "2026-2027"),
        ("2026-11-30", "2027-2028"),
        ("2031-04-01", "2031-2032"),
    ] {
        let found = state(&crous, day(today));
        let Phase::Unknown { year: of, last } = found else { panic!("{today}: {found:?}") };
        assert_eq!(of.to_string(), year, "{today}");
        assert_eq!(last.unwrap().from, day("2025-03-13"), "those of another year, as such");
    }
    let nothing = campaign(&[]);
    assert_eq!(said(&nothing, "2026-08-31"), ("unknown", "2025-2026".into(), 0));
    assert_eq!(said(&nothing, "2026-09-01"), ("unknown", "2026-2027".into(), 0));
}

#[test]
fn a_year_that_is_left_out_between_two_known_ones_is_unknown_too() {
    let crous = campaign(&[
        period("2025-2026", "2025-03-13", "2025-05-31"),
        period("2027-2028", "2027-03-02", "2027-05-31"),
    ]);
    assert_eq!(said(&crous, "2026-04-01"), ("unknown", "2026-2027".into(), 0));
    assert_eq!(said(&crous, "2027-01-15"), ("before", "2027-2028".into(), 46));
    assert_eq!(said(&crous, "2027-03-02"), ("open", "2027-2028".into(), 90));
}

#[test]
fn a_campaign_without_an_end_is_open_until_its_next_year() {
    let buses = campaign(&[period("2025-2026", "2025-06-02", "")]);
    assert_eq!(said(&buses, "2025-06-01"), ("before", "2025-2026".into(), 1));
    assert_eq!(said(&buses, "2025-06-02"), ("open", "2025-2026".into(), -1));
    assert_eq!(said(&buses, "2026-06-01"), ("open", "2025-2026".into(), -1));
    assert_eq!(said(&buses, "2026-06-02"), ("unknown", "2026-2027".into(), 0));
    let known = campaign(&[period("2025-2026", "2025-06-02", ""), period("2026-2027", "2026-05-26", "")]);
    assert_eq!(said(&known, "2026-05-25"), ("open", "2025-2026".into(), -1));
    assert_eq!(said(&known, "2026-05-26"), ("open", "2026-2027".into(), -1));
}

#[test]
fn leap_days_are_days_like_others() {
    let leap = campaign(&[period("2027-2028", "2028-01-31", "2028-02-29")]);
    assert_eq!(said(&leap, "2028-02-28"), ("open", "2027-2028".into(), 1));
    assert_eq!(said(&leap, "2028-02-29"), ("open", "2027-2028".into(), 0));
    assert_eq!(said(&leap, "2028-03-01"), ("closed", "2027-2028".into(), 0));
    assert_eq!(said(&leap, "2029-02-28").0, "unknown", "a year that has no such day");
    let opens = campaign(&[period("2027-2028", "2028-02-29", "")]);
    assert_eq!(said(&opens, "2029-02-27"), ("open", "2027-2028".into(), -1));
    assert_eq!(said(&opens, "2029-02-28").0, "unknown");
    assert_eq!(said(&opens, "2028-02-28"), ("before", "2027-2028".into(), 1));
}

#[test]
fn a_school_year_is_read_and_named() {
    assert_eq!(SchoolYear::parse("2026-2027").unwrap().to_string(), "2026-2027");
    assert_eq!(SchoolYear::of(day("2026-08-31")).to_string(), "2025-2026");
    assert_eq!(SchoolYear::of(day("2026-09-01")).later(1).to_string(), "2027-2028");
    for wrong in ["2026", "2026-2028", "2027-2026", "26-27", "2026/2027", "+026-0027", ""] {
        assert_eq!(SchoolYear::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_open_is_seen_first() {
    let on = day("2025-10-10");
    let mut all = [
        state(&campaign(&[]), on),
        state(&campaign(&[period("2025-2026", "2025-03-13", "2025-05-31")]), on),
        state(&campaign(&[period("2025-2026", "2026-01-19", "2026-03-12")]), on),
        state(&campaign(&[period("2025-2026", "2025-06-02", "")]), on),
        state(&grant(), on),
    ];
    all.sort_by_key(Phase::rank);
    let codes: Vec<_> = all.iter().map(Phase::code).collect();
    assert_eq!(codes, ["open", "open", "before", "unknown", "closed"]);
    assert!(matches!(&all[0], Phase::Open { days_left: Some(6), .. }));
}

proptest! {
    /// Whatever is published, every day has one state, and it says what the days say.
    #[test]
    fn every_day_has_a_state(starts in proptest::collection::vec((0_i64..4000, 0_i64..200, any::<bool>()), 0..6), at in -500_i64..6000) {
        let origin = day("2024-01-01");
        let on = |days: i64| origin + chrono::TimeDelta::days(days);
        let mut starts = starts;
        starts.sort_unstable();
        let mut periods: Vec<Period> = Vec::new();
        for (from, length, ends) in starts {
            let free = periods.last().is_none_or(|last| last.to.unwrap_or(last.from) < on(from));
            if free {
                let to = ends.then(|| on(from + length));
                periods.push(Period { from: on(from), to, year: SchoolYear::of(on(from)), derived: false, note: None, source_url: None });
            }
        }
        let today = on(at);
        let inside = periods.iter().rev().find(|period| period.from <= today && period.to.is_some_and(|to| today <= to));
        match state(&campaign(&periods), today) {
            Phase::Before { period, days: left } => {
                prop_assert!(period.from > today && left >= 1);
                prop_assert!(inside.is_none());
            }
            Phase::Open { period, days_left } => {
                prop_assert!(period.from <= today && days_left.is_none_or(|left| left >= 0));
            }
            Phase::Closed { period, since, next } => {
                prop_assert!(since <= today && period.from <= today && inside.is_none());
                prop_assert!(next.is_none_or(|next| next.from > today));
            }
            Phase::Unknown { .. } => prop_assert!(inside.is_none()),
        }
    }
}
