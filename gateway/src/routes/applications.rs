//! Filing: registration, what is held of an application, its receipts, documents and withdrawal.

use std::sync::Arc;

use api_client::canonical::unhex;
use api_client::wire;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::citizen::{Citizen, blocking, body, created, id, private};
use crate::app::App;
use crate::filing::{self, receipts, register, withdraw};
use crate::problem::Problem;
use crate::store::{applications, documents};

const ENVELOPE: &str = "application/vnd.maregion.envelope+json";
const JSON: &str = "application/json";

/// Registers an application: 201, or 200 with the same receipts for the same bytes.
pub async fn put(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    body(&headers, ENVELOPE, &bytes)?;
    let outcome = blocking(&app, move |app| register::register(app, account, id, &bytes)).await?;
    Ok(private(created(outcome.new), &outcome.said))
}

/// Everything that an account filed.
pub async fn list(State(app): State<Arc<App>>, Citizen(account): Citizen) -> Result<Response, Problem> {
    let found = blocking(&app, move |app| {
        app.store.try_read(|db| {
            let held = applications::of_account(db, account)?;
            let applications =
                held.iter().map(|one| filing::application(db, one)).collect::<Result<_, _>>()?;
            Ok(wire::Applications { applications })
        })
    });
    Ok(private(StatusCode::OK, &found.await?))
}

/// One of them.
pub async fn one(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let found = blocking(&app, move |app| {
        filing::held(app, account, id, |db, held| Ok(filing::application(db, held)?))
    });
    Ok(private(StatusCode::OK, &found.await?))
}

/// Its signed receipts.
pub async fn receipts(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let found = blocking(&app, move |app| {
        filing::held(app, account, id, |db, _| Ok(wire::Receipts { receipts: receipts::travelling(db, id)? }))
    });
    Ok(private(StatusCode::OK, &found.await?))
}

/// One of its documents, once it is verified.
pub async fn document(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path((name, sha256)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let sha256 = unhex(&sha256).and_then(|bytes| bytes.try_into().ok()).ok_or(Problem::Unknown)?;
    let document = blocking(&app, move |app| {
        filing::held(app, account, id, |db, _| {
            applications::announced(db, id, sha256)?.ok_or(Problem::Unknown)?;
            documents::read(db, account, sha256)?.ok_or(Problem::Unknown)
        })
    })
    .await?;
    sent(&app, document).await
}

/// The bytes of a document.
pub async fn sent(app: &App, document: documents::Document) -> Result<Response, Problem> {
    let body = app.papers.open(&document.file, document.size).await?.ok_or(Problem::Unknown)?;
    // What a citizen sent is never shown by a browser as a page of ours.
    let marks = [
        (header::CONTENT_TYPE, document.media),
        (header::CONTENT_LENGTH, document.size.to_string()),
        (header::CONTENT_DISPOSITION, "attachment".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((marks, body).into_response())
}

/// Takes it back.
pub async fn withdrawal(
    State(app): State<Arc<App>>,
    Citizen(account): Citizen,
    Path(name): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    body(&headers, JSON, &bytes)?;
    let (new, said) = blocking(&app, move |app| withdraw::withdraw(app, account, id, &bytes)).await?;
    Ok(private(created(new), &said))
}
