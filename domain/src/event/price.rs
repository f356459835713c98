//! What it costs to come: free, paid, or nobody says.

/// Whether one pays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cost {
    /// Nobody pays.
    Free,
    /// One pays, some perhaps not.
    Paid,
    /// It is not said: never the same as free.
    #[default]
    Unstated,
}

impl Cost {
    /// As it travels, and for words.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Paid => "paid",
            Self::Unstated => "unstated",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        [Self::Free, Self::Paid, Self::Unstated].into_iter().find(|cost| cost.slug() == slug)
    }
}

/// What it costs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Price {
    /// Whether one pays.
    pub cost: Cost,
    /// As it is published; there may be words where it is not said whether one pays (« prix libre »).
    pub said: Option<String>,
}
