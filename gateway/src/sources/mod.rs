//! The feeds: each reads files of one kind into records, and says what it repaired and refused.

mod addresses;
mod agenda_csv;
mod aides_jeunes;
mod aides_territoires;
mod annuaire_education;
mod calendrier_scolaire;
mod code;
mod communes;
mod content;
mod datatourisme;
mod dispositif_aide;
pub mod ent;
pub mod event_door;
mod feed;
mod finess;
mod finess_plus;
mod france_services;
mod ground;
mod guide;
mod ical;
mod json_ld;
mod mediation_numerique;
mod openagenda;
mod opendatasoft_events;
mod organiser;
mod pages;
mod publics;
mod reading;
pub mod repair;
mod report;
mod settle;
mod sheet;
mod territories;
mod tourinsoft;
mod transition_ecologique;
pub(crate) mod vocabulary;

pub use code::Code;
pub use dispositif_aide::export::{Exported, export};
pub use ground::Ground;
pub use ical::expanded;
pub use organiser::Organiser;
pub use pages::{Page, Pages};
pub use reading::{Notes, Why};
pub use report::{Conditions, Reading, Refusal, Repair, Report};
pub use settle::settle;

use api_client::wire;
use chrono::NaiveDate;
use reqwest::Url;

/// Every source of this build, in the order of the table of SOURCES.md §2.
static ALL: [&dyn Source; 21] = [
    &aides_jeunes::AidesJeunes,
    &transition_ecologique::TransitionEcologique,
    &dispositif_aide::DispositifAide,
    &aides_territoires::AidesTerritoires,
    &guide::Guide,
    &openagenda::OpenAgenda,
    &opendatasoft_events::OpendatasoftEvents,
    &datatourisme::DatatourismeFeed,
    &datatourisme::DatatourismeApi,
    &tourinsoft::Tourinsoft,
    &ical::Ical,
    &agenda_csv::AgendaCsv,
    &json_ld::JsonLd,
    &france_services::FranceServices,
    &finess::Finess,
    &finess_plus::FinessPlus,
    &mediation_numerique::MediationNumerique,
    &annuaire_education::AnnuaireEducation,
    &calendrier_scolaire::CalendrierScolaire,
    &communes::Communes,
    &content::Content,
];

/// Every source of this build.
pub fn all() -> &'static [&'static dyn Source] {
    &ALL
}

/// The source of that name, as `gateway import` is called.
pub fn by_name(name: &str) -> Option<&'static dyn Source> {
    ALL.iter().copied().find(|source| source.name() == name)
}

/// The reader of an organiser's agenda.
pub fn of_organiser(organiser: &Organiser, is_sheet: bool) -> Box<dyn Source + '_> {
    if is_sheet { Box::new(agenda_csv::Of(organiser)) } else { Box::new(ical::Of(organiser)) }
}

/// One record of a collection, whoever it came from.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// Collection `aids`.
    Aid(Box<wire::Aid>),
    /// Collection `calendars`.
    Calendar(wire::Calendar),
    /// Collection `communes`.
    Commune(wire::Commune),
    /// Collection `events`.
    Event(Box<wire::Event>),
    /// Collection `forms`.
    Form(Box<wire::Form>),
    /// Collection `links`.
    Link(wire::Link),
    /// Collection `places`.
    Place(Box<wire::Place>),
    /// Collection `scales`.
    Scale(Box<wire::Scale>),
    /// Collection `schools`.
    School(Box<wire::School>),
    /// Collection `words`.
    Word(wire::Word),
}

impl Record {
    /// Its id, unique in its collection.
    pub fn id(&self) -> &str {
        match self {
            Self::Aid(aid) => &aid.id,
            Self::Calendar(calendar) => &calendar.id,
            Self::Commune(commune) => &commune.id,
            Self::Event(event) => &event.id,
            Self::Form(form) => &form.id,
            Self::Link(link) => &link.id,
            Self::Place(place) => &place.id,
            Self::Scale(scale) => &scale.id,
            Self::School(school) => &school.id,
            Self::Word(word) => &word.id,
        }
    }
}

