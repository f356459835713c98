//! What was sent: where it stands, how it may move, and what the Region says of it.

use chrono::{DateTime, Utc};

use crate::draft::FormPin;
use crate::ids::{ApplicationId, MessageId, Sha256};
use crate::receipt::Deadline;

/// Where an application stands (PRODUCT.md §3.5). The first two are the phone's alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// On this phone, editable.
    Writing,
    /// A frozen copy waits in the outbox.
    Sealed,
    /// The gateway holds the envelope.
    Registered,
    /// The gateway verified the digest of every document.
    Complete,
    /// The Region's service confirmed that it has it; never before.
    Received,
    /// The service says that it studies it.
    InReview,
    /// The service or a check asks for something: the answer is a correction, an application of its own.
    ToComplete,
    /// Decided in favour.
    Accepted,
    /// Decided against.
    Refused,
    /// Taken back by the citizen.
    Withdrawn,
    /// Closed without a decision, by the services that know this state.
    Dismissed,
}

impl Standing {
    /// Every standing, in the order of an application's life.
    pub const ALL: [Self; 11] = [
        Self::Writing,
        Self::Sealed,
        Self::Registered,
        Self::Complete,
        Self::Received,
        Self::InReview,
        Self::ToComplete,
        Self::Accepted,
        Self::Refused,
        Self::Withdrawn,
        Self::Dismissed,
    ];

    /// Its stable code, on the wire and in both databases.
    pub fn code(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Sealed => "sealed",
            Self::Registered => "registered",
            Self::Complete => "complete",
            Self::Received => "received",
            Self::InReview => "in_review",
            Self::ToComplete => "to_complete",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Dismissed => "dismissed",
        }
    }

    /// The standing of that code; none for a code of a later version.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// Whether an application may go from here to there: the whole list of PRODUCT.md §3.5, in one place.
    ///
    /// `Sealed` → `Writing` needs more than this says: that nothing left, or that the gateway refused.
    /// After `ToComplete` the citizen writes a correction, which is another application: this one stays.
    pub fn may_become(self, next: Self) -> bool {
        use Standing::{
            Accepted, Complete, Dismissed, InReview, Received, Refused, Registered, Sealed, ToComplete,
            Withdrawn, Writing,
        };
        match self {
            Writing => next == Sealed,
            Sealed => matches!(next, Registered | Writing),
            Registered => matches!(next, Complete | ToComplete | Withdrawn),
            Complete => matches!(next, Received | ToComplete | Withdrawn),
            Received => matches!(next, InReview | ToComplete | Withdrawn),
            InReview => matches!(next, Accepted | Refused | Dismissed | ToComplete | Withdrawn),
            ToComplete => next == Writing,
            Accepted | Refused | Withdrawn | Dismissed => false,
        }
    }

    /// Whether the gateway knows of it.
    pub fn is_filed(self) -> bool {
        !matches!(self, Self::Writing | Self::Sealed)
    }

    /// Whether the citizen may take it back at the gateway.
    pub fn may_be_withdrawn(self) -> bool {
        self.may_become(Self::Withdrawn)
    }

    /// Whether nothing more is to come.
    pub fn is_final(self) -> bool {
        !Self::ALL.into_iter().any(|next| self.may_become(next))
    }
}

/// A document that an envelope declares; only declared digests may be uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredDocument {
    /// The slot of the form it is for.
    pub slot: String,
    /// Digest of its plain bytes.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// Its media type.
    pub media: String,
    /// The name the citizen sees.
    pub name: String,
}

/// Longest message, and longest reason of a withdrawal, in bytes (WIRE.md §14): the gateway takes no more.
pub const LONGEST_TEXT: usize = 10 * 1024;

/// Words of the Region in the languages it wrote them in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English; none when the service wrote French only.
    pub en: Option<String>,
}

