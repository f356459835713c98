//! The desk is erased: a mark first, then the key, then the files, then a fresh desk that owes the Region word of it.
//!
//! Until the mark is durable nothing has happened; from there on the erasure is completed, by whoever made it or by
//! the next start. Nothing in the mark names anybody.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use domain::ids::{LaneId, ParcelId};
use domain::parcel::Kind;
use serde_json::{Value, json};
use uuid::Uuid;

use super::desk::settings::{self, Adjust, Language, Settings, Theme};
use super::desk::{Writer, erasures, outbox};
use super::keys::within;
use super::open::{DeskState, Secret, lasting_folder, sync_folder};
use super::reference::Shelf;
use super::room::DeskRoom;
use super::{Desk, Result, Store, Topic, columns};

/// The mark of an erasure that is not completed.
const MARK: &str = "erasing";
/// Held by whoever erases, and shared by whoever opens.
const LOCK: &str = "erase.lock";
/// Code of a desk whose erasure waits for the vault to open.
const WAITS: &str = "erasing";

/// An erasure that was begun: what is owed for it, and how the screen looked, so that whoever reads it still can.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasing {
    owed: Vec<ParcelId>,
    at: DateTime<Utc>,
    language: Option<Language>,
    theme: Option<Theme>,
    text_size: Option<u32>,
}

/// The way into a folder: nobody erases the desk while it is being opened, and nobody opens it while it is erased.
pub struct Door {
    unfinished: Option<Erasing>,
    _held: Option<File>,
}

impl Door {
    /// Enters; waits for whoever erases.
    pub fn enter(folder: &Path) -> Self {
        loop {
            let unfinished = read(folder);
            // Where no lock can be made nothing can be erased either.
            let held = lock(folder, unfinished.is_some()).ok();
            if held.is_none() || read(folder) == unfinished {
                return Self { unfinished, _held: held };
            }
        }
    }

    /// An erasure that must be completed: its key is to be destroyed, and another one given to the desk.
    pub fn unfinished(&self) -> Option<&Erasing> {
        self.unfinished.as_ref()
    }
}

impl Store {
    /// Erases the desk: its key by `rekey`, which gives the next one (none while the vault is closed), then its files. A
    /// fresh one stands in its place at once, for everybody who holds this store, and owes those erasures.
    ///
    /// Fails only where nothing has happened. If it cannot be completed now the desk is closed, and the next start
    /// completes it.
    pub async fn erase(
        &self,
        owed: Vec<ParcelId>,
        now: DateTime<Utc>,
        rekey: impl FnOnce() -> Option<Secret> + Send + 'static,
    ) -> Result<DeskState> {
        // A desk that does not open says nothing of its look.
        let look = self.read::<Desk, _>(settings::read).await.unwrap_or_default();
        let erasing = Erasing::of(owed, now, &look);
        let rooms = self.0.clone();
        self.on_disk(move || {
            let _held = lock(&rooms.folder, true)?;
            let mut room = rooms.desk.write().unwrap_or_else(PoisonError::into_inner);
            mark(&rooms.folder, &erasing)?;
            let number = room.number + 1;
            // Closes every connection to the files that go.
            *room = DeskRoom::closed(WAITS);
            let (fresh, state) = complete(&rooms.folder, &erasing, rekey(), now);
            *room = fresh.numbered(number);
            drop(room);
            Topic::ALL.into_iter().for_each(|topic| rooms.board.announce(topic));
            Ok(state)
        })
        .await
    }
}

/// Goes on from the mark to the end. `key` is the next one; without it the files go all the same, and the desk is
/// closed until the vault opens.
pub(super) fn complete(
    folder: &Path,
    erasing: &Erasing,
    key: Option<Secret>,
    now: DateTime<Utc>,
) -> (DeskRoom, DeskState) {
    let closed = |code| (DeskRoom::closed(code), DeskState::Closed { code });
    match try_complete(folder, erasing, key, now) {
        Ok(Some(begun)) => begun,
        Ok(None) => closed(WAITS),
        Err(error) => closed(error.code()),
    }
}

