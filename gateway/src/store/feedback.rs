//! The table `feedback`: errors that people reported in what is published. Nothing of it names who reports.

use domain::feedback::{About, Feedback, Reason, Shown};
use domain::ids::RecordId;
use uuid::Uuid;

use super::sql::{self, Connection, Error, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// A report that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Made on the phone.
    pub id: Uuid,
    /// Digest of the bytes as sent.
    pub body_sha256: [u8; 32],
    /// What it says.
    pub said: Feedback,
    /// Unix ms.
    pub at: i64,
}

const COLUMNS: &str = "id, body_sha256, record, collection, reason, text, edition, app, lang, at";

/// Keeps a report.
pub fn add(db: &Transaction, kept: &Kept) -> Result<(), Fault> {
    let said = &kept.said;
    db.prepare_cached(&format!(
        "INSERT INTO feedback ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    ))?
    .execute((
        kept.id.as_bytes(),
        kept.body_sha256,
        said.record.as_str(),
        &said.collection,
        written(said),
        &said.text,
        said.edition,
        &said.app,
        &said.lang,
        kept.at,
    ))?;
    Ok(())
}

/// A report by its id.
pub fn read(db: &Connection, id: Uuid) -> Result<Option<Kept>, Fault> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM feedback WHERE id = ?1"))?;
    Ok(query.query_row([id.as_bytes()], from_row).optional()?)
}

/// All of them, the newest first.
pub fn all(db: &Connection) -> Result<Vec<Kept>, Fault> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM feedback ORDER BY at DESC, id"))?;
    Ok(query.query_map([], from_row)?.collect::<Result<_, _>>()?)
}

/// How many there are.
pub fn count(db: &Connection) -> Result<usize, Fault> {
    Ok(db.query_row("SELECT count(*) FROM feedback", [], |row| row.get(0))?)
}

/// How many came before that instant, or at it.
pub fn older(db: &Connection, before: i64) -> Result<usize, Fault> {
    let mut query = db.prepare_cached("SELECT count(*) FROM feedback WHERE at <= ?1")?;
    Ok(query.query_row([before], |row| row.get(0))?)
}

/// Lets those go; gives how many went.
pub fn let_go(db: &Transaction, before: i64) -> Result<usize, Fault> {
    Ok(db.execute("DELETE FROM feedback WHERE at <= ?1", [before])?)
}

/// The reason, and what was on the screen where that was no card: `unexpected verdict no`. In one column, as it is said in
/// one breath; what was kept before has the reason alone.
fn written(said: &Feedback) -> String {
    let about = Some(said.about).filter(|about| *about != About::Card).map(About::code);
    let parts = [Some(said.reason.code()), about, said.about.shown().map(Shown::code)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn heard(why: &str) -> (&str, About) {
    let mut parts = why.split(' ');
    let mut part = || parts.next().unwrap_or_default();
    let (reason, about, shown) = (part(), part(), part());
    (reason, About::heard(about, shown))
}

fn from_row(row: &Row<'_>) -> sql::Result<Kept> {
    let (record, why): (String, String) = (row.get(2)?, row.get(4)?);
    let (reason, about) = heard(&why);
    Ok(Kept {
        id: Uuid::from_bytes(row.get(0)?),
        body_sha256: row.get(1)?,
        said: Feedback {
            record: RecordId::parse(&record).ok_or(Error::Column(2))?,
            collection: row.get(3)?,
            about,
            reason: Reason::heard(reason).ok_or(Error::Column(4))?,
            text: row.get(5)?,
            edition: row.get(6)?,
            app: row.get(7)?,
            lang: row.get(8)?,
        },
        at: row.get(9)?,
    })
}
