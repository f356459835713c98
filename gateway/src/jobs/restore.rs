//! Puts a backup back, under a new epoch, so that every phone knows and tells what it holds.
#![allow(
    clippy::disallowed_types,
    reason = "what a restore changes is one transaction, which the store lends"
)]

use std::ffi::OsString;
use std::fs::File;
use std::path::{Component, Path, PathBuf};

use crate::store::sql::Transaction;
use api_client::receipt::Head;
use api_client::{pack, wire};
use serde::Serialize;

use super::backup::{DATABASE, DOCUMENTS, PUBLIC};
use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;
use crate::files;
use crate::filing::register;
use crate::keys::Keys;
use crate::publish::Places;
use crate::rights::erase;
use crate::store::{Blobs, Place, Store, notes, receipts};

/// What was put back.
#[derive(Debug, Serialize)]
pub struct Restored {
    /// The new epoch.
    pub epoch: String,
    /// The last manifest of the backup.
    pub manifest_seq: u64,
    /// Accounts that were erased since the backup, and are erased again.
    pub erased_again: usize,
}

/// Restores into the configured folder. What was there is set aside, never deleted; keys stay where they are.
pub fn read(config: &Config, file: &Path) -> Result<Restored, Fault> {
    // Neither a server nor a publication meanwhile.
    let _alone = files::lock(&config.data.join("serve.lock"))?;
    let _quiet = files::lock(&config.data.join("publish.lock"))?;
    let scratch = tempfile::tempdir_in(&config.data).map_err(Fault::at(&config.data))?;
    unpack(file, scratch.path())?;
    sync_folders(scratch.path())?;
    let (database, public) = (scratch.path().join(DATABASE), scratch.path().join(PUBLIC));
    // Opened before anything is moved: a file that is not a backup changes nothing.
    let restored = {
        let store = Store::in_file(&database, &public.join("v1/p"))?;
        let unsound = store.unsound()?;
        if !unsound.is_empty() {
            return Err(Fault::Damaged("the database of the backup is damaged".to_owned()));
        }
        begin_again(&store, config)?
    };
    let aside = config.data.join(format!("before-restore-{}", restored.epoch));
    std::fs::create_dir_all(&aside).map_err(Fault::at(&aside))?;
    let Place::File(place) = config.database()? else {
        return Err(Fault::Setting(
            "a database of PostgreSQL is restored with pg_restore, then gateway restore without a file"
                .to_owned(),
        ));
    };
    let logs = ["-wal", "-shm"].map(|end| beside(&place, end));
    for old in logs.into_iter().chain([place.clone(), config.public_folder()]) {
        if let Some(name) = old.file_name().filter(|_| old.exists()) {
            std::fs::rename(&old, aside.join(name)).map_err(Fault::at(&old))?;
        }
    }
    if public.exists() {
        std::fs::rename(&public, config.public_folder()).map_err(Fault::at(&public))?;
    }
    files::sync_folder(files::folder_of(&config.public_folder()))?;
    bring_documents(config, &scratch.path().join(DOCUMENTS))?;
    // Last: a gateway without a database is an empty one, one with a database is restored.
    std::fs::rename(&database, &place).map_err(Fault::at(&place))?;
    files::sync_folder(files::folder_of(&place))?;
    erased_again(config, restored)
}

/// Whoever was erased since the backup is erased again, before anybody is served.
fn erased_again(config: &Config, restored: Restored) -> Result<Restored, Fault> {
    let erased_again = erase::replay(&App::open(config.clone())?)?;
    Ok(Restored { erased_again, ..restored })
}

/// What follows a restore by PostgreSQL's own tools, once, while no gateway serves: a new epoch, numbers that are
/// not given twice, a manifest above the last.
pub fn after_server(config: &Config) -> Result<Restored, Fault> {
    let place = config.database()?;
    if !matches!(place, Place::Server(_)) {
        return Err(Fault::Setting("name the backup to restore: FILE".to_owned()));
    }
    let _alone = files::lock(&config.data.join("serve.lock"))?;
    let store = Store::open(&place, Blobs::in_folder(&Places::of(config).blobs()))?;
    let restored = begin_again(&store, config)?;
    drop(store);
    erased_again(config, restored)
}

