//! A parcel: one thing owed to the Region, where it stands, and (in `policy`) the whole retry policy.

mod outcome;
mod policy;

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{ApplicationId, LaneId, ParcelId, Sha256};

pub use outcome::{Local, Outcome, Refusal, Unreachable};
pub use policy::{Attempt, LONGEST_ASKED, LONGEST_PATIENCE, Verdict, judge, patience};

/// How long a claim holds: whoever died with a parcel in hand lets go of it then. Renewed at each
/// acknowledged step.
pub const CLAIM_FOR: TimeDelta = TimeDelta::minutes(10);

/// One thing owed. Carries the exact bytes that will travel; nothing is written anew on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Its name; also that of the message, withdrawal, feedback or erasure it puts.
    pub id: ParcelId,
    /// The parcels it travels with, in order of rank.
    pub lane: LaneId,
    /// Its place among those of its rank; the citizen may change it.
    pub place: i64,
    /// What it is.
    pub kind: Kind,
    /// The application it belongs to; none for feedback and erasure.
    pub application: Option<ApplicationId>,
    /// The body as it will travel; empty for a document, whose bytes are in its file.
    pub wire: Vec<u8>,
    /// The account that sealed it: under another one it is not sent.
    pub account: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Attempts made, the present one included; those that met no gateway are given back.
    pub attempts: u32,
    /// How many times it may have left the phone: 0 means that no server can know of it.
    pub departures: u32,
    /// Timer, back-off and lease in one: nobody touches it before.
    pub not_before: DateTime<Utc>,
    /// Bytes to deliver.
    pub size: u64,
    /// Bytes that the gateway acknowledged.
    pub acknowledged: u64,
    /// Where the gateway takes the bytes of this document.
    pub upload_url: Option<String>,
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The answers and the list of documents: registers the application.
    Envelope,
    /// The bytes of a document that the envelope, or a message, declared.
    Document(Sha256),
    /// A message to the service.
    Message,
    /// The citizen withdraws the application: its waiting documents are no longer owed.
    Withdrawal,
    /// A word on the app or on a card. Needs no account.
    Feedback,
    /// The wish to be erased. Travels with a token of its own, after the account's keys are gone.
    Erasure,
}

impl Kind {
    /// A parcel leaves once nothing of lower rank is left in its lane; lower ranks of all lanes go first.
    /// An erasure has a lane of its own, is small, and waits for nobody's photographs.
    pub fn rank(self) -> u8 {
        match self {
            Self::Envelope | Self::Erasure => 0,
            Self::Document(_) | Self::Message | Self::Withdrawal | Self::Feedback => 1,
        }
    }

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Envelope => "envelope",
            Self::Document(_) => "document",
            Self::Message => "message",
            Self::Withdrawal => "withdrawal",
            Self::Feedback => "feedback",
            Self::Erasure => "erasure",
        }
    }

    /// Reads it as it is stored, with the digest that only a document has.
    pub fn parse(code: &str, sha256: Option<Sha256>) -> Option<Self> {
        match (code, sha256) {
            ("envelope", None) => Some(Self::Envelope),
            ("document", Some(sha256)) => Some(Self::Document(sha256)),
            ("message", None) => Some(Self::Message),
            ("withdrawal", None) => Some(Self::Withdrawal),
            ("feedback", None) => Some(Self::Feedback),
            ("erasure", None) => Some(Self::Erasure),
            _ => None,
        }
    }

    /// Whether it travels under the citizen's account.
    pub fn needs_account(self) -> bool {
        !matches!(self, Self::Feedback | Self::Erasure)
    }
}

/// Where a parcel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Due once `not_before` is past; after a first try, why it waits.
    Waiting(Option<Cause>),
    /// Claimed, and on its way.
    Travelling,
    /// Held until somebody or something lets it go.
    Paused(Hold),
    /// Refused: it will not travel again by itself.
    SetAside(Refusal),
    /// No longer owed: the citizen took it back, or it went with what was refused.
    Recalled,
    /// Acknowledged, and the acknowledgement is stored.
    Delivered,
}

