//! Messages between a citizen and the Region's service.

use std::sync::Arc;

use api_client::wire;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::citizen::{Citizen, blocking, body, created, id, private};
use crate::app::App;
use crate::filing;
use crate::problem::Problem;
use crate::store::messages;

/// Keeps a message: 201, or 200 for the same bytes.
pub async fn put(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path((application, message)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let (application, message) = (id(&application)?, id(&message)?);
    body(&headers, "application/json", &bytes)?;
    let put = move |app: &App| filing::messages::put(app, account, application, message, &bytes);
    let (new, said) = blocking(&app, put).await?;
    Ok(private(created(new), &said))
}

/// All of them, oldest first.
pub async fn list(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let found = blocking(&app, move |app| {
        filing::held(app, account, id, |db, held| {
            let of = messages::of(db, id)?;
            let messages = of.iter().map(|one| filing::message(db, held, one)).collect::<Result<_, _>>()?;
            Ok(wire::Messages { messages })
        })
    });
    Ok(private(StatusCode::OK, &found.await?))
}
