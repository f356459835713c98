//! She signs out: the gateway hears of it, her desk stays, what has not left waits; signed in again, it leaves.

use domain::parcel::{Hold, Standing};
use domain::sign_in::{Ending as Came, Stage};
use ma_region::platform::{Secret, Vault};
use ma_region::sync::Ending;

use crate::world::Page;
use crate::world::signing::Signing;

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_left_waits_for_her_and_nothing_else_changes() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let phone = &signing.phone;
    let (sent, _) = phone.writes(3_000).await;
    let sent = phone.sends(sent).await;
    phone.completes(sent).await;
    let (unsent, _) = phone.writes(5_000).await;
    let unsent = phone.sends(unsent).await;
    let before = phone.parcels().await.len();

    phone.app.actions.sign_out().await.unwrap();
    assert!(phone.identity().await.must_sign_in(), "at once, whatever the network");
    phone.app.sync.attend(None).await;
    assert_eq!(signing.front.count("POST /auth/revoke"), 1);
    let page = phone.browser.take().unwrap();
    assert_eq!(page, format!("{}/auth/sign-out", signing.front.url));
    let identity = phone.identity().await;
    assert_eq!((identity.session, identity.sign_in, identity.sign_out), (None, None, None));
    for what in [Secret::Tokens, Secret::Leaving, Secret::Trip] {
        assert_eq!(phone.vault.secret(what).unwrap(), None, "{what:?}");
    }
    assert!(
        phone.vault.secret(Secret::Erasure).unwrap().is_some(),
        "her way to be erased outlives the session"
    );
    // Nothing leaves, and nothing went.
    let round = phone.syncs().await;
    assert_eq!((round.post.delivered, round.post.ending), (0, Ending::SignInNeeded));
    assert_eq!(phone.parcels().await.len(), before);
    let waits = phone.parcels().await.into_iter().filter(|parcel| parcel.standing.is_owed());
    assert!(waits.map(|parcel| parcel.standing).all(|standing| standing == Standing::Paused(Hold::SignIn)));
    assert_eq!(phone.receipts(sent).await.len(), 2);

    assert!(signing.signs_in().await.expected);
    phone.completes(unsent).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_gateway_cannot_hear_of_it_she_is_signed_out_all_the_same_and_it_hears_later() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let phone = &signing.phone;
    let refresh = phone.vault.secret(Secret::Tokens).unwrap().unwrap();
    signing.front.answers("POST /auth/revoke", Page::of(200, "<html>").with("content-type", "text/html"));
    phone.app.actions.sign_out().await.unwrap();
    phone.app.sync.attend(None).await;
    let wish = phone.identity().await.sign_out.unwrap();
    assert_eq!(wish.stage, Stage::Ended(Came::Portal), "said, so that nobody is surprised");
    assert_eq!(phone.browser.take(), None, "no page opens that could not be shown");
    assert_eq!(phone.vault.secret(Secret::Tokens).unwrap(), None);
    let left = phone.vault.secret(Secret::Leaving).unwrap().unwrap();
    assert!(refresh.contains(&*left));
    signing.front.passes();
    phone.syncs().await;
    assert_eq!(phone.identity().await.sign_out, None);
    assert_eq!(phone.vault.secret(Secret::Leaving).unwrap(), None);
    // It is over at the gateway too.
    let gateway = api_client::gateway::Gateway::at(&signing.region.url(), "test").unwrap();
    let renewed = gateway.renew(&left, &mut api_client::gateway::Traffic::default()).await;
    assert!(renewed.err() == Some(api_client::failure::Failure::SignedOut));
}
