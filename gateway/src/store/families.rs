//! The tables `family` and `refresh_token`: the phones that are signed in, and the tokens that renew their sessions.

use super::accounts::{self, AccountId};
use super::sql::{self, Connection, Error, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// The name of a family.
pub type FamilyId = [u8; 16];

/// A phone that is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// Which.
    pub id: FamilyId,
    /// Whose.
    pub account: AccountId,
    /// Unix ms.
    pub opened_at: i64,
    /// Unix ms at which it was renewed last.
    pub touched_at: i64,
    /// Unix ms.
    pub revoked_at: Option<i64>,
}

/// What became of a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Never used.
    Fresh,
    /// It was renewed: its successor is the fresh one, or was.
    Used,
    /// Its own predecessor was used once more before it was: another took its place.
    Void,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Fresh, Self::Used, Self::Void];

    fn code(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Used => "used",
            Self::Void => "void",
        }
    }
}

/// A refresh token, as its digest finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refresh {
    /// Its place in the line: each renewal is one further.
    pub number: u64,
    /// What became of it.
    pub stage: Stage,
}

/// Opens a family.
pub fn open(db: &Transaction, id: FamilyId, account: AccountId, now: i64) -> Result<(), Fault> {
    db.prepare_cached("INSERT INTO family (id, account, opened_at, touched_at) VALUES (?1, ?2, ?3, ?3)")?
        .execute((id, account.0, now))?;
    Ok(())
}

/// A family by its name.
pub fn of(db: &Connection, id: FamilyId) -> Result<Option<Family>, Fault> {
    let sql = "SELECT id, account, opened_at, touched_at, revoked_at FROM family WHERE id = ?1";
    Ok(db.prepare_cached(sql)?.query_row([id], from_row).optional()?)
}

/// The phones of an account, the first one first.
pub fn of_account(db: &Connection, account: AccountId) -> Result<Vec<Family>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, account, opened_at, touched_at, revoked_at FROM family WHERE account = ?1 ORDER BY opened_at, id",
    )?;
    Ok(query.query_map([account.0], from_row)?.collect::<Result<_, _>>()?)
}

/// A refresh token and its family.
pub fn of_token(db: &Connection, token_sha256: [u8; 32]) -> Result<Option<(Family, Refresh)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT f.id, f.account, f.opened_at, f.touched_at, f.revoked_at, t.number, t.stage
         FROM refresh_token t JOIN family f ON f.id = t.family WHERE t.token_sha256 = ?1",
    )?;
    let read = |row: &Row<'_>| {
        let code: String = row.get(6)?;
        let stage = Stage::ALL.into_iter().find(|stage| stage.code() == code).ok_or(Error::Column(6))?;
        Ok((from_row(row)?, Refresh { number: row.get(5)?, stage }))
    };
    Ok(query.query_row([token_sha256], read).optional()?)
}

/// The place of the newest token of a family, 0 if it has none.
pub fn newest(db: &Connection, id: FamilyId) -> Result<u64, Fault> {
    let sql = "SELECT coalesce(max(number), 0) FROM refresh_token WHERE family = ?1";
    Ok(db.query_row(sql, [id], |row| row.get(0))?)
}

/// The place of the last token of a family that was used, 0 if none was.
pub fn newest_used(db: &Connection, id: FamilyId) -> Result<u64, Fault> {
    let sql = "SELECT coalesce(max(number), 0) FROM refresh_token WHERE family = ?1 AND stage = 'used'";
    Ok(db.query_row(sql, [id], |row| row.get(0))?)
}

/// Adds a token at that place of the line, fresh.
pub fn add(
    db: &Transaction,
    id: FamilyId,
    token_sha256: [u8; 32],
    number: u64,
    now: i64,
) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO refresh_token (token_sha256, family, number, stage, issued_at)
         VALUES (?1, ?2, ?3, 'fresh', ?4)",
    )?
    .execute((token_sha256, id, number, now))?;
    Ok(())
}

/// The token was used; the family lives on from now.
pub fn used(db: &Transaction, id: FamilyId, token_sha256: [u8; 32], now: i64) -> Result<(), Fault> {
    db.prepare_cached("UPDATE refresh_token SET stage = 'used' WHERE token_sha256 = ?1")?
        .execute([token_sha256])?;
    db.prepare_cached("UPDATE family SET touched_at = ?2 WHERE id = ?1")?.execute((id, now))?;
    Ok(())
}

/// Takes back what was issued and never used.
pub fn void_fresh(db: &Transaction, id: FamilyId) -> Result<(), Fault> {
    db.prepare_cached("UPDATE refresh_token SET stage = 'void' WHERE family = ?1 AND stage = 'fresh'")?
        .execute([id])?;
    Ok(())
}

/// Signs a phone out: none of its tokens opens anything from now on.
pub fn revoke(db: &Transaction, id: FamilyId, now: i64) -> Result<(), Fault> {
    db.prepare_cached("UPDATE family SET revoked_at = coalesce(revoked_at, ?2) WHERE id = ?1")?
        .execute((id, now))?;
    accounts::close(db, id)
}

fn from_row(row: &Row<'_>) -> sql::Result<Family> {
    Ok(Family {
        id: row.get(0)?,
        account: AccountId(row.get(1)?),
        opened_at: row.get(2)?,
        touched_at: row.get(3)?,
        revoked_at: row.get(4)?,
    })
}
