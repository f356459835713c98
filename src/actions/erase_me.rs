//! Erases everything of the citizen's on this phone, at once and without a network; the Region is asked to do the same.

use domain::ids::ParcelId;
use uuid::Uuid;

use super::{Actions, Error, Result};
use crate::platform::erasure;
use crate::store::desk::contents::{self, Contents};
use crate::store::desk::{Reader, session};
use crate::store::{self, DeskState};

/// Whether the Region is asked to erase too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It will be, at the next contact.
    Region,
    /// Nobody ever signed in here: it knows nothing of this phone.
    Nobody,
    /// Whose account it is cannot be proved from here: somebody has to sign in first.
    SignInFirst,
}

/// An erasure, before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// What goes; none where the desk does not open, and so cannot be counted.
    pub goes: Option<Contents>,
    /// Whether the Region is asked.
    pub asked: Asked,
}

impl Asked {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Nobody => "nobody",
            Self::SignInFirst => "sign-in-first",
        }
    }
}

/// What is known before anything happens.
struct Known {
    goes: Option<Contents>,
    /// Whose erasure is asked for.
    account: Option<String>,
    asked: Asked,
}

impl Actions {
    /// What `erase_me` would do. Nothing happens.
    pub async fn would_erase(&self) -> Result<Erased> {
        let Known { goes, asked, .. } = self.known().await?;
        Ok(Erased { goes, asked })
    }

    /// Destroys the key, then every file, and begins a fresh desk that owes the Region word of it. The guide stays.
    ///
    /// Where « Mon dossier » has a lock, fails with `lock-asks` unless `ask_again` admitted to it; and while somebody is
    /// helped. Fails only where nothing has happened, or (`erasing`) where it is completed at the next start.
    pub async fn erase_me(&self) -> Result<Erased> {
        if self.is_helping() {
            // That desk ends in its own way; this one would take the citizen's own.
            return Err(Error::HelpingAlready);
        }
        self.admitted().await?;
        let Known { goes, account, asked } = self.known().await?;
        let (vault, parcel) = (self.vault.clone(), ParcelId(Uuid::now_v7()));
        let owed = self.in_vault(move || {
            if let Some(account) = account {
                erasure::owe(&*vault, &account, parcel)?;
            }
            // Those of before that nobody has heard of yet, too.
            erasure::owed(&*vault)
        });
        let owed = owed.await?;
        // Whoever renews the session writes the next pair down first; if that takes longer, it is over all the same.
        let _turn = tokio::time::timeout(PATIENCE, self.turn.lock()).await;
        let vault = self.vault.clone();
        let state = self.store.erase(owed, self.now(), move || erasure::rekey(&*vault).ok()).await?;
        match state {
            DeskState::Closed { code } => Err(store::Error::Closed(code).into()),
            _ => Ok(Erased { goes, asked }),
        }
    }

    async fn known(&self) -> Result<Known> {
        let read = |db: &Reader<'_>| Ok((contents::count(db)?, session::account(db)?));
        let (goes, signed_in) = match self.store.read(read).await {
            Ok((goes, account)) => (Some(goes), account),
            // A desk that does not open is erased too.
            Err(store::Error::Closed(_) | store::Error::Damaged) => (None, None),
            Err(error) => return Err(error.into()),
        };
        let vault = self.vault.clone();
        let erasable = self.in_vault(move || erasure::erasable(&*vault)).await?;
        let account = match signed_in {
            Some(account) => erasable.contains(&account).then_some(account),
            // Of several who signed in here nobody knows who is asking.
            None => Some(&erasable).filter(|all| all.len() == 1).and_then(|all| all.first().cloned()),
        };
        let signed_in_or_out = account.is_some();
        let is_known = !erasable.is_empty() || goes.is_none_or(|goes| goes.applications > 0);
        let asked = match (signed_in_or_out, is_known) {
            (true, _) => Asked::Region,
            (false, true) => Asked::SignInFirst,
            (false, false) => Asked::Nobody,
        };
        Ok(Known { goes, account, asked })
    }

    async fn in_vault<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> std::result::Result<T, crate::platform::VaultGone> + Send + 'static,
    ) -> Result<T> {
        let asked = self.runtime.spawn_blocking(job).await.map_err(|_| store::Error::Stopping)?;
        asked.map_err(Error::Vault)
    }
}

/// How long a session that is being renewed is waited for.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);
