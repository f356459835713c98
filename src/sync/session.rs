//! Who is signed in: the token goes into the vault, the name into the desk.

use api_client::failure::Failure;
use api_client::gateway::Traffic;

use super::Sync;
use crate::store;
use crate::store::desk::session::{self, Session};

/// Why a session was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// A session opened by hand is for a gateway on this machine, with the development keys.
    #[error("not-development")]
    NotDevelopment,
    /// The gateway does not know it.
    #[error("session-refused")]
    Refused,
    /// The gateway could not be asked.
    #[error("offline")]
    Offline,
    /// The vault is closed.
    #[error("vault-gone")]
    Vault,
    /// The desk could not keep it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl NotTaken {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotDevelopment => "not-development",
            Self::Refused => "session-refused",
            Self::Offline => "offline",
            Self::Vault => "vault-gone",
            Self::Store(error) => error.code(),
        }
    }
}

impl Sync {
    /// Takes a session that `gateway sessions open` made. What was sealed before is this account's from then
    /// on, unless another account sealed it.
    pub async fn take_session(&self, account: &str, token: &str) -> Result<(), NotTaken> {
        let gateway = self.gateway.as_ref().filter(|gateway| gateway.is_loopback());
        let gateway = gateway.filter(|_| self.trust.development).ok_or(NotTaken::NotDevelopment)?;
        match gateway.applications(token, &mut Traffic::default()).await {
            Ok(_) => {}
            Err(Failure::SignedOut | Failure::Refused { .. }) => return Err(NotTaken::Refused),
            Err(_) => return Err(NotTaken::Offline),
        }
        self.vault.keep_token(Some(token)).map_err(|_| NotTaken::Vault)?;
        let session = Session {
            account: account.to_owned(),
            display_name: account.to_owned(),
            signed_in_at: self.clock.now(),
        };
        Ok(self.store.write(move |db| session::begin(db, &session)).await?)
    }

    /// Nobody is signed in any more. Nothing else goes: no draft, no parcel, no receipt.
    pub async fn end_session(&self) -> Result<(), NotTaken> {
        self.vault.keep_token(None).map_err(|_| NotTaken::Vault)?;
        Ok(self.store.write(session::end).await?)
    }
}
