//! `POST /v1/uploads`, `OPTIONS`, `DELETE`: creation is idempotent, rights are asked at each request.

use chrono::TimeDelta;
use gateway::sources::Record;

use crate::citizen::{Citizen, Paper, creation, form, world_with};
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_creation_whose_answer_was_lost_finds_the_same_upload() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 1000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let (status, path) = alice.begins(&world, &id, &paper).await;
    assert_eq!(status, 201);
    alice.patches(&world, &path, 0, &paper.bytes[..400]).await;
    for _ in 0..5 {
        let answer = alice.tus(&world, "POST", "/v1/uploads", &creation(&id, &paper), b"").await;
        assert_eq!(answer.status, 200);
        assert_eq!(format!("/v1/{}", answer.header("location")), path);
        assert_eq!((answer.header("upload-offset"), answer.header("region-upload")), ("400", "open"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_of_another_account_is_not_there() {
    let world = world_with(form(1)).await;
    let (mut alice, bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let paper = Paper::jpeg(1, 1000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let (_, path) = alice.begins(&world, &id, &paper).await;
    assert_eq!(bruno.begins(&world, &id, &paper).await.0, 404);
    assert_eq!(bruno.offset(&world, &path).await.header("region-code"), "unknown");
    assert_eq!(bruno.patches(&world, &path, 0, &paper.bytes).await.code(), "unknown");
    assert_eq!(bruno.tus(&world, "DELETE", &path, "", b"").await.code(), "unknown");
    let nobody = world
        .ask(format!("HEAD {path} HTTP/1.1\r\nHost: a\r\nTus-Resumable: 1.0.0\r\nConnection: close\r\n\r\n"))
        .await;
    assert_eq!((nobody.status, nobody.header("region-code")), (401, "token-invalid"));
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unfinished_upload_is_kept_thirty_days_after_its_last_byte() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 1000);
    let (alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    world.clock.turn(TimeDelta::days(20));
    let answer = alice.patches(&world, &path, 0, &paper.bytes[..400]).await;
    assert_eq!(answer.header("upload-expires"), "Sat, 09 Jan 2027 08:00:00 GMT");
    world.clock.turn(TimeDelta::days(30) - TimeDelta::seconds(1));
    // A session is over after thirty days as well: somebody signs in again.
    let mut alice = Citizen::called(&world, "Alice");
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "400");
    world.clock.turn(TimeDelta::seconds(1));
    let answer = alice.offset(&world, &path).await;
    assert_eq!((answer.status, answer.header("region-code")), (410, "expired"));
    let (status, again) = alice.begins(&world, &id, &paper).await;
    assert_eq!((status, again.as_str()), (201, path.as_str()));
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "0");
    alice.sends(&id, &paper).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_may_be_ended_as_long_as_it_is_not_verified() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 1000);
    let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes[..400]).await;
    assert_eq!(alice.tus(&world, "DELETE", &path, "", b"").await.status, 204);
    assert_eq!(alice.offset(&world, &path).await.header("region-code"), "unknown");
    alice.sends(&id, &paper).await.unwrap();
    assert_eq!(alice.tus(&world, "DELETE", &path, "", b"").await.code(), "state-forbids");
}

#[tokio::test(flavor = "multi_thread")]
async fn tus_is_spoken_in_one_version_and_read_strictly() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 1000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let options = world.ask("OPTIONS /v1/uploads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    assert_eq!((options.status, options.header("tus-max-size")), (204, "20000000"));
    assert_eq!(options.header("tus-checksum-algorithm"), "sha256,sha1");
    assert!(options.header("tus-extension").contains("creation-with-upload"));
    let good = creation(&id, &paper);
    for version in ["", "Tus-Resumable: 0.2.2\r\n"] {
        let answer = alice.ask(&world, "POST", "/v1/uploads", &format!("{version}{good}"), b"").await;
        assert_eq!((answer.status, answer.code().as_str()), (412, "tus-version"));
        assert_eq!(answer.header("tus-version"), "1.0.0");
    }
    for (bad, status, code) in [
        (good.replace("Upload-Length: 1000", "Upload-Defer-Length: 1"), 400, "bad-tus"),
        (good.replace("Upload-Length: 1000", "Upload-Length: -1"), 400, "bad-tus"),
        (good.replace("Upload-Length: 1000", "Upload-Length: 999"), 422, "document-undeclared"),
        (good.replace("Upload-Length: 1000", "Upload-Length: 20000001"), 413, "too-large"),
        ("Upload-Length: 1000\r\n".to_owned(), 400, "bad-tus"),
    ] {
        let answer = alice.tus(&world, "POST", "/v1/uploads", &bad, b"").await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{bad}");
        assert_eq!(answer.header("tus-resumable"), "1.0.0");
    }
    let (_, path) = alice.begins(&world, &id, &paper).await;
    let answer = alice.tus(&world, "PATCH", &path, "Upload-Offset: 0\r\n", b"abc").await;
    assert_eq!(answer.code(), "media-type");
    let answer = alice.patches(&world, &path, 0, &[0; 1001]).await;
    assert_eq!(answer.code(), "too-large");
    let answer = alice.tus(&world, "POST", &path, "", b"").await;
    assert_eq!(answer.code(), "method");
    let lines = "X-HTTP-Method-Override: PATCH\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n";
    let answer = alice.tus(&world, "POST", &path, lines, &paper.bytes).await;
    assert_eq!((answer.status, answer.header("region-upload")), (204, "verified"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_account_begins_so_many_uploads_and_holds_so_many_bytes() {
    let world = World::with(|config| {
        config.filing.account_uploads = 2;
        config.filing.account_bytes = 3_000;
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let mut alice = Citizen::called(&world, "Alice");
    let papers: Vec<_> = (1..=5).map(|seed| Paper::jpeg(seed, 1000)).collect();
    let (id, _) = alice.files(&papers).await;
    assert_eq!(alice.begins(&world, &id, &papers[0]).await.0, 201);
    assert_eq!(alice.begins(&world, &id, &papers[1]).await.0, 201);
    assert_eq!(alice.begins(&world, &id, &papers[2]).await.0, 429);
    for paper in &papers[..3] {
        alice.sends(&id, paper).await.unwrap();
    }
    let answer = alice.tus(&world, "POST", "/v1/uploads", &creation(&id, &papers[3]), b"").await;
    assert_eq!((answer.status, answer.code().as_str()), (429, "quota-full"), "3 000 bytes are held");
}
