//! A token opens what it was made for, as long as it lasts; everything else is not there.

use chrono::TimeDelta;

use super::{Service, audit};
use crate::citizen::{Citizen, Paper, form, new_id, world_with};
use crate::world::World;

/// Every route of the office, over one application and one document.
async fn every_route(world: &World, service: &Service, id: &str, paper: &Paper) -> Vec<(u16, String)> {
    let mut said = Vec::new();
    for path in [format!("applications/{id}"), format!("applications/{id}/documents/{}", paper.sha256())] {
        let answer = service.get(world, &path).await;
        said.push((answer.status, answer.header("region-code").to_owned()));
    }
    for (path, body) in [("decisions", r#"{"state":"received"}"#), ("messages", r#"{"text":"a"}"#)] {
        let answer = service.put(world, &format!("applications/{id}/{path}/{}", new_id()), body).await;
        said.push((answer.status, answer.header("region-code").to_owned()));
    }
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_token_does_not_open_is_answered_like_what_does_not_exist() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 700);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&id, &paper).await.unwrap();
    let other = Service::of(&world, "velo", &["form:velo", "form:permi"]);
    let unknown = vec![(404, "unknown".to_owned()); 4];
    assert_eq!(every_route(&world, &other, &id, &paper).await, unknown);
    assert_eq!(every_route(&world, &other, &new_id(), &paper).await, unknown);
    assert_eq!(alice.receipts(&world, &id).await.len(), 2, "nothing was said");
    assert!(audit(&world).is_empty(), "nothing was seen");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_on_its_day_or_when_it_is_revoked() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let paper = Paper::jpeg(1, 10);
    let licences = Service::of_licences(&world);
    let short = Service { token: world.region.app().make_office_token("court", &["*"], 1).unwrap() };
    assert_eq!(short.get(&world, "applications").await.status, 200);
    world.clock.turn(TimeDelta::days(1));
    let over = every_route(&world, &short, &id, &paper).await;
    assert_eq!(over, vec![(401, "token-expired".to_owned()); 4]);
    assert_eq!(licences.get(&world, "applications").await.status, 200);
    let revoke =
        |db: &gateway::store::sql::Transaction| gateway::store::office_tokens::revoke(db, "permis", 1);
    assert!(world.region.app().store.write(revoke).unwrap());
    let ended = every_route(&world, &licences, &id, &paper).await;
    assert_eq!(ended, vec![(401, "token-invalid".to_owned()); 4]);
    assert!(world.region.app().make_office_token("permis", &["*"], 1).is_err(), "a name is given once");
    for bad in ["", "a b", "caf\u{e9}", &"a".repeat(61)] {
        assert!(world.region.app().make_office_token(bad, &["*"], 1).is_err(), "{bad}");
    }
    assert!(world.region.app().make_office_token("nothing", &[], 1).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_is_no_service_and_a_service_no_citizen() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    let as_service = Service { token: alice.token.clone() };
    assert_eq!(as_service.get(&world, "applications").await.code(), "token-invalid");
    let as_citizen = Citizen { token: licences.token.clone(), ..Citizen::called(&world, "Nobody") };
    for path in [format!("/v1/applications/{id}"), "/v1/applications".to_owned(), "/v1/changes".to_owned()] {
        assert_eq!(as_citizen.ask(&world, "GET", &path, "", b"").await.code(), "token-invalid", "{path}");
    }
    let nobody = world.get("/office/v1/applications", "").await;
    assert_eq!((nobody.status, nobody.code().as_str()), (401, "token-invalid"));
    let basic = world.get("/office/v1/applications", "Authorization: Basic YTpi\r\n").await;
    assert_eq!(basic.code(), "token-invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_digest_of_a_token_is_kept() {
    let world = World::empty().await;
    let licences = Service::of_licences(&world);
    assert_eq!(licences.token.len(), 64);
    let tokens = world.region.app().store.read(gateway::store::office_tokens::all).unwrap();
    assert_eq!((tokens.len(), tokens[0].name.as_str()), (1, "permis"));
    for file in ["gateway.db", "gateway.db-wal"] {
        let bytes = std::fs::read(world.folder.path().join(file)).unwrap();
        assert!(!bytes.windows(64).any(|some| some == licences.token.as_bytes()), "{file}");
    }
}
