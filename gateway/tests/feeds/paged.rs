//! Agendas asked over the network: page by page, then what changed; a server on this machine plays OpenAgenda.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use chrono::{DateTime, TimeDelta, Utc};
use gateway::app::App;
use gateway::jobs::refresh::{self, Outcome};
use gateway::store::records;
use serde_json::{Value, json};

use crate::world::{folder_of, today};

const KEY: &str = "a-public-key-of-the-region";
/// Events of one answer, however many are asked for: so that a few make pages.
const SIZE: usize = 3;

/// What the server holds and what it was asked.
#[derive(Default)]
struct Held {
    events: Vec<Value>,
    asked: Vec<String>,
    keys: Vec<String>,
    /// Statuses that it answers before any answer.
    failing: VecDeque<u16>,
    /// Answers once with half of its bytes.
    breaks_off: bool,
    /// Says that there is always one more page.
    endless: bool,
}

struct Play {
    held: Arc<Mutex<Held>>,
    app: App,
    clock: gateway::Clock,
    folder: tempfile::TempDir,
}

fn event(uid: u64, updated: &str) -> Value {
    json!({
        "uid": uid, "slug": format!("essai-{uid}"), "title": {"fr": format!("Essai {uid}")}, "state": 2, "status": 1,
        "timings": [{"begin": "2026-12-05T20:30:00+01:00", "end": "2026-12-05T22:30:00+01:00"}],
        "updatedAt": updated, "location": null, "member": {"name": "Jeanne Exemple"},
    })
}

fn gone(uid: u64, updated: &str) -> Value {
    json!({"uid": uid, "removed": true, "updatedAt": updated})
}

async fn answer(State(held): State<Arc<Mutex<Held>>>, headers: HeaderMap, uri: axum::http::Uri) -> Response {
    let url: reqwest::Url = format!("http://localhost{uri}").parse().unwrap();
    let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
    let mut held = held.lock().unwrap();
    held.asked.push(uri.to_string());
    held.keys.push(headers.get("key").map_or(String::new(), |key| key.to_str().unwrap().to_owned()));
    if let Some(status) = held.failing.pop_front() {
        let status = StatusCode::from_u16(status).unwrap();
        let name = if status == StatusCode::TOO_MANY_REQUESTS { "x-ratelimit-reset" } else { "retry-after" };
        return (status, [(name, "0")], "busy").into_response();
    }
    let since = query.get("updatedAt[gte]").map(|at| at.parse::<DateTime<Utc>>().unwrap());
    let tombstones = query.get("removed").is_some_and(|removed| removed == "null");
    let wanted = |event: &&Value| {
        let at: DateTime<Utc> = event["updatedAt"].as_str().unwrap().parse().unwrap();
        since.is_none_or(|since| at >= since) && (tombstones || event["removed"] != true)
    };
    let all: Vec<&Value> = held.events.iter().filter(wanted).collect();
    let from = query.get("after[]").map_or(0, |after| after.parse::<usize>().unwrap());
    let page: Vec<_> = all.iter().skip(from).take(SIZE).collect();
    let more = from + SIZE < all.len();
    let after = if held.endless {
        json!([0])
    } else if more {
        json!([from + SIZE])
    } else {
        json!(null)
    };
    let mut body = json!({"total": all.len(), "events": page, "sort": "x", "after": after}).to_string();
    if held.breaks_off && from > 0 {
        body.truncate(body.len() / 2);
    }
    body.into_response()
}

impl Play {
    async fn with(events: Vec<Value>) -> Self {
        let held = Arc::new(Mutex::new(Held { events, ..Held::default() }));
        let router = Router::new()
            .route("/v2/agendas/{uid}/events", get(answer))
            .route("/exports/json", get(export))
            .with_state(held.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("openagenda.key");
        std::fs::write(&key, format!("{KEY}\n")).unwrap();
        let mut config = gateway::Config::local(&folder.path().join("data")).unwrap();
        let clock = gateway::Clock::stopped_at(today().and_hms_opt(9, 0, 0).unwrap().and_utc().timestamp());
        config.clock = clock.clone();
        config.sources.values_mut().for_each(|feed| feed.addresses.clear());
        let feed = config.sources.get_mut("openagenda").unwrap();
        feed.addresses = vec![format!("http://{address}/v2/agendas/12/events")];
        feed.key = key.display().to_string();
        Self { held, app: App::open(config).unwrap(), clock, folder }
    }

    fn holds(&self, change: impl FnOnce(&mut Held)) {
        change(&mut self.held.lock().unwrap());
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.held.lock().unwrap().asked)
    }

