//! Story 10 by the terminal: two `--data` folders, one gateway; and what goes with a message.

use std::path::Path;

use serde_json::{Value, json};

use super::{PDF, app, fails, file, keys, says, text};
use crate::world::filled::region_with_forms;

const LICENCE: &str = "form:aide-permis-de-conduire";
const NAME: &str = "applicant.last_name";

/// A command that speaks to that gateway.
async fn to(url: &str, folder: &Path, arguments: &[&str]) -> Value {
    let all: Vec<String> =
        ["--gateway", url].iter().chain(arguments).map(|text| (*text).to_owned()).collect();
    let folder = folder.to_owned();
    // The gateway lives in this process: whoever waits for the command must not stand in its way.
    let said = tokio::task::spawn_blocking(move || {
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        says(&folder, &all)
    });
    said.await.unwrap()
}

async fn signed_in(region: &gateway::Region, files: &Path, folder: &Path) {
    let token = region.app().open_session("maelle").unwrap();
    let session = json!({"account": "maelle", "token": token}).to_string();
    let session = file(files, "session.json", session.as_bytes());
    to(&region.url(), folder, &["sign-in", "--session", &session]).await;
    let held = to(&region.url(), folder, &["settings", "set", "draft-copies", "on"]).await;
    assert_eq!(held["draft_copies"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_folders_and_one_gateway_keep_both_answers_until_one_is_chosen() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region_with_forms(&home.path().join("region")).await;
    let url = region.url();
    let [a, b] = ["a", "b"].map(|name| home.path().join(name));
    signed_in(&region, files.path(), &a).await;
    signed_in(&region, files.path(), &b).await;
    let draft = to(&url, &a, &["draft", "new", LICENCE]).await["id"].as_str().unwrap().to_owned();
    to(&url, &a, &["draft", "set", &draft, NAME, "Vuillemin"]).await;
    assert_eq!(to(&url, &a, &["sync"]).await["copies"], 1);
    assert_eq!(to(&url, &b, &["sync"]).await["copies"], 1);
    let there = to(&url, &b, &["draft", "show", &draft]).await;
    assert_eq!((&there["answers"][NAME], &there["copy"]["held"]), (&json!("Vuillemin"), &json!(true)));
    // Offline, both write to the same question.
    says(&a, &["draft", "set", &draft, NAME, "Vuillemain"]);
    says(&b, &["draft", "set", &draft, NAME, "Willemin"]);
    to(&url, &a, &["sync"]).await;
    to(&url, &b, &["sync"]).await;
    let there = says(&b, &["draft", "show", &draft]);
    let conflict = &there["conflicts"][0];
    assert_eq!(keys(conflict), ["mine", "path", "theirs"]);
    assert_eq!(
        (keys(&conflict["mine"]), keys(&conflict["theirs"])),
        (vec!["at", "value"], vec!["at", "value"])
    );
    assert_eq!((&conflict["path"], &conflict["mine"]["value"]), (&json!(NAME), &json!("Willemin")));
    assert_eq!(conflict["theirs"]["value"], "Vuillemain");
    assert_eq!(there["answers"][NAME], "Willemin");
    let shown = text(&b, &["--lang", "en", "draft", "show", &draft]);
    for part in ["1 answer to choose", "mine – on this phone", "theirs – on the other phone", "Vuillemain"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(fails(&b, &["draft", "send", &draft]), "undecided");
    assert_eq!(says(&a, &["draft", "show", &draft])["conflicts"], json!([]));
    assert_eq!(fails(&b, &["draft", "choose", &draft, "applicant.email", "mine"]), "not-there");
    assert_eq!(app(&b, &["draft", "choose", &draft, NAME, "both"], "").status.code(), Some(2));
    let chosen = says(&b, &["draft", "choose", &draft, NAME, "theirs"]);
    assert_eq!((&chosen["answers"][NAME], &chosen["conflicts"]), (&json!("Vuillemain"), &json!([])));
    assert_eq!(says(&b, &["draft", "undo", &draft, NAME])["answers"][NAME], "Willemin", "one step back");
    to(&url, &b, &["sync"]).await;
    to(&url, &a, &["sync"]).await;
    assert_eq!(says(&a, &["draft", "show", &draft])["answers"][NAME], "Willemin");
}

#[test]
fn a_setting_is_listed_and_turned() {
    let home = tempfile::tempdir().unwrap();
    let held = says(home.path(), &["settings"]);
    let expected = [
        "commune",
        "data_saving",
        "documents_on_wifi",
        "draft_copies",
        "easy",
        "language",
        "notices_deadlines",
        "notices_kept",
        "notices_searches",
        "text_size",
        "theme",
    ];
    assert_eq!(keys(&held), expected);
    assert_eq!(held["draft_copies"], false, "nothing is copied unless it is wished");
    assert_eq!(says(home.path(), &["settings", "set", "draft-copies", "on"])["draft_copies"], true);
    assert!(text(home.path(), &["settings"]).contains("draft-copies = on"));
    assert_eq!(says(home.path(), &["settings", "set", "draft-copies", "off"])["draft_copies"], false);
    assert_eq!(fails(home.path(), &["settings", "set", "colour", "on"]), "unknown-setting");
    assert_eq!(app(home.path(), &["settings", "set", "easy", "perhaps"], "").status.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_completed_by_a_message_with_documents() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region_with_forms(&home.path().join("region")).await;
    let (url, folder) = (region.url(), home.path().join("phone"));
    signed_in(&region, files.path(), &folder).await;
    let draft = {
        let (folder, files) = (folder.clone(), files.path().to_owned());
        tokio::task::spawn_blocking(move || super::drafts::filled(&folder, &files)).await.unwrap()
    };
    let sent = says(&folder, &["draft", "send", &draft]);
    let application = sent["application"].as_str().unwrap().to_owned();
    assert_eq!(fails(&folder, &["reply", &application, "Bonjour"]), "stage-forbids", "not filed yet");
    to(&url, &folder, &["sync"]).await;
    let id = application.parse().unwrap();
    gateway::filing::decide::decide(
        region.app(),
        id,
        domain::application::Standing::ToComplete,
        Some("La page 2 ?"),
    )
    .unwrap();
    to(&url, &folder, &["sync"]).await;
    assert_eq!(says(&folder, &["follow"])[0]["state"], "to_complete");

    let paper = file(files.path(), "page 2.pdf", &[PDF, b"% 2"].concat());
    let wallet = says(&folder, &["documents", "list"])[0]["id"].as_str().unwrap().to_owned();
    let said = says(&folder, &["reply", &application, "Voici.", "--attach", &paper, "--attach", &wallet]);
    assert_eq!(keys(&said), ["application", "documents", "id", "warnings"]);
    assert_eq!(
        (said["documents"].as_array().unwrap().len(), &said["documents"][1]["id"]),
        (2, &json!(wallet))
    );
    let waiting = says(&folder, &["outbox"]);
    let kinds: Vec<_> = waiting.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["message", "document", "document"]);
    let round = to(&url, &folder, &["sync"]).await;
    assert_eq!((&round["waiting"], &round["set_aside"]), (&json!(0), &json!(0)));
    let followed = says(&folder, &["follow"]);
    let messages = followed[0]["messages"].as_array().unwrap();
    assert_eq!((messages.len(), messages[0]["documents"].as_array().unwrap().len()), (1, 2));
    assert_eq!(fails(&folder, &["reply", &application, "  "]), "nothing-to-say");
    assert_eq!(fails(&folder, &["reply", &draft, "Bonjour"]), "not-there");
    assert_eq!(fails(&folder, &["reply", &application, "x", "--attach", "/nowhere.pdf"]), "file-not-there");
    assert_eq!(app(&folder, &["reply", &application], "").status.code(), Some(2), "nothing at all");
}
