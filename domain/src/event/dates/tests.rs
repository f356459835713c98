//! Dates: nothing is lost in runs, long series stay short, clocks are those of Paris, and all of it can be said.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc, Weekday};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn hours(from: &str, to: &str) -> Slot {
    Slot::between(clock(from), clock(to), 0)
}

/// Days from one to another on some days of the week, Monday 1.
fn each(first: &str, last: &str, days: &[u32], slot: Slot) -> Vec<Occurrence> {
    let all = day(first).iter_days().take_while(|one| *one <= day(last));
    let on = all.filter(|one| days.contains(&chrono::Datelike::weekday(one).number_from_monday()));
    on.map(|one| Occurrence::at(one, slot)).collect()
}

fn bits(days: &[Weekday]) -> Weekdays {
    Weekdays::of_bits(days.iter().fold(0, |bits, day| bits | 1 << day.num_days_from_monday())).unwrap()
}

/// What must come out of them: in order, each once, cancelled if it ever was.
fn plain(occurrences: &[Occurrence]) -> Vec<Occurrence> {
    let mut seen: BTreeMap<_, Occurrence> = BTreeMap::new();
    for one in occurrences {
        let kept = seen.entry(one.order()).or_insert(*one);
        kept.cancelled |= one.cancelled;
    }
    seen.into_values().collect()
}

fn slots() -> impl Strategy<Value = Slot> {
    let clock = || (0_u32..24, 0_u32..60).prop_map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap());
    prop_oneof![
        Just(Slot::AllDay),
        clock().prop_map(Slot::from),
        (clock(), clock(), 0_u16..3).prop_map(|(from, to, nights)| Slot::between(from, to, nights)),
        Just(hours("10:00", "18:00")),
    ]
}

/// Series with a rhythm and holes, and days of no rhythm at all.
fn series() -> impl Strategy<Value = Vec<Occurrence>> {
    let one = (0_i64..500, 1_usize..90, 1_i64..15, slots(), prop::collection::vec(0_u8..10, 90));
    one.prop_map(|(start, count, step, slot, fate)| {
        let day = |n: usize| day("2026-01-01") + TimeDelta::days(start + step * n as i64);
        let fated = (0..count).map(|n| (Occurrence::at(day(n), slot), fate[n]));
        let kept = fated.filter(|(_, fate)| *fate != 0);
        kept.map(|(one, fate)| if fate == 1 { one.struck() } else { one }).collect()
    })
}

proptest! {
    #[test]
    fn runs_hold_what_they_were_made_of_and_nothing_else(mut all in prop::collection::vec(series(), 0..6)) {
        let mut occurrences: Vec<_> = all.drain(..).flatten().collect();
        let dates = Dates::of(occurrences.clone());
        let expected = plain(&occurrences);
        prop_assert_eq!(dates.all().collect::<Vec<_>>(), expected.clone());
        prop_assert_eq!(dates.count(), expected.len());
        prop_assert_eq!(dates.first(), expected.first().copied());
        prop_assert_eq!(dates.last(), expected.last().copied());
        prop_assert!(dates.stretches().len() <= expected.len());
        occurrences.reverse();
        prop_assert_eq!(&Dates::of(occurrences), &dates);
        prop_assert_eq!(&Dates::of(dates.all().collect()), &dates);
        prop_assert_eq!(&Dates::of_stretches(dates.stretches().to_vec()), &dates);
    }

    #[test]
    fn a_window_shows_what_touches_it(all in prop::collection::vec(series(), 1..4), start in 0_i64..900, length in 0_i64..40) {
        let dates = Dates::of(all.into_iter().flatten().collect());
        let from = day("2025-12-20") + TimeDelta::days(start);
        let to = from + TimeDelta::days(length);
        let within = |one: &Occurrence| one.day <= to && one.last_day() >= from;
        let expected: Vec<_> = dates.all().filter(within).collect();
        prop_assert_eq!(dates.intersects(from, to), !expected.is_empty());
        prop_assert_eq!(dates.holds(from, to), expected.iter().any(|one| !one.cancelled));
        prop_assert_eq!(dates.occurrences(from, to).collect::<Vec<_>>(), expected);
        let now = from.and_hms_opt(12, 0, 0).unwrap().and_utc();
        let next = dates.all().find(|one| !one.cancelled && one.over_at() > now);
        prop_assert_eq!(dates.next(now), next);
    }
}

#[test]
fn five_hundred_and_thirty_seven_days_are_one_run() {
    let first = day("2026-01-05");
    let dates = Dates::of(Occurrence::days(first, first + TimeDelta::days(536)));
    assert_eq!((dates.count(), dates.stretches().len()), (537, 1));
    assert_eq!(dates.runs_until(day("2026-06-01")), Some(first + TimeDelta::days(536)));
    assert_eq!(dates.runs_until(day("2025-06-01")), None);
}

