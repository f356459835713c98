//! Sessions: a random token for the caller, its digest for the store.

use api_client::canonical::hex;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::accounts::{self, AccountId, Session};

/// How long a session opened by hand lasts.
const LASTS: TimeDelta = TimeDelta::days(30);

/// Opens a session for the account of that subject; gives its token.
pub fn open(app: &App, subject: &str) -> Result<String, Fault> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| Fault::Setting(format!("no randomness: {error}")))?;
    let token = hex(&secret);
    let now = app.config.clock.now();
    app.store.write(|db| {
        let account = accounts::of_subject(db, subject, now.timestamp_millis())?;
        let session = Session { account, expires_at: (now + LASTS).timestamp_millis(), family: None };
        accounts::open(db, Sha256::digest(&token).into(), session, now.timestamp_millis())
    })?;
    Ok(token)
}

/// Whose token that is.
pub fn account(app: &App, token: &str) -> Result<AccountId, Problem> {
    let session = app.store.read(|db| accounts::session(db, Sha256::digest(token).into()))?;
    let session = session.ok_or(Problem::TokenInvalid)?;
    if session.expires_at > app.config.clock.now().timestamp_millis() {
        Ok(session.account)
    } else {
        Err(Problem::TokenExpired)
    }
}
