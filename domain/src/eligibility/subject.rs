//! What can be known of somebody: the keys of `Facts`.

/// One thing that can be known. Stored with the profile of a person under its path, on the phone alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Where they live.
    Home,
    /// When they were born, or their age on a day.
    Birth,
    /// Whether they are in that situation, of the closed list; `disabled` says that a disability is recognised.
    Situation(String),
    /// Their year of study (`cap_1` … `master_2`); `none` where they do not study.
    StudyYear,
    /// Whether they hold a scholarship.
    Scholarship,
    /// Reference tax income of the household.
    Income,
    /// Parts of the tax notice, in quarters: two and a half are 10.
    Parts,
    /// Family quotient a month, in euro, where it is known as such.
    Quotient,
    /// Whether that is how they are housed (`tenant`, `owner`, `hosted`, `student_residence`, `difficulty`).
    Housing(String),
    /// Children at charge.
    Children,
    /// Persons of the household.
    Household,
    /// The rate of incapacity, in hundredths.
    Incapacity,
    /// Their scheme of social security.
    SocialScheme,
    /// Honours at the baccalauréat (`bien`, `tres_bien`); `none` without.
    BacHonours,
    /// Whether they follow a training of the health or social sector.
    HealthOrSocialTraining,
    /// Whether they belong to that body.
    TiedTo(String),
    /// Head-count of the company.
    Headcount,
    /// NAF section of the company, one letter.
    NafSection,
    /// Whether the answer to that question of an editor is yes.
    Declared(String),
}

/// Situations: the closed list of `assets/content/README.md`. `pupil` is at collège, `secondary_pupil` at lycée.
pub const SITUATIONS: [&str; 21] = [
    "pupil",
    "secondary_pupil",
    "student",
    "apprentice",
    "professional_contract",
    "trainee",
    "civic_service",
    "job_seeker",
    "employee",
    "self_employed",
    "inactive",
    "rsa",
    "parent",
    "retired",
    "volunteer",
    "artist",
    "farmer",
    "disabled",
    "association",
    "company",
    "public_body",
];

/// Ways to be housed: the closed list.
pub const HOUSING: [&str; 5] = ["tenant", "owner", "hosted", "student_residence", "difficulty"];

/// First part of every path.
const PREFIX: &str = "fact.";

impl Subject {
    /// Where it is stored among the answers of a profile.
    pub fn path(&self) -> String {
        match self {
            Self::Situation(of) | Self::Housing(of) | Self::TiedTo(of) | Self::Declared(of) => {
                format!("{PREFIX}{}.{of}", self.kind())
            }
            _ => format!("{PREFIX}{}", self.kind()),
        }
    }

    /// Reads a path; none if it is no fact, or one of a newer build.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix(PREFIX)?;
        let (kind, of) = path.split_once('.').map_or((path, None), |(kind, of)| (kind, Some(of.to_owned())));
        Some(match (kind, of) {
            ("home", None) => Self::Home,
            ("birth", None) => Self::Birth,
            ("situation", Some(of)) => Self::Situation(of),
            ("study_year", None) => Self::StudyYear,
            ("scholarship", None) => Self::Scholarship,
            ("income", None) => Self::Income,
            ("parts", None) => Self::Parts,
            ("quotient", None) => Self::Quotient,
            ("housing", Some(of)) => Self::Housing(of),
            ("children", None) => Self::Children,
            ("household", None) => Self::Household,
            ("incapacity", None) => Self::Incapacity,
            ("social_scheme", None) => Self::SocialScheme,
            ("bac_honours", None) => Self::BacHonours,
            ("health_or_social_training", None) => Self::HealthOrSocialTraining,
            ("tied_to", Some(of)) => Self::TiedTo(of),
            ("headcount", None) => Self::Headcount,
            ("naf_section", None) => Self::NafSection,
            ("declared", Some(of)) => Self::Declared(of),
            _ => return None,
        })
    }

    /// What kind of thing it is: the middle of its path, and the name of its words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Birth => "birth",
            Self::Situation(_) => "situation",
            Self::StudyYear => "study_year",
            Self::Scholarship => "scholarship",
            Self::Income => "income",
            Self::Parts => "parts",
            Self::Quotient => "quotient",
            Self::Housing(_) => "housing",
            Self::Children => "children",
            Self::Household => "household",
            Self::Incapacity => "incapacity",
            Self::SocialScheme => "social_scheme",
            Self::BacHonours => "bac_honours",
            Self::HealthOrSocialTraining => "health_or_social_training",
            Self::TiedTo(_) => "tied_to",
            Self::Headcount => "headcount",
            Self::NafSection => "naf_section",
            Self::Declared(_) => "declared",
        }
    }
}
