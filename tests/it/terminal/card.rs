//! `card read`: a picture or a text, and the whole card of the aid with it.

use serde_json::{Value, json};

use super::{app, fails, file, json as document, keys, says, text};
use crate::world::helped::begins;
use crate::world::pictures::{photographed, png};
use crate::world::slips::{CARD, picture};

/// The code that `helper orient` says on a phone of its own.
fn code(arguments: &[&str]) -> String {
    let (home, papers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    says(home.path(), &begins("signed"));
    let folder = papers.path().to_str().unwrap();
    let orient =
        ["helper", "orient", "--aid", "Aide au permis", "--place", "Mairie de Vesoul", "--pdf", folder];
    let said = says(home.path(), &[&orient[..], arguments].concat());
    said["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_code_made_by_one_install_is_the_whole_card_on_another() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let home = home.path();
    let code = code(&["--card", CARD, "--phone", "03 84 00 00 01", "--bring", "RIB", "--bring", "Avis"]);
    let photo = file(files.path(), "code.png", &png(&picture(&code, 5), 1));
    let read = says(home, &["card", "read", &photo]);
    assert_eq!(
        keys(&read),
        ["address", "aid", "bring", "cut", "hours", "known", "made_on", "named", "phone", "place", "title"]
    );
    assert_eq!(read["aid"], says(home, &["aid", CARD]), "as `aid` prints it");
    assert!(read["aid"]["steps"].as_array().is_some_and(|steps| !steps.is_empty()));
    assert_eq!(
        (&read["known"], &read["place"], &read["phone"], &read["bring"]),
        (&json!(true), &json!("Mairie de Vesoul"), &json!("03 84 00 00 01"), &json!(["RIB", "Avis"]))
    );
    assert_eq!(
        (&read["address"], &read["made_on"], &read["cut"]),
        (&json!(""), &json!("2026-11-24"), &json!([]))
    );
    // The same as text, typed or in a file.
    assert_eq!(document(&app(home, &["card", "read", "-", "--json"], &code)), read);
    let written = file(files.path(), "code.txt", code.as_bytes());
    assert_eq!(says(home, &["card", "read", &written]), read);
    let people = text(home, &["card", "read", &photo]);
    for words in
        ["Mairie de Vesoul", "- RIB", "24\u{a0}novembre 2026", read["aid"]["title"].as_str().unwrap()]
    {
        assert!(people.contains(words), "{words}: {people}");
    }
}

#[test]
fn a_card_that_is_not_held_is_null_and_the_sheet_is_whole() {
    let home = tempfile::tempdir().unwrap();
    let code = code(&["--card", "content:an-aid-of-next-year"]);
    let read = document(&app(home.path(), &["card", "read", "-", "--json"], &code));
    assert_eq!(
        (&read["aid"], &read["known"], &read["named"], &read["place"]),
        (&Value::Null, &json!(false), &json!("content:an-aid-of-next-year"), &json!("Mairie de Vesoul"))
    );
    let people = String::from_utf8(app(home.path(), &["card", "read", "-"], &code).stdout).unwrap();
    assert!(people.contains("Cette fiche n\u{2019}est pas sur ce t\u{e9}l\u{e9}phone"), "{people}");
}

#[test]
fn what_cannot_be_read_is_told_by_its_code() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let code = code(&[]);
    for (name, bytes, told) in [
        ("page.png", png(&photographed(900, 1_200), 1), "code-none"),
        ("wifi.png", png(&picture("WIFI:S:maison;;", 6), 1), "slip-foreign"),
        ("wifi.txt", b"WIFI:S:maison;;".to_vec(), "slip-foreign"),
        ("changed.txt", code.replace("Vesoul", "Gray").into_bytes(), "slip-changed"),
        ("newer.txt", code.replace("ma-region/1 ", "ma-region/2 ").into_bytes(), "slip-newer"),
        ("latin.txt", b"Besan\xe7on".to_vec(), "not-a-picture"),
    ] {
        let file = file(files.path(), name, &bytes);
        assert_eq!(fails(home.path(), &["card", "read", &file]), told, "{name}");
    }
    assert_eq!(fails(home.path(), &["card", "read", "/no/such/file"]), "file-not-there");
    assert_eq!(app(home.path(), &["card", "read"], "").status.code(), Some(2));
}