impl Record {
    /// Whether it stands somewhere, and its commune must be known.
    pub fn has_a_place(&self) -> bool {
        matches!(self, Self::Event(_) | Self::Place(_) | Self::School(_))
    }

    /// Whether two records say the same, the day of fetching apart: a feed without dates of its own
    /// is not new because it was read on another day.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Aid(one), Self::Aid(two)) => {
                let fetched = |aid: &wire::Aid| aid.verified_from.as_deref() == Some("fetch");
                if !(fetched(one) && fetched(two)) {
                    return one == two;
                }
                let undated = |aid: &wire::Aid| wire::Aid { verified_on: String::new(), ..aid.clone() };
                undated(one) == undated(two)
            }
            (Self::Event(one), Self::Event(two)) if is_fetched_event(one) && is_fetched_event(two) => {
                let undated =
                    |event: &wire::Event| wire::Event { verified_on: String::new(), ..event.clone() };
                undated(one) == undated(two)
            }
            (Self::Place(one), Self::Place(two)) if is_fetched(one) && is_fetched(two) => {
                let undated =
                    |place: &wire::Place| wire::Place { verified_on: String::new(), ..place.clone() };
                undated(one) == undated(two)
            }
            (Self::School(one), Self::School(two)) if is_fetched_school(one) && is_fetched_school(two) => {
                let undated =
                    |school: &wire::School| wire::School { verified_on: String::new(), ..school.clone() };
                undated(one) == undated(two)
            }
            (Self::Calendar(one), Self::Calendar(two))
                if is_fetched_calendar(one) && is_fetched_calendar(two) =>
            {
                let undated = |calendar: &wire::Calendar| wire::Calendar {
                    verified_on: String::new(),
                    ..calendar.clone()
                };
                undated(one) == undated(two)
            }
            (one, two) => one == two,
        }
    }
}

fn is_fetched_calendar(calendar: &wire::Calendar) -> bool {
    calendar.verified_from.as_deref() == Some("fetch")
}

fn is_fetched(place: &wire::Place) -> bool {
    place.verified_from.as_deref() == Some("fetch")
}

fn is_fetched_event(event: &wire::Event) -> bool {
    event.verified_from.as_deref() == Some("fetch")
}

fn is_fetched_school(school: &wire::School) -> bool {
    school.verified_from.as_deref() == Some("fetch")
}

/// One file of a feed, with its path inside the folder that was given.
#[derive(Debug, Clone)]
pub struct File {
    /// Path relative to what was imported, with `/`.
    pub path: String,
    /// Its bytes, as they came.
    pub bytes: Vec<u8>,
}

/// A kind of feed.
pub trait Source: Sync {
    /// Its name, as in `gateway import`.
    fn name(&self) -> &'static str;

    /// Reads files of this kind. `today` is the day of the import (Europe/Paris), for records that
    /// carry no date of their own. Never panics; a bad record refuses itself only; a feed that is
    /// not what it says is refused whole, with a stable code of SOURCES.md §10.
    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed>;

    /// How its addresses are asked where they answer page by page.
    fn pages(&self) -> Option<&dyn Pages> {
        None
    }

    /// Whether what servers send may name persons, so that no copy of it is ever left on a disk (SOURCES.md §11).
    fn leaves_no_copy(&self) -> bool {
        false
    }

    /// What a file is called that came from an address: its path there, unless that may be a key. Reports say it.
    fn called(&self, address: &Url) -> String {
        address.path().trim_start_matches('/').to_owned()
    }
}

/// A whole feed is refused; the last good edition stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {file}")]
pub struct NotTheFeed {
    /// `unsupported_schema`, `not_the_feed`, `missing_field`, `truncated`, `too_large`, `empty`.
    pub code: &'static str,
    /// The file that could not be read, and the column that it lacks.
    pub file: String,
}
