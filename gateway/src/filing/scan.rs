//! What becomes of a document that an antivirus has to let through: it waits, is there, or is turned away.

use domain::application::{Standing, Text};
use domain::form::Wording;

use super::receipts::Clerk;
use super::verify;
use crate::app::App;
use crate::fault::Fault;
use crate::pages::words;
use crate::problem::Problem;
use crate::store::documents::Document;
use crate::store::scans::{self, Said, Scan};
use crate::store::sql::Transaction;
use crate::store::{applications, forms};

/// Lets a document through: it is there from now on, and completes the applications that waited for it.
pub fn passed(app: &App, scan: &Scan) -> Result<(), Problem> {
    let clerk = Clerk::of(app)?;
    app.store.try_write(|db| {
        let still = scans::read(db, scan.account, scan.sha256)?;
        if still.is_none_or(|still| still.said == Said::Infected || still.file != scan.file) {
            return Ok(());
        }
        scans::remove(db, scan.account, scan.sha256)?;
        let document = Document {
            size: scan.size,
            media: scan.media.clone(),
            file: scan.file.clone(),
            verified_at: clerk.now_ms(),
        };
        verify::settle(db, &clerk, scan.account, scan.sha256, &document)
    })
}

/// Turns a document away: its bytes are not kept, and each application that waited for it says why it is not
/// complete. None of them ever has R2.
pub fn turned_away(app: &App, scan: &Scan, found: &str) -> Result<(), Problem> {
    let clerk = Clerk::of(app)?;
    app.store.try_write(|db| {
        if !scans::infected(db, scan, found)? {
            return Ok(());
        }
        for id in applications::awaiting(db, scan.account, scan.sha256)? {
            if let Some(mut application) = applications::read(db, id)? {
                let text = why(db, application.form_sha256, id, scan.sha256)?;
                clerk.advance(db, &mut application, Standing::ToComplete, None, Some(&text))?;
            }
        }
        Ok::<_, Problem>(())
    })?;
    Ok(app.papers.discard(&scan.file)?)
}

/// The file of a document is gone before it was looked at (a restore): it is to come again.
pub fn lost(app: &App, scan: &Scan) -> Result<(), Problem> {
    Ok(app.store.write(|db| scans::remove(db, scan.account, scan.sha256))?)
}

/// What the citizen reads, with the document's name as the form gives it.
fn why(db: &Transaction, form: [u8; 32], application: uuid::Uuid, sha256: [u8; 32]) -> Result<Text, Fault> {
    let announced = applications::announced(db, application, sha256)?;
    let slot = announced.map(|announced| announced.slot).unwrap_or_default();
    let body = forms::kept(db, form)?;
    let form = body.and_then(|body| serde_json::from_slice(&body).ok()).and_then(api_client::translate::form);
    let label: Option<Wording> =
        form.as_ref().and_then(|form| form.slot(&slot)).map(|slot| slot.label.clone());
    Ok(words::gateway_infected(&label.unwrap_or_else(|| words::same(&slot))))
}
