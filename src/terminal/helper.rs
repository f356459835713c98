//! `helper …`: helps somebody in a desk of its own; what is done meanwhile by any other command is done there.

mod verb;

use std::path::PathBuf;

use domain::ids::RecordId;
use domain::journal::Line;
use domain::mandate::{Help, Wanted};
use domain::orientation::Orientation;
use domain::sheet::file_name;
use domain::slip::Slip;
use serde_json::{Value, json};

pub use verb::HelperVerb;

use super::print::{Failed, Printer};
use crate::actions::{self, Why};
use crate::store::desk::{journal, mandates};
use crate::wiring::App;

pub(super) async fn run(app: &App, verb: Option<&HelperVerb>, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        Some(HelperVerb::Begin { by, for_whom, matter, days, consent }) => {
            let wanted = Wanted {
                for_whom: for_whom.clone(),
                by_whom: by.clone(),
                matter: matter.clone(),
                length: *days,
                consent: *consent,
            };
            app.actions.help_someone(wanted).await?;
            show(&app.shown(), printer).await
        }
        None | Some(HelperVerb::Show) => show(app, printer).await,
        Some(HelperVerb::Journal { pdf, text }) => tell(app, pdf.clone(), text.clone(), printer).await,
        Some(HelperVerb::Orient { aid, card, place, address, phone, hours, bring, pdf }) => {
            let sheet = Orientation {
                aid: aid.clone(),
                place: place.clone(),
                address: address.clone(),
                phone: phone.clone(),
                hours: hours.clone(),
                bring: bring.join("\n"),
            };
            orient(app, sheet, card.clone(), pdf.clone(), printer).await
        }
        Some(HelperVerb::End { yes }) => end(app, *yes, printer).await,
    }
}

/// Says beside each command who is helped.
pub(super) async fn said(app: &App, printer: &Printer) {
    if let Ok(Some(help)) = app.shown().actions.help().await {
        printer.aside(&printer.words().helper_line(&help, app.actions.today()));
    }
}

/// Says, to people, that a help ended as the app was opened: nobody hears of it later.
pub(super) fn said_of_the_end(app: &App, printer: &Printer) {
    let Some(ended) = app.actions.takes_ended().filter(|_| !printer.is_json()) else { return };
    let words = printer.words();
    printer.aside(&words.helper_ended(ended.why.code()));
    if ended.unsent > 0 {
        printer.aside(&words.helper_ended_unsent(ended.unsent));
    }
}

async fn helped(app: &App) -> Result<Help, Failed> {
    app.actions.help().await?.ok_or_else(|| Failed::new("no-help"))
}

async fn show(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let help = app.actions.help().await?;
    if printer.is_json() {
        return printer.document(&help.as_ref().map_or(Value::Null, told));
    }
    let words = printer.words();
    let Some(help) = help else { return printer.line(&words.twin_helper_none()) };
    words
        .mandate_facts(&help)
        .iter()
        .try_for_each(|(asked, answered)| printer.line(&format!("{asked}: {answered}")))
}

fn told(help: &Help) -> Value {
    json!({
        "for": help.mandate.for_whom,
        "by": help.mandate.by_whom,
        "matter": help.matter,
        "days": help.length.days(),
        "consent": help.consent.code(),
        "begun_at": help.begun_at.to_rfc3339(),
        "until": help.mandate.until.to_rfc3339(),
    })
}

async fn tell(
    app: &App,
    pdf: Option<PathBuf>,
    text: Option<PathBuf>,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let help = helped(app).await?;
    let (words, lines) = (printer.words(), app.store.read(journal::all).await?);
    let name = |ending| file_name(&[&words.helper_journal_name()], ending);
    let mut files = Vec::new();
    if let Some(folder) = pdf {
        let sheet = words.journal_sheet(&help, &lines, app.actions.now());
        files.push(app.actions.save_sheet(sheet, name("pdf"), Some(folder)).await?);
    }
    if let Some(folder) = text {
        let title = words.journal_sheet_title();
        let journal = words.journal_text(&help, &lines);
        files.push(app.actions.save_journal(journal, title, name("txt"), Some(folder)).await?);
    }
    if printer.is_json() {
        let line =
            |line: &Line| json!({ "at": line.at.to_rfc3339(), "act": line.act.code(), "what": line.what });
        let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        return printer
            .document(&json!({ "lines": lines.iter().map(line).collect::<Vec<_>>(), "files": files }));
    }
    let today = app.actions.today();
    for line in &lines {
        printer.line(&format!("{}: {}", words.instant(line.at, today), words.journal_line(line)))?;
    }
    files.iter().try_for_each(|file| printer.line(&words.paper_saved(&file.to_string_lossy())))
}

async fn orient(
    app: &App,
    sheet: Orientation,
    card: Option<RecordId>,
    folder: PathBuf,
    printer: &mut Printer,
) -> Result<(), Failed> {
    helped(app).await?;
    let sheet = sheet.judged().map_err(actions::Error::OrientationUnfit)?;
    let slip = Slip { sheet, aid: card, made_on: app.actions.today(), cut: Vec::new() };
    let words = printer.words();
    let code = words.orientation_code(&slip);
    let paper = words.orientation_sheet(&slip, app.actions.now());
    let name = file_name(&[&words.orientation_name()], "pdf");
    let file = app.actions.orient(slip.sheet.aid, paper, name, Some(folder)).await?.display().to_string();
    if printer.is_json() {
        return printer.document(&json!({ "file": file, "code": code }));
    }
    printer.line(&words.paper_saved(&file))?;
    printer.line(&code)
}

async fn end(app: &App, yes: bool, printer: &mut Printer) -> Result<(), Failed> {
    if yes && app.actions.help_is_stuck() {
        app.actions.give_up_help().await?;
        app.actions.takes_ended();
        if printer.is_json() {
            return printer.document(&json!({ "ended": Why::Cut.code(), "unsent": 0 }));
        }
        return printer.line(&printer.words().helper_ended(Why::Cut.code()));
    }
    helped(app).await?;
    let unsent = app.store.read(mandates::unsent).await?;
    if !unsent.is_empty() && !yes {
        if !printer.is_json() {
            printer.line(&printer.words().twin_helper_end())?;
            unsent.iter().try_for_each(|title| printer.line(title))?;
        }
        return Err(Failed::new("help-unsent"));
    }
    let ended = app.actions.end_help().await?;
    // It is said here, and not once more at the next command.
    app.actions.takes_ended();
    if printer.is_json() {
        return printer.document(&json!({ "ended": ended.why.code(), "unsent": ended.unsent }));
    }
    printer.line(&printer.words().helper_ended(ended.why.code()))
}
