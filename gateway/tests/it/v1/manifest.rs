//! `GET /v1/manifest`

use chrono::TimeDelta;

use crate::world::{World, aid, aids};

#[tokio::test(flavor = "multi_thread")]
async fn a_question_about_the_same_manifest_costs_less_than_450_bytes_both_ways() {
    let world = World::with_aids(aids(3)).await;
    let first = world.get("/v1/manifest", "").await;
    assert_eq!(first.status, 200);
    assert_eq!(first.header("content-type"), "application/vnd.maregion.manifest");
    assert_eq!(first.header("cache-control"), "no-cache");
    let tag = first.header("etag");
    assert_eq!(tag, format!("\"{}\"", world.manifest().await.manifest_seq));
    let request = format!(
        "GET /v1/manifest HTTP/1.1\r\nhost: gateway.region.example\r\nif-none-match: {tag}\r\nuser-agent: ma-region/0.1.0 (Android 16)\r\naccept: */*\r\nconnection: close\r\n\r\n"
    );
    let sent = request.len();
    let again = world.ask(request).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), tag);
    assert!(sent + again.bytes <= 450, "{} bytes: {}", sent + again.bytes, again.head);
    println!("304: {sent} bytes sent, {} received", again.bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_content_keeps_the_same_manifest_and_new_content_a_greater_one() {
    let world = World::with_aids(aids(3)).await;
    let first = world.manifest().await;
    world.region.publish(aids(3)).unwrap();
    assert_eq!(world.manifest().await, first);
    let mut changed = aids(3);
    changed[1] = aid(1, 2);
    world.region.publish(changed).unwrap();
    let second = world.manifest().await;
    assert!(second.manifest_seq > first.manifest_seq, "even within the same second");
    assert_eq!(second.collections[0].seq, first.collections[0].seq + 1);
    assert_eq!(second.collections[0].deltas[0].from_canon_sha256, first.collections[0].canon_sha256);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manifest_is_renewed_when_half_of_its_freshness_is_over() {
    let world = World::with_aids(aids(3)).await;
    let first = world.manifest().await;
    world.clock.turn(TimeDelta::days(14));
    world.region.app().publish().unwrap();
    assert_eq!(world.manifest().await, first);
    world.clock.turn(TimeDelta::days(2));
    world.region.app().publish().unwrap();
    let second = world.manifest().await;
    assert!(second.manifest_seq > first.manifest_seq && second.stale_after > first.stale_after);
    assert_eq!(second.collections, first.collections, "no new edition");
}
