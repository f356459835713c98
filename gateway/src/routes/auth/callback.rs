//! The browser comes back from a provider: the code is exchanged here, at once, since it lives 30 seconds.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Response};

use super::consent::{again, agreeing};
use super::{Caller, step, stopped};
use crate::app::App;
use crate::oidc::fields::Fields;
use crate::oidc::provider::verify::Doubt;
use crate::oidc::provider::{Return, Trouble};
use crate::oidc::trips::{self, Back, Stop, Words as Told};
use crate::problem::Problem;

/// A provider sent a browser back.
pub async fn back(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    method: Method,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    // Whoever only looks must not spend what is good once.
    if method == Method::HEAD {
        return Problem::Method.into_response();
    }
    let caller = Caller::of(&app, &headers);
    match came(&app, caller, name, query.unwrap_or_default()).await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

async fn came(app: &Arc<App>, caller: Caller, name: String, query: String) -> Result<Response, Stop> {
    let provider = app.sign_in.provider(&name).ok_or(Stop::State)?.clone();
    let fields = Fields::of(query.as_bytes()).ok_or(Stop::State)?;
    let (browser, state) = (caller.browser, fields.one("state").map(str::to_owned));
    let told = state.clone();
    let back = step(app, move |app| trips::come_back(app, browser.as_ref(), &name, state.as_deref()));
    let trip = match back.await? {
        Back::Now(trip) => trip,
        Back::Again(trip) => return again(app, caller, trip).await,
    };
    let (Some(browser), Some(state)) = (browser, told) else { return Err(Stop::Browser) };
    // From here on the state is spent: whatever goes wrong, the citizen chooses again.
    if fields.one("iss").is_some_and(|issuer| issuer != provider.set.issuer) {
        return Err(Stop::Provider(trip.into(), Doubt::Issuer.into()));
    }
    let code = match (fields.one("code"), fields.one("error")) {
        (Some(code), None) => code,
        (_, Some("access_denied")) => return Err(Stop::GaveUp(trip.into())),
        _ => return Err(Stop::Provider(trip.into(), Trouble::Refused)),
    };
    let told = Told::of(&browser, state);
    let redirect_uri = format!("{}{}", app.sign_in.public(), crate::routes::callback_of(&provider.name));
    let (nonce, verifier) = (told.nonce.as_str(), told.verifier.as_str());
    let now = app.config.clock.now().timestamp();
    let who = provider.identify(Return { code, redirect_uri: &redirect_uri, nonce, verifier, now }).await;
    let who = match who {
        Ok(who) => who,
        Err(trouble) => return Err(Stop::Provider(trip.into(), trouble)),
    };
    let trip = step(app, move |app| trips::identified(app, &trip, &provider, &who)).await?;
    agreeing(app, caller, trip, false).await
}
