//! Tokens that end, answers that are lost, a provider that is down, a death in the middle of a trip: nothing is lost by it.

use chrono::TimeDelta;
use domain::ids::ApplicationId;
use domain::parcel::{Cause, Hold, Local, Standing, Unreachable};
use domain::sign_in::{Ending as Came, Stage};
use ma_region::platform::{Secret, Vault};
use ma_region::store::desk::{answers, drafts};
use ma_region::store::reference::status::SyncState;
use ma_region::sync::{Ending, Round};
use serde_json::Value;

use super::ground::{arrived_once, posted};
use crate::world::filled::held;
use crate::world::signing::{Signing, until};
use crate::world::{Page, browser};

const TOKEN: &str = "POST /auth/token";

async fn signed_in() -> Signing {
    let signing = Signing::begins().await;
    let landing = signing.signs_in().await;
    assert!(landing.expected, "{landing:?}");
    let identity = signing.phone.identity().await;
    assert!(!identity.must_sign_in() && identity.sign_in.is_none(), "{identity:?}");
    assert_eq!(signing.phone.vault.secret(Secret::Trip).unwrap(), None, "the trip is forgotten");
    signing
}

fn html() -> Page {
    Page::of(200, "<!DOCTYPE html><title>Wi-Fi</title>").with("content-type", "text/html")
}

impl Signing {
    fn tokens(&self) -> Value {
        serde_json::from_str(&self.phone.vault.secret(Secret::Tokens).unwrap().unwrap()).unwrap()
    }

    /// The gateway forgets the phone, as whoever lost one asks for.
    async fn revokes(&self) {
        let gateway = api_client::gateway::Gateway::at(&self.region.url(), "test").unwrap();
        let refresh = self.tokens()["refresh"].as_str().unwrap().to_owned();
        gateway.revoke(&refresh, &mut api_client::gateway::Traffic::default()).await.unwrap();
    }

    async fn standings(&self) -> Vec<Standing> {
        self.phone.parcels().await.iter().map(|parcel| parcel.standing).collect()
    }

    async fn arrives(&self, id: ApplicationId) {
        self.phone.completes(id).await;
        arrived_once(&self.phone, &self.region, id, 1).await;
    }
}

