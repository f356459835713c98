//! `me export` and `me import` in the terminal.

use serde_json::json;

use super::{PDF, fails, file, says, text};

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
