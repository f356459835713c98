//! The trail of who saw and did what: lines that each seal the one before. No content, no name of a citizen.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::sql::{self, Connection, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub seq: u64,
    /// Unix ms.
    pub at: i64,
    /// `token:NAME`, `terminal`, `adapter:NAME`, `citizen`, `retention`.
    pub who: String,
    /// What was done.
    pub what: String,
    /// To which application.
    pub application: Option<Uuid>,
    /// The digest of a document, the id of a decision or of a message, a state.
    pub about: Option<String>,
}

/// Appends a line.
pub fn add(
    db: &Transaction,
    at: i64,
    who: &str,
    what: &str,
    application: Option<Uuid>,
    about: Option<&str>,
) -> Result<(), Fault> {
    let (seq, before) = head(db)?;
    let line = Line {
        seq: seq + 1,
        at,
        who: who.to_owned(),
        what: what.to_owned(),
        application,
        about: about.map(str::to_owned),
    };
    let sha256 = sealed(before, &line);
    db.prepare_cached(
        "INSERT INTO audit (seq, at, who, what, application, about, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((line.seq, at, who, what, application.map(|id| *id.as_bytes()), about, sha256))?;
    db.prepare_cached("UPDATE audit_head SET seq = ?1, sha256 = ?2 WHERE \"only\" = 1")?
        .execute((line.seq, sha256))?;
    Ok(())
}

/// The lines about one application, or all of them, oldest first.
pub fn lines(db: &Connection, application: Option<Uuid>) -> Result<Vec<Line>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT seq, at, who, what, application, about, sha256 FROM audit
         WHERE CAST(?1 AS BYTEA) IS NULL OR application = ?1 ORDER BY seq",
    )?;
    let rows = query.query_map([application.map(|id| *id.as_bytes())], from_row)?;
    Ok(rows.map(|row| row.map(|(line, _)| line)).collect::<Result<_, _>>()?)
}

/// Walks the whole trail: how many lines there are, and where it was changed or cut.
pub fn walk(db: &Connection) -> Result<(usize, Vec<String>), Fault> {
    let mut query =
        db.prepare_cached("SELECT seq, at, who, what, application, about, sha256 FROM audit ORDER BY seq")?;
    let (mut count, mut wrong, mut last) = (0, Vec::new(), base(db)?);
    for row in query.query_map([], from_row)? {
        let (line, sha256) = row?;
        count += 1;
        if line.seq != last.0 + 1 || sealed(last.1, &line) != sha256 {
            wrong.push(format!("line {} of the audit does not follow the one before", line.seq));
        }
        last = (line.seq, sha256);
    }
    if head(db)? != last {
        wrong.push(format!("the audit ends at line {}, its head says otherwise", last.0));
    }
    Ok((count, wrong))
}

/// Lets the lines go that are older than that instant: the trail begins after them. Gives how many went.
pub fn let_go(db: &Transaction, before: i64) -> Result<usize, Fault> {
    // Up to the first line that is younger, so that the clock of a machine cannot tear a hole.
    let mut query = db.prepare_cached(
        "SELECT seq, sha256 FROM audit WHERE seq < coalesce((SELECT min(seq) FROM audit WHERE at >= ?1),
           (SELECT max(seq) + 1 FROM audit)) ORDER BY seq DESC LIMIT 1",
    )?;
    let read = |row: &Row<'_>| Ok((row.get::<_, u64>(0)?, row.get::<_, [u8; 32]>(1)?));
    let Some((seq, sha256)) = query.query_row([before], read).optional()? else { return Ok(0) };
    db.execute("UPDATE audit_base SET seq = ?1, sha256 = ?2 WHERE \"only\" = 1", (seq, sha256))?;
    Ok(db.execute("DELETE FROM audit WHERE seq <= ?1", [seq])?)
}

/// Whether a line is older than that instant.
pub fn any_before(db: &Connection, before: i64) -> Result<bool, Fault> {
    let mut query =
        db.prepare_cached("SELECT 1 FROM audit WHERE seq = (SELECT min(seq) FROM audit) AND at < ?1")?;
    Ok(query.exists([before])?)
}

