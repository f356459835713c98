//! With an antivirus that breaks off, says nothing, or says what nobody understands: it never lets a file through.

use std::net::TcpListener;

use chrono::TimeDelta;

use super::fake::{Fake, Manner};
use super::{said, state, world_behind};
use crate::citizen::{Citizen, Paper};

#[tokio::test(flavor = "multi_thread")]
async fn whatever_it_does_but_say_ok_the_document_waits_and_is_asked_about_again() {
    for (n, manner) in [
        Manner::CutsAfter(0),
        Manner::CutsAfter(12),
        Manner::CutsAfter(100_000),
        Manner::Silent,
        Manner::Says(b""),
        Manner::Says(b"stream: OK"),
        Manner::Says(b"stream: "),
        Manner::Says(b"OK\0"),
        Manner::Says(b"stream: OK\n\0"),
        Manner::Says(b"<html>stream: OK</html>\0"),
        Manner::SaysAtOnce(b"INSTREAM size limit exceeded. ERROR\0"),
    ]
    .into_iter()
    .enumerate()
    {
        let fake = Fake::with(&[manner, manner]);
        let world = world_behind(&fake.address, 1).await;
        let paper = Paper::jpeg(1, 300_000);
        let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
        let answer = alice.patches(&world, &path, 0, &paper.bytes).await;
        assert_eq!(answer.header("region-upload"), "scanning");
        for asked in 1..=2 {
            world.region.round().await;
            let told = said(&alice, &world, &path).await;
            assert_eq!((told.0, told.1.as_str()), (200, "scanning"), "manner {n}");
            assert_eq!(state(&mut alice, &id).await, "registered", "manner {n}");
            assert_eq!(fake.asked.lock().unwrap().len(), asked, "manner {n}: once until it is due again");
            world.clock.turn(TimeDelta::minutes(20));
        }
        world.region.round().await;
        let told = said(&alice, &world, &path).await;
        assert_eq!((told.0, told.1.as_str()), (200, "verified"), "manner {n}");
        assert_eq!(state(&mut alice, &id).await, "complete");
        assert!(*fake.asked.lock().unwrap().last().unwrap() == paper.bytes, "the very bytes");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_document_that_it_cannot_judge_holds_no_other() {
    let fake = Fake::with(&[Manner::SaysAtOnce(b"INSTREAM size limit exceeded. ERROR\0")]);
    let world = world_behind(&fake.address, 1).await;
    let mut alice = Citizen::called(&world, "Alice");
    let papers = [Paper::jpeg(1, 4_000), Paper::jpeg(2, 4_000)];
    let mut paths = Vec::new();
    for paper in &papers {
        let (id, _) = alice.files(std::slice::from_ref(paper)).await;
        let (_, path) = alice.begins(&world, &id, paper).await;
        alice.patches(&world, &path, 0, &paper.bytes).await;
        world.region.round().await;
        paths.push(path);
    }
    assert_eq!(said(&alice, &world, &paths[0]).await.1, "scanning");
    assert_eq!(said(&alice, &world, &paths[1]).await.1, "verified");
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nobody_listens_nothing_passes_and_an_upload_begun_again_waits_too() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("tcp:{}", nobody.local_addr().unwrap());
    drop(nobody);
    let world = world_behind(&address, 1).await;
    let paper = Paper::jpeg(1, 3_000);
    let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes).await;
    world.region.round().await;
    let again = alice.begins(&world, &id, &paper).await;
    assert_eq!(again, (200, path.clone()));
    // Another application of hers announces the same document: it is not sent a second time, and waits as well.
    let (other, registered) = alice.files(std::slice::from_ref(&paper)).await;
    assert_eq!(registered.missing, [paper.sha256().to_string()]);
    let (status, elsewhere) = alice.begins(&world, &other, &paper).await;
    assert_eq!(status, 200);
    assert_eq!(said(&alice, &world, &elsewhere).await.1, "scanning");
    let answer = alice.patches(&world, &elsewhere, 0, &paper.bytes).await;
    assert_eq!((answer.status, answer.code().as_str()), (409, "offset-mismatch"));
    // It may not be ended, and does not expire, as long as it waits.
    assert_eq!(alice.tus(&world, "DELETE", &path, "", b"").await.code(), "state-forbids");
    world.clock.turn(TimeDelta::days(29));
    assert_eq!(said(&alice, &world, &path).await.1, "scanning");
    assert_eq!(state(&mut alice, &id).await, "registered");
    let doctor = gateway::jobs::doctor::look(world.region.app()).unwrap();
    let check = doctor.checks.iter().find(|check| check.name == "antivirus").unwrap();
    assert_eq!((check.looked_at, check.wrong.len()), (1, 1), "{check:?}");
    assert!(check.wrong[0].contains("no connection"), "{check:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_lost_its_antivirus_still_lets_nothing_through_that_waited_for_it() {
    let fake = Fake::with(&[Manner::Says(b""); 50]);
    let world = world_behind(&fake.address, 1).await;
    let paper = Paper::jpeg(1, 3_000);
    let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes).await;
    let mut config = world.region.app().config.clone();
    world.region.stop().await;
    config.antivirus.address = String::new();
    let region = gateway::Region::start(config).await.unwrap();
    let world = crate::world::World { region, clock: world.clock, folder: world.folder };
    alice.finds(&world);
    world.clock.turn(TimeDelta::days(1));
    world.region.round().await;
    assert_eq!(said(&alice, &world, &path).await.1, "scanning");
    assert_eq!(state(&mut alice, &id).await, "registered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_holds_what_waits_and_after_a_restore_it_is_looked_at() {
    let fake = Fake::with(&[Manner::Says(b"")]);
    let world = world_behind(&fake.address, 1).await;
    let paper = Paper::jpeg(1, 3_000);
    let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes).await;
    world.region.round().await;
    let file = world.folder.path().join("copy");
    gateway::jobs::backup::write(world.region.app(), &file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut config = world.region.app().config.clone();
    config.data = folder.path().to_owned();
    world.region.stop().await;
    gateway::jobs::restore::read(&config, &file).unwrap();
    let region = gateway::Region::start(config).await.unwrap();
    let world = crate::world::World { region, clock: world.clock, folder };
    alice.finds(&world);
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    assert_eq!(said(&alice, &world, &path).await.1, "verified");
    assert_eq!(state(&mut alice, &id).await, "complete");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_whose_file_is_gone_before_it_was_looked_at_is_to_come_again() {
    let fake = Fake::with(&[Manner::Says(b"")]);
    let world = world_behind(&fake.address, 1).await;
    let paper = Paper::jpeg(1, 3_000);
    let (mut alice, id, path) = Citizen::uploading(&world, "Alice", &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes).await;
    world.region.round().await;
    std::fs::remove_file(world.folder.path().join("documents").join(path.rsplit('/').next().unwrap()))
        .unwrap();
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    let open = alice.offset(&world, &path).await;
    assert_eq!((open.header("region-upload"), open.header("upload-offset")), ("open", "0"));
    alice.patches(&world, &path, 0, &paper.bytes).await;
    world.region.round().await;
    assert_eq!(said(&alice, &world, &path).await.1, "verified");
    assert_eq!(state(&mut alice, &id).await, "complete");
}
