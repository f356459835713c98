//! `me export` and `me import` in the terminal.

use serde_json::{Value, json};

use super::{PDF, app, fails, file, keys, says, text};

#[test]
fn everything_goes_out_and_comes_in_elsewhere() {
    let (home, other, files) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = |name: &str| files.path().join(name).to_str().unwrap().to_owned();
    says(home.path(), &["draft", "new", "form:aide-permis-de-conduire"]);
    let paper = file(files.path(), "rib.pdf", PDF);
    says(home.path(), &["documents", "add", &paper, "--kind", "rib"]);
    let secret = file(files.path(), "secret", "une phrase à moi\n".as_bytes());
    let short = file(files.path(), "short", b"court");

    let (plain, sealed) = (at("plain.zip"), at("sealed.age"));
    let told = text(home.path(), &["me", "export", &plain]);
    assert!(told.contains("une pièce") && told.contains("peut le lire"), "{told}");
    let said = says(home.path(), &["me", "export", &sealed, "--passphrase-file", &secret]);
    assert_eq!(said, json!({ "file": sealed, "sealed": true, "documents": 1, "damaged": [] }));
    assert_eq!(fails(home.path(), &["me", "export", &plain]), "file-exists");
    assert_eq!(
        fails(home.path(), &["me", "export", &at("x"), "--passphrase-file", &short]),
        "passphrase-short"
    );
    assert_eq!(fails(home.path(), &["me", "import", &plain]), "desk-in-use");

    assert_eq!(fails(other.path(), &["me", "import", &sealed]), "passphrase-needed");
    assert_eq!(
        fails(other.path(), &["me", "import", &sealed, "--passphrase-file", &short]),
        "passphrase-wrong"
    );
    assert_eq!(fails(other.path(), &["me", "import", &paper]), "export-format");
    let said = says(other.path(), &["me", "import", &sealed, "--passphrase-file", &secret]);
    assert_eq!(said, json!({ "documents": 1 }));
    for list in [["draft", "list"], ["documents", "list"]] {
        assert_eq!(says(other.path(), &list), says(home.path(), &list));
    }
}

#[test]
fn without_yes_it_says_what_would_go_and_with_it_everything_went() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    says(home.path(), &["draft", "new", "form:aide-permis-de-conduire"]);
    let paper = file(files.path(), "rib.pdf", PDF);
    says(home.path(), &["documents", "add", &paper, "--kind", "rib"]);
    for language in ["fr", "en"] {
        let asked = app(home.path(), &["--lang", language, "--json", "me", "erase"], "");
        assert_eq!(asked.status.code(), Some(2), "a wrong call: nobody said that it is meant");
        let would: Value = serde_json::from_slice(&asked.stdout).unwrap();
        assert_eq!((&would["erased"], &would["asked"]), (&json!(false), &json!("nobody")));
        assert_eq!(
            (&would["goes"]["drafts"], &would["goes"]["documents"]),
            (&json!(1), &json!(1)),
            "{would}"
        );
        let error: Value = serde_json::from_slice(&asked.stderr).unwrap();
        assert_eq!(error["code"], "not-confirmed");
        let asked = app(home.path(), &["--lang", language, "me", "erase"], "");
        assert_eq!(asked.status.code(), Some(2));
        let said = String::from_utf8(asked.stdout).unwrap();
        let document = if language == "fr" { "1 document" } else { "1 document" };
        assert!(
            said.contains(document) && String::from_utf8_lossy(&asked.stderr).contains("--yes"),
            "{said}"
        );
    }
    assert_eq!(says(home.path(), &["documents", "list"]).as_array().unwrap().len(), 1, "nothing happened");
    assert_eq!(says(home.path(), &["me", "erasures"]), json!([]));

    let erased = says(home.path(), &["me", "erase", "--yes"]);
    assert_eq!(keys(&erased), ["asked", "erased", "goes"]);
    assert_eq!((&erased["erased"], &erased["goes"]["drafts"]), (&json!(true), &json!(1)));
    for list in [["draft", "list"], ["documents", "list"]] {
        assert_eq!(says(home.path(), &list), json!([]));
    }
    assert!(
        text(home.path(), &["me", "erase", "--yes"]).contains("Tout est effac\u{e9}"),
        "again does no harm"
    );
    assert!(text(home.path(), &["me", "erasures"]).contains("Aucun effacement"));
    assert_eq!(
        says(home.path(), &["search", "permis"])["results"].as_array().map(Vec::is_empty),
        Some(false)
    );
}
