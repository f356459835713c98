//! Who signs the calls of a drain: the access token, and another one when it ends.

use std::sync::{Arc, Mutex, PoisonError};

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use domain::ids::ParcelId;
use domain::parcel::{Local, Outcome};
use zeroize::Zeroizing;

use super::Sync;
use super::courier::outcome;
use super::tokens::Tokens;
use crate::platform::{Clock, Secret, Vault, VaultGone, erasure};
use crate::store::Store;
use crate::store::desk::session;

/// The tokens of who is signed in, for as long as one drain lasts.
pub struct Keyring<'a> {
    store: &'a Store,
    gateway: &'a Gateway,
    vault: Arc<dyn Vault>,
    clock: &'a dyn Clock,
    turn: Arc<tokio::sync::Mutex<()>>,
    account: Option<String>,
    held: Mutex<Option<Tokens>>,
}

impl<'a> Keyring<'a> {
    /// For whoever is signed in: nobody else's token is ever borne.
    pub fn of(sync: &'a Sync, gateway: &'a Gateway, account: Option<String>) -> Self {
        Self {
            store: &sync.store,
            gateway,
            vault: sync.vault.clone(),
            clock: &*sync.clock,
            turn: sync.turn.clone(),
            account,
            held: Mutex::default(),
        }
    }

    /// The access token; if it is about to end, the next one.
    pub(super) async fn access(&self, traffic: &mut Traffic) -> Result<Zeroizing<String>, Outcome> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let tokens = match held {
            Some(tokens) => tokens,
            None => self.read().await?,
        };
        let now = self.clock.now();
        if !tokens.is_about_to_end(now) {
            return Ok(tokens.access);
        }
        match self.another(&tokens.access, traffic).await {
            // It still holds for a moment, whatever ails whoever gives the next one.
            Err(Outcome::Busy { .. } | Outcome::Fault) if !tokens.has_ended(now) => Ok(tokens.access),
            renewed => renewed,
        }
    }

    /// Another access token than that one, which is not taken any more. Whoever asks at the same time is given the
    /// same: one call is made.
    pub(super) async fn another(
        &self,
        refused: &Zeroizing<String>,
        traffic: &mut Traffic,
    ) -> Result<Zeroizing<String>, Outcome> {
        let _turn = self.turn.lock().await;
        let tokens = self.read().await?;
        if tokens.access != *refused {
            return Ok(tokens.access);
        }
        let Some(refresh) = &tokens.refresh else { return self.lapsed().await };
        let mut call = Traffic::default();
        let renewed = self.gateway.renew(refresh, &mut call).await;
        *traffic += call;
        match renewed {
            Ok(pair) if self.account.as_ref() == Some(&pair.who.account) => {
                let next = Tokens::of(pair, Some(refresh), self.clock.now());
                // Written down before it is used: until then the one before is as good, at the gateway too.
                self.replace(&tokens, next).await
            }
            Ok(_) => Err(Outcome::Fault),
            // Another process may have renewed it, or somebody have signed in, since it was read.
            Err(Failure::SignedOut) => match self.read().await? {
                other if other.refresh != tokens.refresh => Ok(other.access),
                _ => self.lapsed().await,
            },
            // Not of a grant that is over, but of how it was asked for: our bug, and no reason to sign out.
            Err(Failure::Refused { .. }) => Err(Outcome::Fault),
            Err(failure) => Err(outcome(&failure, call)),
        }
    }

    /// Puts the next pair in the place of that one, if it still is that one.
    async fn replace(&self, before: &Tokens, next: Tokens) -> Result<Zeroizing<String>, Outcome> {
        let now_held = self.read().await?;
        if now_held != *before {
            return Ok(now_held.access);
        }
        let (vault, text) = (self.vault.clone(), next.text());
        in_vault(vault, move |vault| vault.keep(Secret::Tokens, Some(&text))).await?;
        let access = next.access.clone();
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(next);
        if let Some(account) = self.account.clone() {
            // What cannot be written now is written at the next renewal; the token is good all the same.
            let _ = self.store.write(move |db| session::hold(db, &account)).await;
        }
        Ok(access)
    }

    /// What the vault holds of who is signed in.
    async fn read(&self) -> Result<Tokens, Outcome> {
        // Nobody's parcel is sent under the token of who has signed out.
        let Some(account) = &self.account else { return Err(Outcome::SignedOut) };
        let text = in_vault(self.vault.clone(), |vault| vault.secret(Secret::Tokens)).await?;
        let tokens = text.map(|text| Tokens::read(&text));
        match tokens.filter(|tokens| tokens.account.as_ref().is_none_or(|of| of == account)) {
            Some(tokens) => {
                *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(tokens.clone());
                Ok(tokens)
            }
            None => self.lapsed().await,
        }
    }

    /// They must sign in again: written down for whoever shows it.
    async fn lapsed<T>(&self) -> Result<T, Outcome> {
        if let Some(account) = self.account.clone() {
            let now = self.clock.now();
            // What cannot be written now is found out again at the next call.
            let _ = self.store.write(move |db| session::lapse(db, &account, now)).await;
        }
        Err(Outcome::SignedOut)
    }

    /// What asks for an erasure; none if nothing does.
    pub(super) async fn to_erase(&self, parcel: ParcelId) -> Result<Option<Zeroizing<String>>, Outcome> {
        in_vault(self.vault.clone(), move |vault| erasure::token(vault, parcel)).await
    }

    /// Whether it signs for that account. Who is not signed in signs for nobody, and is told to sign in.
    pub(super) fn is_of(&self, account: Option<&str>) -> bool {
        self.account.is_none() || self.account.as_deref() == account
    }
}

/// Asks the vault beside the runtime's own threads: a system's safe may ask its owner first.
pub(super) async fn in_vault<T: Send + 'static>(
    vault: Arc<dyn Vault>,
    job: impl FnOnce(&dyn Vault) -> Result<T, VaultGone> + Send + 'static,
) -> Result<T, Outcome> {
    let asked = tokio::task::spawn_blocking(move || job(&*vault)).await;
    asked.unwrap_or(Err(VaultGone)).map_err(|_| Outcome::Local { cause: Local::VaultClosed })
}
