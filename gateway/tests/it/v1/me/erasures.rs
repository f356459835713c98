//! `PUT /v1/me/erasures/{id}`, `GET /v1/erasures/{id}`

use std::path::Path;

use api_client::failure::Failure;
use api_client::translate::{seal_message, seal_withdrawal};
use domain::application::Standing;
use gateway::jobs::doctor;

use super::{CANARY, complete, count, eraser, somebody, stands, world};
use crate::citizen::{Citizen, Paper, form, new_id, sealed_with};
use crate::office::Service;
use crate::v1::drafts::copy;
use crate::world::World;

/// Whether these bytes stand in any file below a folder.
pub fn stands_in(folder: &Path, needle: &[u8]) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|one| one.file_type().is_file());
    let found = files.filter(|one| {
        let bytes = std::fs::read(one.path()).unwrap_or_default();
        bytes.windows(needle.len()).any(|some| some == needle)
    });
    found.map(|one| one.path().display().to_string()).collect()
}

/// Everything that a person may leave here.
async fn lives(world: &World, name: &str, paper: &Paper) -> (Citizen, String) {
    let (mut who, begun) = (Citizen::called(world, name), Paper::jpeg(9, 60_000));
    let answers = domain::form::Answers::from([("applicant.name".to_owned(), CANARY.to_owned())]);
    let id = new_id();
    let both = [paper.clone(), begun.clone()];
    who.put(&id, &sealed_with(&form(1), &answers, &both)).await.unwrap();
    who.sends(&id, paper).await.unwrap();
    let (_, upload) = who.begins(world, &id, &begun).await;
    who.patches(world, &upload, 0, &begun.bytes[..20_000]).await;
    let message = seal_message(CANARY, &[]).unwrap();
    who.gateway.put_message(&who.token, &id, &new_id(), &message.bytes, &mut who.traffic).await.unwrap();
    who.copies(&new_id(), None, &copy(&[("applicant.name", CANARY)])).await.unwrap();
    who.gateway.ask_export(&who.token, &new_id(), &mut who.traffic).await.unwrap();
    world.region.round().await;
    (who, id)
}

/// Everything goes, files included; somebody else's stay, also where the bytes are the same.
pub async fn whole(world: &World) {
    let paper = Paper::jpeg(7, 5_000);
    let (mut alice, id) = lives(world, "Alice", &paper).await;
    let mut bruno = Citizen::called(world, "Bruno");
    let his = complete(&mut bruno, &paper).await;
    let (token, erasure) = (eraser(world, &alice), new_id());
    let done = alice.erases(&token, &erasure).await;
    assert_eq!((done.erasure.as_str(), done.state.as_str()), (erasure.as_str(), "done"));
    assert!(done.kept.is_empty(), "{done:?}");
    for (what, expected) in [
        ("account", 1),
        ("sessions", 1),
        ("applications", 1),
        ("documents", 1),
        ("uploads", 1),
        ("messages", 1),
        ("receipts", 1),
        ("drafts", 1),
        ("exports", 1),
    ] {
        assert_eq!(count(&done, what), expected, "{what} of {done:?}");
    }
    // Her session is over, and what she filed is nobody's.
    assert_eq!(alice.ask(world, "GET", "/v1/applications", "", b"").await.code(), "token-invalid");
    let again = Citizen::called(world, "Alice");
    assert_eq!(again.ask(world, "GET", &format!("/v1/applications/{id}"), "", b"").await.code(), "unknown");
    let documents = format!("/v1/applications/{his}/documents/{}", paper.sha256());
    assert_eq!(bruno.ask(world, "GET", &documents, "", b"").await.body, paper.bytes);
    let findings = doctor::look(world.region.app()).unwrap();
    assert!(findings.sound, "{findings:?}");
    // Receipts go on where they were.
    complete(&mut bruno, &Paper::jpeg(8, 900)).await;
    assert!(doctor::look(world.region.app()).unwrap().sound);
}

