//! Copies of drafts: the bytes as they were sent, when they are announced to go, and why they went.

use super::sql::{Connection, OptionalExtension, Row, Transaction};
use uuid::Uuid;

use super::accounts::AccountId;
use crate::fault::Fault;

/// A copy, or what is left of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCopy {
    /// Made on a phone.
    pub id: Uuid,
    /// Digest of the bytes last held.
    pub etag: [u8; 32],
    /// Unix ms of the last change.
    pub changed_at: i64,
    /// Days before its end that were announced last, and Unix ms of that.
    pub announced: Option<(u32, i64)>,
    /// How it ended; none while it is held.
    pub end: Option<End>,
}

/// How a copy ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Unix ms.
    pub at: i64,
    /// Why.
    pub why: Why,
    /// What it was sealed into.
    pub application: Option<Uuid>,
    /// Etag of the copy that the seal was written from.
    pub sealed_from: Option<[u8; 32]>,
}

/// Why a copy ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The draft was registered as an application.
    Sealed,
    /// The citizen discarded the draft.
    Discarded,
    /// The citizen wishes no copy any more; the draft lives on.
    Stopped,
    /// Nothing changed for twelve months.
    Expired,
}

impl Why {
    const ALL: [Self; 4] = [Self::Sealed, Self::Discarded, Self::Stopped, Self::Expired];

    /// Its code, on the wire and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Discarded => "discarded",
            Self::Stopped => "stopped",
            Self::Expired => "expired",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// Names of copies that are over, for each account: the newest so many are remembered.
const REMEMBERED: u32 = 400;

const COLUMNS: &str =
    "id, etag, changed_at, announced, announced_at, ended_at, why, application, sealed_from";

/// Everything that is held of an account or was, the last changed first.
pub fn of_account(db: &Connection, account: AccountId) -> Result<Vec<DraftCopy>, Fault> {
    let mut query = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM draft_copy WHERE account = ?1 ORDER BY changed_at DESC, id"
    ))?;
    Ok(query.query_map([account.0], from_row)?.collect::<Result<_, _>>()?)
}

/// One copy of an account, held or over.
pub fn read(db: &Connection, account: AccountId, id: Uuid) -> Result<Option<DraftCopy>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM draft_copy WHERE account = ?1 AND id = ?2");
    Ok(db.prepare_cached(&sql)?.query_row((account.0, id.as_bytes()), from_row).optional()?)
}

/// The bytes of a copy; none if it is not held.
pub fn body(db: &Connection, account: AccountId, id: Uuid) -> Result<Option<Vec<u8>>, Fault> {
    let mut query = db.prepare_cached("SELECT body FROM draft_copy WHERE account = ?1 AND id = ?2")?;
    Ok(query.query_row((account.0, id.as_bytes()), |row| row.get(0)).optional()?.flatten())
}

/// How many copies an account has.
pub fn held(db: &Connection, account: AccountId) -> Result<u64, Fault> {
    let mut query =
        db.prepare_cached("SELECT count(*) FROM draft_copy WHERE account = ?1 AND body IS NOT NULL")?;
    Ok(query.query_row([account.0], |row| row.get(0))?)
}

/// Keeps these bytes, in the place of whatever was kept or is over.
pub fn keep(
    db: &Transaction,
    account: AccountId,
    id: Uuid,
    (body, etag): (&[u8], [u8; 32]),
    now: i64,
) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO draft_copy (account, id, body, etag, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (account, id) DO UPDATE SET body = excluded.body, etag = excluded.etag,
           changed_at = excluded.changed_at, announced = NULL, announced_at = NULL, ended_at = NULL, why = NULL,
           application = NULL, sealed_from = NULL",
    )?
    .execute((account.0, id.as_bytes(), body, etag, now))?;
    Ok(())
}

/// A copy is over: its bytes go, its name stays for a while.
pub fn end(db: &Transaction, account: AccountId, id: Uuid, end: &End) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE draft_copy SET body = NULL, ended_at = ?3, why = ?4, application = ?5, sealed_from = ?6
         WHERE account = ?1 AND id = ?2",
    )?
    .execute((
        account.0,
        id.as_bytes(),
        end.at,
        end.why.code(),
        end.application.map(|id| *id.as_bytes()),
        end.sealed_from,
    ))?;
    db.prepare_cached(
        "DELETE FROM draft_copy WHERE account = ?1 AND body IS NULL AND id IN
           (SELECT id FROM draft_copy WHERE account = ?1 AND body IS NULL
            ORDER BY ended_at DESC, id DESC LIMIT 10000 OFFSET ?2)",
    )?
    .execute((account.0, REMEMBERED))?;
    Ok(())
}

/// A copy whose end comes near, or has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Old {
    /// Whose it is.
    pub account: AccountId,
    /// Which.
    pub id: Uuid,
    /// Unix ms of the last change.
    pub changed_at: i64,
    /// Days before its end that were announced last, and Unix ms of that.
    pub announced: Option<(u32, i64)>,
}

/// Copies that nobody has changed since before that instant.
pub fn unchanged(db: &Connection, before: i64) -> Result<Vec<Old>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT account, id, changed_at, announced, announced_at FROM draft_copy
         WHERE body IS NOT NULL AND changed_at <= ?1 ORDER BY changed_at",
    )?;
    let old = |row: &Row<'_>| {
        let announced: (Option<u32>, Option<i64>) = (row.get(3)?, row.get(4)?);
        Ok(Old {
            account: AccountId(row.get(0)?),
            id: Uuid::from_bytes(row.get(1)?),
            changed_at: row.get(2)?,
            announced: announced.0.zip(announced.1),
        })
    };
    Ok(query.query_map([before], old)?.collect::<Result<_, _>>()?)
}

/// Notes that the end of a copy is announced, so many days before.
pub fn announce(db: &Transaction, old: &Old, days: u32, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE draft_copy SET announced = ?4, announced_at = ?5
         WHERE account = ?1 AND id = ?2 AND changed_at = ?3 AND body IS NOT NULL",
    )?
    .execute((old.account.0, old.id.as_bytes(), old.changed_at, days, now))?;
    Ok(())
}

/// Whether there are names to forget.
pub fn are_forgettable(db: &Connection, before: i64) -> Result<bool, Fault> {
    let mut query =
        db.prepare_cached("SELECT count(*) FROM draft_copy WHERE body IS NULL AND ended_at < ?1")?;
    Ok(query.query_row([before], |row| row.get::<_, u64>(0))? > 0)
}

/// Forgets the names of copies that were over before that instant.
pub fn forget(db: &Transaction, before: i64) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM draft_copy WHERE body IS NULL AND ended_at < ?1")?.execute([before])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> super::sql::Result<DraftCopy> {
    let announced: (Option<u32>, Option<i64>) = (row.get(3)?, row.get(4)?);
    let ended: (Option<i64>, Option<String>) = (row.get(5)?, row.get(6)?);
    let (application, sealed_from) = (row.get::<_, Option<[u8; 16]>>(7)?, row.get(8)?);
    let end = |(at, why): (i64, String)| End {
        at,
        // A word of a later version: the copy is not held, and nothing else is known.
        why: Why::parse(&why).unwrap_or(Why::Stopped),
        application: application.map(Uuid::from_bytes),
        sealed_from,
    };
    Ok(DraftCopy {
        id: Uuid::from_bytes(row.get(0)?),
        etag: row.get(1)?,
        changed_at: row.get(2)?,
        announced: announced.0.zip(announced.1),
        end: ended.0.zip(ended.1).map(end),
    })
}
