//! The schema, step by numbered step; its version is the number of steps done.

use rusqlite::{Connection, TransactionBehavior};

use crate::fault::Fault;

/// Every step ever released, in order. A released step never changes.
const MIGRATIONS: [&str; 5] = [
    include_str!("migrations/0001_content.sql"),
    include_str!("migrations/0002_filing.sql"),
    include_str!("migrations/0003_scan.sql"),
    include_str!("migrations/0004_office.sql"),
    include_str!("migrations/0005_handing.sql"),
];

/// Brings a database to the newest schema, one transaction a step; refuses one from the future.
pub fn to_newest(db: &mut Connection) -> Result<(), Fault> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if done > MIGRATIONS.len() {
        return Err(Fault::FromFuture { found: done, known: MIGRATIONS.len() });
    }
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(done) {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step + 1)?;
    }
    transaction.commit()?;
    Ok(())
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
