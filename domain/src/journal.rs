//! The journal of a helper: one line for each act, for the person who is helped.

use chrono::{DateTime, Utc};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// The help began.
    Began,
    /// A request was begun.
    DraftBegun,
    /// Answers were written into a request. However many one after the other, they are one act.
    Answered,
    /// Somebody was described, for whom requests are made.
    Described,
    /// A document was kept.
    PaperKept,
    /// A document was put into a request.
    PaperAttached,
    /// A document was taken out of a request.
    PaperTakenOut,
    /// Something was put in the trash.
    Discarded,
    /// Something was taken out of the trash.
    Restored,
    /// A request was sent.
    Sent,
    /// A request was taken back before it left.
    TakenBack,
    /// A request was withdrawn.
    Withdrawn,
    /// The service was written to.
    Replied,
    /// An error in what is published was reported.
    Reported,
    /// A card was kept.
    CardKept,
    /// A sign-in was asked for.
    SignedIn,
    /// Somebody was signed out.
    SignedOut,
    /// A paper was made: a recap, a receipt, the journal.
    PaperMade,
    /// An orientation sheet was made.
    Oriented,
    /// Everything was written into a file, to be handed over.
    HandedOver,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Began,
        Self::DraftBegun,
        Self::Answered,
        Self::Described,
        Self::PaperKept,
        Self::PaperAttached,
        Self::PaperTakenOut,
        Self::Discarded,
        Self::Restored,
        Self::Sent,
        Self::TakenBack,
        Self::Withdrawn,
        Self::Replied,
        Self::Reported,
        Self::CardKept,
        Self::SignedIn,
        Self::SignedOut,
        Self::PaperMade,
        Self::Oriented,
        Self::HandedOver,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::DraftBegun => "draft-begun",
            Self::Answered => "answered",
            Self::Described => "described",
            Self::PaperKept => "paper-kept",
            Self::PaperAttached => "paper-attached",
            Self::PaperTakenOut => "paper-taken-out",
            Self::Discarded => "discarded",
            Self::Restored => "restored",
            Self::Sent => "sent",
            Self::TakenBack => "taken-back",
            Self::Withdrawn => "withdrawn",
            Self::Replied => "replied",
            Self::Reported => "reported",
            Self::CardKept => "card-kept",
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::PaperMade => "paper-made",
            Self::Oriented => "oriented",
            Self::HandedOver => "handed-over",
        }
    }

    /// Reads it as it is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether the same act on the same thing, at once again, is still one act.
    pub fn runs_on(self) -> bool {
        self == Self::Answered
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: DateTime<Utc>,
    /// What was done.
    pub act: Act,
    /// On what: a title, a name; empty where the act says all.
    pub what: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_is_read_back() {
        for act in Act::ALL {
            assert_eq!(Act::parse(act.code()), Some(act));
        }
        assert_eq!(Act::parse("nothing"), None);
    }
}
