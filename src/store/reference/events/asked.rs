//! What is asked of the events, and what is answered: day by day, and what goes on for long in one row.

use chrono::{DateTime, NaiveDate, Utc};
use domain::distance::{Point, Wind};
use domain::event::{Access, Attendance, Cost, Occurrence, Status, Theme};
use domain::ids::RecordId;
use domain::place::Wheelchair;

/// How one wishes to take part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum How {
    /// Either way.
    #[default]
    Any,
    /// By going there.
    There,
    /// From home; how far it is then counts for nothing.
    Online,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// From where; none: the whole Region.
    pub at: Option<Point>,
    /// No farther than that, in metres. What has no point is within no distance.
    pub within: Option<f64>,
    /// First day, in Paris.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What is over at that instant is left out.
    pub not_over_at: Option<DateTime<Utc>>,
    /// Only what is said to be free.
    pub free: bool,
    /// Only what has all of these flags.
    pub access: Vec<Access>,
    /// Only where a wheelchair gets in, at least in part.
    pub wheelchair: bool,
    /// Of one of these themes; none means all.
    pub themes: Vec<Theme>,
    /// Only what is said to be for children.
    pub young: bool,
    /// How one takes part.
    pub how: How,
    /// At most so many rows of days, and so many of what goes on for long; 0 means all.
    pub limit: usize,
}

impl Ask {
    /// Everything that takes place on those days.
    pub fn days(from: NaiveDate, to: NaiveDate) -> Self {
        Self {
            at: None,
            within: None,
            from,
            to,
            not_over_at: None,
            free: false,
            access: Vec::new(),
            wheelchair: false,
            themes: Vec::new(),
            young: false,
            how: How::Any,
            limit: 0,
        }
    }
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// Day by day.
    pub days: Vec<Day>,
    /// What is on most days for long: one row each, whatever its days; what ends first stands first.
    pub long: Vec<Found>,
    /// How many different events there are in all.
    pub total: usize,
    /// How many rows of days there are in all, those beyond the limit too.
    pub rows: usize,
}

/// A day on which something takes place.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// The day.
    pub on: NaiveDate,
    /// What takes place then, by its hour; what has none comes last.
    pub found: Vec<Found>,
}

/// One event on one day, or one that goes on for long.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Name of the record.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub theme: Theme,
    /// Whether it takes place as announced.
    pub status: Status,
    /// Its times on that day, in order, cancelled ones too; of what goes on for long, the next one.
    pub times: Vec<Occurrence>,
    /// The last day of what goes on for long.
    pub until: Option<NaiveDate>,
    /// Whether one pays.
    pub cost: Cost,
    /// How one takes part.
    pub attendance: Attendance,
    /// Who is welcomed with something made for them.
    pub access: Vec<Access>,
    /// Whether a wheelchair gets in; none where it is not said.
    pub wheelchair: Option<Wheelchair>,
    /// Whether it is said to be for children.
    pub young: bool,
    /// Name of where it takes place.
    pub venue: Option<String>,
    /// Name of the commune; empty where it is not known.
    pub commune: String,
    /// Where it is.
    pub point: Option<Point>,
    /// Whether the point is only the commune's centre.
    pub approximate: bool,
    /// How far, in metres; none where nobody said from where, or it has no point.
    pub metres: Option<f64>,
    /// Which way; none if one is there.
    pub wind: Option<Wind>,
    /// The page of the source.
    pub source_url: Option<String>,
}

impl Found {
    /// Whether nobody finds anything there on that day: it is shown struck through.
    pub fn is_off(&self) -> bool {
        self.status.is_off() || self.times.iter().all(|time| time.cancelled)
    }
}
