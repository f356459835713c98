//! With a real clamd.

use api_client::failure::Failure;
use api_client::translate::seal_message;
use api_client::upload::Stop;
use api_client::wire;
use chrono::TimeDelta;
use gateway::Region;

use super::clamd::{Clamd, eicar};
use super::{said, state, world_behind};
use crate::citizen::{Citizen, Paper, form, new_id, sealed};
use crate::world::World;

const VERIFIED: (u16, &str, &str) = (200, "verified", "");
const SCANNING: (u16, &str, &str) = (200, "scanning", "");
const INFECTED: (u16, &str, &str) = (422, "infected", "document-infected");

fn is(said: &(u16, String, String), expected: (u16, &str, &str)) {
    assert_eq!((said.0, said.1.as_str(), said.2.as_str()), expected);
}

/// Pictures and a PDF that hold the EICAR test file, at their end and in their middle.
fn infected() -> [Paper; 3] {
    let mut end = Paper::jpeg(1, 300_000);
    end.bytes.extend(eicar());
    let mut middle = Paper::jpeg(2, 300_000);
    middle.bytes.splice(150_000..150_000, eicar());
    let mut pdf = Paper { media: "application/pdf", ..Paper::jpeg(3, 3) };
    pdf.bytes = [b"%PDF-1.4\n% ".as_slice(), &eicar(), b"\n%%EOF\n"].concat();
    [end, middle, pdf]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_there_once_the_antivirus_let_it_through() {
    let clamd = Clamd::start();
    let world = world_behind(&clamd.address(), 300).await;
    // As large as it may be: every byte passes.
    let papers = [Paper::jpeg(1, 700_000), Paper::jpeg(2, 20_000_000), Paper::jpeg(3, 10)];
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&papers).await;
    let mut paths = Vec::new();
    for paper in &papers {
        let (_, path) = alice.begins(&world, &id, paper).await;
        let answer = alice.patches(&world, &path, 0, &paper.bytes).await;
        assert_eq!(
            (answer.status, answer.header("region-upload")),
            (204, "scanning"),
            "not before it is asked"
        );
        assert_eq!(answer.header("upload-offset"), paper.bytes.len().to_string());
        paths.push(path);
    }
    world.region.round().await;
    for path in &paths {
        is(&said(&alice, &world, path).await, VERIFIED);
    }
    assert_eq!(state(&mut alice, &id).await, "complete");
    let kinds: Vec<_> = alice.receipts(&world, &id).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["registered", "complete"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn f51_antivirus_refuses_after_r1() {
    let clamd = Clamd::start();
    let world = world_behind(&clamd.address(), 300).await;
    let mut alice = Citizen::called(&world, "Alice");
    for bad in infected() {
        let good = Paper::jpeg(9, 5_000);
        let (id, registered) = alice.files(&[bad.clone(), good.clone()]).await;
        assert_eq!(registered.receipts.len(), 1);
        let (_, path) = alice.begins(&world, &id, &bad).await;
        let answer = alice.patches(&world, &path, 0, &bad.bytes).await;
        assert_eq!(answer.header("region-upload"), "scanning");
        world.region.round().await;
        // The phone is told why, in the words that set the document aside.
        is(&said(&alice, &world, &path).await, INFECTED);
        let told = alice.sends(&id, &bad).await;
        assert_eq!(told, Err(Stop::Line(Failure::refused("document-infected"))));
        // R2 is withheld for good, also once every other document is there.
        assert_eq!(state(&mut alice, &id).await, "to_complete");
        let (_, other) = alice.begins(&world, &id, &good).await;
        alice.patches(&world, &other, 0, &good.bytes).await;
        world.region.round().await;
        is(&said(&alice, &world, &other).await, VERIFIED);
        assert_eq!(state(&mut alice, &id).await, "to_complete");
        assert_eq!(alice.receipts(&world, &id).await.len(), 1, "R1 alone");
        // Nobody is given its bytes, and they are not kept.
        let document = format!("/v1/applications/{id}/documents/{}", bad.sha256());
        assert_eq!(alice.ask(&world, "GET", &document, "", b"").await.code(), "unknown");
        assert!(!world.folder.path().join("documents").join(path.rsplit('/').next().unwrap()).exists());
        assert_eq!(alice.tus(&world, "DELETE", &path, "", b"").await.code(), "document-infected");
    }
    let page = alice.ask(&world, "GET", "/v1/changes", "", b"").await;
    let page: wire::Changes = serde_json::from_slice(&page.body).unwrap();
    let why: Vec<_> = page.changes.iter().filter(|one| one.state == "to_complete").collect();
    assert_eq!(why.len(), 3);
    let text = why[0].text.as_ref().unwrap();
    assert!(text.fr.contains("antivirus") && text.fr.contains("RIB"), "{text:?}");
    assert!(text.en.as_deref().unwrap().contains("antivirus"), "{text:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_infected_is_known_by_its_digest_and_goes_into_no_other_application() {
    let clamd = Clamd::start();
    let world = world_behind(&clamd.address(), 300).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let [bad, ..] = infected();
    let (first, _) = alice.files(std::slice::from_ref(&bad)).await;
    let (second, _) = alice.files(std::slice::from_ref(&bad)).await;
    let (_, path) = alice.begins(&world, &first, &bad).await;
    alice.patches(&world, &path, 0, &bad.bytes).await;
    world.region.round().await;
    for id in [&first, &second] {
        assert_eq!(state(&mut alice, id).await, "to_complete", "each that waited for it");
    }
    let refused = alice.put(&new_id(), &sealed(&form(1), std::slice::from_ref(&bad))).await;
    let Err(Failure::Refused { code, pointers }) = refused else { panic!("{refused:?}") };
    assert_eq!((code.as_str(), pointers[0].pointer.as_str()), ("answers-rejected", "/documents/rib"));
    assert_eq!(pointers[0].code, "document-infected");
    // What one account sent says nothing to another: its own copy is looked at.
    let (id, _) = bruno.files(std::slice::from_ref(&bad)).await;
    let (_, path) = bruno.begins(&world, &id, &bad).await;
    let answer = bruno.patches(&world, &path, 0, &bad.bytes).await;
    assert_eq!(answer.header("region-upload"), "scanning");
    // With a message: the application stays where it is, the document is refused.
    let (third, _) = alice.files(&[]).await;
    let [_, other, _] = infected();
    let sealed = seal_message("Voici", &[other.declared()]).unwrap();
    let (token, mid) = (alice.token.clone(), new_id());
    alice.gateway.put_message(&token, &third, &mid, &sealed.bytes, &mut alice.traffic).await.unwrap();
    let (_, path) = alice.begins(&world, &third, &other).await;
    alice.patches(&world, &path, 0, &other.bytes).await;
    world.region.round().await;
    is(&said(&alice, &world, &path).await, INFECTED);
    assert_eq!(state(&mut alice, &third).await, "complete");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_antivirus_that_is_killed_makes_documents_wait_also_over_a_restart() {
    let mut clamd = Clamd::start();
    let world = world_behind(&clamd.address(), 300).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(5, 400_000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let (_, path) = alice.begins(&world, &id, &paper).await;
    clamd.kill();
    alice.patches(&world, &path, 0, &paper.bytes).await;
    for _ in 0..3 {
        world.region.round().await;
        is(&said(&alice, &world, &path).await, SCANNING);
        world.clock.turn(TimeDelta::minutes(20));
    }
    assert_eq!(state(&mut alice, &id).await, "registered");
    let World { region, clock, folder } = world;
    let config = region.app().config.clone();
    region.stop().await;
    clamd.again();
    let region = Region::start(config).await.unwrap();
    let world = World { region, clock, folder };
    alice.finds(&world);
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    is(&said(&alice, &world, &path).await, VERIFIED);
    assert_eq!(state(&mut alice, &id).await, "complete");
}
