//! The tables `mail_code` and `mail_sent`: one-time codes by e-mail, and how often an address was written to.

use super::sql::{Connection, OptionalExtension, Row, Transaction};
use super::trips::TripId;
use crate::fault::Fault;

/// The last code that was sent for a trip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailCode {
    /// Where it was sent, sealed.
    pub address: Vec<u8>,
    /// The code under the key of the browser.
    pub code_mac: [u8; 32],
    /// Tries made.
    pub tries: u32,
    /// Unix ms.
    pub expires_at: i64,
}

/// Keeps the code of a trip; the one before is good no more.
pub fn keep(db: &Transaction, trip: TripId, code: &MailCode) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO mail_code (trip, address, code_mac, tries, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (trip) DO UPDATE SET address = ?2, code_mac = ?3, tries = ?4, expires_at = ?5",
    )?
    .execute((trip, &code.address, code.code_mac, code.tries, code.expires_at))?;
    Ok(())
}

/// The code of a trip.
pub fn of(db: &Connection, trip: TripId) -> Result<Option<MailCode>, Fault> {
    let read = |row: &Row<'_>| {
        Ok(MailCode {
            address: row.get(0)?,
            code_mac: row.get(1)?,
            tries: row.get(2)?,
            expires_at: row.get(3)?,
        })
    };
    let sql = "SELECT address, code_mac, tries, expires_at FROM mail_code WHERE trip = ?1";
    Ok(db.prepare_cached(sql)?.query_row([trip], read).optional()?)
}

/// Counts a try.
pub fn count(db: &Transaction, trip: TripId) -> Result<(), Fault> {
    db.prepare_cached("UPDATE mail_code SET tries = tries + 1 WHERE trip = ?1")?.execute([trip])?;
    Ok(())
}

/// Forgets the code of a trip.
pub fn forget(db: &Transaction, trip: TripId) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM mail_code WHERE trip = ?1")?.execute([trip])?;
    Ok(())
}

/// How often an address was written to since that instant.
pub fn sent_since(db: &Connection, address_mac: [u8; 32], since: i64) -> Result<u64, Fault> {
    let sql = "SELECT count(*) FROM mail_sent WHERE address_mac = ?1 AND at > ?2";
    Ok(db.prepare_cached(sql)?.query_row((address_mac, since), |row| row.get(0))?)
}

/// Writes down that an address is written to.
pub fn sent(db: &Transaction, address_mac: [u8; 32], now: i64) -> Result<(), Fault> {
    db.prepare_cached("INSERT INTO mail_sent (address_mac, at) VALUES (?1, ?2)")?
        .execute((address_mac, now))?;
    Ok(())
}
