//! The tables `erasure` and `gone`: what was erased, by digests alone; and everything that goes with an account or with
//! an application.

use uuid::Uuid;

use super::accounts::AccountId;
use super::sql::{Connection, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// An erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Made on the phone.
    pub id: Uuid,
    /// Digest of the account's name.
    pub account_sha256: [u8; 32],
    /// Unix ms.
    pub asked_at: i64,
    /// What was answered, as JSON.
    pub answer: Vec<u8>,
}

const COLUMNS: &str = "id, account_sha256, asked_at, answer";

/// Writes an erasure down. A second time changes nothing.
pub fn add(db: &Transaction, erasure: &Erasure) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO erasure (id, account_sha256, asked_at, answer) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO NOTHING",
    )?
    .execute((erasure.id.as_bytes(), erasure.account_sha256, erasure.asked_at, &erasure.answer))?;
    Ok(())
}

/// An erasure by its id, whoever it was of.
pub fn read(db: &Connection, id: Uuid) -> Result<Option<Erasure>, Fault> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM erasure WHERE id = ?1"))?;
    Ok(query.query_row([id.as_bytes()], from_row).optional()?)
}

/// The erasure of an account, by the digest of its name.
pub fn of(db: &Connection, account_sha256: [u8; 32]) -> Result<Option<Erasure>, Fault> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM erasure WHERE account_sha256 = ?1"))?;
    Ok(query.query_row([account_sha256], from_row).optional()?)
}

/// How many erasures there are.
pub fn count(db: &Connection) -> Result<usize, Fault> {
    Ok(db.query_row("SELECT count(*) FROM erasure", [], |row| row.get(0))?)
}

/// Whether a service, or a back office, may have begun with an application: it was shown, or it left.
pub fn is_begun(db: &Connection, application: Uuid) -> Result<bool, Fault> {
    let mut query = db.prepare_cached(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM audit WHERE application = ?1)
           OR EXISTS (SELECT 1 FROM handing WHERE application = ?1 AND (attempts > 0 OR state = 'handed'))",
    )?;
    Ok(query.exists([application.as_bytes()])?)
}

/// Lets an application of an account that is erased stay until then.
pub fn keep_until(db: &Transaction, application: Uuid, until: i64) -> Result<(), Fault> {
    db.prepare_cached("UPDATE application SET kept_until = ?2 WHERE id = ?1")?
        .execute((application.as_bytes(), until))?;
    Ok(())
}

/// Takes an application away with all that hangs on it, but its files and its receipts; gives how many messages
/// went, and the names of its uploads.
pub fn take_away(
    db: &Transaction,
    application: Uuid,
    sha256: [u8; 32],
    at: i64,
) -> Result<(u64, Vec<String>), Fault> {
    let id = application.as_bytes();
    let mut query = db.prepare_cached("SELECT token FROM upload WHERE application = ?1")?;
    let uploads: Vec<String> = query.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    db.execute("DELETE FROM part WHERE token IN (SELECT token FROM upload WHERE application = ?1)", [id])?;
    let messages = db.execute("DELETE FROM message WHERE application = ?1", [id])?;
    for sql in [
        "DELETE FROM upload WHERE application = ?1",
        "DELETE FROM declared WHERE application = ?1",
        "DELETE FROM change WHERE application = ?1",
        "DELETE FROM handing WHERE application = ?1",
        "DELETE FROM decision WHERE application = ?1",
        "DELETE FROM withdrawal WHERE application = ?1",
        "DELETE FROM application WHERE id = ?1",
    ] {
        db.execute(sql, [id])?;
    }
    db.execute(
        "INSERT INTO gone (application_sha256, at) VALUES (?1, ?2) ON CONFLICT (application_sha256) DO NOTHING",
        (sha256, at),
    )?;
    Ok((messages as u64, uploads))
}

