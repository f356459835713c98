//! Sources of tourism as they are fetched: simulated servers, their pages, their limits, and keys that go nowhere else.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use chrono::{DateTime, TimeDelta, Utc};
use gateway::app::App;
use gateway::clock::Clock;
use gateway::jobs::import::{self, Absence};
use gateway::jobs::refresh::{self, Outcome};
use gateway::sources::by_name;
use serde_json::{Value, json};

use crate::world::fixtures;

const SECRET: &str = "s3cr3t-of-the-region";

struct Region {
    folder: tempfile::TempDir,
    app: App,
}

/// Serves a router on a port of its own.
async fn served(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

impl Region {
    fn of(source: &str, addresses: &[String], day: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("key");
        std::fs::write(&key, format!("{SECRET}\n")).unwrap();
        let mut config = gateway::Config::local(folder.path()).unwrap();
        config.sources.values_mut().for_each(|feed| feed.addresses.clear());
        let feed = config.sources.get_mut(source).unwrap();
        feed.addresses = addresses.to_vec();
        feed.key = key.display().to_string();
        let at: DateTime<Utc> = format!("{day}T08:00:00Z").parse().unwrap();
        config.clock = Clock::stopped_at(at.timestamp());
        let app = App::open(config).unwrap();
        Self { folder, app }
    }

    /// What a refresh says, in a word; whatever it says, it does not say the secret.
    async fn refreshed(&self, confirmed: &[String]) -> String {
        let refreshed = refresh::all(&self.app, confirmed).await.unwrap();
        let said = format!("{refreshed:?}") + &serde_json::to_string(&refreshed).unwrap();
        assert!(!said.contains(SECRET), "{said}");
        match &refreshed.sources[..] {
            [Outcome::Imported(imported)] => format!("+{} -{}", imported.report.accepted, imported.gone),
            [Outcome::Unchanged { .. }] => "unchanged".to_owned(),
            [Outcome::Failed { message, .. }] => message.clone(),
            others => panic!("{others:?}"),
        }
    }

    fn copies(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("fetched")).map_or(0, Iterator::count)
    }
}

fn object(number: usize, updated: &str) -> Value {
    json!({
        "uuid": format!("u{number}"), "uri": format!("https://data.datatourisme.fr/6/00000000-0000-3000-8000-{number:012}"),
        "type": ["EntertainmentAndEvent"], "label": {"@fr": format!("Fête {number}")},
        "takesPlaceAt": [{"startDate": "2027-06-01", "endDate": "2027-06-01"}], "lastUpdateDatatourisme": updated,
    })
}

/// The API: three objects on two pages; of what changed since, as many as one says.
#[derive(Default)]
struct Api {
    asked: AtomicUsize,
    held: AtomicUsize,
    changed: AtomicUsize,
}

async fn page(api: Arc<Api>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    if headers.get("x-api-key").is_none_or(|key| key != SECRET) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let query = query.unwrap_or_default();
    let asked = api.asked.fetch_add(1, Ordering::Relaxed);
    assert!(query.contains("page_size=100") && query.contains("sort=lastUpdateDatatourisme"), "{query}");
    if query.contains("filters=lastUpdateDatatourisme%5Bgte%5D%3D2026-11-") {
        let changed = api.changed.load(Ordering::Relaxed);
        let objects: Vec<Value> = (0..changed).map(|number| object(number, "2026-11-20T00:00:00Z")).collect();
        return Json(json!({"objects": objects, "meta": {"next": null}})).into_response();
    }
    let held = api.held.load(Ordering::Relaxed);
    if query.contains("page=2") {
        // Too many questions, once: to be asked again in no time, and not said by Retry-After.
        if asked == 1 {
            return (StatusCode::TOO_MANY_REQUESTS, [("x-ratelimit-reset", "0")]).into_response();
        }
        let objects: Vec<Value> = (2..held).map(|number| object(number, "2026-11-02T00:00:00Z")).collect();
        return Json(json!({"objects": objects, "meta": {"next": null}})).into_response();
    }
    let objects: Vec<Value> = (0..held.min(2)).map(|number| object(number, "2026-11-01T00:00:00Z")).collect();
    let next = "/v1/entertainmentAndEvent?page=2&page_size=100&sort=lastUpdateDatatourisme";
    Json(json!({"objects": objects, "meta": {"next": next}})).into_response()
}

