//! The trash: what the citizen discarded, and former values, for thirty days.

use chrono::{DateTime, TimeDelta, Utc};
use domain::draft::KEPT_FOR;
use domain::ids::{DraftId, Sha256};

use super::{Writer, documents, drafts, notes};
use crate::store::{Result, Topic, columns};

/// Puts a draft in the trash. A sealed one must be taken back first.
pub fn discard(db: &Writer, id: DraftId, now: DateTime<Utc>) -> Result<()> {
    let mut draft = drafts::one(db, id)?;
    draft.discard(now)?;
    drafts::save(db, &draft)
}

/// Takes a draft out of the trash, with everything in it.
pub fn restore(db: &Writer, id: DraftId, now: DateTime<Utc>) -> Result<()> {
    let mut draft = drafts::one(db, id)?;
    draft.trashed_at = None;
    draft.touched_at = now;
    drafts::save(db, &draft)?;
    // Its copy went with the discard: it is made anew.
    let sql = "UPDATE draft SET copied_counter = NULL WHERE id = ?1 AND copied_etag IS NULL";
    db.prepare_cached(sql)?.execute([id.0.as_bytes()])?;
    Ok(())
}

const EMPTIED_AT: &str = "trash_emptied_at";

/// A clock that has gone further than this since the trash was last looked at may have jumped.
const BELIEVED: TimeDelta = TimeDelta::days(7);

/// Lets go of what the citizen discarded more than thirty days ago, and of former values as old.
///
/// Nothing goes on the word of a clock that has just leapt: after a long absence it is for the next time.
/// Returns the digests of the documents that went: their files may go now.
pub fn empty(db: &Writer, now: DateTime<Utc>) -> Result<Vec<Sha256>> {
    let last = notes::read(db, EMPTIED_AT)?.and_then(|millis| millis.parse().ok()).map(columns::instant);
    notes::write(db, EMPTIED_AT, &now.timestamp_millis().to_string())?;
    if !last.is_some_and(|last| last <= now && now <= last + BELIEVED) {
        return Ok(Vec::new());
    }
    let before = (now - KEPT_FOR).timestamp_millis();
    let mut went = 0;
    for sql in [
        "DELETE FROM answer_past WHERE at < ?1 AND why IN ('changed', 'undone', 'let-go')",
        "DELETE FROM answer_past WHERE draft IN (SELECT id FROM draft WHERE trashed_at < ?1)",
        "DELETE FROM objection WHERE draft IN (SELECT id FROM draft WHERE trashed_at < ?1)",
        "DELETE FROM answer WHERE draft IN (SELECT id FROM draft WHERE trashed_at < ?1)",
        "DELETE FROM paper_elsewhere WHERE draft IN (SELECT id FROM draft WHERE trashed_at < ?1)",
        "DELETE FROM draft_document WHERE draft IN (SELECT id FROM draft WHERE trashed_at < ?1)",
        "DELETE FROM draft WHERE trashed_at < ?1",
        "DELETE FROM profile_answer WHERE profile IN (SELECT id FROM profile WHERE trashed_at < ?1)",
        "DELETE FROM profile_school WHERE profile IN (SELECT id FROM profile WHERE trashed_at < ?1)",
        "DELETE FROM profile WHERE trashed_at < ?1",
    ] {
        went += db.prepare_cached(sql)?.execute([before])?;
    }
    let mut query = db.prepare_cached("SELECT sha256 FROM document WHERE trashed_at < ?1")?;
    let old = query.query_map([before], |row| columns::digest(row, 0))?.collect::<Result<Vec<_>, _>>()?;
    let mut gone = Vec::new();
    for sha256 in old {
        if !documents::is_needed(db, sha256)? {
            db.prepare_cached("DELETE FROM document WHERE sha256 = ?1")?.execute([sha256.0])?;
            gone.push(sha256);
        }
    }
    if went > 0 {
        db.touch(Topic::Drafts);
        db.touch(Topic::Profiles);
    }
    if !gone.is_empty() {
        db.touch(Topic::Documents);
    }
    Ok(gone)
}
