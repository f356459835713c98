//! `/auth`: the pages that a browser walks through, and what the app calls by itself (WIRE.md §11).

mod authorize;
mod callback;
mod consent;
mod letter;
mod looks;
mod sign_out;
mod token;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::{
    AUTH_METADATA, AUTHORIZE, CALLBACK, CODE, CONSENT, GO_ON, LETTER, MEANS, PAGE_STYLE, PROVIDER_BUTTON,
    REVOKE, SIGN_OUT, SIGNED_OUT, TO_PROVIDER, TOKEN,
};
use crate::app::App;
use crate::oidc::asked::speaks_french;
use crate::oidc::browser::Browser;
use crate::oidc::provider::Trouble;
use crate::oidc::trips::{self, Stop};
use crate::pages::frame::Page;
use crate::pages::notice::Notice;
use crate::pages::sign_in;
use crate::pages::words::Words;
use crate::problem::Problem;
use crate::store::trips::Trip;

const FORM: &str = "application/x-www-form-urlencoded";

/// The routes of sign-in.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(AUTH_METADATA, get(token::metadata))
        .route(AUTHORIZE, get(authorize::begin))
        .route(MEANS, post(authorize::means))
        .route(TO_PROVIDER, post(authorize::leave))
        .route(CALLBACK, get(callback::back))
        .route(LETTER, post(letter::ask))
        .route(CODE, post(letter::attempt))
        .route(GO_ON, post(consent::go_on))
        .route(CONSENT, post(consent::agree))
        .route(TOKEN, post(token::give))
        .route(REVOKE, post(token::revoke))
        .route(SIGN_OUT, get(sign_out::ask).post(sign_out::agree))
        .route(SIGNED_OUT, get(sign_out::done))
        .route(PAGE_STYLE, get(looks::style))
        .route(PROVIDER_BUTTON, get(looks::button))
}

/// The browser that asks.
#[derive(Clone, Copy)]
struct Caller {
    browser: Option<Browser>,
    words: Words,
    secure: bool,
}

impl Caller {
    fn of(app: &App, headers: &HeaderMap) -> Self {
        let secure = app.sign_in.is_secure();
        let spoken = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let french = spoken.unwrap_or_default().split(',').find_map(speaks_french).unwrap_or(true);
        Self { browser: Browser::of(headers, secure), words: Words { french }, secure }
    }

    /// The same, in the language of a trip.
    fn on(self, trip: &Trip) -> Self {
        Self { words: Words { french: trip.french }, ..self }
    }

    fn show(self, page: Page) -> Response {
        page.answer(self.secure)
    }
}

/// Takes a step of a trip away from the threads that serve.
async fn step<T: Send + 'static>(
    app: &Arc<App>,
    job: impl FnOnce(&App) -> Result<T, Stop> + Send + 'static,
) -> Result<T, Stop> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || job(&app)).await.map_err(|_| Stop::Ours(Problem::Fault))?
}

/// The body of a form that one of our own pages sent: no other site's, where the browser says which it was.
fn form(headers: &HeaderMap, bytes: Bytes) -> Result<Bytes, Stop> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let media = text("content-type").and_then(|value| value.split(';').next()).map(str::trim);
    let ours = text("sec-fetch-site").is_none_or(|site| site == "same-origin");
    if media == Some(FORM) && ours { Ok(bytes) } else { Err(Stop::Form) }
}

/// The page of a trip that does not go on; where the citizen may choose again, that page.
async fn stopped(app: &Arc<App>, caller: Caller, stop: Stop) -> Response {
    let words = caller.words;
    let (text, code, status) = match stop {
        Stop::Browser => (words.gateway_trouble_browser(), "sign-in-browser", StatusCode::BAD_REQUEST),
        Stop::State => (words.gateway_trouble_over(), "sign-in-state", StatusCode::BAD_REQUEST),
        Stop::Form => (words.gateway_trouble_form(), "sign-in-form", StatusCode::BAD_REQUEST),
        Stop::Over => (words.gateway_trouble_over(), "sign-in-over", StatusCode::BAD_REQUEST),
        Stop::Ours(problem) => {
            (words.gateway_trouble_ours(), problem.code(), StatusCode::INTERNAL_SERVER_ERROR)
        }
        Stop::GaveUp(trip) => return choose_again(app, caller.on(&trip), *trip, None).await,
        Stop::Provider(trip, trouble) => {
            return choose_again(app, caller.on(&trip), *trip, Some(trouble)).await;
        }
    };
    caller.show(Notice { text, code, status }.page(words))
}

/// The means once more, and why.
async fn choose_again(app: &Arc<App>, caller: Caller, trip: Trip, trouble: Option<Trouble>) -> Response {
    let words = caller.words;
    let name = trip.provider.as_deref().map(|name| called(app, name)).unwrap_or_default();
    let notice = match trouble {
        None => {
            let text = words.gateway_trouble_gave_up();
            Notice { text, code: "sign-in-gave-up", status: StatusCode::OK }
        }
        Some(trouble) => {
            let text = match trouble {
                Trouble::Away(_) => words.gateway_trouble_away(&name),
                _ => words.gateway_trouble_refused(&name),
            };
            tell(&trip, trouble);
            Notice { text, code: trouble.code(), status: StatusCode::BAD_GATEWAY }
        }
    };
    let Some(browser) = caller.browser else { return caller.show(notice.page(words)) };
    let form = trips::form(&browser, &trip, "means");
    let again = step(app, move |app| trips::choose_again(app, &trip)).await;
    if again.is_err() {
        return caller.show(notice.page(words));
    }
    caller.show(sign_in::means(words, &app.sign_in, &form, Some(&notice), None))
}

/// What a provider is called for people.
fn called(app: &App, name: &str) -> String {
    let label = app.sign_in.provider(name).map(|provider| provider.set.label.clone()).unwrap_or_default();
    if label.is_empty() { "FranceConnect".to_owned() } else { label }
}

/// For the operator: which provider, and what of it was not right. Nothing of the person.
fn tell(trip: &Trip, trouble: Trouble) {
    let missing = match trouble {
        Trouble::Away(what) => Some(what),
        _ => None,
    };
    crate::log::line(&serde_json::json!({
        "sign_in": "stopped", "provider": trip.provider, "why": trouble.code(), "missing": missing,
    }));
}

/// A caller that asked for pages too often, as a page.
pub fn too_many(app: &App, headers: &HeaderMap, seconds: u32) -> Response {
    let caller = Caller::of(app, headers);
    let text = caller.words.gateway_trouble_too_many(seconds);
    let status = StatusCode::TOO_MANY_REQUESTS;
    let mut answer = caller.show(Notice { text, code: "too-many", status }.page(caller.words));
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// Sends the browser on: with a GET, whatever it came by.
fn sent_on(to: &str) -> Response {
    let Ok(to) = HeaderValue::try_from(to) else { return Problem::Fault.into_response() };
    let headers = [
        (header::LOCATION, to),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}