/// An upload in the middle of which the token ends: it goes on at the same address, and one body at most travels twice.
async fn goes_on(ends: impl FnOnce(&Signing)) {
    let signing = signed_in().await;
    let size = 6_000_000;
    let id = posted(&signing.phone, size).await;
    ends(&signing);
    let round = signing.phone.syncs().await;
    assert_eq!((round.post.waiting, round.post.ending), (0, Ending::Rested), "{round:?}");
    assert_eq!(signing.front.count(TOKEN), 2, "the code, and one renewal");
    assert_eq!(signing.front.count("POST /v1/uploads"), 1, "one upload");
    let mut bodies = signing.front.heard("PATCH /v1/uploads/");
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "at one address: {bodies:?}");
    let sent = round.traffic.sent as usize;
    assert!(sent < size + 4 * 1024 * 1024 + 40_000, "{sent} bytes for {size}: one chunk twice at most");
    assert_eq!(signing.standings().await, [Standing::Delivered; 2]);
    arrived_once(&signing.phone, &signing.region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f28_token_expires_in_mid_chunk_and_the_same_upload_goes_on() {
    // The body of the second request has travelled whole when its token ends, by the gateway's own clock.
    goes_on(|signing| {
        let clock = signing.clock.clone();
        signing.front.before("PATCH /v1/uploads/", move || clock.turn(TimeDelta::minutes(11)));
    })
    .await;
    // The same where the gateway's word comes through, and no line is cut.
    goes_on(|signing| {
        let problem = r#"{"code":"token-expired","status":401}"#;
        let page = Page::of(401, problem)
            .with("content-type", "application/problem+json")
            .with("region-code", "token-expired")
            .with("region-epoch", &signing.region.app().epoch);
        signing.front.answers_once("PATCH /v1/uploads/", page);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f28_a_token_that_is_about_to_end_is_renewed_before_it_is_used() {
    let signing = signed_in().await;
    signing.waits(TimeDelta::minutes(8));
    signing.phone.syncs().await;
    assert_eq!(signing.front.count(TOKEN), 1);
    let before = signing.tokens();
    signing.waits(TimeDelta::seconds(90));
    let id = posted(&signing.phone, 5_000).await;
    let round = signing.phone.syncs().await;
    assert_eq!((round.post.waiting, signing.front.count(TOKEN)), (0, 2), "{round:?}");
    let after = signing.tokens();
    assert!(before["access"] != after["access"] && before["refresh"] != after["refresh"]);
    arrived_once(&signing.phone, &signing.region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f29_refresh_revoked_after_three_weeks_and_everything_waits_for_a_sign_in() {
    let signing = signed_in().await;
    let account = signing.phone.identity().await.session.unwrap().account;
    let (unsent, _) = signing.phone.writes(2_000).await;
    let id = posted(&signing.phone, 5_000).await;
    signing.revokes().await;
    signing.waits(TimeDelta::weeks(3));
    let round = signing.phone.syncs().await;
    assert_eq!((round.post.ending, round.post.delivered), (Ending::SignInNeeded, 0), "{round:?}");
    assert_eq!(round.state, SyncState::UpToDate, "content comes all the same");
    let identity = signing.phone.identity().await;
    assert!(
        identity.must_sign_in() && identity.session.unwrap().account == account,
        "whose desk it is, is known"
    );
    assert_eq!(signing.standings().await, [Standing::Paused(Hold::SignIn); 2]);
    // Nothing went: no answer, no draft, no parcel; and a start asks once, not for ever.
    let held = move |db: &ma_region::store::desk::Reader<'_>| {
        Ok((drafts::all(db)?.len(), answers::of(db, unsent)?.len()))
    };
    let (drafts, answers) = signing.phone.app.store.read(held).await.unwrap();
    assert_eq!((drafts, answers), (2, crate::world::filled::GIVEN.len()));
    let asked = signing.front.count(TOKEN);
    signing.phone.syncs().await;
    assert_eq!(signing.front.count(TOKEN), asked + 1);
    // Signed in again, by the same person: it all leaves. (What the provider signs is of its own day.)
    signing.clock.turn(-TimeDelta::weeks(3));
    assert!(signing.signs_in().await.expected);
    assert_eq!(signing.phone.identity().await.session.unwrap().account, account);
    signing.arrives(id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f31_franceconnect_is_down_and_only_sending_waits_for_it() {
    let signing = Signing::begins().await;
    let id = posted(&signing.phone, 5_000).await;
    signing.before_provider.answers("", Page::of(503, "maintenance"));
    // The citizen sees at the gateway that it is down, and puts it off.
    signing.phone.app.actions.sign_in().await.unwrap();
    let gives_up = async {
        let page = signing.phone.page().await;
        let shown = tokio::task::spawn_blocking(move || browser::Browser::default().identifies(&page));
        let shown = shown.await.unwrap();
        assert!(shown.app.is_none() && shown.body.contains("FranceConnect"), "{}", shown.body);
        signing.phone.app.actions.give_up_sign_in().await.unwrap();
    };
    tokio::join!(signing.phone.app.sync.attend(None), gives_up);
    assert_eq!(signing.phone.identity().await.sign_in, None);
    assert!(!signing.phone.returns.is_watched(), "nobody waits any more");
    let round = signing.phone.syncs().await;
    assert_eq!((round.state, round.post.ending), (SyncState::UpToDate, Ending::SignInNeeded));
    assert_eq!(
        signing.standings().await,
        [Standing::Paused(Hold::SignIn); 2],
        "the queue waits, and says why"
    );
    signing.phone.writes(1_000).await;
    // Where the browser itself is sent back with that word, the cause is named.
    signing.phone.app.actions.sign_in().await.unwrap();
    let sent_back = async {
        let page = signing.phone.page().await;
        let state = browser::of_query(&page, "state").unwrap();
        let back = format!("fr.maregion.bfc:/signed-in?error=temporarily_unavailable&state={state}");
        signing.phone.returns.hand_in(&back).await.unwrap()
    };
    let (_, landing) = tokio::join!(signing.phone.app.sync.attend(None), sent_back);
    assert!(landing.expected, "{landing:?}");
    let stage = signing.phone.identity().await.sign_in.unwrap().stage;
    assert_eq!(stage, Stage::Ended(Came::Down));
    // The next day it works, and everything leaves.
    signing.before_provider.passes();
    signing.phone.clock.turn(TimeDelta::days(1));
    assert!(signing.signs_in().await.expected);
    signing.arrives(id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f59_refresh_reply_lost_signs_nobody_out() {
    let signing = signed_in().await;
    let before = signing.tokens();
    signing.waits(TimeDelta::minutes(10));
    let id = posted(&signing.phone, 5_000).await;
    signing.front.loses(TOKEN, 3);
    for _ in 0..3 {
        let round = signing.phone.syncs().await;
        assert_eq!(round.post.ending, Ending::Lost(Unreachable::Offline), "{round:?}");
        assert_eq!(signing.tokens(), before, "nothing is kept of an answer that did not come");
        assert!(!signing.phone.identity().await.must_sign_in());
        signing.waits(TimeDelta::minutes(20));
    }
    signing.arrives(id).await;
    assert_ne!(signing.tokens()["refresh"], before["refresh"]);
    // And the pair that came goes on to renew itself.
    signing.waits(TimeDelta::days(2));
    let round = signing.phone.syncs().await;
    assert_eq!(round.post.ending, Ending::Rested, "{round:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_cannot_be_written_down_is_not_used_and_the_one_before_stays_good() {
    let signing = signed_in().await;
    let before = signing.tokens();
    signing.waits(TimeDelta::minutes(10));
    let id = posted(&signing.phone, 5_000).await;
    signing.phone.vault.is_full(true);
    let round = signing.phone.syncs().await;
    assert_eq!((round.post.delivered, held(&signing.region).0), (0, 0));
    assert!(signing.front.count(TOKEN) > 1, "it was given");
    assert_eq!(signing.tokens(), before, "and is not used");
    assert_eq!(signing.standings().await[0], Standing::Paused(Hold::Local(Local::VaultClosed)));
    assert!(!signing.phone.identity().await.must_sign_in(), "nobody is signed out by it");
    signing.phone.vault.is_full(false);
    signing.arrives(id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_renew_at_once_make_one_call() {
    let signing = signed_in().await;
    signing.waits(TimeDelta::hours(1));
    let sync = &signing.phone.app.sync;
    let rounds: [Round; 4] = tokio::join!(sync.round(), sync.round(), sync.round(), sync.round()).into();
    assert!(rounds.iter().all(|round| round.post.ending == Ending::Rested), "{rounds:?}");
    assert_eq!(signing.front.count(TOKEN), 2, "the code, and one renewal");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_at_the_token_endpoint_signs_nobody_out_and_keeps_nobody_out() {
    let signing = Signing::begins().await;
    let id = posted(&signing.phone, 5_000).await;
    // While the code is exchanged: it is good for a minute, and tried again.
    signing.front.answers(TOKEN, html());
    signing.phone.app.actions.sign_in().await.unwrap();
    let comes_back = async {
        let back = signing.phone.browses().await;
        assert!(signing.phone.returns.hand_in(&back).await.unwrap().expected);
        until("a portal answers", || (signing.front.count(TOKEN) > 0).then_some(())).await;
        signing.front.passes();
    };
    tokio::join!(signing.phone.app.sync.attend(None), comes_back);
    assert!(!signing.phone.identity().await.must_sign_in());
    // While the pair is renewed: the line is lost, and nothing else.
    signing.waits(TimeDelta::minutes(10));
    let before = signing.tokens();
    let refused = r#"{"error":"invalid_grant"}"#;
    for page in [html(), Page::of(400, refused).with("content-type", "application/json"), Page::of(401, "")] {
        signing.front.passes();
        signing.front.answers(TOKEN, page);
        let round = signing.phone.syncs().await;
        assert_eq!(round.post.ending, Ending::Lost(Unreachable::Portal), "{round:?}");
        assert!(!signing.phone.identity().await.must_sign_in());
        let waits = Standing::Waiting(Some(Cause::Unreachable(Unreachable::Portal)));
        assert_eq!(signing.standings().await[0], waits);
        signing.waits(TimeDelta::minutes(20));
    }
    assert_eq!(signing.tokens(), before);
    signing.front.passes();
    signing.arrives(id).await;
}
