//! Which documents are taken: told by their own bytes, never by their name.

use crate::citizen::{Citizen, Paper, form, new_id, sealed, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_of_the_kind_that_its_bytes_tell() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let mut seed = 0;
    let mut of = |media: &'static str, head: &[u8]| {
        seed += 1;
        let mut paper = Paper { media, ..Paper::jpeg(seed, 2000) };
        paper.bytes[..head.len()].copy_from_slice(head);
        paper
    };
    for (paper, taken) in [
        (of("image/jpeg", &[0xff, 0xd8, 0xff]), true),
        (of("application/pdf", b"%PDF-1.7\n"), true),
        (of("image/jpeg", b"%PDF-1.7\n"), false),
        (of("application/pdf", b"<html><script>"), false),
        (of("application/pdf", b"PK\x03\x04"), false),
        (of("image/jpeg", b"\0\0\0\x18ftypheic"), false),
    ] {
        let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
        let (_, path) = alice.begins(&world, &id, &paper).await;
        let answer = alice.patches(&world, &path, 0, &paper.bytes).await;
        if taken {
            assert_eq!((answer.status, answer.header("region-upload")), (204, "verified"));
        } else {
            assert_eq!((answer.status, answer.code().as_str()), (422, "document-kind"));
            assert_eq!(alice.receipts(&world, &id).await.len(), 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_known_is_not_taken_under_another_kind() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 2000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&id, &paper).await.unwrap();
    let other = Paper { media: "application/pdf", ..paper };
    let refused = alice.put(&new_id(), &sealed(&form(1), &[other])).await;
    assert_eq!(refused.unwrap_err().code(), Some("answers-rejected"));
}
