//! Fault 40: a phone that was cloned, or put back to an older day. What was filed is recognised, not filed again.

use domain::application::Standing;
use domain::receipt::Kind;
use ma_region::store::desk::{milestones, receipts};

use super::ground::{arrived_once, ground, posted};
use crate::world::{Answers, Phone};

/// The folder as a backup holds it: the app was closed, and so its journals are folded in or beside.
fn copied(folder: &std::path::Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let everything = folder.join(".");
    let status = std::process::Command::new("cp").arg("-a").arg(&everything).arg(copy.path()).status();
    assert!(status.unwrap().success());
    copy
}

#[tokio::test(flavor = "multi_thread")]
async fn f40_what_a_clone_holds_is_recognised_by_the_gateway_and_no_paper_is_sent_twice() {
    let (_folder, region, line, phone) = ground().await;
    let size = 400_000;
    let id = posted(&phone, size).await;
    line.answers(Answers::CutAfter(0));
    let phone = phone.restarted("http://127.0.0.1:9");
    let backup = copied(phone.folder.path());
    line.answers(Answers::Pass);
    let phone = phone.restarted(&line.url);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;

    // The clone believes that nothing has left yet.
    let clone = Phone::in_folder(backup, &line.url);
    clone.signs_in(&region, "maelle").await;
    assert_eq!(clone.standing(id).await, Standing::Sealed);
    let before = line.bytes().0;
    clone.completes(id).await;
    let sent = line.bytes().0 - before;
    assert!(sent < 20_000, "{sent} bytes: the envelope's few, and not the paper's {size}");
    arrived_once(&clone, &region, id, 1).await;

    // Both tell the same life, with the same proofs.
    let kept = async |phone: &Phone| phone.app.store.read(move |db| receipts::of(db, id)).await.unwrap();
    assert_eq!(kept(&phone).await, kept(&clone).await);
    assert_eq!(clone.receipts(id).await, [Kind::Registered, Kind::Complete]);
    let life = async |phone: &Phone| {
        let steps = phone.app.store.read(move |db| milestones::of(db, id)).await.unwrap();
        steps.into_iter().map(|step| (step.standing, step.at)).collect::<Vec<_>>()
    };
    phone.syncs().await;
    clone.syncs().await;
    assert_eq!(life(&phone).await, life(&clone).await, "registered on the day on which it was");
}

#[tokio::test(flavor = "multi_thread")]
async fn f40_a_phone_put_back_to_before_the_seal_learns_of_what_it_filed_since() {
    let (_folder, region, line, phone) = ground().await;
    let (draft, _) = phone.writes(30_000).await;
    let phone = phone.restarted("http://127.0.0.1:9");
    let backup = copied(phone.folder.path());
    let phone = phone.restarted(&line.url);
    let id = phone.sends(draft).await;
    phone.completes(id).await;

    let old = Phone::in_folder(backup, &line.url);
    old.signs_in(&region, "maelle").await;
    old.syncs().await;
    assert_eq!(old.standing(id).await, Standing::Complete, "told by the gateway, under its old name");
    arrived_once(&old, &region, id, 1).await;
}
