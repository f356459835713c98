//! The antivirus, the Region's services and what is owed to a back office, over PostgreSQL and a bucket.

use chrono::TimeDelta;
use gateway::sources::Record;
use gateway::store::{audit, handings};

use super::services::{Common, Postgres};
use super::shared::{citizen, office, patch, tus};
use crate::antivirus::clamd::eicar;
use crate::antivirus::fake::{Fake, Manner};
use crate::citizen::{self, Citizen, Paper, form, new_id};
use crate::office::backoffice::{BackOffice, received, status};
use crate::office::{Service, json};
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_service_reads_and_says_is_the_same_over_postgresql() {
    let postgres = Postgres::start();
    let (fake, office) = (Fake::with(&[Manner::Says(b"")]), BackOffice::with(&[status(500), received("7")]));
    let (database, antivirus) = (postgres.address(), fake.address.clone());
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "0123456789abcdef0123456789abcdef").unwrap();
    let way = format!(
        "[office.adapters.aides]\nkind = \"webhook\"\nforms = [\"form:velo\"]\naddress = \"{}/\"\nsecret = \"{}\"\n",
        office.address,
        secret.path().display()
    );
    let world = World::with(move |config| {
        config.database = database;
        config.antivirus.address = antivirus;
        config.office = gateway::Config::from_text(&way).unwrap().office;
    })
    .await;
    let velo = api_client::wire::Form { id: "form:velo".to_owned(), ..form(1) };
    world
        .region
        .publish(vec![form(1), velo.clone()].into_iter().map(|one| Record::Form(Box::new(one))).collect())
        .unwrap();
    let mut alice = Citizen::called(&world, "Alice");
    // The antivirus breaks off once, then lets it through.
    let paper = Paper::jpeg(1, 90_000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    let (_, path) = alice.begins(&world, &id, &paper).await;
    alice.patches(&world, &path, 0, &paper.bytes).await;
    world.region.round().await;
    assert_eq!(alice.offset(&world, &path).await.header("region-upload"), "scanning");
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    assert_eq!(alice.offset(&world, &path).await.header("region-upload"), "verified");
    // A service reads, page by page, by state, since a cursor; decides once; writes once.
    let licences = Service::of_licences(&world);
    let page = json(&licences.get(&world, "applications?state=complete").await);
    assert_eq!(page["applications"][0]["application"], id.as_str());
    let cursor = page["cursor"].as_str().unwrap();
    let decision = format!("applications/{id}/decisions/{}", new_id());
    for _ in 0..2 {
        json(&licences.put(&world, &decision, r#"{"state":"received"}"#).await);
        let message = format!("applications/{id}/messages/{}", uuid::Uuid::from_u128(9));
        json(&licences.put(&world, &message, r#"{"text":"Bonjour"}"#).await);
    }
    let later = json(&licences.get(&world, &format!("applications?cursor={cursor}")).await);
    assert_eq!(later["applications"][0]["state"], "received");
    let whole = json(&licences.get(&world, &format!("applications/{id}")).await);
    assert_eq!(whole["messages"].as_array().unwrap().len(), 1);
    assert_eq!(alice.receipts(&world, &id).await.len(), 3, "one R3");
    let document = licences.get(&world, &format!("applications/{id}/documents/{}", paper.sha256())).await;
    assert!(document.body == paper.bytes);
    // What is owed goes again until it is received.
    let owed = new_id();
    alice.put(&owed, &citizen::sealed(&velo, &[])).await.unwrap();
    world.region.round().await;
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    let store = &world.region.app().store;
    let (handing, standing) = store.read(handings::all).unwrap().remove(0);
    assert_eq!((handing.attempts, standing.unwrap().code()), (2, "received"), "{handing:?}");
    let lines = store.read(|db| audit::lines(db, Some(owed.parse().unwrap()))).unwrap();
    assert_eq!(lines.iter().map(|line| line.what.as_str()).collect::<Vec<_>>(), ["handed_on", "received"]);
    let (count, wrong) = store.read(audit::walk).unwrap();
    assert!(count > 5 && wrong.is_empty(), "{wrong:?}");
    let found = gateway::jobs::doctor::look(world.region.app()).unwrap();
    let wrong: Vec<_> = found.checks.iter().filter(|check| !check.wrong.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_in_a_bucket_passes_the_antivirus_of_whichever_gateway_took_it() {
    let common = Common::start();
    let clamd = crate::antivirus::clamd::Clamd::start();
    let office = office(&common).await;
    let [a, b] =
        ["a", "b"].map(|name| common.serve_with(name, "127.0.0.1:0", &["--antivirus", &clamd.address()]));
    let mut bad = Paper::jpeg(2, 300_000);
    bad.bytes.extend(eicar());
    for (paper, expected) in [(Paper::jpeg(1, 300_000), "verified"), (bad, "infected")] {
        let mut alice = citizen(&office, expected, a.address);
        let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
        let begun = tus(a.address, &alice, "POST", "/v1/uploads", &citizen::creation(&id, &paper), b"");
        let path = format!("/v1/{}", begun.header("location"));
        assert_eq!(patch(a.address, &alice, &path, 0, &paper.bytes[..200_000]).status, 204);
        let last = patch(b.address, &alice, &path, 200_000, &paper.bytes[200_000..]);
        assert_eq!((last.status, last.header("region-upload")), (204, "scanning"));
        // Asked about at the other gateway, until the antivirus has answered.
        let said = (0..500)
            .map(|_| tus(a.address, &alice, "HEAD", &path, "", b""))
            .find(|answer| answer.header("region-upload") != "scanning");
        assert_eq!(said.unwrap().header("region-upload"), expected);
        let document = format!("/v1/applications/{id}/documents/{}", paper.sha256());
        let given = [a.address, b.address].map(|at| tus(at, &alice, "GET", &document, "", b""));
        if expected == "verified" {
            assert!(given.iter().all(|answer| answer.status == 200 && answer.body == paper.bytes));
        } else {
            assert!(given.iter().all(|answer| answer.status == 404));
        }
    }
}
