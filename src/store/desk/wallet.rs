//! The wallet as it is shown: each document with what uses it, and whether it may go.

use chrono::{DateTime, Utc};
use domain::document::Document;
use domain::draft::KEPT_FOR;

use super::{Reader, documents};
use crate::store::{Result, columns};

/// A document, and what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The document.
    pub document: Document,
    /// Titles of the drafts and applications that use it, the last first.
    pub used_in: Vec<String>,
    /// Whether a draft or a parcel needs it: then it cannot go to the trash.
    pub is_needed: bool,
}

/// The wallet, the last added first; the trash left out.
pub fn all(db: &Reader) -> Result<Vec<Paper>> {
    let paper = |document: Document| {
        let used_in = documents::used_in(db, document.sha256)?;
        Ok(Paper { used_in, is_needed: documents::is_needed(db, document.sha256)?, document })
    };
    documents::all(db)?.into_iter().map(paper).collect()
}

/// What lies in the trash, the last discarded first, and until when it can be had back.
pub fn discarded(db: &Reader) -> Result<Vec<(Document, DateTime<Utc>)>> {
    let sql = "SELECT sha256, trashed_at FROM document WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map((), |row| Ok((columns::digest(row, 0)?, columns::instant(row.get(1)?))))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    rows.into_iter().map(|(sha256, at)| Ok((documents::one(db, sha256)?, at + KEPT_FOR))).collect()
}
