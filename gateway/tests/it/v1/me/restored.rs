//! Erased stays erased: after `gateway restore`, after a restore by other tools, after the gateway died in between.

use api_client::wire::{Held, Reconcile};
use domain::application::Standing;
use gateway::jobs::{backup, doctor, restore};
use gateway::{Config, Region};

use super::erasures::stands_in;
use super::{CANARY, complete, count, eraser, stands, with_secrets, world};
use crate::citizen::{Citizen, Paper, form, new_id, sealed_with};
use crate::office::Service;
use crate::world::World;

fn config(world: &World) -> Config {
    let mut config = Config::local(world.folder.path()).unwrap();
    config.clock = world.clock.clone();
    with_secrets(&mut config);
    config
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_stays_erased_after_a_restore_and_receipts_bring_nothing_back() {
    let world = world().await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let (id, paper) = (new_id(), Paper::jpeg(1, 900));
    let answers = domain::form::Answers::from([("applicant.name".to_owned(), CANARY.to_owned())]);
    let envelope = sealed_with(&form(1), &answers, std::slice::from_ref(&paper));
    alice.put(&id, &envelope).await.unwrap();
    alice.sends(&id, &paper).await.unwrap();
    let receipts: Vec<_> =
        alice.receipts(&world, &id).await.iter().map(|(_, body)| api_client::base64::encode(body)).collect();
    let his = complete(&mut bruno, &paper).await;
    let file = world.folder.path().with_extension("backup");
    backup::write(world.region.app(), &file).unwrap();
    let (token, erasure) = (eraser(&world, &alice), new_id());
    let done = alice.erases(&token, &erasure).await;

    let set = config(&world);
    let World { region, clock, folder } = world;
    region.stop().await;
    let restored = restore::read(&set, &file).unwrap();
    assert_eq!(restored.erased_again, 1);
    let aside = folder.path().join(format!("before-restore-{}", restored.epoch));
    std::fs::remove_dir_all(aside).unwrap();
    assert_eq!(stands_in(folder.path(), CANARY.as_bytes()), Vec::<String>::new());
    let world = World { region: Region::start(set).await.unwrap(), clock, folder };
    let findings = doctor::look(world.region.app()).unwrap();
    assert!(findings.sound, "{findings:?}");

    let mut again = Citizen::called(&world, "Alice");
    let held = Held { id: id.clone(), envelope_sha256: envelope.sha256.to_string(), receipts };
    let asked = Reconcile { applications: vec![held] };
    let said = again.gateway.reconcile(&again.token, &asked, &mut again.traffic).await.unwrap().what;
    assert_eq!(said.applications[0].outcome, "unknown", "another phone of hers brings nothing back");
    let read = again.gateway.erasure(&token, &erasure, &mut again.traffic).await.unwrap().unwrap().what;
    assert_eq!((read.state, read.asked_at, read.kept), (done.state, done.asked_at, done.kept));
    assert_eq!(count(&again.erases(&token, &erasure).await, "applications"), 1);
    bruno.finds(&world);
    bruno.token = Citizen::called(&world, "Bruno").token;
    let path = format!("/v1/applications/{his}/documents/{}", paper.sha256());
    assert_eq!(bruno.ask(&world, "GET", &path, "", b"").await.body, paper.bytes);
    std::fs::remove_file(file).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_finds_a_tombstone_erases_before_it_serves_and_keeps_what_had_to_stay() {
    let world = world().await;
    let mut alice = Citizen::called(&world, "Alice");
    let decided = complete(&mut alice, &Paper::jpeg(1, 900)).await;
    stands(&world, &decided, &[Standing::Received, Standing::InReview]);
    let plain = complete(&mut alice, &Paper::jpeg(2, 900)).await;
    // As other tools would have saved it: before the decision, and without a word to the gateway.
    let saved = world.folder.path().with_extension("saved");
    world.region.app().store.copy_into(&saved).unwrap();
    stands(&world, &decided, &[Standing::Accepted]);
    let token = eraser(&world, &alice);
    let done = alice.erases(&token, &new_id()).await;
    assert_eq!(done.kept.len(), 1);

    let set = config(&world);
    let World { region, clock, folder } = world;
    region.stop().await;
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.path().join(format!("gateway.db{end}")));
    }
    std::fs::rename(&saved, folder.path().join("gateway.db")).unwrap();
    let world = World { region: Region::start(set).await.unwrap(), clock, folder };
    let office = Service::of_licences(&world);
    assert_eq!(office.get(&world, &format!("applications/{plain}")).await.status, 404);
    let kept = office.get(&world, &format!("applications/{decided}")).await;
    assert_eq!(kept.status, 200, "the backup does not know of the decision, and it stays all the same");
    assert_eq!(
        alice.ask(&world, "GET", "/v1/me", "", b"").await.status,
        0,
        "the old address is no gateway's"
    );
    alice.finds(&world);
    assert_eq!(alice.ask(&world, "GET", "/v1/me", "", b"").await.code(), "token-invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tombstone_names_nobody() {
    let world = world().await;
    let mut alice = Citizen::called(&world, "Alice");
    complete(&mut alice, &Paper::jpeg(1, 900)).await;
    let account = world.region.app().store.read(|db| Ok(gateway::store::ages::accounts(db)?[0])).unwrap();
    let token = eraser(&world, &alice);
    alice.erases(&token, &new_id()).await;
    let folder = world.folder.path().join("tombstones");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    for needle in ["Alice", "Camille", "form:permis", &api_client::canonical::hex(&account.0)] {
        assert_eq!(stands_in(&folder, needle.as_bytes()), Vec::<String>::new(), "{needle}");
    }
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
}
