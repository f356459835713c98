//! A collection that outgrows a slice, and one that shrinks again.

use api_client::pack;

use crate::world::{World, aid, aids};

#[tokio::test(flavor = "multi_thread")]
async fn a_collection_too_large_for_a_slice_is_cut_and_only_what_changed_is_new() {
    let world = World::with_aids(aids(10)).await;
    // 20 000 aids of about 500 bytes: more than 8 MiB.
    let mut many = aids(20_000);
    world.region.publish(many.clone()).unwrap();
    let first = world.manifest().await;
    assert_eq!(first.collections.len(), 16);
    assert_eq!(first.collections.iter().map(|slice| slice.count).sum::<u64>(), 20_000);
    assert!(first.collections.iter().all(|slice| slice.snapshot.raw <= 8 * 1024 * 1024));
    many[7] = aid(7, 1);
    world.region.publish(many).unwrap();
    let second = world.manifest().await;
    let changed: Vec<_> = second
        .collections
        .iter()
        .zip(&first.collections)
        .filter(|(after, before)| after.canon_sha256 != before.canon_sha256)
        .map(|(after, _)| after)
        .collect();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].deltas[0].size < 1_000, "{}", changed[0].deltas[0].size);
    let blob = world.get(&format!("/v1/p/{}", changed[0].snapshot.sha256), "").await.body;
    assert!(pack::read_snapshot(&blob, changed[0].snapshot.raw).is_ok());
}
