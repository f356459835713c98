//! `receipts …`: whether a receipt is the Region's, and receipts written out to be shown elsewhere.

use std::path::Path;

use domain::form::DeadlineCounts;
use domain::ids::ApplicationId;
use domain::receipt::Receipt;
use serde_json::{Value, json};

use super::papers;
use super::print::{Failed, Printer};
use super::verbs::ReceiptsVerb;
use crate::sync::Unread;
use crate::wiring::App;

/// No receipt is as large: it lists at most the documents of one application.
const LARGEST: u64 = 1_000_000;

pub(super) async fn run(app: &App, verb: &ReceiptsVerb, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        ReceiptsVerb::Verify { file } => verify(app, file, printer).await,
        ReceiptsVerb::Save { application, folder, pdf } => {
            save(app, *application, folder, *pdf, printer).await
        }
    }
}

/// An answer, whatever it is: a receipt that is not the Region's is no failure of this command.
async fn verify(app: &App, file: &Path, printer: &mut Printer) -> Result<(), Failed> {
    let picked = app.actions.pick(file.to_owned(), LARGEST).await?;
    let (receipt, why) = match app.sync.receipt(&picked.bytes, None).await {
        Ok(receipt) => (Some(receipt), None),
        Err(Unread::Refused(why)) => (None, Some(why)),
        Err(Unread::Local(code)) => return Err(Failed::new(code)),
    };
    if printer.is_json() {
        let receipt = receipt.as_ref().map(described);
        return printer.document(&json!({"valid": why.is_none(), "why": why, "receipt": receipt}));
    }
    let words = printer.words();
    let Some(receipt) = receipt else {
        return printer.line(&words.twin_receipt_invalid(why.unwrap_or_default()));
    };
    printer.line(&words.twin_receipt_valid())?;
    let at = words.instant(receipt.received_at, app.actions.today());
    printer.line(&words.twin_receipt(receipt.kind.code(), &receipt.number, &at))
}

async fn save(
    app: &App,
    application: ApplicationId,
    folder: &Path,
    pdf: bool,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let saved = app.actions.save_receipts(application, folder.to_owned()).await?;
    // One a receipt, in the same order; one that a newer app kept has none, and then there is no telling.
    let papers = if pdf { papers::receipts(app, application, folder, printer).await? } else { Vec::new() };
    let paper = |rank: usize| papers.get(rank).filter(|_| papers.len() == saved.len());
    if printer.is_json() {
        let saved = saved.iter().enumerate().map(|(rank, saved)| {
            let mut told = json!({
                "type": saved.kind.code(), "sha256": saved.sha256.to_string(),
                "file": saved.file.to_string_lossy(),
            });
            if let Some(path) = paper(rank) {
                told["pdf"] = json!(path.to_string_lossy());
            }
            told
        });
        return printer.document(&saved.collect());
    }
    if saved.is_empty() {
        return printer.line(&printer.words().twin_no_receipts());
    }
    saved.iter().try_for_each(|saved| printer.line(&saved.file.to_string_lossy()))?;
    papers.iter().try_for_each(|path| printer.line(&path.to_string_lossy()))
}

/// What a receipt says.
pub(super) fn described(receipt: &Receipt) -> Value {
    let documents = receipt.documents.iter().map(|listed| {
        json!({
            "id": listed.sha256.to_string(),
            "verified_at": listed.verified_at.map(|at| at.to_rfc3339()),
        })
    });
    let deadline = receipt.deadline.map(|deadline| {
        let counts = match deadline.counts {
            DeadlineCounts::Registered => "registered",
            DeadlineCounts::Complete => "complete",
        };
        json!({"counts": counts, "at": deadline.at.to_rfc3339(), "in_time": deadline.in_time})
    });
    json!({
        "type": receipt.kind.code(),
        "seq": receipt.seq,
        "application": receipt.application.to_string(),
        "number": receipt.number,
        "service": receipt.service,
        "envelope_sha256": receipt.envelope_sha256.to_string(),
        "documents": documents.collect::<Vec<_>>(),
        "received_at": receipt.received_at.to_rfc3339(),
        "issued_at": receipt.issued_at.to_rfc3339(),
        "deadline": deadline,
        "delay": receipt.delay,
    })
}
