//! What the checks found about the addresses that cards point at.

use std::collections::HashMap;

use super::sql::{Connection, OptionalExtension};

use crate::fault::Fault;

/// What an address is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    /// It answered.
    Alive,
    /// It failed once; nothing is said yet.
    Failing,
    /// It failed twice in a row or more.
    Broken,
}

impl Found {
    fn name(self) -> &'static str {
        match self {
            Self::Alive => "alive",
            Self::Failing => "failing",
            Self::Broken => "broken",
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "broken" => Self::Broken,
            "failing" => Self::Failing,
            _ => Self::Alive,
        }
    }
}

/// An address as it was last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub state: Found,
    /// The day since when: of a broken one, the day of its first failure.
    pub since_on: String,
    /// Failures in a row.
    pub failures: u32,
    /// Unix ms of the last check.
    pub checked_at_ms: i64,
}

impl Link {
    /// What one more check makes of it: two failures in a row before anything is called broken.
    pub fn after(before: Option<&Self>, answered: bool, today: &str, now_ms: i64) -> Self {
        let failures = if answered { 0 } else { before.map_or(0, |link| link.failures).saturating_add(1) };
        let state = match failures {
            0 => Found::Alive,
            1 => Found::Failing,
            _ => Found::Broken,
        };
        let same = before.filter(|link| (link.failures == 0) == answered);
        let since_on = same.map_or_else(|| today.to_owned(), |link| link.since_on.clone());
        Self { state, since_on, failures, checked_at_ms: now_ms }
    }
}

/// What is known of an address.
pub fn read(db: &Connection, url: &str) -> Result<Option<Link>, Fault> {
    let mut query =
        db.prepare_cached("SELECT state, since_on, failures, checked_at FROM link WHERE url = ?1")?;
    Ok(query.query_row([url], |row| from_row(row, 0)).optional()?)
}

/// What is known of every address.
pub fn all(db: &Connection) -> Result<HashMap<String, Link>, Fault> {
    let mut query = db.prepare_cached("SELECT url, state, since_on, failures, checked_at FROM link")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, from_row(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes what was found.
pub fn write(db: &Connection, url: &str, link: &Link) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO link (url, state, since_on, failures, checked_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (url) DO UPDATE SET state = ?2, since_on = ?3, failures = ?4, checked_at = ?5",
    )?
    .execute((url, link.state.name(), &link.since_on, link.failures, link.checked_at_ms))?;
    Ok(())
}

fn from_row(row: &super::sql::Row<'_>, at: usize) -> super::sql::Result<Link> {
    Ok(Link {
        state: Found::named(&row.get::<_, String>(at)?),
        since_on: row.get(at + 1)?,
        failures: row.get(at + 2)?,
        checked_at_ms: row.get(at + 3)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_failures_in_a_row_make_a_broken_link_since_the_first() {
        let first = Link::after(None, false, "2026-11-01", 1);
        assert_eq!(first.state, Found::Failing);
        let second = Link::after(Some(&first), false, "2026-11-02", 2);
        assert_eq!((second.state, second.since_on.as_str()), (Found::Broken, "2026-11-01"));
        let back = Link::after(Some(&second), true, "2026-11-03", 3);
        assert_eq!((back.state, back.since_on.as_str()), (Found::Alive, "2026-11-03"));
    }
}
