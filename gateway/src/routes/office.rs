//! `/office/v1`: what the Region's services read and say. Nothing of it may be kept on the way.

use std::sync::Arc;

use api_client::canonical::unhex;
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::application::Standing;

use super::applications::sent;
use super::citizen::{blocking, body, created, id, private};
use crate::app::App;
use crate::office::{pages, say};
use crate::problem::Problem;
use crate::store::office_tokens::Token;
use crate::whose::Whose;

const JSON: &str = "application/json";

/// The service that asks.
pub struct Agent(pub Arc<Token>);

impl FromRequestParts<Arc<App>> for Agent {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        match parts.extensions.get::<Whose>() {
            Some(Whose::Office(token)) => Ok(Self(token.clone())),
            Some(Whose::Nobody(problem)) => Err(problem.clone()),
            _ => Err(Problem::TokenInvalid),
        }
    }
}

/// A page of applications.
pub async fn list(
    State(app): State<Arc<App>>,
    Agent(token): Agent,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (standing, cursor) = asked(query.as_deref().unwrap_or(""))?;
    let page = blocking(&app, move |app| pages::list(app, &token, standing, cursor.as_deref())).await?;
    Ok(private(StatusCode::OK, &page))
}

/// A state and a cursor; neither holds anything that a query would encode.
fn asked(query: &str) -> Result<(Option<Standing>, Option<String>), Problem> {
    let (mut standing, mut cursor) = (None, None);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("state", code)) => {
                standing = Some(Standing::of_code(code).ok_or(Problem::Malformed)?);
            }
            Some(("cursor", value)) if !value.is_empty() => cursor = Some(value.to_owned()),
            // A parameter of a later version, or no cursor.
            _ => {}
        }
    }
    Ok((standing, cursor))
}

/// One of them, whole.
pub async fn one(
    State(app): State<Arc<App>>,
    Agent(token): Agent,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let whole = blocking(&app, move |app| pages::one(app, &token, id)).await?;
    Ok(private(StatusCode::OK, &whole))
}

/// One of its documents, once it is verified.
pub async fn document(
    State(app): State<Arc<App>>,
    Agent(token): Agent,
    Path((name, sha256)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let id = id(&name)?;
    let sha256 = unhex(&sha256).and_then(|bytes| bytes.try_into().ok()).ok_or(Problem::Unknown)?;
    let document = blocking(&app, move |app| pages::document(app, &token, id, sha256)).await?;
    sent(&app, document).await
}

/// Where it stands now: 201, or 200 for the same bytes.
pub async fn decision(
    State(app): State<Arc<App>>,
    Agent(token): Agent,
    Path((application, decision)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let (application, decision) = (id(&application)?, id(&decision)?);
    body(&headers, JSON, &bytes)?;
    let put = move |app: &App| say::decide(app, &token, application, decision, &bytes);
    let (new, said) = blocking(&app, put).await?;
    Ok(private(created(new), &said))
}

/// A message to the citizen: 201, or 200 for the same bytes.
pub async fn message(
    State(app): State<Arc<App>>,
    Agent(token): Agent,
    Path((application, message)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let (application, message) = (id(&application)?, id(&message)?);
    body(&headers, JSON, &bytes)?;
    let put = move |app: &App| say::message(app, &token, application, message, &bytes);
    let (new, said) = blocking(&app, put).await?;
    Ok(private(created(new), &said))
}
