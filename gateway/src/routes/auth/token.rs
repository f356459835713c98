//! What the app calls by itself: what this server is, a session for a code, the end of a session.

use std::sync::Arc;

use api_client::wire::AuthMetadata;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::FORM;
use crate::app::App;
use crate::oidc::fields::Fields;
use crate::oidc::server::{self, Refused};
use crate::problem::{CODE, Problem};
use crate::routes::citizen::private;

/// RFC 8414.
pub async fn metadata(State(app): State<Arc<App>>) -> Json<AuthMetadata> {
    Json(server::metadata(&app))
}

/// A session, for a code or for a refresh token.
pub async fn give(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let given = called(&app, &headers, bytes, server::give).await;
    given.map_or_else(IntoResponse::into_response, |granted| private(StatusCode::OK, &granted))
}

/// The end of a session (RFC 7009).
pub async fn revoke(State(app): State<Arc<App>>, headers: HeaderMap, bytes: Bytes) -> Response {
    let revoked = called(&app, &headers, bytes, server::revoke).await;
    revoked.map_or_else(IntoResponse::into_response, |()| private(StatusCode::OK, &serde_json::json!({})))
}

async fn called<T: Send + 'static>(
    app: &Arc<App>,
    headers: &HeaderMap,
    bytes: Bytes,
    job: fn(&App, &Fields<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let media = text(header::CONTENT_TYPE).and_then(|value| value.split(';').next()).map(str::trim);
    if media != Some(FORM) {
        return Err(Refused::Request);
    }
    // The app has no secret: whoever shows one speaks to another server.
    if headers.contains_key(header::AUTHORIZATION) {
        return Err(Refused::Request);
    }
    let app = app.clone();
    let done = tokio::task::spawn_blocking(move || job(&app, &Fields::of(&bytes).ok_or(Refused::Request)?));
    done.await.map_err(|_| Refused::Ours(Problem::Fault))?
}

impl IntoResponse for Refused {
    /// In the words of OAuth; what is ours, in those of the other routes.
    fn into_response(self) -> Response {
        let code = self.code();
        if let Self::Ours(problem) = self {
            return problem.into_response();
        }
        let mut answer = private(StatusCode::BAD_REQUEST, &serde_json::json!({"error": code}));
        answer.headers_mut().insert(CODE, HeaderValue::from_static(code));
        answer
    }
}
