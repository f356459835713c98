//! How old what is kept is: applications that nothing changed for long, accounts that nobody signs in to.

use domain::application::Standing;
use uuid::Uuid;

use super::accounts::AccountId;
use super::sql::{Connection, Error, Row, Transaction};
use crate::fault::Fault;

/// An application, as far as its age is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub account: AccountId,
    /// What the citizen quotes.
    pub number: String,
    /// Where it stands.
    pub standing: Standing,
    /// Id of the form.
    pub form: String,
    /// Unix ms of its last change.
    pub updated_at: i64,
    /// Unix ms at which the citizen was told that it goes.
    pub announced_at: Option<i64>,
    /// Unix ms until which it stays, if its account is erased.
    pub kept_until: Option<i64>,
    /// Whether its account is erased.
    pub of_nobody: bool,
}

/// Applications that nothing changed since before that instant, and all of accounts that are erased.
pub fn applications(db: &Connection, before: i64) -> Result<Vec<Aged>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT a.id, a.account, a.number, a.state, a.form, a.updated_at, a.announced_at, a.kept_until, c.erased_at
         FROM application a JOIN account c ON c.id = a.account
         WHERE a.updated_at <= ?1 OR c.erased_at IS NOT NULL ORDER BY a.updated_at, a.id",
    )?;
    Ok(query.query_map([before], from_row)?.collect::<Result<_, _>>()?)
}

/// Writes down that the citizen was told.
pub fn announce(db: &Transaction, application: Uuid, at: i64) -> Result<(), Fault> {
    db.prepare_cached("UPDATE application SET announced_at = ?2 WHERE id = ?1")?
        .execute((application.as_bytes(), at))?;
    Ok(())
}

/// Accounts that nobody signed in to since before that instant, and that hold nothing: no application, no draft.
pub fn unseen(db: &Connection, before: i64) -> Result<Vec<AccountId>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id FROM account WHERE seen_at <= ?1 AND erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM application a WHERE a.account = account.id)
           AND NOT EXISTS (SELECT 1 FROM draft_copy d WHERE d.account = account.id AND d.body IS NOT NULL)
         ORDER BY id",
    )?;
    Ok(query.query_map([before], |row| row.get(0).map(AccountId))?.collect::<Result<_, _>>()?)
}

/// Every account: a digest of its name finds it among them.
pub fn accounts(db: &Connection) -> Result<Vec<AccountId>, Fault> {
    let mut query = db.prepare_cached("SELECT id FROM account ORDER BY id")?;
    Ok(query.query_map([], |row| row.get(0).map(AccountId))?.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Aged> {
    let state: String = row.get(3)?;
    Ok(Aged {
        id: Uuid::from_bytes(row.get(0)?),
        account: AccountId(row.get(1)?),
        number: row.get(2)?,
        standing: Standing::of_code(&state).ok_or(Error::Column(3))?,
        form: row.get(4)?,
        updated_at: row.get(5)?,
        announced_at: row.get(6)?,
        kept_until: row.get(7)?,
        of_nobody: row.get::<_, Option<i64>>(8)?.is_some(),
    })
}
