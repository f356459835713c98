//! The closed vocabulary of conditions (PRODUCT.md §8.1), recounted on real rules.

use crate::territory::Scope;

/// What a machine can check of an aid: every condition, and one of the profiles if there are any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rule {
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// One of them must hold, with its own conditions; none means everyone.
    pub profiles: Vec<Profile>,
}

/// A situation, and the conditions that go with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Situation, of the closed list of `assets/content/README.md`.
    pub situation: String,
    /// All of them must hold for that situation.
    pub conditions: Vec<Condition>,
}

/// How a figure is compared, bounds as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Less than.
    Less,
    /// Less than or equal.
    AtMost,
    /// More than.
    More,
    /// More than or equal.
    AtLeast,
}

/// What a family quotient is counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Reference tax income ÷ parts ÷ 12.
    Month,
    /// Reference tax income ÷ parts.
    Year,
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Age in full years, on the day of the question.
    Age(Comparison, u32),
    /// Lives in one of these territories.
    Territory(Vec<Scope>),
    /// Does not live in any of these; wins over `Territory`.
    Outside(Vec<Scope>),
    /// Family quotient, in euro.
    FamilyQuotient(Comparison, u32, Period),
    /// Follows a training of the health or social sector.
    HealthOrSocialTraining,
    /// Is in one of these years of study (`cap_1` … `master_2`).
    StudyYear(Vec<String>),
    /// Belongs to the body that gives the aid (its pupil, its beneficiary).
    TiedTo(String),
    /// Is insured by one of these social-security schemes.
    SocialScheme(Vec<String>),
    /// Holds a scholarship.
    ScholarshipHolder,
    /// One of these housing situations.
    Housing(Vec<String>),
    /// One of these honours at the baccalauréat.
    BacHonours(Vec<String>),
    /// Answered yes to a question written by an editor.
    Declared(String),
    /// Head-count of the company.
    Headcount(Comparison, u32),
    /// NAF section of the company, one letter each.
    NafSection(Vec<String>),
    /// A kind newer than this build: reads as unknown, never as met.
    Unknown(String),
}

impl Comparison {
    /// Reads the operator as the feeds write it.
    pub fn parse(operator: &str) -> Option<Self> {
        match operator {
            "=" | "==" => Some(Self::Equal),
            "<" => Some(Self::Less),
            "<=" => Some(Self::AtMost),
            ">" => Some(Self::More),
            ">=" => Some(Self::AtLeast),
            _ => None,
        }
    }

    /// The operator, as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether `left` stands so to `right`.
    pub fn holds<T: PartialOrd>(self, left: T, right: T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}
