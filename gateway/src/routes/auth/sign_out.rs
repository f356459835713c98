//! Signing out in the browser: asked, agreed to, and come back from the provider.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::{Caller, form, sent_on, step, stopped};
use crate::app::App;
use crate::oidc::fields::Fields;
use crate::oidc::sign_out::{self, Standing};
use crate::oidc::trips::{self, Stop};
use crate::pages::notice;
use crate::store::trips::Trip;

/// The app sends a browser here, once it is signed out itself; or another page does.
pub async fn ask(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let caller = Caller::of(&app, &headers);
    let shown = async {
        let standing = step(&app, move |app| sign_out::standing(app, caller.browser.as_ref())).await?;
        match standing {
            Standing::Stranger => Ok(caller.show(notice::signed_out(caller.words, false))),
            Standing::SignedOut(trip) => leave(&app, caller, trip).await,
            Standing::SignedIn(trip) => {
                let browser = caller.browser.ok_or(Stop::Browser)?;
                let caller = caller.on(&trip);
                let provider = trip.provider.as_deref().and_then(|name| app.sign_in.provider(name));
                let leads_to = provider.map(|provider| provider.origins()).unwrap_or_default();
                let form = trips::form(&browser, &trip, "sign-out");
                Ok(caller.show(notice::sign_out(caller.words, &form, leads_to)))
            }
        }
    };
    match shown.await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

/// The button was pressed.
pub async fn agree(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let caller = Caller::of(&app, &headers);
    let agreed = async {
        let (bytes, browser) = (form(&headers, bytes)?, caller.browser);
        let trip = step(&app, move |app| {
            let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
            sign_out::agree(app, browser.as_ref(), &fields)
        });
        leave(&app, caller, trip.await?).await
    };
    match agreed.await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

/// To the provider's own log-out, or to the end.
async fn leave(app: &Arc<App>, caller: Caller, trip: Trip) -> Result<Response, Stop> {
    let browser = caller.browser.ok_or(Stop::Browser)?;
    let caller = caller.on(&trip);
    let forgotten = trip.id;
    step(app, move |app| sign_out::forget(app, forgotten)).await?;
    Ok(match sign_out::at_provider(app, &trip, &browser).await {
        Some(page) => sent_on(&page),
        None => caller.show(notice::signed_out(caller.words, true)),
    })
}

/// The provider sent the browser back.
pub async fn done(State(app): State<Arc<App>>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let caller = Caller::of(&app, &headers);
    let query = query.unwrap_or_default();
    let fields = Fields::of(query.as_bytes()).unwrap_or_default();
    let ours = sign_out::came_back(caller.browser.as_ref(), fields.one("state").unwrap_or_default());
    caller.show(notice::signed_out(caller.words, ours))
}
