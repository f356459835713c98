//! The binary, called as an operator would.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::citizen::{Citizen, Paper, form, world_with};
use crate::world::World;

pub fn gateway(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--data", data.to_str().unwrap(), "--seed", "none", "--json"])
        .args(args)
        .env("SOURCE_DATE_EPOCH", "1795161600")
        .output()
        .unwrap()
}

pub fn json(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(bytes)))
}

#[test]
fn each_command_prints_exactly_one_document() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let init = gateway(data, &["keys", "init"]);
    assert_eq!(json(&init.stdout)["development"], false);
    assert_eq!(json(&gateway(data, &["keys", "rotate"]).stdout)["root"], 2);
    assert_eq!(json(&gateway(data, &["publish"]).stdout)["manifest_seq"], 1_795_161_600);
    let file = data.join("copy");
    assert!(json(&gateway(data, &["backup", file.to_str().unwrap()]).stdout)["bytes"].as_u64() > Some(0));
    assert_eq!(json(&gateway(data, &["doctor"]).stdout)["sound"], true);
    let restored = gateway(data, &["restore", file.to_str().unwrap()]);
    assert_eq!(json(&restored.stdout)["manifest_seq"], 1_795_161_600);
    assert_eq!(json(&gateway(data, &["links", "check"]).stdout), serde_json::json!([]));
}

#[test]
fn a_failure_is_one_document_on_stderr_and_a_wrong_call_exits_with_2() {
    let data = tempfile::tempdir().unwrap();
    let failed = gateway(data.path(), &["import", "nothing", "nowhere"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(failed.stdout.is_empty());
    assert_eq!(json(&failed.stderr)["code"], "unknown-source");
    assert_eq!(gateway(data.path(), &["publich"]).status.code(), Some(2));
    assert_eq!(gateway(data.path(), &["import"]).status.code(), Some(2));
    let abroad = gateway(data.path(), &["serve", "--listen", "0.0.0.0:0"]);
    assert_eq!(json(&abroad.stderr)["code"], "development-keys");
}

#[test]
fn a_session_is_opened_by_hand_with_the_development_keys_alone() {
    let data = tempfile::tempdir().unwrap();
    let opened = json(&gateway(data.path(), &["sessions", "open", "--account", "Alice"]).stdout);
    assert_eq!(opened["account"], "Alice");
    assert_eq!(opened["token"].as_str().unwrap().len(), 64);
    gateway(data.path(), &["keys", "init"]);
    let refused = gateway(data.path(), &["sessions", "open", "--account", "Alice"]);
    assert_eq!(json(&refused.stderr)["code"], "not-development");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_says_where_an_application_stands() {
    let world = world_with(form(1)).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, registered) = alice.files(&[]).await;
    let (waiting, _) = alice.files(&[Paper::jpeg(1, 100)]).await;
    let World { region, folder, .. } = world;
    region.stop().await;
    let data = folder.path();
    let list = json(&gateway(data, &["applications", "list"]).stdout);
    assert_eq!(list.as_array().unwrap().len(), 2);
    let list = json(&gateway(data, &["applications", "list", "--state", "complete"]).stdout);
    assert_eq!(list[0]["application"], id.as_str());
    let decide = |what: &str, more: &[&str]| {
        let args = [&["applications", "decide", registered.number.as_str(), what], more].concat();
        gateway(data, &args)
    };
    assert_eq!(json(&decide("accepted", &[]).stderr)["code"], "state-forbids", "not received yet");
    assert_eq!(json(&decide("received", &[]).stdout)["state"], "received");
    assert_eq!(json(&decide("in_review", &[]).stdout)["state"], "in_review");
    assert_eq!(json(&decide("accepted", &["--message", "Bravo"]).stdout)["state"], "accepted");
    let shown = json(&gateway(data, &["applications", "show", &id]).stdout);
    let milestones = shown["milestones"].as_array().unwrap();
    let told: Vec<_> = milestones.iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(told, ["registered", "complete", "received", "in_review", "accepted"]);
    let early = gateway(data, &["applications", "decide", &waiting, "received"]);
    assert_eq!(json(&early.stderr)["code"], "state-forbids", "never before it is complete");
    assert_eq!(json(&gateway(data, &["applications", "show", "nobody"]).stderr)["code"], "unknown");
    let sound = json(&gateway(data, &["doctor"]).stdout);
    let receipts =
        sound["checks"].as_array().unwrap().iter().find(|check| check["name"] == "receipts").unwrap();
    assert_eq!((&sound["sound"], &receipts["looked_at"]), (&true.into(), &4.into()));
}

#[cfg(unix)]
#[test]
fn a_server_says_where_it_listens_and_drains_when_asked_to_stop() {
    let data = tempfile::tempdir().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args([
            "--data",
            data.path().to_str().unwrap(),
            "--seed",
            "none",
            "--json",
            "serve",
            "--listen",
            "127.0.0.1:0",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = json(said.as_bytes())["listening"].as_str().unwrap().parse().unwrap();
    let answer = crate::world::ask(
        address,
        b"GET /v1/manifest?secret=canary HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(answer.status, 200);
    let stop = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(stop.success());
    let output = server.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(log.contains(r#""route":"/v1/manifest""#), "{log}");
    assert!(!log.contains("canary"), "{log}");
}
