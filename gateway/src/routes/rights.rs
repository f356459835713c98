//! What a person asks about what is held of them: that it go, that it be given out.

use std::sync::Arc;

use api_client::wire::{self, DONE};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::citizen::{Citizen, Eraser, blocking, id, private};
use crate::app::App;
use crate::problem::Problem;
use crate::rights::erase;
use crate::rights::export::{self, Found};

/// Erases the account: 200 once all of it is done, 202 while files are still to go.
pub async fn erase(
    State(app): State<Arc<App>>,
    Eraser(account): Eraser,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let said = blocking(&app, move |app| erase::erase(app, account, id)).await?;
    let status = if said.state == DONE { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok(private(status, &said))
}

/// What was erased, what stays, and why.
pub async fn erasure(
    State(app): State<Arc<App>>,
    Eraser(account): Eraser,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let said: wire::Erasure = blocking(&app, move |app| erase::read(app, account, id)).await?;
    Ok(private(StatusCode::OK, &said))
}

/// Asks for everything that is held.
pub async fn ask_export(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let said = blocking(&app, move |app| export::ask(app, account, id)).await?;
    Ok(private(StatusCode::ACCEPTED, &said))
}

/// The ZIP, or 202 as long as it is not ready.
pub async fn export(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let ready = match blocking(&app, move |app| export::find(app, account, id)).await? {
        Found::Waits(said) => return Ok(private(StatusCode::ACCEPTED, &said)),
        Found::Ready(ready) => ready,
    };
    let body = app.papers.open(&ready.file, ready.size).await?.ok_or(Problem::Unknown)?;
    let marks = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, ready.size.to_string()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"export.zip\"".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((marks, body).into_response())
}