/// One step of an application's life, as the gateway dates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Place in the feed of changes.
    pub seq: u64,
    /// Where the application stands from then on.
    pub standing: Standing,
    /// When, by the gateway's clock.
    pub at: DateTime<Utc>,
    /// What the service says with it.
    pub text: Option<Text>,
}

/// A message about an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its name, made by who wrote it.
    pub id: MessageId,
    /// Whether an agent of the Region wrote it.
    pub from_agent: bool,
    /// What it says.
    pub text: String,
    /// When the gateway had it.
    pub at: DateTime<Utc>,
    /// Digests of the documents that go with it.
    pub documents: Vec<Sha256>,
}

/// An application as the gateway holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its name.
    pub id: ApplicationId,
    /// The number the citizen quotes.
    pub number: String,
    /// Where it stands.
    pub standing: Standing,
    /// The form it was written for.
    pub form: FormPin,
    /// The application it corrects.
    pub corrects: Option<ApplicationId>,
    /// Digest of its envelope.
    pub envelope_sha256: Sha256,
    /// First durable write at the gateway.
    pub registered_at: DateTime<Utc>,
    /// Its last change there.
    pub updated_at: DateTime<Utc>,
    /// The form's deadline, and whether it was met.
    pub deadline: Option<Deadline>,
    /// Digests of the declared documents that are not verified yet.
    pub missing: Vec<Sha256>,
}

/// One entry of the feed of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which application.
    pub application: ApplicationId,
    /// What happened to it; the standing is the one after.
    pub milestone: Milestone,
    /// A receipt that came with it, as signed bytes; not verified yet.
    pub receipt: Option<Vec<u8>>,
    /// A message that came with it.
    pub message: Option<Message>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standing() -> impl Strategy<Value = Standing> {
        proptest::sample::select(Standing::ALL.to_vec())
    }

    #[test]
    fn a_code_goes_both_ways_and_one_of_a_later_version_is_unknown() {
        for standing in Standing::ALL {
            assert_eq!(Standing::of_code(standing.code()), Some(standing));
        }
        assert_eq!(Standing::of_code("archived"), None);
    }

    #[test]
    fn the_straight_way_leads_from_writing_to_a_decision() {
        let way = ["writing", "sealed", "registered", "complete", "received", "in_review"];
        let way: Vec<_> = way.iter().map(|code| Standing::of_code(code).unwrap()).collect();
        assert!(way.windows(2).all(|pair| pair[0].may_become(pair[1])));
        for end in [Standing::Accepted, Standing::Refused, Standing::Dismissed] {
            assert!(Standing::InReview.may_become(end) && end.is_final());
            assert!(Standing::ALL.into_iter().filter(|from| from.may_become(end)).eq([Standing::InReview]));
        }
    }

    proptest! {
        #[test]
        fn a_life_never_skips_registration_nor_leaves_an_end(steps in prop::collection::vec(standing(), 0..60)) {
            let mut lived = vec![Standing::Writing];
            for next in steps {
                let now = *lived.last().unwrap();
                if now.may_become(next) {
                    prop_assert!(!now.is_final());
                    prop_assert_ne!(now, next);
                    lived.push(next);
                }
            }
            let had = |standing| lived.contains(&standing);
            prop_assert!(!lived.iter().any(|one| one.is_filed()) || had(Standing::Registered));
            prop_assert!(!had(Standing::Received) || had(Standing::Complete), "never received before complete");
            prop_assert!(!had(Standing::InReview) || had(Standing::Received));
            prop_assert!(lived.iter().filter(|one| one.is_final()).count() <= 1);
        }

        #[test]
        fn only_between_registration_and_the_decision_is_anything_withdrawn_or_asked(from in standing()) {
            let under_way = matches!(
                from,
                Standing::Registered | Standing::Complete | Standing::Received | Standing::InReview
            );
            prop_assert_eq!(from.may_be_withdrawn(), under_way);
            prop_assert_eq!(from.may_become(Standing::ToComplete), under_way);
        }
    }
}
