//! What citizens attach: written in steps, cut back, read back; in a folder, or in a bucket that gateways share.
//!
//! Names are ours alone: a token, never a word of the caller's. In a folder an upload is a file that grows. In a
//! bucket each step is an object of its own, listed by the database, and the last byte makes one object of them.
#![allow(clippy::disallowed_methods, reason = "these files grow in place: `files` replaces whole ones")]

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use sha2::{Digest, Sha256};
use tokio_util::io::ReaderStream;

use crate::fault::Fault;
use crate::files;
use crate::store::bucket::Folder;
use crate::store::parts;
use crate::store::sql::{Connection, Transaction};

/// Uploads are written one step at a time each; two of them seldom wait for each other.
const HANDS: usize = 64;
/// Bytes read at once.
const PIECE: usize = 64 * 1024;
/// Bytes by which the kind of a document is known.
const HEAD: usize = 64;

/// Where documents are.
pub struct Papers {
    place: Place,
    hands: Vec<Mutex<()>>,
}

enum Place {
    Folder(PathBuf),
    Bucket(Folder),
}

/// A document, read back whole.
pub struct ReadBack {
    /// Its name from now on.
    pub file: String,
    /// Its digest.
    pub sha256: [u8; 32],
    /// Its first bytes.
    pub head: Vec<u8>,
}

impl Papers {
    /// Makes the folder, for its owner alone.
    pub fn in_folder(folder: &Path) -> Result<Self, Fault> {
        files::private_folder(folder)?;
        Ok(Self::at(Place::Folder(folder.to_owned())))
    }

    /// In a bucket.
    pub fn in_bucket(folder: Folder) -> Self {
        Self::at(Place::Bucket(folder))
    }

    fn at(place: Place) -> Self {
        Self { place, hands: (0..HANDS).map(|_| Mutex::new(())).collect() }
    }

    /// Where a document lies, if it is a file.
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        match &self.place {
            Place::Folder(folder) => Some(folder.join(file)),
            Place::Bucket(_) => None,
        }
    }

    /// Keeps others of this process from this upload as long as the value lives. Those of another gateway are kept
    /// away by the generation of its row.
    pub fn hold(&self, file: &str) -> MutexGuard<'_, ()> {
        let which = file.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        self.hands[which % HANDS].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes of a document; 0 if it is not there.
    pub fn length(&self, file: &str) -> Result<u64, Fault> {
        match &self.place {
            Place::Folder(folder) => length(&folder.join(file)),
            Place::Bucket(bucket) => Ok(bucket.size(file)?.unwrap_or(0)),
        }
    }

    /// Bytes of an unfinished upload.
    pub fn written(&self, db: &Connection<'_>, token: &str) -> Result<u64, Fault> {
        match &self.place {
            Place::Folder(folder) => length(&folder.join(token)),
            Place::Bucket(_) => parts::length(db, token),
        }
    }

    /// Writes the bytes of a step: once this returns they outlast a power cut. Gives the object that the database
    /// is to list, in a bucket; of two writers at one place, each has its own.
    pub fn write(
        &self,
        token: &str,
        generation: u64,
        at: u64,
        bytes: &[u8],
    ) -> Result<Option<String>, Fault> {
        match &self.place {
            Place::Folder(folder) => write(folder, token, at, bytes).map(|()| None),
            Place::Bucket(bucket) => {
                let object = format!("{token}/{at:012}-{generation}");
                bucket.put(&object, bytes)?;
                Ok(Some(object))
            }
        }
    }

    /// Cuts an upload back to so many bytes.
    pub fn cut(&self, db: &Transaction<'_>, token: &str, length: u64) -> Result<(), Fault> {
        match &self.place {
            Place::Folder(folder) => cut(&folder.join(token), length),
            Place::Bucket(_) => parts::cut(db, token, length),
        }
    }

    /// Makes one document of an upload whose last byte is there, from its `steps`, and reads it back whole: what
    /// counts is what the storage gives, not what was sent to it.
    pub fn gather(&self, token: &str, generation: u64, steps: &[String]) -> Result<ReadBack, Fault> {
        match &self.place {
            Place::Folder(_) => self.read_back(token),
            Place::Bucket(bucket) => {
                let whole = format!("{token}/whole-{generation}");
                bucket.join(steps, &whole)?;
                self.read_back(&whole)
            }
        }
    }

    /// Removes the steps of a document that was gathered. What a kill leaves goes with the next start.
    pub fn sweep(&self, steps: &[String]) -> Result<(), Fault> {
        match &self.place {
            Place::Folder(_) => Ok(()),
            Place::Bucket(bucket) => steps.iter().try_for_each(|step| bucket.remove(step)),
        }
    }

    /// Reads a document whole.
    pub fn read_back(&self, file: &str) -> Result<ReadBack, Fault> {
        let (mut digest, mut head) = (Sha256::new(), Vec::new());
        let take = |piece: &[u8]| {
            head.extend_from_slice(&piece[..piece.len().min(HEAD - head.len())]);
            digest.update(piece);
        };
        self.each(file, take)?;
        Ok(ReadBack { file: file.to_owned(), sha256: digest.finalize().into(), head })
    }

    /// Reads a document piece by piece.
    pub fn each(&self, file: &str, mut take: impl FnMut(&[u8])) -> Result<(), Fault> {
        match &self.place {
            Place::Bucket(bucket) => bucket.each(file, take),
            Place::Folder(folder) => {
                let path = folder.join(file);
                let mut read = || -> std::io::Result<()> {
                    let (mut file, mut piece) = (File::open(&path)?, vec![0; PIECE]);
                    loop {
                        let length = file.read(&mut piece)?;
                        if length == 0 {
                            return Ok(());
                        }
                        take(&piece[..length]);
                    }
                };
                read().map_err(Fault::at(&path))
            }
        }
    }

    /// A document, as it is to be sent; none if it is gone.
    pub async fn open(&self, file: &str, size: u64) -> Result<Option<Body>, Fault> {
        match &self.place {
            Place::Bucket(bucket) => bucket.open(file, 0..size).await,
            Place::Folder(folder) => {
                let path = folder.join(file);
                match tokio::fs::File::open(&path).await {
                    Ok(file) => Ok(Some(Body::from_stream(ReaderStream::with_capacity(file, PIECE)))),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                    Err(error) => Err(Fault::at(&path)(error)),
                }
            }
        }
    }

    /// Removes a document, if it is there.
    pub fn discard(&self, file: &str) -> Result<(), Fault> {
        match &self.place {
            Place::Bucket(bucket) => bucket.remove(file),
            Place::Folder(_) => self.remove(file),
        }
    }

    /// Removes an upload, if it is there.
    pub fn remove(&self, token: &str) -> Result<(), Fault> {
        match &self.place {
            Place::Bucket(bucket) => bucket.list(token)?.iter().try_for_each(|name| bucket.remove(name)),
            Place::Folder(folder) => {
                let path = folder.join(token);
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        Err(Fault::at(&path)(error))
                    }
                    _ => Ok(()),
                }
            }
        }
    }
}

