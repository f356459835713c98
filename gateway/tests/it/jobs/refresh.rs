//! A feed is « unchanged » only once what it holds was kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::{Router, routing::get};
use gateway::jobs::fetch::Fetcher;
use gateway::jobs::import::{self, Absence};
use gateway::jobs::refresh::{self, Outcome};
use gateway::sources;

use super::fetch::served;
use crate::world::World;

/// A server whose feed holds as many communes as one says, each size under a tag of its own.
struct Feed {
    held: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    world: World,
}

const SOURCE: &str = "communes";

fn communes(count: usize) -> String {
    let one = |n: usize| format!(r#"{{"code":"39{n:03}","nom":"Essai {n}","codesPostaux":["39000"]}}"#);
    format!("[{}]", (1..=count).map(one).collect::<Vec<_>>().join(","))
}

impl Feed {
    async fn of(count: usize) -> Self {
        let (held, sent) = (Arc::new(AtomicUsize::new(count)), Arc::new(AtomicUsize::new(0)));
        let (holds, sends) = (held.clone(), sent.clone());
        let file = move |headers: HeaderMap| async move {
            let count = holds.load(Ordering::Relaxed);
            let tag = format!("\"{count}\"");
            if headers.get(header::IF_NONE_MATCH).is_some_and(|held| held == tag.as_str()) {
                return StatusCode::NOT_MODIFIED.into_response();
            }
            sends.fetch_add(1, Ordering::Relaxed);
            let body = if count == 0 { "not the feed".to_owned() } else { communes(count) };
            ([(header::ETAG, tag)], body).into_response()
        };
        let url = served(Router::new().route("/communes.json", get(file))).await;
        let world = World::with(|config| {
            // Of the feeds that are asked for without any configuration, this one alone, and here.
            config.sources.values_mut().for_each(|feed| feed.addresses.clear());
            let feed = config.sources.get_mut(SOURCE).unwrap();
            feed.addresses = vec![format!("{url}/communes.json")];
        })
        .await;
        Self { held, sent, world }
    }

    fn holds(&self, count: usize) {
        self.held.store(count, Ordering::Relaxed);
    }

    fn sent(&self) -> usize {
        self.sent.swap(0, Ordering::Relaxed)
    }

    /// What a refresh says: how many were accepted and how many are gone, or a word.
    async fn refreshed(&self, confirmed: bool) -> String {
        let confirmed: Vec<_> = confirmed.then(|| SOURCE.to_owned()).into_iter().collect();
        let refreshed = refresh::all(self.world.region.app(), &confirmed).await.unwrap();
        match &refreshed.sources[..] {
            [Outcome::Imported(imported)] => format!("+{} -{}", imported.report.accepted, imported.gone),
            [Outcome::Unchanged { .. }] => "unchanged".to_owned(),
            [Outcome::Failed { code, .. }] => (*code).to_owned(),
            others => panic!("{others:?}"),
        }
    }

    async fn fetched(&self) -> bool {
        let app = self.world.region.app();
        let fetcher = Fetcher::new(&app.config.fetch, &[]).unwrap();
        let url = app.config.feed(SOURCE).addresses[0].parse().unwrap();
        fetcher.fetch(app, SOURCE, &url).await.unwrap().unchanged
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_was_kept_is_not_sent_again() {
    let feed = Feed::of(10).await;
    assert_eq!(feed.refreshed(false).await, "+10 -0");
    assert_eq!(feed.refreshed(false).await, "unchanged");
    assert_eq!(feed.sent(), 1);
    assert_eq!(feed.refreshed(true).await, "+0 -0", "an operator may insist");
    assert_eq!(feed.refreshed(false).await, "unchanged");
    assert_eq!(feed.sent(), 0, "read from the copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_was_refused_is_refused_again_until_an_operator_or_its_server_says_otherwise() {
    let feed = Feed::of(10).await;
    assert_eq!(feed.refreshed(false).await, "+10 -0");
    for (count, code) in [(5, "shrunk"), (0, "not_the_feed")] {
        feed.holds(count);
        assert_eq!(feed.refreshed(false).await, code);
        assert_eq!(feed.refreshed(false).await, code, "and not unchanged");
    }
    feed.holds(10);
    assert_eq!(feed.refreshed(false).await, "+0 -0", "as before: read again, since the copy is another's");
    assert_eq!(feed.refreshed(false).await, "unchanged");
    feed.holds(5);
    assert_eq!(feed.refreshed(false).await, "shrunk");
    assert_eq!(feed.refreshed(true).await, "+0 -5");
    assert_eq!(feed.refreshed(false).await, "unchanged");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_between_fetching_and_keeping_fetches_again() {
    let feed = Feed::of(10).await;
    assert!(!feed.fetched().await);
    assert!(!feed.fetched().await, "nothing was kept of the first");
    assert_eq!(feed.refreshed(false).await, "+10 -0");
    assert!(feed.fetched().await);
    feed.holds(11);
    assert!(!feed.fetched().await);
    assert!(!feed.fetched().await);
    assert_eq!(feed.refreshed(false).await, "+1 -0");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_was_damaged_or_records_from_elsewhere_make_the_feed_asked_for_anew() {
    let feed = Feed::of(10).await;
    assert_eq!(feed.refreshed(false).await, "+10 -0");
    let copies = feed.world.folder.path().join("fetched");
    for copy in std::fs::read_dir(&copies).unwrap() {
        std::fs::write(copy.unwrap().path(), communes(3)).unwrap();
    }
    assert_eq!(feed.refreshed(false).await, "+0 -0");
    let app = feed.world.region.app();
    let other = [sources::File { path: "by-hand.json".into(), bytes: communes(12).into() }];
    import::files(app, sources::by_name(SOURCE).unwrap(), &other, Absence::IsGone).unwrap();
    assert_eq!(feed.refreshed(false).await, "+0 -2", "the feed has the last word");
    assert_eq!(feed.refreshed(false).await, "unchanged");
}
