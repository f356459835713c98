//! Writes documents of the wallet out as one ZIP, to be given to whoever asks for them on paper or on a site of theirs.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use domain::document::Document;
use domain::ids::Sha256;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Actions, Result, paper};
use crate::platform::given::{self, Trouble};
use crate::store::{self, desk::documents};

/// A document that goes into a set, and what its file is called there before its own name: `1 RIB`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub sha256: Sha256,
    /// What stands before its name.
    pub title: String,
}

type Archive = ZipWriter<BufWriter<File>>;

impl Actions {
    /// Writes these documents, in that order, into one new ZIP. A file that stands there is not written over.
    ///
    /// What goes in is packed already, and is stored as it is: the digests in it are those of the wallet.
    pub async fn export_set(&self, file: PathBuf, entries: Vec<Entry>) -> Result<PathBuf> {
        let path = file.clone();
        let opened = self.on_disk(move || given::new_file(&path)).await?;
        let written = self.fill(ZipWriter::new(BufWriter::new(opened)), entries).await;
        self.whole_or_gone(&file, written).await.map(|()| file)
    }

    /// Takes a file of ours away where the writing of it failed: none is left by halves.
    pub(super) async fn whole_or_gone<T>(&self, file: &Path, written: Result<T>) -> Result<T> {
        if written.is_err() {
            let path = file.to_owned();
            self.on_disk(move || {
                given::remove(&path);
                Ok(())
            })
            .await?;
        }
        written
    }

    async fn fill(&self, mut archive: Archive, entries: Vec<Entry>) -> Result<()> {
        let mut taken = HashSet::new();
        for Entry { sha256, title } in entries {
            let document = self.store.read(move |db| documents::one(db, sha256)).await?;
            let bytes = self.store.document_bytes(sha256).await?;
            let name = name_of(&document, &title, &mut taken);
            let write = move || {
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
                archive.start_file(name, options).map_err(|_| Trouble::Unwritable)?;
                archive.write_all(&bytes).map_err(|_| Trouble::Unwritable)?;
                Ok(archive)
            };
            archive = self.on_disk(write).await?;
        }
        let end = move || {
            let file = archive.finish().map_err(|_| Trouble::Unwritable)?;
            let file = file.into_inner().map_err(|_| Trouble::Unwritable)?;
            file.sync_all().map_err(|_| Trouble::Unwritable)
        };
        self.on_disk(end).await
    }

    pub(super) async fn on_disk<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, Trouble> + Send + 'static,
    ) -> Result<T> {
        Ok(self.runtime.spawn_blocking(work).await.map_err(|_| store::Error::Stopping)??)
    }
}

/// A name that leads nowhere else, that any system can write, and that no other document of the set has.
pub(super) fn name_of(document: &Document, title: &str, taken: &mut HashSet<String>) -> String {
    let named = paper::named(&document.name, document.media);
    let whole = if title.is_empty() { named } else { format!("{title} - {named}") };
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c };
    let whole: String = whole.trim_start_matches(['.', ' ']).chars().map(plain).collect();
    // `named` gave it an end.
    let (stem, end) = whole.rsplit_once('.').unwrap_or(("", &whole));
    let stem = if stem.is_empty() { "document" } else { stem };
    // A name of 255 bytes is the longest that file systems take.
    let stem: String = stem.chars().take(50).collect();
    let numbered = |number: usize| match number {
        1 => format!("{stem}.{end}"),
        _ => format!("{stem} ({number}).{end}"),
    };
    let mut number = 1;
    while !taken.insert(numbered(number).to_lowercase()) {
        number += 1;
    }
    numbered(number)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::document::Media;

    use super::*;

    fn document(name: &str) -> Document {
        Document {
            sha256: Sha256([1; 32]),
            size: 1,
            media: Media::Jpeg,
            name: name.to_owned(),
            kind: None,
            valid_until: None,
            added_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn names_in_a_set_lead_nowhere_and_are_each_their_own() {
        let mut taken = HashSet::new();
        let mut name = |name: &str, title: &str| name_of(&document(name), title, &mut taken);
        assert_eq!(name("rib.jpg", "1 RIB"), "1 RIB - rib.jpg");
        assert_eq!(name("RIB.JPG", "1 RIB"), "1 RIB - RIB (2).JPG");
        assert_eq!(name("../../etc/passwd", ""), "_.._etc_passwd.jpg");
        assert_eq!(name("a:b\0c", ""), "a_b_c.jpg");
        assert_eq!(name("", ""), "document.jpg");
        assert!(name(&"long".repeat(200), "").len() < 200);
    }
}