fn try_complete(
    folder: &Path,
    erasing: &Erasing,
    key: Option<Secret>,
    now: DateTime<Utc>,
) -> Result<Option<(DeskRoom, DeskState)>> {
    remove_the_citizens(folder)?;
    let Some(key) = key else { return Ok(None) };
    let (room, state) = DeskRoom::opened(folder, Some(key), now)?;
    room.database()?
        .writing(|connection| within::<Desk, _>(connection, &Shelf::default(), |db| erasing.is_owed(db)))?;
    remove(&folder.join(MARK))?;
    sync_folder(&folder.join(MARK))?;
    Ok(Some((room, state)))
}

impl Erasing {
    fn of(owed: Vec<ParcelId>, at: DateTime<Utc>, look: &Settings) -> Self {
        let (language, theme) = (look.language, Some(look.theme));
        Self { owed, at, language, theme, text_size: Some(look.text_size) }
    }

    /// Writes down in the fresh desk what is owed, and how the screen looked.
    fn is_owed(&self, db: &Writer<'_>) -> Result<()> {
        for id in &self.owed {
            let post = outbox::Post {
                id: *id,
                lane: LaneId(id.0),
                kind: Kind::Erasure,
                application: None,
                wire: Vec::new(),
                account: None,
                size: 0,
            };
            outbox::post(db, &post, self.at)?;
            erasures::asked(db, *id, self.at)?;
        }
        let plain = Settings::default();
        if self.language.is_some() {
            settings::adjust(db, &Adjust::Language(self.language))?;
        }
        if let Some(theme) = self.theme.filter(|theme| *theme != plain.theme) {
            settings::adjust(db, &Adjust::Theme(theme))?;
        }
        if let Some(size) = self.text_size.filter(|size| *size != plain.text_size) {
            settings::adjust(db, &Adjust::TextSize(size))?;
        }
        Ok(())
    }

    fn text(&self) -> String {
        let owed: Vec<_> = self.owed.iter().map(|id| id.0.to_string()).collect();
        json!({
            "version": 1, "owed": owed, "at": self.at.timestamp_millis(),
            "language": self.language.map(Language::code), "theme": self.theme.map(Theme::code),
            "text_size": self.text_size,
        })
        .to_string()
    }

    /// What cannot be read of a mark is left out: the erasure is completed all the same.
    fn parse(text: &[u8]) -> Self {
        let kept: Value = serde_json::from_slice(text).unwrap_or_default();
        let owed = kept["owed"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Self {
            owed: owed.filter_map(|id| Uuid::parse_str(id).ok()).map(ParcelId).collect(),
            at: columns::instant(kept["at"].as_i64().unwrap_or_default()),
            language: kept["language"].as_str().and_then(Language::parse),
            theme: kept["theme"].as_str().map(Theme::parse),
            text_size: kept["text_size"].as_u64().and_then(|size| u32::try_from(size).ok()),
        }
    }
}

fn read(folder: &Path) -> Option<Erasing> {
    match fs::read(folder.join(MARK)) {
        Ok(text) => Some(Erasing::parse(&text)),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        // It is there, and the disk does not say what it holds.
        Err(_) => folder.join(MARK).exists().then(Erasing::default),
    }
}

/// The point of no return: once this returns, the mark outlasts a power cut.
fn mark(folder: &Path, erasing: &Erasing) -> Result<()> {
    let (mark, fresh) = (folder.join(MARK), folder.join("erasing-new"));
    let made = (|| {
        let mut file = File::create(&fresh)?;
        file.write_all(erasing.text().as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &mark)?;
        sync_folder(&mark)
    })();
    if made.is_err() {
        // Nothing has happened, and nothing shall by itself.
        remove(&mark).and_then(|()| remove(&fresh))?;
    }
    made
}

/// Everything of the citizen's in the folder; the Region's content stays, and so does what names the vault.
fn remove_the_citizens(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The desk with its journal and its mark, those that were set aside or are being recovered.
        if name.starts_with("desk.") || ["documents", "reserve.bin"].contains(&&*name) {
            remove(&path)?;
        }
    }
    sync_folder(&folder.join(MARK))
}

fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn lock(folder: &Path, alone: bool) -> Result<File> {
    lasting_folder(folder)?;
    let file = File::create(folder.join(LOCK))?;
    if alone {
        file.lock()?
    } else {
        file.lock_shared()?
    }
    Ok(file)
}

#[cfg(test)]
mod tests;