    /// What a refresh says: how many were accepted and are gone, or a word.
    async fn refreshed(&self, confirmed: &[&str]) -> String {
        let confirmed: Vec<String> = confirmed.iter().map(|name| (*name).to_owned()).collect();
        let refreshed = refresh::all(&self.app, &confirmed).await.unwrap();
        match &refreshed.sources[..] {
            [Outcome::Imported(imported)] => format!("+{} -{}", imported.report.accepted, imported.gone),
            [Outcome::Unchanged { .. }] => "unchanged".to_owned(),
            [Outcome::Failed { code, message, .. }] => {
                assert!(!message.contains(KEY), "{message}");
                (*code).to_owned()
            }
            others => panic!("{others:?}"),
        }
    }

    fn live(&self) -> Vec<String> {
        let live = self.app.store.read(|db| records::live(db, "events")).unwrap();
        live.into_iter().map(|(_, id, _)| id.split_once(':').unwrap().1.to_owned()).collect()
    }
}

fn seven() -> Vec<Value> {
    (1..=7).map(|uid| event(uid, &format!("2026-11-1{uid}T10:00:00.000Z"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agenda_is_read_page_by_page_then_what_changed() {
    let play = Play::with(seven()).await;
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    let asked = play.asked();
    assert_eq!(asked.len(), 3, "{asked:?}");
    for one in &asked {
        assert!(one.contains("size=300&detailed=1&timings%5Bgte%5D=2026-11-24"), "{one}");
    }
    assert!(asked[2].ends_with("after%5B%5D=6"), "{asked:?}");
    assert!(play.held.lock().unwrap().keys.iter().all(|key| key == KEY));

    assert_eq!(play.refreshed(&[]).await, "+0 -0", "the youngest is told once more");
    let asked = play.asked();
    assert!(asked[0].contains("updatedAt%5Bgte%5D=2026-11-17T10%3A00%3A00.000Z&removed=null"), "{asked:?}");
    assert!(!asked[0].contains("timings") && asked.len() == 1);
    assert_eq!(play.refreshed(&[]).await, "unchanged");

    play.holds(|held| {
        held.events[1] = event(2, "2026-11-23T10:00:00.000Z");
        held.events[1]["status"] = json!(6);
        held.events[2] = gone(3, "2026-11-23T11:00:00.000Z");
        held.events.push(event(8, "2026-11-23T12:00:00.000Z"));
    });
    assert_eq!(play.refreshed(&[]).await, "+2 -1");
    assert_eq!(play.live(), ["1", "2", "4", "5", "6", "7", "8"]);
    play.holds(|held| held.events[2] = event(3, "2026-11-23T13:00:00.000Z"));
    assert_eq!(play.refreshed(&[]).await, "+1 -0", "it came back");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_its_moderators_take_back_goes_although_it_is_refused() {
    let play = Play::with(seven()).await;
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    play.holds(|held| {
        held.events[0]["state"] = json!(0);
        held.events[0]["updatedAt"] = json!("2026-11-23T10:00:00.000Z");
    });
    assert_eq!(play.refreshed(&[]).await, "+0 -1");
    assert!(!play.live().contains(&"1".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn tombstones_of_more_than_a_fifth_wait_for_a_human() {
    let play = Play::with(seven()).await;
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    play.holds(|held| {
        for uid in [1, 2] {
            held.events[uid - 1] = gone(uid as u64, "2026-11-23T10:00:00.000Z");
        }
    });
    assert_eq!(play.refreshed(&[]).await, "shrunk");
    assert_eq!(play.refreshed(&[]).await, "shrunk", "it is not forgotten either");
    assert_eq!(play.live().len(), 7);
    play.asked();
    assert_eq!(play.refreshed(&["openagenda"]).await, "+0 -2");
    assert!(play.asked()[0].contains("timings"), "whoever confirms reads the whole");
    assert_eq!(play.live().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_is_read_again_after_a_week_and_where_the_agendas_are_others() {
    let play = Play::with(seven()).await;
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    play.holds(|held| drop(held.events.remove(0)));
    assert_eq!(play.refreshed(&[]).await, "+0 -0", "nobody said that it is gone");
    play.clock.turn(TimeDelta::days(6));
    assert_eq!(play.refreshed(&[]).await, "unchanged");
    play.asked();
    play.clock.turn(TimeDelta::days(1));
    assert_eq!(play.refreshed(&[]).await, "+0 -1");
    assert!(play.asked()[0].contains("timings%5Bgte%5D=2026-12-01"));

    let mut config = play.app.config.clone();
    let feed = config.sources.get_mut("openagenda").unwrap();
    feed.addresses.push(feed.addresses[0].replace("agendas/12", "agendas/13"));
    let Play { held, app, clock, folder } = play;
    drop(app);
    let play = Play { held, app: App::open(config).unwrap(), clock, folder };
    assert_eq!(play.refreshed(&[]).await, "+0 -0", "the same events in both agendas");
    assert!(play.asked().iter().all(|one| one.contains("timings")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_server_is_asked_again_and_a_refusal_keeps_what_was_good() {
    let play = Play::with(seven()).await;
    play.holds(|held| held.failing = [429, 503, 500].into());
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    assert_eq!(play.asked().len(), 6, "three failures, three pages");
    play.holds(|held| held.failing = [403].into());
    assert_eq!(play.refreshed(&[]).await, "fetch");
    assert_eq!(play.asked().len(), 1, "a refused key is not tried again");
    play.holds(|held| held.failing = [503; 9].into());
    assert_eq!(play.refreshed(&[]).await, "fetch");
    assert_eq!(play.live().len(), 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_page_and_pages_without_end_keep_nothing() {
    let play = Play::with(seven()).await;
    play.holds(|held| held.breaks_off = true);
    assert_eq!(play.refreshed(&[]).await, "truncated");
    play.holds(|held| (held.breaks_off, held.endless) = (false, true));
    assert_eq!(play.refreshed(&[]).await, "not_the_feed");
    assert!(play.live().is_empty());
    play.holds(|held| held.endless = false);
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_an_answer_nor_the_key_is_left_on_the_disk() {
    let play = Play::with(seven()).await;
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    let files = folder_of(&play.folder.path().join("data"));
    assert!(files.iter().any(|file| file.path.ends_with("gateway.db")));
    for secret in [KEY, "Jeanne", "v2/agendas"] {
        let holds = |bytes: &[u8]| bytes.windows(secret.len()).any(|piece| piece == secret.as_bytes());
        assert!(files.iter().all(|file| !holds(&file.bytes)), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_runs_ahead_does_not_hide_what_comes() {
    let mut events = seven();
    events[0] = event(1, "2099-01-01T00:00:00.000Z");
    let play = Play::with(events).await;
    assert_eq!(play.refreshed(&[]).await, "+7 -0");
    play.asked();
    play.refreshed(&[]).await;
    assert!(play.asked()[0].contains("2026-11-17T10"));
}

/// The export of the mirror: the same events, as its rows.
async fn export(State(held): State<Arc<Mutex<Held>>>, uri: axum::http::Uri) -> Response {
    let mut held = held.lock().unwrap();
    held.asked.push(uri.to_string());
    let row = |event: &Value| {
        json!({
            "uid": event["uid"], "title_fr": event["title"]["fr"], "timings": event["timings"].to_string(),
            "updatedat": event["updatedAt"], "contributor_contactname": "Jeanne Exemple",
        })
    };
    Value::from(held.events.iter().map(row).collect::<Vec<_>>()).to_string().into_response()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mirror_is_read_whole_its_losses_wait_and_what_is_over_may_go() {
    let play = Play::with((1..=10).map(|uid| event(uid, "2026-11-20T10:00:00Z")).collect()).await;
    let mut config = play.app.config.clone();
    let api = std::mem::take(&mut config.sources.get_mut("openagenda").unwrap().addresses);
    let export = api[0].replace("/v2/agendas/12/events", "/exports/json?where=lastdate_end>=date'{today}'");
    config.sources.get_mut("opendatasoft-events").unwrap().addresses = vec![export];
    let Play { held, app, clock, folder } = play;
    drop(app);
    let play = Play { held, app: App::open(config).unwrap(), clock, folder };
    assert_eq!(play.refreshed(&[]).await, "+10 -0");
    assert!(play.asked()[0].contains("2026-11-24"));
    assert_eq!(play.refreshed(&[]).await, "unchanged");
    play.clock.turn(TimeDelta::days(1));
    assert_eq!(play.refreshed(&[]).await, "unchanged", "another day's question, the same answer");
    assert!(play.asked()[1].contains("2026-11-25"));
    play.holds(|held| held.events.truncate(7));
    assert_eq!(play.refreshed(&[]).await, "shrunk");
    // The evening has passed: all of them may go, as long as something is left to read.
    play.clock.turn(TimeDelta::days(20));
    play.holds(|held| {
        held.events = vec![event(20, "2026-12-10T10:00:00Z")];
        held.events[0]["timings"] = json!([{"begin": "2027-01-05T20:30:00+01:00"}]);
    });
    assert_eq!(play.refreshed(&[]).await, "+1 -10");
    let files = folder_of(&play.folder.path().join("data"));
    let named = |bytes: &[u8]| bytes.windows(6).any(|piece| piece == b"Jeanne");
    assert!(files.iter().all(|file| !named(&file.bytes)), "no copy of the export is left");
}
