//! `forms`: the forms held, by title.

use domain::form::FormState;
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use crate::store::desk::settings::Language;
use crate::store::reference::forms::{self, FormRow};
use crate::wiring::App;

pub(super) async fn run(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let held = app.store.read(forms::all).await?;
    let french = printer.language == Language::French;
    if printer.is_json() {
        return printer.document(&held.iter().map(|row| described(row, french)).collect::<Value>());
    }
    for row in &held {
        printer.line(&format!("{}\n  {} {}", row.title.read_in(french), row.id, row.version))?;
    }
    Ok(())
}

fn described(row: &FormRow, french: bool) -> Value {
    json!({
        "id": row.id.as_str(), "version": row.version, "title": row.title.read_in(french),
        "state": code(row.state), "aid": row.aid.as_str(),
    })
}

fn code(state: FormState) -> &'static str {
    match state {
        FormState::Open => "open",
        FormState::Closing => "closing",
        FormState::Closed => "closed",
        FormState::Withdrawn => "withdrawn",
    }
}
