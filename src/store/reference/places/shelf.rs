//! Hours that were read once, kept for the next question: thousands of places share a few hundred texts.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::hours::{Doubt, Holidays, Hours, Opening, Week};

use super::super::Reader;
use crate::store::Result;

/// What is kept between two questions.
#[derive(Default)]
pub struct HoursShelf(Mutex<Option<Arc<Read>>>);

/// All texts of hours, as they are read around one year.
pub(super) struct Read {
    holidays: Holidays,
    /// What it was read with: the year, the school holidays, the newest text.
    of: (i32, Vec<(NaiveDate, NaiveDate)>, i64),
    hours: HashMap<i64, Kept>,
    /// How many spots have these hours, when they were read: what is asked of it is a matter of speed alone.
    shared: HashMap<i64, u64>,
    /// How many spots there were.
    spots: u64,
}

/// One text of hours.
enum Kept {
    /// Every week the same.
    Weekly(Week),
    /// Any other.
    Any(Box<Hours>),
    /// It cannot be read.
    Unreadable,
}

impl Read {
    /// Whether one finds somebody there; `key` is that of the hours.
    pub(super) fn at(&self, key: Option<i64>, now: NaiveDateTime) -> Opening {
        match key.map(|key| self.hours.get(&key)) {
            None => Opening::Unknown(Doubt::Unstated),
            Some(None | Some(Kept::Unreadable)) => Opening::Unknown(Doubt::Unreadable),
            Some(Some(Kept::Weekly(week))) => week.at_clock(now, &self.holidays),
            Some(Some(Kept::Any(hours))) => hours.at_clock(now),
        }
    }

    /// Whether reading every spot of these hours is less than searching rings for so many of them.
    pub(super) fn are_rare(&self, open: &HashSet<i64>, limit: usize) -> bool {
        let open: u64 = open.iter().filter_map(|key| self.shared.get(key)).sum();
        // Rings read about limit × spots ÷ open rows, once for a third of the kinds and twice for growing.
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        open.saturating_mul(open) <= limit.saturating_mul(self.spots).saturating_mul(6)
    }

    /// The keys of all hours that are open.
    pub(super) fn open_at(&self, now: NaiveDateTime) -> HashSet<i64> {
        let open = |kept: &Kept| match kept {
            Kept::Weekly(week) => week.is_open(now, &self.holidays),
            Kept::Any(hours) => hours.at_clock(now).is_open(),
            Kept::Unreadable => false,
        };
        self.hours.iter().filter(|(_, kept)| open(kept)).map(|(key, _)| *key).collect()
    }
}

/// Public holidays around a day, and the school holidays that are held.
pub(super) fn holidays(db: &Reader, day: NaiveDate) -> Result<Holidays> {
    Ok(Holidays::around(day, &school(db)?))
}

pub(super) fn school(db: &Reader) -> Result<Vec<(NaiveDate, NaiveDate)>> {
    let mut query = db.prepare_cached("SELECT from_on, to_on FROM holiday ORDER BY from_on, to_on")?;
    let rows = query.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let rows: Vec<(String, String)> = rows.collect::<std::result::Result<_, _>>()?;
    Ok(rows.into_iter().filter_map(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?))).collect())
}

/// The hours that are held, read for questions about that day.
pub(super) fn read(db: &Reader, day: NaiveDate) -> Result<Arc<Read>> {
    let newest: Option<i64> =
        db.prepare_cached("SELECT max(key) FROM hours")?.query_row((), |row| row.get(0))?;
    let of = (day.year(), school(db)?, newest.unwrap_or(0));
    let mut shelf = db.shelf().hours.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(read) = shelf.as_ref().filter(|read| read.of == of) {
        return Ok(read.clone());
    }
    let holidays = Holidays::around(day, &of.1);
    let mut query = db.prepare_cached("SELECT key, text FROM hours")?;
    let rows = query.query_map((), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    let mut hours = HashMap::new();
    for row in rows {
        let (key, text) = row?;
        let kept = match Hours::parse(&text, &holidays) {
            None => Kept::Unreadable,
            Some(read) => read.week().map_or_else(|| Kept::Any(Box::new(read)), Kept::Weekly),
        };
        hours.insert(key, kept);
    }
    let shared = shared(db)?;
    let spots = shared.values().sum();
    let read = Arc::new(Read { holidays, of, hours, shared, spots });
    *shelf = Some(read.clone());
    Ok(read)
}

fn shared(db: &Reader) -> Result<HashMap<i64, u64>> {
    let mut query =
        db.prepare_cached("SELECT coalesce(hours, 0), count(*) FROM spot WHERE day IS NULL GROUP BY hours")?;
    let rows = query.query_map((), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, u32>(1)?.into())))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
