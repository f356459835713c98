//! `gateway office …`, called as an operator would.

use gateway::sources::Record;

use super::backoffice::{BackOffice, status};
use super::webhook::calling;
use crate::citizen::{Citizen, form, world_with};
use crate::office::Service;
use crate::terminal::{gateway, json};
use crate::world::World;

#[test]
fn an_operator_makes_lists_and_revokes_tokens() {
    let data = tempfile::tempdir().unwrap();
    let call = |args: &[&str]| gateway(data.path(), &[&["office", "tokens"], args].concat());
    let made = json(&call(&["make", "permis", "--form", "form:permis", "--form", "form:velo"]).stdout);
    assert_eq!((made["name"].as_str(), made["token"].as_str().unwrap().len()), (Some("permis"), 64));
    assert_eq!(made["expires_at"], "2027-11-20T08:00:00Z");
    json(&call(&["make", "guichet", "--all-forms", "--days", "2"]).stdout);
    assert_eq!(json(&call(&["make", "permis", "--all-forms"]).stderr)["code"], "setting");
    assert_eq!(call(&["make", "other"]).status.code(), Some(2), "bound to something, always");
    let list = json(&call(&["list"]).stdout);
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[0]["forms"], serde_json::json!(["form:permis", "form:velo"]));
    assert!(list[0].get("token").is_none());
    assert_eq!(json(&call(&["revoke", "permis"]).stdout)["revoked"], "permis");
    assert_eq!(json(&call(&["revoke", "permis"]).stderr)["code"], "setting");
    assert!(json(&call(&["list"]).stdout)[0]["revoked_at"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_asks_who_saw_an_application() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, registered) = alice.files(&[]).await;
    let (_, other) = alice.files(&[]).await;
    let licences = Service::of_licences(&world);
    licences.get(&world, &format!("applications/{id}")).await;
    let World { region, folder, .. } = world;
    region.stop().await;
    let decided = gateway(folder.path(), &["applications", "decide", &registered.number, "received"]);
    assert_eq!(json(&decided.stdout)["state"], "received");
    let of =
        |number: &str| json(&gateway(folder.path(), &["office", "audit", "--application", number]).stdout);
    let lines = of(&registered.number);
    let told: Vec<_> = lines.as_array().unwrap().iter().map(|one| (&one["who"], &one["what"])).collect();
    assert_eq!(told.len(), 2);
    assert_eq!((told[0].0.as_str(), told[0].1.as_str()), (Some("token:permis"), Some("application")));
    assert_eq!((told[1].0.as_str(), told[1].1.as_str()), (Some("terminal"), Some("received")));
    assert_eq!(of(&other.number), serde_json::json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_sees_what_is_owed_and_lets_it_go_once_more() {
    let office = BackOffice::with(&[status(422)]);
    let world = calling(&office.address).await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let mut alice = Citizen::called(&world, "Alice");
    let (id, registered) = alice.files(&[]).await;
    world.region.round().await;
    let World { region, folder, .. } = world;
    region.stop().await;
    let owed = || json(&gateway(folder.path(), &["office", "owed"]).stdout)[0].clone();
    assert_eq!(
        (owed()["state"].as_str(), owed()["application"].as_str()),
        (Some("set_aside"), Some(id.as_str()))
    );
    assert_eq!(
        (owed()["attempts"].as_u64(), owed()["application_state"].as_str()),
        (Some(1), Some("complete"))
    );
    let again = json(&gateway(folder.path(), &["office", "again", &registered.number]).stdout);
    assert_eq!(again["again"], id.as_str());
    assert_eq!(owed()["state"], "waiting");
    assert_eq!(json(&gateway(folder.path(), &["office", "again", "nobody"]).stderr)["code"], "unknown");
}
