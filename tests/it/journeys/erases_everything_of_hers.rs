//! Story 19, the second half: everything of hers goes from the phone at once, the Region hears of it when it can, and
//! says what went and what has to stay. What she took out before comes in again, to the identical state.

use chrono::TimeDelta;
use domain::application::Standing as Taken;
use domain::erasure::Stage;
use domain::parcel::{Kind, Standing};
use ma_region::actions::Asked;
use ma_region::platform::{Secret, Vault};
use ma_region::store::DeskState;
use ma_region::store::desk::settings::{self, Adjust};
use ma_region::store::desk::{contents, erasures};

use crate::world::filled::held;
use crate::world::signing::Signing;
use crate::world::{Page, Phone};

fn offline() -> Page {
    Page::of(200, "<html>a Wi-Fi page</html>").with("content-type", "text/html")
}

async fn the_answer(phone: &Phone) -> erasures::Erasure {
    let all = phone.app.store.read(erasures::all).await.unwrap();
    assert_eq!(all.len(), 1);
    all.into_iter().next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn at_once_on_the_phone_and_at_the_region_when_it_hears_of_it() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let phone = &signing.phone;
    phone.app.actions.adjust(Adjust::TextSize(150)).await.unwrap();
    let (draft, _) = phone.writes(3_000).await;
    let sent = phone.sends(draft).await;
    phone.completes(sent).await;
    let (unsent, _) = phone.writes(5_000).await;
    assert_eq!(held(&signing.region).0, 1);
    let would = phone.app.actions.would_erase().await.unwrap();
    let goes = would.goes.unwrap();
    assert_eq!(
        (goes.drafts, goes.applications, goes.documents, goes.unsent, would.asked),
        (1, 1, 2, 0, Asked::Region)
    );
    assert_eq!(phone.app.store.read(contents::count).await.unwrap(), goes, "asking changes nothing");
    let refresh = phone.vault.secret(Secret::Tokens).unwrap().unwrap();
    let key = *phone.vault.desk_key(false).unwrap();
    let guide = phone.guide_held().await;

    // Without a network it happens all the same.
    for call in ["PUT", "GET", "POST"] {
        signing.front.answers(call, offline());
    }
    let erased = phone.app.actions.erase_me().await.unwrap();
    assert_eq!(erased, would);
    assert!(phone.app.store.read(contents::count).await.unwrap().is_empty());
    assert_ne!(*phone.vault.desk_key(false).unwrap(), key);
    for what in [Secret::Tokens, Secret::Trip, Secret::Erasure] {
        assert_eq!(phone.vault.secret(what).unwrap(), None, "{what:?}");
    }
    assert!(phone.identity().await.must_sign_in());
    assert_eq!(phone.guide_held().await, guide, "the guide stays");
    assert_eq!(phone.app.store.read(settings::read).await.unwrap().text_size, 150, "she can still read it");
    phone.syncs().await;
    assert_eq!(the_answer(phone).await.stage, Stage::Owed);
    assert_eq!(held(&signing.region).0, 1, "the Region has not heard of it");

    // The app dies, and is opened again: it is still owed, and nobody need sign in for it.
    let signing = signing.dies();
    let phone = &signing.phone;
    assert_eq!(phone.app.desk, DeskState::Sound);
    signing.front.passes();
    let before = signing.front.count("POST /auth/revoke");
    phone.syncs().await;
    let answer = the_answer(phone).await;
    assert_eq!(answer.stage, Stage::Done, "{answer:?}");
    assert!(answer.answered_at >= Some(answer.asked_at));
    let gone = |what: &str| answer.answer.gone.iter().find(|(code, _)| code == what).map(|(_, count)| *count);
    assert_eq!((gone("account"), gone("applications")), (Some(1), Some(1)), "{answer:?}");
    assert!(answer.answer.kept.is_empty(), "nobody had read it yet: {answer:?}");
    assert_eq!(held(&signing.region), (0, 0, 0));
    let parcels = phone.parcels().await;
    assert_eq!(
        parcels.iter().map(|one| (one.kind, one.standing)).collect::<Vec<_>>(),
        [(Kind::Erasure, Standing::Delivered)]
    );
    assert!(parcels[0].wire.is_empty() && parcels[0].account.is_none(), "it names nobody");
    for what in Secret::ALL {
        assert_eq!(phone.vault.secret(what).unwrap(), None, "{what:?} has served");
    }
    // The session is over at the gateway too.
    assert!(signing.front.count("POST /auth/revoke") > before);
    let refresh = serde_json::from_str::<serde_json::Value>(&refresh).unwrap()["refresh"].clone();
    let gateway = api_client::gateway::Gateway::at(&signing.region.url(), "test").unwrap();
    let renewed =
        gateway.renew(refresh.as_str().unwrap(), &mut api_client::gateway::Traffic::default()).await;
    assert!(renewed.err() == Some(api_client::failure::Failure::SignedOut));
    // Asked again, nothing more travels.
    let calls = signing.front.count("PUT /v1/me/erasures");
    phone.syncs().await;
    assert_eq!(signing.front.count("PUT /v1/me/erasures"), calls);
    assert!(phone.app.store.read(move |db| ma_region::store::desk::drafts::one(db, unsent)).await.is_err());

    // She signs in again: an account that holds nothing.
    signing.signs_in().await;
    phone.syncs().await;
    assert!(phone.app.store.read(contents::count).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_service_has_begun_with_is_kept_and_said_so_and_a_lost_answer_changes_nothing() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let phone = &signing.phone;
    let (draft, _) = phone.writes(3_000).await;
    let sent = phone.sends(draft).await;
    phone.completes(sent).await;
    for standing in [Taken::Received, Taken::InReview, Taken::Accepted] {
        gateway::filing::decide::decide(signing.region.app(), sent.0, standing, None).unwrap();
    }
    let erased = phone.app.actions.erase_me().await.unwrap();
    assert_eq!(erased.asked, Asked::Region);
    signing.front.loses("PUT /v1/me/erasures", 1);
    phone.syncs().await;
    assert_eq!(the_answer(phone).await.stage, Stage::Owed);
    signing.waits(TimeDelta::hours(1));
    phone.syncs().await;
    let answer = the_answer(phone).await;
    assert_eq!(answer.stage, Stage::Done);
    let kept = &answer.answer.kept[0];
    assert_eq!((kept.application, kept.why.as_str()), (sent, "decided"));
    assert!(kept.until.unwrap() > phone.app.actions.now());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_region_that_does_not_know_her_is_asked_once() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let phone = &signing.phone;
    let account = phone.identity().await.session.unwrap().account;
    ma_region::platform::erasure::may_erase(&*phone.vault, &account, "a-token-of-nobody").unwrap();
    phone.app.actions.erase_me().await.unwrap();
    phone.syncs().await;
    assert_eq!(the_answer(phone).await.stage, Stage::Unknown);
    assert_eq!(phone.vault.secret(Secret::Erased).unwrap(), None);
    assert!(!phone.parcels().await[0].standing.is_owed());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_signed_in_asks_nothing_and_who_cannot_be_told_apart_signs_in_first() {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.writes(3_000).await;
    assert_eq!(phone.app.actions.would_erase().await.unwrap().asked, Asked::Nobody);
    let erased = phone.app.actions.erase_me().await.unwrap();
    assert_eq!((erased.asked, phone.parcels().await.len()), (Asked::Nobody, 0));
    // Two people signed in here once, and nobody is now.
    for account in ["a", "b"] {
        ma_region::platform::erasure::may_erase(&*phone.vault, account, "token").unwrap();
    }
    assert_eq!(phone.app.actions.erase_me().await.unwrap().asked, Asked::SignInFirst);
    assert_eq!(phone.parcels().await.len(), 0);
    // A vault that is closed is said, and nothing happens.
    phone.writes(3_000).await;
    phone.vault.becomes(None);
    assert_eq!(phone.app.actions.erase_me().await.unwrap_err().code(), "vault-closed");
    assert_eq!(phone.app.store.read(contents::count).await.unwrap().drafts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_out_erased_and_taken_in_again_it_is_the_identical_desk() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let phone = &signing.phone;
    let (draft, document) = phone.writes(30_000).await;
    let sent = phone.sends(draft).await;
    phone.completes(sent).await;
    phone.writes(5_000).await;
    phone.app.actions.adjust(Adjust::Commune(Some("25056".into()))).await.unwrap();
    let before = phone.app.store.whole_desk().await.unwrap();
    let bytes = phone.app.store.document_bytes(document.sha256).await.unwrap();
    let exported = phone.app.actions.save_me("mes-donnees", None).await.unwrap();
    assert_eq!(exported.documents, 2);
    let again = phone.app.actions.save_me("mes-donnees", None).await.unwrap();
    assert!(again.file.to_string_lossy().ends_with("-2.zip"), "beside the first: {:?}", again.file);

    phone.app.actions.erase_me().await.unwrap();
    assert_ne!(phone.app.store.whole_desk().await.unwrap(), before);
    assert_eq!(phone.app.actions.import_me(exported.file, None).await.unwrap(), 2);
    assert_eq!(phone.app.store.whole_desk().await.unwrap(), before, "the identical state");
    assert_eq!(*phone.app.store.document_bytes(document.sha256).await.unwrap(), *bytes);
    // What is owed for the erasure stays owed, and arrives.
    phone.syncs().await;
    assert_eq!(the_answer(phone).await.stage, Stage::Done);
    assert_eq!(phone.receipts(sent).await.len(), 2, "she keeps what was acknowledged");
}
