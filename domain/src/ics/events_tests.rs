//! Events as other programs read them: rules, exceptions, cancelled days, the clocks of Paris.

use chrono::{NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::distance::Point;
use crate::event::{Dates, Occurrence, Slot};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(from: &str, to: &str, nights: u16) -> Slot {
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    Slot::between(clock(from), clock(to), nights)
}

fn concert(dates: Vec<Occurrence>) -> Event {
    Event {
        name: "event.ical:1".into(),
        title: "Concert".into(),
        dates: Dates::of(dates),
        ..Event::default()
    }
}

fn lines(event: Event) -> Vec<String> {
    let made = "2026-11-24T11:00:00Z".parse().unwrap();
    let text = agenda("-//x//y//FR", "Agenda", &[event], &[], made);
    assert!(text.split("\r\n").all(|line| line.len() <= LINE));
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn count(lines: &[String], line: &str) -> usize {
    lines.iter().filter(|found| *found == line).count()
}

#[test]
fn an_evening_is_one_entry_by_the_clocks_of_paris() {
    let night = Occurrence::at(day("2026-12-05"), hours("22:00", "02:00", 1));
    let event = Event {
        place: "La Vapeur, 42 avenue de Stalingrad, 21000 Dijon".into(),
        point: Some(Point { lat: 4_733_950, lon: -504 }),
        url: Some("https://a.example/b;c\r\nX: y".into()),
        categories: vec!["Musique, danse".into(), "Nuit".into()],
        reminders: vec![TimeDelta::hours(2)],
        ..concert(vec![night])
    };
    let lines = lines(event);
    for line in [
        "UID:event.ical:1.20261205T2200@ma-region",
        "DTSTART;TZID=Europe/Paris:20261205T220000",
        "DTEND;TZID=Europe/Paris:20261206T020000",
        "LOCATION:La Vapeur\\, 42 avenue de Stalingrad\\, 21000 Dijon",
        "GEO:47.33950;-0.00504",
        "URL:https://a.example/b;cX:y",
        "CATEGORIES:Musique\\, danse,Nuit",
        "TRIGGER:-PT120M",
        "STATUS:CONFIRMED",
        "TZID:Europe/Paris",
        "X-WR-CALNAME:Agenda",
    ] {
        assert_eq!(count(&lines, line), 1, "{line}: {lines:#?}");
    }
    assert!(
        !lines.iter().any(|line| line.starts_with("RRULE:FREQ=WEEKLY") || line.starts_with("DTEND;VALUE"))
    );
}

#[test]
fn a_run_is_one_entry_with_its_rule_its_holes_and_its_cancelled_days() {
    let wednesdays = (0..10).map(|n| day("2026-03-04") + TimeDelta::weeks(n));
    let mut all: Vec<_> = wednesdays.map(|day| Occurrence::at(day, hours("14:00", "16:00", 0))).collect();
    all[5].cancelled = true;
    all.remove(3);
    let lines = lines(Event { reminders: vec![TimeDelta::days(1)], ..concert(all) });
    assert_eq!(count(&lines, "BEGIN:VEVENT"), 2);
    assert_eq!(count(&lines, "UID:event.ical:1.20260304T1400@ma-region"), 2);
    // The clocks turn within the run: its end is told in UTC by those of summer.
    assert_eq!(
        count(&lines, "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=WE;WKST=MO;UNTIL=20260506T120000Z"),
        1,
        "{lines:#?}"
    );
    assert_eq!(count(&lines, "EXDATE;TZID=Europe/Paris:20260325T140000"), 1);
    assert_eq!(count(&lines, "RECURRENCE-ID;TZID=Europe/Paris:20260408T140000"), 1);
    assert_eq!((count(&lines, "STATUS:CANCELLED"), count(&lines, "BEGIN:VALARM")), (1, 1));
}

#[test]
fn days_without_hours_end_on_the_day_after_and_need_no_clock() {
    let days = Occurrence::days(day("2026-01-05"), day("2026-12-31"));
    let lines = lines(concert(days));
    assert_eq!(count(&lines, "DTSTART;VALUE=DATE:20260105"), 1);
    assert_eq!(count(&lines, "DTEND;VALUE=DATE:20260106"), 1);
    assert_eq!(count(&lines, "RRULE:FREQ=DAILY;UNTIL=20261231"), 1);
    assert_eq!(count(&lines, "BEGIN:VTIMEZONE"), 0);
}

#[test]
fn what_is_cancelled_is_told_so_and_reminds_nobody() {
    let one = Occurrence::at(day("2026-12-05"), hours("20:00", "22:00", 0));
    let reminders = vec![TimeDelta::hours(1)];
    for event in [
        Event { cancelled: true, reminders: reminders.clone(), ..concert(vec![one]) },
        Event { reminders, ..concert(vec![one.struck()]) },
    ] {
        let lines = lines(event);
        assert_eq!(count(&lines, "BEGIN:VEVENT"), 1);
        assert_eq!((count(&lines, "STATUS:CANCELLED"), count(&lines, "BEGIN:VALARM")), (1, 0));
    }
}

#[test]
fn two_runs_of_one_hour_have_two_names_and_no_dates_are_no_entry() {
    let at = day("2026-12-05");
    let two = [hours("20:00", "21:00", 0), hours("20:00", "22:00", 0)].map(|slot| Occurrence::at(at, slot));
    let lines = lines(concert(two.to_vec()));
    let mut names: Vec<_> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
    names.dedup();
    assert_eq!(names.len(), 2);
    assert_eq!(count(&self::lines(concert(Vec::new())), "BEGIN:VEVENT"), 0);
}

proptest! {
    #[test]
    fn every_time_is_in_some_entry_and_no_line_is_too_long(
        days in prop::collection::btree_set(0_i64..300, 1..60), title in "[a-zé ,;\u{1f600}]{0,90}", hour in 0_u32..24,
    ) {
        let slot = Slot::from(NaiveTime::from_hms_opt(hour, 30, 0).unwrap());
        let all: Vec<_> = days.iter().map(|n| Occurrence::at(day("2026-01-01") + TimeDelta::days(*n), slot)).collect();
        let lines = lines(Event { title, ..concert(all.clone()) });
        let runs = Dates::of(all).stretches().len();
        prop_assert_eq!(count(&lines, "BEGIN:VEVENT"), runs);
        prop_assert_eq!(count(&lines, "END:VEVENT"), runs);
    }
}
