//! After the gateway was restored: what this phone holds is presented again (WIRE.md §6.4).

use api_client::gateway::Traffic;
use api_client::{base64, wire};
use domain::ids::{ApplicationId, LaneId, Sha256};

use super::changes::NoNews;
use super::courier::{OverGateway, Token, outcome};
use crate::store::Result;
use crate::store::desk::{Reader, Writer, applications, copies, notes, outbox, receipts};

const EPOCH: &str = "epoch";

/// Compares the gateway's epoch with the one noted. Another one: its database was put back to an earlier
/// day; then it hears what was filed here, and what it lost is owed again. True if that was so.
pub(super) async fn check(courier: &OverGateway<'_>, account: &str) -> std::result::Result<bool, NoNews> {
    let Some(epoch) = courier.learnt().epoch else { return Ok(false) };
    let noted = courier.store.read(|db| notes::read(db, EPOCH)).await?;
    if noted.as_deref() == Some(&epoch) {
        return Ok(false);
    }
    let restored = noted.is_some();
    if restored {
        present(courier, account).await?;
    }
    let (cursor, whose) = (format!("cursor:{account}"), account.to_owned());
    let note = move |db: &Writer<'_>| {
        if restored {
            // What is held of drafts may be older than what both phones had last.
            copies::forgotten(db, &whose)?;
            // The cursor was of the other epoch: the whole state is asked for.
            notes::write(db, &cursor, "")?;
        }
        notes::write(db, EPOCH, &epoch)
    };
    courier.store.write(note).await?;
    Ok(restored)
}

async fn present(courier: &OverGateway<'_>, account: &str) -> std::result::Result<(), NoNews> {
    let whose = account.to_owned();
    let held = courier.store.read(move |db| held(db, &whose)).await?;
    let held = wire::Reconcile { applications: held };
    let held = &held;
    let asked = |token: Token| async move {
        let mut call = Traffic::default();
        (courier.gateway.reconcile(&token, held, &mut call).await, call)
    };
    let (said, call) = courier.signed(asked).await?;
    let told = courier.heard(call, said).map_err(|failure| outcome(&failure, call))?;
    let now = courier.clock.now();
    let owed = move |db: &Writer<'_>| {
        for one in &told.applications {
            let Ok(id) = one.id.parse().map(ApplicationId) else { continue };
            let missing: Vec<_> = one.missing.iter().filter_map(|sha256| Sha256::parse(sha256)).collect();
            let lacks_envelope = matches!(one.outcome.as_str(), "needs_envelope" | "unknown");
            outbox::owed_again(db, LaneId(id.0), lacks_envelope, &missing, now)?;
        }
        Ok(())
    };
    Ok(courier.store.write(owed).await?)
}

/// Everything filed from here under that account, with the receipts that prove it.
fn held(db: &Reader<'_>, account: &str) -> Result<Vec<wire::Held>> {
    let filed = applications::all(db, Some(account))?.into_iter();
    let held = filed.filter(|application| application.standing.is_filed()).map(|application| {
        let receipts = receipts::of(db, application.id)?;
        Ok(wire::Held {
            id: application.id.to_string(),
            envelope_sha256: application.envelope_sha256.to_string(),
            receipts: receipts.iter().map(|kept| base64::encode(&kept.bytes)).collect(),
        })
    });
    held.collect()
}
