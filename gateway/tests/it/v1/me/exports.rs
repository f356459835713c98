//! `PUT /v1/me/exports/{id}`, `GET …`

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use api_client::canonical::sha256_hex;
use api_client::failure::Failure;
use api_client::gateway::Traffic;
use api_client::rights::Exported;
use chrono::TimeDelta;
use domain::application::Standing;

use super::{CANARY, complete, stands, world};
use crate::citizen::{Citizen, Paper, new_id};
use crate::v1::drafts::copy;
use crate::world::World;

async fn fetched(who: &mut Citizen, id: &str) -> Option<Vec<u8>> {
    match who.gateway.export(&who.token, id, &mut who.traffic).await.unwrap() {
        Exported::Ready(mut download) => {
            let mut all = Vec::new();
            while let Some(piece) = download.next(&mut Traffic::default()).await.unwrap() {
                all.extend(piece);
            }
            Some(all)
        }
        Exported::Preparing(said) => panic!("{said:?}"),
        Exported::Unknown => None,
    }
}

fn unzipped(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

/// Everything that is held is in it, byte for byte, and it is this account's alone.
pub async fn whole(world: &World) {
    let (mut alice, mut bruno) = (Citizen::called(world, "Alice"), Citizen::called(world, "Bruno"));
    let paper = Paper::jpeg(5, 6_000_000);
    let id = complete(&mut alice, &paper).await;
    stands(world, &id, &[Standing::Received]);
    let draft = copy(&[("applicant.name", CANARY)]);
    let draft_id = new_id();
    alice.copies(&draft_id, None, &draft).await.unwrap();
    complete(&mut bruno, &Paper::jpeg(6, 900)).await;

    let export = new_id();
    let asked = alice.gateway.ask_export(&alice.token, &export, &mut alice.traffic).await.unwrap().what;
    assert_eq!((asked.export.as_str(), asked.state.as_str(), asked.until), (export.as_str(), "queued", None));
    world.region.round().await;
    let again = alice.gateway.ask_export(&alice.token, &export, &mut alice.traffic).await.unwrap().what;
    assert_eq!((again.state.as_str(), again.asked_at), ("done", asked.asked_at));
    assert_eq!(again.until.as_deref(), Some("2026-11-27T08:00:00Z"));

    let files = unzipped(fetched(&mut alice, &export).await.unwrap());
    let receipts = alice.receipts(world, &id).await;
    let listed = alice.gateway.applications(&alice.token, &mut alice.traffic).await.unwrap().what;
    let number = listed.applications[0].number.clone();
    for (place, (kind, body)) in receipts.iter().enumerate() {
        assert_eq!(&files[&format!("applications/{number}/receipts/{}-{kind}.mra", place + 1)], body);
    }
    assert_eq!(files[&format!("documents/{}.jpg", paper.sha256())], paper.bytes);
    assert_eq!(files[&format!("drafts/{draft_id}.json")], draft);
    assert!(files.contains_key("account.json") && files.contains_key("phones.json"));
    let seen = String::from_utf8(files[&format!("applications/{number}/seen-by.json")].clone()).unwrap();
    assert!(seen.contains("received"), "who looked at it is told: {seen}");
    let contents: Vec<serde_json::Value> = serde_json::from_slice(&files["contents.json"]).unwrap();
    assert_eq!(contents.len() + 1, files.len());
    for one in contents {
        let bytes = &files[one["file"].as_str().unwrap()];
        assert_eq!((&one["sha256"], &one["size"]), (&sha256_hex(bytes).into(), &bytes.len().into()));
    }
    assert_eq!(files.keys().filter(|name| name.starts_with("documents/")).count(), 1, "nothing of Bruno's");
    assert!(fetched(&mut bruno, &export).await.is_none(), "another's is not there");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_holds_everything_byte_for_byte_and_nothing_of_anybody_else() {
    whole(&world().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_kept_for_seven_days_and_an_account_has_three_at_most() {
    let world = world().await;
    let mut alice = Citizen::called(&world, "Alice");
    let ids: Vec<_> = (0..3).map(|_| new_id()).collect();
    for id in &ids {
        alice.gateway.ask_export(&alice.token, id, &mut alice.traffic).await.unwrap();
    }
    let fourth = alice.gateway.ask_export(&alice.token, &new_id(), &mut alice.traffic).await;
    assert_eq!(fourth, Err(Failure::refused("quota-full")));
    world.region.round().await;
    let files = || std::fs::read_dir(world.folder.path().join("documents")).unwrap().count();
    assert_eq!(files(), 3);
    world.clock.turn(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert!(fetched(&mut alice, &ids[0]).await.is_some());
    world.clock.turn(TimeDelta::seconds(1));
    assert!(fetched(&mut alice, &ids[0]).await.is_none(), "also before the round");
    world.region.round().await;
    world.region.round().await;
    assert_eq!(files(), 0);
    alice.gateway.ask_export(&alice.token, &new_id(), &mut alice.traffic).await.unwrap();
}
