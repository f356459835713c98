//! News of what was filed, and what phones say after a restore.

use std::sync::Arc;

use api_client::wire;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::citizen::{Citizen, blocking, body, private};
use crate::app::App;
use crate::filing::{feed, reconcile};
use crate::problem::Problem;

/// What is new since a cursor; 204 for nothing.
pub async fn list(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (cursor, limit) = asked(query.as_deref().unwrap_or(""))?;
    let page = blocking(&app, move |app| feed::page(app, account, cursor.as_deref(), limit)).await?;
    Ok(match page {
        Some(page) => private(StatusCode::OK, &page),
        None => (StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, "no-store")]).into_response(),
    })
}

/// A cursor and a limit; a cursor is hex digits, so nothing in the query is encoded.
fn asked(query: &str) -> Result<(Option<String>, Option<u64>), Problem> {
    let (mut cursor, mut limit) = (None, None);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("cursor", value)) => cursor = Some(value.to_owned()).filter(|value| !value.is_empty()),
            Some(("limit", value)) => {
                limit = Some(value.parse().ok().filter(|limit| *limit > 0).ok_or(Problem::Malformed)?);
            }
            // A parameter of a later version.
            _ => {}
        }
    }
    Ok((cursor, limit))
}

/// Enters again what a restore lost.
pub async fn reconcile(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    body(&headers, "application/json", &bytes)?;
    let asked: wire::Reconcile = serde_json::from_slice(&bytes).map_err(|_| Problem::Malformed)?;
    let said = blocking(&app, move |app| reconcile::reconcile(app, account, &asked)).await?;
    Ok(private(StatusCode::OK, &said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_what_is_not_known_is_passed_over() {
        assert_eq!(asked("").unwrap(), (None, None));
        assert_eq!(asked("cursor=ab1&limit=5&later=x").unwrap(), (Some("ab1".to_owned()), Some(5)));
        assert_eq!(asked("limit=").err(), Some(Problem::Malformed));
        assert_eq!(asked("limit=0").err(), Some(Problem::Malformed), "a page of nothing would never end");
        assert_eq!(asked("cursor=").unwrap(), (None, None));
    }
}
