//! Signed content: plain files, served as any web server would.

use std::path::Path;
use std::sync::Arc;

use api_client::envelope::{self, Kind};
use api_client::wire;
use axum::body::Body;
use axum::extract::{self, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::citizen::blocking;
use super::range::{self, Part};
use crate::app::App;
use crate::problem::Problem;
use crate::store::notes;

const MANIFEST: &str = "application/vnd.maregion.manifest";
const ROOT: &str = "application/vnd.maregion.root";
const FOR_EVER: &str = "public, immutable, max-age=31536000";
const ASK_AGAIN: &str = "no-cache";

/// The manifest; 304 to who holds it already.
pub async fn manifest(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Problem> {
    let body = public_manifest(&app).await?.ok_or(Problem::Busy)?;
    let payload = envelope::open(Kind::Manifest, &body).map_err(|_| Problem::Fault)?.payload;
    let seq = serde_json::from_slice::<wire::Manifest>(payload).map_err(|_| Problem::Fault)?.manifest_seq;
    let etag = format!("\"{seq}\"");
    let marks = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, ASK_AGAIN.to_owned())];
    if held(&headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, marks).into_response());
    }
    Ok((marks, [(header::CONTENT_TYPE, MANIFEST)], body).into_response())
}

/// The newest root.
pub async fn newest_root(State(app): State<Arc<App>>) -> Result<Response, Problem> {
    let body = read(&app.places.newest_root()).await?.ok_or(Problem::Busy)?;
    Ok(([(header::CONTENT_TYPE, ROOT), (header::CACHE_CONTROL, ASK_AGAIN)], body).into_response())
}

/// Root n. One that is not there yet may come: its absence is not kept.
pub async fn root(
    State(app): State<Arc<App>>,
    extract::Path(n): extract::Path<String>,
) -> Result<Response, Problem> {
    let digits = n.bytes().all(|byte| byte.is_ascii_digit()) && !n.starts_with('0');
    let n = n.parse().ok().filter(|_| digits).ok_or(Problem::Unknown)?;
    let body = read(&app.places.root(n)).await?.ok_or(Problem::Unknown)?;
    Ok(([(header::CONTENT_TYPE, ROOT), (header::CACHE_CONTROL, FOR_EVER)], body).into_response())
}

/// A blob or a part of it; its name is its digest, so it never changes.
pub async fn blob(
    State(app): State<Arc<App>>,
    extract::Path(sha256): extract::Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let size = app.store.blobs.size(&sha256).await?.ok_or(Problem::Unknown)?;
    let etag = format!("\"{sha256}\"");
    let mut marks = vec![
        (header::ETAG, etag.clone()),
        (header::CACHE_CONTROL, FOR_EVER.to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    if held(&headers, &etag) {
        return Ok(with(StatusCode::NOT_MODIFIED, marks, Body::empty()));
    }
    marks.push((header::CONTENT_TYPE, "application/octet-stream".to_owned()));
    let (status, first, length) = match range::asked(&headers, size, &etag) {
        Part::Whole => (StatusCode::OK, 0, size),
        Part::Beyond => return Err(Problem::Range { size }),
        Part::Bytes { first, last } => {
            marks.push((header::CONTENT_RANGE, format!("bytes {first}-{last}/{size}")));
            (StatusCode::PARTIAL_CONTENT, first, last - first + 1)
        }
    };
    marks.push((header::CONTENT_LENGTH, length.to_string()));
    Ok(with(status, marks, app.store.blobs.open(&sha256, first, length).await?))
}

fn with(status: StatusCode, marks: Vec<(HeaderName, String)>, body: Body) -> Response {
    let mut answer = (status, body).into_response();
    let readable = |(name, value): (HeaderName, String)| value.try_into().ok().map(|value| (name, value));
    answer.headers_mut().extend(marks.into_iter().filter_map(readable));
    answer
}

/// Whether the caller holds that already.
pub(super) fn held(headers: &HeaderMap, etag: &str) -> bool {
    let tags = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    tags.split(',')
        .map(|tag| tag.trim())
        .any(|tag| tag.strip_prefix("W/").unwrap_or(tag) == etag || tag == "*")
}

/// The file; where other gateways publish too, what the last of them signed.
async fn public_manifest(app: &Arc<App>) -> Result<Option<Vec<u8>>, Problem> {
    if app.store.is_shared() {
        blocking(app, |app| Ok(app.store.read(notes::manifest)?)).await
    } else {
        read(&app.places.manifest()).await
    }
}

async fn read(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    match tokio::fs::read(path).await {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(Problem::Fault),
    }
}
