//! The trip to the browser: cut short by a death, answered by a stranger, refused, put off, never finished.

use std::time::Duration;

use chrono::TimeDelta;
use domain::parcel::{Hold, Standing};
use domain::sign_in::{Ending as Came, Stage};
use ma_region::platform::fake::HandReturns;
use ma_region::platform::{Secret, Vault};
use ma_region::sync::Ending;

use super::ground::{arrived_once, posted};
use crate::world::filled::held;
use crate::world::signing::{Signing, until};
use crate::world::{Page, browser};

const TOKEN: &str = "POST /auth/token";

/// A trip that has begun: the browser is open, and then the app is dead.
async fn begun_and_killed(signing: Signing) -> (Signing, String) {
    signing.phone.app.actions.sign_in().await.unwrap();
    let running = signing.phone.runs();
    let page = signing.phone.page().await;
    drop(running);
    (signing.dies(), page)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_survives_the_app_s_death_while_the_browser_is_open() {
    let signing = Signing::begins().await;
    let id = posted(&signing.phone, 5_000).await;
    let (signing, page) = begun_and_killed(signing).await;
    let _running = signing.phone.runs();
    let back = browser::trip(&page).await;
    until("the app waits again", || signing.phone.returns.is_watched().then_some(())).await;
    assert!(signing.phone.browser.opened().is_empty(), "it is open already");
    assert!(signing.phone.returns.hand_in(&back).await.unwrap().expected);
    signing.phone.comes_to("a sign-in", |identity| !identity.must_sign_in()).await;
    drop(_running);
    signing.phone.completes(id).await;
    arrived_once(&signing.phone, &signing.region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_survives_the_app_s_death_between_the_browser_s_return_and_the_tokens() {
    let signing = Signing::begins().await;
    signing.front.answers(TOKEN, Page::of(200, "<html>Wi-Fi").with("content-type", "text/html"));
    signing.phone.app.actions.sign_in().await.unwrap();
    let running = signing.phone.runs();
    let back = signing.phone.browses().await;
    signing.phone.returns.hand_in(&back).await.unwrap();
    until("the code was tried", || (signing.front.count(TOKEN) > 0).then_some(())).await;
    drop(running);
    signing.front.passes();
    let signing = signing.dies();
    let _running = signing.phone.runs();
    signing.phone.comes_to("a sign-in", |identity| !identity.must_sign_in()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_survives_the_app_s_death_between_the_tokens_and_the_desk() {
    let signing = Signing::begins().await;
    let (signing, page) = begun_and_killed(signing).await;
    // What the vault held at that instant: the trip with its code, and the pair that the code brought.
    let trip = signing.phone.vault.secret(Secret::Trip).unwrap().unwrap();
    let _running = signing.phone.runs();
    let back = browser::trip(&page).await;
    until("the app waits again", || signing.phone.returns.is_watched().then_some(())).await;
    signing.phone.returns.hand_in(&back).await.unwrap();
    signing.phone.comes_to("a sign-in", |identity| !identity.must_sign_in()).await;
    // The last that the app does with it: what is laid into the vault after that stays there.
    until("the trip is forgotten", || {
        signing.phone.vault.secret(Secret::Trip).unwrap().is_none().then_some(())
    })
    .await;
    drop(_running);
    let unwritten = |db: &ma_region::store::desk::Writer<'_>| {
        ma_region::store::desk::session::end(db)?;
        let at = "2026-11-24T11:00:00Z".parse().unwrap();
        ma_region::store::desk::wishes::stands(
            db,
            ma_region::store::desk::wishes::Kind::SignIn,
            Stage::Away,
            at,
        )
    };
    signing.phone.app.store.write(unwritten).await.unwrap();
    signing.phone.vault.keep(Secret::Trip, Some(&trip)).unwrap();
    let asked = signing.front.count(TOKEN);
    let signing = signing.dies();
    let _running = signing.phone.runs();
    let identity = signing.phone.comes_to("a sign-in", |identity| !identity.must_sign_in()).await;
    assert_eq!(
        (identity.sign_in, signing.front.count(TOKEN)),
        (None, asked),
        "nobody was asked for it again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_answers_to_another_trip_is_turned_away_and_the_right_one_still_comes_in() {
    let signing = Signing::begins().await;
    signing.phone.app.actions.sign_in().await.unwrap();
    let comes_back = async {
        let page = signing.phone.page().await;
        let state = browser::of_query(&page, "state").unwrap();
        let address = HandReturns::ADDRESS;
        for wrong in [
            format!("{address}?code=stolen&state={}", "A".repeat(43)),
            format!("{address}?code=stolen"),
            format!("{address}?error=access_denied&state=other"),
            format!("fr.maregion.bfc:/elsewhere?code=stolen&state={state}"),
        ] {
            let landing = signing.phone.returns.hand_in(&wrong).await.unwrap();
            assert!(!landing.expected && landing.lang == "fr", "{wrong}: {landing:?}");
        }
        assert_eq!(signing.front.count(TOKEN), 0, "no stranger's code is shown to the gateway");
        let back = browser::trip(&page).await;
        assert!(signing.phone.returns.hand_in(&back).await.unwrap().expected);
    };
    tokio::join!(signing.phone.app.sync.attend(None), comes_back);
    assert!(!signing.phone.identity().await.must_sign_in());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_comes_to_nothing_says_so_and_costs_nothing() {
    let signing = Signing::begins().await;
    let id = posted(&signing.phone, 5_000).await;
    for (query, came) in [
        ("error=access_denied", Came::Refused),
        ("error=server_error", Came::Down),
        ("error=invalid_scope", Came::Fault),
        ("code=never-given", Came::Expired),
    ] {
        signing.phone.app.actions.sign_in().await.unwrap();
        let comes_back = async {
            let page = signing.phone.page().await;
            let state = browser::of_query(&page, "state").unwrap();
            let back = format!("{}?{query}&state={state}", HandReturns::ADDRESS);
            signing.phone.returns.hand_in(&back).await.unwrap();
        };
        tokio::join!(signing.phone.app.sync.attend(None), comes_back);
        assert_eq!(signing.phone.identity().await.sign_in.unwrap().stage, Stage::Ended(came), "{query}");
        assert_eq!(signing.phone.vault.secret(Secret::Trip).unwrap(), None);
    }
    // No gateway there: said before any browser opens.
    for (page, came) in [
        (Page::of(200, "<html>").with("content-type", "text/html"), Came::Portal),
        (Page::of(302, "").with("location", "/wifi"), Came::Portal),
    ] {
        signing.front.answers("GET /v1/ping", page);
        signing.phone.app.actions.sign_in().await.unwrap();
        signing.phone.app.sync.attend(None).await;
        assert_eq!(signing.phone.identity().await.sign_in.unwrap().stage, Stage::Ended(came));
        signing.front.passes();
    }
    assert_eq!(signing.phone.browser.take(), None);
    assert!(signing.signs_in().await.expected);
    signing.phone.completes(id).await;
    arrived_once(&signing.phone, &signing.region, id, 1).await;
}

#[tokio::test]
async fn nobody_is_waited_for_longer_than_half_an_hour() {
    let signing = Signing::begins().await;
    signing.phone.app.actions.sign_in().await.unwrap();
    let never = async {
        signing.phone.page().await;
        // Whoever is turned away was met by somebody who waits.
        signing.phone.returns.hand_in(HandReturns::ADDRESS).await.unwrap();
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(31 * 60)).await;
        tokio::time::resume();
    };
    tokio::join!(signing.phone.app.sync.attend(None), never);
    assert_eq!(signing.phone.identity().await.sign_in.unwrap().stage, Stage::Ended(Came::Abandoned));
    assert!(!signing.phone.returns.is_watched());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trip_of_yesterday_is_over_and_a_wish_of_before_opens_no_browser() {
    let (signing, _) = begun_and_killed(Signing::begins().await).await;
    signing.phone.clock.turn(TimeDelta::minutes(31));
    let running = signing.phone.runs();
    let over = |stage| {
        move |identity: &ma_region::store::desk::wishes::Identity| {
            identity.sign_in.is_some_and(|wish| wish.stage == stage)
        }
    };
    signing.phone.comes_to("the end of the trip", over(Stage::Ended(Came::Abandoned))).await;
    drop(running);
    signing.phone.app.actions.sign_in().await.unwrap();
    signing.phone.clock.turn(TimeDelta::minutes(2));
    let _running = signing.phone.runs();
    signing.phone.comes_to("the end of the wish", over(Stage::Ended(Came::Abandoned))).await;
    assert!(signing.phone.browser.opened().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wishes_again_is_shown_the_same_page_and_whoever_gives_up_is_waited_for_no_more() {
    let signing = Signing::begins().await;
    let _running = signing.phone.runs();
    signing.phone.app.actions.sign_in().await.unwrap();
    let first = signing.phone.page().await;
    signing.phone.app.actions.sign_in().await.unwrap();
    assert_eq!(signing.phone.page().await, first, "a page that is open already leads back too");
    signing.phone.app.actions.give_up_sign_in().await.unwrap();
    until("nobody waits", || (!signing.phone.returns.is_watched()).then_some(())).await;
    until("the trip is forgotten", || {
        signing.phone.vault.secret(Secret::Trip).unwrap().is_none().then_some(())
    })
    .await;
    assert_eq!(signing.phone.identity().await.sign_in, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_s_parcels_leave_under_the_tokens_of_somebody_else() {
    let signing = Signing::begins().await;
    signing.signs_in().await;
    let hers = signing.phone.identity().await.session.unwrap();
    posted(&signing.phone, 5_000).await;
    let signing = signing.asked_by("nguyen").await;
    signing.signs_in().await;
    let his = signing.phone.identity().await.session.unwrap();
    assert_ne!(hers.account, his.account);
    assert_eq!(signing.front.count("POST /auth/revoke"), 1, "her session ended when his began");
    assert_eq!((signing.phone.syncs().await.post.delivered, held(&signing.region).0), (0, 0));
    // A death between the two writings: the desk says hers, the vault holds his.
    let back_to_hers =
        move |db: &ma_region::store::desk::Writer<'_>| ma_region::store::desk::session::begin(db, &hers);
    signing.phone.app.store.write(back_to_hers).await.unwrap();
    let round = signing.phone.syncs().await;
    assert_eq!((round.post.ending, round.post.delivered), (Ending::SignInNeeded, 0));
    assert_eq!(held(&signing.region).0, 0);
    let standings: Vec<_> = signing.phone.parcels().await.iter().map(|parcel| parcel.standing).collect();
    assert_eq!(standings, [Standing::Paused(Hold::SignIn); 2]);
}
