//! Whatever is asked, the answer is that of a look at every single occurrence.

use std::collections::{BTreeMap, BTreeSet};

use api_client::{canonical, translate, wire};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::distance::Point;
use domain::event::{Access, Attendance, Cost, Dates, Event, Occurrence, Slot, Theme};
use domain::place::Wheelchair;
use ma_region::store::reference::events::{Agenda, Ask, How, agenda};
use ma_region::store::reference::{NewEdition, apply};

use crate::world::Phone;
use crate::world::events::event;

/// Numbers that look like chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn day(&mut self) -> NaiveDate {
        let first: NaiveDate = "2026-11-01".parse().unwrap();
        first + TimeDelta::days(self.below(90) as i64)
    }

    fn slot(&mut self) -> Slot {
        let hour = self.below(24) as u32;
        let from = NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
        let to = NaiveTime::from_hms_opt((hour + 5) % 24, 0, 0).unwrap();
        match self.below(4) {
            0 => Slot::AllDay,
            1 => Slot::from(from),
            2 => Slot::between(from, to, u16::from(hour >= 19)),
            _ => Slot::between(from, to, 1 + self.below(3) as u16),
        }
    }

    fn dates(&mut self) -> Dates {
        let mut all = Vec::new();
        for _ in 0..1 + self.below(4) {
            let (first, slot) = (self.day(), self.slot());
            let (days, step, skipped) = match self.below(4) {
                0 => (1, 1, 0),
                1 => (60, 7, 9),
                2 => (70, 14, 0),
                _ => (1 + self.below(80) as i64, 1, 5),
            };
            for at in (0..days).step_by(step as usize) {
                if skipped > 0 && self.one_in(skipped) {
                    continue;
                }
                let one = Occurrence::at(first + TimeDelta::days(at), slot);
                all.push(if self.one_in(8) { one.struck() } else { one });
            }
        }
        Dates::of(all)
    }

    fn event(&mut self, number: u64) -> wire::Event {
        let at = (47.0 + self.below(1_000) as f64 / 1_000.0, 5.0 + self.below(1_500) as f64 / 1_000.0);
        let dates = self.dates();
        let mut made = event(&number.to_string(), &translate::written_dates(&dates), at);
        made.point = made.point.filter(|_| !self.one_in(12));
        made.cost = [None, Some("free".into()), Some("paid".into())][self.below(3) as usize].clone();
        made.mode = [None, None, Some("online".into()), Some("mixed".into())][self.below(4) as usize].clone();
        made.wheelchair =
            ["yes", "limited", "no", ""].map(str::to_owned).get(self.below(5) as usize).cloned();
        made.young = self.one_in(3);
        made.theme = Theme::ALL[self.below(4) as usize].slug().into();
        let flags = Access::ALL.into_iter().filter(|_| self.one_in(2));
        made.access = flags.map(|flag| flag.slug().to_owned()).collect();
        made
    }

    fn ask(&mut self) -> Ask {
        let from = self.day();
        let to = from + TimeDelta::days([0, 1, 1, 6, 13, 40][self.below(6) as usize]);
        let instant = |day: NaiveDate, hour: u64| -> DateTime<Utc> {
            day.and_hms_opt(hour as u32, 10, 0).unwrap().and_utc()
        };
        Ask {
            at: (!self.one_in(4)).then_some(Point { lat: 4_750_000, lon: 575_000 }),
            within: (!self.one_in(4)).then(|| 5_000.0 + self.below(60) as f64 * 1_000.0),
            not_over_at: self.one_in(2).then(|| instant(from, self.below(24))),
            free: self.one_in(3),
            access: Access::ALL.into_iter().filter(|_| self.one_in(8)).collect(),
            wheelchair: self.one_in(4),
            themes: Theme::ALL.into_iter().take(3).filter(|_| self.one_in(5)).collect(),
            young: self.one_in(5),
            how: [How::Any, How::Any, How::There, How::Online][self.below(4) as usize],
            ..Ask::days(from, to)
        }
    }
}

/// Rows: which event on which day, at how many times; and what goes on for long.
#[derive(Debug, Default, PartialEq)]
struct Told {
    days: BTreeMap<(NaiveDate, String), Vec<(NaiveDate, bool)>>,
    long: BTreeSet<String>,
    total: usize,
}

fn told(agenda: &Agenda) -> Told {
    let mut told = Told { total: agenda.total, ..Told::default() };
    for day in &agenda.days {
        for found in &day.found {
            let times = found.times.iter().map(|time| (time.day, time.cancelled)).collect();
            assert!(told.days.insert((day.on, found.id.to_string()), times).is_none(), "one row a day");
        }
    }
    for found in &agenda.long {
        assert!(told.long.insert(found.id.to_string()), "one row in all");
    }
    told
}

fn is_meant(event: &Event, ask: &Ask) -> bool {
    let near = || match (ask.at, ask.within) {
        (Some(at), Some(most)) if ask.how != How::Online => {
            event.venue.point.is_some_and(|point| at.metres_to(point) <= most)
        }
        _ => true,
    };
    let how = match ask.how {
        How::Any => true,
        How::There => event.attendance != Attendance::Online,
        How::Online => event.attendance != Attendance::InPerson,
    };
    (!ask.free || event.price.cost == Cost::Free)
        && ask.access.iter().all(|flag| event.access.contains(flag))
        && (!ask.wheelchair || matches!(event.wheelchair, Some(Wheelchair::Yes | Wheelchair::Limited)))
        && (ask.themes.is_empty() || ask.themes.contains(&event.theme))
        && (!ask.young || event.audience.young)
        && how
        && near()
}

fn naive(events: &[Event], ask: &Ask) -> Told {
    let mut told = Told::default();
    for event in events.iter().filter(|event| is_meant(event, ask)) {
        let id = event.id.to_string();
        let mut any = false;
        for time in event.dates.all() {
            let over = ask.not_over_at.is_some_and(|now| time.over_at() <= now);
            if time.day > ask.to || time.last_day() < ask.from || over {
                continue;
            }
            any = true;
            if event.dates.runs_until(time.day).is_some() {
                told.long.insert(id.clone());
            } else {
                let day = time.day.max(ask.from);
                told.days.entry((day, id.clone())).or_default().push((time.day, time.cancelled));
            }
        }
        told.total += usize::from(any);
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_that_of_a_look_at_every_occurrence() {
    let mut chance = Chance(16);
    let records: Vec<wire::Event> = (0..400).map(|number| chance.event(number)).collect();
    let events: Vec<Event> = records.iter().map(|record| translate::event(record.clone()).unwrap()).collect();
    let phone = Phone::alone();
    let lines = records.iter().map(|one| (one.id.clone(), canonical::to_vec(one).unwrap()));
    let edition = NewEdition {
        collection: "events".into(),
        slice: "a".into(),
        put: lines.collect(),
        ..NewEdition::default()
    };
    phone.app.store.write(move |db| apply::apply(db, &edition)).await.unwrap();
    let (mut rows, mut long) = (0, 0);
    for _ in 0..600 {
        let ask = chance.ask();
        let expected = naive(&events, &ask);
        let asked = ask.clone();
        let found = told(&phone.app.store.read(move |db| agenda(db, &asked)).await.unwrap());
        assert_eq!(found, expected, "{ask:?}");
        rows += found.days.len();
        long += found.long.len();
    }
    println!("600 questions, {rows} rows of days and {long} of what goes on for long, each as expected");
    assert!(rows > 5_000 && long > 500);
}
