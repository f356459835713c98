//! A school: what kind it is, how one reaches it, and the page of its digital workspace where one is known.

mod directory;

pub use directory::{Around, Directory, Found, Listed};

use chrono::NaiveDate;

use crate::distance::Point;
use crate::ids::RecordId;

/// What kind of school it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A lycée général or technologique.
    LyceeGeneral,
    /// A lycée with all ways: general, technological, professional.
    LyceePolyvalent,
    /// A lycée professionnel.
    LyceePro,
    /// A lycée of the ministry of agriculture.
    LyceeAgricole,
    /// A lycée of which no more is said.
    Lycee,
    /// A collège.
    College,
    /// The section of a collège for pupils who need adapted teaching, where it is listed by itself.
    Segpa,
    /// An EREA: for pupils who need adapted teaching.
    Erea,
    /// An école with classes from the first year of nursery school to the last before collège.
    Primary,
    /// An école élémentaire.
    Elementary,
    /// An école maternelle.
    Nursery,
    /// An école of which no more is said.
    Ecole,
    /// A house that cares and teaches.
    MedicoSocial,
    /// A centre d’information et d’orientation.
    Guidance,
    /// Any other, such as a service of the State.
    Other,
}

impl Kind {
    /// Every kind, in the order in which homonyms are shown.
    pub const ALL: [Self; 15] = [
        Self::LyceeGeneral,
        Self::LyceePolyvalent,
        Self::LyceePro,
        Self::LyceeAgricole,
        Self::Lycee,
        Self::College,
        Self::Erea,
        Self::Segpa,
        Self::Primary,
        Self::Elementary,
        Self::Nursery,
        Self::Ecole,
        Self::MedicoSocial,
        Self::Guidance,
        Self::Other,
    ];

    /// As it travels, and as commands name it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::LyceeGeneral => "lycee-general",
            Self::LyceePolyvalent => "lycee-polyvalent",
            Self::LyceePro => "lycee-professionnel",
            Self::LyceeAgricole => "lycee-agricole",
            Self::Lycee => "lycee",
            Self::College => "college",
            Self::Segpa => "segpa",
            Self::Erea => "erea",
            Self::Primary => "ecole-primaire",
            Self::Elementary => "ecole-elementaire",
            Self::Nursery => "ecole-maternelle",
            Self::Ecole => "ecole",
            Self::MedicoSocial => "medico-social",
            Self::Guidance => "orientation",
            Self::Other => "other",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Whether one is a pupil there.
    pub fn teaches(self) -> bool {
        !matches!(self, Self::Guidance | Self::Other)
    }

    /// The wider kind, which an app that knows no finer one goes by: `ecole`, `college`, `lycee`, `erea`, `other`.
    pub fn family(self) -> &'static str {
        match self {
            Self::LyceeGeneral
            | Self::LyceePolyvalent
            | Self::LyceePro
            | Self::LyceeAgricole
            | Self::Lycee => "lycee",
            Self::College | Self::Segpa => "college",
            Self::Erea => "erea",
            Self::Primary | Self::Elementary | Self::Nursery | Self::Ecole => "ecole",
            Self::MedicoSocial | Self::Guidance | Self::Other => "other",
        }
    }

    /// Words by which people call it, beside its name, folded.
    fn called(self) -> &'static [&'static str] {
        match self {
            Self::LyceeGeneral => &["lycee", "general", "technologique", "lgt"],
            Self::LyceePolyvalent => &["lycee", "polyvalent", "lpo"],
            Self::LyceePro => &["lycee", "professionnel", "lp", "lep"],
            Self::LyceeAgricole => &["lycee", "agricole", "legta", "lpa"],
            Self::Lycee => &["lycee"],
            Self::College => &["college"],
            Self::Segpa => &["segpa"],
            Self::Erea => &["erea"],
            Self::Primary => &["ecole", "primaire", "maternelle", "elementaire"],
            Self::Elementary => &["ecole", "elementaire", "primaire"],
            Self::Nursery => &["ecole", "maternelle"],
            Self::Ecole => &["ecole"],
            Self::MedicoSocial => &["medico", "social", "ime", "itep"],
            Self::Guidance => &["cio", "orientation"],
            Self::Other => &[],
        }
    }
}

