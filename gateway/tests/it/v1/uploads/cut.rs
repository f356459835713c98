//! Lines that are cut, connections that come back from the dead, gateways killed between data and offset.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::citizen::{Citizen, Paper, form, world_with};
use crate::world::World;

/// Announces a body and sends a part of it; the connection is still open.
fn begins_to_send(
    who: &Citizen,
    world: &World,
    path: &str,
    offset: usize,
    whole: usize,
    part: &[u8],
) -> TcpStream {
    let mut line = TcpStream::connect(world.region.address()).unwrap();
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\nTus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\nContent-Length: {whole}\r\nConnection: close\r\n\r\n",
        who.token
    );
    line.write_all(head.as_bytes()).unwrap();
    line.write_all(part).unwrap();
    line
}

/// Asks until the gateway acknowledges at least so much, without taking the upload over from its writer.
async fn until_held(world: &World, token: &str, bytes: u64) {
    let app = world.region.app();
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while std::time::Instant::now() < limit {
        let path = world.folder.path().join("documents").join(token);
        let there = std::fs::metadata(path).is_ok_and(|file| file.len() >= bytes);
        if there && held(app, token) >= bytes {
            return;
        }
        tokio::task::yield_now().await;
        std::thread::yield_now();
    }
    panic!("never {bytes} bytes");
}

fn held(app: &gateway::app::App, token: &str) -> u64 {
    app.store.read(|db| gateway::store::uploads::acknowledged(db, token)).unwrap()
}

async fn begun(world: &World, paper: &Paper) -> (Citizen, String, String) {
    let (alice, _, path) = Citizen::uploading(world, "Alice", paper).await;
    let token = path.rsplit('/').next().unwrap().to_owned();
    (alice, path, token)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_before_a_cut_is_kept() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 600_000);
    let (alice, path, token) = begun(&world, &paper).await;
    let line = begins_to_send(&alice, &world, &path, 0, 600_000, &paper.bytes[..300_000]);
    until_held(&world, &token, 300_000).await;
    drop(line);
    let answer = alice.offset(&world, &path).await;
    assert_eq!(answer.header("upload-offset"), "300000");
    assert_eq!(answer.header("upload-length"), "600000");
    let answer = alice.patches(&world, &path, 300_000, &paper.bytes[300_000..]).await;
    assert_eq!((answer.status, answer.header("region-upload")), (204, "verified"));
}

#[tokio::test(flavor = "multi_thread")]
async fn f21_a_dead_connection_that_speaks_again_writes_nothing() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 600_000);
    let (alice, path, token) = begun(&world, &paper).await;
    let mut dead = begins_to_send(&alice, &world, &path, 0, 600_000, &paper.bytes[..200_000]);
    until_held(&world, &token, 200_000).await;
    // The phone is on another network by now.
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "200000");
    dead.write_all(&[0; 200_000]).unwrap();
    let mut said = String::new();
    let _ = dead.read_to_string(&mut said);
    assert!(said.starts_with("HTTP/1.1 409") && said.contains("offset-mismatch"), "{said}");
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "200000");
    let answer = alice.patches(&world, &path, 200_000, &paper.bytes[200_000..]).await;
    assert_eq!((answer.status, answer.header("region-upload")), (204, "verified"));
}

#[tokio::test(flavor = "multi_thread")]
async fn f22_of_two_patches_at_one_offset_one_wins_and_the_other_learns_where_it_stands() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 600_000);
    let (alice, path, _) = begun(&world, &paper).await;
    let patch = || alice.patches(&world, &path, 0, &paper.bytes[..300_000]);
    let (one, two) = tokio::join!(patch(), patch());
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    let winner = if one.status == 204 { &one } else { &two };
    assert_eq!(winner.header("upload-offset"), "300000");
    let offset: usize = alice.offset(&world, &path).await.header("upload-offset").parse().unwrap();
    assert_eq!(offset, 300_000);
    let answer = alice.patches(&world, &path, offset, &paper.bytes[offset..]).await;
    assert_eq!((answer.status, answer.header("region-upload")), (204, "verified"));
}

#[tokio::test(flavor = "multi_thread")]
async fn f10_a_gateway_killed_between_data_and_offset_loses_the_last_step_alone() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 600_000);
    let (alice, path, token) = begun(&world, &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes[..200_000]).await;
    let file = world.folder.path().join("documents").join(&token);
    // The bytes of the next step were written, its row was not: the file is cut back.
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend_from_slice(&[7; 131_072]);
    std::fs::write(&file, &bytes).unwrap();
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "200000");
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 200_000);
    // A file shorter than its row, as no sync would leave it: the file counts.
    std::fs::write(&file, &bytes[..150_000]).unwrap();
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "150000");
    let answer = alice.patches(&world, &path, 150_000, &paper.bytes[150_000..]).await;
    assert_eq!((answer.status, answer.header("region-upload")), (204, "verified"));
}

#[tokio::test(flavor = "multi_thread")]
async fn f09_a_gateway_killed_after_the_last_byte_verifies_at_the_next_question() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 200_000);
    let (alice, path, token) = begun(&world, &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes[..100_000]).await;
    // As after a kill: bytes and row are whole, nobody has read them back.
    std::fs::write(world.folder.path().join("documents").join(&token), &paper.bytes).unwrap();
    let app = world.region.app();
    let now = app.config.clock.now().timestamp_millis();
    let written = app.store.write(|db| {
        let generation = gateway::store::uploads::take_over(db, &token, 100_000)?;
        gateway::store::uploads::advance(db, &token, generation, 200_000, now)
    });
    assert!(written.unwrap());
    let answer = alice.offset(&world, &path).await;
    assert_eq!((answer.header("upload-offset"), answer.header("region-upload")), ("200000", "verified"));
}
