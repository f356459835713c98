//! A word on something that is published and wrong, or that surprises: what it is about, why, and nothing that names who
//! says it.

use crate::ids::RecordId;
use crate::personal::{self, Personal};

/// Longest text, in letters.
pub const LONGEST_TEXT: usize = 1_000;

/// What is wrong: a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It is not open when it is said to be.
    HoursWrong,
    /// The telephone number is another.
    PhoneWrong,
    /// It is elsewhere.
    AddressWrong,
    /// It is no more.
    ClosedForGood,
    /// A link leads nowhere.
    BrokenLink,
    /// The verdict is not the one that was expected.
    Unexpected,
    /// The answer, or what was found, is beside the point.
    BesideThePoint,
    /// The card is out of date.
    OutOfDate,
    /// Something else, or something that a newer phone has a word for.
    Other,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::HoursWrong,
        Self::PhoneWrong,
        Self::AddressWrong,
        Self::ClosedForGood,
        Self::BrokenLink,
        Self::Unexpected,
        Self::BesideThePoint,
        Self::OutOfDate,
        Self::Other,
    ];

    /// Those that may be chosen about such a thing, in the order in which they are shown.
    pub fn of(about: About) -> &'static [Self] {
        match about {
            About::Card => &[
                Self::HoursWrong,
                Self::PhoneWrong,
                Self::AddressWrong,
                Self::ClosedForGood,
                Self::BrokenLink,
                Self::Other,
            ],
            About::Verdict(_) => &[Self::Unexpected, Self::OutOfDate, Self::Other],
            About::Answer | About::Search => &[Self::BesideThePoint, Self::OutOfDate, Self::Other],
        }
    }

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::HoursWrong => "hours-wrong",
            Self::PhoneWrong => "phone-wrong",
            Self::AddressWrong => "address-wrong",
            Self::ClosedForGood => "closed-for-good",
            Self::BrokenLink => "broken-link",
            Self::Unexpected => "unexpected",
            Self::BesideThePoint => "beside-the-point",
            Self::OutOfDate => "out-of-date",
            Self::Other => "other",
        }
    }

    /// Reads a code; none if it is none of the list.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Reads a code that travelled: one that is not known here is another reason. None if nothing is said.
    pub fn heard(code: &str) -> Option<Self> {
        (!code.is_empty()).then(|| Self::parse(code).unwrap_or(Self::Other))
    }
}

/// What was on the screen. Of what was asked or answered to get there, nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// A card, or a place.
    Card,
    /// A verdict: that one.
    Verdict(Shown),
    /// An answer of the assistant, which quotes the record.
    Answer,
    /// What a search found; the record is the first of it.
    Search,
}

/// A verdict, as it was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Yes, without doubt.
    Likely,
    /// To be checked.
    ToCheck,
    /// No.
    No,
}

impl Shown {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::ToCheck => "to_check",
            Self::No => "no",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Likely, Self::ToCheck, Self::No].into_iter().find(|shown| shown.code() == code)
    }
}

impl About {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Verdict(_) => "verdict",
            Self::Answer => "answer",
            Self::Search => "search",
        }
    }

    /// The verdict that was shown, where one was.
    pub fn shown(self) -> Option<Shown> {
        match self {
            Self::Verdict(shown) => Some(shown),
            Self::Card | Self::Answer | Self::Search => None,
        }
    }

    /// Reads codes that travelled: older phones say none, and what is not known here is about the card.
    pub fn heard(about: &str, shown: &str) -> Self {
        match (about, Shown::parse(shown)) {
            ("verdict", Some(shown)) => Self::Verdict(shown),
            ("answer", _) => Self::Answer,
            ("search", _) => Self::Search,
            _ => Self::Card,
        }
    }
}

/// An error that is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// About which record.
    pub record: RecordId,
    /// In which collection.
    pub collection: String,
    /// What was on the screen.
    pub about: About,
    /// What is wrong.
    pub reason: Reason,
    /// More of it, in the citizen's words; may be empty.
    pub text: String,
    /// The edition in which it was read: the newest of the collection that the phone held; 0 if it cannot be said.
    pub edition: u64,
    /// Version of the app.
    pub app: String,
    /// Language in which it was read.
    pub lang: String,
}

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unfit {
    /// Longer than `LONGEST_TEXT`.
    Long,
    /// It names somebody: that is taken out first.
    Names(Personal),
}

impl Unfit {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Long => "feedback-long",
            Self::Names(Personal::Nir) => "feedback-nir",
            Self::Names(Personal::Iban) => "feedback-iban",
            Self::Names(Personal::Email) => "feedback-email",
            Self::Names(Personal::Phone) => "feedback-phone",
        }
    }
}

/// The text without white around it, if it may be kept and sent.
pub fn judged(text: &str) -> Result<&str, Unfit> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Unfit::Long);
    }
    personal::found(text).map_or(Ok(text), |found| Err(Unfit::Names(found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_read_back_and_one_of_tomorrow_is_another_reason() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.code()), Some(reason));
            assert_eq!(Reason::heard(reason.code()), Some(reason));
        }
        assert_eq!((Reason::parse("moved"), Reason::heard("moved")), (None, Some(Reason::Other)));
        assert_eq!((Reason::parse(""), Reason::heard("")), (None, None));
    }

    #[test]
    fn what_it_is_about_is_read_back_and_older_phones_mean_the_card() {
        let verdicts = [Shown::Likely, Shown::ToCheck, Shown::No].map(About::Verdict);
        for about in verdicts.into_iter().chain([About::Card, About::Answer, About::Search]) {
            let shown = about.shown().map_or("", Shown::code);
            assert_eq!(About::heard(about.code(), shown), about);
            assert_eq!(Reason::of(about).last(), Some(&Reason::Other), "there is always another reason");
        }
        assert_eq!(About::heard("", ""), About::Card);
        assert_eq!(About::heard("verdict", "perhaps"), About::Card);
    }

    #[test]
    fn a_text_is_taken_up_to_its_length_and_if_it_names_nobody() {
        assert_eq!(judged("  ferm\u{e9} le lundi\n"), Ok("ferm\u{e9} le lundi"));
        assert_eq!(judged(" \n"), Ok(""));
        let longest = "\u{e9}".repeat(LONGEST_TEXT);
        assert_eq!(judged(&longest), Ok(longest.as_str()));
        assert_eq!(judged(&format!("{longest}a")), Err(Unfit::Long));
        assert_eq!(judged("appelez le 06 12 34 56 78"), Err(Unfit::Names(Personal::Phone)));
    }
}