fn base(db: &Connection) -> Result<(u64, [u8; 32]), Fault> {
    let mut query = db.prepare_cached("SELECT seq, sha256 FROM audit_base WHERE \"only\" = 1")?;
    Ok(query.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn head(db: &Connection) -> Result<(u64, [u8; 32]), Fault> {
    let mut query = db.prepare_cached("SELECT seq, sha256 FROM audit_head WHERE \"only\" = 1")?;
    Ok(query.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The digest of a line and of all before it. Each field with its length before it: none can run into the next.
fn sealed(before: [u8; 32], line: &Line) -> [u8; 32] {
    let mut sum = Sha256::new();
    sum.update(before);
    let application = line.application.map(|id| *id.as_bytes());
    let fields: [&[u8]; 6] = [
        &line.seq.to_be_bytes(),
        &line.at.to_be_bytes(),
        line.who.as_bytes(),
        line.what.as_bytes(),
        application.as_ref().map_or(&[][..], |id| &id[..]),
        line.about.as_deref().unwrap_or("").as_bytes(),
    ];
    for field in fields {
        sum.update((field.len() as u64).to_be_bytes());
        sum.update(field);
    }
    sum.finalize().into()
}

fn from_row(row: &Row<'_>) -> sql::Result<(Line, [u8; 32])> {
    let line = Line {
        seq: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        what: row.get(3)?,
        application: row.get::<_, Option<[u8; 16]>>(4)?.map(Uuid::from_bytes),
        about: row.get(5)?,
    };
    Ok((line, row.get(6)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn store_with_five() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_file(&folder.path().join("db"), folder.path()).unwrap();
        for n in 0..5_u128 {
            let (id, about) = (Uuid::from_u128(n), format!("{n:064x}"));
            let line = |db: &Transaction| add(db, 7, "token:permis", "document", Some(id), Some(&about));
            store.write(line).unwrap();
        }
        (folder, store)
    }

    #[test]
    fn a_line_changed_cut_out_or_cut_off_is_found() {
        let (_folder, store) = store_with_five();
        assert_eq!(store.read(walk).unwrap(), (5, Vec::new()));
        for (harm, count) in [
            ("UPDATE audit SET who = 'nobody' WHERE seq = 2", 5),
            ("UPDATE audit SET at = 8 WHERE seq = 5", 5),
            ("UPDATE audit SET about = NULL WHERE seq = 1", 5),
            ("DELETE FROM audit WHERE seq = 3", 4),
            ("DELETE FROM audit WHERE seq = 1", 4),
            ("DELETE FROM audit WHERE seq = 5", 4),
            ("DELETE FROM audit", 0),
        ] {
            let (_folder, store) = store_with_five();
            store.write(|db| Ok(db.execute(harm, [])?)).unwrap();
            let (found, wrong) = store.read(walk).unwrap();
            assert_eq!(found, count);
            assert!(!wrong.is_empty(), "{harm}");
        }
    }

    #[test]
    fn a_trail_whose_oldest_lines_went_by_their_age_still_holds_and_a_cut_is_still_found() {
        let (_folder, store) = store_with_five();
        assert_eq!(store.write(|db| let_go(db, 7)).unwrap(), 0, "none is older");
        let late = |db: &Transaction| add(db, 9, "retention", "gone", None, None);
        store.write(late).unwrap();
        assert!(store.read(|db| any_before(db, 8)).unwrap());
        assert_eq!(store.write(|db| let_go(db, 8)).unwrap(), 5);
        assert!(!store.read(|db| any_before(db, 8)).unwrap());
        assert_eq!(store.read(walk).unwrap(), (1, Vec::new()));
        assert_eq!(store.write(|db| let_go(db, 10)).unwrap(), 1);
        assert_eq!(store.read(walk).unwrap(), (0, Vec::new()));
        for _ in 0..3 {
            store.write(late).unwrap();
        }
        assert_eq!(store.read(walk).unwrap(), (3, Vec::new()));
        store.write(|db| Ok(db.execute("DELETE FROM audit WHERE seq = 7", [])?)).unwrap();
        assert!(!store.read(walk).unwrap().1.is_empty(), "the first line after those that went is missed");
    }

    #[test]
    fn the_lines_of_one_application_are_found_among_all() {
        let (_folder, store) = store_with_five();
        let of = |id: u128| store.read(|db| lines(db, Some(Uuid::from_u128(id)))).unwrap();
        assert_eq!((of(3).len(), of(3)[0].seq, of(9).len()), (1, 4, 0));
        assert_eq!(store.read(|db| lines(db, None)).unwrap().len(), 5);
    }
}
