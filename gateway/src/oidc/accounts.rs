//! The account behind a proof: the same person by the same means is the same account, and nobody else is.

use api_client::wire;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::SignIn;
use super::provider::Person;
use crate::fault::Fault;
use crate::store::accounts::{self, AccountId};
use crate::store::identities::{self, Identity};
use crate::store::sql::{Connection, Transaction};

/// Who it is for a provider: issuer and subject, never an address. The issuer is an address without spaces, so no two
/// pairs are written alike.
pub fn subject_at(issuer: &str, subject: &str) -> String {
    format!("{issuer} {subject}")
}

/// The account of a subject, made if there is none; what was said of the person is kept, sealed.
pub fn proved(
    db: &Transaction,
    sign_in: &SignIn,
    subject: &str,
    means: &str,
    person: &Person,
    now: i64,
) -> Result<AccountId, Fault> {
    let account = accounts::of_subject(db, subject, now)?;
    let claims = sealed(sign_in, &about(account), person)?;
    identities::keep(db, account, &Identity { means: means.to_owned(), claims }, now)?;
    Ok(account)
}

/// By what means an account was proved last, and what was said of the person. Claims that no key opens any more are
/// as if they had not been said.
pub fn person(
    db: &Connection,
    sign_in: &SignIn,
    account: AccountId,
) -> Result<Option<(String, Person)>, Fault> {
    let Some(identity) = identities::of(db, account)? else { return Ok(None) };
    let person = opened(sign_in, &about(account), &identity.claims).unwrap_or_default();
    Ok(Some((identity.means, person)))
}

/// Who an account is, as far as the gateway knows.
pub fn me(db: &Connection, sign_in: &SignIn, account: AccountId) -> Result<wire::Me, Fault> {
    let (means, person) = person(db, sign_in, account)?.unwrap_or_default();
    Ok(wire::Me {
        account: api_client::canonical::hex(&account.0),
        display_name: person.display_name(),
        means,
        given_name: person.given_name,
        family_name: person.family_name,
        preferred_username: person.preferred_username,
        email: person.email,
        birthdate: person.birthdate,
    })
}

/// Seals a thing as what belongs there.
pub fn sealed(sign_in: &SignIn, about: &str, thing: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let plain =
        serde_json::to_vec(thing).map_err(|_| Fault::Damaged("claims cannot be written".to_owned()))?;
    sign_in.secrets()?.seal(about, &plain)
}

/// Opens it again.
pub fn opened<T: DeserializeOwned>(sign_in: &SignIn, about: &str, sealed: &[u8]) -> Option<T> {
    let plain = sign_in.secrets().ok()?.open_sealed(about, sealed)?;
    serde_json::from_slice(&plain).ok()
}

fn about(account: AccountId) -> String {
    format!("claims of {}", api_client::canonical::hex(&account.0))
}
