//! Writes a file so that after a crash it is the old one or the new one, whole.
#![allow(clippy::disallowed_methods, reason = "the one door to the file system")]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use crate::fault::Fault;

/// Bytes of a large file that are in memory at once.
const PIECE: usize = 256 * 1024;

/// Writes a file beside its place, syncs it, renames it over, syncs the folder. Makes the folder if need be.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    replace_by(path, |part| part.write_all(bytes).map_err(Fault::at(path)))
}

/// The same for a secret: readable by its owner alone.
pub fn replace_secret(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let folder = folder_of(path);
    let mut part = tempfile::Builder::new().prefix(".part-").tempfile_in(folder).map_err(Fault::at(path))?;
    part.write_all(bytes).map_err(Fault::at(path))?;
    part.as_file().sync_all().map_err(Fault::at(path))?;
    part.persist(path).map_err(|error| Fault::at(path)(error.error))?;
    sync_folder(folder)
}

/// Makes a folder that its owner alone may enter.
pub fn private_folder(path: &Path) -> Result<(), Fault> {
    fs::create_dir_all(path).map_err(Fault::at(path))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).map_err(Fault::at(path))?;
    }
    Ok(())
}

/// Bytes of a file, and when it changed last.
pub fn size_and_change(path: &Path) -> Result<(u64, std::time::SystemTime), Fault> {
    let data = fs::metadata(path).map_err(Fault::at(path))?;
    Ok((data.len(), data.modified().map_err(Fault::at(path))?))
}

/// The first bytes of a file, at most so many.
pub fn beginning(path: &Path, at_most: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(at_most).read_to_end(&mut bytes));
    read.map_err(Fault::at(path))?;
    Ok(bytes)
}

/// Reads a file piece by piece, so that a large one never lies in memory.
pub fn each(path: &Path, mut take: impl FnMut(&[u8]) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut file = File::open(path).map_err(Fault::at(path))?;
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece).map_err(Fault::at(path))? {
            0 => return Ok(()),
            length => take(&piece[..length])?,
        }
    }
}

/// Writes a file as `replace` does, from what `write` puts into it; if that fails, the one before stays.
pub fn replace_by(path: &Path, write: impl FnOnce(&mut File) -> Result<(), Fault>) -> Result<(), Fault> {
    let folder = folder_of(path);
    lasting_folder(folder)?;
    let mut part = tempfile::Builder::new().prefix(".part-").tempfile_in(folder).map_err(Fault::at(path))?;
    write(part.as_file_mut())?;
    readable_by_all(part.as_file()).map_err(Fault::at(path))?;
    part.as_file().sync_all().map_err(Fault::at(path))?;
    part.persist(path).map_err(|error| Fault::at(path)(error.error))?;
    sync_folder(folder)
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(Fault::at(path))
}

/// Reads a whole file; none if there is no such file.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::at(path)(error)),
    }
}

/// Holds a lock file for as long as the value lives; fails at once if somebody else holds it.
pub fn lock(path: &Path) -> Result<File, Fault> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(Fault::at(folder))?;
    let file =
        File::options().create(true).truncate(false).write(true).open(path).map_err(Fault::at(path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Fault::Busy(folder.to_owned())),
        Err(fs::TryLockError::Error(error)) => Err(Fault::at(path)(error)),
    }
}

/// The folder in which a file lies.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder, and those it lies in, so that they outlast a power cut with what is written into them.
fn lasting_folder(folder: &Path) -> Result<(), Fault> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    lasting_folder(above)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(Fault::at(folder)(error)),
        _ => sync_folder(above),
    }
}

/// Makes what was renamed in a folder, or into it, outlast a power cut.
pub fn sync_folder(folder: &Path) -> Result<(), Fault> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Fault::at(folder))
}

#[cfg(unix)]
fn readable_by_all(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &File) -> std::io::Result<()> {
    Ok(())
}
