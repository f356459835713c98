//! Bytes that are not those announced, on the way or on the disk: never verified.

use crate::citizen::{Citizen, Paper, form, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn f25_a_damaged_prefix_on_the_disk_is_found_and_sent_again() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 400_000);
    let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes[..300_000]).await;
    let file = world.folder.path().join("documents").join(path.rsplit('/').next().unwrap());
    let mut bytes = std::fs::read(&file).unwrap();
    for at in [10, 150_000, 299_999] {
        bytes[at] ^= 0x10;
    }
    std::fs::write(&file, bytes).unwrap();
    let answer = alice.patches(&world, &path, 300_000, &paper.bytes[300_000..]).await;
    assert_eq!((answer.status, answer.code().as_str()), (460, "digest-mismatch"));
    assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "0");
    assert_eq!(alice.receipts(&world, &id).await.len(), 1, "no complete receipt");
    alice.sends(&id, &paper).await.unwrap();
    assert_eq!(alice.receipts(&world, &id).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn f25_a_body_that_was_changed_on_the_way_is_taken_back() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 400_000);
    let (alice, _, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes[..100_000]).await;
    for told in ["sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0="] {
        let lines = format!(
            "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 100000\r\nUpload-Checksum: {told}\r\n"
        );
        let answer = alice.tus(&world, "PATCH", &path, &lines, &paper.bytes[100_000..]).await;
        assert_eq!((answer.status, answer.code().as_str()), (460, "chunk-mismatch"));
        assert_eq!(alice.offset(&world, &path).await.header("upload-offset"), "100000");
    }
    let answer = alice.patches(&world, &path, 100_000, &paper.bytes[100_000..]).await;
    assert_eq!(answer.header("region-upload"), "verified");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offset_that_is_not_the_gateways_is_told_the_right_one() {
    let world = world_with(form(1)).await;
    let paper = Paper::jpeg(1, 1000);
    let (alice, _, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes[..400]).await;
    for offset in [0, 399, 401] {
        let answer = alice.patches(&world, &path, offset, &paper.bytes[offset..]).await;
        assert_eq!((answer.status, answer.code().as_str()), (409, "offset-mismatch"));
        assert_eq!(answer.header("upload-offset"), "400");
    }
}
