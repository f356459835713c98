//! The digests by which accounts and applications are remembered that are not here any more.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::fault::Fault;
use crate::store::accounts::AccountId;
use crate::store::erasures;
use crate::store::sql::Connection;

/// The digest of an account's name. The name is random and opaque: whoever does not hold it learns nothing.
pub fn digest(account: AccountId) -> [u8; 32] {
    named(b"account", &account.0)
}

/// The digest of an application's name.
pub fn of_application(application: Uuid) -> [u8; 32] {
    named(b"application", application.as_bytes())
}

/// Whether an application went, by a wish or by its age.
pub fn is_gone(db: &Connection, application: Uuid) -> Result<bool, Fault> {
    erasures::is_gone(db, of_application(application))
}

fn named(kind: &[u8], name: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(kind).chain_update(b":").chain_update(name).finalize().into()
}
