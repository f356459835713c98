//! A session that was opened by hand, for development: the token goes into the vault, the name into the desk.

use api_client::failure::Failure;
use api_client::gateway::Traffic;

use super::Sync;
use super::keyring::in_vault;
use super::tokens::Tokens;
use crate::platform::Secret;
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
        let text = Tokens::by_hand(token).text();
        let _turn = self.turn.lock().await;
        let kept = in_vault(self.vault.clone(), move |vault| vault.keep(Secret::Tokens, Some(&text)));
        kept.await.map_err(|_| NotTaken::Vault)?;
        let session = Session {
            account: account.to_owned(),
            display_name: account.to_owned(),
            signed_in_at: self.clock.now(),
            lapsed_at: None,
        };
        Ok(self.store.write(move |db| session::begin(db, &session)).await?)
    }
}
