//! Who takes which parcel, and when: one column, `not_before`, is timer, back-off and lease.

use chrono::{DateTime, TimeDelta, Utc};
use domain::parcel::{CLAIM_FOR, LONGEST_PATIENCE, Parcel};
use rusqlite::{OptionalExtension, named_params, params};

use super::{from_row, row_columns};
use crate::store::desk::{Reader, Writer, notes};
use crate::store::{Result, Topic, columns};

/// Who is signed in; none if nobody is.
pub type Account<'a> = Option<&'a str>;

/// Takes the first parcel that is due: counts the attempt before it is made, and holds it for ten minutes.
///
/// A parcel of another account than the one signed in is not taken. One that nobody's account has sealed
/// yet becomes that of who is signed in, with its whole lane: from then on no other can send it.
pub fn claim(db: &Writer, now: DateTime<Utc>, account: Account<'_>) -> Result<Option<Parcel>> {
    let mut query = db.prepare_cached(concat!(
        "UPDATE parcel SET state = 'travelling', why = NULL, attempts = attempts + 1,
                           departures = departures + 1, not_before = :now + :claim_for
          WHERE id = (SELECT p.id FROM parcel p
                       WHERE p.state IN ('waiting', 'travelling') AND p.not_before <= :now
                         AND p.why IS NOT 'wifi'
                         AND (p.account IS NULL OR :account IS NULL OR p.account = :account)
                         AND NOT EXISTS (SELECT 1 FROM parcel q WHERE q.lane = p.lane AND q.rank < p.rank
                                            AND q.state NOT IN ('delivered', 'recalled'))
                         AND NOT EXISTS (SELECT 1 FROM parcel f WHERE f.id = p.behind AND f.state <> 'delivered')
                       ORDER BY p.rank, p.place, p.id LIMIT 1)
          RETURNING ",
        row_columns!()
    ))?;
    let claim_for = CLAIM_FOR.num_milliseconds();
    let mut rows = query.query(named_params! {
        ":now": now.timestamp_millis(), ":claim_for": claim_for, ":account": account,
    })?;
    let claimed = rows.next()?.map(from_row).transpose()?.flatten();
    rows.next()?;
    let Some(mut parcel) = claimed else { return Ok(None) };
    if let (None, Some(account), true) = (&parcel.account, account, parcel.kind.needs_account()) {
        pin(db, &parcel, account)?;
        parcel.account = Some(account.to_owned());
    }
    db.touch(Topic::Outbox);
    Ok(Some(parcel))
}

/// From now on the whole lane, its application and its draft are that account's.
fn pin(db: &Writer, parcel: &Parcel, account: &str) -> Result<()> {
    let lane = parcel.lane.0.as_bytes();
    for sql in [
        "UPDATE parcel SET account = ?2 WHERE lane = ?1 AND account IS NULL",
        "UPDATE application SET account = ?2 WHERE account IS NULL
            AND id IN (SELECT application FROM parcel WHERE lane = ?1)",
        "UPDATE draft SET account = ?2 WHERE account IS NULL AND id IN
            (SELECT draft FROM application JOIN parcel ON application.id = parcel.application WHERE lane = ?1)",
    ] {
        db.prepare_cached(sql)?.execute(params![lane, account])?;
    }
    Ok(())
}

/// When the next parcel will be due, of those that may leave; none if nothing waits for a time. What waits
/// for a Wi-Fi waits for no time.
pub fn next_due(db: &Reader, account: Account<'_>) -> Result<Option<DateTime<Utc>>> {
    let mut query = db.prepare_cached(
        "SELECT min(p.not_before) FROM parcel p
          WHERE (p.state IN ('waiting', 'travelling') OR (p.state = 'paused' AND p.why = 'recall'))
            AND p.why IS NOT 'wifi'
            AND (p.account IS NULL OR ?1 IS NULL OR p.account = ?1)
            AND NOT EXISTS (SELECT 1 FROM parcel q WHERE q.lane = p.lane AND q.rank < p.rank
                               AND q.state NOT IN ('delivered', 'recalled'))
            AND NOT EXISTS (SELECT 1 FROM parcel f WHERE f.id = p.behind AND f.state <> 'delivered')",
    )?;
    Ok(query.query_row([account], |row| columns::maybe_instant(row, 0))?)
}

/// An envelope that the citizen wishes back and that may have left: whether the gateway holds it is asked
/// once nobody can still be carrying it.
pub fn to_ask(db: &Reader, now: DateTime<Utc>, account: Account<'_>) -> Result<Option<Parcel>> {
    let mut query = db.prepare_cached(concat!(
        "SELECT ",
        row_columns!(),
        " FROM parcel WHERE state = 'paused' AND why = 'recall' AND not_before <= ?1
            AND (account IS NULL OR ?2 IS NULL OR account = ?2) ORDER BY not_before LIMIT 1"
    ))?;
    Ok(query.query_row(params![now.timestamp_millis(), account], from_row).optional()?.flatten())
}

/// Whoever drains alone (`sync.lock` is theirs) lets go of what the last one died with: due at once.
pub fn release_leftovers(db: &Writer, now: DateTime<Utc>) -> Result<usize> {
    let sql = "UPDATE parcel SET state = 'waiting', not_before = ?1 WHERE state = 'travelling'";
    let released = db.prepare_cached(sql)?.execute([now.timestamp_millis()])?;
    if released > 0 {
        db.touch(Topic::Outbox);
    }
    Ok(released)
}

const CLOCK_SEEN: &str = "clock_seen";

/// How far back the clock may seem to go before it is taken as turned back.
const WAVERING: TimeDelta = TimeDelta::minutes(2);

/// How often the time is written down at most: each writing is a synced commit.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Notes the time. True if the clock was turned back since it was last noted: then no parcel waits longer
/// than a quarter of an hour from now, whatever the other clock promised.
pub fn notice_clock(db: &Writer, now: DateTime<Utc>) -> Result<bool> {
    let seen = notes::read(db, CLOCK_SEEN)?.and_then(|millis| millis.parse().ok()).map(columns::instant);
    let turned_back = seen.is_some_and(|seen| now < seen - WAVERING);
    if turned_back {
        let latest = (now + LONGEST_PATIENCE).timestamp_millis();
        let sql = "UPDATE parcel SET not_before = ?1
                    WHERE state IN ('waiting', 'travelling') AND not_before > ?1";
        if db.prepare_cached(sql)?.execute([latest])? > 0 {
            db.touch(Topic::Outbox);
        }
    }
    if turned_back || seen.is_none_or(|seen| now >= seen + NOTED_EVERY) {
        notes::write(db, CLOCK_SEEN, &now.timestamp_millis().to_string())?;
    }
    Ok(turned_back)
}
