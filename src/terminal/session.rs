//! `sign-in` and `sign-out`. Until the sign-in by browser is built, a session comes from `gateway sessions open`.
#![allow(clippy::disallowed_methods, reason = "reads the file that is named on the command line")]

use std::path::Path;

use serde_json::{Value, json};

use super::print::{Failed, Printer};
use crate::sync::NotTaken;
use crate::wiring::App;
use crate::words::Words;

impl From<NotTaken> for Failed {
    fn from(error: NotTaken) -> Self {
        Self::new(error.code())
    }
}

/// Takes the session that a file holds: `{"account", "token"}`.
pub(super) async fn begin(app: &App, file: &Path, printer: &mut Printer) -> Result<(), Failed> {
    let text = std::fs::read(file).map_err(|_| Failed::new("session-format"))?;
    let session: Value = serde_json::from_slice(&text).map_err(|_| Failed::new("session-format"))?;
    let (Some(account), Some(token)) = (session["account"].as_str(), session["token"].as_str()) else {
        return Err(Failed::new("session-format"));
    };
    app.sync.take_session(account, token).await?;
    said(printer, json!({"signed_in": true, "account": account}), Words::sync_signed_in)
}

pub(super) async fn end(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    app.sync.end_session().await?;
    said(printer, json!({"signed_in": false}), Words::sync_signed_out)
}

fn said(printer: &mut Printer, json: Value, sentence: fn(&Words) -> String) -> Result<(), Failed> {
    if printer.is_json() {
        return printer.document(&json);
    }
    printer.line(&sentence(Words::of(printer.language)))
}
