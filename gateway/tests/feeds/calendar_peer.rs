//! Calendars beside another reader (Python: icalendar and dateutil): 500 rules over ten years, and what we write.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::event::{Dates, Occurrence, Slot};
use domain::ics;
use gateway::sources::expanded;

/// By name of the event: beginning, end, whether it is cancelled.
type Told = BTreeMap<String, Vec<(NaiveDateTime, Option<NaiveDateTime>, bool)>>;

const RULES: usize = 500;

/// What the other reader finds in a calendar.
fn peer(calendar: &str, first: NaiveDate, last: NaiveDate) -> Told {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../.ci/pypi/.venv/bin/python", "../target/venv/bin/python"];
    let python: Option<PathBuf> = places.iter().map(|place| root.join(place)).find(|place| place.exists());
    let python = python.expect("Python with icalendar is installed by .ci/setup.sh test");
    let mut running = Command::new(python)
        .arg(root.join("tests/peers/calendars.py"))
        .args([first.to_string(), last.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let said = running.wait_with_output().unwrap();
    assert!(said.status.success(), "the other reader does not read it");
    let said: BTreeMap<String, Vec<(String, Option<String>, bool)>> =
        serde_json::from_slice(&said.stdout).unwrap();
    let at = |text: String| text.parse::<NaiveDateTime>().unwrap();
    let told = said.into_iter();
    told.map(|(uid, times)| (uid, times.into_iter().map(|(b, e, off)| (at(b), e.map(at), off)).collect()))
        .collect()
}

/// The same numbers at each run (a linear congruence of Knuth).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn is(&mut self, of_ten: u64) -> bool {
        self.below(10) < of_ten
    }

    /// Some of these, each once, at least one.
    fn some(&mut self, from: &[String], most: u64) -> String {
        let mut kept: Vec<&String> = Vec::new();
        for _ in 0..=self.below(most) {
            let one = &from[self.below(from.len() as u64) as usize];
            if !kept.contains(&one) {
                kept.push(one);
            }
        }
        kept.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(",")
    }

    fn numbers(&mut self, least: i64, last: i64, most: u64) -> String {
        let all: Vec<String> = (least..=last).filter(|n| *n != 0).map(|n| n.to_string()).collect();
        self.some(&all, most)
    }
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const ZONES: [&str; 4] = ["Europe/Paris", "America/New_York", "Asia/Tokyo", "UTC"];

/// A rule as calendars have them, and some that they hardly have.
fn rule(dice: &mut Dice) -> String {
    let often =
        ["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", "HOURLY"][dice.below(7) as usize];
    let mut rule = format!("FREQ={often}");
    let mut put = |part: String| rule += &format!(";{part}");
    if dice.is(5) {
        put(format!("INTERVAL={}", 1 + dice.below(4)));
    }
    let days: Vec<String> = DAYS.map(str::to_owned).to_vec();
    let nth: Vec<String> =
        DAYS.iter().flat_map(|day| [1, 2, 3, 4, 5, -1, -2].map(|n| format!("{n}{day}"))).collect();
    let mut by = 0;
    let weeks = often == "YEARLY" && dice.is(2);
    if weeks {
        put(format!("BYWEEKNO={}", dice.numbers(-3, 53, 3)));
        by += 1;
    }
    if dice.is(5) {
        let plain = weeks || !["MONTHLY", "YEARLY"].contains(&often) || dice.is(4);
        put(format!("BYDAY={}", if plain { dice.some(&days, 4) } else { dice.some(&nth, 3) }));
        by += 1;
    }
    if dice.is(3) {
        put(format!("BYMONTH={}", dice.numbers(1, 12, 4)));
        by += 1;
    }
    if often != "WEEKLY" && !weeks && dice.is(3) {
        put(format!("BYMONTHDAY={}", dice.numbers(-5, 31, 4)));
        by += 1;
    }
    if often == "YEARLY" && !weeks && dice.is(2) {
        put(format!("BYYEARDAY={}", dice.numbers(-20, 366, 5)));
        by += 1;
    }
    if dice.is(1) && often != "HOURLY" {
        put(format!("BYHOUR={}", dice.numbers(8, 22, 2)));
        put(format!("BYMINUTE={}", ["0", "0,30", "15"][dice.below(3) as usize]));
        by += 1;
    }
    if by > 0 && ["MONTHLY", "YEARLY", "WEEKLY"].contains(&often) && dice.is(2) {
        put(format!("BYSETPOS={}", ["1", "-1", "2", "1,-1"][dice.below(4) as usize]));
    }
    if dice.is(3) {
        put(format!("WKST={}", DAYS[dice.below(7) as usize]));
    }
    if often == "HOURLY" || dice.is(3) {
        put(format!("COUNT={}", 1 + dice.below(60)));
    }
    rule
}

/// An event with such a rule, its first time, its exceptions and what comes besides; with an end in each form.
fn event(n: usize, dice: &mut Dice) -> String {
    let mut rule = rule(dice);
    let whole = dice.is(2) && !rule.contains("HOUR");
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(dice.below(365));
    let zone = ZONES[dice.below(4) as usize];
    // Never between 2 h and 3 h: what clocks that turn make of it is another test's.
    let hour = NaiveTime::from_hms_opt(8 + dice.below(14) as u32, (dice.below(4) * 15) as u32, 0).unwrap();
    let at = |day: NaiveDate| match whole {
        true => format!(";VALUE=DATE:{}", day.format("%Y%m%d")),
        false if zone == "UTC" => format!(":{}T{}Z", day.format("%Y%m%d"), hour.format("%H%M%S")),
        false => format!(";TZID={zone}:{}T{}", day.format("%Y%m%d"), hour.format("%H%M%S")),
    };
    if !rule.contains("COUNT") && dice.is(6) {
        let end = start + Days::new(1 + dice.below(2_500));
        rule += &match (whole, dice.below(2)) {
            (true, _) | (_, 0) => format!(";UNTIL={}", end.format("%Y%m%d")),
            _ => format!(";UNTIL={}T{}Z", end.format("%Y%m%d"), hour.format("%H%M%S")),
        };
    }
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:rule-{n}"),
        "DTSTAMP:20260101T000000Z".to_owned(),
        format!("DTSTART{}", at(start)),
        format!("SUMMARY:Rule {n}"),
        format!("RRULE:{rule}"),
    ];
    for _ in 0..dice.below(3) {
        lines.push(format!("EXDATE{}", at(start + Days::new(dice.below(60)))));
        lines.push(format!("RDATE{}", at(start + Days::new(dice.below(400)))));
    }
    lines.push("END:VEVENT".to_owned());
    lines.join("\r\n")
}

