//! `/v1/uploads`: tus 1.0.0 over `filing::upload`, with every rule of WIRE.md §7.

mod append;
pub(crate) mod heads;
mod steps;
mod writers;

use std::sync::Arc;

use api_client::wire::{REGION_UPLOAD, SCANNING, TUS, VERIFIED};
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::DateTime;

use super::citizen::{Citizen, blocking};
use crate::app::App;
use crate::filing::upload::{self, Place, Seen};
use crate::problem::Problem;
use crate::store::accounts::AccountId;

use writers::AtWork;
pub use writers::Writers;

/// Marks every answer as tus, and refuses another version of it.
pub async fn tus(request: Request, next: Next) -> Response {
    let asked = request.headers().get("tus-resumable").map(|value| value == TUS);
    let mut answer = match asked {
        Some(true) => next.run(request).await,
        None if request.method() == axum::http::Method::OPTIONS => next.run(request).await,
        _ => Problem::TusVersion.into_response(),
    };
    let headers = answer.headers_mut();
    headers.insert("tus-resumable", HeaderValue::from_static(TUS));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// What is spoken here.
pub async fn options(State(app): State<Arc<App>>) -> impl IntoResponse {
    let marks = [
        ("tus-version", TUS.to_owned()),
        ("tus-extension", "creation,creation-with-upload,checksum,expiration,termination".to_owned()),
        ("tus-max-size", app.config.filing.document_bytes.to_string()),
        ("tus-checksum-algorithm", "sha256,sha1".to_owned()),
    ];
    (StatusCode::NO_CONTENT, marks)
}

/// Begins an upload, or finds the one begun before, and takes the bytes that come with it.
pub async fn create(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let length = heads::number(&headers, "upload-length")?.ok_or(Problem::BadTus)?;
    if length > app.config.filing.document_bytes {
        return Err(Problem::TooLarge);
    }
    let (application, sha256) = heads::metadata(&headers)?;
    let begin = move |app: &App| upload::begin(app, account, application, sha256, length);
    let (new, token) = blocking(&app, begin).await?;
    let seen = where_it_stands(&app, account, token).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    let location = format!("uploads/{}", seen.upload.token);
    // Bytes that come with the creation of an upload begun before are not asked for: they may be there already.
    let bytes_come = heads::media(&headers) && new;
    let seen = if bytes_come {
        let at_work = app.writers.begins(&seen.upload.token);
        append::append(&app, seen, &headers, body, at_work).await?
    } else {
        seen
    };
    let mut answer = (status, [(header::LOCATION, location)]).into_response();
    told(&mut answer, &seen);
    Ok(answer)
}

/// How far an upload is. Whoever wrote to it until now does not any more.
pub async fn head(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let seen = where_it_stands(&app, account, token).await?;
    let mut answer = (StatusCode::OK, [("upload-length", seen.upload.size.to_string())]).into_response();
    told(&mut answer, &seen);
    Ok(answer)
}

/// Takes an upload over, once whoever writes to it has written what had arrived.
async fn where_it_stands(app: &Arc<App>, account: AccountId, token: String) -> Result<Seen, Problem> {
    app.writers.let_go(&token).await;
    blocking(app, move |app| upload::take_over(app, account, &token, None)).await
}

/// Takes the next bytes.
pub async fn patch(
    State(app): State<Arc<App>>,
    // Before anything is read: whoever asks meanwhile how far it is would be told less than is about to be written, and
    // would send a whole body to a place that has moved.
    Writing(at_work): Writing,
    Citizen(account): Citizen,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    take(app, at_work, account, token, headers, body).await
}

async fn take(
    app: Arc<App>,
    at_work: AtWork,
    account: AccountId,
    token: String,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if !heads::media(&headers) {
        return Err(Problem::MediaType);
    }
    let offset = heads::number(&headers, "upload-offset")?.ok_or(Problem::BadTus)?;
    let take = move |app: &App| upload::take_over(app, account, &token, Some(offset));
    let seen = blocking(&app, take).await?;
    let seen = append::append(&app, seen, &headers, body, at_work).await?;
    let mut answer = StatusCode::NO_CONTENT.into_response();
    told(&mut answer, &seen);
    Ok(answer)
}

/// The upload of the path is being written to from now on. Whoever does not know its name cannot say so.
pub struct Writing(AtWork);

impl FromRequestParts<Arc<App>> for Writing {
    type Rejection = PathRejection;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Self::Rejection> {
        let Path(token) = Path::<String>::from_request_parts(parts, app).await?;
        Ok(Self(app.writers.begins(&token)))
    }
}

/// `PATCH`, `HEAD` or `DELETE` for callers behind a proxy that lets none of them pass.
pub async fn instead(
    state: State<Arc<App>>,
    citizen: Citizen,
    path: Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    match headers.get("x-http-method-override").and_then(|value| value.to_str().ok()) {
        Some("PATCH") => {
            let (State(app), Citizen(account), Path(token)) = (state, citizen, path);
            let at_work = app.writers.begins(&token);
            take(app, at_work, account, token, headers, body).await
        }
        Some("HEAD") => head(state, citizen, path).await,
        Some("DELETE") => delete(state, citizen, path).await,
        _ => Err(Problem::Method),
    }
}

/// Ends an upload that is not finished.
pub async fn delete(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    blocking(&app, move |app| upload::terminate(app, account, &token)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Where an upload stands, in the headers of tus and in ours.
fn told(answer: &mut Response, seen: &Seen) {
    let headers = answer.headers_mut();
    headers.insert("upload-offset", HeaderValue::from(seen.upload.offset));
    let state = match seen.place {
        Place::Open => "open",
        Place::Scanning => SCANNING,
        Place::Verified => VERIFIED,
    };
    headers.insert(REGION_UPLOAD, HeaderValue::from_static(state));
    let until = DateTime::from_timestamp_millis(seen.expires_at).filter(|_| seen.place == Place::Open);
    let until = until.map(|until| until.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
    if let Some(until) = until.and_then(|until| HeaderValue::try_from(until).ok()) {
        headers.insert("upload-expires", until);
    }
}
