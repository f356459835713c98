//! What the citizen, a sign-in or a wake does to the queue: pause, resume, order, recall.

use chrono::{DateTime, Utc};
use domain::ids::{LaneId, ParcelId};
use domain::parcel::{Cause, Hold, Kind, Local, Standing};
use rusqlite::params;

use super::settle::put_off;
use super::{Account, of_lane, one, stand};
use crate::store::desk::{Reader, Writer};
use crate::store::{Error, Result, Topic};

/// Holds a lane until the citizen lets it go. What has arrived or was set aside stays as it is.
pub fn pause(db: &Writer, lane: LaneId) -> Result<()> {
    for parcel in of_lane(db, lane)? {
        if matches!(parcel.standing, Standing::Waiting(_) | Standing::Travelling) {
            stand(db, parcel.id, Standing::Paused(Hold::Citizen))?;
        }
    }
    Ok(())
}

/// Lets a lane go again, at once: what the citizen paused, what this phone could not do, what was set
/// aside. Signing in and asking the gateway stay what they wait for.
pub fn resume(db: &Writer, lane: LaneId, now: DateTime<Utc>) -> Result<()> {
    for parcel in of_lane(db, lane)? {
        let is_held = match parcel.standing {
            Standing::Paused(hold) => matches!(hold, Hold::Citizen | Hold::Local(_)),
            Standing::SetAside(_) => true,
            Standing::Waiting(cause) => cause.is_none_or(Cause::ends_at_a_wake),
            _ => false,
        };
        if is_held {
            due(db, parcel.id, now)?;
        }
    }
    Ok(())
}

/// Start, resume, a network, a charger, a tap: ends the waits that a change of circumstances may end.
/// A wait that a server asked for is kept.
pub fn wake(db: &Writer, now: DateTime<Utc>) -> Result<()> {
    let causes = Cause::ALL.into_iter().filter(|cause| cause.ends_at_a_wake());
    let sql = "UPDATE parcel SET not_before = ?2
                WHERE state = 'waiting' AND why = ?1 AND not_before > ?2";
    // A safe that was closed may be open by now: asking it again costs nothing.
    let asked = "UPDATE parcel SET state = 'waiting', why = NULL, not_before = ?2 WHERE state = 'paused' AND why = ?1";
    let closed = Hold::Local(Local::VaultClosed).code();
    let mut woken = db.prepare_cached(asked)?.execute(params![closed, now.timestamp_millis()])?;
    for cause in causes {
        woken += db.prepare_cached(sql)?.execute(params![cause.code(), now.timestamp_millis()])?;
    }
    if woken > 0 {
        db.touch(Topic::Outbox);
    }
    Ok(())
}

/// Whether `documents_wait` would change anything.
pub fn documents_differ(db: &Reader, wait: bool) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM parcel WHERE kind = 'document' AND state = 'waiting'
                                 AND (why IS 'wifi') <> ?1)";
    Ok(db.prepare_cached(sql)?.query_row([wait], |row| row.get(0))?)
}

/// Documents that wait to leave wait for a Wi-Fi from now on, or no longer. Answers and messages, which are
/// small, leave over any line.
pub fn documents_wait(db: &Writer, wait: bool) -> Result<()> {
    let (from, to) =
        if wait { (None, Some(Cause::NoWifi.code())) } else { (Some(Cause::NoWifi.code()), None) };
    let sql = "UPDATE parcel SET why = ?2 WHERE kind = 'document' AND state = 'waiting' AND (?1 IS NULL OR why = ?1)";
    if db.prepare_cached(sql)?.execute(params![from, to])? > 0 {
        db.touch(Topic::Outbox);
    }
    Ok(())
}

/// That account must sign in: its lanes wait for it, and no others.
pub(super) fn sign_out(db: &Writer, account: Account<'_>) -> Result<()> {
    let sql = "UPDATE parcel SET state = 'paused', why = ?2 WHERE state = 'waiting' AND account IS ?1
                  AND kind NOT IN ('feedback', 'erasure')";
    db.prepare_cached(sql)?.execute(params![account, Hold::SignIn.code()])?;
    Ok(())
}

/// That account has signed out, by the citizen's own wish: its lanes wait for it from now on, the one on its way too.
pub fn signed_out(db: &Writer, account: &str) -> Result<()> {
    let sql = "UPDATE parcel SET state = 'paused', why = ?2 WHERE state IN ('waiting', 'travelling')
                  AND account = ?1 AND kind NOT IN ('feedback', 'erasure')";
    if db.prepare_cached(sql)?.execute(params![account, Hold::SignIn.code()])? > 0 {
        db.touch(Topic::Outbox);
    }
    Ok(())
}

