//! Agendas of organisers: read politely, kept apart, reported to each in words, and never shown where they lie.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use gateway::jobs::refresh;

use super::fetch::served;
use crate::world::World;

/// What a server of an organiser gives, and how often it was asked.
#[derive(Default)]
struct Given {
    calendar: String,
    robots: Option<(StatusCode, String)>,
    sent: usize,
    unchanged: usize,
    day: usize,
}

type Site = Arc<Mutex<Given>>;

async fn calendar(State(site): State<Site>, headers: HeaderMap) -> Response {
    let mut site = site.lock().unwrap();
    let day = format!("Mon, 23 Nov 2026 10:00:{:02} GMT", site.day);
    if headers.get(header::IF_MODIFIED_SINCE).is_some_and(|held| held.as_bytes() == day.as_bytes()) {
        site.unchanged += 1;
        return StatusCode::NOT_MODIFIED.into_response();
    }
    site.sent += 1;
    ([(header::LAST_MODIFIED, day)], site.calendar.clone()).into_response()
}

async fn robots(State(site): State<Site>) -> Response {
    match site.lock().unwrap().robots.clone() {
        Some((status, text)) => (status, text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Fête {uid}\r\n{lines}\r\nEND:VEVENT\r\n")
}

fn of(events: &[String]) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.concat())
}

const SECRET: &str = "private-5f2c";

/// A gateway that reads one calendar, at an address that is a secret.
async fn world(site: &Site, robots_asked: bool) -> World {
    let router = Router::new()
        .route(&format!("/{SECRET}/basic.ics"), get(calendar))
        .route("/robots.txt", get(robots))
        .with_state(site.clone());
    let address = served(router).await;
    let text = format!(
        "[organisers.essai]\nname = \"Ville d’Essai\"\nformat = \"ical\"\naddress = \"{address}/{SECRET}/basic.ics?key={SECRET}\"\n\
         licence = \"Licence Ouverte 2.0\"\nrobots = {robots_asked}\n[fetch]\nattempts = 1\n"
    );
    let organisers = gateway::Config::from_text(&text).unwrap();
    World::with(|config| {
        config.organisers = organisers.organisers;
        config.fetch.attempts = 1;
    })
    .await
}

async fn refreshed(world: &World) -> serde_json::Value {
    let done = refresh::all(world.region.app(), &[]).await.unwrap();
    let text = serde_json::to_string(&done).unwrap();
    assert!(!text.contains(SECRET), "{text}");
    serde_json::to_value(&done).unwrap()["organisers"][0].clone()
}

async fn page(world: &World, said: &serde_json::Value) -> String {
    let path = said["report"].as_str().unwrap().to_owned();
    let answer = world.get(&path, "").await;
    assert_eq!((answer.status, answer.header("x-robots-tag")), (200, "noindex"));
    String::from_utf8(answer.body).unwrap()
}

/// Whether any file of a folder holds these bytes.
fn holds(folder: &std::path::Path, bytes: &[u8]) -> bool {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let mut files = files.filter(|entry| entry.file_type().is_file());
    files.any(|entry| {
        let held = std::fs::read(entry.path()).unwrap_or_default();
        held.windows(bytes.len()).any(|window| window == bytes)
    })
}

/// Gives another calendar, and says so.
fn change(site: &Site, calendar: String) {
    let mut site = site.lock().unwrap();
    site.calendar = calendar;
    site.day += 1;
}

