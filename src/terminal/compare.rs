//! `compare ID ID [ID]`: what cards say of the same matters, side by side.

use domain::aid::Aid;
use domain::ids::RecordId;
use serde_json::json;

use super::print::{Failed, Printer};
use crate::store::reference::{Reader, aids};
use crate::wiring::App;
use crate::words::compare::Row;

pub(super) async fn run(app: &App, ids: &[String], printer: &mut Printer) -> Result<(), Failed> {
    let mut cards: Vec<Aid> = Vec::new();
    for id in ids {
        let id = RecordId::parse(id).ok_or_else(|| Failed::new("unknown"))?;
        let card = app.store.read(move |db: &Reader<'_>| aids::card(db, &id)).await?;
        let card = card.ok_or_else(|| Failed::new("unknown"))?;
        if !cards.iter().any(|held| held.id == card.id) {
            cards.push(card);
        }
    }
    let rows = printer.words().compared(&cards, app.actions.today());
    if printer.is_json() {
        let aid = |aid: &Aid| {
            json!({
                "id": aid.id.to_string(), "title": aid.title, "source_url": aid.source_url,
                "verified_on": aid.verified_on.to_string(),
            })
        };
        let row = |row: &Row| json!({ "code": row.code, "label": row.head, "cells": row.cells });
        return printer.document(&json!({
            "aids": cards.iter().map(aid).collect::<Vec<_>>(),
            "rows": rows.iter().map(row).collect::<Vec<_>>(),
        }));
    }
    for Row { head, cells, .. } in rows {
        printer.line(&head)?;
        for (aid, lines) in cards.iter().zip(cells) {
            let words = printer.words();
            let said = if lines.is_empty() { words.aid_not_stated() } else { lines.join(" \u{b7} ") };
            printer.line(&format!("  {}", words.deadline_named(&aid.title, &said)))?;
        }
    }
    Ok(())
}
