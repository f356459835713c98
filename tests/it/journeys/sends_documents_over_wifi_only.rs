//! The citizen pays for each byte of a mobile network: answers leave, documents wait for the Wi-Fi, and say so.

use domain::application::Standing;
use domain::parcel::{self, Cause, Kind};
use ma_region::platform::Line;
use ma_region::store::desk::settings::Adjust;

use crate::screens::sight;
use crate::world::Phone;
use crate::world::filled::{held, region_with_forms};

#[tokio::test(flavor = "multi_thread")]
async fn documents_wait_for_the_wifi_and_answers_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    phone.app.actions.adjust(Adjust::DocumentsOnWifi(true)).await.unwrap();
    phone.network.becomes(Line::Metered);
    let (draft, _) = phone.writes(5_000).await;
    let id = phone.sends(draft).await;

    let round = phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Registered, "her answers have arrived");
    assert_eq!((round.post.waiting, round.post.for_wifi), (1, 1));
    assert_eq!(round.post.next_due, None, "it waits for no time");
    let waits = |parcel: &parcel::Parcel| {
        matches!(parcel.kind, Kind::Document(_))
            && parcel.standing == parcel::Standing::Waiting(Some(Cause::NoWifi))
    };
    assert!(phone.parcels().await.iter().any(waits));
    assert_eq!(held(&region).1, 0, "not even an upload was begun");
    let html = sight::of(&phone, "/desk/outbox").await;
    assert!(html.contains("Attend le Wi-Fi"), "{html}");
    let round = phone.syncs().await;
    assert_eq!((round.post.delivered, round.post.for_wifi), (0, 1), "and again");

    phone.network.becomes(Line::Free);
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Complete);
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_wish_is_taken_back_documents_leave_over_any_line() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    phone.app.actions.adjust(Adjust::DocumentsOnWifi(true)).await.unwrap();
    let (draft, _) = phone.writes(5_000).await;
    let id = phone.sends(draft).await;
    phone.network.becomes(Line::Metered);
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Registered);
    let told = phone.app.store.watch(ma_region::store::Topic::Outbox);
    phone.app.actions.adjust(Adjust::DocumentsOnWifi(false)).await.unwrap();
    assert!(told.has_changed().unwrap(), "whoever carries parcels is told");
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Complete);

    // A line that says nothing of itself holds nobody.
    phone.app.actions.adjust(Adjust::DocumentsOnWifi(true)).await.unwrap();
    phone.network.becomes(Line::Unknown);
    let (draft, _) = phone.writes(6_000).await;
    let second = phone.sends(draft).await;
    phone.completes(second).await;
}
