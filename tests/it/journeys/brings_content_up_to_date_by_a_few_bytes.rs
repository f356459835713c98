//! A network returns: the guide is brought up to date by its changes alone.

use ma_region::store::reference::status::SyncState;

use crate::world::{Answers, Line, Phone, Signed, aid, guide, region};

#[tokio::test(flavor = "multi_thread")]
async fn what_the_region_publishes_is_found_on_the_phone() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    region.publish(Signed::records(&[aid(1, "ruches et abeilles")])).unwrap();
    let phone = Phone::new(&region.url());
    assert!(phone.finds("abeilles").await.is_empty());
    let round = phone.syncs().await;
    assert_eq!(round.state, SyncState::UpToDate);
    assert_eq!(phone.finds("abeille").await, ["test:1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn seven_changes_travel_as_a_delta_and_nothing_new_as_one_request() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let mut aids = guide(250);
    region.publish(Signed::records(&aids)).unwrap();
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    phone.syncs().await;

    let (up, down) = line.bytes();
    let nothing_new = phone.syncs().await;
    let (up_after, down_after) = line.bytes();
    assert_eq!(nothing_new.traffic.requests, 1);
    println!("nothing new: {} bytes", up_after - up + down_after - down);
    assert!(up_after - up + down_after - down <= 450, "{} + {}", up_after - up, down_after - down);

    for aid in aids.iter_mut().take(6) {
        aid.promise.push_str(" Maintenant avec un nouveau plafond.");
    }
    aids.pop();
    region.publish(Signed::records(&aids)).unwrap();
    let changed = phone.syncs().await;
    assert_eq!(changed.state, SyncState::UpToDate);
    let moved: Vec<_> = changed.moved.iter().map(|moved| moved.collection.as_str()).collect();
    assert_eq!(moved, ["aids"]);
    println!("seven changes of 250: {} bytes of delta", changed.moved[0].bytes);
    assert!(changed.moved[0].bytes <= 1500);
    assert_eq!(phone.guide_held().await.unwrap().1, 249);
    assert!(
        phone.finds("numero249").await.iter().all(|id| id != "test:249"),
        "what was dropped is found no more"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn by_deltas_or_at_once_the_phone_ends_with_the_same_guide() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let old = Phone::new(&region.url());
    let mut aids = guide(40);
    for step in 0..6 {
        aids[step * 3].title = format!("titre change {step}");
        aids.push(aid(1000 + step, &format!("nouveaute {step}")));
        aids.remove(step + 1);
        region.publish(Signed::records(&aids)).unwrap();
        assert_eq!(old.syncs().await.state, SyncState::UpToDate);
    }
    let fresh = Phone::new(&region.url());
    fresh.syncs().await;
    assert_eq!(old.guide_held().await, fresh.guide_held().await);
    for question in ["nouveaute", "titre change", "projet", "numero7", "fich"] {
        let (by_deltas, at_once) = (old.answer(question).await, fresh.answer(question).await);
        let ids = |answer: &ma_region::store::reference::search::Answer| {
            let mut ids: Vec<_> =
                answer.results.iter().map(|hit| (hit.id.clone(), (hit.score * 1e6) as i64)).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&by_deltas), ids(&at_once), "{question}");
    }
}
