//! The base map: one file of tiles that the Region offers, and that a citizen may wish to have on this phone.

use chrono::NaiveDate;

use crate::ids::Sha256;

/// Largest base map that a phone takes: a region at street level is a tenth of it.
pub const LARGEST: u64 = 1_500_000_000;

/// A base map, as the Region announces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseMap {
    /// Its bytes.
    pub sha256: Sha256,
    /// How many.
    pub size: u64,
    /// What it shows.
    pub title: String,
    /// Whose work it is: said wherever it is drawn.
    pub attribution: String,
    /// Day of its data.
    pub made_on: NaiveDate,
}

/// How far a wish for it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has taken it up yet.
    Wished,
    /// It comes in.
    Coming,
    /// It goes on by itself once that is over.
    Waits(Wait),
    /// The citizen holds it.
    Paused,
    /// It came to nothing; the citizen may wish again.
    Ended(Ending),
}

/// What a wish waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// A line that does not count its bytes.
    Wifi,
    /// A network, and the Region's service on it.
    Line,
}

/// Why a wish came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// There is no room for it.
    DiskFull,
    /// What came is not what the Region signed.
    Refused,
    /// It is what the Region signed, and not a map that this app reads.
    Unreadable,
    /// The Region offers none any more.
    Withdrawn,
    /// This device could not keep it.
    Trouble,
}

impl Stage {
    const ALL: [Self; 10] = [
        Self::Wished,
        Self::Coming,
        Self::Waits(Wait::Wifi),
        Self::Waits(Wait::Line),
        Self::Paused,
        Self::Ended(Ending::DiskFull),
        Self::Ended(Ending::Refused),
        Self::Ended(Ending::Unreadable),
        Self::Ended(Ending::Withdrawn),
        Self::Ended(Ending::Trouble),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Wished => "wished",
            Self::Coming => "coming",
            Self::Waits(Wait::Wifi) => "waits-wifi",
            Self::Waits(Wait::Line) => "waits-line",
            Self::Paused => "paused",
            Self::Ended(Ending::DiskFull) => "disk-full",
            Self::Ended(Ending::Refused) => "refused",
            Self::Ended(Ending::Unreadable) => "unreadable",
            Self::Ended(Ending::Withdrawn) => "withdrawn",
            Self::Ended(Ending::Trouble) => "trouble",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether sync has something to do for it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Wished | Self::Coming | Self::Waits(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_read_back_by_its_code() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.code()), Some(stage));
        }
        assert_eq!(Stage::parse("elsewhere"), None);
    }
}
