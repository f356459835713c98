//! `PUT /v1/feedback/{id}`

use std::path::Path;

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use api_client::translate::seal_feedback;
use api_client::wire;
use chrono::TimeDelta;
use domain::feedback::{About, Feedback, Reason, Shown};
use domain::ids::RecordId;
use gateway::Config;
use gateway::rights::retention;
use gateway::store::{audit, feedback};

use crate::citizen::new_id;
use crate::terminal::{gateway, json};
use crate::wire_people::answering;
use crate::world::{Answer, World};

const JSON: &str = "Content-Type: application/json\r\n";

/// A report with that text, as a phone seals it.
pub fn sealed(text: &str) -> Vec<u8> {
    let said = Feedback {
        record: RecordId::parse("place:mairie-dole").unwrap(),
        collection: "places".to_owned(),
        about: About::Card,
        reason: Reason::HoursWrong,
        text: text.to_owned(),
        edition: 1_795_161_600,
        app: "0.1.0".to_owned(),
        lang: "fr".to_owned(),
    };
    seal_feedback(&said).unwrap().bytes
}

/// The same with one key changed.
fn with(key: &str, value: serde_json::Value) -> Vec<u8> {
    let mut body: serde_json::Value = serde_json::from_slice(&sealed("Ferm\u{e9} le lundi")).unwrap();
    body[key] = value;
    serde_json::to_vec(&body).unwrap()
}

