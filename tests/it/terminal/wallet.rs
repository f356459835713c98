//! The wallet in the terminal: a file is kept once, said once, and never goes while it is needed.

use serde_json::json;

use super::{PDF, fails, file, jpeg, keys, says, text};

#[test]
fn a_document_is_kept_once_and_has_the_keys_it_should() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let paper = file(files.path(), "rib.pdf", PDF);
    let mut added = says(home.path(), &["documents", "add", &paper, "--kind", "rib"]);
    assert_eq!(added.as_object_mut().unwrap().remove("warnings"), Some(json!([])));
    let expected = ["added_at", "id", "kind", "media", "name", "size", "used_in", "valid_until", "validity"];
    assert_eq!(keys(&added), expected);
    assert_eq!((&added["name"], &added["kind"]), (&json!("rib.pdf"), &json!("rib")));
    assert_eq!((&added["media"], &added["size"]), (&json!("application/pdf"), &json!(PDF.len())));
    assert_eq!(says(home.path(), &["documents", "list"]), json!([added]));
    // The same bytes under another name: the same document, and what is said last of its kind counts.
    let copy = file(files.path(), "copie.pdf", PDF);
    let again = says(home.path(), &["documents", "add", &copy, "--kind", "quote"]);
    assert_eq!(
        (&again["id"], &again["name"], &again["kind"]),
        (&added["id"], &json!("rib.pdf"), &json!("quote"))
    );
    assert_eq!(says(home.path(), &["documents", "list"]).as_array().unwrap().len(), 1);
    let told = text(home.path(), &["--lang", "en", "documents", "list"]);
    assert!(told.starts_with("rib.pdf \u{2013} quote, "), "{told}");
}

#[test]
fn a_document_that_a_draft_needs_stays_and_one_that_goes_comes_back() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let photo = file(files.path(), "inscription.jpg", &jpeg(9_000));
    let added = says(folder, &["documents", "add", &photo, "--kind", "enrolment"]);
    let id = added["id"].as_str().unwrap();
    let draft = says(folder, &["draft", "new", "form:aide-permis-de-conduire"]);
    let name = draft["id"].as_str().unwrap();
    // By its id: nothing is read again, and it is the same document.
    let with = says(folder, &["draft", "attach", name, "enrolment", id]);
    assert_eq!(with["documents"][0]["id"], id);
    assert_eq!(says(folder, &["documents", "list"])[0]["used_in"], json!([draft["title"]]));
    assert_eq!(fails(folder, &["documents", "remove", id]), "stage-forbids");
    assert_eq!(says(folder, &["draft", "detach", name, "enrolment", id])["documents"], json!([]));
    says(folder, &["documents", "remove", id]);
    assert_eq!(says(folder, &["documents", "list"]), json!([]));
    assert_eq!(says(folder, &["documents", "list", "--trash"])[0]["id"], id);
    says(folder, &["documents", "restore", id]);
    assert_eq!(says(folder, &["documents", "list"])[0]["id"], id);
    let nothing = "cd".repeat(32);
    assert_eq!(fails(folder, &["documents", "remove", &nothing]), "not-there");
    assert_eq!(fails(folder, &["documents", "restore", &nothing]), "not-there");
    assert_eq!(fails(folder, &["documents", "add", "/nowhere", "--kind", "rib"]), "file-not-there");
}
