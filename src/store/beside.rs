//! The desk of somebody who is helped: in a folder of its own beside the citizen's, under a key of its own; and its end.
//!
//! The end outlasts a kill: a mark is written first, then the key goes, then the files, then the mark.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use domain::mandate::Help;

use super::desk::{Writer, mandates};
use super::keys::{Rooms, Store, within};
use super::open::{Secret, lasting_folder};
use super::reference::Shelf;
use super::room::DeskRoom;
use super::topic::Board;
use super::{Desk, Error, Result, Which};

/// Folder of that desk, inside the app's.
const FOLDER: &str = "helper";
/// The mark of an end that was begun.
const ENDING: &str = "helper.ending";

/// Where the desk of somebody who is helped lies, inside the app's folder.
pub fn folder_beside(folder: &Path) -> PathBuf {
    folder.join(FOLDER)
}

impl Store {
    /// Whether somebody is helped, or an end was not finished.
    pub fn has_beside(&self) -> bool {
        self.beside().exists() || self.is_ending()
    }

    /// Whether that desk was begun: before that there is nothing of anybody in its folder.
    pub fn beside_is_begun(&self) -> bool {
        self.beside().join("desk.db").exists()
    }

    /// Whether an end was begun, and cut.
    pub fn is_ending(&self) -> bool {
        self.0.folder.join(ENDING).exists()
    }

    /// Opens that desk under its own key, or begins it. The Region's content is the same; nothing else is.
    pub fn open_beside(&self, key: Secret, now: DateTime<Utc>) -> Result<Self> {
        let folder = self.beside();
        lasting_folder(&folder)?;
        let (desk, _) = DeskRoom::opened(&folder, Some(key), now)?;
        desk.database()?;
        let rooms = Rooms {
            runtime: self.0.runtime.clone(),
            folder: self.0.folder.clone(),
            reference: self.0.reference.clone(),
            desk: RwLock::new(desk),
            board: Board::new(),
            shelf: Shelf::default(),
            map: super::map::Opened::default(),
        };
        Ok(Self(Arc::new(rooms), None))
    }

    /// Who is helped here, at once: only while the app opens. The instant of this look is written down, so that a clock
    /// turned back prolongs nothing. With the number of requests that have not left.
    pub fn look_at_help(&self, now: DateTime<Utc>, up: TimeDelta) -> Result<Option<(Help, usize)>> {
        let look = |db: &Writer<'_>| {
            let Some(mut help) = mandates::help(db)? else { return Ok(None) };
            help.seen = help.seen.later(now, up);
            mandates::seen(db, help.seen)?;
            Ok(Some((help, mandates::unsent(db)?.len())))
        };
        // What it touches is announced to nobody: nobody listens yet.
        let looked = Desk::with(self, |database| {
            database.writing(|connection| within(connection, &self.0.shelf, look))
        });
        Ok(looked?.0)
    }

    /// From here on that desk ends, whatever happens.
    pub fn begin_ending(&self) -> Result<()> {
        let mark = self.0.folder.join(ENDING);
        File::create(&mark)?.sync_all()?;
        Ok(File::open(&self.0.folder)?.sync_all()?)
    }

    /// Takes its files away, once its key is gone; then the mark.
    pub fn end_beside(&self) -> Result<()> {
        let gone = |outcome: std::io::Result<()>| match outcome {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::from(error)),
            _ => Ok(()),
        };
        gone(fs::remove_dir_all(self.beside()))?;
        File::open(&self.0.folder)?.sync_all()?;
        gone(fs::remove_file(self.0.folder.join(ENDING)))?;
        Ok(File::open(&self.0.folder)?.sync_all()?)
    }

    fn beside(&self) -> PathBuf {
        folder_beside(&self.0.folder)
    }
}
