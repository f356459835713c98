//! What is over in the tables of sign-in, and forgotten: a person's name and address stay no longer than they serve.

use super::sql::{Connection, Transaction};
use crate::fault::Fault;

/// Milliseconds that a session which is over is still told apart from one that never was.
const SESSIONS: i64 = 24 * 60 * 60 * 1000;
/// Milliseconds that the tokens of a phone which is signed out are still recognised.
const FAMILIES: i64 = 30 * SESSIONS;
/// Milliseconds within which letters to an address are counted.
const LETTERS: i64 = 60 * 60 * 1000;

/// Whether anything may be forgotten at that instant. `idle`, `whole`: how long a phone stays signed in without being
/// used, and at most.
pub fn any(db: &Connection, now: i64, idle: i64, whole: i64) -> Result<bool, Fault> {
    let [sessions, families, letters] = bounds(now);
    let mut query = db.prepare_cached(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM trip WHERE expires_at <= ?1)
           OR EXISTS (SELECT 1 FROM mail_sent WHERE at <= ?2)
           OR EXISTS (SELECT 1 FROM session WHERE family IS NOT NULL AND expires_at <= ?3)
           OR EXISTS (SELECT 1 FROM family WHERE revoked_at <= ?4 OR touched_at <= ?5 OR opened_at <= ?6)",
    )?;
    Ok(query.exists((now, letters, sessions, families, families - idle, families - whole))?)
}

/// Forgets it.
pub fn forget(db: &Transaction, now: i64, idle: i64, whole: i64) -> Result<(), Fault> {
    let [sessions, families, letters] = bounds(now);
    db.execute("DELETE FROM mail_sent WHERE at <= ?1", [letters])?;
    db.execute("DELETE FROM session WHERE family IS NOT NULL AND expires_at <= ?1", [sessions])?;
    let over = "SELECT id FROM family WHERE revoked_at <= ?1 OR touched_at <= ?2 OR opened_at <= ?3";
    let when = (families, families - idle, families - whole);
    for sql in [
        "UPDATE trip SET family = NULL, code_sha256 = NULL WHERE family IN",
        "DELETE FROM session WHERE family IN",
        "DELETE FROM refresh_token WHERE family IN",
        "DELETE FROM family WHERE id IN",
    ] {
        db.execute(&format!("{sql} ({over})"), when)?;
    }
    db.execute("DELETE FROM mail_code WHERE trip IN (SELECT id FROM trip WHERE expires_at <= ?1)", [now])?;
    db.execute("DELETE FROM trip WHERE expires_at <= ?1", [now])?;
    Ok(())
}

fn bounds(now: i64) -> [i64; 3] {
    [now - SESSIONS, now - FAMILIES, now - LETTERS]
}
