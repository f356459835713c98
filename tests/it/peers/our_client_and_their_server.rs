//! A phone whose documents go to the official tus server instead of ours: the same protocol, to the byte.
//!
//! Stock servers do not say who they are, nor that they read a file back; a phone that believed them without would
//! believe a portal. So the server of the test gives these two marks, by its own hooks (tests/peers/server.mjs);
//! creation, offsets, `HEAD`, `PATCH` and what is kept after a cut are the library's alone.

use domain::application::Standing;
use domain::parcel::{Kind, Standing as Parcel};
use domain::receipt;
use serde_json::json;

use crate::world::filled::{held, paper, region_with_forms};
use crate::world::{Answers, Line, Phone, Requests, node};

#[tokio::test(flavor = "multi_thread")]
async fn our_client_finishes_an_upload_to_the_official_server_after_a_cut() {
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region_with_forms(folder.path()).await;
    let settings = json!({ "epoch": region.app().epoch, "gateway": region.url() });
    let (_server, url) = node::tus_server(files.path(), settings);
    let line = Line::to(&url, Answers::Pass).await;
    let phone = Phone::new(&line.url);
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let size = 3_000_000;
    let (draft, _) = phone.writes(size).await;
    let id = phone.sends(draft).await;

    line.requests(Requests::CutOnceAfter(1_200_000));
    phone.syncs().await;
    let document = |parcels: Vec<domain::parcel::Parcel>| {
        parcels.into_iter().find(|parcel| matches!(parcel.kind, Kind::Document(_))).unwrap()
    };
    // A cut after bytes that counted is gone on from in the same round, or in the next.
    assert!(document(phone.parcels().await).upload_url.is_some());

    line.requests(Requests::Pass);
    for _ in 0..4 {
        phone.clock.turn(chrono::TimeDelta::minutes(20));
        phone.syncs().await;
    }
    assert_eq!(document(phone.parcels().await).standing, Parcel::Delivered);
    let uploads: Vec<_> =
        std::fs::read_dir(files.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let uploads: Vec<_> = uploads.iter().filter(|path| path.extension().is_none()).collect();
    assert_eq!(uploads.len(), 1, "one upload: {uploads:?}");
    assert_eq!(std::fs::read(uploads[0]).unwrap(), *paper(1, size));
    let sent = line.bytes().0 as usize;
    assert!(sent < size + 1_100_000, "{sent} bytes for {size}: at most one body twice, and the heads");

    // The Region has the envelope and no document: whatever the other server said, it is not complete.
    assert_eq!(phone.standing(id).await, Standing::Registered);
    assert_eq!(phone.receipts(id).await, [receipt::Kind::Registered]);
    assert_eq!(held(&region), (1, 0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_our_marks_the_official_server_is_taken_for_a_portal() {
    let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region_with_forms(folder.path()).await;
    let (_server, url) = node::tus_server(files.path(), json!({ "gateway": region.url() }));
    let phone = Phone::new(&url);
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let (draft, _) = phone.writes(300_000).await;
    let id = phone.sends(draft).await;
    phone.syncs().await;
    let parcels = phone.parcels().await;
    assert_eq!(parcels[0].standing, Parcel::Delivered, "the envelope went to the Region");
    assert!(parcels[1].standing.is_owed() && parcels[1].upload_url.is_none(), "{:?}", parcels[1]);
    assert_eq!(phone.standing(id).await, Standing::Registered);
}
