//! The gateway is killed while it hands an application on: called again with the same id, one file there, one R3.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use chrono::TimeDelta;
use gateway::sources::Record;
use gateway::store::Store;
use gateway::store::handings::{self, Handing};
use gateway::{Clock, Config, Region};
use tempfile::TempDir;

use super::backoffice::{BackOffice, Manner, received};
use super::folder::{is_whole, lines, within};
use super::owed;
use crate::citizen::{Citizen, Paper, form};
use crate::world::{MORNING, World};

/// A gateway that is not running: its folder, and its clock.
struct Down {
    folder: TempDir,
    clock: Clock,
}

impl Down {
    /// What it owes, as its database tells.
    fn owed(&self) -> Vec<Handing> {
        let data = self.folder.path();
        let store = Store::in_file(&data.join("gateway.db"), &data.join("public/v1/p")).unwrap();
        store.read(handings::all).unwrap().into_iter().map(|(handing, _)| handing).collect()
    }

    /// Served again, in this process, with these ways.
    async fn again(self, alice: &mut Citizen, ways: &str) -> World {
        let Self { folder, clock } = self;
        let mut config = Config::local(folder.path()).unwrap();
        config.clock = clock.clone();
        config.office = Config::from_text(ways).unwrap().office;
        let region = Region::start(config).await.unwrap();
        let world = World { region, clock, folder };
        alice.finds(&world);
        world
    }
}

/// An application with a paper, complete, at a gateway that has no way to a back office, and is stopped.
async fn waiting() -> (Down, Citizen, String, Paper, String) {
    let world = World::empty().await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    let mut alice = Citizen::called(&world, "Alice");
    let paper = Paper::jpeg(1, 200_000);
    let (id, _) = alice.files(std::slice::from_ref(&paper)).await;
    alice.sends(&id, &paper).await.unwrap();
    let held = alice.gateway.application(&alice.token, &id, &mut alice.traffic).await.unwrap().unwrap();
    let World { region, clock, folder } = world;
    region.stop().await;
    (Down { folder, clock }, alice, id, paper, held.what.envelope_sha256)
}

/// The binary, serving that folder with these ways; under strace where it is to be killed at a system call.
fn serving(data: &Path, ways: &Path, strace: &[String]) -> Child {
    let gateway = env!("CARGO_BIN_EXE_gateway");
    let mut command = match strace {
        [] => Command::new(gateway),
        options => {
            let mut strace = Command::new("strace");
            strace.args(["-f", "-qq", "-o", "/dev/null"]).args(options).arg(gateway);
            strace
        }
    };
    command
        .args(["--data", data.to_str().unwrap(), "--seed", "none", "--config", ways.to_str().unwrap()])
        .args(["--json", "serve", "--listen", "127.0.0.1:0"])
        .env("SOURCE_DATE_EPOCH", MORNING.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.spawn().expect("strace is missing: .ci/setup.sh test")
}

async fn kinds(citizen: &mut Citizen, world: &World, id: &str) -> Vec<String> {
    citizen.receipts(world, id).await.into_iter().map(|(kind, _)| kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn f12_gateway_kill_while_handing_on() {
    let mut points = 0;
    for (what, call, path) in [
        ("before a document is written", "openat", "{part}/documents/{paper}.jpeg"),
        ("before the envelope is written", "openat", "{part}/envelope.json"),
        ("before the manifest is written", "openat", "{part}/manifest.json"),
        ("before the manifest is durable", "fsync", "{part}/manifest.json"),
        ("before it is renamed", "rename,renameat,renameat2", "{part}"),
        ("after it is renamed, before that is durable", "fsync", "{place}"),
    ] {
        let (down, mut alice, id, paper, envelope) = waiting().await;
        let place = down.folder.path().join("incoming");
        let ways = format!("[office.adapters.olga]\n{}", lines(&place));
        let file = down.folder.path().join("ways.toml");
        std::fs::write(&file, &ways).unwrap();
        std::fs::create_dir_all(&place).unwrap();
        let path = path
            .replace("{part}", place.join(format!(".part-{id}")).to_str().unwrap())
            .replace("{place}", place.to_str().unwrap())
            .replace("{paper}", &paper.sha256().to_string());
        let inject = format!("inject={call}:signal=KILL:when=1");
        let options = ["-P".to_owned(), path, "-e".to_owned(), inject];
        let ended = serving(down.folder.path(), &file, &options).wait().unwrap();
        assert!(!ended.success(), "{what}: it was to be killed");
        let one = down.owed().remove(0);
        assert_eq!((one.state.code(), one.attempts), ("travelling", 1), "{what}: counted before it left");
        let world = down.again(&mut alice, &ways).await;
        world.region.round().await;
        let one = owed(&world).remove(0);
        assert_eq!((one.state.code(), one.attempts), ("handed", 2), "{what}: {one:?}");
        let there: Vec<_> = within(&place).into_iter().filter(|name| name != "received").collect();
        assert_eq!(there, [id.as_str()], "{what}: one, and no part of another");
        is_whole(&place.join(&id), &id, &envelope, std::slice::from_ref(&paper));
        assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete"], "{what}");
        std::fs::write(place.join("received").join(&id), "").unwrap();
        for _ in 0..3 {
            world.region.round().await;
        }
        assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "received"], "{what}");
        points += 1;
    }
    println!("killed at {points} points of handing on into a folder");
}

#[tokio::test(flavor = "multi_thread")]
async fn f12_gateway_kill_while_the_back_office_answers() {
    let (down, mut alice, id, ..) = waiting().await;
    // It hears the call, and the gateway is killed before the answer.
    let office = BackOffice::with(&[Manner::Cuts, received("12"), received("12")]);
    let secret = down.folder.path().join("secret");
    std::fs::write(&secret, "0123456789abcdef0123456789abcdef").unwrap();
    let ways = format!(
        "[office.adapters.aides]\nkind = \"webhook\"\nforms = [\"form:permis\"]\naddress = \"{}/\"\nsecret = \"{}\"\n",
        office.address,
        secret.display()
    );
    let file = down.folder.path().join("ways.toml");
    std::fs::write(&file, &ways).unwrap();
    let held = office.manners.lock().unwrap();
    let mut server = serving(down.folder.path(), &file, &[]);
    let mut said = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut said).unwrap();
    office.heard.recv().unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    drop(held);
    let world = down.again(&mut alice, &ways).await;
    for _ in 0..3 {
        world.region.round().await;
        world.clock.turn(TimeDelta::minutes(20));
    }
    let calls = office.calls();
    assert_eq!(calls.len(), 2, "called again, once");
    assert!(calls.iter().all(|call| call.header("region-delivery") == id && call.body == calls[0].body));
    assert_eq!(calls[1].header("region-attempt"), "2");
    assert_eq!(kinds(&mut alice, &world, &id).await, ["registered", "complete", "received"], "one R3");
}
