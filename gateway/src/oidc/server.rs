//! The authorization server of the app: what it says of itself, and what it gives for a code or a refresh token
//! (RFC 6749, RFC 7009, RFC 8414, RFC 9207).

use api_client::wire::{AuthMetadata, CLIENT_ID, SCOPE};

use super::fields::Fields;
use super::tokens::{self, Granted, IDLE, WHOLE};
use super::{asked, chance};
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::routes;
use crate::store::accounts::{self, AccountId};
use crate::store::families::{self, Family, Stage};
use crate::store::sql::Transaction;
use crate::store::trips;

/// Why nothing is given, in the words of OAuth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The request is not one.
    Request,
    /// A kind of grant that is not known here.
    Kind,
    /// Another caller than the app.
    Caller,
    /// The code or the token is not good, or no more.
    Grant,
    /// Ours, or a caller that must wait.
    Ours(Problem),
}

impl Refused {
    /// Its word.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Request => "invalid_request",
            Self::Kind => "unsupported_grant_type",
            Self::Caller => "invalid_client",
            Self::Grant => "invalid_grant",
            Self::Ours(problem) => problem.code(),
        }
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Ours(fault.into())
    }
}

/// What this server says of itself.
pub fn metadata(app: &App) -> AuthMetadata {
    let public = app.sign_in.public();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    AuthMetadata {
        issuer: public.to_owned(),
        authorization_endpoint: format!("{public}{}", routes::AUTHORIZE),
        token_endpoint: format!("{public}{}", routes::TOKEN),
        revocation_endpoint: format!("{public}{}", routes::REVOKE),
        scopes_supported: words(&[SCOPE]),
        response_types_supported: words(&["code"]),
        grant_types_supported: words(&["authorization_code", "refresh_token"]),
        token_endpoint_auth_methods_supported: words(&["none"]),
        code_challenge_methods_supported: words(&["S256"]),
        authorization_response_iss_parameter_supported: true,
    }
}

/// Gives a session for what the app brings.
pub fn give(app: &App, fields: &Fields<'_>) -> Result<Granted, Refused> {
    if fields.one("client_id").is_some_and(|client| client != CLIENT_ID) {
        return Err(Refused::Caller);
    }
    let (pair, account) = match fields.one("grant_type") {
        Some("authorization_code") => redeemed(app, fields)?,
        Some("refresh_token") => renewed(app, fields.one("refresh_token").ok_or(Refused::Request)?)?,
        Some(_) => return Err(Refused::Kind),
        None => return Err(Refused::Request),
    };
    Ok(tokens::granted(app, pair, account)?)
}

/// For a code: once, within its minute, by whoever holds the verifier.
fn redeemed(app: &App, fields: &Fields<'_>) -> Result<(tokens::Pair, AccountId), Refused> {
    let field = |name| fields.one(name).ok_or(Refused::Request);
    let (code, verifier, redirect_uri) = (field("code")?, field("code_verifier")?, field("redirect_uri")?);
    // The app is public: its name is all that it says of itself, and here it must.
    field("client_id")?;
    let now = app.config.clock.now().timestamp_millis();
    let given = app.store.try_write(|db| {
        let Some(trip) = trips::of_code(db, chance::digest(code))? else { return Ok(None) };
        if let Some(family) = trip.family {
            // Somebody has a copy of what was to be used once: what came of it is worth nothing any more.
            families::revoke(db, family, now)?;
            return Ok(None);
        }
        let in_time = trip.code_expires_at.is_some_and(|until| now < until);
        let same = trip.redirect_uri == redirect_uri && asked::proves(verifier, &trip.challenge);
        let Some(account) = trip.account.filter(|_| in_time && same) else { return Ok(None) };
        let family = *uuid::Uuid::now_v7().as_bytes();
        families::open(db, family, account, now)?;
        trips::redeemed(db, trip.id, family)?;
        Ok::<_, Refused>(Some((tokens::next(db, app, family, account)?, account)))
    })?;
    given.ok_or(Refused::Grant)
}

/// For a refresh token. The one before stays good until its successor is first used: a lost answer signs nobody out.
/// Whatever else is used twice tells that somebody has a copy: then the phone is signed out.
fn renewed(app: &App, token: &str) -> Result<(tokens::Pair, AccountId), Refused> {
    let now = app.config.clock.now().timestamp_millis();
    let token_sha256 = chance::digest(token);
    let given = app.store.try_write(|db| {
        let Some((family, refresh)) = families::of_token(db, token_sha256)? else { return Ok(None) };
        if !lives(&family, now) {
            return Ok(None);
        }
        let good = match refresh.stage {
            Stage::Fresh => true,
            Stage::Used => families::newest_used(db, family.id)? == refresh.number,
            Stage::Void => false,
        };
        if !good {
            families::revoke(db, family.id, now)?;
            return Ok(None);
        }
        families::used(db, family.id, token_sha256, now)?;
        families::void_fresh(db, family.id)?;
        Ok::<_, Refused>(Some((tokens::next(db, app, family.id, family.account)?, family.account)))
    })?;
    given.ok_or(Refused::Grant)
}

fn lives(family: &Family, now: i64) -> bool {
    family.revoked_at.is_none()
        && now < family.touched_at + IDLE.num_milliseconds()
        && now < family.opened_at + WHOLE.num_milliseconds()
}

/// Signs the phone of a token out. A token that nobody knows is over already (RFC 7009 §2.2).
pub fn revoke(app: &App, fields: &Fields<'_>) -> Result<(), Refused> {
    if fields.one("client_id").is_some_and(|client| client != CLIENT_ID) {
        return Err(Refused::Caller);
    }
    let token_sha256 = chance::digest(fields.one("token").ok_or(Refused::Request)?);
    let now = app.config.clock.now().timestamp_millis();
    Ok(app.store.write(|db| {
        let family = family_of(db, token_sha256)?;
        family.map_or(Ok(()), |family| families::revoke(db, family, now))
    })?)
}

/// The family of a token of either kind.
fn family_of(db: &Transaction, token_sha256: [u8; 32]) -> Result<Option<families::FamilyId>, Fault> {
    if let Some((family, _)) = families::of_token(db, token_sha256)? {
        return Ok(Some(family.id));
    }
    Ok(accounts::session(db, token_sha256)?.and_then(|session| session.family))
}
