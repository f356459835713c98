//! `GET /v1/p/{sha256}`

use api_client::canonical::sha256_hex;

use crate::world::{World, aids};

#[tokio::test(flavor = "multi_thread")]
async fn a_blob_is_served_whole_or_in_parts_for_ever() {
    let world = World::with_aids(aids(50)).await;
    let blob = world.manifest().await.collections[0].snapshot.clone();
    let path = format!("/v1/p/{}", blob.sha256);
    let whole = world.get(&path, "").await;
    assert_eq!(sha256_hex(&whole.body), blob.sha256);
    assert_eq!(whole.body.len() as u64, blob.size);
    assert_eq!(whole.header("cache-control"), "public, immutable, max-age=31536000");
    assert_eq!(whole.header("region-epoch"), "", "what never changes has no epoch");

    let (head, tail) = whole.body.split_at(100);
    let part = world.get(&path, "Range: bytes=0-99\r\n").await;
    assert_eq!((part.status, part.body.as_slice()), (206, head));
    let tag = whole.header("etag");
    let rest = world.get(&path, &format!("Range: bytes=100-\r\nIf-Range: {tag}\r\n")).await;
    assert_eq!((rest.status, rest.body.as_slice()), (206, tail));
    assert_eq!(rest.header("content-range"), format!("bytes 100-{}/{}", blob.size - 1, blob.size));
    let other = world.get(&path, "Range: bytes=100-\r\nIf-Range: \"other\"\r\n").await;
    assert_eq!((other.status, other.body.len()), (200, whole.body.len()));

    let beyond = world.get(&path, &format!("Range: bytes={}-\r\n", blob.size)).await;
    assert_eq!((beyond.status, beyond.code().as_str()), (416, "malformed"));
    assert_eq!(beyond.header("content-range"), format!("bytes */{}", blob.size));
    let held = world.get(&path, &format!("If-None-Match: {tag}\r\n")).await;
    assert_eq!((held.status, held.body.len()), (304, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_has_the_size_and_no_body() {
    let world = World::with_aids(aids(5)).await;
    let blob = world.manifest().await.collections[0].snapshot.clone();
    let request = format!("HEAD /v1/p/{} HTTP/1.1\r\nHost: region\r\nConnection: close\r\n\r\n", blob.sha256);
    let answer = world.ask(request).await;
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length"), blob.size.to_string());
}
