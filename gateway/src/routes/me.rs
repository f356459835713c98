//! `/v1/me`: who is signed in, as far as the gateway knows.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::citizen::{Citizen, blocking, private};
use crate::app::App;
use crate::oidc::accounts;
use crate::problem::Problem;

/// The account, by what means it was proved last, and what was said of the person.
pub async fn one(State(app): State<Arc<App>>, Citizen(account): Citizen) -> Result<Response, Problem> {
    let me =
        blocking(&app, move |app| Ok(app.store.read(|db| accounts::me(db, &app.sign_in, account))?)).await?;
    Ok(private(StatusCode::OK, &me))
}
