//! Whose request it is: the account of a citizen, or a service of the Region, behind a token.

use std::sync::Arc;

use axum::http::{HeaderMap, header};

use crate::app::App;
use crate::filing::session;
use crate::office::tokens;
use crate::problem::Problem;
use crate::routes;
use crate::routes::citizen::blocking;
use crate::store::accounts::AccountId;
use crate::store::office_tokens::Token;

/// Who asks, found once for each request.
#[derive(Debug, Clone)]
pub enum Whose {
    /// A citizen who is signed in.
    Account(AccountId),
    /// Somebody who may have that account erased, and nothing else.
    Eraser(AccountId),
    /// A service of the Region.
    Office(Arc<Token>),
    /// Nobody we know, and what a route that needs to know answers.
    Nobody(Problem),
}

/// Reads the token of a request for that route, and finds whose it is.
pub async fn of(app: &Arc<App>, route: &str, headers: &HeaderMap) -> Whose {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = header.and_then(|value| value.split_once(' '));
    let Some((_, token)) = bearer.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")) else {
        return Whose::Nobody(Problem::TokenInvalid);
    };
    let (token, office) = (token.trim().to_owned(), route.starts_with(routes::OFFICE));
    let erases = [routes::MY_ERASURE, routes::ERASURE].contains(&route);
    let found = blocking(app, move |app| {
        if office {
            Ok(Whose::Office(Arc::new(tokens::whose(app, &token)?)))
        } else if let Some(account) = erases.then(|| app.of_erasure_token(&token)).flatten() {
            Ok(Whose::Eraser(account))
        } else {
            session::account(app, &token).map(Whose::Account)
        }
    });
    found.await.unwrap_or_else(Whose::Nobody)
}
