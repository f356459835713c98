//! Faults 14–16 and cuts: what answers is not always the gateway, and not always to the end.

use ma_region::store::reference::status::SyncState;

use crate::world::{Answers, Line, Page, Pages, Phone, Signed, guide, region};

#[tokio::test(flavor = "multi_thread")]
async fn f14_a_portal_answers_200_html_everywhere() {
    let (pages, url) = Pages::start().await;
    pages.otherwise(Page::of(200, "<!DOCTYPE html><title>Wi-Fi</title>").with("content-type", "text/html"));
    let phone = Phone::new(&url);
    assert_eq!(phone.syncs().await.state, SyncState::Portal);
    assert_eq!(phone.guide_held().await, None, "nothing was stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn f15_a_portal_redirects_and_nobody_follows() {
    let (pages, url) = Pages::start().await;
    for status in [301, 302, 303, 307, 308] {
        pages.otherwise(Page::of(status, "").with("location", "/elsewhere"));
        let phone = Phone::new(&url);
        assert_eq!(phone.syncs().await.state, SyncState::Portal, "{status}");
    }
    assert!(!pages.asked().contains(&"/elsewhere".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn f16_a_maintenance_page_is_no_success_whatever_its_status() {
    let (pages, url) = Pages::start().await;
    for status in [200, 204, 304, 403, 404, 500, 503] {
        pages.otherwise(Page::of(status, ""));
        let state = Phone::new(&url).syncs().await.state;
        assert_eq!(state, SyncState::Portal, "{status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_asks_to_wait_is_busy_and_one_in_trouble_is_at_fault() {
    let (pages, url) = Pages::start().await;
    let ours = |status| Page::of(status, "").with("region-epoch", &"a".repeat(32));
    for (status, state) in [(503, SyncState::Busy), (429, SyncState::Busy), (500, SyncState::Fault)] {
        pages.otherwise(ours(status));
        assert_eq!(Phone::new(&url).syncs().await.state, state, "{status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_that_the_gateway_asked_for_is_kept_to_after_a_restart_too() {
    let (pages, url) = Pages::start().await;
    let busy = Page::of(503, "").with("region-epoch", &"a".repeat(32)).with("retry-after", "600");
    pages.otherwise(busy);
    let phone = Phone::new(&url);
    assert_eq!(phone.syncs().await.state, SyncState::Busy);
    let phone = phone.restarted(&url);
    assert_eq!(phone.syncs().await.state, SyncState::Busy);
    assert_eq!(pages.asked().len(), 1, "it was not asked again");
    phone.clock.turn(chrono::TimeDelta::seconds(601));
    pages.lay_out(&Signed::aids(1, &guide(3)));
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_state_says_so_and_the_app_goes_on() {
    let phone = Phone::alone();
    assert_eq!(phone.syncs().await.state, SyncState::Offline);
    phone.app.actions.refresh().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_goes_on_where_it_was_cut() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    // Texts that do not compress well, so that the snapshot takes several pieces.
    let mut aids = guide(400);
    for (number, aid) in aids.iter_mut().enumerate() {
        aid.description = (0..40).map(|part| sha(number * 100 + part)).collect();
    }
    region.publish(Signed::records(&aids)).unwrap();
    let line = Line::to(&region.url(), Answers::CutAfter(120_000)).await;
    let phone = Phone::new(&line.url);
    let mut rounds = 0;
    while phone.syncs().await.state != SyncState::UpToDate {
        rounds += 1;
        assert!(rounds < 20, "it never ends");
    }
    let (_, received) = line.bytes();
    let whole = 400 * 40 * 64 / 2;
    println!("{rounds} cuts, {received} bytes received");
    assert!(rounds >= 2, "the line was cut at least twice");
    assert!(received < whole * 2, "what was there was not sent again: {received}");
    assert_eq!(phone.guide_held().await.unwrap().1, 400);
}

fn sha(number: usize) -> String {
    api_client::canonical::sha256_hex(&number.to_be_bytes())
}
