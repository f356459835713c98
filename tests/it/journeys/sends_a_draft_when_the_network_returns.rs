//! Sealed without a network, delivered to the real gateway when one returns: once, and with proof.

use domain::application::Standing;
use domain::draft::Stage;
use domain::parcel::{self, Cause, Hold, Unreachable};
use domain::receipt::Kind;
use gateway::filing::decide;
use ma_region::store::desk::outbox::Recall;
use ma_region::store::desk::{applications, drafts, messages, milestones};
use ma_region::store::reference::status::SyncState;
use ma_region::sync::Ending;

use crate::world::filled::region_with_forms;
use crate::world::{Answers, Line, Phone};

async fn parcels(phone: &Phone) -> Vec<parcel::Standing> {
    phone.parcels().await.into_iter().map(|parcel| parcel.standing).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sealed_offline_arrives_once_with_both_acknowledgements() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, document) = phone.writes(300_000).await;
    let id = phone.sends(draft).await;

    // Nobody is signed in: nothing is dropped, and the content's own state is the network's.
    let round = phone.syncs().await;
    assert_eq!((round.post.ending, round.state), (Ending::SignInNeeded, SyncState::Offline));
    assert_eq!((round.post.delivered, round.post.waiting), (0, 2));
    assert_eq!(parcels(&phone).await[0], parcel::Standing::Paused(Hold::SignIn));
    assert_eq!(phone.standing(id).await, Standing::Sealed);

    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = phone.restarted(&line.url);
    phone.signs_in(&region, "maelle").await;
    line.answers(Answers::CutAfter(0));
    let round = phone.syncs().await;
    assert_eq!(round.post.ending, Ending::Lost(Unreachable::Offline));
    let waits = parcel::Standing::Waiting(Some(Cause::Unreachable(Unreachable::Offline)));
    assert_eq!(parcels(&phone).await[0], waits);

    line.answers(Answers::Pass);
    let round = phone.syncs().await;
    assert_eq!((round.post.delivered, round.post.waiting, round.post.set_aside), (2, 0, 0));
    assert_eq!(round.post.ending, Ending::Rested);
    assert_eq!(parcels(&phone).await, [parcel::Standing::Delivered; 2]);
    assert_eq!(phone.standing(id).await, Standing::Complete);
    assert_eq!(phone.receipts(id).await, [Kind::Registered, Kind::Complete]);
    let filed = phone.app.store.read(move |db| drafts::one(db, draft)).await.unwrap();
    assert_eq!(filed.stage, Stage::Filed);
    let application = phone.app.store.read(move |db| applications::one(db, id)).await.unwrap();
    let number = application.number.unwrap();
    assert!(number.starts_with("BFC-2026-"), "{number}");
    let bytes = round.traffic.sent;
    assert!(bytes > document.size && bytes < document.size + 12_000, "{bytes} bytes for {}", document.size);

    // Asked again, nothing leaves twice, and the gateway holds one application.
    let again = phone.syncs().await;
    assert_eq!((again.post.delivered, again.post.news), (0, 0));
    let held = decide::find(region.app(), &number).unwrap();
    assert_eq!(held.id, id.0);

    for (standing, words) in [
        (Standing::Received, None),
        (Standing::InReview, Some("Une conseill\u{e8}re lit votre demande.")),
        (Standing::Accepted, Some("Aide accord\u{e9}e.")),
    ] {
        decide::decide(region.app(), id.0, standing, words).unwrap();
    }
    let round = phone.syncs().await;
    assert_eq!(round.post.news, 3);
    assert_eq!(phone.standing(id).await, Standing::Accepted);
    assert_eq!(phone.receipts(id).await, [Kind::Registered, Kind::Complete, Kind::Received]);
    let life = phone.app.store.read(move |db| milestones::of(db, id)).await.unwrap();
    let steps: Vec<_> = life.iter().map(|step| step.standing).collect();
    let expected = [
        Standing::Registered,
        Standing::Complete,
        Standing::Received,
        Standing::InReview,
        Standing::Accepted,
    ];
    assert_eq!(steps, expected);
    assert_eq!(life[4].text.as_ref().unwrap().fr, "Aide accord\u{e9}e.");
    assert!(phone.app.store.read(move |db| messages::of(db, id)).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_the_line_is_cut_it_arrives_once() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let mut cuts = 0;
    // Each cut falls somewhere else in the answers: before the first, in its head, in its body, later.
    for after in [0, 1, 90, 400, 900, 1500, 2500, 4000] {
        let (draft, _) = phone.writes(40_000 + after as usize).await;
        let id = phone.sends(draft).await;
        line.answers(Answers::CutAfter(after));
        let round = phone.syncs().await;
        cuts += u32::from(round.post.waiting > 0);
        line.answers(Answers::Pass);
        let mut rounds = 0;
        while phone.standing(id).await != Standing::Complete {
            phone.clock.turn(chrono::TimeDelta::minutes(16));
            phone.syncs().await;
            rounds += 1;
            assert!(rounds < 6, "cut after {after}: still {:?}", phone.standing(id).await);
        }
        assert_eq!(phone.receipts(id).await, [Kind::Registered, Kind::Complete]);
    }
    assert!(cuts >= 4, "{cuts} of 8 cuts were felt");
    let held = region.app().store.read(|db| gateway::store::applications::all(db, None)).unwrap();
    assert_eq!(held.len(), 8);
    assert!(parcels(&phone).await.into_iter().all(|standing| standing == parcel::Standing::Delivered));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_may_have_left_is_taken_back_only_once_the_gateway_says_it_never_came() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, _) = phone.writes(9_000).await;
    let id = phone.sends(draft).await;
    phone.syncs().await;
    // Nobody answered the call: nothing left, so nobody need be asked.
    assert_eq!(phone.app.actions.take_back(draft).await.unwrap(), Recall::Done);
    assert_eq!(phone.standing(id).await, Standing::Writing);

    let id = phone.sends(draft).await;
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = phone.restarted(&line.url);
    phone.signs_in(&region, "maelle").await;
    line.answers(Answers::CutAfter(0));
    phone.syncs().await;
    assert_eq!(phone.app.actions.take_back(draft).await.unwrap(), Recall::AsksFirst);
    line.answers(Answers::Pass);
    phone.clock.turn(chrono::TimeDelta::minutes(16));
    phone.syncs().await;
    // The request had arrived, its answer had not: the truth wins over the wish.
    assert!(phone.standing(id).await.is_filed());
}

#[tokio::test(flavor = "multi_thread")]
async fn f45_a_gateway_that_was_restored_is_given_again_what_it_lost() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let backup = copy.path().join("region.zip");
    gateway::jobs::backup::write(region.app(), &backup).unwrap();
    let (draft, _) = phone.writes(50_000).await;
    let id = phone.sends(draft).await;
    phone.syncs().await;
    let before = phone.receipts(id).await;
    let number = phone.app.store.read(move |db| applications::one(db, id)).await.unwrap().number;
    region.stop().await;

    let restored = tempfile::tempdir().unwrap();
    gateway::jobs::restore::read(&crate::world::config(restored.path()), &backup).unwrap();
    let region = region_with_forms(restored.path()).await;
    assert!(decide::find(region.app(), &id.to_string()).is_err(), "it knows nothing of it");
    let phone = phone.restarted(&region.url());
    phone.syncs().await;
    phone.syncs().await;
    let held = decide::find(region.app(), &id.to_string()).unwrap();
    assert_eq!(Some(held.number), number, "the number the citizen was given stays");
    assert_eq!(held.standing, Standing::Complete);
    assert_eq!(phone.receipts(id).await, before, "and so do her receipts");
}
