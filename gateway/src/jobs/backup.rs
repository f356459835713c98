//! One file that holds the database, whole at one instant, every public file and every document. Keys are not in it.

use std::fs::File;
use std::path::Path;

use serde::Serialize;

use crate::app::App;
use crate::fault::Fault;
use crate::files;
use crate::store::{documents, scans};

/// Name of the database in a backup.
pub const DATABASE: &str = "gateway.db";
/// Folder of the public files in a backup.
pub const PUBLIC: &str = "public";
/// Folder of what citizens attached in a backup.
pub const DOCUMENTS: &str = "documents";

/// What was written.
#[derive(Debug, Serialize)]
pub struct Written {
    /// The file.
    pub file: String,
    /// Its size.
    pub bytes: u64,
}

/// Writes a backup; the file appears whole or not at all.
pub fn write(app: &App, file: &Path) -> Result<Written, Fault> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let scratch = tempfile::tempdir_in(folder).map_err(Fault::at(folder))?;
    let copy = scratch.path().join(DATABASE);
    // No publication meanwhile: the manifest, the blobs and the database stay those of one instant.
    let _alone = files::lock(&app.config.data.join("publish.lock"))?;
    app.store.copy_into(&copy)?;
    let part = scratch.path().join("backup");
    let archive = File::create(&part).map_err(Fault::at(&part))?;
    let mut archive = tar::Builder::new(archive);
    archive.follow_symlinks(false);
    archive.append_path_with_name(&copy, DATABASE).map_err(Fault::at(&copy))?;
    let public = app.config.public_folder();
    if public.is_dir() {
        archive.append_dir_all(PUBLIC, &public).map_err(Fault::at(&public))?;
    }
    let waiting = app.store.read(scans::waiting)?.into_iter().map(|scan| scan.file);
    let documents = app.store.read(documents::files)?.into_iter().chain(waiting);
    for name in documents {
        // Verified before the database was copied: its bytes do not change any more.
        // In a bucket they are kept by the bucket: its versions are their backup.
        if let Some(place) = app.papers.path(&name).filter(|place| place.is_file()) {
            let within = Path::new(DOCUMENTS).join(&name);
            archive.append_path_with_name(&place, within).map_err(Fault::at(&place))?;
        }
    }
    let archive = archive.into_inner().map_err(Fault::at(&part))?;
    archive.sync_all().map_err(Fault::at(&part))?;
    let bytes = archive.metadata().map_err(Fault::at(&part))?.len();
    std::fs::rename(&part, file).map_err(Fault::at(file))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Fault::at(folder))?;
    Ok(Written { file: file.display().to_string(), bytes })
}
