//! A document that arrives: once, whole, read back; then the application is complete.

use api_client::failure::Failure;
use api_client::upload::{Step, Stop, Transfer};

use crate::citizen::{Citizen, Paper, form, new_id, world_with};

#[tokio::test(flavor = "multi_thread")]
async fn the_last_document_completes_the_application_and_not_one_before() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let papers = [Paper::jpeg(1, 300_000), Paper::jpeg(2, 3), Paper::jpeg(3, 2_000_000)];
    let (id, registered) = alice.files(&papers).await;
    assert_eq!(registered.missing.len(), 3);
    let state = async |alice: &mut Citizen| {
        alice.gateway.application(&alice.token, &id, &mut alice.traffic).await.unwrap().unwrap().what
    };
    assert_eq!(alice.sends(&id, &papers[0]).await.unwrap(), 1, "a small one takes one request");
    alice.sends(&id, &papers[1]).await.unwrap();
    let before = state(&mut alice).await;
    assert_eq!((before.state.as_str(), before.missing.len()), ("registered", 1));
    assert_eq!(alice.receipts(&world, &id).await.len(), 1);
    alice.sends(&id, &papers[2]).await.unwrap();
    assert_eq!(state(&mut alice).await.state, "complete");
    let receipts = alice.receipts(&world, &id).await;
    assert_eq!(
        receipts.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["registered", "complete"]
    );
    let root = world.region.app().keys().unwrap().root;
    let r2 = api_client::receipt::verify(&receipts[1].1, &root).unwrap();
    assert!(r2.documents.iter().all(|document| document.verified_at.is_some()));
    let listed: Vec<_> = r2.documents.iter().map(|document| document.sha256).collect();
    assert_eq!(listed, papers.iter().map(Paper::sha256).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_given_once_is_not_sent_twice() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let paper = Paper::jpeg(1, 50_000);
    let (first, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&first, &paper).await.unwrap();
    let (second, registered) = alice.files(std::slice::from_ref(&paper)).await;
    assert_eq!((registered.state.as_str(), registered.missing.len()), ("complete", 0));
    let answer =
        alice.tus(&world, "POST", "/v1/uploads", &crate::citizen::creation(&second, &paper), b"").await;
    assert_eq!((answer.status, answer.header("region-upload")), (200, "verified"));
    assert_eq!(answer.header("upload-offset"), "50000");
    // Another account learns nothing of it, and sends its own.
    let (third, registered) = bruno.files(std::slice::from_ref(&paper)).await;
    assert_eq!(registered.missing.len(), 1);
    bruno.sends(&third, &paper).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_document_may_complete_several_applications_at_once() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 50_000);
    let (first, _) = alice.files(std::slice::from_ref(&paper)).await;
    let (second, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&first, &paper).await.unwrap();
    for id in [first, second] {
        assert_eq!(alice.receipts(&world, &id).await.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_of_progress_is_what_the_gateway_acknowledged() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 1_500_000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let mut transfer = Transfer::new(&id, &paper.sha256().to_string(), 1_500_000, None);
    let (mut source, mut line, mut last) = (paper.clone(), Default::default(), 0);
    loop {
        let step =
            transfer.step(&alice.gateway, &alice.token, &mut source, &mut line, &mut alice.traffic).await;
        match step.unwrap() {
            Step::Going { acknowledged } => {
                let path = format!("/v1/uploads/{}", transfer.upload().unwrap());
                let held = alice.offset(&world, &path).await;
                assert_eq!(held.header("upload-offset"), acknowledged.to_string());
                assert!(acknowledged > last && acknowledged < 1_500_000);
                last = acknowledged;
            }
            Step::Verified => break,
            Step::Scanning => panic!("no antivirus is configured"),
        }
    }
    assert!(last >= 512 * 1024);
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_copy_that_is_damaged_is_told_from_a_bad_line() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 50_000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let mut damaged = paper.clone();
    damaged.bytes[40_000] ^= 1;
    let mut transfer = Transfer::new(&id, &paper.sha256().to_string(), 50_000, None);
    let step = transfer
        .step(&alice.gateway, &alice.token, &mut damaged, &mut Default::default(), &mut alice.traffic)
        .await;
    assert_eq!(step, Err(Stop::Damaged));
    assert_eq!(alice.receipts(&world, &id).await.len(), 1);
    // The good copy goes through afterwards.
    alice.sends(&id, &paper).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nothing_announced_is_not_taken() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let refused = alice.sends(&id, &Paper::jpeg(9, 100)).await;
    assert_eq!(refused, Err(Stop::Line(Failure::refused("document-undeclared"))));
    let refused = alice.sends(&new_id(), &Paper::jpeg(9, 100)).await;
    assert_eq!(refused, Err(Stop::Line(Failure::refused("unknown"))));
}