#[test]
fn rhythms_are_found_with_their_holes() {
    let mut museum = each("2026-03-05", "2026-09-27", &[2, 3, 4, 5, 6, 7], hours("10:00", "18:00"));
    museum.retain(|one| one.day != day("2026-05-01"));
    museum[10].cancelled = true;
    let dates = Dates::of(museum.clone());
    assert_eq!(dates.stretches().len(), 1, "{dates:?}");
    let run = &dates.stretches()[0];
    assert_eq!(run.days.range(), Some((Weekday::Tue, Weekday::Sun)));
    assert_eq!(
        (run.except.as_slice(), run.cancelled.as_slice()),
        (&[day("2026-05-01")][..], &[museum[10].day][..])
    );

    let fortnight: Vec<_> =
        (0..12).map(|n| Occurrence::at(day("2026-01-07") + TimeDelta::weeks(2 * n), Slot::AllDay)).collect();
    let dates = Dates::of(fortnight);
    assert_eq!((dates.stretches().len(), dates.stretches()[0].weeks), (1, 2));

    // The hours of winter, then those of summer: two runs, not one with holes.
    let mut seasons = each("2026-01-03", "2026-03-29", &[6, 7], Slot::AllDay);
    seasons.extend(each("2026-04-01", "2026-09-30", &[1, 2, 3, 4, 5, 6, 7], Slot::AllDay));
    assert_eq!(Dates::of(seasons).stretches().len(), 2);
}

#[test]
fn a_timing_is_read_by_the_clocks_of_paris() {
    let one = |begin: &str, end: &str| Occurrence::timing(at(begin), Some(at(end)));
    let evening = one("2026-07-14T18:30:00Z", "2026-07-14T20:00:00Z");
    assert_eq!(evening, [Occurrence::at(day("2026-07-14"), hours("20:30", "22:00"))]);
    let night = one("2026-12-31T21:00:00Z", "2027-01-01T03:00:00Z")[0];
    assert_eq!(night.slot, Slot::between(clock("22:00"), clock("04:00"), 1));
    assert_eq!((night.last_day(), night.ends_at()), (day("2026-12-31"), Some(at("2027-01-01T03:00:00Z"))));
    // Whole days: two midnights of Paris, or the last minute.
    assert_eq!(
        one("2026-03-02T23:00:00Z", "2026-03-05T23:00:00Z"),
        Occurrence::days(day("2026-03-03"), day("2026-03-05"))
    );
    assert_eq!(one("2026-03-02T23:00:00Z", "2026-03-03T22:59:00Z"), [Occurrence::all_day(day("2026-03-03"))]);
    // An exhibition as one timing of three months: its two hours say nothing of the days between.
    assert_eq!(one("2026-01-10T09:00:00Z", "2026-04-10T16:00:00Z").len(), 91);
    // A week-end is one thing, on each of its days.
    let festival = one("2026-07-03T16:00:00Z", "2026-07-05T21:00:00Z");
    assert_eq!((festival.len(), festival[0].last_day()), (1, day("2026-07-05")));
    // An end before its beginning is no end.
    assert_eq!(one("2026-07-14T18:30:00Z", "2026-07-14T18:30:00Z")[0].slot, Slot::From(clock("20:30")));
}

#[test]
fn the_two_nights_on_which_clocks_turn_are_read_once() {
    let at_clock = |day: &str, time: &str| Occurrence::at(self::day(day), Slot::From(clock(time)));
    assert_eq!(at_clock("2026-03-29", "02:30").begins_at(), at("2026-03-29T01:30:00Z"));
    assert_eq!(at_clock("2026-10-25", "02:30").begins_at(), at("2026-10-25T00:30:00Z"));
    // Every Sunday at 10 h stays at 10 h whatever the season.
    let sundays = Dates::of(each("2026-03-01", "2026-11-29", &[7], Slot::From(clock("10:00"))));
    assert_eq!(sundays.stretches().len(), 1);
    assert!(sundays.all().all(|one| one.begins().time() == clock("10:00")));
    assert_eq!(sundays.all().nth(3).unwrap().begins_at(), at("2026-03-22T09:00:00Z"));
    assert_eq!(sundays.all().nth(4).unwrap().begins_at(), at("2026-03-29T08:00:00Z"));
}

#[test]
fn what_is_under_way_is_next_until_it_ends_and_what_is_cancelled_never_is() {
    let night = Occurrence::at(day("2026-12-05"), Slot::between(clock("22:00"), clock("02:00"), 1));
    let later = Occurrence::at(day("2026-12-12"), Slot::From(clock("20:30")));
    let struck = Occurrence::at(day("2026-12-08"), Slot::AllDay).struck();
    let dates = Dates::of(vec![later, night, struck]);
    assert_eq!(dates.next(at("2026-12-06T00:30:00Z")), Some(night));
    assert_eq!(dates.next(at("2026-12-06T01:00:00Z")), Some(later));
    assert_eq!(dates.next(at("2026-12-13T00:00:00Z")), None);
    assert!(dates.intersects(day("2026-12-08"), day("2026-12-08")));
    assert!(!dates.holds(day("2026-12-08"), day("2026-12-08")));
    assert!(!dates.intersects(day("2026-12-06"), day("2026-12-07")), "a night is of the day before");
}

