//! Three values, and what becomes of them together (Kleene's strong logic).

use std::ops::Not;

/// Whether a condition holds, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holds {
    /// It does not.
    Unmet,
    /// It cannot be said.
    Unknown,
    /// It does.
    Met,
}

impl Holds {
    /// What is known for certain.
    pub fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::Unmet }
    }

    /// All of them: one unmet decides, then one unknown. None at all are met.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().min().unwrap_or(Self::Met)
    }

    /// One of them: one met decides, then one unknown. None at all are unmet.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().max().unwrap_or(Self::Unmet)
    }

    /// What is said of every value that is possible: unknown where they differ, and where there is none.
    pub fn same(parts: impl IntoIterator<Item = bool>) -> Self {
        let mut said = None;
        for met in parts {
            match said {
                Some(before) if before != met => return Self::Unknown,
                _ => said = Some(met),
            }
        }
        said.map_or(Self::Unknown, Self::of)
    }

    /// As JSON has it: true, false, or nothing.
    pub fn known(self) -> Option<bool> {
        match self {
            Self::Unmet => Some(false),
            Self::Unknown => None,
            Self::Met => Some(true),
        }
    }
}

impl Not for Holds {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Unmet => Self::Met,
            Self::Unknown => Self::Unknown,
            Self::Met => Self::Unmet,
        }
    }
}
