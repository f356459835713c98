//! `/v1/me`: who is signed in, as far as the gateway knows.

use std::sync::Arc;

use api_client::wire;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::citizen::{Citizen, blocking, private};
use crate::app::App;
use crate::oidc::accounts;
use crate::problem::Problem;

/// The account, by what means it was proved last, and what was said of the person.
pub async fn one(State(app): State<Arc<App>>, Citizen(account): Citizen) -> Result<Response, Problem> {
    let known =
        blocking(&app, move |app| Ok(app.store.read(|db| accounts::person(db, &app.sign_in, account))?));
    let (means, person) = known.await?.unwrap_or_default();
    let me = wire::Me {
        account: api_client::canonical::hex(&account.0),
        display_name: person.display_name(),
        means,
        given_name: person.given_name,
        family_name: person.family_name,
        preferred_username: person.preferred_username,
        email: person.email,
        birthdate: person.birthdate,
    };
    Ok(private(StatusCode::OK, &me))
}
