//! `kind = "webhook"`: a signed call, again and again until it is taken; R3 from the other side's word alone.

use api_client::canonical::{hex, sha256_hex};
use chrono::TimeDelta;
use gateway::sources::Record;
use hmac::{Hmac, KeyInit, Mac};

use super::backoffice::{BackOffice, Manner, received, status, taken};
use super::{Service, audit, json, owed, with_adapter};
use crate::citizen::{Citizen, Paper, form, new_id};
use crate::world::World;

const SECRET: &str = "a secret of at least thirty-two bytes";

/// A gateway that calls that address for licences.
pub async fn calling(address: &str) -> World {
    let world = with_adapter("aides", |folder| {
        std::fs::write(folder.join("secret"), format!("{SECRET}\n")).unwrap();
        format!(
            "kind = \"webhook\"\nforms = [\"form:permis\"]\naddress = \"{address}/incoming?key=canary\"\nsecret = \"{}\"\nseconds = 20\n",
            folder.join("secret").display()
        )
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

async fn kinds(citizen: &mut Citizen, world: &World, id: &str) -> Vec<String> {
    citizen.receipts(world, id).await.into_iter().map(|(kind, _)| kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complete_application_is_handed_on_signed_and_received_by_the_other_sides_word() {
    let office = BackOffice::with(&[received("OLGA-77")]);
    let world = calling(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 2_000);
    let (id, registered) = alice.files(std::slice::from_ref(&paper)).await;
    world.region.round().await;
    assert!(office.calls().is_empty(), "nothing leaves before it is complete");
    alice.sends(&id, &paper).await.unwrap();
    world.region.round().await;
    let [call] = office.calls().try_into().unwrap();
    assert_eq!(call.line, "POST /incoming?key=canary HTTP/1.1");
    assert_eq!((call.header("region-delivery"), call.header("region-attempt")), (id.as_str(), "1"));
    let (at, told) = call.header("region-signature").split_once(",v1=").unwrap();
    let at = at.strip_prefix("t=").unwrap();
    assert_eq!(at.parse::<i64>().unwrap(), world.clock.now().timestamp());
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(at.as_bytes());
    mac.update(b".");
    mac.update(&call.body);
    assert_eq!(hex(&mac.finalize().into_bytes()), told);
    let said = call.json();
    assert_eq!(
        (said["application"].as_str(), said["number"].as_str()),
        (Some(id.as_str()), Some(registered.number.as_str()))
    );
    let envelope = api_client::base64::decode(said["envelope"].as_str().unwrap()).unwrap();
    assert_eq!(said["envelope_sha256"], sha256_hex(&envelope));
    assert_eq!(said["documents"][0]["sha256"], paper.sha256().to_string());
    assert_eq!(said["receipts"].as_array().unwrap().len(), 2, "R1 and R2");
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "received"]);
    let owed = owed(&world);
    assert_eq!((owed[0].state.code(), owed[0].reference.as_deref()), ("handed", Some("OLGA-77")));
    let who: Vec<_> = audit(&world).into_iter().map(|(who, what, _)| (who, what)).collect();
    let line = |what: &str| ("adapter:aides".to_owned(), what.to_owned());
    assert_eq!(who, [line("handed_on"), line("received")]);
    world.clock.turn(TimeDelta::days(1));
    world.region.round().await;
    assert_eq!(office.calls().len(), 1, "once is enough");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_only_taken_has_no_receipt_until_the_service_says_so() {
    let office = BackOffice::with(&[taken()]);
    let world = calling(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    world.region.round().await;
    assert_eq!(owed(&world)[0].state.code(), "handed");
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete"]);
    let licences = Service::of_licences(&world);
    let path = format!("applications/{id}/decisions/{}", new_id());
    json(&licences.put(&world, &path, r#"{"state":"received"}"#).await);
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "received"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_but_its_own_is_taken_for_one_and_each_try_has_the_same_bytes() {
    let html = || Manner::Says(200, "Content-Type: text/html\r\n", "<html>{id} received</html>".to_owned());
    let other = Manner::Says(200, "", r#"{"application":"0","state":"received"}"#.to_owned());
    let neither = Manner::Says(200, "", r#"{"application":"{id}","state":"seen"}"#.to_owned());
    let moved = Manner::Says(302, "Location: http://127.0.0.1:1/\r\n", String::new());
    let huge =
        Manner::Says(200, "", format!(r#"{{"application":"{{id}}","state":"received{}"#, " ".repeat(70_000)));
    let manners = [
        Manner::Cuts,
        html(),
        other,
        neither,
        moved,
        huge,
        status(500),
        status(401),
        status(404),
        status(204),
    ];
    let office = BackOffice::with(&manners);
    let world = calling(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    for tries in 1..=manners.len() {
        world.region.round().await;
        let one = owed(&world).remove(0);
        assert_eq!((one.attempts as usize, one.state.code()), (tries, "waiting"), "{one:?}");
        assert!(one.not_before > world.clock.now().timestamp_millis(), "{one:?}");
        assert!(!one.why.as_deref().unwrap().contains("canary"), "an address may hold a key: {one:?}");
        world.region.round().await;
        assert_eq!(office.calls().len(), tries, "not again before it is due");
        world.clock.turn(TimeDelta::minutes(20));
    }
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete"], "never without its word");
    office.then(received("1"));
    world.region.round().await;
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "received"]);
    let calls = office.calls();
    assert!(calls.iter().all(|call| call.body == calls[0].body && call.header("region-delivery") == id));
    let attempts: Vec<_> =
        calls.iter().map(|call| call.header("region-attempt").parse::<usize>().unwrap()).collect();
    assert_eq!(attempts, (1..=manners.len() + 1).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_to_wait_is_kept_and_a_refusal_is_set_aside_until_an_operator_says_again() {
    let wait = Manner::Says(503, "Retry-After: 7200\r\n", String::new());
    let office = BackOffice::with(&[wait, status(422), received("2")]);
    let world = calling(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    world.region.round().await;
    let asked = TimeDelta::seconds(7200).num_milliseconds();
    assert_eq!(owed(&world)[0].not_before, world.clock.now().timestamp_millis() + asked);
    world.clock.turn(TimeDelta::seconds(7199));
    world.region.round().await;
    assert_eq!(office.calls().len(), 1);
    world.clock.turn(TimeDelta::seconds(1));
    world.region.round().await;
    assert_eq!(owed(&world)[0].state.code(), "set_aside");
    world.clock.turn(TimeDelta::days(2));
    world.region.round().await;
    assert_eq!(office.calls().len(), 2, "it does not go again by itself");
    // It holds no other application.
    let (other, _) = alice.files(&[]).await;
    world.region.round().await;
    assert_eq!(kinds(&mut alice, &world, &other).await.len(), 3);
    let doctor = gateway::jobs::doctor::look(world.region.app()).unwrap();
    let check = doctor.checks.iter().find(|check| check.name == "back offices").unwrap();
    assert!(check.wrong.len() == 1 && check.wrong[0].contains(&id), "{check:?}");
    let now = world.clock.now().timestamp_millis();
    let again = |db: &gateway::store::sql::Transaction| {
        gateway::store::handings::once_more(db, id.parse().unwrap(), now)
    };
    assert!(world.region.app().store.write(again).unwrap());
    office.then(received("3"));
    world.region.round().await;
    assert_eq!(kinds(&mut alice, &world, &id).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_before_it_left_never_leaves() {
    let office = BackOffice::with(&[status(500), received("1")]);
    let world = calling(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    world.region.round().await;
    let sealed = api_client::translate::seal_withdrawal(uuid::Uuid::from_u128(7), "").unwrap();
    let path = format!("/v1/applications/{id}/withdrawal");
    let lines = "Content-Type: application/json\r\n";
    assert_eq!(alice.ask(&world, "PUT", &path, lines, &sealed.bytes).await.status, 201);
    world.clock.turn(TimeDelta::days(1));
    world.region.round().await;
    assert_eq!(office.calls().len(), 1);
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "withdrawn"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn f53_back_office_down_five_days() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = nobody.local_addr().unwrap();
    drop(nobody);
    let world = calling(&format!("http://{port}")).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, registered) = alice.files(&[]).await;
    let wrong = |name: &str| {
        let found = gateway::jobs::doctor::look(world.region.app()).unwrap();
        found.checks.into_iter().find(|check| check.name == name).unwrap().wrong
    };
    world.region.round().await;
    assert!(wrong("back offices").is_empty(), "a try that fails is no alarm");
    for _ in 0..5 * 24 {
        world.clock.turn(TimeDelta::hours(1));
        world.region.round().await;
    }
    let one = owed(&world).remove(0);
    assert_eq!((one.attempts, one.state.code()), (121, "waiting"), "tried at each round, never given up");
    let alarm = wrong("back offices");
    assert!(alarm.len() == 1 && alarm[0].contains(&id) && alarm[0].contains("no connection"), "{alarm:?}");
    assert!(wrong("acknowledgements").is_empty(), "five days: the law is not broken yet");
    world.clock.turn(TimeDelta::days(2) + TimeDelta::seconds(1));
    let alarm = wrong("acknowledgements");
    assert!(alarm.len() == 1 && alarm[0].contains(&registered.number), "{alarm:?}");
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete"]);
    // It comes back on its old port: nothing is lost, nothing arrives twice.
    let office = BackOffice::on(std::net::TcpListener::bind(port).unwrap(), &[received("5")]);
    world.region.round().await;
    assert_eq!((office.calls().len(), office.calls()[0].header("region-delivery")), (1, id.as_str()));
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "received"]);
    assert!(wrong("back offices").is_empty() && wrong("acknowledgements").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_without_its_receipt_is_an_alarm_after_a_working_day() {
    let office = BackOffice::with(&[]);
    let world = calling(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (_, registered) = alice.files(&[Paper::jpeg(1, 100)]).await;
    let store = &world.region.app().store;
    store.write(|db| Ok(db.execute("DELETE FROM receipt", [])?)).unwrap();
    let alarm = || {
        let found = gateway::jobs::doctor::look(world.region.app()).unwrap();
        found.checks.into_iter().find(|check| check.name == "acknowledgements").unwrap().wrong
    };
    // The clocks begin on a Friday morning: the next working day ends with Monday's.
    world.clock.turn(TimeDelta::days(3));
    assert!(alarm().is_empty());
    world.clock.turn(TimeDelta::seconds(1));
    assert!(alarm()[0].contains(&registered.number));
}
