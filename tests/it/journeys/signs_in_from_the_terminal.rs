//! From a draft to the receipts without a window: filled, sent, signed in by a browser that is elsewhere, delivered.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::world::browser;
use crate::world::filled::{FORM, GIVEN, SLOT, paper};
use crate::world::signing::Signing;

/// A command of the terminal, in the machine's own time: the provider's.
fn command(folder: &Path, gateway: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ma-region"));
    command.arg("--data").arg(folder).args(["--gateway", gateway]).args(arguments);
    command.env_remove("BROWSER").env_remove("DISPLAY").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn says(folder: &Path, gateway: &str, arguments: &[&str]) -> Value {
    let output = command(folder, gateway, &[&["--json"], arguments].concat()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{arguments:?}: one document"))
}

/// `sign-in` until it ends: the page that it names is opened elsewhere, by `browses`; what it says at the end.
fn signs_in(folder: &Path, gateway: &str, browses: impl FnOnce(&str) -> String) -> (bool, String, String) {
    let mut child = command(folder, gateway, &["--json", "sign-in", "--no-browser"]).spawn().unwrap();
    let mut beside = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("/auth/authorize?") {
        line.clear();
        assert!(beside.read_line(&mut line).unwrap() > 0, "it says where to go");
    }
    let page = line.trim().to_owned();
    let back = browses(&page);
    let (door, path) = back.split_once("/signed-in").unwrap();
    let landed = browser::ask(door, "GET", &format!("/signed-in{path}"), "", b"");
    assert_eq!(landed.status, 200, "{}", landed.body);
    let mut rest = String::new();
    beside.read_to_string(&mut rest).unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    (child.wait().unwrap().success(), said, rest)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_application_arrives_by_the_terminal_and_a_browser_elsewhere() {
    let signing = Signing::begins().await;
    let gateway = signing.front.url.clone();
    let told = tokio::task::spawn_blocking(move || the_story(&gateway)).await;
    told.unwrap();
    assert_eq!(crate::world::filled::held(&signing.region).0, 1);
}

fn the_story(gateway: &str) {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("app");
    let ask = |arguments: &[&str]| says(&folder, gateway, arguments);
    let draft = ask(&["draft", "new", FORM])["id"].as_str().unwrap().to_owned();
    for (path, value) in GIVEN {
        ask(&["draft", "set", &draft, path, value]);
    }
    let file = data.path().join("inscription.pdf");
    std::fs::write(&file, &*paper(1, 200_000)).unwrap();
    ask(&["draft", "attach", &draft, SLOT, file.to_str().unwrap()]);
    ask(&["draft", "send", &draft]);
    assert_eq!(ask(&["sync"])["state"], "sign_in_needed");
    assert!(ask(&["outbox"]).as_array().unwrap().iter().all(|parcel| parcel["why"] == "sign-in"));
    assert_eq!(ask(&["status"])["vault"], "files");

    // Refused there: a code, a calm sentence, nothing lost.
    let (done, said, beside) = signs_in(&folder, gateway, |page| {
        let state = browser::of_query(page, "state").unwrap();
        let back = browser::of_query(page, "redirect_uri").unwrap();
        format!("{back}?error=access_denied&state={state}")
    });
    assert!(!done && said.is_empty(), "{said}");
    let error: Value = serde_json::from_str(beside.lines().last().unwrap()).unwrap();
    assert_eq!(error["code"], "sign-in-refused");
    assert!(error["message"].as_str().unwrap().contains("Vos demandes restent ici"), "{error}");

    let (done, said, _) = signs_in(&folder, gateway, |page| {
        let mut browser = browser::Browser::default();
        let consent = browser.identifies(page);
        browser.presses(&consent, "/auth/consent").app.unwrap()
    });
    assert!(done);
    let said: Value = serde_json::from_str(&said).unwrap();
    assert!(
        said["signed_in"] == true && said["account"].is_string() && said["display_name"].is_string(),
        "{said}"
    );
    let round = ask(&["sync"]);
    assert_eq!(
        (&round["state"], &round["waiting"], &round["set_aside"]),
        (&"up_to_date".into(), &0.into(), &0.into())
    );
    let followed = ask(&["follow"]);
    assert_eq!(followed[0]["state"], "complete", "{followed}");

    // Nothing of the tokens is said anywhere, and the files that keep them are hers alone.
    let kept = std::fs::read_to_string(folder.join("vault.token")).unwrap();
    assert!(kept.contains("refresh") && !said.to_string().contains("refresh"), "{said}");
    let out = command(&folder, gateway, &["sign-out", "--no-browser"]).output().unwrap();
    let beside = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success() && beside.contains("/auth/sign-out"), "{beside}");
    assert!(
        beside.contains("la cl\u{e9} du dossier est dans un fichier"),
        "said beside each command: {beside}"
    );
    assert!(!folder.join("vault.token").exists());
    assert_eq!(ask(&["sync"])["state"], "up_to_date", "nothing waits for a sign-in");
    assert_eq!(ask(&["follow"])[0]["state"], "complete", "and the desk stays");
}