fn length(path: &Path) -> Result<u64, Fault> {
    match fs::metadata(path) {
        Ok(found) => Ok(found.len()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(Fault::at(path)(error)),
    }
}

fn write(folder: &Path, file: &str, at: u64, bytes: &[u8]) -> Result<(), Fault> {
    let path = folder.join(file);
    let new = !path.exists();
    let written = || -> std::io::Result<()> {
        let mut out = File::options().create(true).truncate(false).write(true).open(&path)?;
        out.seek(SeekFrom::Start(at))?;
        out.write_all(bytes)?;
        out.sync_data()
    };
    written().map_err(Fault::at(&path))?;
    if new { files::sync_folder(folder) } else { Ok(()) }
}

fn cut(path: &Path, length: u64) -> Result<(), Fault> {
    let cut = || -> std::io::Result<()> {
        let out = File::options().write(true).open(path)?;
        out.set_len(length)?;
        out.sync_data()
    };
    match cut() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && length == 0 => Ok(()),
        done => done.map_err(Fault::at(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_in_steps_cut_back_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let papers = Papers::in_folder(&folder.path().join("documents")).unwrap();
        let path = papers.path("a").unwrap();
        assert_eq!(papers.length("a").unwrap(), 0);
        cut(&path, 0).unwrap();
        assert_eq!(papers.write("a", 0, 0, b"hello ").unwrap(), None);
        papers.write("a", 0, 6, b"world!").unwrap();
        cut(&path, 11).unwrap();
        assert_eq!(papers.length("a").unwrap(), 11);
        let read = papers.gather("a", 0, &[]).unwrap();
        assert_eq!(read.sha256, <[u8; 32]>::from(Sha256::digest(b"hello world")));
        assert_eq!((read.file.as_str(), read.head.as_slice()), ("a", b"hello world".as_slice()));
        papers.remove("a").unwrap();
        papers.remove("a").unwrap();
        assert!(papers.read_back("a").is_err());
    }
}
