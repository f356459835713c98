//! A kept card changed: the phone knows what, and since when.

use domain::ids::RecordId;
use ma_region::store::desk::favourites;
use ma_region::store::reference::aids;

use crate::world::{Phone, Signed, aid, region};

#[tokio::test(flavor = "multi_thread")]
async fn a_favourite_s_changes_are_news_until_its_card_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let mut card = aid(1, "haies et bocage");
    region.publish(Signed::records(std::slice::from_ref(&card))).unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    let id = RecordId::parse("test:1").unwrap();
    phone.app.actions.favourite(id.clone(), card.title.clone(), true).await.unwrap();

    card.amount = Some(api_client::wire::Amount { words: "500 €".into(), ..Default::default() });
    region.publish(Signed::records(&[card])).unwrap();
    phone.syncs().await;
    let of = id.clone();
    let changes = phone.app.store.read(move |db| aids::changes(db, &of)).await.unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].fields, ["amount"]);

    phone.clock.turn(chrono::TimeDelta::days(1));
    phone.app.actions.looked_at(id).await.unwrap();
    let kept = phone.app.store.read(favourites::all).await.unwrap();
    assert!(kept[0].seen_at > kept[0].kept_at);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_aid_that_is_no_more_stays_among_the_favourites() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    region.publish(Signed::records(&[aid(1, "un"), aid(2, "deux")])).unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    let id = RecordId::parse("test:1").unwrap();
    phone.app.actions.favourite(id, "un".into(), true).await.unwrap();
    region.publish(Signed::records(&[aid(2, "deux")])).unwrap();
    phone.syncs().await;
    let kept = phone.app.store.read(favourites::all).await.unwrap();
    assert_eq!(kept[0].title, "un");
    assert_eq!(phone.guide_held().await.unwrap().1, 1);
}
