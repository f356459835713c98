//! Writes out what the app makes for the citizen to keep elsewhere: papers, a calendar.

use std::path::PathBuf;

use domain::journal::Act;
use domain::sheet::Sheet;

use super::{Actions, Result, sheet};
use crate::platform::given::{self, Trouble};
use crate::store;
use crate::store::desk::journal;

impl Actions {
    /// Draws a sheet and writes it into a folder, the one where the citizen looks for what they saved if
    /// none is named; beside what has that name already. From there on it is theirs: nothing encrypts it.
    pub async fn save_sheet(&self, sheet: Sheet, name: String, folder: Option<PathBuf>) -> Result<PathBuf> {
        let title = sheet.title.clone();
        self.save_sheet_as((Act::PaperMade, title), sheet, name, folder).await
    }

    /// The same, under that line in a helper's journal.
    pub(super) async fn save_sheet_as(
        &self,
        (act, what): (Act, String),
        sheet: Sheet,
        name: String,
        folder: Option<PathBuf>,
    ) -> Result<PathBuf> {
        let drawing = move || sheet::pdf(&sheet);
        let pdf = self.runtime.spawn_blocking(drawing).await.map_err(|_| store::Error::Stopping)??;
        let file = self.save_file(pdf, name, folder).await?;
        self.notes(act, what).await?;
        Ok(file)
    }

    /// A line in a helper's journal, for what was done outside the desk.
    pub(super) async fn notes(&self, act: Act, what: String) -> Result<()> {
        let now = self.now();
        if self.is_helping() {
            self.store.write(move |db| journal::note(db, act, &what, now)).await?;
        }
        Ok(())
    }

    /// Draws the orientation sheet of whoever is helped, and writes it out; `aid` is for the journal.
    pub async fn orient(
        &self,
        aid: String,
        sheet: Sheet,
        name: String,
        folder: Option<PathBuf>,
    ) -> Result<PathBuf> {
        self.save_sheet_as((Act::Oriented, aid), sheet, name, folder).await
    }

    /// Writes the journal of a help out as text, for the person who is helped.
    pub async fn save_journal(
        &self,
        text: String,
        title: String,
        name: String,
        folder: Option<PathBuf>,
    ) -> Result<PathBuf> {
        let file = self.save_file(text.into_bytes(), name, folder).await?;
        self.notes(Act::PaperMade, title).await?;
        Ok(file)
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