/// Why a parcel waits after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The gateway was not reached.
    Unreachable(Unreachable),
    /// The gateway asked to wait.
    Busy,
    /// Something is wrong at the gateway.
    Fault,
    /// The citizen wishes that documents leave over Wi-Fi only, and this line counts its bytes.
    NoWifi,
}

/// Why a parcel is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hold {
    /// The citizen wished so.
    Citizen,
    /// The citizen wishes it back, and the gateway must be asked first whether it holds it.
    Recall,
    /// The account must sign in.
    SignIn,
    /// Something on this phone.
    Local(Local),
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Unreachable(Unreachable::Offline),
        Self::Unreachable(Unreachable::Intercepted),
        Self::Unreachable(Unreachable::Portal),
        Self::Busy,
        Self::Fault,
        Self::NoWifi,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreachable(cause) => cause.code(),
            Self::Busy => "busy",
            Self::Fault => "fault",
            Self::NoWifi => "wifi",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }

    /// Whether a wake (start, network, sign-in, a tap) ends the wait. A server's own wish is kept.
    pub fn ends_at_a_wake(self) -> bool {
        self != Self::Busy
    }
}

impl Hold {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Citizen,
        Self::Recall,
        Self::SignIn,
        Self::Local(Local::DiskFull),
        Self::Local(Local::VaultClosed),
        Self::Local(Local::DocumentDamaged),
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Recall => "recall",
            Self::SignIn => "sign-in",
            Self::Local(cause) => cause.code(),
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hold| hold.code() == code)
    }
}

impl Standing {
    /// The two columns it is stored in: state, and why.
    pub fn codes(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Waiting(cause) => ("waiting", cause.map(Cause::code)),
            Self::Travelling => ("travelling", None),
            Self::Paused(hold) => ("paused", Some(hold.code())),
            Self::SetAside(why) => ("set_aside", Some(why.code())),
            Self::Recalled => ("recalled", None),
            Self::Delivered => ("delivered", None),
        }
    }

    /// Reads both columns. A code newer than this build is read as the safest of its state.
    pub fn parse(state: &str, why: Option<&str>) -> Option<Self> {
        match state {
            "waiting" => Some(Self::Waiting(why.and_then(Cause::parse))),
            "travelling" => Some(Self::Travelling),
            "paused" => Some(Self::Paused(why.and_then(Hold::parse).unwrap_or(Hold::Citizen))),
            "set_aside" => Some(Self::SetAside(why.map_or(Refusal::Other, Refusal::parse))),
            "recalled" => Some(Self::Recalled),
            "delivered" => Some(Self::Delivered),
            _ => None,
        }
    }

    /// Whether it was refused.
    pub fn is_set_aside(self) -> bool {
        matches!(self, Self::SetAside(_))
    }

    /// Whether it is still owed.
    pub fn is_owed(self) -> bool {
        !matches!(self, Self::Delivered | Self::Recalled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_is_read_as_it_is_stored() {
        let mut standings =
            vec![Standing::Waiting(None), Standing::Travelling, Standing::Recalled, Standing::Delivered];
        standings.extend(Cause::ALL.map(|cause| Standing::Waiting(Some(cause))));
        standings.extend(Hold::ALL.map(Standing::Paused));
        standings.extend(Refusal::ALL.map(Standing::SetAside));
        for standing in standings {
            let (state, why) = standing.codes();
            assert_eq!(Standing::parse(state, why), Some(standing));
        }
        assert_eq!(Standing::parse("lost", None), None);
        assert_eq!(Standing::parse("set_aside", Some("newer")), Some(Standing::SetAside(Refusal::Other)));
    }

    #[test]
    fn every_kind_is_read_as_it_is_stored_and_only_a_document_has_a_digest() {
        let digest = Sha256([3; 32]);
        let kinds = [
            Kind::Envelope,
            Kind::Document(digest),
            Kind::Message,
            Kind::Withdrawal,
            Kind::Feedback,
            Kind::Erasure,
        ];
        for kind in kinds {
            let of = matches!(kind, Kind::Document(_)).then_some(digest);
            assert_eq!(Kind::parse(kind.code(), of), Some(kind));
        }
        assert_eq!(Kind::parse("document", None), None);
        assert_eq!(Kind::parse("envelope", Some(digest)), None);
    }
}