#[test]
fn five_hundred_rules_over_ten_years_are_those_of_another_reader() {
    let mut dice = Dice(20_261_130);
    let events: Vec<String> = (0..RULES).map(|n| event(n, &mut dice)).collect();
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//FR\r\n{}\r\nEND:VCALENDAR\r\n",
        events.join("\r\n")
    );
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let last = NaiveDate::from_ymd_opt(2035, 12, 31).unwrap();
    let theirs = peer(&text, first, last);
    let ours: BTreeMap<_, _> = expanded(&text, first, last).unwrap().into_iter().collect();
    assert_eq!((ours.len(), theirs.len()), (RULES, RULES));
    let (mut times, mut wrong) = (0, Vec::new());
    for (n, event) in events.iter().enumerate() {
        let name = format!("rule-{n}");
        let theirs: Vec<_> = theirs[&name].iter().map(|(at, _, _)| *at).collect();
        times += theirs.len();
        if ours[&name] != theirs {
            let apart = |one: &[NaiveDateTime], two: &[NaiveDateTime]| {
                one.iter().filter(|at| !two.contains(at)).take(3).copied().collect::<Vec<_>>()
            };
            wrong.push(format!(
                "{event}\nours alone {:?}, theirs alone {:?}",
                apart(&ours[&name], &theirs),
                apart(&theirs, &ours[&name])
            ));
        }
    }
    eprintln!("{} rules of {RULES} agree, {times} times", RULES - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(times > 50_000, "{times}");
}

/// Dates with rhythms, holes, cancelled days and nights.
fn dates(dice: &mut Dice) -> Dates {
    let clock = |dice: &mut Dice| NaiveTime::from_hms_opt(8 + dice.below(15) as u32, 30, 0).unwrap();
    let mut all = Vec::new();
    for _ in 0..=dice.below(3) {
        let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(dice.below(500));
        let step = [1, 1, 7, 7, 14, 3][dice.below(6) as usize];
        let (from, to) = (clock(dice), clock(dice));
        let slot = match dice.below(4) {
            0 => Slot::AllDay,
            1 => Slot::from(from),
            2 => Slot::between(from, to, u16::from(to <= from)),
            _ => Slot::between(from, to, 1),
        };
        for n in 0..1 + dice.below(80) {
            let one = Occurrence::at(start + Days::new(n * step), slot);
            match dice.below(12) {
                0 => {}
                1 => all.push(one.struck()),
                _ => all.push(one),
            }
        }
    }
    Dates::of(all)
}

#[test]
fn what_we_write_is_read_by_another_reader_as_it_was_meant() {
    let mut dice = Dice(6);
    let events: Vec<ics::Event> = (0..200)
        .map(|n| ics::Event {
            name: format!("event.{n}"),
            title: format!("Évènement n° {n} : « virgule, point-virgule ; \\ et\nligne »"),
            told: "Une très longue description. ".repeat(20),
            dates: dates(&mut dice),
            reminders: vec![TimeDelta::hours(2)],
            ..ics::Event::default()
        })
        .collect();
    let made = "2026-11-30T12:00:00Z".parse().unwrap();
    let text = ics::agenda("-//Exemple//Agenda//FR", "Agenda", &events, &[], made);
    let (first, last) = ("2025-01-01".parse().unwrap(), "2036-01-01".parse().unwrap());
    let mut theirs: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (uid, times) in peer(&text, first, last) {
        let name = uid.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
        theirs.entry(name).or_default().extend(times);
    }
    let mut count = 0;
    for event in &events {
        let mut ours: Vec<_> = event
            .dates
            .all()
            .map(|one| {
                let day_after = || Some((one.day + Days::new(1)).and_time(NaiveTime::MIN));
                let end = if one.slot == Slot::AllDay { day_after() } else { one.ends() };
                (one.begins(), end, one.cancelled)
            })
            .collect();
        let mut found = theirs.remove(&event.name).unwrap_or_default();
        ours.sort();
        found.sort();
        assert_eq!(found, ours, "{}", event.name);
        count += ours.len();
    }
    eprintln!("{} events, {count} times, written and read by another reader", events.len());
    assert!(count > 5_000, "{count}");
    // And by ourselves: the importer finds what the writer wrote.
    let back = expanded(&text, first, last).unwrap();
    assert_eq!(back.iter().map(|(_, times)| times.len()).sum::<usize>(), count);
}
