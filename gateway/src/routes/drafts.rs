//! Copies of drafts, for the citizens who wish one; and the definition of the form that a copy was written for.

use std::sync::Arc;

use api_client::canonical::unhex;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::citizen::{Citizen, blocking, body, created, id, private};
use crate::app::App;
use crate::filing::drafts::{self, Known};
use crate::problem::Problem;
use crate::store::drafts::Why;
use crate::store::forms;

const JSON: &str = "application/json";

/// Everything that is kept for an account, and what was.
pub async fn list(State(app): State<Arc<App>>, Citizen(account): Citizen) -> Result<Response, Problem> {
    let found = blocking(&app, move |app| drafts::list(app, account)).await?;
    Ok(private(StatusCode::OK, &found))
}

/// One copy, as it was sent.
pub async fn one(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let (held, body) = blocking(&app, move |app| drafts::one(app, account, id)).await?;
    let marks = [
        (header::CONTENT_TYPE, JSON.to_owned()),
        (header::ETAG, held.etag),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((marks, body).into_response())
}

/// Keeps a copy over the one that the caller knows: 201, or 200 where there was one.
pub async fn put(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    body(&headers, JSON, &bytes)?;
    let known = known(&headers)?;
    let put = move |app: &App| drafts::put(app, account, id, known, &bytes);
    let (new, held) = blocking(&app, put).await?;
    let etag = held.etag.clone();
    Ok(([(header::ETAG, etag)], private(created(new), &held)).into_response())
}

/// Ends the copy that the caller knows: with its draft (`why=discarded`), or because no copy is wished any more.
pub async fn delete(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let why = reason(query.as_deref().unwrap_or(""))?;
    let Known::This(etag) = known(&headers)? else { return Err(Problem::ConditionNeeded) };
    blocking(&app, move |app| drafts::end(app, account, id, etag, why)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The definition of a form by its digest, for ever the same: a draft may be older than what is published.
pub async fn form(State(app): State<Arc<App>>, Path(sha256): Path<String>) -> Result<Response, Problem> {
    let digest = unhex(&sha256).and_then(|bytes| bytes.try_into().ok()).ok_or(Problem::Unknown)?;
    let found = blocking(&app, move |app| Ok(app.store.read(|db| forms::kept(db, digest))?)).await?;
    let marks = [
        (header::CONTENT_TYPE, JSON.to_owned()),
        (header::ETAG, format!("\"{sha256}\"")),
        (header::CACHE_CONTROL, "public, immutable, max-age=31536000".to_owned()),
    ];
    Ok((marks, found.ok_or(Problem::Unknown)?).into_response())
}

/// Why a copy is to go; its draft lives on unless something else is said.
fn reason(query: &str) -> Result<Why, Problem> {
    let said = query.split('&').find_map(|pair| pair.strip_prefix("why="));
    match said {
        Some("discarded") => Ok(Why::Discarded),
        Some("stopped") | None => Ok(Why::Stopped),
        Some(_) => Err(Problem::Malformed),
    }
}

/// What a caller knows. Who says nothing would write over what nobody showed them; « whatever it is » says nothing.
fn known(headers: &HeaderMap) -> Result<Known, Problem> {
    let text = |name| headers.get(name).map(|value: &header::HeaderValue| value.to_str().unwrap_or(""));
    match (text(header::IF_MATCH), text(header::IF_NONE_MATCH)) {
        (Some(known), None) => drafts::etag(known.trim()).map(Known::This).ok_or(Problem::ConditionNeeded),
        (None, Some(none)) if none.trim() == "*" => Ok(Known::Nothing),
        _ => Err(Problem::ConditionNeeded),
    }
}
