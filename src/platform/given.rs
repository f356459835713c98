//! Files that somebody names by their path: read whole up to a limit, written only where nothing stands.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// Why a file that was named cannot be had, or be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Nothing is there.
    #[error("file-not-there")]
    NotThere,
    /// A folder, or a file that may not be read.
    #[error("file-unreadable")]
    Unreadable,
    /// Larger than what is taken.
    #[error("too-large")]
    TooLarge,
    /// Something else stands there: it is not written over.
    #[error("file-exists")]
    Taken,
    /// It may not be written there, or there is no room.
    #[error("file-unwritable")]
    Unwritable,
}

impl Trouble {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotThere => "file-not-there",
            Self::Unreadable => "file-unreadable",
            Self::TooLarge => "too-large",
            Self::Taken => "file-exists",
            Self::Unwritable => "file-unwritable",
        }
    }
}

/// Reads a file whole; fails with `TooLarge` if it holds more than `at_most` bytes, and reads no further.
pub fn read(path: &Path, at_most: u64) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let missing = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Trouble::NotThere,
        _ => Trouble::Unreadable,
    };
    let file = File::open(path).map_err(missing)?;
    let about = file.metadata().map_err(missing)?;
    if about.len() > at_most && about.is_file() {
        return Err(Trouble::TooLarge);
    }
    // Room for all of it at once: bytes that grow are moved, and what they leave behind is not wiped.
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0)));
    // A file may grow while it is read, and a pipe says no size: one byte more than is taken tells.
    file.take(at_most + 1).read_to_end(&mut bytes).map_err(missing)?;
    if bytes.len() as u64 > at_most { Err(Trouble::TooLarge) } else { Ok(bytes) }
}

/// Opens a file to read it from wherever one wishes.
pub fn open(path: &Path) -> Result<File, Trouble> {
    let opened = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Trouble::NotThere,
        _ => Trouble::Unreadable,
    })?;
    match opened.metadata() {
        Ok(about) if about.is_file() => Ok(opened),
        _ => Err(Trouble::Unreadable),
    }
}

/// Writes a new file into a folder, which is made if it is not there, and syncs it. The same bytes under
/// that name are as good; other bytes are not written over.
pub fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    fs::create_dir_all(folder).map_err(|_| Trouble::Unwritable)?;
    let path = folder.join(name);
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let held = read(&path, bytes.len() as u64);
            return if held.is_ok_and(|held| *held == bytes) { Ok(path) } else { Err(Trouble::Taken) };
        }
        Err(_) => return Err(Trouble::Unwritable),
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file would stand in the way of the next try.
        let _ = fs::remove_file(&path);
        return Err(Trouble::Unwritable);
    }
    Ok(path)
}

/// The same, under the next free name: `a.pdf`, `a-2.pdf`, `a-3.pdf`… The same bytes are not written twice.
pub fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    for number in 1..=MOST_COPIES {
        let name = if number == 1 { name.to_owned() } else { format!("{stem}-{number}.{ending}") };
        match write_new(folder, &name, bytes) {
            Err(Trouble::Taken) => {}
            outcome => return outcome,
        }
    }
    Err(Trouble::Taken)
}

/// So many files of one name stand side by side at most.
pub const MOST_COPIES: u32 = 99;

/// Makes a folder, and those it lies in, where they are not there.
pub fn make_folder(folder: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|_| Trouble::Unwritable)
}

/// Opens a new file that its owner alone may read; its folder must be there, and nothing under that name.
pub fn new_file(path: &Path) -> Result<File, Trouble> {
    let mut options = OpenOptions::new();
    let opened = options.write(true).create_new(true).mode(0o600).open(path);
    opened.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Trouble::Taken,
        _ => Trouble::Unwritable,
    })
}

/// Writes a file whole in the place of what stands there, or leaves what stands there: never half of each. Only its
/// owner may read it.
pub fn write_over(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let name = path.file_name().ok_or(Trouble::Unwritable)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".new");
    let beside = path.with_file_name(hidden);
    remove(&beside);
    let mut file = new_file(&beside)?;
    let written =
        file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&beside, path));
    written.map_err(|_| {
        remove(&beside);
        Trouble::Unwritable
    })
}

/// Takes away what was begun and cannot be ended. What cannot be taken away stays, and is no whole file.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit_and_not_a_byte_further() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.pdf");
        fs::write(&path, [7; 100]).unwrap();
        assert_eq!(read(&path, 100).unwrap().len(), 100);
        assert_eq!(read(&path, 99).unwrap_err(), Trouble::TooLarge);
        assert_eq!(read(&folder.path().join("other.pdf"), 100).unwrap_err(), Trouble::NotThere);
        assert_eq!(read(folder.path(), 100_000).unwrap_err(), Trouble::Unreadable);
        // It says no size, and has no end.
        assert_eq!(read(Path::new("/dev/zero"), 1_000).unwrap_err(), Trouble::TooLarge);
    }

    #[test]
    fn a_file_is_written_once_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("made/here");
        let path = write_new(&inside, "a.receipt", b"one").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(write_new(&inside, "a.receipt", b"one"), Ok(path.clone()));
        assert_eq!(write_new(&inside, "a.receipt", b"two"), Err(Trouble::Taken));
        assert_eq!(write_new(&path, "a.receipt", b"one"), Err(Trouble::Unwritable));
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[test]
    fn another_file_of_that_name_stands_beside_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        let put = |bytes: &[u8]| write_beside(folder.path(), "a.pdf", bytes).map(name);
        assert_eq!(put(b"one").as_deref(), Ok("a.pdf"));
        assert_eq!(put(b"two").as_deref(), Ok("a-2.pdf"));
        assert_eq!(put(b"two").as_deref(), Ok("a-2.pdf"), "the same is not written twice");
        assert_eq!(put(b"one").as_deref(), Ok("a.pdf"));
        assert_eq!(fs::read(folder.path().join("a-2.pdf")).unwrap(), b"two");
    }
}
