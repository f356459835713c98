//! What the Region did when it was asked to erase somebody. Nothing of it names anybody.

use chrono::{DateTime, Utc};

use crate::ids::ApplicationId;

/// How far an erasure is at the Region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Not asked for yet, or not heard.
    Owed,
    /// What can be told at once is gone, some files are not yet.
    Queued,
    /// Finished.
    Done,
    /// The Region does not know this account (any more): it holds nothing to erase, or has erased it before.
    Unknown,
}

/// What the Region says of an erasure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether it is finished.
    pub is_done: bool,
    /// How much went of each kind, by the Region's code of the kind.
    pub gone: Vec<(String, u64)>,
    /// What has to stay for a while.
    pub kept: Vec<Kept>,
}

/// An application that has to stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub application: ApplicationId,
    /// What the citizen may quote to the service.
    pub number: String,
    /// The Region's code of the reason.
    pub why: String,
    /// From when it goes by itself; none if the Region did not say so.
    pub until: Option<DateTime<Utc>>,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Owed, Self::Queued, Self::Done, Self::Unknown];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owed => "owed",
            Self::Queued => "queued",
            Self::Done => "done",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_read_as_it_is_written() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.code()), Some(stage));
        }
        assert_eq!(Stage::parse("erased"), None);
    }
}
