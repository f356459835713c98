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