#[test]
fn a_run_that_cannot_be_is_left_out() {
    let run = |first: &str, last: &str, weeks: u8| Stretch {
        last: day(last),
        weeks,
        days: Weekdays::ALL,
        ..Stretch::single(Occurrence::all_day(day(first)))
    };
    let dates = Dates::of_stretches(vec![
        run("2026-01-02", "2026-01-01", 1),
        run("2026-01-02", "2056-01-01", 1),
        run("2026-01-02", "2026-01-03", 0),
        run("2026-01-02", "2026-01-03", 1),
    ]);
    assert_eq!(dates.count(), 2);
}

#[test]
fn dates_are_said_as_people_say_them() {
    let said = |occurrences: Vec<Occurrence>, today: &str| Dates::of(occurrences).said(day(today));
    // « le 5 mars à 20 h 30 »
    let evening = Slot::From(clock("20:30"));
    let one = said(vec![Occurrence::at(day("2026-03-05"), evening)], "2026-03-01");
    assert_eq!(
        one.lines,
        [Line { when: When::Days(vec![day("2026-03-05")]), slots: vec![evening], except: vec![] }]
    );
    // « tous les mercredis à 14 h, du 4 mars au 1er avril »; then « jusqu’au ».
    let two = Slot::From(clock("14:00"));
    let wednesdays = || each("2026-03-04", "2026-04-01", &[3], two);
    let weekly = |from: Option<&str>| When::Weekly {
        from: from.map(day),
        to: day("2026-04-01"),
        days: bits(&[Weekday::Wed]),
        weeks: 1,
    };
    assert_eq!(said(wednesdays(), "2026-03-01").lines[0].when, weekly(Some("2026-03-04")));
    let mut begun = each("2026-02-04", "2026-04-01", &[3], two);
    assert_eq!(said(begun.clone(), "2026-03-01").lines[0].when, weekly(None));
    // The last ones are named, and what is cancelled is said apart.
    begun.last_mut().unwrap().cancelled = true;
    let end = said(begun, "2026-03-18");
    assert_eq!(end.lines[0].when, When::Days(vec![day("2026-03-18"), day("2026-03-25")]));
    assert_eq!(end.cancelled.iter().map(|one| one.day).collect::<Vec<_>>(), [day("2026-04-01")]);
    // « jusqu’au 4 mai, 10 h – 12 h et 14 h – 18 h, sauf le 1er mai »
    let mut museum = each("2026-03-01", "2026-05-04", &[1, 2, 3, 4, 5, 6, 7], hours("10:00", "12:00"));
    museum.extend(each("2026-03-01", "2026-05-04", &[1, 2, 3, 4, 5, 6, 7], hours("14:00", "18:00")));
    museum.retain(|one| one.day != day("2026-05-01"));
    let museum = said(museum, "2026-04-01");
    assert_eq!(
        museum.lines,
        [Line {
            when: When::Range { from: None, to: day("2026-05-04") },
            slots: vec![hours("10:00", "12:00"), hours("14:00", "18:00")],
            except: vec![day("2026-05-01")],
        }]
    );
    // « du jeudi 5 au dimanche 8 mars » is a range, whatever the days of the week.
    let days = said(Occurrence::days(day("2026-03-05"), day("2026-03-08")), "2026-03-01");
    assert_eq!(days.lines[0].when, When::Range { from: Some(day("2026-03-05")), to: day("2026-03-08") });
    // What is past is said as it was.
    let past = said(wednesdays(), "2026-05-01");
    assert!(past.over && past.lines[0].when == weekly(Some("2026-03-04")));
}

#[test]
fn days_with_the_same_hours_are_said_together() {
    let evening = Slot::From(clock("20:30"));
    let matinee = Slot::From(clock("15:00"));
    let plays =
        [("2026-03-05", evening), ("2026-03-07", evening), ("2026-03-08", matinee), ("2026-03-14", evening)];
    let said = Dates::of(plays.iter().map(|(on, slot)| Occurrence::at(day(on), *slot)).collect())
        .said(day("2026-03-01"));
    let days = |line: &Line| match &line.when {
        When::Days(days) => days.len(),
        _ => 0,
    };
    assert_eq!(said.lines.iter().map(days).collect::<Vec<_>>(), [3, 1]);
    assert!(!said.over && said.cancelled.is_empty());
}
