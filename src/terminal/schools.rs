//! `schools TEXT`: which school, and its page of the digital workspace.

use serde_json::{Value, json};

use super::print::{Failed, Printer};
use crate::store::desk::settings;
use crate::store::reference::Reader;
use crate::store::reference::schools::{self, Ask, Found};
use crate::wiring::App;
use crate::words::Words;

/// A school that is looked for.
#[derive(Debug, Clone, clap::Args)]
pub struct SchoolsAsked {
    /// Some letters of its name or its commune, a postcode, a national number.
    pub text: String,
    /// INSEE code of the commune around which one looks first; without it, the one that is chosen in the settings.
    #[arg(long, value_name = "CODE")]
    pub around: Option<String>,
    /// At most so many.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}

pub(super) async fn run(app: &App, asked: &SchoolsAsked, printer: &mut Printer) -> Result<(), Failed> {
    let around = match &asked.around {
        Some(code) => Some(code.clone()),
        // A desk that is closed keeps its commune to itself; schools are found all the same.
        None => app.store.read(settings::read).await.ok().and_then(|settings| settings.commune),
    };
    let ask = Ask { text: asked.text.clone(), around, limit: asked.limit as usize };
    let answer = app.store.read(move |db: &Reader<'_>| schools::find(db, &ask)).await?;
    if printer.is_json() {
        return printer.document(&answer.found.iter().map(row).collect::<Value>());
    }
    let words = Words::of(printer.language);
    for found in &answer.found {
        printer.line(&line(found, words))?;
        if let (Some(_), Some(day)) = (&found.ent_url, found.ent_broken_since) {
            printer.line(&format!("  {}", words.school_ent_broken(&words.day(day))))?;
        }
        match (&found.ent_url, &found.web, &found.phone) {
            (Some(url), ..) => printer.line(&format!("  {url}"))?,
            (None, web, phone) => {
                printer.line(&format!("  {}", words.school_no_ent()))?;
                for way in [web, phone].into_iter().flatten() {
                    printer.line(&format!("  {way}"))?;
                }
            }
        }
        printer.line(&format!("  {}", found.uai))?;
    }
    match (answer.found.len(), answer.total) {
        (0, _) => match app.store.read(schools::count).await? {
            0 => printer.line(&words.schools_not_here()),
            held => {
                printer.line(&words.schools_none(&asked.text))?;
                if held < schools::FEW { printer.line(&words.schools_few(held)) } else { Ok(()) }
            }
        },
        (shown, total) if shown < total => printer.line(&words.schools_more(total - shown)),
        _ => Ok(()),
    }
}

/// Its name, then what tells homonyms apart.
pub(super) fn line(found: &Found, words: &Words) -> String {
    let kind = words.school_kind(found.kind.slug());
    format!("{}\n  {kind}, {}", found.name, found.place())
}

pub(super) fn row(found: &Found) -> Value {
    json!({
        "uai": found.uai, "name": found.name, "commune": found.commune, "department": found.department,
        "kind": found.kind.slug(), "private": found.private, "ent_url": found.ent_url,
        "ent_broken_since": found.ent_broken_since.map(|day| day.to_string()),
        "web": found.web, "phone": found.phone, "id": found.id.as_str(),
    })
}
