//! The `note` table: what sync must remember from one round to the next.

use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::store::Result;

/// What may be remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The newest root accepted, its body in hex.
    Root,
    /// Sequence and digest of the last manifest accepted: `seq:sha256`.
    ManifestSeen,
    /// Sequence of the embedded pack that was applied: a gateway's manifest below it is nothing newer.
    SeedSeq,
    /// App version and ETag of the last manifest whose collections are all applied.
    ETag,
    /// Unix milliseconds before which the gateway asked not to be asked again.
    NotBefore,
    /// How the last round went.
    SyncStatus,
    /// Counts the changes of the index, so that the lexicon is read again.
    IndexVersion,
    /// Which build's rules the derived tables follow.
    Derivation,
    /// Whom this phone has called (`hosts`).
    Hosts,
    /// The base map that the Region offers (`base_map`).
    MapOffer,
    /// The base map that lies on this phone.
    MapHeld,
    /// The citizen's wish for it, and how far it is.
    MapWish,
}

impl Note {
    fn key(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::ManifestSeen => "manifest_seen",
            Self::SeedSeq => "seed_seq",
            Self::ETag => "etag",
            Self::NotBefore => "not_before",
            Self::SyncStatus => "sync_status",
            Self::IndexVersion => "index_version",
            Self::Derivation => "derivation",
            Self::Hosts => "hosts",
            Self::MapOffer => "map_offer",
            Self::MapHeld => "map_held",
            Self::MapWish => "map_wish",
        }
    }
}

/// What was noted, if anything.
pub fn read(db: &Reader, note: Note) -> Result<Option<String>> {
    let mut query = db.prepare_cached("SELECT value FROM note WHERE key = ?1")?;
    Ok(query.query_row([note.key()], |row| row.get(0)).optional()?)
}

/// Notes it down.
pub fn write(db: &Writer, note: Note, value: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO note (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute([note.key(), value])?;
    Ok(())
}

/// Forgets it.
pub fn forget(db: &Writer, note: Note) -> Result<()> {
    db.prepare_cached("DELETE FROM note WHERE key = ?1")?.execute([note.key()])?;
    Ok(())
}
