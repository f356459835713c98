//! Tokens of services: a random secret for the service, its digest for the store; bound to forms, ended by a date.

use api_client::canonical::hex;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::office_tokens::{self, Token};

/// What the names of its lines in the audit begin with.
pub fn in_audit(token: &Token) -> String {
    format!("token:{}", token.name)
}

/// Makes a token for a service, and gives its secret: it is said once, and kept nowhere.
pub fn make(app: &App, name: &str, forms: Vec<String>, days: u32) -> Result<(Token, String), Fault> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
        return Err(Fault::Setting(
            "a token's name is made of letters, figures, dots and hyphens".to_owned(),
        ));
    }
    if forms.is_empty() {
        return Err(Fault::Setting("a token is bound to forms: name them, or say --all-forms".to_owned()));
    }
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| Fault::Setting(format!("no randomness: {error}")))?;
    let secret = hex(&secret);
    let now = app.config.clock.now();
    let token = Token {
        id: Uuid::now_v7(),
        name: name.to_owned(),
        forms,
        made_at: now.timestamp_millis(),
        expires_at: (now + TimeDelta::days(i64::from(days))).timestamp_millis(),
        revoked_at: None,
    };
    if !app.store.write(|db| office_tokens::add(db, &token, Sha256::digest(&secret).into()))? {
        return Err(Fault::Setting(format!("the name {name} was given before: names stand in the audit")));
    }
    Ok((token, secret))
}

/// Whose token that is; one that is over or revoked opens nothing.
pub fn whose(app: &App, token: &str) -> Result<Token, Problem> {
    let found = app.store.read(|db| office_tokens::of_digest(db, Sha256::digest(token).into()))?;
    let found = found.filter(|token| token.revoked_at.is_none()).ok_or(Problem::TokenInvalid)?;
    if found.expires_at > app.config.clock.now().timestamp_millis() {
        Ok(found)
    } else {
        Err(Problem::TokenExpired)
    }
}

/// Revokes a token at once.
pub fn revoke(app: &App, name: &str) -> Result<(), Fault> {
    let now = app.config.clock.now().timestamp_millis();
    if app.store.write(|db| office_tokens::revoke(db, name, now))? {
        Ok(())
    } else {
        Err(Fault::Setting(format!("no token in force is called {name}")))
    }
}