/// Remembers that an application went which is not here.
pub fn remember(db: &Transaction, application_sha256: [u8; 32], at: i64) -> Result<(), Fault> {
    db.execute(
        "INSERT INTO gone (application_sha256, at) VALUES (?1, ?2) ON CONFLICT (application_sha256) DO NOTHING",
        (application_sha256, at),
    )?;
    Ok(())
}

/// Whether an application went, by the digest of its id.
pub fn is_gone(db: &Connection, application_sha256: [u8; 32]) -> Result<bool, Fault> {
    let mut query = db.prepare_cached("SELECT 1 FROM gone WHERE application_sha256 = ?1")?;
    Ok(query.exists([application_sha256])?)
}

/// Forgets every document of an account that no application of it announces any more, and what an antivirus had to do
/// with it; gives their files, and those of the documents that stay.
pub fn let_go(db: &Transaction, account: AccountId) -> Result<(Vec<String>, Vec<String>), Fault> {
    let loose =
        "account = ?1 AND NOT EXISTS (SELECT 1 FROM declared d JOIN application a ON a.id = d.application
                   WHERE a.account = ?1 AND d.sha256 = ";
    let mut gone = Vec::new();
    for table in ["document", "scan"] {
        let mut query =
            db.prepare_cached(&format!("SELECT file FROM {table} WHERE {loose} {table}.sha256)"))?;
        for file in query.query_map([account.0], |row| row.get::<_, String>(0))? {
            gone.push(file?);
        }
        db.execute(&format!("DELETE FROM {table} WHERE {loose} {table}.sha256)"), [account.0])?;
    }
    let mut query = db.prepare_cached(
        "SELECT file FROM document WHERE account = ?1 UNION SELECT file FROM scan WHERE account = ?1",
    )?;
    let stay = query.query_map([account.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok((gone, stay))
}

/// How much of an account went beside its applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Copies of drafts, those that were over included.
    pub drafts: u64,
    /// Phones that were signed in, and sessions opened by hand.
    pub sessions: u64,
}

/// Forgets who an account is: what was said of the person, every phone, every trip, every copy of a draft. The row
/// itself goes too, unless something has to stay: then it is nobody's any more.
pub fn forget(db: &Transaction, account: AccountId, stub: Option<&str>, at: i64) -> Result<Left, Fault> {
    let of = account.0;
    let families = "(SELECT id FROM family WHERE account = ?1)";
    let trips = format!("(SELECT id FROM trip WHERE account = ?1 OR family IN {families})");
    db.execute(&format!("DELETE FROM mail_code WHERE trip IN {trips}"), [of])?;
    db.execute(&format!("DELETE FROM trip WHERE id IN {trips}"), [of])?;
    let by_hand = db.execute("DELETE FROM session WHERE account = ?1 AND family IS NULL", [of])?;
    db.execute("DELETE FROM session WHERE account = ?1", [of])?;
    db.execute(&format!("DELETE FROM refresh_token WHERE family IN {families}"), [of])?;
    let phones = db.execute("DELETE FROM family WHERE account = ?1", [of])?;
    db.execute("DELETE FROM identity WHERE account = ?1", [of])?;
    let drafts = db.execute("DELETE FROM draft_copy WHERE account = ?1", [of])?;
    match stub {
        None => db.execute("DELETE FROM account WHERE id = ?1", [of])?,
        Some(subject) => {
            db.execute("UPDATE account SET subject = ?2, erased_at = ?3 WHERE id = ?1", (of, subject, at))?
        }
    };
    Ok(Left { drafts: drafts as u64, sessions: (by_hand + phones) as u64 })
}

/// Accounts that are erased, and hold nothing any more.
pub fn empty(db: &Connection) -> Result<Vec<AccountId>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT id FROM account WHERE erased_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM application a WHERE a.account = account.id) ORDER BY id",
    )?;
    Ok(query.query_map([], |row| row.get(0).map(AccountId))?.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> super::sql::Result<Erasure> {
    Ok(Erasure {
        id: Uuid::from_bytes(row.get(0)?),
        account_sha256: row.get(1)?,
        asked_at: row.get(2)?,
        answer: row.get(3)?,
    })
}
