//! Documents' bytes: sealed files named by an HMAC of their digest, so that the folder tells nothing.
//!
//! Written aside, synced, renamed, the folder synced, and only then the row: what is called added is
//! durable, and a file without a row is an orphan that goes at the next start.

mod sealed;
mod space;

use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use domain::document::{Document, Media};
use domain::ids::Sha256;
use domain::journal::Act;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::desk::{documents, journal, trash};
use super::open::{Secret, kept_aside, lasting_folder};
use super::secrets::{Keys, random};
use super::{Desk, Error, ReadStore, Result, Store, Which};
use sealed::Unsealed;
pub(super) use space::{hold_reserve, look_for as room_for};

/// The folder of the documents, and the keys that open it.
#[derive(Clone)]
pub(super) struct Files {
    folder: PathBuf,
    keys: Keys,
}

/// A document that is to be kept.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What kind of file it is; whoever hands it over has looked.
    pub media: Media,
    /// As the citizen calls it.
    pub name: String,
    /// Which paper it is.
    pub kind: Option<String>,
    /// Last day on which it is good.
    pub valid_until: Option<NaiveDate>,
    /// How many bytes are expected: room for them is looked for before the first is written.
    pub expected: u64,
    /// How many bytes are taken at most.
    pub at_most: u64,
}

/// A file on its way: locked until its row is written, so that no sweep takes it for an orphan.
struct Landed {
    sealed: sealed::Sealed,
    file_key: Vec<u8>,
    _lock: File,
}

/// The bytes of a document whose row comes later: until this is dropped nobody sweeps them.
pub struct Landing {
    sha256: Sha256,
    pub(super) key: Vec<u8>,
    _lock: File,
}

impl Landing {
    /// Whether these are the bytes of that digest, as a cell of a table holds it.
    pub(super) fn is_of(&self, sha256: &rusqlite::types::Value) -> bool {
        matches!(sha256, rusqlite::types::Value::Blob(bytes) if *bytes == self.sha256.0)
    }
}

impl Files {
    pub(super) fn new(folder: &Path, keys: Keys) -> Self {
        Self { folder: folder.join("documents"), keys }
    }

    fn file_of(&self, sha256: Sha256) -> Result<PathBuf> {
        Ok(self.folder.join(self.keys.name(sha256)?))
    }

    fn land(
        &self,
        incoming: &Incoming,
        bytes: &mut impl Read,
        known: &[(Sha256, Vec<u8>)],
    ) -> Result<Landed> {
        let aside = self.folder.join("tmp");
        lasting_folder(&aside)?;
        space::look_for(&self.folder, incoming.expected)?;
        let temporary = aside.join(Uuid::now_v7().to_string());
        let landed = self.land_at(&temporary, incoming, bytes, known);
        if landed.is_err() {
            // If even this fails, the next start sweeps it.
            let _ = fs::remove_file(&temporary);
        }
        landed
    }

    fn land_at(
        &self,
        temporary: &Path,
        incoming: &Incoming,
        bytes: &mut impl Read,
        known: &[(Sha256, Vec<u8>)],
    ) -> Result<Landed> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(temporary)?;
        file.lock()?;
        let key = random::<32>()?;
        let sealed = sealed::seal(bytes, &mut file, &key, incoming.at_most)?;
        file.sync_all()?;
        let is_held = |(sha256, file_key): &&(Sha256, Vec<u8>)| {
            *sha256 == sealed.sha256
                && self
                    .open(*sha256, file_key, sealed.size)
                    .is_ok_and(|mut file| is_whole(&mut file, *sha256))
        };
        if let Some((_, file_key)) = known.iter().find(is_held) {
            // Given before, and sound: the copy that is held serves, under the key that its row holds.
            fs::remove_file(temporary)?;
            return Ok(Landed { sealed, file_key: file_key.clone(), _lock: file });
        }
        fs::rename(temporary, self.file_of(sealed.sha256)?)?;
        File::open(&self.folder)?.sync_all()?;
        let file_key = sealed::wrap(&key, &self.keys.files, sealed.sha256)?;
        Ok(Landed { sealed, file_key, _lock: file })
    }

    fn open(&self, sha256: Sha256, file_key: &[u8], size: u64) -> Result<Unsealed<File>> {
        let key: Secret = sealed::unwrap(file_key, &self.keys.files, sha256)?;
        let file = File::open(self.file_of(sha256)?).map_err(missing_is_damage)?;
        Unsealed::open(file, &key, size)
    }

    /// Files that no row names and nobody is writing, held so that nobody begins to.
    fn strays(&self, rows: &[Sha256]) -> Result<Vec<(PathBuf, File)>> {
        let names = rows.iter().map(|sha256| self.keys.name(*sha256)).collect::<Result<Vec<_>>>()?;
        let mut strays = Vec::new();
        for folder in [self.folder.join("tmp"), self.folder.clone()] {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for entry in entries {
                let path = entry?.path();
                let is_named =
                    path.file_name().is_some_and(|name| names.iter().any(|known| name == &**known));
                if is_named || path.is_dir() {
                    continue;
                }
                // What cannot be opened went meanwhile.
                let Ok(file) = File::open(&path) else { continue };
                if file.try_lock().is_ok() {
                    strays.push((path, file));
                }
            }
        }
        Ok(strays)
    }

    fn remove_strays(&self, strays: Vec<(PathBuf, File)>, rows: &[Sha256]) -> Result<usize> {
        let named = rows.iter().map(|sha256| self.file_of(*sha256)).collect::<Result<Vec<_>>>()?;
        let orphans = strays.into_iter().filter(|(path, _)| !named.contains(path));
        let mut swept = 0;
        for (path, _held) in orphans {
            fs::remove_file(&path)?;
            swept += 1;
        }
        Ok(swept)
    }
}

