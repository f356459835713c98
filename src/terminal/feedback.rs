//! `feedback RECORD`: reports an error in what is published; it leaves by itself, without an account.

use domain::feedback::{About, Reason, Shown};
use domain::ids::RecordId;
use serde_json::json;

use super::print::{Failed, Printer};
use crate::actions::Told;
use crate::store::reference::{Reader, aids, places};
use crate::wiring::App;

/// What is reported.
#[derive(Debug, Clone, clap::Args)]
pub struct Reported {
    /// The card or the place, by its name as `search` and `places` give it.
    pub record: String,
    /// What is wrong: hours-wrong, phone-wrong, address-wrong, closed-for-good, broken-link, unexpected,
    /// beside-the-point, out-of-date or other.
    #[arg(long, value_name = "REASON", value_parser = reason)]
    pub reason: Reason,
    /// What was on the screen: card, verdict, answer or search.
    #[arg(long, value_name = "WHAT", default_value = "card", value_parser = ["card", "verdict", "answer", "search"])]
    pub about: String,
    /// The verdict that was shown: likely, to_check or no.
    #[arg(long, value_name = "VERDICT", required_if_eq("about", "verdict"), value_parser = ["likely", "to_check", "no"])]
    pub shown: Option<String>,
    /// More of it, in 1 000 letters at most: nothing that names anybody.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
}

pub(super) async fn run(app: &App, asked: &Reported, printer: &mut Printer) -> Result<(), Failed> {
    let record = RecordId::parse(&asked.record).ok_or_else(|| Failed::new("unknown"))?;
    let id = record.clone();
    let title = move |db: &Reader<'_>| {
        if let Some(place) = places::card(db, &id)? {
            return Ok(place.name);
        }
        Ok(aids::card(db, &id)?.map_or_else(|| id.to_string(), |aid| aid.title))
    };
    let about = About::heard(&asked.about, asked.shown.as_deref().unwrap_or_default());
    let told = Told {
        title: app.store.read(title).await?,
        record: record.clone(),
        about,
        reason: asked.reason,
        text: asked.text.clone(),
        language: printer.language,
    };
    let id = app.actions.report(told).await?;
    if printer.is_json() {
        return printer.document(&json!({
            "id": id.to_string(),
            "record": record.to_string(),
            "about": about.code(),
            "shown": about.shown().map(Shown::code),
            "reason": asked.reason.code(),
            "state": "waiting",
        }));
    }
    printer.line(&printer.words().report_done())
}

fn reason(code: &str) -> Result<Reason, String> {
    let known = || Reason::ALL.map(Reason::code).join(", ");
    Reason::parse(code).ok_or_else(|| format!("one of {}", known()))
}
