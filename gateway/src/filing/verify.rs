//! A document is there once its bytes, read back, have the announced digest, are of a kind that is taken, and
//! passed the antivirus if there is one.

use domain::application::Standing;
use domain::document::Media;

use super::receipts::Clerk;
use super::upload::Place;
use crate::app::App;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::documents::{self, Document};
use crate::store::scans::{self, Said, Scan};
use crate::store::sql::Transaction;
use crate::store::uploads::{self, Upload};
use crate::store::{applications, forms, parts};

/// Verifies an upload whose last byte is there, and completes the applications that waited for it; where an
/// antivirus is to be passed, it is asked afterwards.
pub fn whole(app: &App, upload: &Upload) -> Result<Place, Problem> {
    let hand = app.papers.hold(&upload.token);
    if !app.store.read(|db| uploads::is_held(db, &upload.token, upload.generation))? {
        return Err(Problem::OffsetMismatch { offset: upload.size });
    }
    let steps = app.store.read(|db| parts::of(db, &upload.token))?;
    let read = app.papers.gather(&upload.token, upload.generation, &steps)?;
    let media = Media::of(&read.head).map(Media::code);
    let wrong = if read.sha256 != upload.sha256 {
        Some(Problem::DigestMismatch)
    } else if !is_taken(app, upload, media)? {
        Some(Problem::DocumentKind)
    } else {
        None
    };
    if let Some(problem) = wrong {
        // From the beginning: which of its bytes are wrong nobody knows.
        app.store.write(|db| {
            uploads::take_over(db, &upload.token, 0)?;
            app.papers.cut(db, &upload.token, 0)
        })?;
        return Err(problem);
    }
    drop(hand);
    let (media, file) = (media.unwrap_or_default().to_owned(), read.file.clone());
    if app.antivirus.is_some() {
        let scan = Scan {
            account: upload.account,
            sha256: upload.sha256,
            size: upload.size,
            media,
            file,
            said: Said::Nothing { why: None },
            since: app.config.clock.now().timestamp_millis(),
            attempts: 0,
        };
        app.store.write(|db| {
            scans::add(db, &scan)?;
            parts::cut(db, &upload.token, 0)
        })?;
        app.papers.sweep(&steps)?;
        app.bell.notify_one();
        return Ok(Place::Scanning);
    }
    let clerk = Clerk::of(app)?;
    let document = Document { size: upload.size, media, file, verified_at: clerk.now_ms() };
    app.store.try_write(|db| {
        settle(db, &clerk, upload.account, upload.sha256, &document)?;
        Ok::<_, Problem>(parts::cut(db, &upload.token, 0)?)
    })?;
    app.papers.sweep(&steps)?;
    Ok(Place::Verified)
}

/// Writes down that a document is there, and completes the applications that waited for it.
pub fn settle(
    db: &Transaction,
    clerk: &Clerk<'_>,
    account: AccountId,
    sha256: [u8; 32],
    document: &Document,
) -> Result<(), Problem> {
    documents::add(db, account, sha256, document)?;
    for id in applications::awaiting(db, account, sha256)? {
        if let Some(mut application) = applications::read(db, id)?
            && application.standing == Standing::Registered
        {
            clerk.complete(db, &mut application)?;
        }
    }
    Ok(())
}

/// Whether the bytes are of the kind announced, and of one that is taken; HEIC where the form names it.
fn is_taken(app: &App, upload: &Upload, media: Option<&'static str>) -> Result<bool, Problem> {
    let Some(media) = media else { return Ok(false) };
    let announced = app.store.read(|db| applications::announced(db, upload.application, upload.sha256))?;
    let Some(announced) = announced.filter(|announced| announced.media == media) else {
        return Ok(false);
    };
    if media != Media::Heic.code() {
        return Ok(true);
    }
    let application = app.store.read(|db| applications::read(db, upload.application))?;
    let Some(application) = application else { return Ok(false) };
    let body = app.store.read(|db| forms::kept(db, application.form_sha256))?;
    let form = body.and_then(|body| serde_json::from_slice(&body).ok()).and_then(api_client::translate::form);
    let slot = form.as_ref().and_then(|form| form.slot(&announced.slot));
    Ok(slot.is_some_and(|slot| slot.media.iter().any(|taken| taken == media)))
}
