//! Something that takes place: a concert, an exhibition, a workshop; as its organisers publish it.

mod dates;
mod price;
mod status;
mod theme;

pub use dates::{Dates, Line, Occurrence, Said, Slot, Stretch, Weekdays, When};
pub use price::{Cost, Price};
pub use status::{Attendance, Status};
pub use theme::Theme;

use chrono::{DateTime, NaiveDate, Utc};

use crate::distance::Point;
use crate::ids::RecordId;
use crate::place::Wheelchair;

/// Who is welcomed with something made for them: the five flags of the feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Access {
    /// `hi`: hearing.
    Hearing,
    /// `ii`: understanding.
    Intellectual,
    /// `mi`: moving.
    Motor,
    /// `pi`: psychic.
    Psychic,
    /// `vi`: seeing.
    Visual,
}

impl Access {
    /// Every flag, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Hearing, Self::Intellectual, Self::Motor, Self::Psychic, Self::Visual];

    /// As it travels, and as commands name it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Hearing => "hi",
            Self::Intellectual => "ii",
            Self::Motor => "mi",
            Self::Psychic => "pi",
            Self::Visual => "vi",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.slug() == slug)
    }
}

/// For whom it is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Audience {
    /// Youngest age, in years.
    pub from_age: Option<u8>,
    /// Oldest age, in years.
    pub to_age: Option<u8>,
    /// Whether its organisers say that it is for children.
    pub young: bool,
}

/// How one books or asks: always the organisation's, never a person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Booking {
    /// A page.
    Web(String),
    /// A number, as it is dialled.
    Phone(String),
    /// A mailbox.
    Email(String),
}

/// Where it takes place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Venue {
    /// Its name.
    pub name: Option<String>,
    /// Number and street, line by line.
    pub address: Vec<String>,
    /// Postcode, where the commune does not say it.
    pub postcode: Option<String>,
    /// INSEE code of the commune; empty where it is not known, or online.
    pub commune: String,
    /// Name of the commune, where it is not one of the collection `communes`.
    pub commune_name: Option<String>,
    /// Where it is.
    pub point: Option<Point>,
    /// Whether the point is only the commune's centre.
    pub approximate: bool,
    /// The place of the collection `places` that it is, if that is known.
    pub place: Option<RecordId>,
}

/// What is said of it in another language than French.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// Two letters: `en`, `de`.
    pub language: String,
    /// Title.
    pub title: String,
    /// A sentence or two.
    pub summary: String,
    /// The whole text.
    pub description: String,
}

/// A picture that may be fetched when somebody looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// Who made it.
    pub credit: Option<String>,
}

/// Where the Region has it from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Name of the record of that source: `openagenda:52614576`.
    pub record: RecordId,
    /// Name of the source, for people.
    pub source: String,
    /// Its page.
    pub url: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// Day of the source's update; of fetching, where the source has none.
    pub verified_on: NaiveDate,
    /// Whether that is the day of fetching.
    pub verified_by_fetch: bool,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Name of the record.
    pub id: RecordId,
    /// Its title, in French.
    pub title: String,
    /// A sentence or two; may be empty.
    pub summary: String,
    /// The whole text, plain; may be empty.
    pub description: String,
    /// The same in other languages, where its organisers wrote them.
    pub translations: Vec<Translation>,
    /// What it is about.
    pub theme: Theme,
    /// The organisers' own words for that.
    pub keywords: Vec<String>,
    /// When.
    pub dates: Dates,
    /// Whether it takes place.
    pub status: Status,
    /// What is published of that.
    pub status_said: Option<String>,
    /// How one takes part.
    pub attendance: Attendance,
    /// Where one takes part online.
    pub online: Option<String>,
    /// What it costs.
    pub price: Price,
    /// How one books, the best way first.
    pub booking: Vec<Booking>,
    /// Who is welcomed with something made for them; in order, each once.
    pub access: Vec<Access>,
    /// Whether a wheelchair gets in; none where it is not said.
    pub wheelchair: Option<Wheelchair>,
    /// For whom.
    pub audience: Audience,
    /// Where.
    pub venue: Venue,
    /// The body that organises it.
    pub organiser: Option<String>,
    /// A picture.
    pub picture: Option<Picture>,
    /// Where the Region has it from: the first is the one that is believed, and there is always one.
    pub origins: Vec<Origin>,
    /// How many times its source says that it changed it; 0 where it does not say.
    pub sequence: u32,
    /// When its source changed it last, where it says so.
    pub updated_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flag_is_read_as_it_is_written() {
        assert!(Access::ALL.into_iter().all(|flag| Access::parse(flag.slug()) == Some(flag)));
        assert_eq!(Access::parse("xx"), None);
    }
}
