//! Opens both files: pragmas, keys, and what happens when one is damaged.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use tokio::runtime::Handle;
use zeroize::Zeroizing;

use super::database::{Barred, Database};
use super::erase::{self, Door};
use super::keys::{Rooms, Store};
use super::room::DeskRoom;
use super::secrets::Keys;
use super::topic::Board;
use super::{Error, Result, desk, migrate, reference, salvage};

/// Ending of the file that says which key wrote the desk.
const MARK: &str = "-key";

/// A raw 256-bit key. Never shown, wiped when dropped.
pub type Secret = Zeroizing<[u8; 32]>;

/// What opening needs to know.
pub struct Opening<'a> {
    /// Folder of both files; made if it is missing.
    pub folder: &'a Path,
    /// Master key of the desk and of the documents; none while the vault is closed.
    pub desk_key: Option<Secret>,
    /// To name what is set aside.
    pub now: DateTime<Utc>,
    /// Where reads and writes run.
    pub runtime: Handle,
    /// How the folder was entered: an erasure that was begun in it is completed first.
    pub door: Door,
}

/// How the desk was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskState {
    /// As it was left.
    Sound,
    /// Damaged: set aside under that name, kept, and a fresh one begun with what could be recovered
    /// (`store::recovered` says what).
    SetAside {
        /// Where the damaged file is kept.
        kept: PathBuf,
    },
    /// Read, and not written: the disk is under protection, or a newer app wrote the file.
    ReadOnly {
        /// Stable code of the cause.
        code: &'static str,
    },
    /// Left closed and untouched: no key, another key's file, or a disk in trouble. Nothing is begun in its
    /// place: the right key opens it again.
    Closed {
        /// Stable code of the cause.
        code: &'static str,
    },
}

/// Opens both files. The Region's is rebuilt when damaged; the citizen's is never deleted.
///
/// Must be called once a folder and process. Fails only if the Region's file cannot be had at all.
pub fn open(opening: Opening<'_>) -> Result<(Store, DeskState)> {
    lasting_folder(opening.folder)?;
    let reference = open_reference(&opening.folder.join("reference.db"))?;
    let (desk, state) = match opening.door.unfinished() {
        Some(erasing) => erase::complete(opening.folder, erasing, opening.desk_key, opening.now),
        None => DeskRoom::opened(opening.folder, opening.desk_key, opening.now)?,
    };
    let rooms = Rooms {
        runtime: opening.runtime,
        folder: opening.folder.to_owned(),
        reference: Arc::new(reference),
        desk: RwLock::new(desk),
        board: Board::new(),
        shelf: reference::Shelf::default(),
        map: super::map::Opened::default(),
    };
    Ok((Store(Arc::new(rooms), None), state))
}

fn open_reference(path: &Path) -> Result<Database> {
    match try_reference(path) {
        Err(Error::Damaged | Error::FromTheFuture) => {
            // Public, signed content: thrown away and built again from the embedded pack.
            remove_with_journal(path)?;
            try_reference(path)
        }
        Err(Error::ReadOnly) => reading(path, None, Barred::Disk, reference::MIGRATIONS),
        outcome => outcome,
    }
}

/// Opens a file to write to it. Fails with `ReadOnly` where the disk is under protection: SQLite would be content
/// with reading, whatever kept it from writing.
fn to_write(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    if !connection.is_readonly("main")? {
        return Ok(connection);
    }
    // Whoever keeps it from being written says so here, in their own words; if that is over by now, so be it.
    std::fs::OpenOptions::new().write(true).open(path)?;
    let connection = Connection::open(path)?;
    if connection.is_readonly("main")? { Err(Error::ReadOnly) } else { Ok(connection) }
}

/// Opens a file for reading alone, if it is sound and its schema one that this build reads.
fn reading(path: &Path, key: Option<&Secret>, why: Barred, migrations: &[&str]) -> Result<Database> {
    let database = Database::barred(path.to_owned(), key.cloned(), why);
    database.reading(|connection| {
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        // An older schema would have to be brought up to date first.
        let reads = version as usize >= migrations.len();
        if reads { quick_check(connection) } else { Err(why_not(why)) }
    })?;
    Ok(database)
}

fn why_not(why: Barred) -> Error {
    match why {
        Barred::Disk => Error::ReadOnly,
        Barred::Newer => Error::FromTheFuture,
    }
}

fn try_reference(path: &Path) -> Result<Database> {
    let mut connection = to_write(path)?;
    prepare(&connection, None)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    migrate::to_latest(&mut connection, reference::MIGRATIONS)?;
    quick_check(&connection)?;
    Ok(Database::new(path.to_owned(), None, connection))
}

pub(super) fn open_desk(
    path: &Path,
    keys: Option<(Secret, Keys)>,
    now: DateTime<Utc>,
) -> (Option<Database>, DeskState) {
    let Some((master, keys)) = keys else {
        return (None, DeskState::Closed { code: Error::DeskClosed.code() });
    };
    let before = kept_aside(path);
    match try_desk(path, &master, &keys) {
        Ok(desk) => (Some(desk), before.map_or(DeskState::Sound, |kept| DeskState::SetAside { kept })),
        // What another key wrote cannot be told from damage by its bytes; the mark of the key tells.
        Err(Error::Damaged) if !is_marked(path, &master) => (None, DeskState::Closed { code: "vault-gone" }),
        Err(Error::Damaged) => match begin_again(path, &master, &keys, now) {
            Ok((desk, kept)) => (Some(desk), DeskState::SetAside { kept }),
            Err(error) => (None, DeskState::Closed { code: error.code() }),
        },
        Err(Error::FromTheFuture) => read_only(path, &keys, Barred::Newer),
        Err(Error::ReadOnly) => read_only(path, &keys, Barred::Disk),
        Err(error) => (None, DeskState::Closed { code: error.code() }),
    }
}

