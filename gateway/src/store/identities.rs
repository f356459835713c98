//! The `identity` table: by what means an account was proved last, and what was said of the person.

use super::accounts::AccountId;
use super::sql::{Connection, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// How an account was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// A provider's name in the configuration, or `email`.
    pub means: String,
    /// What was said of the person, sealed.
    pub claims: Vec<u8>,
}

/// Writes down how an account was proved, over what was known.
pub fn keep(db: &Transaction, account: AccountId, identity: &Identity, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO identity (account, means, claims, seen_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (account) DO UPDATE SET means = ?2, claims = ?3, seen_at = ?4",
    )?
    .execute((account.0, &identity.means, &identity.claims, now))?;
    Ok(())
}

/// How an account was proved; none for one whose session was opened by hand.
pub fn of(db: &Connection, account: AccountId) -> Result<Option<Identity>, Fault> {
    let read = |row: &Row<'_>| Ok(Identity { means: row.get(0)?, claims: row.get(1)? });
    let mut query = db.prepare_cached("SELECT means, claims FROM identity WHERE account = ?1")?;
    Ok(query.query_row([account.0], read).optional()?)
}
