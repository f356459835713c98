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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-11-25T12:00:00Z".parse().unwrap()
    }

    fn wanted() -> Wanted {
        Wanted {
            for_whom: " Marcel Dupont ".into(),
            by_whom: "Aline".into(),
            matter: "Permis".into(),
            length: Length::Day,
            consent: Consent::Present,
        }
    }

    #[test]
    fn its_last_instant_still_counts() {
        let until = noon();
        let mandate = Mandate { for_whom: String::new(), by_whom: String::new(), until };
        assert!(!mandate.is_over(until));
        assert!(mandate.is_over(until + chrono::TimeDelta::seconds(1)));
    }

    #[test]
    fn it_says_who_whom_and_what_or_is_not_one() {
        let up = TimeDelta::seconds(7);
        let help = wanted().begins(noon(), up).unwrap();
        assert_eq!(
            (help.mandate.for_whom.as_str(), help.mandate.until),
            ("Marcel Dupont", noon() + TimeDelta::days(1))
        );
        assert_eq!(Wanted { by_whom: " ".into(), ..wanted() }.begins(noon(), up), Err(Unfit::Blank));
        assert_eq!(Wanted { matter: "x".repeat(81), ..wanted() }.begins(noon(), up), Err(Unfit::Long));
        let lengths = Length::ALL.map(Length::days);
        assert_eq!(lengths, [1, 31, 182, 365]);
        assert!(Length::of_days(30).is_none());
    }

    #[test]
    fn a_person_is_called_by_their_initials_where_others_look() {
        assert_eq!(initials("M. Dupont"), "M.\u{a0}D.");
        assert_eq!(initials("\u{e9}lise van Damme"), "\u{c9}.\u{a0}V.\u{a0}D.");
        assert_eq!(initials(""), "");
    }

    proptest! {
        /// The clock says anything, the system is started again: it ends no later than it should by the time that
        /// passed between restarts, and once seen to be over it stays so.
        #[test]
        fn a_clock_turned_back_prolongs_nothing(steps in proptest::collection::vec((0_i64..40_000, -500_000_i64..500_000), 1..20)) {
            let up = TimeDelta::seconds(1_000);
            let mut help = wanted().begins(noon(), up).unwrap();
            let (mut real, mut was_over) = (0, false);
            for (passes, turned) in steps {
                real += passes;
                let (now, up) = (noon() + TimeDelta::seconds(real + turned), up + TimeDelta::seconds(real));
                let over = help.is_over(now, up);
                prop_assert!(over || TimeDelta::seconds(real) <= TimeDelta::days(1), "prolonged: {real}");
                prop_assert!(!was_over || over, "over, and on again");
                prop_assert_eq!(over, help.left(now, up) == TimeDelta::zero() && help.seen.later(now, up).at != help.mandate.until);
                help.seen = help.seen.later(now, up);
                was_over = over;
            }
        }
    }
}
