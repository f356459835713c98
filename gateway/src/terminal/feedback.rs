//! `feedback …`: the errors that people reported, for whoever keeps the content right.

use std::process::ExitCode;

use serde::Serialize;

use super::args::Feedback;
use super::print::Printer;
use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;
use crate::filing::written;
use crate::store::feedback::{self, Kept};

#[derive(Serialize)]
struct Shown {
    id: String,
    received_at: String,
    collection: String,
    record: String,
    /// `card`, `verdict`, `answer` or `search`.
    about: &'static str,
    /// The verdict that was shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<&'static str>,
    reason: &'static str,
    text: String,
    edition: u64,
    app: String,
    lang: String,
}

/// `feedback …`
pub fn run(config: Config, what: &Feedback, printer: Printer) -> Result<ExitCode, Fault> {
    let Feedback::List { record } = what;
    let app = App::open(config)?;
    let mut all = app.store.read(feedback::all)?;
    all.retain(|kept| record.as_deref().is_none_or(|record| kept.said.record.as_str() == record));
    let all: Vec<_> = all.into_iter().map(shown).collect();
    printer.answer(&all, || all.iter().map(line).collect::<Vec<_>>().join("\n"));
    Ok(ExitCode::SUCCESS)
}

fn shown(kept: Kept) -> Shown {
    Shown {
        id: kept.id.hyphenated().to_string(),
        received_at: written(kept.at),
        collection: kept.said.collection,
        record: kept.said.record.to_string(),
        about: kept.said.about.code(),
        shown: kept.said.about.shown().map(domain::feedback::Shown::code),
        reason: kept.said.reason.code(),
        text: kept.said.text,
        edition: kept.said.edition,
        app: kept.said.app,
        lang: kept.said.lang,
    }
}

/// One line a report. Anybody may have written the text: marks that would command the terminal are left out.
fn line(one: &Shown) -> String {
    let text: String = one.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let about = [Some(one.about), one.shown].into_iter().flatten().collect::<Vec<_>>().join(" ");
    format!("{}\t{}\t{about}\t{}\t{text}", one.received_at, one.record, one.reason)
}
