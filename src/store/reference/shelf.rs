//! What is worked out of the Region's database once, and kept until it changes.

use std::sync::{Arc, Mutex, PoisonError};

use domain::school::Directory;
use domain::search::Lexicon;

use super::Reader;
use super::gazetteer::Names;
use super::guide::Guide;
use super::notes::{self, Note};
use super::places::HoursShelf;
use crate::store::Result;

/// One for each open database.
#[derive(Default)]
pub(in crate::store) struct Shelf {
    /// The words of the edition held.
    pub(super) lexicon: Kept<Lexicon>,
    /// The names of its places, and its phrases.
    pub(super) names: Kept<Names>,
    /// Its aids, whole.
    pub(super) guide: Kept<Guide>,
    /// Its schools, by the words that people type.
    pub(super) schools: Kept<Directory>,
    /// The hours of its places.
    pub(super) hours: HoursShelf,
}

/// One thing that was worked out, and of which version of the content.
pub(in crate::store) struct Kept<T>(Mutex<Option<(u64, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Kept<T> {
    /// What is kept of that version; worked out now if it is of another one, or not there.
    pub(super) fn of(&self, version: u64, work_out: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, held)) = kept.as_ref().filter(|(held, _)| *held == version) {
            return Ok(held.clone());
        }
        let held = Arc::new(work_out()?);
        *kept = Some((version, held.clone()));
        Ok(held)
    }
}

/// Grows with each change of the index.
pub(super) fn index_version(db: &Reader) -> Result<u64> {
    Ok(notes::read(db, Note::IndexVersion)?.and_then(|text| text.parse().ok()).unwrap_or(0))
}
