//! A code by e-mail: asked for, and tried.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::consent::agreeing;
use super::{Caller, form, step, stopped};
use crate::app::App;
use crate::oidc::email_code::{self, Tried};
use crate::oidc::fields::Fields;
use crate::oidc::trips::{self, Stop};
use crate::pages::sign_in::{self, Before};

/// A letter was asked for.
pub async fn ask(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let caller = Caller::of(&app, &headers);
    match asked(&app, caller, &headers, bytes).await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

async fn asked(app: &Arc<App>, caller: Caller, headers: &HeaderMap, bytes: Bytes) -> Result<Response, Stop> {
    let bytes = form(headers, bytes)?;
    let browser = caller.browser.ok_or(Stop::Browser)?;
    let mailer = app.sign_in.mailer.clone().ok_or(Stop::Form)?;
    let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
    let typed = fields.one("address").unwrap_or_default().to_owned();
    let sent = bytes.clone();
    let Some(to) = email_code::address(&typed) else {
        let trip = step(app, move |app| {
            let fields = Fields::of(&sent).ok_or(Stop::Form)?;
            let now = app.config.clock.now().timestamp_millis();
            app.store.try_read(|db| trips::sent(db, Some(&browser), &fields, "means", now))
        });
        let trip = trip.await?;
        let (caller, form) = (caller.on(&trip), trips::form(&browser, &trip, "means"));
        return Ok(caller.show(sign_in::means(caller.words, &app.sign_in, &form, None, Some(&typed))));
    };
    let shown = to.to_string();
    let asked = step(app, move |app| {
        let fields = Fields::of(&sent).ok_or(Stop::Form)?;
        email_code::ask(app, Some(&browser), &fields, &to)
    });
    let (trip, letter) = asked.await?;
    let caller = caller.on(&trip);
    if let Some(letter) = letter {
        mailer.send(letter, caller.words);
    }
    let form = trips::form(&browser, &trip, "code");
    Ok(caller.show(sign_in::code(caller.words, Some(&shown), &form, &Before::Nothing)))
}

/// A code was typed.
pub async fn attempt(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let caller = Caller::of(&app, &headers);
    match attempted(&app, caller, &headers, bytes).await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

async fn attempted(
    app: &Arc<App>,
    caller: Caller,
    headers: &HeaderMap,
    bytes: Bytes,
) -> Result<Response, Stop> {
    let bytes = form(headers, bytes)?;
    let browser = caller.browser.ok_or(Stop::Browser)?;
    let tried = step(app, move |app| {
        let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
        email_code::attempt(app, Some(&browser), &fields)
    });
    let (trip, before) = match tried.await? {
        Tried::Right(trip) => return agreeing(app, caller, trip, false).await,
        Tried::Wrong(trip, left) => (trip, Before::Wrong(left)),
        Tried::Spent(trip) => (trip, Before::Spent),
    };
    let (caller, form) = (caller.on(&trip), trips::form(&browser, &trip, "code"));
    Ok(caller.show(sign_in::code(caller.words, None, &form, &before)))
}
