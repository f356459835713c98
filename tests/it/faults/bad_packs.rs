//! Fault 46: content that lies is refused with its code, and the old edition stays.

use api_client::canonical::sha256_hex;
use ma_region::store::reference::status::SyncState;

use crate::world::{Page, Pages, Phone, Signed, aid, guide};

async fn phone_with_an_edition() -> (Phone, Pages, Option<(String, usize)>) {
    let (pages, url) = Pages::start().await;
    let phone = Phone::new(&url);
    pages.lay_out(&Signed::aids(100, &guide(20)));
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
    let held = phone.guide_held().await;
    assert!(held.is_some());
    (phone, pages, held)
}

async fn refused(lie: impl FnOnce(&Pages, Signed), code: &str) {
    let (phone, pages, held) = phone_with_an_edition().await;
    lie(&pages, Signed::aids(200, &guide(21)));
    assert_eq!(phone.syncs().await.state, SyncState::Refused(code.to_owned()));
    assert_eq!(phone.guide_held().await, held, "the old edition stays");
    assert!(!phone.finds("numero7").await.is_empty(), "and is searched");
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_manifest_signed_by_another_key_is_refused() {
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    refused(
        |pages, signed| {
            pages.lay_out(&signed);
            pages.put("/v1/manifest", Page::of(200, signed.body_signed_by(&stranger)));
        },
        "pack-signature",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_an_older_manifest_is_refused() {
    refused(|pages, _| pages.lay_out(&Signed::aids(99, &guide(5))), "pack-rolled-back").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_another_manifest_of_the_same_number_is_refused() {
    refused(|pages, _| pages.lay_out(&Signed::aids(100, &guide(5))), "pack-rolled-back").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_blob_with_a_flipped_bit_is_refused() {
    refused(
        |pages, signed| {
            pages.lay_out(&signed);
            let mut damaged = signed.blobs[0].clone();
            damaged[40] ^= 1;
            pages.put(&format!("/v1/p/{}", sha256_hex(&signed.blobs[0])), Page::of(200, damaged));
        },
        "pack-digest",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_manifest_with_any_flipped_byte_is_refused() {
    let (phone, pages, held) = phone_with_an_edition().await;
    let signed = Signed::aids(200, &guide(21));
    pages.lay_out(&signed);
    let body = signed.body();
    let mut tried = 0;
    for at in (0..body.len()).step_by(7) {
        let mut damaged = body.clone();
        damaged[at] ^= 4;
        pages.put("/v1/manifest", Page::of(200, damaged));
        let state = phone.syncs().await.state;
        assert!(!matches!(state, SyncState::UpToDate), "byte {at}: {state:?}");
        tried += 1;
    }
    println!("{tried} damaged manifests refused");
    assert_eq!(phone.guide_held().await, held);
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_bomb_is_refused_before_it_unfolds() {
    refused(
        |pages, mut signed| {
            let bomb = zstd::bulk::compress(&vec![b' '; 64 << 20], 3).unwrap();
            let blob = &mut signed.manifest.collections[0].snapshot;
            (blob.sha256, blob.size) = (sha256_hex(&bomb), bomb.len() as u64);
            signed.blobs = vec![bomb];
            pages.lay_out(&signed);
        },
        "pack-too-large",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_an_announced_size_beyond_all_bounds_is_refused() {
    refused(
        |pages, mut signed| {
            signed.manifest.collections[0].snapshot.raw = 1 << 40;
            pages.lay_out(&signed);
        },
        "pack-too-large",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_snapshot_that_is_not_the_signed_one_is_refused() {
    refused(
        |pages, mut signed| {
            // The blob's digest is right, the canonical form it unfolds to is another one.
            let other = Signed::aids(200, &[aid(1, "autre")]);
            signed.manifest.collections[0].snapshot = other.manifest.collections[0].snapshot.clone();
            signed.blobs = other.blobs;
            pages.lay_out(&signed);
        },
        "pack-digest",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_delta_made_for_another_base_gives_way_to_the_snapshot() {
    let (phone, pages, _) = phone_with_an_edition().await;
    let now = guide(21);
    let mut signed = Signed::aids(200, &now).with_delta_from(&guide(15), &now);
    // It claims to start from what the phone holds.
    let base = Signed::aids(1, &guide(20)).manifest.collections[0].canon_sha256.clone();
    signed.manifest.collections[0].deltas[0].from_canon_sha256 = base;
    pages.lay_out(&signed);
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
    let (digest, rows) = phone.guide_held().await.unwrap();
    assert_eq!((digest, rows), (signed.manifest.collections[0].canon_sha256.clone(), 21));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_static_host_without_a_delta_gives_the_snapshot() {
    let (phone, pages, _) = phone_with_an_edition().await;
    let (before, now) = (guide(20), guide(21));
    let signed = Signed::aids(200, &now).with_delta_from(&before, &now);
    pages.lay_out(&signed);
    pages.put(&format!("/v1/p/{}", signed.manifest.collections[0].deltas[0].sha256), Page::of(404, ""));
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
    assert_eq!(phone.guide_held().await.unwrap().1, 21);
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_content_for_a_newer_app_is_left_for_later() {
    let (phone, pages, held) = phone_with_an_edition().await;
    let mut signed = Signed::aids(200, &guide(21));
    signed.manifest.collections[0].min_app = "99.0.0".into();
    pages.lay_out(&signed);
    phone.syncs().await;
    assert_eq!(phone.guide_held().await, held);
}

#[tokio::test(flavor = "multi_thread")]
async fn f46_a_file_that_is_no_pack_is_refused_at_the_embedded_door_too() {
    let phone = Phone::alone();
    for file in [&b""[..], b"MRP1", b"<html>", &[0; 1000]] {
        assert!(matches!(phone.app.sync.seed(file).await.state, SyncState::Refused(_)));
    }
    assert_eq!(phone.guide_held().await, None);
}
