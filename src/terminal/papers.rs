//! The papers that commands write beside what they print: recaps and acknowledgements, as PDF.

use std::path::{Path, PathBuf};

use domain::form::answer::communes as codes;
use domain::ids::ApplicationId;

use super::print::{Failed, Printer};
use crate::store::desk::Reader;
use crate::store::desk::recap::{self, Recap};
use crate::store::reference::communes;
use crate::wiring::App;

/// Writes the recap of a draft or of an application into a folder.
pub(super) async fn recap(
    app: &App,
    read: impl FnOnce(&Reader<'_>) -> crate::store::Result<Recap> + Send + 'static,
    folder: &Path,
    printer: &Printer,
) -> Result<PathBuf, Failed> {
    let recap = app.store.read(read).await?;
    let wanted = recap.answers.as_ref().map(codes).unwrap_or_default();
    let names = app.store.read(move |db| communes::names(db, &wanted)).await?;
    let words = printer.words();
    let sheet = words.recap_sheet(&recap, &names, app.actions.now());
    Ok(app.actions.save_sheet(sheet, words.recap_file(&recap), Some(folder.to_owned())).await?)
}

/// Writes each acknowledgement of an application into a folder, in the order of its life.
pub(super) async fn receipts(
    app: &App,
    application: ApplicationId,
    folder: &Path,
    printer: &Printer,
) -> Result<Vec<PathBuf>, Failed> {
    let recap = app.store.read(move |db: &Reader<'_>| recap::of_application(db, application)).await?;
    let words = printer.words();
    let mut written = Vec::new();
    for signed in &recap.receipts {
        let sheet = words.receipt_sheet(&recap, signed, app.actions.now());
        let name = words.receipt_file(signed);
        written.push(app.actions.save_sheet(sheet, name, Some(folder.to_owned())).await?);
    }
    Ok(written)
}
