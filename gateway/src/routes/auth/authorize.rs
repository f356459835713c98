//! Where a trip begins: what the app asks, by what means the citizen proves who they are, and the way to a provider.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

use super::{Caller, form, sent_on, step, stopped};
use crate::app::App;
use crate::oidc::asked::{self, Asked, Wrong};
use crate::oidc::browser::Browser;
use crate::oidc::fields::{Fields, added};
use crate::oidc::trips::{self, Stop, Words as Told};
use crate::pages::notice::Notice;
use crate::pages::sign_in;

/// The app sends a browser here.
pub async fn begin(State(app): State<Arc<App>>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let caller = Caller::of(&app, &headers);
    let asked = match asked::read(query.as_deref().unwrap_or_default(), &app.config.sign_in.links) {
        Ok(asked) => asked,
        Err(Wrong::Here) => {
            let text = caller.words.gateway_trouble_request();
            let notice = Notice { text, code: "sign-in-request", status: StatusCode::BAD_REQUEST };
            return caller.show(notice.page(caller.words));
        }
        Err(Wrong::There { redirect_uri, state, error }) => {
            let mut fields = vec![("error", error), ("iss", app.sign_in.public())];
            fields.extend(state.as_deref().map(|state| ("state", state)));
            return sent_on(&added(&redirect_uri, &fields));
        }
    };
    if !app.sign_in.is_open() {
        let text = caller.words.gateway_trouble_closed();
        let notice = Notice { text, code: "sign-in-closed", status: StatusCode::SERVICE_UNAVAILABLE };
        return caller.show(notice.page(caller.words));
    }
    match begun(&app, caller, asked).await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

async fn begun(app: &Arc<App>, caller: Caller, asked: Asked) -> Result<Response, Stop> {
    let browser = caller.browser.map_or_else(Browser::new, Ok)?;
    let french = asked.french.unwrap_or(caller.words.french);
    let trip = step(app, move |app| trips::begin(app, &browser, asked, french)).await?;
    let caller = caller.on(&trip);
    let page = sign_in::means(caller.words, &app.sign_in, &trips::form(&browser, &trip, "means"), None, None);
    let mut answer = caller.show(page);
    if let Some(cookie) = browser.cookie(caller.secure) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// The means once more, from the page of the code.
pub async fn means(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let caller = Caller::of(&app, &headers);
    let shown = async {
        let bytes = form(&headers, bytes)?;
        let browser = caller.browser.ok_or(Stop::Browser)?;
        let trip = step(&app, move |app| {
            let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
            let now = app.config.clock.now().timestamp_millis();
            app.store.try_read(|db| trips::sent(db, Some(&browser), &fields, "code", now))
        });
        let trip = trip.await?;
        let form = trips::form(&browser, &trip, "means");
        let caller = caller.on(&trip);
        Ok(caller.show(sign_in::means(caller.words, &app.sign_in, &form, None, None)))
    };
    match shown.await {
        Ok(answer) => answer,
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

/// The button of a provider was pressed.
pub async fn leave(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let caller = Caller::of(&app, &headers);
    match left(&app, caller, name, &headers, bytes).await {
        Ok(page) => sent_on(&page),
        Err(stop) => stopped(&app, caller, stop).await,
    }
}

async fn left(
    app: &Arc<App>,
    caller: Caller,
    name: String,
    headers: &HeaderMap,
    bytes: Bytes,
) -> Result<String, Stop> {
    let bytes = form(headers, bytes)?;
    let provider = app.sign_in.provider(&name).ok_or(Stop::Form)?.clone();
    let browser = caller.browser.ok_or(Stop::Browser)?;
    let told = Told::new(&browser)?;
    let state = told.state.clone();
    let mut trip = step(app, move |app| {
        let fields = Fields::of(&bytes).ok_or(Stop::Form)?;
        trips::leave(app, Some(&browser), &fields, &name, &state)
    })
    .await?;
    let back_to = format!("{}{}", app.sign_in.public(), crate::routes::callback_of(&provider.name));
    let words = [told.state.as_str(), &told.nonce, &told.challenge()];
    let now = app.config.clock.now().timestamp();
    provider.page(&back_to, words, trip.french, now).await.map_err(|trouble| {
        trip.provider = Some(provider.name.clone());
        Stop::Provider(trip.into(), trouble)
    })
}
