//! A place where one is received: a desk, a health point, a museum; as the Region publishes it.

use chrono::{NaiveDate, NaiveTime};

use crate::distance::Point;
use crate::ids::RecordId;

/// What one finds there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An espace France Services, or its bus.
    FranceServices,
    /// A desk of the Region.
    Region,
    /// An espace conseil France Rénov’.
    FranceRenov,
    /// Somebody who helps with digital matters.
    DigitalHelp,
    /// A campus connecté.
    CampusConnecte,
    /// A Micro-Folie.
    MicroFolie,
    /// A place of training.
    Training,
    /// A maison de santé.
    HealthHouse,
    /// A centre de santé.
    HealthCentre,
    /// A point where somebody accompanies a teleconsultation; only where the Region's list says so.
    Telehealth,
    /// A pharmacy with a booth for teleconsultation; only where the Region's list says so.
    Pharmacy,
    /// An EHPAD.
    CareHome,
    /// A museum or a site with a visit companion.
    Museum,
    /// A lycée.
    Lycee,
    /// A kind that a newer edition names.
    Other,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::FranceServices,
        Self::Region,
        Self::FranceRenov,
        Self::DigitalHelp,
        Self::Telehealth,
        Self::HealthHouse,
        Self::HealthCentre,
        Self::Pharmacy,
        Self::CareHome,
        Self::CampusConnecte,
        Self::MicroFolie,
        Self::Museum,
        Self::Training,
        Self::Lycee,
        Self::Other,
    ];
    /// Those of « Santé près de moi ».
    pub const HEALTH: [Self; 5] =
        [Self::Telehealth, Self::HealthHouse, Self::HealthCentre, Self::Pharmacy, Self::CareHome];
    /// Those where one is helped with anything: « Parler à quelqu’un ».
    pub const DESKS: [Self; 2] = [Self::FranceServices, Self::Region];

    /// As it travels, and as commands name it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::FranceServices => "france-services",
            Self::Region => "region",
            Self::FranceRenov => "france-renov",
            Self::DigitalHelp => "digital-help",
            Self::CampusConnecte => "campus-connecte",
            Self::MicroFolie => "micro-folie",
            Self::Training => "training",
            Self::HealthHouse => "health-house",
            Self::HealthCentre => "health-centre",
            Self::Telehealth => "telehealth",
            Self::Pharmacy => "pharmacy",
            Self::CareHome => "care-home",
            Self::Museum => "museum",
            Self::Lycee => "lycee",
            Self::Other => "other",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// Whether a wheelchair gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wheelchair {
    /// Yes.
    Yes,
    /// In part: with help, or to some rooms.
    Limited,
    /// No.
    No,
}

impl Wheelchair {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Limited, Self::No];

    /// As it travels, and for words.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Limited => "limited",
            Self::No => "no",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.slug() == slug)
    }

    /// Whether one gets in, at least in part.
    pub fn gets_in(self) -> bool {
        self != Self::No
    }
}

/// Whether one needs an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appointment {
    /// One is received by appointment only.
    Only,
    /// One may make one.
    Possible,
}

/// A day on which something that travels stops somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The day, in Paris.
    pub on: NaiveDate,
    /// INSEE code of the commune.
    pub commune: String,
    /// Name of the commune.
    pub commune_name: String,
    /// Where in the commune.
    pub spot: String,
    /// Where exactly, if it is known; else the commune's centre.
    pub point: Option<Point>,
    /// From when to when; none if it is not said.
    pub hours: Option<(NaiveTime, NaiveTime)>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Name of the record.
    pub id: RecordId,
    /// What one finds there.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Number and street, line by line.
    pub address: Vec<String>,
    /// Postcode, where it is known.
    pub postcode: Option<String>,
    /// INSEE code of the commune; empty for what only travels.
    pub commune: String,
    /// Name of the commune, where the record says it.
    pub commune_name: Option<String>,
    /// Where it is; none where not even the commune's centre is known.
    pub point: Option<Point>,
    /// Whether the point is only the commune's centre.
    pub approximate: bool,
    /// Telephone, as it is dialled.
    pub phone: Option<String>,
    /// E-mail of the service.
    pub email: Option<String>,
    /// Its own page.
    pub web: Option<String>,
    /// Opening hours, OpenStreetMap's syntax; none where none are published, or none that can be read.
    pub hours: Option<String>,
    /// Hours as they are published, where they say more than what could be read.
    pub hours_said: Option<String>,
    /// Whether one needs an appointment; none where it is not said.
    pub appointment: Option<Appointment>,
    /// Whether a wheelchair gets in; none where it is not said.
    pub wheelchair: Option<Wheelchair>,
    /// What is treated there, in the source's words.
    pub services: Vec<String>,
    /// Whether a teleconsultation is offered: the Region's list says so.
    pub telehealth: bool,
    /// Whether something accompanies the visit, to be fetched before.
    pub companion: bool,
    /// What the source remarks.
    pub note: Option<String>,
    /// How one books.
    pub booking: Option<String>,
    /// What to bring.
    pub bring: Vec<String>,
    /// Where it stops, if it travels.
    pub stops: Vec<Stop>,
    /// Where the Region has it from.
    pub source: String,
    /// The page of the source.
    pub source_url: Option<String>,
    /// The source's licence.
    pub licence: Option<String>,
    /// Day of the source's update; of fetching, where the source has none.
    pub verified_on: NaiveDate,
    /// Whether that is the day of fetching.
    pub verified_by_fetch: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_offered_once_and_read_as_it_is_written() {
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(Kind::parse(kind.slug()), Some(kind));
            assert!(!Kind::ALL[..at].contains(&kind));
        }
        assert_eq!(Kind::parse("FRANCE-SERVICES"), None);
    }
}
