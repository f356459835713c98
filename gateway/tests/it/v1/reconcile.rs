//! `POST /v1/reconcile`: a gateway restored from last night, and phones that remember.

use api_client::wire::{Held, Reconcile};
use gateway::jobs::{backup, restore};
use gateway::sources::Record;
use gateway::{Config, Region};

use crate::citizen::{Citizen, Paper, form, new_id, sealed, world_with};
use crate::world::World;

/// Stops the gateway, puts a backup back, and starts it again.
async fn restored(world: World, file: &std::path::Path) -> World {
    let World { region, clock, folder } = world;
    let mut config = Config::local(folder.path()).unwrap();
    config.clock = clock.clone();
    region.stop().await;
    restore::read(&config, file).unwrap();
    World { region: Region::start(config).await.unwrap(), clock, folder }
}

fn signed_in_again(world: &World, before: &mut Citizen, name: &str) {
    let again = Citizen::called(world, name);
    (before.gateway, before.token) = (again.gateway, again.token);
}

fn held(id: &str, sealed: &api_client::translate::Sealed, receipts: &[String]) -> Held {
    Held { id: id.to_owned(), envelope_sha256: sealed.sha256.to_string(), receipts: receipts.to_vec() }
}

async fn outcomes(who: &mut Citizen, applications: Vec<Held>) -> Vec<String> {
    let said =
        who.gateway.reconcile(&who.token, &Reconcile { applications }, &mut who.traffic).await.unwrap();
    said.what.applications.into_iter().map(|one| one.outcome).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_restore_lost_comes_back_with_its_number_its_date_and_its_receipts() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 5000);
    alice.files(&[]).await;
    let file = world.folder.path().join("last-night");
    backup::write(world.region.app(), &file).unwrap();
    world.clock.turn(chrono::TimeDelta::hours(9));
    let (id, envelope) = (new_id(), sealed(&form(1), std::slice::from_ref(&paper)));
    let registered = alice.put(&id, &envelope).await.unwrap().what;
    alice.sends(&id, &paper).await.unwrap();
    let receipts: Vec<_> =
        alice.receipts(&world, &id).await.iter().map(|(_, body)| api_client::base64::encode(body)).collect();
    let epoch = world.region.app().epoch.clone();

    let world = restored(world, &file).await;
    assert_ne!(world.region.app().epoch, epoch);
    signed_in_again(&world, &mut alice, "Alice");
    assert_eq!(alice.gateway.application(&alice.token, &id, &mut alice.traffic).await, Ok(None));
    // Somebody files before the phone comes back: no number is given twice.
    let (_, meanwhile) = Citizen::called(&world, "Bruno").files(&[]).await;
    assert_ne!(meanwhile.number, registered.number);

    assert_eq!(outcomes(&mut alice, vec![held(&id, &envelope, &receipts)]).await, ["needs_envelope"]);
    world.clock.turn(chrono::TimeDelta::days(3));
    let again = alice.put(&id, &envelope).await.unwrap().what;
    assert_eq!((again.number, again.receipts), (registered.number, receipts.clone()));
    assert_eq!(outcomes(&mut alice, vec![held(&id, &envelope, &receipts)]).await, ["known"]);
    let held_now =
        alice.gateway.application(&alice.token, &id, &mut alice.traffic).await.unwrap().unwrap().what;
    assert_eq!((held_now.state.as_str(), held_now.form.id.as_str()), ("complete", "form:permis"));
    // The file of the document is there, its row was lost: it is asked for, and sent again.
    assert_eq!(held_now.missing, [paper.sha256().to_string()]);
    alice.sends(&id, &paper).await.unwrap();
    let held_now =
        alice.gateway.application(&alice.token, &id, &mut alice.traffic).await.unwrap().unwrap().what;
    assert!(held_now.missing.is_empty());
    assert_eq!(alice.receipts(&world, &id).await.len(), 2, "no second receipt for the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_our_own_signature_brings_an_application_back() {
    let world = world_with(form(1)).await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let envelope = sealed(&form(1), &[]);
    let id = new_id();
    let registered = alice.put(&id, &envelope).await.unwrap().what;
    let mut forged = api_client::base64::decode(&registered.receipts[0]).unwrap();
    let last = forged.len() - 1;
    forged[last] ^= 1;
    let forged = vec![api_client::base64::encode(&forged)];
    let unheard = held(&new_id(), &envelope, &registered.receipts);
    assert_eq!(outcomes(&mut alice, vec![unheard.clone()]).await, ["unknown"], "a receipt of another id");
    assert_eq!(outcomes(&mut bruno, vec![held(&id, &envelope, &registered.receipts)]).await, ["unknown"]);
    assert_eq!(outcomes(&mut alice, vec![held(&id, &envelope, &registered.receipts)]).await, ["known"]);

    let file = world.folder.path().join("empty");
    let before = World::empty().await;
    before.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    backup::write(before.region.app(), &file).unwrap();
    let world = restored(world, &file).await;
    signed_in_again(&world, &mut alice, "Alice");
    assert_eq!(outcomes(&mut alice, vec![held(&id, &envelope, &forged)]).await, ["unknown"]);
    let real = held(&id, &envelope, &registered.receipts);
    assert_eq!(outcomes(&mut alice, vec![real]).await, ["needs_envelope"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_applications_are_compared_in_a_call_and_not_one_more() {
    let world = world_with(form(1)).await;
    let alice = Citizen::called(&world, "Alice");
    let envelope = sealed(&form(1), &[]);
    for (count, status) in [(200, 200), (201, 413)] {
        let applications = (0..count).map(|_| held(&new_id(), &envelope, &[])).collect();
        let body = serde_json::to_vec(&Reconcile { applications }).unwrap();
        let lines = "Content-Type: application/json\r\n";
        assert_eq!(alice.ask(&world, "POST", "/v1/reconcile", lines, &body).await.status, status);
    }
}