/// The school's page in the digital workspace: told by somebody, never made of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ent {
    /// Where it is.
    pub url: String,
    /// Where the Region has it from.
    pub source_url: Option<String>,
    /// The day on which it was read there; none where it is not said.
    pub verified_on: Option<NaiveDate>,
    /// Since when it no longer answers, as the Region found.
    pub broken_since: Option<NaiveDate>,
}

/// A school, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// Name of the record.
    pub id: RecordId,
    /// Its national number.
    pub uai: String,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
    /// Whether it is a private one.
    pub private: bool,
    /// Number and street, line by line.
    pub address: Vec<String>,
    /// Postcode, where it is known.
    pub postcode: Option<String>,
    /// INSEE code of the commune.
    pub commune: String,
    /// Name of the commune, where it is known.
    pub commune_name: Option<String>,
    /// Name of the département, where it is known.
    pub department: Option<String>,
    /// Where it is; none where not even the commune’s centre is known.
    pub point: Option<Point>,
    /// Whether the point is only the commune’s centre.
    pub approximate: bool,
    /// Telephone, as it is dialled.
    pub phone: Option<String>,
    /// E-mail of the school.
    pub email: Option<String>,
    /// Its own site.
    pub web: Option<String>,
    /// Its page in the digital workspace, where one is known.
    pub ent: Option<Ent>,
    /// Where the Region has it from.
    pub source: String,
    /// The page of the source.
    pub source_url: Option<String>,
    /// The source’s licence.
    pub licence: Option<String>,
    /// Day of the source’s update; of fetching, where the source has none.
    pub verified_on: NaiveDate,
    /// Whether that is the day of fetching.
    pub verified_by_fetch: bool,
}

/// The school that somebody goes to, as it is kept with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Its national number.
    pub uai: String,
    /// As it was called when it was chosen.
    pub name: String,
    /// Name of its commune, then.
    pub commune: String,
}

/// A national number as people write it, as records have it: seven figures or letters, then a letter; none if it is
/// none.
pub fn uai(text: &str) -> Option<String> {
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let (figures, letter) = tight.split_at_checked(7)?;
    let fits = figures.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && letter.len() == 1
        && letter.bytes().all(|byte| byte.is_ascii_uppercase());
    fits.then_some(tight)
}

/// Whether the letter of a national number is the key of its figures, as it is in every number that was given.
pub fn is_keyed(uai: &str) -> bool {
    const KEYS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
    let keyed = || {
        let (figures, letter) = uai.split_at_checked(7)?;
        let figures: usize =
            figures.bytes().all(|byte| byte.is_ascii_digit()).then(|| figures.parse().ok())??;
        Some(letter.as_bytes() == [KEYS[figures % KEYS.len()]])
    };
    keyed() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_there_once_and_read_as_it_is_written() {
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(Kind::parse(kind.slug()), Some(kind));
            assert!(!Kind::ALL[..at].contains(&kind));
            assert_eq!(
                Kind::parse(kind.family()).map(Kind::family),
                Some(kind.family()),
                "a family is a kind too"
            );
        }
        assert_eq!(Kind::parse("LYCEE"), None);
    }

    #[test]
    fn a_national_number_is_read_however_it_is_typed_and_nothing_else_is_one() {
        assert_eq!(uai(" 025 0011d ").as_deref(), Some("0250011D"));
        assert_eq!(uai("0250011").as_deref(), None);
        assert_eq!(uai("02500111").as_deref(), None, "it ends in a letter");
        assert_eq!(uai("\u{e9}250011D").as_deref(), None);
    }

    #[test]
    fn the_letter_of_a_number_is_the_key_of_its_figures() {
        for uai in ["0250011B", "0050009H", "0711449P", "0251395F"] {
            assert!(is_keyed(uai), "{uai}");
        }
        for uai in ["0250011D", "0250012B", "02A0011B", "0250011", "0250011b", ""] {
            assert!(!is_keyed(uai), "{uai}");
        }
    }
}
