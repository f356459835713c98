//! What most faults begin with, and the four checks with which each of them ends.

use domain::application::Standing;
use domain::ids::{ApplicationId, Sha256};
use domain::receipt::Kind;
use gateway::Region;
use ma_region::store::desk::applications;
use tempfile::TempDir;

use crate::world::filled::{held, region_with_forms};
use crate::world::{Answers, Line, Phone};

/// A phone signed in at a real gateway over a line, and the gateway's folder.
pub async fn ground() -> (TempDir, Region, Line, Phone) {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    (folder, region, line, phone)
}

/// A draft with one paper of that size, filled and posted.
pub async fn posted(phone: &Phone, size: usize) -> ApplicationId {
    let (draft, _) = phone.writes(size).await;
    phone.sends(draft).await
}

/// The four checks of every fault: nothing lost, one application, no false receipt, both sides agree.
pub async fn arrived_once(phone: &Phone, region: &Region, id: ApplicationId, applications: usize) {
    assert_eq!(phone.receipts(id).await, [Kind::Registered, Kind::Complete]);
    assert_eq!(held(region).0, applications);
    let theirs = gateway::filing::decide::find(region.app(), &id.to_string()).unwrap();
    assert_eq!(theirs.standing, Standing::Complete);
    let ours = phone.app.store.read(move |db| applications::one(db, id)).await.unwrap();
    assert_eq!(ours.number.as_deref(), Some(theirs.number.as_str()));
    assert_eq!(ours.envelope_sha256.0, theirs.envelope_sha256);
}

/// The bytes of a document, as the gateway gives them back to whoever filed it.
pub async fn held_bytes(region: &Region, id: ApplicationId, document: Sha256) -> Vec<u8> {
    let token = region.app().open_session("maelle").unwrap();
    let gateway = api_client::gateway::Gateway::at(&region.url(), "test").unwrap();
    let mut traffic = api_client::gateway::Traffic::default();
    let back = gateway.document(&token, &id.to_string(), &document.to_string(), &mut traffic).await.unwrap();
    let (mut back, mut bytes) = (back.unwrap(), Vec::new());
    while let Some(more) = back.next(&mut traffic).await.unwrap() {
        bytes.extend(more);
    }
    bytes
}