fn read_only(path: &Path, keys: &Keys, why: Barred) -> (Option<Database>, DeskState) {
    match reading(path, Some(&keys.desk), why, desk::MIGRATIONS) {
        Ok(desk) => (Some(desk), DeskState::ReadOnly { code: why.code() }),
        Err(error) => (None, DeskState::Closed { code: error.code() }),
    }
}

/// Sets the damaged desk aside and begins a fresh one with what can be recovered of it.
fn begin_again(path: &Path, master: &Secret, keys: &Keys, now: DateTime<Utc>) -> Result<(Database, PathBuf)> {
    let kept = set_aside(path, now)?;
    let desk = try_desk(path, master, keys)?;
    // What cannot be recovered now (no room for a copy) is still in the file that is kept.
    let _ = desk.rebuilding(|connection| salvage::salvage(&kept, &keys.desk, connection));
    Ok((desk, kept))
}

fn try_desk(path: &Path, master: &Secret, keys: &Keys) -> Result<Database> {
    let mut connection = to_write(path)?;
    prepare(&connection, Some(&keys.desk))?;
    migrate::not_newer(&connection, desk::MIGRATIONS)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Not optional: after a power cut WAL + NORMAL keeps nothing of what was acknowledged (SECURITY.md §3).
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", true)?;
    migrate::to_latest(&mut connection, desk::MIGRATIONS)?;
    quick_check(&connection)?;
    mark(path, master)?;
    Ok(Database::new(path.to_owned(), Some(keys.desk.clone()), connection))
}

/// Notes beside the desk which key wrote it, as a digest that tells nothing of the key. Half a mark, or one that a
/// power cut emptied, would make damage look like another key's file: it is whole, and written again if it is not.
fn mark(path: &Path, key: &Secret) -> Result<()> {
    if is_marked(path, key) {
        return Ok(());
    }
    let (file, fresh) = (with_suffix(path, MARK), with_suffix(path, "-key-new"));
    let mut written = std::fs::File::create(&fresh)?;
    std::io::Write::write_all(&mut written, &digest_of(key))?;
    written.sync_all()?;
    std::fs::rename(fresh, &file)?;
    sync_folder(&file)
}

/// Makes the names in the folder of that file outlast a power cut.
pub(super) fn sync_folder(of: &Path) -> Result<()> {
    match of.parent() {
        Some(folder) => Ok(std::fs::File::open(folder)?.sync_all()?),
        None => Ok(()),
    }
}

/// Makes a folder, and those it lies in, so that they outlast a power cut with what is written into them.
pub(super) fn lasting_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        lasting_folder(above)?;
    }
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => sync_folder(folder),
    }
}

fn is_marked(path: &Path, key: &Secret) -> bool {
    mark_of(path).is_ok_and(|mark| mark == digest_of(key))
}

/// The mark as it lies there.
pub(super) fn mark_of(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(with_suffix(path, MARK))
}

fn digest_of(key: &Secret) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::new().chain_update(b"ma-region desk key").chain_update(&key[..]).finalize().to_vec()
}

/// A damaged desk that was set aside and is still kept: it is said until somebody takes it away.
pub(super) fn kept_aside(path: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(path.parent()?).ok()?;
    let kept = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("desk.damaged-") && name.ends_with(".db")
    });
    kept.max()
}

/// Whether a desk was ever begun in this folder: then a new key would only close it.
pub fn has_a_desk(folder: &Path) -> bool {
    let desk = folder.join("desk.db");
    desk.exists() || kept_aside(&desk).is_some()
}

/// What every connection needs, writers and readers alike.
pub(super) fn prepare(connection: &Connection, key: Option<&Secret>) -> Result<()> {
    if let Some(key) = key {
        connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
        let digits = Zeroizing::new(key.iter().fold(String::with_capacity(64), |mut text, byte| {
            use std::fmt::Write;
            let _ = write!(text, "{byte:02x}");
            text
        }));
        let order = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", *digits));
        connection.execute_batch(&order)?;
    }
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn quick_check(connection: &Connection) -> Result<()> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(Error::Damaged) }
}

fn set_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let name = |number: u32| format!("desk.damaged-{}-{number}.db", now.format("%Y%m%dT%H%M%SZ"));
    // Never over one that was kept before, whatever the clock says.
    let free = (1..).map(|number| path.with_file_name(name(number))).find(|kept| !kept.exists());
    let kept = free.ok_or(Error::Damaged)?;
    for suffix in ["-wal", "-shm"] {
        let from = with_suffix(path, suffix);
        if from.exists() {
            std::fs::rename(&from, with_suffix(&kept, suffix))?;
        }
    }
    std::fs::rename(path, &kept)?;
    Ok(kept)
}

fn remove_with_journal(path: &Path) -> Result<()> {
    for file in [path.to_owned(), with_suffix(path, "-wal"), with_suffix(path, "-shm")] {
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests;
