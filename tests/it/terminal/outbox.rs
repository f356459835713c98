//! The outbox in the terminal: what waits, why, and the citizen's hand on it.

use serde_json::{Value, json};

use super::drafts::filled;
use super::{fails, keys, says, text};

#[test]
fn a_lane_is_held_let_go_and_a_paper_taken_out() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    assert_eq!(says(folder, &["outbox"]), json!([]));
    let draft = filled(folder, files.path());
    says(folder, &["draft", "send", &draft]);
    let queue = says(folder, &["outbox"]);
    let expected = [
        "acknowledged",
        "application",
        "attempts",
        "document",
        "id",
        "kind",
        "lane",
        "not_before",
        "size",
        "state",
        "why",
    ];
    assert_eq!(keys(&queue[0]), expected);
    let lane = queue[0]["lane"].as_str().unwrap();
    let states = |queue: &Value| -> Vec<(String, Value)> {
        let each = queue.as_array().unwrap().iter();
        each.map(|parcel| (parcel["state"].as_str().unwrap().to_owned(), parcel["why"].clone())).collect()
    };
    let paused = says(folder, &["outbox", "pause", lane]);
    assert_eq!(states(&paused), vec![("paused".to_owned(), json!("citizen")); 3]);
    let told = text(folder, &["--lang", "en", "outbox"]);
    assert_eq!(told.matches("you paused it").count(), 3, "{told}");
    assert!(told.contains(lane) && told.contains("Document contrat.pdf"), "{told}");
    assert_eq!(
        states(&says(folder, &["outbox", "resume", lane])),
        vec![("waiting".to_owned(), Value::Null); 3]
    );

    let (envelope, paper) = (queue[0]["id"].as_str().unwrap(), queue[1]["id"].as_str().unwrap());
    assert_eq!(fails(folder, &["outbox", "cancel", envelope]), "stage-forbids", "it goes with its draft");
    assert_eq!(says(folder, &["outbox", "cancel", paper])[0]["state"], "recalled");
    assert_eq!(says(folder, &["outbox"]).as_array().unwrap().len(), 2);
    assert_eq!(fails(folder, &["outbox", "cancel", paper]), "stage-forbids");
    let nobody = "01932b5e-7c1a-7000-8000-000000000001";
    for verb in ["pause", "resume", "cancel"] {
        assert_eq!(fails(folder, &["outbox", verb, nobody]), "not-there", "{verb}");
    }
}
