//! One folder per application, whole or not there: the envelope as it was sealed, its documents, a manifest with
//! their digests. Whoever takes it says so by a file of its own.
#![allow(clippy::disallowed_methods, reason = "this folder is the other side's")]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use api_client::canonical::hex;
use domain::document::Media;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Handed, Trouble};
use crate::config;
use crate::fault::Fault;
use crate::files;
use crate::filing::Papers;
use crate::office::package::{Package, Paper};

/// What is said of an application, in its folder: written last.
const MANIFEST: &str = "manifest.json";
/// Its envelope.
const ENVELOPE: &str = "envelope.json";
/// Its documents.
const DOCUMENTS: &str = "documents";
/// Where the other side says that it received an application: a file named by its id.
const RECEIVED: &str = "received";
/// Longest reference that is kept.
const REFERENCE: usize = 200;

/// A folder that a back office reads.
pub struct Folder {
    place: PathBuf,
}

impl Folder {
    /// The one that is configured.
    pub fn of(set: &config::FolderAdapter) -> Self {
        Self { place: set.folder.clone() }
    }

    /// Hands an application on. One that is there already is the same one: then nothing is written.
    pub fn hand(&self, package: &Package, papers: &Papers) -> Result<Handed, Trouble> {
        let (id, manifest) = (package.id.hyphenated().to_string(), package.said(false)?);
        let place = self.place.join(&id);
        match files::read_if_there(&place.join(MANIFEST))? {
            Some(there) if there == manifest => return Ok(Handed::Taken { reference: None }),
            Some(_) => return Err(Trouble::Refused("another application of that id lies there".to_owned())),
            None => {}
        }
        folder(&self.place.join(RECEIVED), 0o770)?;
        // What an earlier try left is not to be trusted: a part may be missing.
        let part = self.place.join(format!(".part-{id}"));
        if part.exists() {
            fs::remove_dir_all(&part).map_err(Fault::at(&part))?;
        }
        let documents = part.join(DOCUMENTS);
        folder(&part, 0o750)?;
        folder(&documents, 0o750)?;
        for paper in &package.papers {
            copy(paper, papers, &documents)?;
        }
        files::sync_folder(&documents)?;
        write(&part.join(ENVELOPE), &package.envelope)?;
        write(&part.join(MANIFEST), &manifest)?;
        files::sync_folder(&part)?;
        fs::rename(&part, &place).map_err(Fault::at(&place))?;
        files::sync_folder(&self.place)?;
        Ok(Handed::Taken { reference: None })
    }

    /// Whether the other side says that it received an application, and what it calls it.
    pub fn received(&self, id: Uuid) -> Result<Option<Option<String>>, Fault> {
        let said = self.place.join(RECEIVED).join(id.hyphenated().to_string());
        let Some(bytes) = files::read_if_there(&said)? else { return Ok(None) };
        let text = String::from_utf8_lossy(&bytes);
        let reference: String = text.trim().chars().filter(|c| !c.is_control()).take(REFERENCE).collect();
        Ok(Some(Some(reference).filter(|reference| !reference.is_empty())))
    }
}

/// Copies a document under its digest; what our own storage gives must still be what was verified.
fn copy(paper: &Paper, papers: &Papers, folder: &Path) -> Result<(), Trouble> {
    // Of the few kinds that are taken, the second half of the name is what such files end with.
    let end = Media::parse(&paper.media).and_then(|media| media.code().split('/').nth(1)).unwrap_or("bin");
    let to = folder.join(format!("{}.{end}", hex(&paper.sha256)));
    let mut out = File::create(&to).map_err(Fault::at(&to))?;
    readable_by_its_group(&out).map_err(Fault::at(&to))?;
    let (mut sum, mut written) = (Sha256::new(), Ok(()));
    papers.each(&paper.file, |piece| {
        sum.update(piece);
        if written.is_ok() {
            written = out.write_all(piece);
        }
    })?;
    written.and_then(|()| out.sync_all()).map_err(Fault::at(&to))?;
    if <[u8; 32]>::from(sum.finalize()) == paper.sha256 {
        Ok(())
    } else {
        Err(Trouble::Away(format!("the document {} is damaged here", paper.file)))
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let written = || -> std::io::Result<()> {
        let mut file = File::create(path)?;
        readable_by_its_group(&file)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    written().map_err(Fault::at(path))
}

/// Makes a folder, if it is not there, for its owner and its group as the mode says; nobody else.
fn folder(path: &Path, mode: u32) -> Result<(), Fault> {
    if path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path).map_err(Fault::at(path))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(Fault::at(path))?;
    }
    Ok(())
}

#[cfg(unix)]
fn readable_by_its_group(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
fn readable_by_its_group(_: &File) -> std::io::Result<()> {
    Ok(())
}
