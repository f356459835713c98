//! What is asked of the events: where, when, what for; read strictly, for a misread filter would say a falsehood.

use std::str::FromStr;

use chrono::{Days, NaiveDate};
use domain::distance::Point;
use domain::event::{Access, Cost, Event, Occurrence, Theme};

use super::held::Agenda;

/// Days ahead where no last day is asked, most days of one question.
const AHEAD: u64 = 92;
const LONGEST: u64 = 400;
/// Events of an answer, and most of them.
const USUAL: usize = 100;
const MOST: usize = 500;
/// Kilometres around a point where none are asked, and most of them.
const USUAL_KM: u32 = 20;
const FARTHEST_KM: u32 = 200;

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// INSEE code of a commune.
    commune: Option<String>,
    point: Option<Point>,
    km: Option<u32>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    free: bool,
    access: Vec<Access>,
    theme: Option<Theme>,
    limit: usize,
    /// Whether the answer is in French; else it is in English.
    pub french: bool,
}

/// An event of an answer.
pub struct Match<'a> {
    /// It.
    pub event: &'a Event,
    /// Its first time within the days that are asked.
    pub first: Occurrence,
}

impl Asked {
    /// Reads a query; none if it cannot be meant. A parameter of a later version is passed over.
    pub fn read(query: &str, today: NaiveDate) -> Option<Self> {
        let mut asked = Self {
            commune: None,
            point: None,
            km: None,
            from: today,
            to: today,
            free: false,
            access: Vec::new(),
            theme: None,
            limit: USUAL,
            french: true,
        };
        let (mut lat, mut lon, mut from, mut to) = (None, None, None, None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "commune" => {
                    let is_code = value.len() == 5 && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
                    asked.commune = Some(is_code.then(|| value.to_ascii_uppercase())?);
                }
                "lat" => lat = Some(number::<f64>(&value)?),
                "lon" => lon = Some(number::<f64>(&value)?),
                "km" => asked.km = Some(number(&value).filter(|km| (1..=FARTHEST_KM).contains(km))?),
                "from" => from = Some(day(&value)?),
                "to" => to = Some(day(&value)?),
                "free" => asked.free = yes(&value)?,
                "access" => {
                    for flag in value.split(',') {
                        asked.access.push(Access::parse(flag)?);
                    }
                }
                "theme" => asked.theme = Some(Theme::parse(&value)?),
                "limit" => asked.limit = number(&value).filter(|limit| (1..=MOST).contains(limit))?,
                "lang" => {
                    asked.french = match value.as_ref() {
                        "fr" => true,
                        "en" => false,
                        _ => return None,
                    }
                }
                _ => {}
            }
        }
        asked.access.sort_unstable();
        asked.access.dedup();
        asked.point = match (lat, lon) {
            (None, None) => None,
            // One without the other is a slip, and so is a point beside a commune.
            (Some(lat), Some(lon)) if asked.commune.is_none() => Some(Point::of_degrees(lat, lon)?),
            _ => return None,
        };
        if asked.km.is_some() && asked.point.is_none() && asked.commune.is_none() {
            return None;
        }
        asked.from = from.unwrap_or(today);
        asked.to = match to {
            Some(to) => to,
            None => asked.from.checked_add_days(Days::new(AHEAD))?,
        };
        let longest = asked.from.checked_add_days(Days::new(LONGEST))?;
        (asked.from <= asked.to && asked.to <= longest).then_some(asked)
    }

    /// Whether it says where somebody is.
    pub fn is_personal(&self) -> bool {
        self.point.is_some()
    }

    /// The events that are meant, the soonest first, no more than asked.
    pub fn of<'a>(&self, agenda: &'a Agenda) -> Vec<Match<'a>> {
        let around = match (&self.commune, self.km) {
            (Some(code), Some(km)) => match agenda.communes.get(code).and_then(|commune| commune.centre) {
                Some(centre) => Some((centre, km)),
                // Around a commune that nobody knows there is nothing.
                None => return Vec::new(),
            },
            _ => self.point.map(|point| (point, self.km.unwrap_or(USUAL_KM))),
        };
        let is_there = |event: &Event| match (around, &self.commune) {
            (Some((centre, km)), _) => {
                event.venue.point.is_some_and(|point| point.metres_to(centre) <= f64::from(km) * 1e3)
            }
            (None, Some(code)) => event.venue.commune == *code,
            (None, None) => true,
        };
        let is_meant = |event: &&Event| {
            (!self.free || event.price.cost == Cost::Free)
                && self.theme.is_none_or(|theme| event.theme == theme)
                && self.access.iter().all(|flag| event.access.contains(flag))
                && is_there(event)
        };
        let first = |event: &'a Event| {
            let mut times = event.dates.occurrences(self.from, self.to);
            let first = times.next()?;
            Some(Match { event, first })
        };
        let mut found: Vec<_> = agenda.events.iter().filter(is_meant).filter_map(first).collect();
        found.sort_by_key(|one| (one.first.begins(), one.event.id.as_str()));
        found.truncate(self.limit);
        found
    }
}

fn number<T: FromStr>(text: &str) -> Option<T> {
    // « NaN », « inf » and « 1e5 » are numbers to a machine only.
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    (plain && text.len() <= 20).then(|| text.parse().ok()).flatten()
}

fn day(text: &str) -> Option<NaiveDate> {
    let day = (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()?;
    ("2000-01-01"..="2199-12-31").contains(&text).then_some(day)
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Option<Asked> {
        Asked::read(query, "2026-11-24".parse().unwrap())
    }

    #[test]
    fn a_question_is_read_and_what_is_not_known_is_passed_over() {
        let asked =
            read("commune=2a004&km=10&from=2026-12-01&free=1&access=vi,hi&access=vi&theme=music&later=x")
                .unwrap();
        assert_eq!((asked.commune.as_deref(), asked.km, asked.free), (Some("2A004"), Some(10), true));
        assert_eq!((asked.to.to_string(), asked.limit), ("2027-03-03".to_owned(), USUAL));
        assert_eq!(asked.access, [Access::Hearing, Access::Visual]);
        assert!(!asked.is_personal() && read("lat=47.3&lon=5.04").unwrap().is_personal());
        assert_eq!(read(""), read("lang=fr"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for wrong in [
            "commune=dole",
            "lat=47.3",
            "lat=NaN&lon=5",
            "lat=1e1&lon=5",
            "lat=91&lon=5",
            "lat=47&lon=5&commune=39198",
            "km=5",
            "commune=39198&km=0",
            "commune=39198&km=1000",
            "from=2026-12-02&to=2026-12-01",
            "from=2026-12-01&to=2028-12-01",
            "from=01/12/2026",
            "from=9999-12-31",
            "free=oui",
            "access=xx",
            "theme=space-opera",
            "limit=0",
            "limit=501",
            "limit=-1",
            "lang=de",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
