//! Whose request it is, asked of every route of a citizen, and the body that it may bring.

use std::sync::Arc;

use api_client::digest::{Told, told};
use axum::Json;
use axum::body::Bytes;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::app::App;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::whose::Whose;

/// The account that asks.
pub struct Citizen(pub AccountId);

impl FromRequestParts<Arc<App>> for Citizen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        match parts.extensions.get::<Whose>() {
            Some(Whose::Account(account)) => Ok(Self(*account)),
            Some(Whose::Nobody(problem)) => Err(problem.clone()),
            _ => Err(Problem::TokenInvalid),
        }
    }
}

/// The account that may be erased: by whoever is signed in to it, or by the token that is good for that alone.
pub struct Eraser(pub AccountId);

impl FromRequestParts<Arc<App>> for Eraser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        match parts.extensions.get::<Whose>() {
            Some(Whose::Eraser(account)) => Ok(Self(*account)),
            _ => Citizen::from_request_parts(parts, app).await.map(|citizen| Self(citizen.0)),
        }
    }
}

/// Does what waits for the disk away from the threads that serve.
pub async fn blocking<T: Send + 'static>(
    app: &Arc<App>,
    job: impl FnOnce(&App) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || job(&app)).await.map_err(|_| Problem::Fault)?
}

/// Refuses a body of another media type, or one that was damaged on the way.
pub fn body(headers: &HeaderMap, media: &str, body: &Bytes) -> Result<(), Problem> {
    let text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let named = text(header::CONTENT_TYPE).and_then(|value| value.split(';').next()).map(str::trim);
    if named != Some(media) {
        return Err(Problem::MediaType);
    }
    match headers.get("content-digest") {
        Some(value) if value.to_str().is_ok_and(|value| told(value, body) == Told::Same) => Ok(()),
        Some(_) => Err(Problem::BadDigest),
        None => Ok(()),
    }
}

/// An id in a path; anything else names nothing.
pub fn id(text: &str) -> Result<uuid::Uuid, Problem> {
    // One spelling only: an id is compared, logged and signed as it is written.
    text.parse::<uuid::Uuid>().ok().filter(|id| id.hyphenated().to_string() == text).ok_or(Problem::Unknown)
}

/// An answer that nobody but its caller may keep.
pub fn private(status: StatusCode, what: &impl Serialize) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(what)).into_response()
}

/// 201 for what is new, 200 for what was there.
pub fn created(new: bool) -> StatusCode {
    if new { StatusCode::CREATED } else { StatusCode::OK }
}
