//! What came of a try, written down: the verdict is domain's, the row is ours.

use chrono::{DateTime, Utc};
use domain::ids::{LaneId, ParcelId, Sha256};
use domain::parcel::{Attempt, CLAIM_FOR, Hold, Kind, Parcel, Standing, Verdict};
use rusqlite::params;

use super::{hold, of_lane, one, stand};
use crate::store::desk::Writer;
use crate::store::{Result, Topic, columns};

/// Writes down what came of a try.
///
/// A parcel that is no longer travelling (the citizen paused or took it back meanwhile) keeps what was
/// wished, unless it has arrived: that cannot be undone.
pub fn settle(db: &Writer, id: ParcelId, verdict: &Verdict) -> Result<()> {
    let parcel = one(db, id)?;
    let is_ours = parcel.standing == Standing::Travelling;
    match *verdict {
        Verdict::Delivered => deliver(db, &parcel)?,
        Verdict::Wait { until, attempt, cause } => {
            give_back(db, id, attempt)?;
            if is_ours {
                stand(db, id, Standing::Waiting(Some(cause)))?;
            }
            put_off(db, id, until)?;
        }
        Verdict::AwaitSignIn => {
            // The gateway looked at nothing before it asked who this is: this departure leaves no trace.
            give_back(db, id, Attempt::NeverLeft)?;
            if is_ours {
                stand(db, id, Standing::Paused(Hold::SignIn))?;
            }
            hold::sign_out(db, parcel.account.as_deref())?;
        }
        Verdict::SetAside { why } if is_ours => stand(db, id, Standing::SetAside(why))?,
        Verdict::Pause { hold } => {
            give_back(db, id, Attempt::GivenBack)?;
            if is_ours {
                stand(db, id, Standing::Paused(hold))?;
            }
        }
        Verdict::SetAside { .. } => {}
    }
    db.touch(Topic::Outbox);
    Ok(())
}

fn deliver(db: &Writer, parcel: &Parcel) -> Result<()> {
    stand(db, parcel.id, Standing::Delivered)?;
    let sql = "UPDATE parcel SET acknowledged = size WHERE id = ?1";
    db.prepare_cached(sql)?.execute([parcel.id.0.as_bytes()])?;
    if parcel.kind == Kind::Withdrawal {
        // Nobody waits any more for the papers of what was withdrawn.
        let sql = "UPDATE parcel SET state = 'recalled', why = NULL
                    WHERE lane = ?1 AND kind = 'document' AND state <> 'delivered'";
        db.prepare_cached(sql)?.execute([parcel.lane.0.as_bytes()])?;
    }
    Ok(())
}

/// Nobody touches it before then.
pub fn put_off(db: &Writer, id: ParcelId, until: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE parcel SET not_before = ?2 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), until.timestamp_millis()])?;
    Ok(())
}

/// The envelope has arrived, and of its papers only these are still to come: the others are at the gateway
/// already, given with an earlier application.
pub fn only_missing(db: &Writer, lane: LaneId, missing: &[Sha256]) -> Result<()> {
    arrived_before(db, of_lane(db, lane)?, None, missing)
}

/// The same for a message that has arrived, and the papers behind it.
pub fn only_missing_behind(db: &Writer, message: ParcelId, missing: &[Sha256]) -> Result<()> {
    arrived_before(db, of_lane(db, one(db, message)?.lane)?, Some(message), missing)
}

fn arrived_before(
    db: &Writer,
    parcels: Vec<Parcel>,
    first: Option<ParcelId>,
    missing: &[Sha256],
) -> Result<()> {
    for parcel in parcels {
        if let Kind::Document(sha256) = parcel.kind
            && parcel.standing.is_owed()
            && !missing.contains(&sha256)
            && behind(db, parcel.id)? == first
        {
            deliver(db, &parcel)?;
        }
    }
    Ok(())
}

/// The parcel that has to arrive before that one.
fn behind(db: &Writer, id: ParcelId) -> Result<Option<ParcelId>> {
    let mut query = db.prepare_cached("SELECT behind FROM parcel WHERE id = ?1")?;
    Ok(query.query_row([id.0.as_bytes()], |row| columns::maybe_uuid(row, 0))?.map(ParcelId))
}

/// The gateway lost what it had acknowledged (it was restored): what it lacks of a lane is owed again, with
/// the very bytes that travelled. Without its envelope, every document follows that one again.
pub fn owed_again(
    db: &Writer,
    lane: LaneId,
    lacks_envelope: bool,
    missing: &[Sha256],
    now: DateTime<Utc>,
) -> Result<()> {
    for parcel in of_lane(db, lane)?.into_iter().filter(|parcel| parcel.standing == Standing::Delivered) {
        // What a message announced comes with that message: it is not said again.
        let is_of_a_message = behind(db, parcel.id)?.is_some();
        let is_lacked = match parcel.kind {
            _ if is_of_a_message => false,
            Kind::Envelope => lacks_envelope,
            Kind::Document(sha256) => lacks_envelope || missing.contains(&sha256),
            _ => false,
        };
        if is_lacked {
            stand(db, parcel.id, Standing::Waiting(None))?;
            let sql = "UPDATE parcel SET acknowledged = 0, upload_url = NULL, not_before = ?2 WHERE id = ?1";
            db.prepare_cached(sql)?.execute(params![parcel.id.0.as_bytes(), now.timestamp_millis()])?;
        }
    }
    Ok(())
}

fn give_back(db: &Writer, id: ParcelId, attempt: Attempt) -> Result<()> {
    let (attempts, departures) = match attempt {
        Attempt::Counted => return Ok(()),
        Attempt::GivenBack => (1, 0),
        Attempt::NeverLeft => (1, 1),
    };
    let sql = "UPDATE parcel SET attempts = max(attempts - ?2, 0), departures = max(departures - ?3, 0)
                WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![id.0.as_bytes(), attempts, departures])?;
    Ok(())
}

/// Notes a step that the gateway acknowledged, and renews the claim. False if the parcel is no longer
/// ours to carry: it was paused or taken back, and the courier stops here.
pub fn acknowledged(
    db: &Writer,
    id: ParcelId,
    bytes: u64,
    upload_url: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let sql = "UPDATE parcel SET acknowledged = ?2, upload_url = coalesce(?3, upload_url)
                WHERE id = ?1 AND state <> 'delivered'";
    let id = id.0.as_bytes();
    db.prepare_cached(sql)?.execute(params![id, columns::integer(bytes), upload_url])?;
    let sql = "UPDATE parcel SET not_before = ?2 WHERE id = ?1 AND state = 'travelling'";
    let until = (now + CLAIM_FOR).timestamp_millis();
    let is_ours = db.prepare_cached(sql)?.execute(params![id, until])? > 0;
    db.touch(Topic::Outbox);
    Ok(is_ours)
}
