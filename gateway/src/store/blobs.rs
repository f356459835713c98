//! The published blobs: plain files named by their SHA-256, so that any web server can serve them.

use std::path::{Path, PathBuf};

use api_client::canonical::{sha256_hex, unhex};

use crate::fault::Fault;
use crate::files;

/// A folder of blobs.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// The folder need not exist yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Writes a blob under its digest, durably, unless its very bytes are there already; gives the digest.
    pub fn put(&self, bytes: &[u8]) -> Result<String, Fault> {
        let sha256 = sha256_hex(bytes);
        let path = self.folder.join(&sha256);
        // A file of the right name and length may hold other bytes: a bad disk, a copy that broke off.
        if files::read_if_there(&path)?.as_deref() != Some(bytes) {
            files::replace(&path, bytes)?;
        }
        Ok(sha256)
    }

    /// Reads a blob; refuses one whose bytes are not those of its name.
    pub fn read(&self, sha256: &str) -> Result<Vec<u8>, Fault> {
        let path = self.path(sha256).ok_or_else(|| Fault::Damaged("not a digest".to_owned()))?;
        let bytes = files::read(&path)?;
        if sha256_hex(&bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(Fault::Damaged(format!("blob {sha256} is damaged")))
        }
    }

    /// Where a blob lies, or would; none if the name is not a digest.
    pub fn path(&self, sha256: &str) -> Option<PathBuf> {
        unhex(sha256).filter(|digest| digest.len() == 32).map(|_| self.folder.join(sha256))
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_blob_is_written_again_and_a_sound_one_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(folder.path());
        let name = blobs.put(b"bytes").unwrap();
        let path = blobs.path(&name).unwrap();
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
