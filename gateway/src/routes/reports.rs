//! How the agenda of an organiser was read: a page for them, under a name that nobody guesses.

use std::collections::BTreeMap;
use std::sync::Arc;

use api_client::wire::Event;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use chrono::DateTime;

use super::citizen::blocking;
use crate::app::App;
use crate::jobs::organisers;
use crate::pages::report::{self, Told};
use crate::pages::words::Words;
use crate::problem::Problem;
use crate::store::{records, reports};

/// The page. Without an account, for organisers are many and small: whoever was given the address reads it. It holds
/// nothing secret and nobody's data; its name keeps the quality of a body's agenda between that body and the Region.
pub async fn page(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let spoken =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let words = Words { french: !spoken.trim_start().to_ascii_lowercase().starts_with("en") };
    let secure = app.sign_in.is_secure();
    let page = blocking(&app, move |app| {
        let (key, tried) = organisers::of_report(app, &name)?.ok_or(Problem::Unknown)?;
        let source = organisers::source_of(&key);
        let (last, held) =
            app.store.read(|db| Ok((reports::last(db, &source)?, records::of_source(db, &source)?)))?;
        let title =
            |(id, body): (String, Vec<u8>)| Some((id, serde_json::from_slice::<Event>(&body).ok()?.title));
        let titles: BTreeMap<String, String> = held.into_iter().filter_map(title).collect();
        let at = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap_or_default();
        let failed = tried.as_ref().and_then(|tried| Some((at(tried.at_ms), tried.code.as_deref()?)));
        let organiser = app.config.organisers.get(&key).map_or(key.as_str(), |set| set.name.as_str());
        let report = last.as_ref().map(|(ms, report)| (at(*ms), report));
        Ok(report::page(words, &Told { organiser, report, failed, titles: &titles }))
    })
    .await?;
    Ok(page.answer(secure))
}
