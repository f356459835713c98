//! The schema, step by numbered step; its version is the number of steps done.

use rusqlite::{Connection, TransactionBehavior};

use super::sql::{self, OptionalExtension, Server};
use crate::fault::Fault;

/// Every step ever released, in order. A released step never changes.
const MIGRATIONS: [&str; 10] = [
    include_str!("migrations/0001_content.sql"),
    include_str!("migrations/0002_filing.sql"),
    include_str!("migrations/0003_parts.sql"),
    include_str!("migrations/0004_scan.sql"),
    include_str!("migrations/0005_office.sql"),
    include_str!("migrations/0006_handing.sql"),
    include_str!("migrations/0007_drafts.sql"),
    include_str!("migrations/0008_sign_in.sql"),
    include_str!("migrations/0009_rights.sql"),
    include_str!("migrations/0010_feedback.sql"),
];

/// The same steps in the words of PostgreSQL.
const OF_SERVER: [&str; MIGRATIONS.len()] = [
    include_str!("migrations/postgres/0001_content.sql"),
    include_str!("migrations/postgres/0002_filing.sql"),
    include_str!("migrations/postgres/0003_parts.sql"),
    include_str!("migrations/postgres/0004_scan.sql"),
    include_str!("migrations/postgres/0005_office.sql"),
    include_str!("migrations/postgres/0006_handing.sql"),
    include_str!("migrations/postgres/0007_drafts.sql"),
    include_str!("migrations/postgres/0008_sign_in.sql"),
    include_str!("migrations/postgres/0009_rights.sql"),
    include_str!("migrations/postgres/0010_feedback.sql"),
];

/// Brings a database of PostgreSQL to the newest schema, in one transaction; refuses one from the future.
pub fn server_to_newest(server: &Server) -> Result<(), Fault> {
    let talk = server.writing()?;
    talk.say("CREATE TABLE IF NOT EXISTS schema_version (done BIGINT NOT NULL)")?;
    let held = sql::Connection::server(&talk)
        .query_row("SELECT done FROM schema_version", [], |row| row.get(0))
        .optional()?;
    let done: usize = held.unwrap_or(0);
    if done > OF_SERVER.len() {
        return Err(Fault::FromFuture { found: done, known: OF_SERVER.len() });
    }
    for step in &OF_SERVER[done..] {
        talk.say(step)?;
    }
    talk.say(&format!(
        "DELETE FROM schema_version; INSERT INTO schema_version VALUES ({})",
        OF_SERVER.len()
    ))?;
    Ok(talk.commit()?)
}

/// Brings a database to the newest schema, one transaction a step; refuses one from the future.
pub fn to_newest(db: &mut Connection) -> Result<(), Fault> {
    match steps(db).map_err(sql::Error::from)? {
        Some(found) => Err(Fault::FromFuture { found, known: MIGRATIONS.len() }),
        None => Ok(()),
    }
}

/// Takes the steps that are missing; gives the version of a database from the future, untouched.
fn steps(db: &mut Connection) -> rusqlite::Result<Option<usize>> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if done > MIGRATIONS.len() {
        return Ok(Some(done));
    }
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(done) {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step + 1)?;
    }
    transaction.commit()?;
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_migrated_once_and_one_from_the_future_is_refused() {
        let mut db = Connection::open_in_memory().unwrap();
        to_newest(&mut db).unwrap();
        to_newest(&mut db).unwrap();
        db.pragma_update(None, "user_version", MIGRATIONS.len() + 1).unwrap();
        assert_eq!(to_newest(&mut db).unwrap_err().code(), "store-from-future");
    }
}
