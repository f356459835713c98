//! The file of the base map: on its way, in its place, and tile by tile.
//!
//! `map/<sha256>.part` grows; once it is verified it is `map/<sha256>.pmtiles`. Nothing else lies in that folder, and
//! what is neither held nor wished for is taken away.

mod archive;

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use domain::base_map::BaseMap;
use domain::ids::Sha256;
use domain::tiles::Tile;
use serde_json::{Value, json};
use sha2::{Digest, Sha256 as Hash};

use super::files::room_for;
use super::keys::{Reference, Which, looking};
use super::parts::Part;
use super::reference::base_map;
use super::{Error, ReadStore, Result, Store};
use archive::Archive;
#[cfg(fuzzing)]
pub(crate) use archive::fuzzed;

const FOLDER: &str = "map";

/// The archive that was opened last, and whose it is.
pub(super) type Opened = Mutex<Option<(Sha256, Arc<Archive>)>>;

impl Store {
    /// The part of a map, whether it was begun or not.
    pub fn map_part(&self, map: &BaseMap) -> Part {
        Part::at(self.map_folder().join(format!("{}.part", map.sha256)))
    }

    /// How many bytes of it have come.
    pub async fn map_come(&self, part: &Part) -> Result<u64> {
        let file = part.path().to_owned();
        self.on_disk(move || match fs::metadata(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
            data => Ok(data?.len()),
        })
        .await
    }

    /// Fails with `DiskFull` if there is no room for so many bytes more.
    pub async fn room_for_map(&self, bytes: u64) -> Result<()> {
        let folder = self.0.folder.clone();
        self.on_disk(move || room_for(&folder, bytes)).await
    }

    /// Puts a part that is whole in its place, if its digest is the one that was signed and it is a map that this app
    /// reads. A file that lies there already, from before a kill, is looked at in the same way.
    pub async fn map_lands(&self, map: &BaseMap) -> Result<Landed> {
        let (place, part) = (self.map_place(map.sha256), self.map_part(map).path().to_owned());
        let (wanted, size) = (map.sha256, map.size);
        self.on_disk(move || {
            let from = if part.exists() { &part } else { &place };
            if fs::metadata(from)?.len() != size || digest(from)? != wanted {
                fs::remove_file(from)?;
                return Ok(Landed::Refused);
            }
            if Archive::open(from).is_err() {
                fs::remove_file(from)?;
                return Ok(Landed::Unreadable);
            }
            if from == &part {
                File::open(&part)?.sync_all()?;
                fs::rename(&part, &place)?;
                super::open::sync_folder(&place)?;
            }
            Ok(Landed::Here)
        })
        .await
    }

    /// Whether anything was ever begun here.
    pub fn has_map_files(&self) -> bool {
        self.map_folder().exists()
    }

    /// Whether its file lies in its place, with as many bytes as it has.
    pub async fn map_lies_here(&self, map: &BaseMap) -> Result<bool> {
        let (place, size) = (self.map_place(map.sha256), map.size);
        self.on_disk(move || Ok(fs::metadata(place).is_ok_and(|data| data.len() == size))).await
    }

    /// Takes away what is of none of these maps.
    pub async fn sweep_map(&self, kept: Vec<Sha256>) -> Result<()> {
        let folder = self.map_folder();
        let opened = self.0.clone();
        self.on_disk(move || {
            let mut last = opened.map.lock().unwrap_or_else(PoisonError::into_inner);
            if last.as_ref().is_some_and(|(sha256, _)| !kept.contains(sha256)) {
                *last = None;
            }
            drop(last);
            let entries = match fs::read_dir(&folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                entries => entries?,
            };
            for entry in entries {
                let path = entry?.path();
                let name = path.file_stem().and_then(|stem| stem.to_str()).and_then(Sha256::parse);
                if name.is_none_or(|sha256| !kept.contains(&sha256)) {
                    fs::remove_file(path)?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Holds the work on the map, as long as the value lives; none while another process does it.
    pub async fn alone_with_map(&self) -> Result<Option<File>> {
        let path = self.0.folder.join("map.lock");
        self.on_disk(move || {
            let file = File::create(path)?;
            match file.try_lock() {
                Ok(()) => Ok(Some(file)),
                Err(fs::TryLockError::WouldBlock) => Ok(None),
                Err(fs::TryLockError::Error(error)) => Err(error.into()),
            }
        })
        .await
    }

    fn map_folder(&self) -> PathBuf {
        self.0.folder.join(FOLDER)
    }

    fn map_place(&self, sha256: Sha256) -> PathBuf {
        self.map_folder().join(format!("{sha256}.pmtiles"))
    }

    /// The archive of the map that is held, opened once; none if none is held.
    fn archive(&self) -> Result<Option<(BaseMap, Arc<Archive>)>> {
        let held = Reference::with(self, |database| {
            database.reading(|connection| looking(connection, &self.0.shelf, base_map::held))
        })?;
        let Some(map) = held else { return Ok(None) };
        let mut last = self.0.map.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, archive)) = last.as_ref().filter(|(sha256, _)| *sha256 == map.sha256) {
            return Ok(Some((map, archive.clone())));
        }
        let archive = Arc::new(Archive::open(&self.map_place(map.sha256))?);
        *last = Some((map.sha256, archive.clone()));
        Ok(Some((map, archive)))
    }
}

/// How a landing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landed {
    /// It lies in its place.
    Here,
    /// It was not what the Region signed, and is gone.
    Refused,
    /// It was what the Region signed and is no map that this app reads; it is gone.
    Unreadable,
}

impl ReadStore {
    /// A tile of the map that is held, unpacked, with its media type; none if there is none. It reads the disk, a few
    /// thousand bytes of it: not for the thread that draws.
    pub fn tile(&self, tile: Tile) -> Result<Option<(Vec<u8>, &'static str)>> {
        let Some((_, archive)) = self.whole().archive()? else { return Ok(None) };
        Ok(archive.tile(tile)?.map(|bytes| (bytes, archive.media())))
    }

    /// What a renderer must know of the map that is held, as TileJSON 3.0; none if none is held. The attribution is the
    /// signed one, made harmless: renderers put it into a page.
    pub fn tiles(&self, address: &str) -> Result<Option<Value>> {
        let Some((map, archive)) = self.whole().archive()? else { return Ok(None) };
        let (from, to) = archive.levels();
        let mut told = json!({
            "tilejson": "3.0.0",
            "name": harmless(&map.title),
            "attribution": harmless(&map.attribution),
            "tiles": [address],
            "minzoom": from,
            "maxzoom": to,
            "bounds": archive.bounds(),
            "format": archive.format(),
        });
        if let Some(layers) = archive.layers()? {
            told["vector_layers"] = layers;
        }
        Ok(Some(told))
    }
}

fn harmless(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn digest(file: &std::path::Path) -> Result<Sha256> {
    let (mut file, mut hash, mut piece) = (File::open(file)?, Hash::new(), vec![0; 256 * 1024]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(Sha256(hash.finalize().into())),
            length => hash.update(&piece[..length]),
        }
    }
}

impl From<domain::tiles::Unreadable> for Error {
    fn from(_: domain::tiles::Unreadable) -> Self {
        Self::Damaged
    }
}