async fn served_api(api: &Arc<Api>) -> String {
    let api = api.clone();
    let route = get(move |headers: HeaderMap, query: RawQuery| page(api.clone(), headers, query));
    format!(
        "{}/v1/entertainmentAndEvent",
        served(Router::new().route("/v1/entertainmentAndEvent", route)).await
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn datatourisme_is_read_page_by_page_then_only_what_changed_then_whole_again() {
    let api = Arc::new(Api { held: AtomicUsize::new(12), ..Api::default() });
    let address = served_api(&api).await;
    let first = Region::of("datatourisme-api", std::slice::from_ref(&address), "2026-11-24");
    assert_eq!(first.refreshed(&[]).await, "+12 -0");
    assert_eq!(first.copies(), 0, "no raw answer lies on the disk");
    assert_eq!(first.refreshed(&[]).await, "unchanged", "nothing changed since");
    api.held.store(11, Ordering::Relaxed);
    assert_eq!(
        first.refreshed(&["datatourisme-api".to_owned()]).await,
        "+0 -1",
        "who insists is given everything"
    );
    api.changed.store(1, Ordering::Relaxed);
    assert_eq!(first.refreshed(&[]).await, "+1 -0", "what is absent of a part is not gone");
    assert_eq!(first.refreshed(&[]).await, "unchanged", "the newest change is told once more each time");
    api.held.store(10, Ordering::Relaxed);
    first.app.config.clock.turn(TimeDelta::days(8));
    assert!(first.refreshed(&[]).await.ends_with("-1"), "a week later everything is asked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_to_be_left_alone_for_an_hour_is_and_the_key_goes_nowhere_else() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let busy = move || {
        count.fetch_add(1, Ordering::Relaxed);
        async { (StatusCode::TOO_MANY_REQUESTS, [("x-ratelimit-reset", "3600")]) }
    };
    let url = served(Router::new().route("/busy", get(busy))).await;
    let region = Region::of("datatourisme-api", &[format!("{url}/busy")], "2026-11-24");
    assert_eq!(region.refreshed(&[]).await, "127.0.0.1: 429, asks to be left alone for 3600 s");
    assert_eq!(asked.load(Ordering::Relaxed), 1);

    let stolen = Arc::new(AtomicUsize::new(0));
    let count = stolen.clone();
    let thief = move || {
        count.fetch_add(1, Ordering::Relaxed);
        async { "{}" }
    };
    let other = served(Router::new().route("/", get(thief))).await;
    let (next, to) = (other.clone(), other);
    let paged = move || async move { Json(json!({"objects": [], "meta": {"next": next}})) };
    let moved = move || async move { (StatusCode::FOUND, [(header::LOCATION, to)]) };
    let url = served(Router::new().route("/paged", get(paged)).route("/moved", get(moved))).await;
    let region = Region::of("datatourisme-api", &[format!("{url}/paged")], "2026-11-24");
    assert!(region.refreshed(&[]).await.starts_with("datatourisme-api: leads_elsewhere"));
    let region = Region::of("datatourisme-api", &[format!("{url}/moved")], "2026-11-24");
    assert_eq!(region.refreshed(&[]).await, "127.0.0.1: a redirect that is not allowed");
    assert_eq!(stolen.load(Ordering::Relaxed), 0);
}

fn offers(skip: usize, top: usize, all: usize) -> Vec<Value> {
    let one = |number| {
        json!({"SyndicObjectID": format!("FMABFC{number:010}"), "SyndicObjectName": format!("Fête {number}"),
            "ObjectTypeName": "Fêtes et manifestations", "PeriodeOuverture": "01/06/2027|01/06/2027"})
    };
    (skip..all.min(skip + top)).map(one).collect()
}

fn asked_for(query: &str, name: &str) -> usize {
    let pair = format!("%24{name}=");
    query.split('&').find_map(|part| part.strip_prefix(&pair)).unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn tourinsoft_is_paged_until_as_many_were_read_as_announced_and_its_id_is_never_said() {
    let held = Arc::new(AtomicUsize::new(2_500));
    let holds = held.clone();
    let page = move |RawQuery(query): RawQuery| async move {
        let query = query.unwrap();
        let (skip, top) = (asked_for(&query, "skip"), asked_for(&query, "top"));
        let all = holds.load(Ordering::Relaxed);
        // Between the announcement and the pages, something may be wrong.
        let told = if all == 13 { 20 } else { all };
        Json(json!({"value": offers(skip, top, all), "odata.count": told.to_string()}))
    };
    let url = served(Router::new().route(&format!("/syndications/{SECRET}"), get(page))).await;
    let region = Region::of("tourinsoft", &[format!("{url}/syndications/{{key}}?format=json")], "2026-11-24");
    assert_eq!(region.refreshed(&[]).await, "+2500 -0");
    assert_eq!((region.refreshed(&[]).await, region.copies()), ("unchanged".to_owned(), 0));
    held.store(13, Ordering::Relaxed);
    assert!(region.refreshed(&[]).await.starts_with("tourinsoft: truncated"), "fewer than announced");
    held.store(1_000, Ordering::Relaxed);
    assert!(region.refreshed(&[]).await.contains("lost 1500 of 2500"), "the guard holds it back");
    let gone = Region::of("tourinsoft", &[format!("{url}/gone/{{key}}")], "2026-11-24");
    assert_eq!(gone.refreshed(&[]).await, "127.0.0.1: 404");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_names_persons_is_not_kept_and_not_sent_twice() {
    let sent = Arc::new(AtomicUsize::new(0));
    let (counts, body) = (sent.clone(), fixtures("json-ld")[1].bytes.clone());
    let page = move |headers: HeaderMap| async move {
        if headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == "\"1\"") {
            return StatusCode::NOT_MODIFIED.into_response();
        }
        counts.fetch_add(1, Ordering::Relaxed);
        ([(header::ETAG, "\"1\"")], body).into_response()
    };
    let url = served(Router::new().route("/agenda", get(page))).await;
    let region = Region::of("json-ld", &[format!("{url}/agenda")], "2026-11-24");
    assert_eq!(region.refreshed(&[]).await, "+4 -0");
    assert_eq!(region.refreshed(&[]).await, "unchanged");
    assert_eq!((sent.load(Ordering::Relaxed), region.copies()), (1, 0));
    assert_eq!(region.refreshed(&["json-ld".to_owned()]).await, "+0 -0", "asked anew");
    assert_eq!(sent.load(Ordering::Relaxed), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_know_skip_is_no_feed() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let page = move || async move {
        count.fetch_add(1, Ordering::Relaxed);
        Json(json!({"value": offers(0, 1_000, 1_000), "odata.count": "2500"}))
    };
    let url = served(Router::new().route(&format!("/{SECRET}"), get(page))).await;
    let region = Region::of("tourinsoft", &[format!("{url}/{{key}}")], "2026-11-24");
    assert!(region.refreshed(&[]).await.starts_with("tourinsoft: not_the_feed"));
    assert_eq!(asked.load(Ordering::Relaxed), 2, "the same page once more, and no third time");
}

/// A page of an organiser that tells its version, and changes when one says so.
async fn agenda(version: Arc<AtomicUsize>, headers: HeaderMap) -> Response {
    let version = version.load(Ordering::Relaxed);
    let tag = format!("\"{version}\"");
    if headers.get(header::IF_NONE_MATCH).is_some_and(|held| *held == *tag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let event =
        |at: usize| json!({"@type": "Event", "name": format!("Fête {at}"), "startDate": "2027-06-01"});
    let events: Value = (0..=version).map(event).collect::<Vec<_>>().into();
    let body = format!("<html><script type=\"application/ld+json\">{events}</script></html>");
    ([(header::ETAG, tag)], body).into_response()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_did_not_change_is_asked_anew_where_one_beside_it_did() {
    let versions = [Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0))];
    let mut router = Router::new();
    for (at, version) in versions.iter().cloned().enumerate() {
        let route = get(move |headers: HeaderMap| agenda(version.clone(), headers));
        router = router.route(&format!("/{at}"), route);
    }
    let url = served(router).await;
    let mut region = Region::of("json-ld", &[format!("{url}/0"), format!("{url}/1")], "2026-11-24");
    region.app.config.sources.get_mut("json-ld").unwrap().full = true;
    assert_eq!(region.refreshed(&[]).await, "+2 -0");
    assert_eq!(region.refreshed(&[]).await, "unchanged");
    versions[0].store(1, Ordering::Relaxed);
    assert_eq!(region.refreshed(&[]).await, "+1 -0", "the event of the other page is not gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_in_an_address_is_said_neither_to_a_redirect_nor_in_a_report_nor_is_its_file_kept() {
    let sent = |headers: HeaderMap| async move {
        assert!(headers.get(header::REFERER).is_none(), "who sends elsewhere is not named");
        let broken = r#"{"@id": "https://data.datatourisme.fr/6/00000000-0000-3000-8000-000000000001"}"#;
        broken.into_response()
    };
    let moved = || async { (StatusCode::FOUND, [(header::LOCATION, "/file")]) };
    let router = Router::new().route(&format!("/flux/{SECRET}"), get(moved)).route("/file", get(sent));
    let url = served(router).await;
    let mut region = Region::of("datatourisme-feed", &[format!("{url}/flux/{{key}}")], "2026-11-24");
    region.app.config.fetch.private_networks = true;
    // One object that is no event: it is refused by name, and the secret is no part of it.
    assert_eq!(region.refreshed(&[]).await, "+0 -0");
    assert_eq!(region.copies(), 0);
    region.app.config.sources.get_mut("datatourisme-feed").unwrap().key.clear();
    assert!(region.refreshed(&[]).await.contains("`key` is not set"));
}

#[test]
fn no_person_is_in_any_line_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(gateway::Config::local(folder.path()).unwrap()).unwrap();
    for source in ["datatourisme-feed", "datatourisme-api", "tourinsoft", "json-ld"] {
        import::files(&app, by_name(source).unwrap(), &fixtures(source), Absence::IsGone).unwrap();
    }
    let lines = app.store.read(|db| gateway::store::records::live(db, "events")).unwrap();
    assert!(lines.len() >= 10, "{}", lines.len());
    for (_, id, body) in &lines {
        let line = String::from_utf8_lossy(body).to_lowercase();
        assert!(
            !line.contains("canari") && !line.contains("0600") && !line.contains("06 00"),
            "{id}: {line}"
        );
    }
    drop(app);
    for entry in walkdir::WalkDir::new(folder.path()).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap().to_ascii_lowercase();
            assert!(!bytes.windows(6).any(|six| six == b"canari"), "{}", entry.path().display());
        }
    }
}
