//! Where the citizen's desk stands: its database, its documents' files, and how it is told from another one.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::database::Database;
use super::files::{Files, hold_reserve};
use super::open::{DeskState, Secret, mark_of, open_desk};
use super::secrets::Keys;
use super::{Error, Result};

/// The citizen's desk, or why it is closed.
pub(super) struct DeskRoom {
    /// How many desks stood here before it, in this process.
    pub(super) number: u64,
    pub(super) desk: std::result::Result<Database, &'static str>,
    pub(super) files: Option<Files>,
    /// The file of the desk, and the mark beside it of the key that wrote it.
    marked: Option<(PathBuf, Vec<u8>)>,
}

impl DeskRoom {
    /// Opens the desk of a folder with its master key; none while the vault is closed.
    pub(super) fn opened(
        folder: &Path,
        key: Option<Secret>,
        now: DateTime<Utc>,
    ) -> Result<(Self, DeskState)> {
        let path = folder.join("desk.db");
        let keys = key.as_ref().map(Keys::of).transpose()?;
        let (desk, state) = open_desk(&path, key.zip(keys.clone()), now);
        let files = keys.filter(|_| desk.is_some()).map(|keys| Files::new(folder, keys));
        let is_written = desk.as_ref().is_some_and(|desk| desk.writer().is_ok());
        if is_written {
            // Without it a full disk is said earlier, and nothing else: it is tried again at the next start.
            let _ = hold_reserve(folder);
        }
        let desk = match (desk, &state) {
            (Some(desk), _) => Ok(desk),
            (None, DeskState::Closed { code }) => Err(*code),
            (None, _) => Err(Error::DeskClosed.code()),
        };
        // Where it is only read, nobody erases it either.
        let marked = mark_of(&path).ok().filter(|_| is_written).map(|mark| (path, mark));
        Ok((Self { number: 0, desk, files, marked }, state))
    }

    /// A desk that is closed, for that reason.
    pub(super) fn closed(code: &'static str) -> Self {
        Self { number: 0, desk: Err(code), files: None, marked: None }
    }

    /// The same, as one of several that stood here.
    pub(super) fn numbered(self, number: u64) -> Self {
        Self { number, ..self }
    }

    /// Whether the desk that was opened is still the one that lies there. Another process may have erased it: what is
    /// written to it then would be lost without a word.
    pub(super) fn stands(&self) -> bool {
        use std::io::ErrorKind::NotFound;
        self.marked.as_ref().is_none_or(|(path, mark)| match mark_of(path) {
            Ok(found) => found == *mark,
            // A disk in trouble says so by itself.
            Err(error) => error.kind() != NotFound,
        })
    }

    /// Its database; fails with the reason why it is closed.
    pub(super) fn database(&self) -> Result<&Database> {
        self.desk.as_ref().map_err(|code| Error::Closed(code))
    }
}
