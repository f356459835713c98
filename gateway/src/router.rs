//! Every route on one page, grouped by who calls.
#![allow(clippy::disallowed_methods, reason = "the runtime is the one that serves")]

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, options, post, put};
use axum::{Router, http::HeaderValue, http::header};

use crate::app::App;
use crate::problem::{self, Problem};
use crate::routes::{
    applications, auth, changes, drafts, events, feedback, health, me, messages, office, openapi, packs,
    reports, rights, security_txt, uploads,
};
use crate::{limits, log, routes};

/// Header of every dynamic answer: a database that was restored has another epoch.
const EPOCH: &str = "region-epoch";

/// The routes over an application.
pub fn of(app: Arc<App>) -> Router {
    let body_limit = usize::try_from(app.config.limits.body_bytes).unwrap_or(usize::MAX);
    Router::new()
        // anyone: is it there, is it well
        .route(routes::PING, get(health::ping))
        .route(routes::ALIVE, get(health::alive))
        .route(routes::READY, get(health::ready))
        // anyone: what this server is
        .route(routes::OPENAPI, get(openapi::document))
        .route(routes::SECURITY_TXT, get(security_txt::text))
        // anyone: content
        .route(routes::MANIFEST, get(packs::manifest))
        .route(routes::BLOB, get(packs::blob))
        .route(routes::NEWEST_ROOT, get(packs::newest_root))
        .route(routes::ROOT, get(packs::root))
        .route(routes::FORM, get(drafts::form))
        // other programs: what takes place
        .route(routes::EVENTS_ICS, get(events::ics))
        .route(routes::EVENTS_ATOM, get(events::atom))
        .route(routes::EVENTS_RSS, get(events::rss))
        // an organiser: how its agenda was read
        .route(routes::AGENDA_REPORT, get(reports::page))
        // anyone: an error in it
        .route(routes::FEEDBACK, put(feedback::put))
        // a citizen: what was filed
        .route(routes::APPLICATIONS, get(applications::list))
        .route(routes::APPLICATION, get(applications::one).put(applications::put))
        .route(routes::RECEIPTS, get(applications::receipts))
        .route(routes::DOCUMENT, get(applications::document))
        .route(routes::WITHDRAWAL, put(applications::withdrawal))
        .route(routes::MESSAGES, get(messages::list))
        .route(routes::MESSAGE, put(messages::put))
        // a citizen: documents
        .merge(documents())
        // a citizen: copies of drafts
        .route(routes::DRAFTS, get(drafts::list))
        .route(routes::DRAFT, get(drafts::one).put(drafts::put).delete(drafts::delete))
        // a citizen: news
        .route(routes::CHANGES, get(changes::list))
        .route(routes::RECONCILE, post(changes::reconcile))
        .route(routes::ME, get(me::one))
        // a citizen: what is theirs
        .route(routes::MY_EXPORT, get(rights::export).put(rights::ask_export))
        .route(routes::MY_ERASURE, put(rights::erase))
        .route(routes::ERASURE, get(rights::erasure))
        // a browser, or the app without a session: sign-in
        .merge(auth::routes())
        // a service of the Region, by the token that it was given
        .route(routes::OFFICE_APPLICATIONS, get(office::list))
        .route(routes::OFFICE_APPLICATION, get(office::one))
        .route(routes::OFFICE_DOCUMENT, get(office::document))
        .route(routes::OFFICE_DECISION, put(office::decision))
        .route(routes::OFFICE_MESSAGE, put(office::message))
        .fallback(|| async { Problem::Unknown })
        .method_not_allowed_fallback(|| async { Problem::Method })
        .layer(DefaultBodyLimit::max(body_limit))
        .layer(middleware::from_fn_with_state(app.clone(), limits::each))
        .layer(middleware::from_fn_with_state(app.clone(), mark))
        .layer(middleware::from_fn_with_state(app.clone(), log::each))
        .with_state(app)
}

/// Uploads, in the words of tus.
fn documents() -> Router<Arc<App>> {
    let one = axum::routing::head(uploads::head)
        .patch(uploads::patch)
        .delete(uploads::delete)
        .post(uploads::instead);
    Router::new()
        .route(routes::UPLOADS, options(uploads::options).post(uploads::create))
        .route(routes::UPLOAD, one)
        .layer(middleware::from_fn(uploads::tus))
}

/// Refuses a body announced as too large, and marks the answer as ours.
async fn mark(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let announced = announced.and_then(|value| value.parse::<u64>().ok()).unwrap_or(0);
    let blob = request.uri().path().starts_with(routes::BLOBS);
    let limit = match request.uri().path().starts_with(routes::UPLOADS) {
        true => app.config.filing.document_bytes,
        false => app.config.limits.body_bytes,
    };
    let mut answer = if announced > limit {
        Problem::TooLarge.into_response()
    } else {
        // A panic in a route is our fault, said as one; the connection and the others live on.
        problem::coded(
            tokio::spawn(next.run(request)).await.unwrap_or_else(|_| Problem::Fault.into_response()),
        )
    };
    if !(blob && answer.status().is_success())
        && let Ok(epoch) = HeaderValue::from_str(&app.epoch)
    {
        answer.headers_mut().insert(EPOCH, epoch);
    }
    answer
}
