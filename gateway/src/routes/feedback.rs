//! Errors that anybody may report in what is published.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::citizen::{blocking, body, created, id, private};
use crate::app::App;
use crate::filing;
use crate::problem::Problem;

/// Keeps a report: 201, or 200 for the same bytes.
pub async fn put(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    body(&headers, "application/json", &bytes)?;
    let (new, said) = blocking(&app, move |app| filing::feedback::put(app, id, &bytes)).await?;
    Ok(private(created(new), &said))
}
