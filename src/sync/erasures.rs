//! An erasure that the Region has heard of: how it goes on, and when its token has served.

use api_client::failure::Failure;
use api_client::gateway::Traffic;
use api_client::translate;
use domain::erasure::Answer;
use domain::ids::ParcelId;
use domain::parcel::{Outcome, Parcel};

use super::Sync;
use super::changes::NoNews;
use super::courier::{Brings, OverGateway, Report, outcome};
use super::keyring::in_vault;
use crate::platform::erasure;
use crate::store::Result;
use crate::store::desk::{Reader, Writer, erasures};

impl OverGateway<'_> {
    /// Asks for an erasure, under its own token: whose it was, nobody here knows any more.
    pub(super) async fn erase(&self, parcel: &Parcel) -> std::result::Result<Report, Outcome> {
        let done = |answer| Report { outcome: Outcome::Accepted, brings: Brings::Erased(answer) };
        let Some(token) = self.keyring.to_erase(parcel.id).await? else { return Ok(done(None)) };
        let mut call = Traffic::default();
        let said = self.gateway.erase(&token, &parcel.id.0.to_string(), &mut call).await;
        match self.heard(call, said) {
            Ok(told) => Ok(done(Some(translate::erasure(told)))),
            // It never gave that token, or has forgotten whose it was: there is nothing that could be asked again.
            Err(Failure::SignedOut) => Ok(done(None)),
            Err(failure) => Err(outcome(&failure, call)),
        }
    }

    async fn goes_on(&self, id: ParcelId) -> std::result::Result<Option<Answer>, Outcome> {
        let Some(token) = self.keyring.to_erase(id).await? else { return Ok(None) };
        let mut call = Traffic::default();
        match self.gateway.erasure(&token, &id.0.to_string(), &mut call).await {
            Ok(Some(said)) => {
                let told = self.heard(call, Ok(said)).map_err(|failure| outcome(&failure, call))?;
                Ok(Some(translate::erasure(told)))
            }
            Ok(None) | Err(Failure::SignedOut) => {
                self.spent(call);
                Ok(None)
            }
            Err(failure) => {
                self.spent(call);
                Err(outcome(&failure, call))
            }
        }
    }
}

/// Whether the Region is still at one.
pub(super) fn are_queued(db: &Reader<'_>) -> Result<bool> {
    Ok(!erasures::queued(db)?.is_empty())
}

/// Asks how far those are that the Region has not finished; those that are over need their token no more.
pub(super) async fn follow(sync: &Sync, courier: &OverGateway<'_>) -> std::result::Result<(), NoNews> {
    for id in sync.store.read(erasures::queued).await? {
        let (answer, now) = (courier.goes_on(id).await?, sync.clock.now());
        let told = move |db: &Writer<'_>| match &answer {
            Some(answer) => erasures::answered(db, id, answer, now),
            None => erasures::unknown(db, id, now),
        };
        sync.store.write(told).await?;
    }
    let over = sync.store.read(erasures::finished).await?;
    if !over.is_empty() {
        let forgets = |id: &ParcelId, vault: &dyn crate::platform::Vault| erasure::answered(vault, *id);
        in_vault(sync.vault.clone(), move |vault| over.iter().try_for_each(|id| forgets(id, vault))).await?;
    }
    Ok(())
}