/// Once: the same answer for ever, to her token alone.
pub async fn once(world: &World) {
    let (mut alice, token, erasure) = somebody(world, "Alice");
    alice.files(&[]).await;
    let (mut bruno, his, other) = somebody(world, "Bruno");
    let first = alice.erases(&token, &erasure).await;
    assert_eq!(alice.erases(&token, &erasure).await, first);
    let under_another = alice.erases(&token, &new_id()).await;
    assert_eq!(
        (under_another.erased, under_another.asked_at),
        (first.erased.clone(), first.asked_at.clone())
    );
    world.clock.turn(chrono::TimeDelta::days(400));
    let read = alice.gateway.erasure(&token, &erasure, &mut alice.traffic).await.unwrap();
    assert_eq!(read.unwrap().what, first, "also a year later");
    assert_eq!(
        alice.gateway.erase(&alice.token, &erasure, &mut alice.traffic).await,
        Err(Failure::SignedOut)
    );
    // Who knows the id knows nothing.
    assert_eq!(world.get(&format!("/v1/erasures/{erasure}"), "").await.code(), "token-invalid");
    assert_eq!(bruno.gateway.erasure(&his, &erasure, &mut bruno.traffic).await, Ok(None));
    assert_eq!(
        bruno.gateway.erase(&his, &erasure, &mut bruno.traffic).await,
        Err(Failure::refused("id-reused"))
    );
    assert_eq!(bruno.erases(&his, &other).await.state, "done");
}

/// The token erases, and opens nothing.
pub async fn nothing_else(world: &World) {
    let (mut alice, token, erasure) = somebody(world, "Alice");
    let (id, _) = alice.files(&[]).await;
    let eraser = Citizen { token: token.clone(), ..Citizen::called(world, "Bruno") };
    for path in [
        "/v1/me".to_owned(),
        "/v1/applications".to_owned(),
        format!("/v1/applications/{id}"),
        format!("/v1/me/exports/{erasure}"),
        "/v1/drafts".to_owned(),
        "/v1/changes".to_owned(),
    ] {
        assert_eq!(eraser.ask(world, "GET", &path, "", b"").await.code(), "token-invalid", "{path}");
    }
    let mut bent = token.clone().into_bytes();
    let last = bent.len() - 2;
    bent[last] = if bent[last] == b'A' { b'B' } else { b'A' };
    let bent = String::from_utf8(bent).unwrap();
    assert_eq!(alice.gateway.erase(&bent, &erasure, &mut alice.traffic).await, Err(Failure::SignedOut));
    assert_eq!(alice.ask(world, "GET", &format!("/v1/applications/{id}"), "", b"").await.status, 200);
    // An access token does too: she is signed in.
    let access = alice.token.clone();
    assert_eq!(alice.erases(&access, &erasure).await.state, "done");
}

