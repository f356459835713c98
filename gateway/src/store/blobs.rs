//! The published blobs, named by their SHA-256: plain files that any web server can serve, or objects of a bucket.

use std::io::Write;
use std::path::{Path, PathBuf};

use api_client::canonical::{hex, sha256_hex, unhex};
use axum::body::Body;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use super::bucket::Folder;
use crate::fault::Fault;
use crate::files;

/// Where the blobs are.
#[derive(Clone)]
pub enum Blobs {
    /// Files of a folder.
    Folder(PathBuf),
    /// Objects that several gateways share.
    Bucket(Folder),
}

impl Blobs {
    /// The folder need not exist yet.
    pub fn in_folder(folder: &Path) -> Self {
        Self::Folder(folder.to_owned())
    }

    /// Writes a blob under its digest, durably, unless its very bytes are there already; gives the digest.
    pub fn put(&self, bytes: &[u8]) -> Result<String, Fault> {
        let sha256 = sha256_hex(bytes);
        // A file of the right name and length may hold other bytes: a bad disk, a copy that broke off.
        match self {
            Self::Folder(folder) => {
                let path = folder.join(&sha256);
                if files::read_if_there(&path)?.as_deref() != Some(bytes) {
                    files::replace(&path, bytes)?;
                }
            }
            Self::Bucket(bucket) => {
                if bucket.read(&sha256)?.as_deref() != Some(bytes) {
                    bucket.put(&sha256, bytes)?;
                }
            }
        }
        Ok(sha256)
    }

    /// Writes a file as a blob, unless its very bytes are there already, without ever holding it in memory; gives the
    /// digest and how many bytes it has.
    pub fn put_file(&self, file: &Path) -> Result<(String, u64), Fault> {
        let (mut digest, mut size) = (Sha256::new(), 0);
        files::each(file, |piece| {
            digest.update(piece);
            size += piece.len() as u64;
            Ok(())
        })?;
        let sha256 = hex(&digest.finalize());
        if self.is_sound(&sha256)? {
            return Ok((sha256, size));
        }
        match self {
            Self::Folder(folder) => files::replace_by(&folder.join(&sha256), |copy| {
                let mut written = Sha256::new();
                files::each(file, |piece| {
                    written.update(piece);
                    copy.write_all(piece).map_err(Fault::at(file))
                })?;
                if hex(&written.finalize()) == sha256 { Ok(()) } else { Err(changed(file)) }
            })?,
            Self::Bucket(bucket) => {
                bucket.put_file(&sha256, file)?;
                if !self.is_sound(&sha256)? {
                    bucket.remove(&sha256)?;
                    return Err(changed(file));
                }
            }
        }
        Ok((sha256, size))
    }

    /// Whether a blob is there with the bytes of its name; read piece by piece.
    pub fn is_sound(&self, sha256: &str) -> Result<bool, Fault> {
        if !is_digest(sha256) {
            return Ok(false);
        }
        let mut digest = Sha256::new();
        match self {
            Self::Folder(folder) => {
                let path = folder.join(sha256);
                if !path.is_file() {
                    return Ok(false);
                }
                files::each(&path, |piece| {
                    digest.update(piece);
                    Ok(())
                })?;
            }
            Self::Bucket(bucket) => {
                if bucket.size(sha256)?.is_none() {
                    return Ok(false);
                }
                bucket.each(sha256, |piece| digest.update(piece))?;
            }
        }
        Ok(hex(&digest.finalize()) == sha256)
    }

    /// Reads a blob; refuses one whose bytes are not those of its name.
    pub fn read(&self, sha256: &str) -> Result<Vec<u8>, Fault> {
        if !is_digest(sha256) {
            return Err(Fault::Damaged("not a digest".to_owned()));
        }
        let bytes = match self {
            Self::Folder(folder) => files::read(&folder.join(sha256))?,
            Self::Bucket(bucket) => match bucket.read(sha256)? {
                Some(bytes) => bytes.into(),
                None => return Err(Fault::Damaged(format!("blob {sha256} is gone"))),
            },
        };
        if sha256_hex(&bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(Fault::Damaged(format!("blob {sha256} is damaged")))
        }
    }

    /// Bytes of a blob; none if there is none of that name.
    pub async fn size(&self, sha256: &str) -> Result<Option<u64>, Fault> {
        if !is_digest(sha256) {
            return Ok(None);
        }
        match self {
            Self::Folder(folder) => {
                let path = folder.join(sha256);
                match tokio::fs::metadata(&path).await {
                    Ok(found) => Ok(Some(found.len())),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                    Err(error) => Err(Fault::at(&path)(error)),
                }
            }
            Self::Bucket(bucket) => bucket.size_of(sha256).await,
        }
    }

    /// A part of a blob, as it is to be sent.
    pub async fn open(&self, sha256: &str, first: u64, length: u64) -> Result<Body, Fault> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(sha256);
                let mut file = tokio::fs::File::open(&path).await.map_err(Fault::at(&path))?;
                file.seek(std::io::SeekFrom::Start(first)).await.map_err(Fault::at(&path))?;
                Ok(Body::from_stream(ReaderStream::with_capacity(file.take(length), 64 * 1024)))
            }
            Self::Bucket(bucket) => {
                let gone = || Fault::Damaged(format!("blob {sha256} is gone"));
                bucket.open(sha256, first..first + length).await?.ok_or_else(gone)
            }
        }
    }
}

fn changed(file: &Path) -> Fault {
    Fault::Damaged(format!("{} changed while it was read", file.display()))
}

fn is_digest(name: &str) -> bool {
    unhex(name).is_some_and(|digest| digest.len() == 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_blob_is_written_again_and_a_sound_one_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::in_folder(folder.path());
        let name = blobs.put(b"bytes").unwrap();
        let path = folder.path().join(&name);
        for damage in [b"bytEs".as_slice(), b"byte", b"", b"bytes and more"] {
            std::fs::write(&path, damage).unwrap();
            assert_eq!(blobs.read(&name).unwrap_err().code(), "damaged");
            assert_eq!(blobs.put(b"bytes").unwrap(), name);
            assert_eq!(blobs.read(&name).unwrap(), b"bytes");
        }
        let written = || std::fs::metadata(&path).unwrap().modified().unwrap();
        let before = written();
        blobs.put(b"bytes").unwrap();
        assert_eq!(written(), before);
    }
}
