//! What takes place, for calendars and readers of news: the published events, as iCalendar, Atom and RSS.

pub(crate) mod asked;
mod atom;
mod calendar;
pub(crate) mod held;
mod rss;
mod xml;

use std::sync::Arc;

use api_client::canonical::sha256_hex;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::citizen::blocking;
use super::packs::held as is_held;
use crate::app::App;
use crate::problem::Problem;
use asked::Asked;
use held::Agenda;

/// Seconds that a copy of an answer is good.
const GOOD_FOR: u32 = 900;

/// How an answer is written.
type Written = fn(&App, &Agenda, &Asked) -> String;

/// As a calendar (RFC 5545).
pub async fn ics(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    answer(&app, query, &headers, "text/calendar; charset=utf-8", calendar::written).await
}

/// As news (RFC 4287).
pub async fn atom(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    answer(&app, query, &headers, "application/atom+xml; charset=utf-8", atom::written).await
}

/// As news (RSS 2.0).
pub async fn rss(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    answer(&app, query, &headers, "application/rss+xml; charset=utf-8", rss::written).await
}

/// Answers a question; 304 to who holds the answer. Nothing of the question is kept or written down anywhere: it may
/// say where somebody is.
async fn answer(
    app: &Arc<App>,
    query: Option<String>,
    headers: &HeaderMap,
    media: &'static str,
    written: Written,
) -> Result<Response, Problem> {
    let today = app.config.clock.today();
    let asked = Asked::read(query.as_deref().unwrap_or(""), today).ok_or(Problem::Malformed)?;
    let agenda = blocking(app, |app| Ok(held::current(app)?)).await?;
    // The same edition, question and day give the same bytes.
    let mark = format!("{media}\n{}\n{asked:?}", agenda.mark);
    let etag = format!("\"{}\"", &sha256_hex(mark.as_bytes())[..32]);
    let whose = if asked.is_personal() { "private" } else { "public" };
    let marks = [
        (header::ETAG, etag.clone()),
        (header::CACHE_CONTROL, format!("{whose}, max-age={GOOD_FOR}")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    if is_held(headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, marks).into_response());
    }
    let body = blocking(app, move |app| Ok(written(app, &agenda, &asked))).await?;
    Ok((marks, [(header::CONTENT_TYPE, media)], body).into_response())
}