/// What was decided stays for its time, what a service had begun with is withdrawn, the rest goes.
pub async fn kept(world: &World) {
    let mut alice = Citizen::called(world, "Alice");
    let (shared, own) = (Paper::jpeg(1, 900), Paper::jpeg(2, 901));
    let decided = complete(&mut alice, &shared).await;
    stands(world, &decided, &[Standing::Received, Standing::InReview, Standing::Accepted]);
    let begun = complete(&mut alice, &shared).await;
    stands(world, &begun, &[Standing::Received]);
    let (plain, _) = alice.files(&[shared.clone(), own.clone()]).await;
    alice.sends(&plain, &own).await.unwrap();
    let withdrawn = alice.files(&[]).await.0;
    let taken_back = seal_withdrawal(new_id().parse().unwrap(), "").unwrap();
    let path = &withdrawn;
    alice.gateway.put_withdrawal(&alice.token, path, &taken_back.bytes, &mut alice.traffic).await.unwrap();
    let office = Service::of_licences(world);

    let token = eraser(world, &alice);
    let done = alice.erases(&token, &new_id()).await;
    let mut why: Vec<_> =
        done.kept.iter().map(|one| (one.application.as_str(), one.why.as_str(), &one.until[..10])).collect();
    why.sort_unstable();
    let mut expected =
        vec![(decided.as_str(), "decided", "2027-11-20"), (begun.as_str(), "withdrawn", "2027-01-20")];
    expected.sort_unstable();
    assert_eq!(why, expected);
    assert_eq!((count(&done, "applications"), count(&done, "documents")), (2, 1), "{done:?}");
    let read = |id: &str| {
        let path = format!("applications/{id}");
        let office = &office;
        async move { serde_json::from_slice::<serde_json::Value>(&office.get(world, &path).await.body).unwrap() }
    };
    assert_eq!(read(&begun).await["state"], "withdrawn", "the service reads it where it reads everything");
    assert_eq!(read(&decided).await["state"], "accepted");
    let paper = office.get(world, &format!("applications/{decided}/documents/{}", shared.sha256())).await;
    assert_eq!(paper.body, shared.bytes, "what stays, stays whole");
    assert_eq!(office.get(world, &format!("applications/{plain}")).await.status, 404);
    assert!(
        Citizen::called(world, "Alice").drafts().await.drafts.is_empty(),
        "a new account of the same person"
    );
    assert!(doctor::look(world.region.app()).unwrap().sound);

    world.clock.turn(chrono::TimeDelta::days(62));
    world.region.round().await;
    assert_eq!(office.get(world, &format!("applications/{begun}")).await.status, 404);
    assert_eq!(office.get(world, &format!("applications/{decided}")).await.status, 200);
    world.clock.turn(chrono::TimeDelta::days(302));
    let office = Service::of(world, "later", &["form:permis"]);
    world.region.round().await;
    assert_eq!(office.get(world, &format!("applications/{decided}")).await.status, 200, "not a day before");
    world.clock.turn(chrono::TimeDelta::days(2));
    world.region.round().await;
    assert_eq!(office.get(world, &format!("applications/{decided}")).await.status, 404);
    // The day after, nothing of her is left: neither the row of her account, nor a file.
    world.clock.turn(chrono::TimeDelta::hours(1));
    world.region.round().await;
    let findings = doctor::look(world.region.app()).unwrap();
    assert!(
        findings.checks.iter().filter(|one| one.name != "links").all(|one| one.wrong.is_empty()),
        "{findings:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_of_an_account_goes_and_nothing_of_anybody_else() {
    let world = world().await;
    whole(&world).await;
    let folder = world.folder.path().to_owned();
    assert_eq!(stands_in(&folder, CANARY.as_bytes()), Vec::<String>::new(), "not one byte, nor in a journal");
    let documents = std::fs::read_dir(folder.join("documents")).unwrap().count();
    assert_eq!(documents, 2, "those of Bruno");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_erased_once_and_its_answer_is_read_by_its_token_alone() {
    once(&world().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_token_that_erases_opens_nothing() {
    nothing_else(&world().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_law_keeps_stays_for_its_time_and_then_goes_too() {
    kept(&world().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_cannot_be_removed_now_are_removed_later_and_the_doctor_says_so() {
    let world = world().await;
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(3, 4_000);
    complete(&mut alice, &paper).await;
    // A folder in the place of the file: it cannot be removed as one.
    let folder = world.folder.path().join("documents");
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir_all(file.join("in the way")).unwrap();
    let (token, erasure) = (eraser(&world, &alice), new_id());
    assert_eq!(alice.erases(&token, &erasure).await.state, "queued");
    world.clock.turn(chrono::TimeDelta::hours(25));
    let findings = doctor::look(world.region.app()).unwrap();
    let wrong: Vec<_> =
        findings.checks.iter().filter(|one| !one.wrong.is_empty()).map(|one| one.name).collect();
    assert_eq!(wrong, ["erasures"]);
    std::fs::remove_dir_all(&file).unwrap();
    std::fs::write(&file, b"back").unwrap();
    world.region.round().await;
    assert!(!file.exists());
    let read = alice.gateway.erasure(&token, &erasure, &mut alice.traffic).await.unwrap().unwrap().what;
    assert_eq!(read.state, "done");
    assert!(doctor::look(world.region.app()).unwrap().sound);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_without_a_receipt_that_nobody_erased_is_found() {
    let world = world().await;
    let (mut alice, mut bruno) = (Citizen::called(&world, "Alice"), Citizen::called(&world, "Bruno"));
    bruno.files(&[]).await;
    alice.files(&[]).await;
    bruno.files(&[]).await;
    let token = eraser(&world, &alice);
    alice.erases(&token, &new_id()).await;
    let app = world.region.app();
    assert!(doctor::look(app).unwrap().sound);
    for harm in [
        "UPDATE receipt_trace SET prev_sha256 = replace(prev_sha256, substr(prev_sha256, 1, 1), 'g')",
        "UPDATE receipt_trace SET sha256 = zeroblob(32)",
        "DELETE FROM receipt_trace",
    ] {
        let copy = world.folder.path().join("copy.db");
        app.store.copy_into(&copy).unwrap();
        app.store.write(|db| Ok(db.execute(harm, [])?)).unwrap();
        let findings = doctor::look(app).unwrap();
        let wrong = findings.checks.iter().any(|one| one.name == "receipts" && !one.wrong.is_empty());
        assert!(wrong, "{harm}");
        std::fs::remove_file(&copy).unwrap();
    }
}
