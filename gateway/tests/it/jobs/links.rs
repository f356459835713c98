//! `links check`

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use api_client::wire;
use axum::http::{Method, StatusCode};
use axum::{Router, routing::any};
use gateway::jobs::links;
use gateway::sources::Record;
use gateway::store::links::Found;

use super::fetch::served;
use crate::world::World;

fn aid(id: &str, url: String) -> Record {
    Record::Aid(Box::new(wire::Aid { id: id.into(), source_url: url, ..wire::Aid::default() }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_called_broken_after_two_failures_and_the_card_says_so() {
    let no_head = |method: Method| async move {
        if method == Method::HEAD { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::OK }
    };
    let shy = || async { StatusCode::FORBIDDEN };
    let url = served(Router::new().route("/there", any(no_head)).route("/shy", any(shy))).await;
    let world = World::with(|config| config.fetch.private_networks = true).await;
    world
        .region
        .publish(vec![
            aid("a:there", format!("{url}/there")),
            aid("b:gone", format!("{url}/gone")),
            aid("c:shy", format!("{url}/shy")),
        ])
        .unwrap();
    let app = world.region.app();
    let states = |checked: &[links::Checked]| {
        checked.iter().map(|one| (one.record.clone(), one.state)).collect::<Vec<_>>()
    };
    let first = states(&links::check(app).await.unwrap());
    assert_eq!(first, [("a:there".into(), Found::Alive), ("b:gone".into(), Found::Failing)]);
    world.clock.turn(chrono::TimeDelta::days(1));
    let second = links::check(app).await.unwrap();
    assert_eq!(states(&second)[1], ("b:gone".into(), Found::Broken));
    assert_eq!(second[1].since, "2026-11-20", "the day of the first failure");
    app.publish().unwrap();
    let blob = world.manifest().await.collections[0].snapshot.clone();
    let form = app.store.blobs.read(&blob.sha256).unwrap();
    let form = String::from_utf8(api_client::pack::read_snapshot(&form, blob.raw).unwrap()).unwrap();
    assert!(form.contains(r#""link":{"since":"2026-11-20","state":"broken"}"#), "{form}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_never_makes_us_call_this_machine_or_its_neighbours() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let page = move || {
        count.fetch_add(1, Ordering::Relaxed);
        async { StatusCode::OK }
    };
    let url = served(Router::new().fallback(page)).await;
    let port = url.rsplit(':').next().unwrap();
    let hosts = ["127.0.0.1", "0x7f.1", "2130706433", "localhost", "localhost.", "[::ffff:127.0.0.1]"];
    let records = || hosts.iter().map(|host| aid(host, format!("http://{host}:{port}/"))).collect();
    let world = World::empty().await;
    world.region.publish(records()).unwrap();
    let checked = links::check(world.region.app()).await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert!(checked.iter().all(|one| one.state == Found::Failing), "no citizen reaches them either");

    let inside = World::with(|config| config.fetch.private_networks = true).await;
    inside.region.publish(records()).unwrap();
    links::check(inside.region.app()).await.unwrap();
    assert!(asked.load(Ordering::Relaxed) > 0, "unless the operator said so");
}

fn school(id: &str, url: String) -> Record {
    let uai = id.to_uppercase();
    Record::School(Box::new(wire::School {
        id: id.into(),
        uai,
        ent_url: Some(url),
        ..wire::School::default()
    }))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_schools_and_the_cards_of_systems_are_checked_and_told_apart() {
    let there = || async { StatusCode::OK };
    let elsewhere = |status: StatusCode| move || async move { (status, [("location", "/there")]) };
    let broken = || async { StatusCode::INTERNAL_SERVER_ERROR };
    let routes = Router::new()
        .route("/there", any(there))
        .route("/moved", any(elsewhere(StatusCode::MOVED_PERMANENTLY)))
        .route("/today", any(elsewhere(StatusCode::FOUND)))
        .route("/round", any(|| async { (StatusCode::FOUND, [("location", "/round")]) }))
        .route("/broken", any(broken));
    let url = served(routes).await;
    let port = url.rsplit(':').next().unwrap().to_owned();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let world = World::with(|config| config.fetch.private_networks = true).await;
    let card =
        wire::Link { id: "link:card".into(), url: Some(format!("{url}/there")), ..wire::Link::default() };
    let records = vec![
        Record::Link(card),
        school("school:moved", format!("{url}/moved")),
        school("school:today", format!("{url}/today")),
        school("school:gone", format!("{url}/gone")),
        school("school:round", format!("{url}/round")),
        school("school:broken", format!("{url}/broken")),
        school("school:tls", format!("https://127.0.0.1:{port}/")),
        school("school:silent", format!("http://{nobody}/")),
    ];
    world.region.publish(records).unwrap();
    let checked = links::check(world.region.app()).await.unwrap();
    let found: Vec<_> = checked.iter().map(|one| (one.record.as_str(), one.found)).collect();
    use links::Outcome::*;
    assert_eq!(
        found,
        [
            ("link:card", Ok),
            ("school:broken", Failing),
            ("school:gone", Gone),
            ("school:moved", Moved),
            ("school:round", Failing),
            ("school:silent", Unreachable),
            ("school:tls", Tls),
            ("school:today", Ok),
        ]
    );
    assert_eq!(checked[3].moved_to.as_deref(), Some(format!("{url}/there").as_str()));
    let json = serde_json::to_value(&checked[3]).unwrap();
    assert_eq!(
        (&json["record"], &json["state"], &json["found"]),
        (&"school:moved".into(), &"alive".into(), &"moved".into())
    );

    // A second failure makes a page broken, and the school says so; one that answers says nothing.
    world.clock.turn(chrono::TimeDelta::days(1));
    links::check(world.region.app()).await.unwrap();
    world.region.app().publish().unwrap();
    let manifest = world.manifest().await;
    let schools = manifest.collections.iter().find(|one| one.name == "schools").unwrap();
    let form = world.region.app().store.blobs.read(&schools.snapshot.sha256).unwrap();
    let form =
        String::from_utf8(api_client::pack::read_snapshot(&form, schools.snapshot.raw).unwrap()).unwrap();
    let line = |id: &str| form.lines().find(|line| line.contains(id)).unwrap().to_owned();
    assert!(line("school:gone").contains(r#""ent_link":{"since":"2026-11-20","state":"broken"}"#), "{form}");
    assert!(!line("school:moved").contains("ent_link"), "{form}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_server_is_asked_one_thing_at_a_time() {
    let (inside, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (now, peak) = (inside.clone(), most.clone());
    let page = move || {
        let (now, peak) = (now.clone(), peak.clone());
        async move {
            peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            for _ in 0..50 {
                tokio::task::yield_now().await;
            }
            now.fetch_sub(1, Ordering::SeqCst);
            StatusCode::OK
        }
    };
    let url = served(Router::new().fallback(page)).await;
    let world = World::with(|config| config.fetch.private_networks = true).await;
    let schools = (0..20).map(|number| school(&format!("school:{number}"), format!("{url}/{number}")));
    world.region.publish(schools.collect()).unwrap();
    let checked = links::check(world.region.app()).await.unwrap();
    assert_eq!(checked.len(), 20);
    assert_eq!(most.load(Ordering::SeqCst), 1);
}
