//! The things that are due, each with its name, its kind, and whether it calls for an act.

use crate::ids::{ApplicationId, DraftId, RecordId, Sha256};

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A draft is sent in time until then.
    Draft(DraftId),
    /// A draft is still taken until then, late.
    DraftLate(DraftId),
    /// A sealed application must have arrived.
    Arrive(ApplicationId),
    /// The documents of an application must have arrived.
    Whole(ApplicationId),
    /// A document is good for the last time.
    Document(Sha256),
    /// A kept aid may be asked for, for the last time.
    Closes(RecordId),
    /// A kept aid may be asked for from then on.
    Opens(RecordId),
    /// What the service asks for must have been sent.
    Correct(ApplicationId),
    /// A kept event takes place.
    Outing(RecordId),
    /// A campaign of schools ends.
    CampaignCloses(String),
    /// A campaign of schools begins.
    CampaignOpens(String),
    /// School holidays begin.
    Holidays(String),
}

/// What one may ask to see alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Kept aids.
    Aids,
    /// Drafts and applications.
    Applications,
    /// Papers to renew.
    Documents,
    /// Campaigns and holidays of schools.
    School,
    /// Kept events.
    Outings,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Applications, Self::Aids, Self::Documents, Self::School, Self::Outings];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Aids => "aids",
            Self::Applications => "applications",
            Self::Documents => "documents",
            Self::School => "school",
            Self::Outings => "outings",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl What {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::DraftLate(_) => "draft-late",
            Self::Arrive(_) => "arrive",
            Self::Whole(_) => "whole",
            Self::Document(_) => "document",
            Self::Closes(_) => "closes",
            Self::Opens(_) => "opens",
            Self::Correct(_) => "correct",
            Self::Outing(_) => "outing",
            Self::CampaignCloses(_) => "campaign-closes",
            Self::CampaignOpens(_) => "campaign-opens",
            Self::Holidays(_) => "holidays",
        }
    }

    /// The name of the thing.
    pub fn id(&self) -> String {
        match self {
            Self::Draft(id) | Self::DraftLate(id) => id.to_string(),
            Self::Arrive(id) | Self::Whole(id) | Self::Correct(id) => id.to_string(),
            Self::Document(sha256) => sha256.to_string(),
            Self::Closes(id) | Self::Opens(id) | Self::Outing(id) => id.to_string(),
            Self::CampaignCloses(id) | Self::CampaignOpens(id) | Self::Holidays(id) => id.clone(),
        }
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Draft(_) | Self::DraftLate(_) | Self::Arrive(_) | Self::Whole(_) | Self::Correct(_) => {
                Kind::Applications
            }
            Self::Document(_) => Kind::Documents,
            Self::Closes(_) | Self::Opens(_) => Kind::Aids,
            Self::Outing(_) => Kind::Outings,
            Self::CampaignCloses(_) | Self::CampaignOpens(_) | Self::Holidays(_) => Kind::School,
        }
    }

    /// Whether something is lost where nobody does anything: holidays come by themselves.
    pub fn calls(&self) -> bool {
        !matches!(self, Self::Holidays(_))
    }
}
