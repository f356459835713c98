//! Is it there, is it ours, is it well?

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::problem::Problem;
use crate::store::notes;

const PROBE: &str = "region-probe";
/// A nonce is 16 bytes in hex; nothing else is echoed.
const NONCE: std::ops::RangeInclusive<usize> = 16..=64;

/// Echoes the caller's nonce: no page written in advance can do that.
pub async fn ping(headers: HeaderMap) -> Response {
    let mut answer = StatusCode::NO_CONTENT.into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let nonce = headers
        .get(PROBE)
        .filter(|nonce| NONCE.contains(&nonce.len()) && nonce.as_bytes().iter().all(u8::is_ascii_hexdigit));
    if let Some(nonce) = nonce {
        answer.headers_mut().insert(PROBE, nonce.clone());
    }
    answer
}

/// The process lives.
pub async fn alive() -> Json<serde_json::Value> {
    Json(serde_json::json!({"alive": true}))
}

/// The store answers, and something is published.
pub async fn ready(State(app): State<Arc<App>>) -> Result<Json<serde_json::Value>, Problem> {
    let seq = tokio::task::spawn_blocking(move || app.store.read(notes::manifest_seq))
        .await
        .map_err(|_| Problem::Fault)?
        .map_err(|_| Problem::Busy)?;
    if seq == 0 {
        Err(Problem::Busy)
    } else {
        Ok(Json(serde_json::json!({"ready": true, "manifest_seq": seq})))
    }
}
