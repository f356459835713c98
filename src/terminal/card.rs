//! `card read`: the code of an orientation sheet, from a picture or from its text; the whole card of its aid with it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Subcommand;
use domain::document::Media;
use domain::slip::{Reading, read as reading_of};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::aids;
use super::print::{Failed, Printer};
use crate::actions::LARGEST_GIVEN;
use crate::wiring::App;

/// What to do with it.
#[derive(Debug, Clone, Subcommand)]
pub enum CardVerb {
    /// Reads the code in a picture, or its text. Nothing is kept.
    Read {
        /// A picture (JPEG, PNG, WebP) or a text; `-` for standard input.
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
    },
}

pub(super) async fn run(app: &App, verb: &CardVerb, printer: &mut Printer) -> Result<(), Failed> {
    let CardVerb::Read { file } = verb;
    let bytes = given(app, file).await?;
    // What is no picture is the text of a code.
    let text = match (Media::of(&bytes), std::str::from_utf8(&bytes)) {
        (None, Ok(text)) => text.to_owned(),
        _ => app.actions.read_code(Arc::new(bytes)).await?,
    };
    let slip = match reading_of(&text) {
        Reading::Slip(slip) => *slip,
        other => return Err(Failed::new(other.code().unwrap_or_default())),
    };
    let held = match slip.aid.clone() {
        Some(id) => aids::held(app, id).await?,
        None => None,
    };
    let sheet = &slip.sheet;
    if printer.is_json() {
        let cut: Vec<&str> = slip.cut.iter().map(|part| part.code()).collect();
        return printer.document(&json!({
            "aid": held.as_ref().map_or(&Value::Null, |(_, document)| document),
            "known": held.is_some(), "named": slip.aid.as_ref().map(|aid| aid.as_str()),
            "title": sheet.aid, "place": sheet.place, "address": sheet.address, "phone": sheet.phone,
            "hours": sheet.hours, "bring": sheet.things(), "made_on": slip.made_on.to_string(), "cut": cut,
        }));
    }
    let words = printer.words();
    for text in [&sheet.aid, &sheet.place, &sheet.address, &sheet.phone, &sheet.hours] {
        if !text.is_empty() {
            printer.line(text)?;
        }
    }
    sheet.things().iter().try_for_each(|thing| printer.line(&format!("- {thing}")))?;
    printer.line(&words.slip_made_on(&words.day(slip.made_on)))?;
    if !slip.cut.is_empty() {
        printer.line(&words.slip_cut())?;
    }
    printer.line("")?;
    match (held, &slip.aid) {
        (Some((card, _)), _) => aids::say(&card, card.calendar.state(app.actions.today()), printer),
        (None, Some(_)) => printer.line(&words.slip_unknown()),
        (None, None) => printer.line(&words.slip_no_card()),
    }
}

async fn given(app: &App, file: &Path) -> Result<Zeroizing<Vec<u8>>, Failed> {
    if file != Path::new("-") {
        return Ok(app.actions.pick(file.to_owned(), LARGEST_GIVEN).await?.bytes);
    }
    let mut bytes = Zeroizing::new(Vec::new());
    let read = std::io::stdin().lock().take(LARGEST_GIVEN + 1).read_to_end(&mut bytes);
    read.map_err(|_| Failed::new("file-unreadable"))?;
    Ok(bytes)
}
