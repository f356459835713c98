//! `ask`: quotes of local cards in the keys of TERMINAL.md, a dialogue in a file, and nothing of what is refused.

use super::{app, fails, file, keys, says, text};

const ISSUE: &str = "j'ai 17 ans, je suis boursi\u{e8}re \u{e0} Autun et je voudrais passer le permis";

#[test]
fn a_dialogue_goes_on_in_its_file_and_quotes_cards() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let kept = folder.path().join("talk.json");
    let path = kept.to_str().unwrap();
    let said = says(&data, &["ask", ISSUE, "--dialogue", path]);
    for key in ["answer", "asks", "refused", "facts", "contact"] {
        assert!(keys(&said).contains(&key), "{key}");
    }
    let first = &said["answer"][0];
    assert_eq!(first["source"], serde_json::json!({"kind": "aid", "id": "content:aide-permis-de-conduire"}));
    assert!(first["source_url"].as_str().unwrap().starts_with("https://"));
    assert!(first["verified_on"].as_str().is_some_and(|day| day.len() == 10));
    assert_eq!((&said["facts"]["age"], &said["facts"]["commune"]), (&17.into(), &"71014".into()));
    assert_eq!(said["facts"]["scholarship_holder"], true);
    assert!(said["refused"].is_null() && said["contact"]["name"].is_string(), "{said}");
    assert!(said["contact"]["distance_km"].is_number(), "the nearest desk of the commune: {said}");
    assert!(!said["asks"]["choices"].as_array().unwrap().is_empty());
    // What was asked is answered by the words of a choice, or by « oui ».
    let yes = said["asks"]["choices"][0].as_str().unwrap();
    let next = says(&data, &["ask", yes, "--dialogue", path]);
    assert_ne!(next["asks"], said["asks"], "it is not asked again");
    let brother = says(&data, &["ask", "et pour mon fr\u{e8}re de 20 ans ?", "--dialogue", path]);
    assert_eq!((&brother["about"], &brother["facts"]["age"]), (&"sibling".into(), &20.into()));
    assert_eq!(brother["answer"][0]["source"], first["source"]);
    // The facts are those of `eligible`.
    let profile = file(folder.path(), "brother.json", brother["facts"].to_string().as_bytes());
    let judged =
        says(&data, &["eligible", "--profile", &profile, "--aid", "content:aide-permis-de-conduire"]);
    assert_eq!(judged[0]["verdict"], brother["verdicts"][0]["verdict"]);
    let people = text(&data, &["ask", "combien ?", "--dialogue", path]);
    assert!(people.contains("300") && people.contains("V\u{e9}rifi\u{e9}"), "{people}");
    let english = text(&data, &["--lang", "en", "ask", "what is the RSA?"]);
    assert!(english.contains("Always check the sheet"), "{english}");
}

#[test]
fn what_is_refused_stands_nowhere_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let kept = folder.path().join("talk.json");
    let path = kept.to_str().unwrap();
    for (said, why, canary) in [
        ("mon portable est le 06 98 76 54 32", "phone", "98 76 54"),
        ("zoe.canari@example.org veut le permis", "email", "canari"),
        ("FR1420041010050500013M02606 canarifere", "iban", "canarifere"),
        ("n. 2 85 05 39 300 042 canarinir", "nir", "canarinir"),
        ("j'ai un cancer canarisante", "health", "canarisante"),
    ] {
        let refused = says(&data, &["ask", said, "--dialogue", path]);
        assert_eq!((&refused["refused"], &refused["why"]), (&"personal-data".into(), &why.into()), "{said}");
        assert_eq!(refused["answer"].as_array().unwrap().len(), 0);
        assert!(!refused["message"].as_str().unwrap().contains(canary), "{said}");
        assert!(!kept.exists(), "{said}: not even a file is made");
        says(&data, &["ask", "permis", "--dialogue", path]);
        let before = std::fs::read(&kept).unwrap();
        says(&data, &["ask", said, "--dialogue", path]);
        assert_eq!(std::fs::read(&kept).unwrap(), before, "{said}: the file stays as it was");
        std::fs::remove_file(&kept).unwrap();
        let mut open = vec![folder.path().to_owned()];
        while let Some(at) = open.pop() {
            for entry in std::fs::read_dir(at).unwrap() {
                let at = entry.unwrap().path();
                if at.is_dir() {
                    open.push(at);
                    continue;
                }
                let bytes = std::fs::read(&at).unwrap();
                assert!(
                    !bytes.windows(canary.len()).any(|run| run == canary.as_bytes()),
                    "{said}: {}",
                    at.display()
                );
            }
        }
    }
}

#[test]
fn what_no_card_answers_is_said_with_somebody_to_talk_to() {
    let folder = tempfile::tempdir().unwrap();
    let said = says(folder.path(), &["ask", "raconte-moi une blague"]);
    assert_eq!((&said["refused"], &said["asks"]), (&"out-of-scope".into(), &serde_json::Value::Null));
    assert!(said["contact"]["name"].is_string() && said["message"].is_string(), "{said}");
}

#[test]
fn a_file_that_is_no_dialogue_is_an_error_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("empty.json", &b""[..]),
        ("other.json", b"{\"hello\": 1}"),
        ("newer.json", b"{\"version\":99,\"about\":\"me\",\"people\":[]}"),
        ("odd.json", b"{\"version\":1,\"about\":\"me\",\"people\":[{\"who\":\"me\",\"facts\":{\"fact.birth\":\"x\"},\"asked\":[]}]}"),
        ("image.bin", b"\xff\xd8\xff\xe0"),
    ] {
        let path = file(folder.path(), name, bytes);
        assert_eq!(fails(&folder.path().join("data"), &["ask", "permis", "--dialogue", &path]), "dialogue-unreadable", "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name}");
    }
    let nowhere = folder.path().join("no/such/talk.json");
    let data = folder.path().join("data");
    assert_eq!(fails(&data, &["ask", "permis", "--dialogue", nowhere.to_str().unwrap()]), "file-unwritable");
    assert_eq!(app(&data, &["ask"], "").status.code(), Some(2));
}
