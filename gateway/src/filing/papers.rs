//! The files of what citizens attach: written in steps, cut back, read back. Their names are ours alone.
#![allow(clippy::disallowed_methods, reason = "these files grow in place: `files` replaces whole ones")]

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::files;

/// Uploads are written one step at a time each; two of them seldom wait for each other.
const HANDS: usize = 64;
/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// The folder of documents.
pub struct Papers {
    folder: PathBuf,
    hands: Vec<Mutex<()>>,
}

/// A file, read back whole.
pub struct ReadBack {
    /// Its digest.
    pub sha256: [u8; 32],
    /// Its first bytes.
    pub head: Vec<u8>,
}

impl Papers {
    /// Makes the folder, for its owner alone.
    pub fn in_folder(folder: &Path) -> Result<Self, Fault> {
        files::private_folder(folder)?;
        Ok(Self { folder: folder.to_owned(), hands: (0..HANDS).map(|_| Mutex::new(())).collect() })
    }

    /// Where a file lies. Its name is a token of ours: hex, never a word of the caller's.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Keeps others from this file as long as the value lives.
    pub fn hold(&self, file: &str) -> MutexGuard<'_, ()> {
        let which = file.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        self.hands[which % HANDS].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes on the disk; 0 if there is no file.
    pub fn length(&self, file: &str) -> Result<u64, Fault> {
        let path = self.path(file);
        match fs::metadata(&path) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(Fault::at(&path)(error)),
        }
    }

    /// Writes bytes at a place, and syncs them: once this returns they outlast a power cut.
    pub fn write(&self, file: &str, at: u64, bytes: &[u8]) -> Result<(), Fault> {
        let path = self.path(file);
        let new = !path.exists();
        let written = || -> std::io::Result<()> {
            let mut out = File::options().create(true).truncate(false).write(true).open(&path)?;
            out.seek(SeekFrom::Start(at))?;
            out.write_all(bytes)?;
            out.sync_data()
        };
        written().map_err(Fault::at(&path))?;
        if new { files::sync_folder(&self.folder) } else { Ok(()) }
    }

    /// Cuts a file back to so many bytes.
    pub fn cut(&self, file: &str, length: u64) -> Result<(), Fault> {
        let path = self.path(file);
        let cut = || -> std::io::Result<()> {
            let out = File::options().write(true).open(&path)?;
            out.set_len(length)?;
            out.sync_data()
        };
        match cut() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && length == 0 => Ok(()),
            done => done.map_err(Fault::at(&path)),
        }
    }

    /// Reads a file back whole: what counts is what the storage gives, not what was sent to it.
    pub fn read_back(&self, file: &str) -> Result<ReadBack, Fault> {
        let path = self.path(file);
        let read = || -> std::io::Result<ReadBack> {
            let mut file = File::open(&path)?;
            let (mut digest, mut head, mut piece) = (Sha256::new(), Vec::new(), vec![0; PIECE]);
            loop {
                let length = file.read(&mut piece)?;
                if length == 0 {
                    return Ok(ReadBack { sha256: digest.finalize().into(), head });
                }
                if head.is_empty() {
                    head.extend_from_slice(&piece[..length.min(64)]);
                }
                digest.update(&piece[..length]);
            }
        };
        read().map_err(Fault::at(&path))
    }

    /// Removes a file, if it is there.
    pub fn remove(&self, file: &str) -> Result<(), Fault> {
        let path = self.path(file);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Fault::at(&path)(error)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_in_steps_cut_back_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let papers = Papers::in_folder(&folder.path().join("documents")).unwrap();
        assert_eq!(papers.length("a").unwrap(), 0);
        papers.cut("a", 0).unwrap();
        papers.write("a", 0, b"hello ").unwrap();
        papers.write("a", 6, b"world!").unwrap();
        papers.cut("a", 11).unwrap();
        assert_eq!(papers.length("a").unwrap(), 11);
        let read = papers.read_back("a").unwrap();
        assert_eq!(read.sha256, <[u8; 32]>::from(Sha256::digest(b"hello world")));
        assert_eq!(read.head, b"hello world");
        papers.remove("a").unwrap();
        papers.remove("a").unwrap();
        assert!(papers.read_back("a").is_err());
    }
}
