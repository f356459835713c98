//! A campaign: days on which something of schools is asked for, and where it stands on a day. The days are content.

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};

use crate::paris::paris;

mod year;

pub use year::SchoolYear;
pub(crate) use year::year;

/// So many years ahead of what is known are looked at; beyond, nothing is said of a year any more.
const AHEAD: u32 = 40;

/// Whom a campaign concerns: a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// Families of pupils at collège.
    College,
    /// Families of pupils at lycée.
    Lycee,
    /// Students who ask the Crous.
    Crous,
    /// Whoever chooses studies after the baccalauréat.
    Parcoursup,
    /// Whoever sits an exam.
    Exams,
    /// Pupils who go by bus or by train.
    Transport,
    /// Newer than this build.
    Other,
}

impl Concern {
    /// All that this build knows, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::College, Self::Lycee, Self::Crous, Self::Parcoursup, Self::Exams, Self::Transport];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::College => "college",
            Self::Lycee => "lycee",
            Self::Crous => "crous",
            Self::Parcoursup => "parcoursup",
            Self::Exams => "exams",
            Self::Transport => "transport",
            Self::Other => "other",
        }
    }

    /// Reads a code; one that is newer than this build is another.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|concern| concern.code() == code).unwrap_or(Self::Other)
    }
}

/// One year's days of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The school year for which one asks.
    pub year: SchoolYear,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none where no end is published.
    pub to: Option<NaiveDate>,
    /// Worked out from a text of law: nobody was seen to announce these very days.
    pub derived: bool,
    /// What is to be known of these days.
    pub note: Option<String>,
    /// Where these days stand, where it is not the page of the campaign.
    pub source_url: Option<String>,
}

/// What to do, by where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// Before it opens.
    pub before: Option<String>,
    /// While it is open.
    pub open: Option<String>,
    /// Once it is closed.
    pub closed: Option<String>,
    /// Where the days of a year are not known.
    pub unknown: Option<String>,
}

/// One campaign, whatever the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// `calendar:<slug>`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whom it concerns.
    pub concerns: Vec<Concern>,
    /// The card that opens it, `link:<slug>`.
    pub link: Option<String>,
    /// Its days, the first ones first; none where nobody publishes them.
    pub periods: Vec<Period>,
    /// What to do.
    pub texts: Texts,
    /// Where it was read.
    pub source_url: Option<String>,
    /// The day of that source, `YYYY-MM-DD`.
    pub verified_on: String,
}

/// Where a campaign stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// It opens.
    Before {
        /// Its days.
        period: Period,
        /// Days until it opens, at least one.
        days: i64,
    },
    /// It is open.
    Open {
        /// Its days.
        period: Period,
        /// Days left: zero on the last one; none where no end is published.
        days_left: Option<i64>,
    },
    /// It is closed, and the next one is not near.
    Closed {
        /// The days that are over.
        period: Period,
        /// The first day on which it was closed.
        since: NaiveDate,
        /// The next one, where it is known.
        next: Option<Period>,
    },
    /// The days of that school year are not known.
    Unknown {
        /// Which school year.
        year: SchoolYear,
        /// The last days that are known, which are those of another year.
        last: Option<Period>,
    },
}

impl Phase {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Before { .. } => "before",
            Self::Open { .. } => "open",
            Self::Closed { .. } => "closed",
            Self::Unknown { .. } => "unknown",
        }
    }

    /// The school year of which it speaks.
    pub fn year(&self) -> SchoolYear {
        match self {
            Self::Before { period, .. } | Self::Open { period, .. } | Self::Closed { period, .. } => {
                period.year
            }
            Self::Unknown { year, .. } => *year,
        }
    }

    /// What is first to be seen: what is open, the soonest to close first; what opens; what nobody knows; what is closed.
    pub fn rank(&self) -> (u8, i64) {
        match self {
            Self::Open { days_left, .. } => (0, days_left.unwrap_or(i64::MAX)),
            Self::Before { days, .. } => (1, *days),
            Self::Unknown { .. } => (2, 0),
            Self::Closed { .. } => (3, 0),
        }
    }
}

impl Texts {
    /// What to do where it stands so.
    pub fn of(&self, state: &Phase) -> Option<&str> {
        let text = match state {
            Phase::Before { .. } => &self.before,
            Phase::Open { .. } => &self.open,
            Phase::Closed { .. } => &self.closed,
            Phase::Unknown { .. } => &self.unknown,
        };
        text.as_deref()
    }
}

/// Where a campaign stands at that instant, by the clocks of Paris.
pub fn state_at(campaign: &Campaign, now: DateTime<Utc>) -> Phase {
    state(campaign, paris(now).date_naive())
}

/// Where a campaign stands on that day.
///
/// Between the last days and the next ones it is closed, then it is to open: whichever is nearer. Days that are not
/// known are looked for where those of the last known year stood, so many years later: a year of which nobody knows
/// them is said to be unknown, never told to be closed, and its days are never made up.
pub fn state(campaign: &Campaign, today: NaiveDate) -> Phase {
    let periods = &campaign.periods;
    let next = periods.iter().position(|period| period.from > today);
    let begun = next.unwrap_or(periods.len());
    let next = next.and_then(|at| periods.get(at));
    let Some(last) = begun.checked_sub(1).and_then(|at| periods.get(at)) else {
        return match next {
            Some(next) => before(next, today),
            None => Phase::Unknown { year: SchoolYear::of(today), last: None },
        };
    };
    let (_, end) = later(last, next, 0);
    if today <= end {
        let days_left = last.to.map(|to| days(today, to));
        return Phase::Open { period: last.clone(), days_left };
    }
    let mut closed_on = end;
    for missing in 0..AHEAD {
        let (from, to) = later(last, next, missing + 1);
        // A day that is known stands for the one that would be looked for.
        let known = next.filter(|next| next.from <= after(from, Months::new(6)));
        let opens = known.map_or(from, |next| next.from);
        let nearer_the_last = days(closed_on, today) <= days(today, opens);
        match (nearer_the_last, known) {
            (true, _) if missing == 0 => {
                let since = end.succ_opt().unwrap_or(end);
                return Phase::Closed { period: last.clone(), since, next: next.cloned() };
            }
            (true, _) => return unknown(last, missing),
            (false, Some(next)) => return before(next, today),
            (false, None) if today <= to => return unknown(last, missing + 1),
            (false, None) => closed_on = to,
        }
    }
    Phase::Unknown { year: SchoolYear::of(today), last: Some(last.clone()) }
}

fn before(next: &Period, today: NaiveDate) -> Phase {
    Phase::Before { period: next.clone(), days: days(today, next.from) }
}

fn unknown(last: &Period, years: u32) -> Phase {
    Phase::Unknown { year: last.year.later(years), last: Some(last.clone()) }
}

/// The days of a period so many years later. Without a published end it is open until its next ones begin, the known
/// ones or those of a year later.
fn later(period: &Period, next: Option<&Period>, years: u32) -> (NaiveDate, NaiveDate) {
    let shifted = |day: NaiveDate, years: u32| after(day, Months::new(12 * years));
    let ends = || {
        let next = next.filter(|_| years == 0).map(|next| next.from);
        let begins = next.unwrap_or(NaiveDate::MAX).min(shifted(period.from, years + 1));
        begins.pred_opt().unwrap_or(begins)
    };
    (shifted(period.from, years), period.to.map_or_else(ends, |to| shifted(to, years)))
}

fn after(day: NaiveDate, months: Months) -> NaiveDate {
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
}

#[cfg(test)]
mod tests;
