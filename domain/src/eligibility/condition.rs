//! The closed vocabulary of conditions (PRODUCT.md §8.1), recounted on real rules.

use chrono::NaiveDate;

use crate::territory::Scope;

/// The kind under which a source's condition travels that stays in words: unknown, whatever is answered.
pub const AS_TEXT: &str = "as_text";

/// What a machine can check of an aid: every condition, and one of the profiles if there are any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// One of them must hold, with its own conditions; none means everyone.
    pub profiles: Vec<Profile>,
}

/// A situation, and the conditions that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// What an income is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// The whole household.
    Household,
    /// Each part of the tax notice.
    Part,
}

/// One condition. The year of an `Income` is that of the income itself, not of the notice; none where the
/// source names none.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// One of these situations, of the closed list of `assets/content/README.md`.
    Situation(Vec<String>),
    /// Born before, on or after a day.
    Born(Comparison, NaiveDate),
    /// Reference tax income (« revenu fiscal de référence »), in euro.
    Income(Comparison, u32, Share, Option<i32>),
    /// Has a disability that is recognised.
    Disability,
    /// Rate of incapacity that is recognised, in hundredths.
    Incapacity(Comparison, u32),
    /// Children at charge.
    Children(Comparison, u32),
    /// Persons of the household, children included.
    Household(Comparison, u32),
    /// All of them; none is met.
    All(Vec<Condition>),
    /// One of them; none is not met.
    Any(Vec<Condition>),
    /// What is not so.
    Not(Box<Condition>),
    /// A kind newer than this build: reads as unknown, never as met.
    Unknown(String),
}

impl Rule {
    /// Every condition that it holds, those of its profiles too, taken apart (`Condition::leaves`).
    pub fn leaves(&self) -> Vec<&Condition> {
        let profiles = self.profiles.iter().flat_map(|profile| &profile.conditions);
        self.conditions.iter().chain(profiles).flat_map(Condition::leaves).collect()
    }
}

impl Condition {
    /// The conditions that it is made of: itself, or those of `All`, `Any` and `Not`, however deep.
    pub fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(part) => part.leaves(),
            leaf => vec![leaf],
        }
    }

    /// Whether it says something that this build does not know: what stays in words at its source is no such thing.
    pub fn is_newer(&self) -> bool {
        self.leaves().iter().any(|leaf| matches!(leaf, Self::Unknown(kind) if kind != AS_TEXT))
    }

    /// Its kind, as content and packs write it.
    pub fn kind(&self) -> &str {
        match self {
            Self::Age(..) => "age",
            Self::Territory(_) => "territory",
            Self::Outside(_) => "outside",
            Self::FamilyQuotient(..) => "family_quotient",
            Self::HealthOrSocialTraining => "health_or_social_training",
            Self::StudyYear(_) => "study_year",
            Self::TiedTo(_) => "tied_to",
            Self::SocialScheme(_) => "social_scheme",
            Self::ScholarshipHolder => "scholarship_holder",
            Self::Housing(_) => "housing",
            Self::BacHonours(_) => "bac_honours",
            Self::Declared(_) => "declared",
            Self::Headcount(..) => "headcount",
            Self::NafSection(_) => "naf_section",
            Self::Situation(_) => "situation",
            Self::Born(..) => "born",
            Self::Income(..) => "income",
            Self::Disability => "disability",
            Self::Incapacity(..) => "incapacity",
            Self::Children(..) => "children",
            Self::Household(..) => "household",
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Not(_) => "not",
            Self::Unknown(kind) => kind,
        }
    }
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
