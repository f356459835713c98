//! A mandate: who may act for whom, for what, and until when.

use chrono::{DateTime, TimeDelta, Utc};

use crate::uptime::passed;

/// Most letters of a name, or of what somebody is helped with.
pub const LONGEST: usize = 80;

/// What somebody was allowed to do for another person, as it travels with what is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// The person it is for, as the mandate names them.
    pub for_whom: String,
    /// Who helps.
    pub by_whom: String,
    /// Its last instant.
    pub until: DateTime<Utc>,
}

impl Mandate {
    /// Whether it is over.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now > self.until
    }
}

/// How long somebody is helped: the lengths of Aidants Connect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Length {
    /// One day.
    #[default]
    Day,
    /// 31 days.
    Month,
    /// 182 days.
    HalfYear,
    /// 365 days.
    Year,
}

impl Length {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::HalfYear, Self::Year];

    /// In days of 24 hours.
    pub fn days(self) -> u16 {
        match self {
            Self::Day => 1,
            Self::Month => 31,
            Self::HalfYear => 182,
            Self::Year => 365,
        }
    }

    /// Reads a number of days.
    pub fn of_days(days: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|length| length.days() == days)
    }
}

/// How the person who is helped agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// They are here, and said so.
    Present,
    /// They signed a paper.
    Signed,
    /// They said so from afar: by telephone, by letter.
    Remote,
    /// Whoever speaks for them by law did.
    Guardian,
}

impl Consent {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Present, Self::Signed, Self::Remote, Self::Guardian];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Signed => "signed",
            Self::Remote => "remote",
            Self::Guardian => "guardian",
        }
    }

    /// Reads it as it is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|consent| consent.code() == code)
    }
}

/// The latest instant that was certainly reached: by the clock, and by how long the system was up then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// By the clock.
    pub at: DateTime<Utc>,
    /// By the system.
    pub up: TimeDelta,
}

impl Seen {
    /// What it is now at least: a clock turned back is not believed.
    pub fn later(self, now: DateTime<Utc>, up: TimeDelta) -> Self {
        Self { at: now.max(self.at + passed(self.up, up)), up }
    }
}

/// Somebody is helped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Who, for whom, until when.
    pub mandate: Mandate,
    /// For what: an aid by its title, or a matter in the helper's words.
    pub matter: String,
    /// For how long it was given.
    pub length: Length,
    /// How they agreed.
    pub consent: Consent,
    /// Since when.
    pub begun_at: DateTime<Utc>,
    /// The latest instant at which somebody looked.
    pub seen: Seen,
}

/// What is not right in a mandate that is to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It does not say who helps, whom or with what.
    Blank,
    /// A name is longer than `LONGEST`.
    Long,
}

impl Unfit {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "mandate-blank",
            Self::Long => "mandate-long",
        }
    }
}

/// What is said before somebody is helped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Whom.
    pub for_whom: String,
    /// Who helps.
    pub by_whom: String,
    /// For what.
    pub matter: String,
    /// How long.
    pub length: Length,
    /// How they agreed.
    pub consent: Consent,
}

impl Wanted {
    /// The mandate that begins now.
    pub fn begins(self, now: DateTime<Utc>, up: TimeDelta) -> Result<Help, Unfit> {
        let [for_whom, by_whom, matter] =
            [&self.for_whom, &self.by_whom, &self.matter].map(|text| match text.trim() {
                "" => Err(Unfit::Blank),
                text if text.chars().count() > LONGEST => Err(Unfit::Long),
                text => Ok(text.to_owned()),
            });
        let until = now + TimeDelta::days(i64::from(self.length.days()));
        Ok(Help {
            mandate: Mandate { for_whom: for_whom?, by_whom: by_whom?, until },
            matter: matter?,
            length: self.length,
            consent: self.consent,
            begun_at: now,
            seen: Seen { at: now, up },
        })
    }
}

impl Help {
    /// Whether it is over, by what was seen and by what the clock says now.
    pub fn is_over(&self, now: DateTime<Utc>, up: TimeDelta) -> bool {
        self.mandate.is_over(self.seen.later(now, up).at)
    }

    /// How long it lasts still; zero where it is over.
    pub fn left(&self, now: DateTime<Utc>, up: TimeDelta) -> TimeDelta {
        (self.mandate.until - self.seen.later(now, up).at).max(TimeDelta::zero())
    }
}

/// How somebody is called on a screen that others may see: « M. D. ». The first letter of each word, the first word whole
/// where it is but a form of address.
pub fn initials(name: &str) -> String {
    let short = |word: &str| match word.chars().next() {
        Some(_) if word.ends_with('.') && word.chars().count() <= 4 => word.to_owned(),
        Some(first) => format!("{}.", first.to_uppercase()),
        None => String::new(),
    };
    name.split_whitespace().map(short).collect::<Vec<_>>().join("\u{a0}")
}

#[cfg(test)]
mod tests;
