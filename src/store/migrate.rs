//! Brings a database file up to the schema this build expects.

use rusqlite::{Connection, TransactionBehavior};

use super::{Error, Result};

/// Fails with `FromTheFuture` if a newer app wrote the file. Changes nothing.
pub fn not_newer(connection: &Connection, migrations: &[&str]) -> Result<()> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version as usize > migrations.len() { Err(Error::FromTheFuture) } else { Ok(()) }
}

/// Runs the migrations the file has not seen yet: all of them, or none.
///
/// The schema version *is* the number of migrations, so nobody writes it by hand.
pub fn to_latest(connection: &mut Connection, migrations: &[&str]) -> Result<()> {
    // Asked first without a lock: most openings have nothing to do, and another process may be writing.
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version as usize == migrations.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let seen: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let missing = migrations.get(seen as usize..).ok_or(Error::FromTheFuture)?;
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    if !missing.is_empty() {
        transaction.pragma_update(
            None,
            "user_version",
            u32::try_from(migrations.len()).unwrap_or(u32::MAX),
        )?;
    }
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_newer_app_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        to_latest(&mut connection, &["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).unwrap();
        to_latest(&mut connection, &["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).unwrap();
        let outcome = to_latest(&mut connection, &["CREATE TABLE a (x)"]);
        assert!(matches!(outcome, Err(Error::FromTheFuture)));
    }

    #[test]
    fn a_migration_that_fails_leaves_nothing_behind() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(to_latest(&mut connection, &["CREATE TABLE a (x)", "CREATE TABEL b (x)"]).is_err());
        let tables: u32 =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }
}
