//! `sign-in` and `sign-out`: by the browser, as the window does; or by a session that was opened by hand, for scripts.
#![allow(clippy::disallowed_methods, reason = "reads the file that is named on the command line")]

use std::path::Path;

use domain::sign_in::{Ending, Stage};
use serde_json::{Value, json};

use super::print::{Failed, Printer, SIGN_IN};
use crate::store::desk::wishes::{self, Identity};
use crate::sync::NotTaken;
use crate::wiring::App;
use crate::words::Words;

impl From<NotTaken> for Failed {
    fn from(error: NotTaken) -> Self {
        Self::new(error.code())
    }
}

/// Signs in by the browser. The page to go to is said beside the answer, on standard error.
pub(super) async fn begin(app: &App, no_browser: bool, printer: &mut Printer) -> Result<(), Failed> {
    app.actions.sign_in().await?;
    let identity = attended(app, no_browser, printer, Words::twin_sign_in_go).await?;
    if let Some(wish) = identity.sign_in {
        let ending = match wish.stage {
            Stage::Ended(ending) => ending,
            Stage::Wished | Stage::Away => Ending::Abandoned,
        };
        return Err(Failed::new(format!("{SIGN_IN}{}", ending.code())));
    }
    let session =
        identity.session.ok_or_else(|| Failed::new(format!("{SIGN_IN}{}", Ending::Fault.code())))?;
    if printer.is_json() {
        let (account, name) = (&session.account, &session.display_name);
        return printer.document(&json!({"signed_in": true, "account": account, "display_name": name}));
    }
    let words = printer.words();
    printer.line(&match session.display_name.as_str() {
        "" => words.sync_signed_in(),
        name => words.twin_signed_in(name),
    })
}

/// Signs out. That the gateway has not heard of it yet is no failure: it is said, and it will.
pub(super) async fn end(app: &App, no_browser: bool, printer: &mut Printer) -> Result<(), Failed> {
    app.actions.sign_out().await?;
    let identity = attended(app, no_browser, printer, Words::twin_sign_out_go).await?;
    let told = identity.sign_out.is_none();
    if printer.is_json() {
        return printer.document(&json!({"signed_in": false, "told": told}));
    }
    printer.line(&printer.words().sync_signed_out())?;
    if told { Ok(()) } else { printer.line(&printer.words().twin_sign_out_waits()) }
}

/// Has the wish carried out, and reads what came of it.
async fn attended(
    app: &App,
    no_browser: bool,
    printer: &Printer,
    go: fn(&Words, &str) -> String,
) -> Result<Identity, Failed> {
    let shown = |page: &str| printer.aside(&go(printer.words(), page));
    let sync = if no_browser { app.sync.clone().without_browser() } else { app.sync.clone() };
    sync.attend(Some(&shown)).await;
    Ok(app.store.read(wishes::identity).await?)
}

/// Takes the session that a file holds: `{"account", "token"}`.
pub(super) async fn take(app: &App, file: &Path, printer: &mut Printer) -> Result<(), Failed> {
    let text = std::fs::read(file).map_err(|_| Failed::new("session-format"))?;
    let session: Value = serde_json::from_slice(&text).map_err(|_| Failed::new("session-format"))?;
    let (Some(account), Some(token)) = (session["account"].as_str(), session["token"].as_str()) else {
        return Err(Failed::new("session-format"));
    };
    app.sync.take_session(account, token).await?;
    if printer.is_json() {
        return printer.document(&json!({"signed_in": true, "account": account}));
    }
    printer.line(&printer.words().sync_signed_in())
}
