//! Places and questions, always the same ones: made by a generator with a seed.

use std::collections::BTreeMap;

use api_client::{canonical, wire};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use domain::distance::Point;
use domain::place::Kind;

/// How many different texts of hours there are, unknown ones apart.
pub const HOURS: usize = 600;
/// A Monday; the fortnight that follows has no public holiday.
const BEGINS: &str = "2026-09-07T00:00:00";
const KINDS: usize = 14;

/// A place, as every side is given it.
pub struct One {
    pub id: u32,
    pub at: Point,
    pub kind: Kind,
    /// Which of the hours; none: unknown.
    pub hours: Option<usize>,
}

pub struct Made {
    pub places: Vec<One>,
    pub hours: Vec<String>,
}

/// A question.
pub struct Asked {
    pub at: Point,
    pub kinds: [Kind; 3],
    /// By the clocks of Paris.
    pub clock: NaiveDateTime,
}

impl Asked {
    pub fn when(&self) -> DateTime<Utc> {
        // Paris is two hours ahead in September.
        (self.clock - TimeDelta::hours(2)).and_utc()
    }
}

/// Numbers that look like chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn point(&mut self) -> Point {
        let lat = 4_620_000 + self.below(215_000) as i32;
        Point { lat, lon: 290_000 + self.below(420_000) as i32 }
    }
}

pub fn places(count: usize) -> Made {
    let mut chance = Chance(1);
    let hours = (0..HOURS).map(|_| text_of_hours(&mut chance)).collect();
    // Half of them lie in towns: close to one of two hundred points.
    let towns: Vec<Point> = (0..200).map(|_| chance.point()).collect();
    let places = (0..count)
        .map(|id| {
            let at = if chance.below(2) == 0 {
                let town = towns[chance.below(200) as usize];
                let near = |at: i32, chance: &mut Chance| at + chance.below(4_000) as i32 - 2_000;
                Point { lat: near(town.lat, &mut chance), lon: near(town.lon, &mut chance) }
            } else {
                chance.point()
            };
            let kind = Kind::ALL[chance.below(KINDS as u64) as usize];
            let hours = (chance.below(5) > 0).then(|| chance.below(HOURS as u64) as usize);
            One { id: id as u32, at, kind, hours }
        })
        .collect();
    Made { places, hours }
}

fn text_of_hours(chance: &mut Chance) -> String {
    if chance.below(40) == 0 {
        return "24/7; PH off".to_owned();
    }
    let opens = 7 * 60 + chance.below(12) * 15;
    let lunch = 11 * 60 + 30 + chance.below(5) * 15;
    let back = lunch + 60 + chance.below(5) * 15;
    let closes = 16 * 60 + chance.below(16) * 15;
    let clock = |minute: u64| format!("{:02}:{:02}", minute / 60, minute % 60);
    let morning = format!("{}-{}", clock(opens), clock(lunch));
    let whole = format!("{morning},{}-{}", clock(back), clock(closes));
    let days = ["Mo-Fr", "Tu-Sa", "Mo,Tu,Th,Fr", "Mo-Th"][chance.below(4) as usize];
    match chance.below(4) {
        0 => format!("{days} {morning}; PH off"),
        1 => format!("{days} {whole}; Sa {morning}; PH off"),
        2 => format!("{days} {whole}; We {morning}; PH off"),
        _ => format!("{days} {whole}; PH off"),
    }
}

pub fn questions(count: usize) -> Vec<Asked> {
    let mut chance = Chance(2);
    let begins: NaiveDateTime = BEGINS.parse().unwrap();
    (0..count)
        .map(|_| {
            let first = chance.below(KINDS as u64) as usize;
            let kinds = [0, 3, 7].map(|step| Kind::ALL[(first + step) % KINDS]);
            Asked {
                at: chance.point(),
                kinds,
                clock: begins + TimeDelta::minutes(chance.below(14 * 24 * 60) as i64),
            }
        })
        .collect()
}

impl Made {
    /// As an edition brings them.
    pub fn lines(&self) -> BTreeMap<String, Vec<u8>> {
        let line = |one: &One| {
            let place = wire::Place {
                id: format!("bench:{:06}", one.id),
                kind: one.kind.slug().to_owned(),
                name: format!("Lieu {}", one.id),
                commune: "70550".to_owned(),
                point: Some([one.at.lat, one.at.lon]),
                phone: Some(format!("03{:08}", one.id)),
                hours: one.hours.map(|hours| self.hours[hours].clone()),
                source: "Bench".to_owned(),
                verified_on: "2026-09-01".to_owned(),
                ..wire::Place::default()
            };
            (place.id.clone(), canonical::to_vec(&place).unwrap())
        };
        self.places.iter().map(line).collect()
    }
}