/// That account has signed in: its lanes go on, and those that no account has sealed.
pub fn signed_in(db: &Writer, account: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE parcel SET state = 'waiting', why = NULL, not_before = ?3
                WHERE state = 'paused' AND why = ?2 AND (account IS NULL OR account = ?1)";
    let due = now.timestamp_millis();
    db.prepare_cached(sql)?.execute(params![account, Hold::SignIn.code(), due])?;
    db.touch(Topic::Outbox);
    wake(db, now)
}

/// The citizen's order of the lanes: those named go first, one after the other, the rest behind them as
/// they were. Ranks stay: all envelopes leave before any document.
pub fn order(db: &Writer, lanes: &[LaneId]) -> Result<()> {
    let mut query = db.prepare_cached("SELECT id, lane FROM parcel ORDER BY place, id")?;
    let rows = query.query_map((), |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, [u8; 16]>(1)?)))?;
    let mut parcels = rows.collect::<Result<Vec<_>, _>>()?;
    let place_of = |lane: &[u8; 16]| lanes.iter().position(|named| named.0.as_bytes() == lane);
    // Stable: inside a lane, and among the lanes that were not named, the order is kept.
    parcels.sort_by_key(|(_, lane)| place_of(lane).unwrap_or(lanes.len()));
    for (place, (id, _)) in (1_i64..).zip(parcels) {
        db.prepare_cached("UPDATE parcel SET place = ?2 WHERE id = ?1")?.execute(params![id, place])?;
    }
    db.touch(Topic::Outbox);
    Ok(())
}

/// Takes one parcel out of the queue: a document that was refused or is damaged, a message, a word. An
/// envelope is recalled with its lane.
pub fn cancel(db: &Writer, id: ParcelId) -> Result<()> {
    let parcel = one(db, id)?;
    if parcel.kind == Kind::Envelope || !parcel.standing.is_owed() {
        return Err(Error::StageForbids);
    }
    stand(db, id, Standing::Recalled)?;
    // The papers of a message that is not sent are announced by nobody.
    let sql = "UPDATE parcel SET state = 'recalled', why = NULL WHERE behind = ?1 AND state <> 'delivered'";
    db.prepare_cached(sql)?.execute([id.0.as_bytes()])?;
    Ok(())
}

/// What came of a wish to have a sealed draft back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recall {
    /// Nothing had left: it is back.
    Done,
    /// It may have left, and an answer may have been lost: the gateway is asked first.
    AsksFirst,
    /// The gateway has it: it can be withdrawn or corrected.
    TooLate,
}

/// Wishes a sealed lane back.
pub fn recall(db: &Writer, lane: LaneId, now: DateTime<Utc>) -> Result<Recall> {
    let parcels = of_lane(db, lane)?;
    let envelope = parcels.iter().find(|parcel| parcel.kind == Kind::Envelope).ok_or(Error::NotThere)?;
    match envelope.standing {
        Standing::Delivered => Ok(Recall::TooLate),
        Standing::Recalled => Ok(Recall::Done),
        // A refusal says that the gateway does not hold it, if no earlier departure reached it.
        _ if envelope.departures == 0 => {
            recall_lane(db, lane)?;
            Ok(Recall::Done)
        }
        standing => {
            stand(db, envelope.id, Standing::Paused(Hold::Recall))?;
            if standing != Standing::Travelling {
                // Nobody carries it; else the lease runs first, so that the question comes after the answer.
                put_off(db, envelope.id, now)?;
            }
            Ok(Recall::AsksFirst)
        }
    }
}

/// Nothing of this lane is owed any more; what has arrived stays arrived.
pub fn recall_lane(db: &Writer, lane: LaneId) -> Result<()> {
    let sql = "UPDATE parcel SET state = 'recalled', why = NULL WHERE lane = ?1 AND state <> 'delivered'";
    db.prepare_cached(sql)?.execute([lane.0.as_bytes()])?;
    db.touch(Topic::Outbox);
    Ok(())
}

/// Waiting, due at once.
fn due(db: &Writer, id: ParcelId, now: DateTime<Utc>) -> Result<()> {
    stand(db, id, Standing::Waiting(None))?;
    put_off(db, id, now)
}