fn two() -> String {
    of(&[
        event("un", "DTSTART:20261205T203000"),
        event("deux", "DTSTART;VALUE=DATE:20261206\r\nORGANIZER;CN=Jeanne Exemple:mailto:jeanne@orange.fr"),
        event("sans", "LOCATION:Place"),
        event("vieux", "DTSTART;VALUE=DATE:20200101"),
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agenda_is_read_reported_and_not_sent_again() {
    let site = Site::default();
    site.lock().unwrap().calendar = two();
    let world = world(&site, true).await;
    let said = refreshed(&world).await;
    assert_eq!(
        (said["state"].as_str(), said["read"].as_u64(), said["accepted"].as_u64()),
        (Some("imported"), Some(4), Some(2))
    );
    let text = page(&world, &said).await;
    for words in [
        "Ville d’Essai",
        "4 événements lus",
        "Fête un",
        "Il manque une date",
        "Fête sans",
        "sans fuseau horaire",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for secret in [SECRET, "Jeanne", "orange.fr", "no_period", "floating_time"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let again = refreshed(&world).await;
    assert_eq!((again["state"].as_str(), &again["report"]), (Some("unchanged"), &said["report"]));
    let counted = |site: &Given| (site.sent, site.unchanged);
    assert_eq!(counted(&site.lock().unwrap()), (1, 1));
    assert!(!holds(world.folder.path(), b"jeanne@orange.fr"), "whoever is named is on no disk of ours");
    assert!(!holds(world.folder.path(), SECRET.as_bytes()), "nor where the agenda lies");
    assert_eq!(world.get("/agenda/rapports/essai", "").await.status, 404, "its name is no way in");
    let news = String::from_utf8(world.get("/v1/events.atom", "").await.body).unwrap();
    assert!(
        news.contains("Fête deux") && news.contains("Licence Ouverte 2.0") && !news.contains("Fête vieux")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_for_robots_are_kept_and_a_failing_server_lets_nobody_in() {
    let site = Site::default();
    site.lock().unwrap().calendar = two();
    for rules in [(StatusCode::OK, "User-agent: *\nDisallow: /"), (StatusCode::BAD_GATEWAY, "")] {
        site.lock().unwrap().robots = Some((rules.0, rules.1.to_owned()));
        let world = world(&site, true).await;
        let said = refreshed(&world).await;
        assert_eq!(
            (said["state"].as_str(), said["code"].as_str()),
            (Some("failed"), Some("fetch")),
            "{said}"
        );
        assert_eq!(site.lock().unwrap().sent, 0);
        assert!(page(&world, &said).await.contains("robots.txt"));
    }
    // The organiser gave the address to be read: the operator says so.
    let world = world(&site, false).await;
    assert_eq!(refreshed(&world).await["state"], "imported");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_keeps_what_was_read_and_says_so() {
    let site = Site::default();
    site.lock().unwrap().calendar = two();
    let world = world(&site, true).await;
    refreshed(&world).await;
    let news = || async { String::from_utf8(world.get("/v1/events.rss", "").await.body).unwrap() };
    for (broken, words) in [
        ("<!DOCTYPE html><p>404</p>", "autre chose qu’un agenda"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "s’arrête au milieu"),
        ("", "ne contient aucun événement"),
    ] {
        change(&site, broken.to_owned());
        let said = refreshed(&world).await;
        assert_eq!(said["state"], "failed");
        let text = page(&world, &said).await;
        assert!(text.contains(words) && text.contains("4 événements lus"), "{text}");
        assert!(news().await.contains("Fête un"));
    }
    change(&site, of(&[event("un", "DTSTART:20261205T203000Z")]));
    assert_eq!(refreshed(&world).await["gone"], 1, "what its organiser took out is gone");
    assert!(!news().await.contains("Fête deux"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organiser_that_is_configured_no_more_is_published_no_more() {
    let site = Site::default();
    site.lock().unwrap().calendar = two();
    let world = world(&site, true).await;
    let said = refreshed(&world).await;
    let report = said["report"].as_str().unwrap().to_owned();
    let mut config = gateway::Config::local(world.folder.path()).unwrap();
    config.clock = world.clock.clone();
    config.organisers.clear();
    let app = gateway::app::App::open(config).unwrap();
    refresh::all(&app, &[]).await.unwrap();
    assert_eq!(world.get(&report, "").await.status, 404);
    let news = String::from_utf8(world.get("/v1/events.rss", "").await.body).unwrap();
    assert!(!news.contains("Fête"), "{news}");
}
