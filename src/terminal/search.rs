//! `search TEXT`, and `search --batch` for many questions in one warm process.

use std::io::BufRead;
use std::time::Instant;

use domain::search::{Named, WayOut};
use serde_json::{Value, json};

use super::args::Asked;
use super::print::{Failed, Printer};
use crate::store::desk::settings;
use crate::store::reference::search::{self, Answer, Ask};
use crate::wiring::App;
use crate::words::Words;

pub(super) async fn run(app: &App, asked: &Asked, printer: &mut Printer) -> Result<(), Failed> {
    // A desk that is closed keeps its commune to itself; the guide answers all the same.
    let around = app.store.read(settings::read).await.ok().and_then(|settings| settings.commune);
    let (kinds, limit) = (asked.kinds.clone(), asked.limit);
    let ask = Ask { kinds, limit, around, exact: false };
    match &asked.text {
        Some(text) => one(app, text, ask, printer).await,
        None => batch(app, ask, printer).await,
    }
}

async fn one(app: &App, text: &str, ask: Ask, printer: &mut Printer) -> Result<(), Failed> {
    let (took_us, answer) = answer(app, text.to_owned(), ask).await?;
    let words = Words::of(printer.language);
    if printer.is_json() {
        let ways: Vec<_> = answer.ways_out.iter().map(|way| way_out(words, way)).collect();
        return printer.document(&json!({
            "query": text, "took_us": took_us, "results": results(&answer), "ways_out": ways,
            "suggestion": answer.suggestion, "entities": entities(text, &answer),
        }));
    }
    if let Some(meant) = &answer.suggestion {
        printer.line(&words.search_meant(meant))?;
    }
    for hit in &answer.results {
        printer.line(&format!("{}\n  {}  {}", plain(&hit.title), hit.id, plain(&hit.snippet)))?;
    }
    for way in &answer.ways_out {
        printer.line(&way_out(words, way))?;
    }
    Ok(())
}

async fn batch(app: &App, ask: Ask, printer: &mut Printer) -> Result<(), Failed> {
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|_| Failed::new("no-input"))?;
        if line.trim().is_empty() {
            continue;
        }
        let asked: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
        let Some(query) = asked.get("query").and_then(Value::as_str) else {
            printer.document(&json!({"id": asked.get("id"), "error": {"code": "bad_json"}}))?;
            continue;
        };
        let (took_us, answer) = answer(app, query.to_owned(), ask.clone()).await?;
        let results = results(&answer);
        printer.document(&json!({"id": asked.get("id"), "took_us": took_us, "results": results}))?;
    }
    Ok(())
}

async fn answer(app: &App, text: String, ask: Ask) -> Result<(u64, Answer), Failed> {
    let job = move |db: &crate::store::reference::Reader<'_>| {
        let begun = Instant::now();
        let answer = search::answer(db, &text, &ask)?;
        Ok((u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX), answer))
    };
    Ok(app.store.read(job).await?)
}

fn results(answer: &Answer) -> Vec<Value> {
    let result = |hit: &search::Hit| {
        json!({
            "kind": hit.kind, "id": hit.id, "title": plain(&hit.title), "source_url": hit.source_url,
            "snippet": plain(&hit.snippet), "score": hit.score,
            "distance_km": hit.distance.map(|metres| (metres / 100.0).round() / 10.0),
        })
    };
    answer.results.iter().map(result).collect()
}

/// What the text names, by the words that name it.
fn entities(text: &str, answer: &Answer) -> Vec<Value> {
    let entity = |entity: &domain::search::Entity| {
        let said = text.get(entity.span.clone()).unwrap_or_default();
        let (what, value) = match &entity.what {
            Named::Territory { scopes, near } => {
                let scopes: Vec<String> = scopes.iter().map(ToString::to_string).collect();
                ("territory", json!({"scopes": scopes, "near": near}))
            }
            Named::Age { years, .. } => ("age", json!(years)),
            Named::Situation { code, denied, .. } => ("situation", json!({"code": code, "denied": denied})),
            Named::Person(_) => ("person", Value::Null),
            Named::When { .. } => ("when", Value::Null),
            Named::Kind(kind) => ("kind", json!(kind)),
            Named::Here => ("here", Value::Null),
        };
        json!({"text": said, "what": what, "value": value})
    };
    answer.entities.iter().map(entity).collect()
}

fn way_out(words: &Words, way: &WayOut) -> String {
    match way {
        WayOut::Try(word) => words.search_way("word", word),
        WayOut::Fewer(word) => words.search_way("shorter", word),
        WayOut::Browse => words.search_way("browse", ""),
        WayOut::Desk => words.search_way("desk", ""),
        WayOut::Site => words.search_way("site", ""),
    }
}

fn plain(pieces: &[(String, bool)]) -> String {
    pieces.iter().map(|(piece, _)| piece.as_str()).collect()
}
