//! `aid ID`: the whole card, with where it stands today.

use domain::aid::{Aid, State};
use domain::ids::RecordId;
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use crate::store::reference::{aids, editions};
use crate::wiring::App;
use crate::words::Words;

pub(super) async fn run(app: &App, id: &str, printer: &mut Printer) -> Result<(), Failed> {
    let id = RecordId::parse(id).ok_or_else(|| Failed::new("unknown"))?;
    let (card, document) = held(app, id).await?.ok_or_else(|| Failed::new("unknown"))?;
    if printer.is_json() {
        return printer.document(&document);
    }
    say(&card, card.calendar.state(app.actions.today()), printer)
}

/// A card, and the one document that says all of it; none if it is not held.
pub(super) async fn held(app: &App, id: RecordId) -> Result<Option<(Aid, Value)>, Failed> {
    let read = move |db: &crate::store::reference::Reader<'_>| {
        Ok((aids::card(db, &id)?, editions::record(db, "aids", id.as_str())?, aids::changes(db, &id)?))
    };
    let (card, line, changes) = app.store.read(read).await?;
    let (Some(card), Some(line)) = (card, line) else { return Ok(None) };
    let mut document: Value = serde_json::from_slice(&line).map_err(|_| Failed::new("damaged"))?;
    // Said to be missing, not left out.
    document["easy_text"] = json!(card.easy);
    document["state"] = json!(code(card.calendar.state(app.actions.today())));
    let changes = changes.iter().map(|change| json!({"at": change.at.to_rfc3339(), "fields": change.fields}));
    document["changes"] = changes.collect();
    Ok(Some((card, document)))
}

/// The same, for people.
pub(super) fn say(card: &Aid, state: State, printer: &mut Printer) -> Result<(), Failed> {
    let words = Words::of(printer.language);
    printer.line(&card.title)?;
    for text in [&card.promise, &card.description] {
        if !text.is_empty() {
            printer.line(text)?;
        }
    }
    if let Some(easy) = &card.easy {
        printer.line(&words.easy_switch())?;
        easy.lines().try_for_each(|line| printer.line(line))?;
    }
    printer.line(&sentence(words, state))?;
    for text in card.for_whom.iter().chain(&card.documents) {
        printer.line(&format!("- {text}"))?;
    }
    for step in &card.steps {
        printer.line(&format!("- {}", step.text))?;
    }
    printer.line(&card.source_url)?;
    printer.line(&words.aid_verified(&words.day(card.verified_on)))
}

fn sentence(words: &Words, state: State) -> String {
    match state {
        State::Open => words.aid_open(),
        State::Upcoming => words.aid_upcoming_undated(),
        State::Closed => words.aid_closed(),
        State::Ended => words.aid_ended(),
    }
}

pub(super) fn code(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Upcoming => "upcoming",
        State::Closed => "closed",
        State::Ended => "ended",
    }
}
