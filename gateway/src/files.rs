//! Writes a file so that after a crash it is the old one or the new one, whole.
#![allow(clippy::disallowed_methods, reason = "the one door to the file system")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use crate::fault::Fault;

/// Writes a file beside its place, syncs it, renames it over, syncs the folder. Makes the folder if need be.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(Fault::at(folder))?;
    let mut part = tempfile::Builder::new().prefix(".part-").tempfile_in(folder).map_err(Fault::at(path))?;
    part.write_all(bytes).map_err(Fault::at(path))?;
    readable_by_all(part.as_file()).map_err(Fault::at(path))?;
    part.as_file().sync_all().map_err(Fault::at(path))?;
    part.persist(path).map_err(|error| Fault::at(path)(error.error))?;
    sync_folder(folder)
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

pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

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
