//! Events and questions, always the same ones: made by a generator with a seed.

use std::collections::BTreeMap;

use api_client::{canonical, translate, wire};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use domain::distance::Point;
use domain::event::{Access, Dates, Event, Occurrence, Slot, Theme};

use crate::rig::Dice;

/// A Thursday: a year of events follows.
const BEGINS: &str = "2026-01-01";
const DAYS: usize = 365;
const TOWNS: usize = 200;

pub struct Made {
    pub lines: BTreeMap<String, Vec<u8>>,
    pub events: Vec<Event>,
    pub occurrences: usize,
}

/// A question: from where, and which Saturday.
pub struct Asked {
    pub at: Point,
    pub saturday: NaiveDate,
}

fn point(dice: &mut Dice) -> Point {
    let lat = 4_620_000 + dice.roll(215_000) as i32;
    Point { lat, lon: 290_000 + dice.roll(420_000) as i32 }
}

/// Four fifths of what takes place does so in a town: close to one of two hundred points.
fn near_a_town(dice: &mut Dice, towns: &[Point]) -> Point {
    if dice.roll(5) == 0 {
        return point(dice);
    }
    // The first towns are the larger ones.
    let town = towns[dice.roll(TOWNS).min(dice.roll(TOWNS))];
    let near = |at: i32, dice: &mut Dice| at + dice.roll(4_000) as i32 - 2_000;
    Point { lat: near(town.lat, dice), lon: near(town.lon, dice) }
}

fn dates(dice: &mut Dice) -> Dates {
    let begins: NaiveDate = BEGINS.parse().unwrap();
    let first = begins + TimeDelta::days(dice.roll(DAYS) as i64);
    let from = NaiveTime::from_hms_opt(9 + dice.roll(12) as u32, [0, 30][dice.roll(2)], 0).unwrap();
    let slot = match dice.roll(4) {
        0 => Slot::AllDay,
        1 => Slot::from(from),
        _ => Slot::between(from, from.overflowing_add_signed(TimeDelta::hours(2)).0, 0),
    };
    // How many days, and how far apart.
    let (count, step) = match dice.roll(20) {
        0 => (40 + dice.roll(100) as i64, 1),
        1..4 => (12 + dice.roll(18) as i64, 7),
        4..7 => (2 + dice.roll(3) as i64, 1),
        _ => (1, 1),
    };
    let mut all = Vec::new();
    for at in 0..count {
        let day = first + TimeDelta::days(at * step);
        // A museum closes on Mondays, and each run has a day on which nothing is.
        if count > 20 && day.weekday().num_days_from_monday() == 0 || count > 5 && dice.roll(25) == 0 {
            continue;
        }
        let one = Occurrence::at(day, slot);
        all.push(if dice.roll(60) == 0 { one.struck() } else { one });
    }
    if all.is_empty() {
        all.push(Occurrence::at(first, slot));
    }
    Dates::of(all)
}

pub fn events(count: usize) -> Made {
    let mut dice = Dice(1);
    let towns: Vec<Point> = (0..TOWNS).map(|_| point(&mut dice)).collect();
    let mut made = Made { lines: BTreeMap::new(), events: Vec::new(), occurrences: 0 };
    for number in 0..count {
        let at = near_a_town(&mut dice, &towns);
        let dates = dates(&mut dice);
        made.occurrences += dates.count();
        let record = wire::Event {
            id: format!("bench:{number:06}"),
            title: format!("{} {}", dice.word(), dice.word()),
            summary: (0..8).map(|_| dice.word()).collect::<Vec<_>>().join(" "),
            theme: Theme::ALL[dice.roll(Theme::ALL.len())].slug().into(),
            dates: translate::written_dates(&dates),
            cost: [Some("free"), Some("paid"), None][dice.roll(3)].map(str::to_owned),
            access: Access::ALL.iter().filter(|_| dice.roll(6) == 0).map(|flag| flag.slug().into()).collect(),
            young: dice.roll(5) == 0,
            venue: Some(dice.word()),
            commune: "70550".into(),
            point: Some([at.lat, at.lon]),
            source: "Bench".into(),
            verified_on: "2026-01-01".into(),
            ..wire::Event::default()
        };
        made.lines.insert(record.id.clone(), canonical::to_vec(&record).unwrap());
        made.events.push(translate::event(record).unwrap());
    }
    made
}

pub fn questions(count: usize) -> Vec<Asked> {
    let mut dice = Dice(1);
    let towns: Vec<Point> = (0..TOWNS).map(|_| point(&mut dice)).collect();
    let mut dice = Dice(2);
    let first: NaiveDate = "2026-01-03".parse().unwrap();
    let asked = |_| Asked {
        at: near_a_town(&mut dice, &towns),
        saturday: first + TimeDelta::weeks(dice.roll(52) as i64),
    };
    (0..count).map(asked).collect()
}