async fn put_with(world: &World, id: &str, lines: &str, body: &[u8]) -> Answer {
    let length = body.len();
    let mut request = format!(
        "PUT /v1/feedback/{id} HTTP/1.1\r\nHost: region\r\n{lines}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    .into_bytes();
    request.extend_from_slice(body);
    world.ask(request).await
}

pub async fn put(world: &World, id: &str, body: &[u8]) -> Answer {
    put_with(world, id, JSON, body).await
}

fn unlimited(config: &mut Config) {
    config.rates.feedback_per_day = 0;
}

fn count(world: &World) -> usize {
    world.region.app().store.read(feedback::count).unwrap()
}

/// The story over any database.
pub async fn once(world: &World) {
    let (id, body) = (new_id(), sealed("Ferm\u{e9} le lundi"));
    let first = put(world, &id, &body).await;
    assert_eq!((first.status, first.header("cache-control")), (201, "no-store"), "{first:?}");
    let kept: wire::FeedbackKept = serde_json::from_slice(&first.body).unwrap();
    assert_eq!((kept.feedback.as_str(), kept.received_at.ends_with('Z')), (id.as_str(), true));
    world.clock.turn(TimeDelta::hours(1));
    let again = put(world, &id, &body).await;
    assert_eq!((again.status, &again.body), (200, &first.body), "the same word for word");
    let other = put(world, &id, &sealed("Ferm\u{e9} le mardi")).await;
    assert_eq!((other.status, other.code().as_str()), (409, "id-reused"));
    let held = world.region.app().store.read(feedback::all).unwrap();
    assert_eq!(held.len(), 1);
    let said = &held[0].said;
    assert_eq!(
        (said.record.as_str(), said.collection.as_str(), said.reason, said.text.as_str(), said.edition),
        ("place:mairie-dole", "places", Reason::HoursWrong, "Ferm\u{e9} le lundi", 1_795_161_600)
    );
    // The trail knows that it came, and nothing of what it says.
    let trail = world.region.app().store.read(|db| audit::lines(db, None)).unwrap();
    let line = trail.last().unwrap();
    assert_eq!(
        (line.who.as_str(), line.what.as_str(), line.about.as_deref()),
        ("anyone", "feedback", Some(&*id))
    );
    assert_eq!(world.region.app().store.read(audit::walk).unwrap().1, Vec::<String>::new());
}

/// Its end, over any database.
pub async fn ends(world: &World) {
    let app = world.region.app();
    put(world, &new_id(), &sealed("a")).await;
    world.clock.turn(TimeDelta::days(200));
    put(world, &new_id(), &sealed("b")).await;
    assert!(retention::plan(app).unwrap().is_empty());
    world.clock.turn(TimeDelta::days(164));
    assert_eq!(retention::plan(app).unwrap().feedback, 0, "not before a whole year");
    world.clock.turn(TimeDelta::days(1));
    assert_eq!(retention::plan(app).unwrap().feedback, 1);
    retention::apply(app).unwrap();
    let held = app.store.read(feedback::all).unwrap();
    assert_eq!(held.iter().map(|kept| kept.said.text.as_str()).collect::<Vec<_>>(), ["b"]);
    let trail = app.store.read(|db| audit::lines(db, None)).unwrap();
    let gone = trail.iter().find(|line| line.what == "feedback-gone").unwrap();
    assert_eq!((gone.who.as_str(), gone.about.as_deref()), ("retention", Some("1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_surprises_says_what_was_shown_and_older_phones_go_on() {
    let world = World::with(unlimited).await;
    let surprised = |about: &str, shown: &str, reason: &str| {
        let mut body: serde_json::Value = serde_json::from_slice(&sealed("")).unwrap();
        body["about"] = about.into();
        body["shown"] = shown.into();
        body["reason"] = reason.into();
        serde_json::to_vec(&body).unwrap()
    };
    let said = [
        (surprised("verdict", "no", "unexpected"), (About::Verdict(Shown::No), Reason::Unexpected)),
        (surprised("answer", "", "beside-the-point"), (About::Answer, Reason::BesideThePoint)),
        (surprised("search", "", "out-of-date"), (About::Search, Reason::OutOfDate)),
        // Of a phone of tomorrow, and of one of yesterday.
        (surprised("dream", "maybe", "other"), (About::Card, Reason::Other)),
        (sealed(""), (About::Card, Reason::HoursWrong)),
    ];
    for (body, kept) in said {
        let id = new_id();
        assert_eq!(put(&world, &id, &body).await.status, 201);
        let id = id.parse().unwrap();
        let held = world.region.app().store.read(|db| feedback::read(db, id)).unwrap().unwrap();
        assert_eq!((held.said.about, held.said.reason), kept);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_kept_once_by_its_id_and_its_bytes() {
    once(&World::empty().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_goes_after_its_time_and_not_before() {
    ends(&World::with(unlimited).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_names_somebody_is_not_kept_not_echoed_and_stands_in_no_file() {
    let world = World::with(unlimited).await;
    let phone = "06 12 34 56 78";
    for (text, code) in [
        ("appelez Lucette-Canari au 06 12 34 56 78", "feedback-phone"),
        ("lucette.canari@example.org", "feedback-email"),
        ("FR14 2004 1010 0505 0001 3M02 606", "feedback-iban"),
        ("2850539300042", "feedback-nir"),
    ] {
        let refused = put(&world, &new_id(), &sealed(text)).await;
        assert_eq!((refused.status, refused.code().as_str()), (422, "answers-rejected"), "{text}");
        let problem: wire::Problem = serde_json::from_slice(&refused.body).unwrap();
        assert_eq!(
            (problem.pointers[0].pointer.as_str(), problem.pointers[0].code.as_str()),
            ("/text", code)
        );
        assert!(!String::from_utf8_lossy(&refused.body).contains(text));
    }
    assert_eq!(count(&world), 0);
    fn holds(folder: &Path, word: &[u8]) -> bool {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
            match path.is_dir() {
                true => holds(&path, word),
                false => {
                    std::fs::read(&path).unwrap_or_default().windows(word.len()).any(|some| some == word)
                }
            }
        })
    }
    put(&world, &new_id(), &sealed("Un-Mot-Permis")).await;
    assert!(holds(world.folder.path(), b"Un-Mot-Permis"), "the search finds what is there");
    for word in [phone, "Lucette-Canari", "lucette.canari"] {
        assert!(!holds(world.folder.path(), word.as_bytes()), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_report_is_refused_by_its_code() {
    let world = World::with(unlimited).await;
    let id = new_id();
    for (body, status, code) in [
        (with("reason", "".into()), 422, "answers-rejected"),
        (with("record", "A b".into()), 422, "answers-rejected"),
        (with("collection", "".into()), 422, "answers-rejected"),
        (with("text", 7.into()), 400, "malformed"),
        (with("edition", (-1).into()), 400, "malformed"),
        (b"[".to_vec(), 400, "malformed"),
        (with("text", "\u{e9}".repeat(1001).into()), 413, "too-large"),
        (with("later", "a".repeat(20_000).into()), 413, "too-large"),
    ] {
        let refused = put(&world, &id, &body).await;
        assert_eq!(
            (refused.status, refused.code().as_str()),
            (status, code),
            "{}",
            String::from_utf8_lossy(&body)
        );
    }
    let refused = put_with(&world, &id, "Content-Type: text/plain\r\n", &sealed("a")).await;
    assert_eq!((refused.status, refused.code().as_str()), (415, "media-type"));
    let spoilt = format!("{JSON}Content-Digest: {}\r\n", api_client::digest::content_digest(b"other"));
    let refused = put_with(&world, &id, &spoilt, &sealed("a")).await;
    assert_eq!((refused.status, refused.code().as_str()), (400, "bad-digest"));
    assert_eq!(put(&world, "no-id", &sealed("a")).await.status, 404);
    assert_eq!(count(&world), 0);
    // At the limit it is taken; a reason and a key of tomorrow too.
    assert_eq!(put(&world, &id, &with("text", "\u{e9}".repeat(1000).into())).await.status, 201);
    assert_eq!(put(&world, &new_id(), &with("reason", "moved".into())).await.status, 201);
    assert_eq!(put(&world, &new_id(), &with("later", "a".into())).await.status, 201);
    let held = world.region.app().store.read(feedback::all).unwrap();
    assert!(held.iter().any(|kept| kept.said.reason == Reason::Other));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_reports_ten_a_day_and_a_session_makes_no_difference() {
    let world = World::with(|config| config.limits.trusted_proxies.clear()).await;
    let alice = world.region.app().open_session("Alice").unwrap();
    for _ in 0..10 {
        assert_eq!(put(&world, &new_id(), &sealed("a")).await.status, 201);
    }
    let refused = put(&world, &new_id(), &sealed("a")).await;
    assert_eq!(
        (refused.status, refused.code().as_str(), refused.header("retry-after")),
        (429, "too-many", "8640")
    );
    let signed_in = format!("{JSON}Authorization: Bearer {alice}\r\n");
    assert_eq!(put_with(&world, &new_id(), &signed_in, &sealed("a")).await.status, 429);
    assert_eq!(world.get("/v1/ping", "").await.status, 204, "nothing else waits for it");
    world.clock.turn(TimeDelta::seconds(8_640));
    assert_eq!(put(&world, &new_id(), &sealed("a")).await.status, 201);
    assert_eq!(put(&world, &new_id(), &sealed("a")).await.status, 429);
    assert_eq!(count(&world), 11);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drawer_that_is_full_takes_no_more_and_still_knows_what_it_holds() {
    let world = World::with(|config| {
        unlimited(config);
        config.filing.feedback_kept = 1;
    })
    .await;
    let id = new_id();
    assert_eq!(put(&world, &id, &sealed("a")).await.status, 201);
    let refused = put(&world, &new_id(), &sealed("a")).await;
    assert_eq!((refused.status, refused.code().as_str()), (507, "store-full"));
    assert_eq!(put(&world, &id, &sealed("a")).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn operators_read_the_reports_and_doctor_counts_them() {
    let world = World::with(unlimited).await;
    put(&world, &new_id(), &sealed("Ferm\u{e9} \u{1b}[2J le lundi")).await;
    world.clock.turn(TimeDelta::minutes(1));
    let (id, folder) = (new_id(), world.folder.path().to_owned());
    let mut other: wire::Feedback = serde_json::from_slice(&sealed("")).unwrap();
    other.record = "aid:permis".to_owned();
    put(&world, &id, &serde_json::to_vec(&other).unwrap()).await;
    let listed = json(&gateway(&folder, &["feedback", "list"]).stdout);
    assert_eq!((listed[0]["id"].as_str(), listed[0]["record"].as_str()), (Some(&*id), Some("aid:permis")));
    assert_eq!((listed.as_array().unwrap().len(), listed[1]["reason"].as_str()), (2, Some("hours-wrong")));
    let one = json(&gateway(&folder, &["feedback", "list", "--record", "aid:permis"]).stdout);
    assert_eq!(one.as_array().unwrap().len(), 1);
    let text = std::process::Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--data", folder.to_str().unwrap(), "--seed", "none", "feedback", "list"])
        .output()
        .unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("place:mairie-dole") && !text.contains('\u{1b}'), "{text}");
    let doctor = json(&gateway(&folder, &["doctor"]).stdout);
    let check =
        doctor["checks"].as_array().unwrap().iter().find(|check| check["name"] == "feedback").unwrap();
    assert_eq!((check["looked_at"].as_u64(), check["wrong"].as_array().map(Vec::len)), (Some(2), Some(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_believes_an_answer_about_its_own_report_alone() {
    let (id, mut traffic) = (new_id(), Traffic::default());
    let says = |of: &str, status| {
        let kept =
            wire::FeedbackKept { feedback: of.to_owned(), received_at: "2026-11-24T11:00:00Z".to_owned() };
        answering(status, "application/json", serde_json::to_vec(&kept).unwrap())
    };
    let ask = async |gateway: Gateway| gateway.put_feedback(&id, &sealed("a"), &mut Traffic::default()).await;
    assert!(ask(says(&id, 201)).await.is_ok() && ask(says(&id, 200)).await.is_ok());
    let mut flipped = id.clone().into_bytes();
    flipped[3] ^= 1;
    assert_eq!(ask(says(std::str::from_utf8(&flipped).unwrap(), 201)).await.err(), Some(Failure::Fault));
    assert_eq!(ask(says(&id, 204)).await.err(), Some(Failure::Portal));
    let html = answering(200, "text/html", b"<html>".to_vec());
    assert_eq!(ask(html).await.err(), Some(Failure::Portal));
    let world = World::empty().await;
    let real = Gateway::at(&world.region.url(), "ma-region/test").unwrap();
    let kept = real.put_feedback(&id, &sealed("a"), &mut traffic).await.unwrap();
    assert_eq!((kept.what.feedback, traffic.requests), (id.clone(), 1));
    let other = real.put_feedback(&id, &sealed("b"), &mut traffic).await.err();
    assert_eq!(other, Some(Failure::refused("id-reused")));
}
