//! `helper` in the terminal: other commands work in that desk meanwhile.

use serde_json::{Value, json};

use super::{app, fails, file, says, text};
use crate::world::NOON;
use crate::world::helped::begins;

const FORM: &str = "form:aide-permis-de-conduire";

#[test]
fn somebody_is_helped_from_the_mandate_to_the_end() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let home = home.path();
    let folder = files.path().to_str().unwrap();
    let own = says(home, &["draft", "new", FORM])["id"].clone();
    assert_eq!(says(home, &["helper"]), Value::Null);
    assert!(text(home, &["helper", "show"]).contains("n\u{2019}aidez personne"));
    for verb in [&["helper", "journal"][..], &["helper", "end"]] {
        assert_eq!(fails(home, verb), "no-help");
    }
    assert_eq!(
        fails(home, &["helper", "begin", "--by", " ", "--for", "x", "--matter", "y", "--consent", "present"]),
        "mandate-blank"
    );
    let long = "x".repeat(81);
    assert_eq!(
        fails(
            home,
            &["helper", "begin", "--by", &long, "--for", "x", "--matter", "y", "--consent", "present"]
        ),
        "mandate-long"
    );
    let begun = says(home, &begins("signed"));
    let expected = json!({
        "for": "M. Dupont", "by": "Aline", "matter": "Permis", "days": 1, "consent": "signed",
        "begun_at": "2026-11-24T11:00:00+00:00", "until": "2026-11-25T11:00:00+00:00",
    });
    assert_eq!(begun, expected);
    assert_eq!(says(home, &["helper", "show"]), expected);
    assert_eq!(fails(home, &begins("signed")), "helping-already");

    // Every other command works in that desk, and says beside it who is helped.
    assert_eq!(says(home, &["draft", "list"]), json!([]));
    let listed = app(home, &["draft", "list"], "");
    let beside = String::from_utf8(listed.stderr).unwrap();
    assert!(beside.contains("Vous aidez M.\u{a0}D. \u{2013} fin demain 12\u{a0}h"), "{beside}");
    let draft = says(home, &["draft", "new", FORM])["id"].as_str().unwrap().to_owned();
    assert_ne!(Value::from(draft.clone()), own);
    says(home, &["draft", "set", &draft, "applicant.first_name", "Marcel"]);
    says(home, &["draft", "set", &draft, "applicant.last_name", "Dupont"]);
    let told = says(home, &["helper", "journal", "--pdf", folder, "--text", folder]);
    let acts: Vec<&str> =
        told["lines"].as_array().unwrap().iter().map(|line| line["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["began", "draft-begun", "answered"]);
    let journal = std::fs::read_to_string(files.path().join("journal-aide.txt")).unwrap();
    for words in ["M. Dupont", "Aline", "Elle a sign\u{e9} un papier", "R\u{e9}ponses \u{e9}crites"] {
        assert!(journal.contains(words), "{words}: {journal}");
    }
    assert!(!journal.contains("Marcel"), "what was answered stays where it is: {journal}");
    assert!(std::fs::read(files.path().join("journal-aide.pdf")).unwrap().starts_with(b"%PDF"));

    let orient = ["helper", "orient", "--aid", "Permis", "--place", "Mairie de Vesoul", "--pdf", folder];
    let sheet = says(
        home,
        &[&orient[..], &["--hours", "Lundi 9 h \u{2013} 12 h", "--bring", "RIB", "--bring", "Avis"]].concat(),
    );
    let code = sheet["code"].as_str().unwrap();
    let (plain, last) = code.rsplit_once('\n').unwrap();
    assert_eq!(
        plain,
        "Permis\nMairie de Vesoul\nLundi 9 h \u{2013} 12 h\n\u{c0} apporter\u{a0}: RIB \u{b7} Avis"
    );
    assert!(last.starts_with("ma-region/1 tphb 2026-11-24 "), "{last}");
    assert_eq!(
        fails(home, &["helper", "orient", "--aid", " ", "--place", "x", "--pdf", folder]),
        "orientation-blank"
    );
    let much = "x\n".repeat(20);
    assert_eq!(fails(home, &[&orient[..], &["--bring", &much]].concat()), "orientation-long");

    // What has not left is said first; handed over, it may go.
    assert_eq!(fails_in_json(home, &["helper", "end"]), "help-unsent");
    let secret = file(files.path(), "secret", "une phrase \u{e0} moi\n".as_bytes());
    let out = files.path().join("dossier.age");
    says(home, &["me", "export", out.to_str().unwrap(), "--passphrase-file", &secret]);
    assert_eq!(says(home, &["helper", "end", "--yes"]), json!({ "ended": "closed", "unsent": 1 }));
    assert_eq!(says(home, &["helper"]), Value::Null);
    let left = says(home, &["draft", "list"]);
    assert_eq!((left.as_array().unwrap().len(), &left[0]["id"]), (1, &own));
    assert!(!home.join("helper").exists() && !home.join("helper.ending").exists());
}

/// The code alone: its text for people names what has not left.
fn fails_in_json(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output = app(folder, &[arguments, &["--json"]].concat(), "");
    assert_eq!(output.status.code(), Some(1));
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    let shown = app(folder, arguments, "");
    assert!(String::from_utf8(shown.stdout).unwrap().contains("permis de conduire"));
    error["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_help_that_is_over_is_gone_at_the_next_command_and_it_is_said() {
    let home = tempfile::tempdir().unwrap();
    says(home.path(), &begins("signed"));
    says(home.path(), &["draft", "new", FORM]);
    assert!(NOON.starts_with("2026-11-24"));
    let later = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_ma-region"))
            .args(["--gateway", "http://127.0.0.1:9", "--now", "2026-11-25T11:00:01Z", "--data"])
            .arg(home.path())
            .args(arguments)
            .output()
            .unwrap()
    };
    let said = later(&["status"]);
    let beside = String::from_utf8(said.stderr).unwrap();
    assert!(
        beside.contains("arriv\u{e9}e \u{e0} sa fin")
            && beside.contains("Une demande n\u{2019}\u{e9}tait pas partie"),
        "{beside}"
    );
    assert!(!home.path().join("helper").exists());
    // The clock is turned back, and nothing comes back.
    assert_eq!(says(home.path(), &["helper"]), Value::Null);
}
