//! Tokens of the Region's services and adapters: only their digests are here.

use uuid::Uuid;

use super::sql::{self, Connection, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// Stands for every form in a scope.
pub const ALL_FORMS: &str = "*";

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its own id.
    pub id: Uuid,
    /// The service that holds it.
    pub name: String,
    /// The forms whose applications it opens.
    pub forms: Vec<String>,
    /// Unix ms.
    pub made_at: i64,
    /// Unix ms.
    pub expires_at: i64,
    /// Unix ms, once it was revoked.
    pub revoked_at: Option<i64>,
}

impl Token {
    /// Whether it opens the applications of that form.
    pub fn opens(&self, form: &str) -> bool {
        self.forms.iter().any(|one| one == form || one == ALL_FORMS)
    }
}

/// Writes a new token under the digest of its secret. False if the name was given before.
pub fn add(db: &Transaction, token: &Token, token_sha256: [u8; 32]) -> Result<bool, Fault> {
    let rows = db
        .prepare_cached(
            "INSERT INTO office_token (id, token_sha256, name, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (name) DO NOTHING",
        )?
        .execute((token.id.as_bytes(), token_sha256, &token.name, token.made_at, token.expires_at))?;
    if rows == 0 {
        return Ok(false);
    }
    let mut insert = db.prepare_cached("INSERT INTO office_scope (token, form) VALUES (?1, ?2)")?;
    for form in &token.forms {
        insert.execute((token.id.as_bytes(), form))?;
    }
    Ok(true)
}

/// The token of that digest, whatever became of it.
pub fn of_digest(db: &Connection, token_sha256: [u8; 32]) -> Result<Option<Token>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id, name, made_at, expires_at, revoked_at FROM office_token WHERE token_sha256 = ?1",
    )?;
    let found = query.query_row([token_sha256], from_row).optional()?;
    found.map(|token| with_scope(db, token)).transpose()
}

/// Every token that was ever made, the newest last.
pub fn all(db: &Connection) -> Result<Vec<Token>, Fault> {
    let mut query =
        db.prepare_cached("SELECT id, name, made_at, expires_at, revoked_at FROM office_token ORDER BY id")?;
    let found = query.query_map([], from_row)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(|token| with_scope(db, token)).collect()
}

/// Revokes a token by its name; false if there is none, or none any more.
pub fn revoke(db: &Transaction, name: &str, now: i64) -> Result<bool, Fault> {
    let rows = db
        .prepare_cached("UPDATE office_token SET revoked_at = ?2 WHERE name = ?1 AND revoked_at IS NULL")?
        .execute((name, now))?;
    Ok(rows == 1)
}

fn with_scope(db: &Connection, token: Token) -> Result<Token, Fault> {
    let mut query = db.prepare_cached("SELECT form FROM office_scope WHERE token = ?1 ORDER BY form")?;
    let forms = query.query_map([token.id.as_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Token { forms, ..token })
}

fn from_row(row: &Row<'_>) -> sql::Result<Token> {
    Ok(Token {
        id: Uuid::from_bytes(row.get(0)?),
        name: row.get(1)?,
        forms: Vec::new(),
        made_at: row.get(2)?,
        expires_at: row.get(3)?,
        revoked_at: row.get(4)?,
    })
}
