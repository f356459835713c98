//! What goes by its age, over a clock turned by hand: announced in the feed two weeks before, gone on its date.

use api_client::gateway::Traffic;
use chrono::TimeDelta;
use domain::application::Standing;
use gateway::jobs::doctor;

use crate::citizen::{Citizen, Paper, form, world_with};
use crate::terminal::{gateway, json};
use crate::v1::me::{complete, stands};
use crate::world::World;

/// Signs in again: by now the session is over. Gives the texts of the feed.
async fn told(world: &World, name: &str) -> Vec<String> {
    let who = Citizen::called(world, name);
    match who.gateway.changes(&who.token, None, 500, &mut Traffic::default()).await.unwrap() {
        api_client::gateway::News::Page(page) => {
            page.what.changes.into_iter().filter_map(|one| one.text).map(|text| text.fr).collect()
        }
        _ => Vec::new(),
    }
}

async fn held(world: &World, name: &str) -> usize {
    let mut who = Citizen::called(world, name);
    who.gateway.applications(&who.token, &mut who.traffic).await.unwrap().what.applications.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decided_application_is_announced_two_weeks_before_it_goes_with_its_documents() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (old, young) = (Paper::jpeg(1, 900), Paper::jpeg(2, 900));
    let id = complete(&mut alice, &old).await;
    stands(&world, &id, &[Standing::Received, Standing::InReview, Standing::Refused]);
    let files = || std::fs::read_dir(world.folder.path().join("documents")).unwrap().count();
    let leaves = |told: &[String]| told.iter().filter(|text| text.contains("20/11/2027")).count();

    world.clock.turn(TimeDelta::days(350));
    complete(&mut Citizen::called(&world, "Alice"), &young).await;
    world.region.round().await;
    assert_eq!(leaves(&told(&world, "Alice").await), 0, "too early to say so");
    world.clock.turn(TimeDelta::days(1));
    world.region.round().await;
    world.region.round().await;
    assert_eq!(leaves(&told(&world, "Alice").await), 1, "once: {:?}", told(&world, "Alice").await);
    assert_eq!((held(&world, "Alice").await, files()), (2, 2));
    world.clock.turn(TimeDelta::days(14) - TimeDelta::seconds(1));
    world.region.round().await;
    assert_eq!((held(&world, "Alice").await, files()), (2, 2), "not a second before");
    world.clock.turn(TimeDelta::hours(1));
    world.region.round().await;
    assert_eq!((held(&world, "Alice").await, files()), (1, 1));
    let findings = doctor::look(world.region.app()).unwrap();
    let wrong: Vec<_> =
        findings.checks.iter().filter(|one| !one.wrong.is_empty()).map(|one| one.name).collect();
    assert_eq!(wrong, ["acknowledgements"], "the young one waits for its service: {findings:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_stood_still_for_years_announces_first_and_waits() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    alice.files(&[]).await;
    world.clock.turn(TimeDelta::days(1_200));
    world.region.round().await;
    assert_eq!(held(&world, "Alice").await, 1, "announced, and still there");
    world.clock.turn(TimeDelta::days(13));
    world.region.round().await;
    assert_eq!(held(&world, "Alice").await, 1);
    world.clock.turn(TimeDelta::days(1));
    world.region.round().await;
    assert_eq!(held(&world, "Alice").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_holds_nothing_goes_two_years_after_its_last_sign_in_and_old_lines_of_the_audit_too()
{
    let world = world_with(form(1)).await;
    let accounts = || world.region.app().store.read(gateway::store::ages::accounts).unwrap().len();
    let lines = || world.region.app().store.read(|db| gateway::store::audit::lines(db, None)).unwrap().len();
    let mut alice = Citizen::called(&world, "Alice");
    Citizen::called(&world, "Bruno");
    let id = complete(&mut alice, &Paper::jpeg(1, 900)).await;
    stands(&world, &id, &[Standing::Received]);
    assert_eq!((accounts(), lines()), (2, 1));
    world.clock.turn(TimeDelta::days(366));
    world.region.round().await;
    assert_eq!((accounts(), lines()), (2, 0));
    assert!(world.region.app().store.read(gateway::store::audit::walk).unwrap().1.is_empty());
    world.clock.turn(TimeDelta::days(364));
    world.region.round().await;
    assert_eq!(accounts(), 2, "not a day before");
    world.clock.turn(TimeDelta::days(2));
    world.region.round().await;
    assert_eq!(accounts(), 1, "Alice's holds an application: that one is announced first");
}

#[test]
fn the_terminal_says_what_would_go_and_does_it_when_asked() {
    let data = tempfile::tempdir().unwrap();
    let plan = json(&gateway(data.path(), &["retention"]).stdout);
    let nothing =
        serde_json::json!({"to_announce": [], "to_go": [], "accounts": 0, "audit": false, "feedback": 0});
    assert_eq!(plan, nothing);
    json(&gateway(data.path(), &["sessions", "open", "--account", "Alice"]).stdout);
    let later = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gateway"));
        command.args(["--data", data.path().to_str().unwrap(), "--seed", "none", "--json", "retention"]);
        json(&command.args(args).env("SOURCE_DATE_EPOCH", "1895161600").output().unwrap().stdout)
    };
    assert_eq!(later(&[])["accounts"], 1);
    assert_eq!(later(&["--apply"])["accounts"], 1, "nothing was done by asking");
    assert_eq!(later(&[])["accounts"], 0);
}
