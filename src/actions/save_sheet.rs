//! Writes out what the app makes for the citizen to keep elsewhere: papers, a calendar.

use std::path::PathBuf;

use domain::sheet::Sheet;

use super::{Actions, Result, sheet};
use crate::platform::given::{self, Trouble};
use crate::store;

impl Actions {
    /// Draws a sheet and writes it into a folder, the one where the citizen looks for what they saved if
    /// none is named; beside what has that name already. From there on it is theirs: nothing encrypts it.
    pub async fn save_sheet(&self, sheet: Sheet, name: String, folder: Option<PathBuf>) -> Result<PathBuf> {
        let drawing = move || sheet::pdf(&sheet);
        let pdf = self.runtime.spawn_blocking(drawing).await.map_err(|_| store::Error::Stopping)??;
        self.save_file(pdf, name, folder).await
    }

    /// The same, for bytes that are ready.
    pub async fn save_file(&self, bytes: Vec<u8>, name: String, folder: Option<PathBuf>) -> Result<PathBuf> {
        let folder = folder.or_else(|| self.folders.saved()).ok_or(Trouble::Unwritable)?;
        let writing = move || given::write_beside(&folder, &name, &bytes);
        Ok(self.runtime.spawn_blocking(writing).await.map_err(|_| store::Error::Stopping)??)
    }

    /// Writes bytes into exactly that file. What stands there already is not written over.
    pub async fn write_file(&self, bytes: Vec<u8>, file: PathBuf) -> Result<PathBuf> {
        let writing = move || {
            let name = file.file_name().ok_or(Trouble::Unwritable)?.to_string_lossy().into_owned();
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
            given::write_new(folder.unwrap_or_else(|| ".".as_ref()), &name, &bytes)
        };
        Ok(self.runtime.spawn_blocking(writing).await.map_err(|_| store::Error::Stopping)??)
    }
}
