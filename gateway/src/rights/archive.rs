//! The ZIP of an export: files one after the other, and a list of them with their digests at the end.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use api_client::canonical::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::fault::Fault;

/// An archive that is being written.
pub struct Archive {
    zip: ZipWriter<File>,
    contents: Vec<Listed>,
}

/// A file of it.
#[derive(Debug, Serialize)]
struct Listed {
    file: String,
    size: u64,
    sha256: String,
}

impl Archive {
    /// Begins in a file that is empty.
    pub fn begin(file: File) -> Self {
        Self { zip: ZipWriter::new(file), contents: Vec::new() }
    }

    /// Adds a file whose bytes are in memory.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.add_pieces(name, |take| {
            take(bytes);
            Ok(())
        })
    }

    /// Adds what is written as JSON.
    pub fn add_json(&mut self, name: &str, what: &impl Serialize) -> Result<(), Fault> {
        let bytes = serde_json::to_vec_pretty(what).map_err(|error| Fault::Damaged(error.to_string()))?;
        self.add(name, &bytes)
    }

    /// Adds a file whose bytes come in pieces: a large one never lies in memory.
    pub fn add_pieces(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn FnMut(&[u8])) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        // Pictures and PDF do not get smaller.
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(name, plain).map_err(|error| broken(&error))?;
        let (mut digest, mut size, mut trouble) = (Sha256::new(), 0, None);
        read(&mut |piece| {
            digest.update(piece);
            size += piece.len() as u64;
            if trouble.is_none() {
                trouble = self.zip.write_all(piece).err();
            }
        })?;
        if let Some(cause) = trouble {
            return Err(Fault::Disk { path: name.into(), cause });
        }
        self.contents.push(Listed { file: name.to_owned(), size, sha256: hex(&digest.finalize()) });
        Ok(())
    }

    /// Writes the list and the end; gives the file, at its beginning.
    pub fn end(mut self) -> Result<File, Fault> {
        let contents = std::mem::take(&mut self.contents);
        self.add_json("contents.json", &contents)?;
        let mut file = self.zip.finish().map_err(|error| broken(&error))?;
        let begun = file.seek(SeekFrom::Start(0));
        begun.map_err(|cause| Fault::Disk { path: "export".into(), cause })?;
        Ok(file)
    }
}

fn broken(error: &zip::result::ZipError) -> Fault {
    Fault::Damaged(format!("an export: {error}"))
}
