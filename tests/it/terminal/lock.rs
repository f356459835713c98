//! `lock` in the terminal, and `--pin-file`.

use serde_json::json;

use super::{app, fails, file, says, text};

const FORM: &str = "form:aide-permis-de-conduire";

#[test]
fn a_pin_closes_the_desk_and_leaves_the_guide_open() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let home = home.path();
    let pin = |name: &str, text: &str| file(files.path(), name, text.as_bytes());
    let (right, other, wrong) = (pin("right", "835106\n"), pin("other", "940213"), pin("wrong", "777123"));
    says(home, &["draft", "new", FORM]);
    assert_eq!(says(home, &["lock"]), json!({ "lock": false, "waits_s": 0 }));
    assert_eq!(fails(home, &["lock", "remove"]), "lock-none");
    for (name, text, code) in [
        ("s", "12", "pin-short"),
        ("g", "4321", "pin-guessable"),
        ("l", "8351062940213", "pin-long"),
        ("n", "83a1", "pin-not-figures"),
    ] {
        assert_eq!(fails(home, &["lock", "set", "--new-pin-file", &pin(name, text)]), code);
    }
    assert_eq!(says(home, &["lock", "set", "--new-pin-file", &right])["lock"], true);
    assert_eq!(fails(home, &["lock", "set", "--new-pin-file", &other]), "lock-set");
    assert_eq!(fails(home, &["lock", "change", "--new-pin-file", &other]), "pin-file-missing");

    // What is behind the door asks for it, each time.
    for verb in [&["draft", "list"][..], &["documents", "list"], &["outbox"], &["follow"], &["deadlines"]] {
        assert_eq!(fails(home, verb), "lock-closed", "{verb:?}");
        assert!(!text(home, &[verb, &["--pin-file", &right]].concat()).contains("835106"));
    }
    let out = files.path().join("me.zip");
    let export = ["me", "export", out.to_str().unwrap()];
    assert_eq!(fails(home, &export), "lock-closed");
    says(home, &[&export[..], &["--pin-file", &right]].concat());
    // What is before it does not.
    for verb in [&["search", "permis"][..], &["forms"], &["sync"], &["status"], &["settings"], &["lock"]] {
        says(home, verb);
    }
    assert!(text(home, &["lock"]).contains("--pin-file"));

    says(home, &["lock", "change", "--new-pin-file", &other, "--pin-file", &right]);
    // Four wrong ones (each code is read in two languages, twice), and one more: then one waits, the right one too.
    assert_eq!(fails(home, &["draft", "list", "--pin-file", &wrong]), "pin-wrong");
    assert!(!app(home, &["draft", "list", "--pin-file", &wrong], "").status.success());
    assert_eq!(fails(home, &["draft", "list", "--pin-file", &other]), "pin-wait");
    assert!(says(home, &["lock"])["waits_s"].as_i64().unwrap() > 5);
}

#[test]
fn the_pin_goes_with_the_lock() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let pin = file(files.path(), "pin", b"835106");
    says(home.path(), &["lock", "set", "--new-pin-file", &pin]);
    assert_eq!(says(home.path(), &["lock", "remove", "--pin-file", &pin])["lock"], false);
    says(home.path(), &["draft", "list"]);
}
