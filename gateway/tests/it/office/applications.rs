//! `GET /office/v1/applications`, `GET …/{id}`, `GET …/{id}/documents/{sha256}`

use api_client::canonical::sha256_hex;
use api_client::wire;
use gateway::sources::Record;

use super::{Service, audit, json};
use crate::citizen::{Citizen, Paper, form, new_id, pin, sealed, world_with};
use crate::world::World;

/// Two forms, one application of each by Alice, and one of the first by Bruno.
async fn busy() -> (World, Vec<String>) {
    let other = wire::Form { id: "form:velo".to_owned(), ..form(1) };
    let world = World::empty().await;
    let records = [form(1), other.clone()].map(|form| Record::Form(Box::new(form)));
    world.region.publish(records.into()).unwrap();
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    let (first, _) = alice.files(&[]).await;
    let second = new_id();
    assert_ne!(pin(&other), pin(&form(1)));
    alice.put(&second, &sealed(&other, &[])).await.unwrap();
    let (third, _) = bruno.files(&[Paper::jpeg(1, 100)]).await;
    (world, vec![first, second, third])
}

fn ids(page: &serde_json::Value) -> Vec<&str> {
    page["applications"].as_array().unwrap().iter().map(|one| one["application"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_reads_the_applications_of_its_forms_and_what_changed_since() {
    let (world, filed) = busy().await;
    let licences = Service::of_licences(&world);
    let page = json(&licences.get(&world, "applications").await);
    assert_eq!(ids(&page), [&filed[0], &filed[2]], "of every citizen, of its own form alone");
    assert_eq!(page["more"], false);
    let complete = json(&licences.get(&world, "applications?state=complete").await);
    assert_eq!(ids(&complete), [&filed[0]]);
    let cursor = page["cursor"].as_str().unwrap();
    let later = json(&licences.get(&world, &format!("applications?cursor={cursor}")).await);
    assert_eq!((ids(&later).len(), later["cursor"].as_str()), (0, Some(cursor)), "nothing new");
    let path = format!("applications/{}/decisions/{}", filed[0], new_id());
    json(&licences.put(&world, &path, r#"{"state":"received"}"#).await);
    let later = json(&licences.get(&world, &format!("applications?cursor={cursor}")).await);
    assert_eq!(ids(&later), [&filed[0]]);
    let all = Service::of(&world, "guichet", &["*"]);
    assert_eq!(ids(&json(&all.get(&world, "applications").await)).len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_one_another_without_a_gap_or_a_double() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let mut filed = Vec::new();
    for _ in 0..201 {
        filed.push(alice.files(&[]).await.0);
    }
    let licences = Service::of_licences(&world);
    let (mut seen, mut path, mut pages) = (Vec::new(), "applications".to_owned(), 0);
    loop {
        let page = json(&licences.get(&world, &path).await);
        seen.extend(ids(&page).into_iter().map(str::to_owned));
        pages += 1;
        if page["more"] == false {
            break;
        }
        path = format!("applications?cursor={}", page["cursor"].as_str().unwrap());
    }
    assert_eq!((pages, seen), (3, filed));
    for bad in ["x", "0123", &"0".repeat(50), "%00", "1.2"] {
        let answer = licences.get(&world, &format!("applications?cursor={bad}")).await;
        assert_eq!((answer.status, answer.code().as_str()), (410, "cursor-unknown"), "{bad}");
    }
    assert_eq!(licences.get(&world, "applications?state=archived").await.code(), "malformed");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_read_whole_with_the_very_bytes_that_were_sealed() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (paper, id) = (Paper::jpeg(1, 90_000), new_id());
    let sealed = sealed(&form(1), std::slice::from_ref(&paper));
    alice.put(&id, &sealed).await.unwrap();
    let licences = Service::of_licences(&world);
    let path = format!("applications/{id}");
    let whole = json(&licences.get(&world, &path).await);
    assert_eq!(whole["answers"]["applicant.name"], "Camille");
    assert_eq!(whole["documents"][0]["verified_at"], serde_json::Value::Null);
    let envelope = api_client::base64::decode(whole["envelope"].as_str().unwrap()).unwrap();
    assert!(envelope == sealed.bytes);
    assert_eq!(whole["envelope_sha256"], sha256_hex(&envelope));
    let document = format!("{path}/documents/{}", paper.sha256());
    assert_eq!(licences.get(&world, &document).await.code(), "unknown", "not verified yet");
    alice.sends(&id, &paper).await.unwrap();
    let answer = licences.get(&world, &document).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/jpeg"));
    assert_eq!(
        (answer.header("cache-control"), answer.header("content-disposition")),
        ("no-store", "attachment")
    );
    assert!(answer.body == paper.bytes);
    let whole = json(&licences.get(&world, &path).await);
    let told: Vec<_> = whole["changes"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(told, ["registered", "complete"]);
    assert!(whole["documents"][0]["verified_at"].is_string());
    for other in ["0".repeat(64), "x".to_owned(), sha256_hex(b"other")] {
        let answer = licences.get(&world, &format!("{path}/documents/{other}")).await;
        assert_eq!((answer.status, answer.code().as_str()), (404, "unknown"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_look_is_a_line_of_the_audit_without_a_word_of_the_citizen() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 900);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&id, &paper).await.unwrap();
    let licences = Service::of_licences(&world);
    licences.get(&world, "applications").await;
    licences.get(&world, &format!("applications/{id}")).await;
    licences.get(&world, &format!("applications/{id}/documents/{}", paper.sha256())).await;
    let who = |what: &str, of: bool| ("token:permis".to_owned(), what.to_owned(), of.then(|| id.clone()));
    assert_eq!(audit(&world), [who("list", false), who("application", true), who("document", true)]);
    let lines = world.region.app().store.read(|db| gateway::store::audit::lines(db, None)).unwrap();
    assert_eq!(lines[2].about, Some(paper.sha256().to_string()), "who saw which document");
    assert!(!format!("{lines:?}").contains("Camille"));
    let sound = gateway::jobs::doctor::look(world.region.app()).unwrap();
    let check = sound.checks.iter().find(|check| check.name == "audit").unwrap();
    assert_eq!((check.looked_at, check.wrong.len()), (3, 0));
    let store = &world.region.app().store;
    store.write(|db| Ok(db.execute("UPDATE audit SET who = 'nobody' WHERE seq = 2", [])?)).unwrap();
    let found = gateway::jobs::doctor::look(world.region.app()).unwrap();
    let check = found.checks.iter().find(|check| check.name == "audit").unwrap();
    assert!(!found.sound && !check.wrong.is_empty(), "{check:?}");
}
