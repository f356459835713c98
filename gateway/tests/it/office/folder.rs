//! `kind = "folder"`: one folder per application, whole or not there; R3 once the other side wrote that it has it.

use std::path::{Path, PathBuf};

use api_client::canonical::sha256_hex;
use chrono::TimeDelta;
use gateway::sources::Record;

use super::{audit, owed, with_adapter};
use crate::citizen::{Citizen, Paper, form, new_id, sealed};
use crate::world::World;

/// The lines of a way into that folder.
pub fn lines(folder: &Path) -> String {
    format!("kind = \"folder\"\nforms = [\"form:permis\"]\nfolder = \"{}\"\n", folder.display())
}

async fn into_folder() -> (World, PathBuf) {
    let mut place = PathBuf::new();
    let world = with_adapter("olga", |folder| {
        place = folder.join("incoming");
        lines(&place)
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    (world, place)
}

/// What lies in a folder, sorted.
pub fn within(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Whether a folder is that application, whole: the manifest names its documents, and their bytes are those.
pub fn is_whole(folder: &Path, id: &str, envelope_sha256: &str, papers: &[Paper]) {
    assert_eq!(within(folder), ["documents", "envelope.json", "manifest.json"]);
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["application"], id);
    assert_eq!(manifest["envelope_sha256"], envelope_sha256);
    assert!(manifest.get("envelope").is_none(), "it is a file");
    assert_eq!(sha256_hex(&std::fs::read(folder.join("envelope.json")).unwrap()), envelope_sha256);
    let mut names: Vec<_> = papers.iter().map(|paper| format!("{}.jpeg", paper.sha256())).collect();
    names.sort();
    assert_eq!(within(&folder.join("documents")), names);
    for paper in papers {
        let bytes = std::fs::read(folder.join(format!("documents/{}.jpeg", paper.sha256()))).unwrap();
        assert!(bytes == paper.bytes);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_appears_whole_and_is_received_once_the_other_side_says_so() {
    let (world, place) = into_folder().await;
    let mut alice = Citizen::called(&world, "Alice");
    // The same paper twice, in two slots of a kind: one file.
    let papers = [Paper::jpeg(1, 400_000), Paper::jpeg(2, 10)];
    let twice = [papers[0].clone(), papers[1].clone(), papers[0].clone()];
    let (id, sealed) = (new_id(), sealed(&form(1), &twice));
    alice.put(&id, &sealed).await.unwrap();
    for paper in &papers {
        alice.sends(&id, paper).await.unwrap();
    }
    world.region.round().await;
    assert_eq!(within(&place), [id.as_str(), "received"]);
    is_whole(&place.join(&id), &id, &sealed.sha256.to_string(), &papers);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(place.join(&id)), 0o750, "nobody but its owner and its group");
        assert_eq!(mode(place.join(&id).join("envelope.json")), 0o640);
        assert_eq!(mode(place.join("received")), 0o770);
    }
    world.region.round().await;
    assert_eq!(alice.receipts(&world, &id).await.len(), 2, "that it lies there is no reception");
    std::fs::write(place.join("received").join(&id), "OLGA-2026-12\n").unwrap();
    for _ in 0..3 {
        world.region.round().await;
    }
    let kinds: Vec<_> = alice.receipts(&world, &id).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["registered", "complete", "received"]);
    assert_eq!(owed(&world)[0].reference.as_deref(), Some("OLGA-2026-12"));
    let said: Vec<_> = audit(&world).into_iter().map(|(_, what, _)| what).collect();
    assert_eq!(said, ["handed_on", "received"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_cannot_be_written_waits_and_what_lies_there_is_never_overwritten() {
    let (world, place) = into_folder().await;
    let mut alice = Citizen::called(&world, "Alice");
    // A file where the folder should be: the disk of the other side is not mounted, say.
    std::fs::write(&place, "").unwrap();
    let (id, _) = alice.files(&[]).await;
    world.region.round().await;
    assert_eq!((owed(&world)[0].state.code(), owed(&world)[0].attempts), ("waiting", 1));
    std::fs::remove_file(&place).unwrap();
    // Something of that name lies there already, and is not ours.
    std::fs::create_dir_all(place.join(&id)).unwrap();
    std::fs::write(place.join(&id).join("manifest.json"), "{}").unwrap();
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    assert_eq!(owed(&world)[0].state.code(), "set_aside");
    assert_eq!(std::fs::read(place.join(&id).join("manifest.json")).unwrap(), b"{}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_damaged_in_our_own_storage_is_not_handed_on() {
    let (world, place) = into_folder().await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 5_000);
    std::fs::write(&place, "").unwrap();
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&id, &paper).await.unwrap();
    let documents = world.folder.path().join("documents");
    let file = documents.join(&within(&documents)[0]);
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[2_000] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    std::fs::remove_file(&place).unwrap();
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    let one = owed(&world).remove(0);
    assert!(one.why.as_deref().is_some_and(|why| why.contains("damaged")), "{one:?}");
    assert!(!place.join(&id).exists());
    bytes[2_000] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    world.clock.turn(TimeDelta::minutes(20));
    world.region.round().await;
    assert_eq!(owed(&world)[0].state.code(), "handed");
}

#[test]
fn a_configuration_that_cannot_be_is_refused() {
    let read = |text: &str| gateway::Config::from_text(text).map(|config| config.office.adapters.len());
    assert_eq!(read("[office.adapters.a]\nkind = \"folder\"\nforms = [\"f\"]\nfolder = \"x\"\n").unwrap(), 1);
    for wrong in [
        "[office.adapters.a]\nkind = \"fax\"\nforms = [\"f\"]\n",
        "[office.adapters.a]\nforms = [\"f\"]\nfolder = \"x\"\n",
        "[office.adapters.a]\nkind = \"folder\"\nforms = [\"f\"]\nfolder = \"x\"\nfoldr = 1\n",
    ] {
        assert_eq!(read(wrong).unwrap_err().code(), "setting", "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_goes_two_ways_and_no_call_goes_in_clear_or_to_a_neighbour() {
    let folder = tempfile::tempdir().unwrap();
    let one = |name: &str, forms: &str| {
        format!("[office.adapters.{name}]\nkind = \"folder\"\nforms = {forms}\nfolder = \"x\"\n")
    };
    let web = |address: &str| {
        format!(
            "[office.adapters.w]\nkind = \"webhook\"\nforms = [\"f\"]\naddress = \"{address}\"\nsecret = \"s\"\n"
        )
    };
    for wrong in [
        format!("{}{}", one("a", "[\"f\", \"g\"]"), one("b", "[\"g\"]")),
        one("a", "[]"),
        web("http://back-office.example/"),
        web("https://10.0.0.1/"),
        web("ftp://back-office.example/"),
        web("nothing"),
    ] {
        let mut config = gateway::Config::local(folder.path()).unwrap();
        config.office = gateway::Config::from_text(&wrong).unwrap().office;
        let refused = gateway::Region::start(config).await.err().map(|fault| fault.code());
        assert_eq!(refused, Some("setting"), "{wrong}");
    }
}
