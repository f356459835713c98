//! The lock of « Mon dossier »: what a PIN may be, how often it is tried, and when an open door closes by itself.
//!
//! Everything is counted by how long the system has been up: turning the clock shortens nothing.

use chrono::TimeDelta;

use crate::uptime::passed;

/// Fewest figures of a PIN.
pub const SHORTEST: usize = 4;
/// Most figures of a PIN.
pub const LONGEST: usize = 12;
/// Wrong PINs that cost nothing but the try.
pub const FREE: u32 = 5;
/// Without a touch for so long, an open door closes.
pub const IDLE: TimeDelta = TimeDelta::minutes(5);
/// Out of sight for so long, an open door closes.
pub const AWAY: TimeDelta = TimeDelta::minutes(1);
/// A PIN that was asked again holds so long, for one act.
pub const ADMITTED: TimeDelta = TimeDelta::minutes(2);

const FIRST_WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 3_600;

/// Why a PIN is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Something in it is no figure.
    NotFigures,
    /// Fewer than `SHORTEST`.
    Short,
    /// More than `LONGEST`.
    Long,
    /// One figure again and again, or figures in a row: the first that anybody tries.
    Guessable,
}

impl Unfit {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotFigures => "pin-not-figures",
            Self::Short => "pin-short",
            Self::Long => "pin-long",
            Self::Guessable => "pin-guessable",
        }
    }
}

/// Whether a PIN may be set.
pub fn judge(pin: &str) -> Result<(), Unfit> {
    if !pin.bytes().all(|figure| figure.is_ascii_digit()) {
        return Err(Unfit::NotFigures);
    }
    if pin.len() < SHORTEST {
        return Err(Unfit::Short);
    }
    if pin.len() > LONGEST {
        return Err(Unfit::Long);
    }
    let steps = |by: i16| pin.as_bytes().windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == by);
    if [-1, 0, 1].into_iter().any(steps) { Err(Unfit::Guessable) } else { Ok(()) }
}

/// How often a wrong PIN was given since the last right one, and when the last was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    /// How often.
    pub wrong: u32,
    /// How long the system was up at the last of them.
    pub last_up: TimeDelta,
}

impl Tries {
    /// How long nobody may try after the last one: nothing for five, then 30 s, doubled each time, up to an hour.
    pub fn wait(&self) -> TimeDelta {
        match self.wrong.checked_sub(FREE) {
            None => TimeDelta::zero(),
            Some(beyond) => TimeDelta::seconds((FIRST_WAIT << beyond.min(20)).min(LONGEST_WAIT)),
        }
    }

    /// How much of it is left; zero where one may try.
    pub fn left(&self, up: TimeDelta) -> TimeDelta {
        (self.wait() - passed(self.last_up, up)).max(TimeDelta::zero())
    }

    /// Counts a try before anybody knows whether it is right: who is killed in the middle has tried. Fails with how long
    /// is still to be waited.
    pub fn begins(self, up: TimeDelta) -> Result<Self, TimeDelta> {
        let left = self.left(up);
        if left > TimeDelta::zero() {
            return Err(left);
        }
        Ok(Self { wrong: self.wrong.saturating_add(1), last_up: up })
    }

    /// How many more may be wrong before one has to wait.
    pub fn free(&self) -> u32 {
        FREE.saturating_sub(self.wrong)
    }
}

/// The door of « Mon dossier », while there is a lock on it. Nothing of it outlives the process.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Door {
    /// Nobody gave the PIN.
    #[default]
    Closed,
    /// Somebody did.
    Open {
        /// How long the system was up when it was last touched, or went out of sight.
        touched_up: TimeDelta,
        /// Nobody sees it.
        away: bool,
    },
}

impl Door {
    /// Open, from now on.
    pub fn opened(up: TimeDelta) -> Self {
        Self::Open { touched_up: up, away: false }
    }

    /// As it stands now: too long untouched or out of sight, it is closed, and stays so.
    pub fn look(self, up: TimeDelta) -> Self {
        match self.closes_in(up) {
            Some(left) if left > TimeDelta::zero() => self,
            _ => Self::Closed,
        }
    }

    /// How long until it closes by itself; none where it is closed.
    pub fn closes_in(self, up: TimeDelta) -> Option<TimeDelta> {
        let Self::Open { touched_up, away } = self else { return None };
        let limit = if away { AWAY } else { IDLE };
        Some((limit - passed(touched_up, up)).max(TimeDelta::zero()))
    }

    /// Somebody is there. Opens nothing.
    pub fn touched(self, up: TimeDelta) -> Self {
        match self.look(up) {
            Self::Closed => Self::Closed,
            Self::Open { .. } => Self::opened(up),
        }
    }

    /// It went out of sight. Whoever was long gone before does not gain by it.
    pub fn left(self, up: TimeDelta) -> Self {
        match self.look(up) {
            Self::Open { away: false, .. } => Self::Open { touched_up: up, away: true },
            other => other,
        }
    }

    /// Whether one may walk in.
    pub fn is_open(self) -> bool {
        self != Self::Closed
    }
}

#[cfg(test)]
mod tests;