fn is_whole(file: &mut Unsealed<File>, sha256: Sha256) -> bool {
    file.stream_to(sha256, |_| Ok(())).is_ok()
}

fn missing_is_damage(error: std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::NotFound { Error::DocumentDamaged } else { error.into() }
}

impl Store {
    fn files(&self) -> Result<Files> {
        self.desk_room()?.files.clone().ok_or(Error::DeskClosed)
    }

    /// The same, to write: not where the desk is only read.
    fn files_to_write(&self) -> Result<Files> {
        <Desk as Which>::with(self, |desk| desk.writer().map(|_| ()))?;
        self.files()
    }

    /// Keeps a document. When this returns, its bytes and its row are durable: « Ajouté » is true.
    ///
    /// The same bytes given again are the same document; if our copy was damaged, it is whole again.
    /// Fails with `DiskFull` before anything is written if 50 MB would not be left free.
    pub async fn keep_document(
        &self,
        incoming: Incoming,
        mut bytes: impl Read + Send + 'static,
        now: DateTime<Utc>,
    ) -> Result<Document> {
        // Bytes that were sealed for one desk have no row in another: it may be erased meanwhile.
        let desk = self.of_this_desk();
        let files = desk.files_to_write()?;
        let known = desk.read::<Desk, _>(documents::keys).await?;
        let (landed, incoming) =
            desk.on_disk(move || Ok((files.land(&incoming, &mut bytes, &known)?, incoming))).await?;
        let document = Document {
            sha256: landed.sealed.sha256,
            size: landed.sealed.size,
            media: incoming.media,
            name: incoming.name,
            kind: incoming.kind,
            valid_until: incoming.valid_until,
            added_at: now,
        };
        desk.write(move |db| {
            documents::added(db, &document, &landed.file_key)?;
            journal::note(db, Act::PaperKept, &document.name, now)?;
            documents::one(db, document.sha256)
        })
        .await
    }

    /// Writes the bytes of a document down, durable and without a row: `take_in` brings it.
    pub async fn land_document(
        &self,
        incoming: Incoming,
        mut bytes: impl Read + Send + 'static,
    ) -> Result<Landing> {
        let files = self.files_to_write()?;
        self.on_disk(move || {
            let Landed { sealed, file_key, _lock } = files.land(&incoming, &mut bytes, &[])?;
            Ok(Landing { sha256: sealed.sha256, key: file_key, _lock })
        })
        .await
    }

    async fn unsealed<T: Send + 'static>(
        &self,
        sha256: Sha256,
        job: impl FnOnce(&mut Unsealed<File>, u64) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let files = self.files()?;
        let (file_key, size) = self.read(move |db| documents::key_and_size(db, sha256)).await?;
        self.on_disk(move || job(&mut files.open(sha256, &file_key, size)?, size)).await
    }

    /// The plain bytes of a document, verified whole. Fails with `DocumentDamaged`.
    pub async fn document_bytes(&self, sha256: Sha256) -> Result<Zeroizing<Vec<u8>>> {
        self.unsealed(sha256, move |file, size| {
            let mut whole = Zeroizing::new(Vec::with_capacity(usize::try_from(size).unwrap_or(0)));
            file.stream_to(sha256, |piece| {
                whole.extend_from_slice(piece);
                Ok(())
            })?;
            Ok(whole)
        })
        .await
    }

    /// At most so many plain bytes from there on, for an upload that goes on. Each piece is verified.
    pub async fn document_piece(
        &self,
        sha256: Sha256,
        offset: u64,
        length: usize,
    ) -> Result<Zeroizing<Vec<u8>>> {
        self.unsealed(sha256, move |file, _| file.read_at(offset, length)).await
    }

    /// Reads a document through. Fails with `DocumentDamaged` if our copy is not what was given.
    pub async fn check_document(&self, sha256: Sha256) -> Result<()> {
        self.unsealed(sha256, move |file, _| file.stream_to(sha256, |_| Ok(()))).await
    }

    /// At each start: files without a row go, for nobody can read them any more.
    ///
    /// While a damaged desk is kept aside nothing goes: its rows may still be recovered by hand.
    pub async fn sweep_documents(&self) -> Result<usize> {
        if kept_aside(&self.0.folder.join("desk.db")).is_some() {
            return Ok(0);
        }
        let files = self.files_to_write()?;
        let (looker, rows) = (files.clone(), self.read::<Desk, _>(documents::digests).await?);
        let strays = self.on_disk(move || looker.strays(&rows)).await?;
        // Read again: a file is let go once its row is written, so whoever was let go by now has its row here.
        let rows = self.read::<Desk, _>(documents::digests).await?;
        self.on_disk(move || files.remove_strays(strays, &rows)).await
    }

    /// Lets go of what was discarded more than thirty days ago, files included.
    pub async fn empty_trash(&self, now: DateTime<Utc>) -> Result<()> {
        let files = self.files_to_write()?;
        let gone = self.write(move |db| trash::empty(db, now)).await?;
        self.on_disk(move || {
            for sha256 in gone {
                match fs::remove_file(files.file_of(sha256)?) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                    _ => {}
                }
            }
            Ok(())
        })
        .await
    }
}

impl ReadStore {
    /// The plain bytes of a document, verified whole. Fails with `DocumentDamaged`.
    pub async fn document_bytes(&self, sha256: Sha256) -> Result<Zeroizing<Vec<u8>>> {
        self.whole().document_bytes(sha256).await
    }
}

#[cfg(test)]
mod tests;
