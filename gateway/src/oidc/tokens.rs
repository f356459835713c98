//! What a phone is given: a session of ten minutes, and what renews it; and a word that is good for erasing alone.

use api_client::wire::{SCOPE, SignedIn};
use chrono::TimeDelta;
use serde::Serialize;

use super::{SignIn, chance, trips};
use crate::app::App;
use crate::fault::Fault;
use crate::store::accounts::{self, AccountId, Session};
use crate::store::families::{self, FamilyId};
use crate::store::sql::Transaction;

/// How long a session lasts.
const SESSION: TimeDelta = TimeDelta::minutes(10);
/// How long a phone stays signed in without asking anything.
pub const IDLE: TimeDelta = TimeDelta::days(30);
/// How long at most.
pub const WHOLE: TimeDelta = TimeDelta::days(180);

/// A session and what renews it.
pub struct Pair {
    access: String,
    refresh: String,
}

/// The answer of `/auth/token`.
#[derive(Serialize)]
pub struct Granted {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    refresh_token: String,
    scope: &'static str,
    #[serde(flatten)]
    signed_in: SignedIn,
}

/// Makes a pair, the next of its family.
pub fn next(db: &Transaction, app: &App, family: FamilyId, account: AccountId) -> Result<Pair, Fault> {
    let now = app.config.clock.now();
    let pair = Pair { access: chance::word()?, refresh: chance::word()? };
    let number = families::newest(db, family)? + 1;
    families::add(db, family, chance::digest(&pair.refresh), number, now.timestamp_millis())?;
    let session = Session { account, expires_at: (now + SESSION).timestamp_millis(), family: Some(family) };
    accounts::open(db, chance::digest(&pair.access), session, now.timestamp_millis())?;
    Ok(pair)
}

/// What the phone is told with its pair.
pub fn granted(app: &App, pair: Pair, account: AccountId) -> Result<Granted, Fault> {
    let signed_in = SignedIn {
        account: api_client::canonical::hex(&account.0),
        display_name: trips::greeted(app, account)?,
        erasure_token: erasure_token(&app.sign_in, account)?,
    };
    Ok(Granted {
        access_token: pair.access,
        token_type: "Bearer",
        expires_in: SESSION.num_seconds(),
        refresh_token: pair.refresh,
        scope: SCOPE,
        signed_in,
    })
}

/// The word by which an account may be erased, and nothing else done. It outlives every session, so nothing of it is
/// kept: it follows from the account and the secrets file.
pub fn erasure_token(sign_in: &SignIn, account: AccountId) -> Result<String, Fault> {
    let tag = sign_in.secrets()?.name(ERASURE, &account.0);
    Ok(chance::spelt(&[&account.0[..], &tag].concat()))
}

/// Whose erasure token that is.
pub fn of_erasure_token(sign_in: &SignIn, token: &str) -> Option<AccountId> {
    let bytes = chance::read(token)?;
    let (account, tag) = bytes.split_at_checked(16)?;
    let good = sign_in.secrets().ok()?.is_name(ERASURE, account, tag);
    good.then(|| account.try_into().ok().map(AccountId))?
}

const ERASURE: &str = "erasure";