/// Makes of a database that is as it was once one that goes on.
fn begin_again(store: &Store, config: &Config) -> Result<Restored, Fault> {
    store.write(|db| {
        let manifest_seq = notes::manifest_seq(db)?;
        let public = last_public(config);
        let last = public.as_ref().map_or(0, |manifest| manifest.manifest_seq);
        notes::sign_again_above(db, manifest_seq.max(last))?;
        follow_on(db, public.and_then(|manifest| manifest.receipts_head))?;
        Ok(Restored { epoch: notes::new_epoch(db)?, manifest_seq, erased_again: 0 })
    })
}

/// Makes unpacked files outlast a power cut, each in its folder, before any of them is put into place.
fn sync_folders(place: &Path) -> Result<(), Fault> {
    for entry in walkdir::WalkDir::new(place) {
        let entry = entry.map_err(|error| Fault::at(place)(error.into()))?;
        if entry.file_type().is_dir() {
            files::sync_folder(entry.path())?;
        }
    }
    Ok(())
}

/// The manifest that phones may hold: the one which is public until now, if it can be read.
fn last_public(config: &Config) -> Option<wire::Manifest> {
    let keys = Keys::open(&config.keys_folder()).ok()?;
    let body = files::read(&Places::of(config).manifest()).ok()?;
    pack::manifest(&body, &keys.root).ok()
}

/// Puts documents back that are not there; those that are came later than the backup, or are the same.
fn bring_documents(config: &Config, from: &Path) -> Result<(), Fault> {
    let folder = config.documents_folder();
    files::private_folder(&folder)?;
    if !from.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(from).map_err(Fault::at(from))? {
        let entry = entry.map_err(Fault::at(from))?;
        let place = folder.join(entry.file_name());
        if !place.exists() {
            std::fs::rename(entry.path(), &place).map_err(Fault::at(&place))?;
        }
    }
    files::sync_folder(&folder)
}

/// The new chain begins with a link to the last head known, and no number is given twice.
fn follow_on(db: &Transaction, public: Option<wire::ReceiptsHead>) -> Result<(), Fault> {
    let held = receipts::head(db)?;
    if let Some(known) = public.filter(|known| known.seq > held.seq) {
        receipts::set_head(db, &Head { seq: known.seq, sha256: known.sha256 })?;
    }
    register::leap(db)
}

/// SQLite's own name for a file that goes with a database: the ending comes after the whole name.
fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(ending);
    PathBuf::from(name)
}

/// Unpacks plain files into a folder; refuses anything that would land elsewhere.
fn unpack(file: &Path, into: &Path) -> Result<(), Fault> {
    let not_a_backup = || Fault::Damaged(format!("{} is not a backup", file.display()));
    let mut archive = tar::Archive::new(File::open(file).map_err(Fault::at(file))?);
    for entry in archive.entries().map_err(Fault::at(file))? {
        let mut entry = entry.map_err(|_| not_a_backup())?;
        let path = entry.path().map_err(|_| not_a_backup())?.into_owned();
        let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        let kind = entry.header().entry_type();
        if !plain || !(kind.is_file() || kind.is_dir()) {
            return Err(not_a_backup());
        }
        if kind.is_file() {
            let place = into.join(&path);
            let folder = place.parent().unwrap_or(into);
            std::fs::create_dir_all(folder).map_err(Fault::at(folder))?;
            let mut out = File::create(&place).map_err(Fault::at(&place))?;
            std::io::copy(&mut entry, &mut out).map_err(|_| not_a_backup())?;
            out.sync_all().map_err(Fault::at(&place))?;
        }
    }
    if into.join(DATABASE).is_file() { Ok(()) } else { Err(not_a_backup()) }
}
