//! The one page with the one button, and what it leads to.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::{Caller, form, sent_on, step, stopped};
use crate::app::App;
use crate::oidc::fields::Fields;
use crate::oidc::trips::{self, Stop};
use crate::pages::{notice, sign_in};
use crate::store::trips::{Stage, Trip};

/// Shows the page to a citizen who is identified.
pub async fn agreeing(app: &Arc<App>, caller: Caller, trip: Trip, again: bool) -> Result<Response, Stop> {
    let browser = caller.browser.ok_or(Stop::Browser)?;
    let (caller, form) = (caller.on(&trip), trips::form(&browser, &trip, "consent"));
    let (redirect_uri, account) = (trip.redirect_uri, trip.account.ok_or(Stop::State)?);
    let name = step(app, move |app| Ok(trips::greeted(app, account)?)).await?;
    Ok(caller.show(sign_in::consent(caller.words, &name, &redirect_uri, &form, again)))
}

/// Shows where a trip is to a browser that came back a second time.
pub async fn again(app: &Arc<App>, caller: Caller, trip: Trip) -> Result<Response, Stop> {
    match trip.stage {
        Stage::Identified => agreeing(app, caller, trip, true).await,
        Stage::Back => {
            // The provider is being asked: by the time that the citizen has read this, it has answered.
            let browser = caller.browser.ok_or(Stop::Browser)?;
            let (caller, form) = (caller.on(&trip), trips::form(&browser, &trip, "go-on"));
            Ok(caller.show(notice::already(caller.words, Some(&form))))
        }
        Stage::Done => {
            let caller = caller.on(&trip);
            Ok(caller.show(notice::already(caller.words, None)))
        }
        Stage::Choosing | Stage::Away => Err(Stop::State),
    }
}

/// From the page that says « already signed in ».
pub async fn go_on(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let caller = Caller::of(&app, &headers);
    let gone = async {
        let (bytes, browser) = (form(&headers, bytes)?, caller.browser);
        let trip = step(&app, move |app| {
            let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
            let now = app.config.clock.now().timestamp_millis();
            app.store.try_read(|db| trips::sent(db, browser.as_ref(), &fields, "go-on", now))
        });
        again(&app, caller, trip.await?).await
    };
    match gone.await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

/// The button was pressed: the browser goes back to the app, with a code.
pub async fn agree(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let caller = Caller::of(&app, &headers);
    let agreed = async {
        let (bytes, browser) = (form(&headers, bytes)?, caller.browser);
        step(&app, move |app| {
            let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
            trips::agree(app, browser.as_ref(), &fields)
        })
        .await
    };
    match agreed.await {
        Ok(to) => sent_on(&to),
        Err(stop) => stopped(&app, caller, stop).await,
    }
}
