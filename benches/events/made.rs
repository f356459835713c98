//! Events nobody announced, the same ones in every run: of 3 600 communes, as unequal as real ones, over thirteen months.

use api_client::translate::written_dates;
use api_client::wire::Event;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use domain::event::{Dates, Occurrence, Slot};

use crate::rig::Dice;

pub const COMMUNES: usize = 3_600;
const WORDS: usize = 6_000;
const KINDS: [&str; 12] = [
    "Concert",
    "Exposition",
    "Atelier",
    "Visite guidée",
    "Marché",
    "Théâtre",
    "Conférence",
    "Randonnée",
    "Spectacle",
    "Loto",
    "Vide-grenier",
    "Fête",
];
const VENUES: [&str; 8] = [
    "Salle des fêtes",
    "Médiathèque",
    "Église Saint-Pierre",
    "Musée",
    "Place du marché",
    "Théâtre municipal",
    "Maison",
    "Espace",
];

/// Words as unequal as in a language: the square of a share favours the first ones.
pub struct Tongue(Vec<String>);

impl Tongue {
    pub fn new() -> Self {
        let mut dice = Dice(7);
        Self((0..WORDS).map(|_| dice.word()).collect())
    }

    pub fn say(&self, dice: &mut Dice, many: usize) -> String {
        let word = |_| {
            let share = dice.roll(WORDS);
            self.0[share * share / WORDS].as_str()
        };
        (0..many).map(word).collect::<Vec<_>>().join(" ")
    }
}

/// An event before any feed writes it down.
pub struct Made {
    pub number: usize,
    pub title: String,
    pub summary: String,
    pub text: String,
    pub venue: String,
    pub commune: usize,
    pub days: Vec<NaiveDate>,
    pub from: NaiveTime,
    pub to: NaiveTime,
}

/// INSEE code of a commune by its number.
pub fn insee(commune: usize) -> String {
    format!("{}{:03}", [21, 25, 39, 58, 70, 71, 89, 90][commune % 8], 1 + commune / 8)
}

/// Degrees of its centre.
pub fn centre(commune: usize) -> (f64, f64) {
    (47.0 + (commune / 60) as f64 / 100.0, 5.0 + (commune % 60) as f64 / 50.0)
}

/// The event of that number.
pub fn made(tongue: &Tongue, number: usize) -> Made {
    let mut dice = Dice(number as u64 * 31 + 5);
    let share = dice.roll(COMMUNES);
    let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap() + TimeDelta::days(dice.roll(400) as i64);
    // Eight on average, as in the issue: most are one evening, some are weekly, a few are on for months.
    let days: Vec<NaiveDate> = match dice.roll(20) {
        0 => (0..60).map(|day| first + TimeDelta::days(day)).collect(),
        1 | 2 => (0..12).map(|week| first + TimeDelta::days(week * 7)).collect(),
        3 => (0..40)
            .map(|day| first + TimeDelta::days(day))
            .filter(|day| day.weekday().number_from_monday() > 1)
            .collect(),
        4..=6 => (0..3).map(|day| first + TimeDelta::days(day)).collect(),
        _ => vec![first],
    };
    let from = 9 + dice.roll(12);
    let clock = |hour: usize, minute: usize| NaiveTime::from_hms_opt(hour as u32, minute as u32, 0).unwrap();
    let words = 2 + dice.roll(3);
    let name = tongue.say(&mut dice, 1);
    Made {
        number,
        title: format!("{} {}", KINDS[dice.roll(12)], tongue.say(&mut dice, words)),
        summary: tongue.say(&mut dice, 18),
        text: tongue.say(&mut dice, 70),
        venue: format!("{} {name}", VENUES[dice.roll(8)]),
        commune: share * share / COMMUNES,
        days,
        from: clock(from, dice.roll(4) * 15),
        to: clock(from + 2, 0),
    }
}

impl Made {
    /// The words of its title beside its kind, as another organiser would write them.
    fn loud(&self) -> String {
        self.title.to_uppercase()
    }

    fn dates(&self, slot: Option<Slot>) -> String {
        let one = |day: &NaiveDate| slot.map_or(Occurrence::all_day(*day), |slot| Occurrence::at(*day, slot));
        written_dates(&Dates::of(self.days.iter().map(one).collect()))
    }

    /// As one of three feeds says it: the first in full, the second loudly and without an end, the third without hours.
    pub fn told(&self, feed: &str) -> Event {
        let (lat, lon) = centre(self.commune);
        let degrees = |value: f64| (value * 100_000.0) as i32 + (self.number % 50) as i32;
        let mut event = Event {
            id: format!("{feed}:{}", 10_000_019 + self.number * 7_919),
            title: self.title.clone(),
            commune: insee(self.commune),
            venue: Some(self.venue.clone()),
            dates: self.dates(Some(Slot::between(self.from, self.to, 0))),
            theme: "other".into(),
            source: feed.into(),
            source_url: Some(format!("https://{feed}.example/evenements/{}", self.number)),
            licence: Some("Licence Ouverte".into()),
            verified_on: "2026-11-20".into(),
            ..Event::default()
        };
        match feed {
            "tourinsoft" => {
                event.title = self.loud();
                event.dates = self.dates(Some(Slot::from(self.from)));
            }
            "datatourisme-feed" => {
                event.title = format!("{} – {}", self.title, ["le rendez-vous", "2026"][self.number % 2]);
                event.dates = self.dates(None);
                event.point = Some([degrees(lat), degrees(lon)]);
            }
            _ => {
                (event.summary, event.text) = (self.summary.clone(), self.text.clone());
                event.cost = [None, Some("free"), Some("paid")][self.number % 3].map(str::to_owned);
                event.price = (self.number % 3 == 2).then(|| format!("{} €", 5 + self.number % 20));
                event.updated_at =
                    Some(format!("2026-11-20T{:02}:{:02}:00Z", self.number % 24, self.number % 60));
            }
        }
        event
    }
}
