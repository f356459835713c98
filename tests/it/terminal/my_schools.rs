//! `me schools`, `me child`, `me school`: several children, each with its school; out, in, and gone with the rest.

use serde_json::json;

use super::{fails, json, says, text};

#[test]
fn several_children_have_each_their_school_which_is_exported_and_erased_with_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path();
    let one = says(desk, &["me", "child", "Ad\u{e8}le", "--school", "0250011b"]);
    assert_eq!((&one[0]["who"], &one[0]["name"]), (&json!("my-child"), &json!("Ad\u{e8}le")));
    assert_eq!(one[0]["school"]["ent_url"], "https://lyc-jhaag-besancon.eclat-bfc.fr/");
    let two = says(desk, &["me", "child", "Basile"]);
    assert_eq!((two.as_array().unwrap().len(), &two[1]["school"]), (2, &json!(null)));
    let basile = two[1]["profile"].as_str().unwrap();
    let both = says(desk, &["me", "school", basile, "0251671F"]);
    assert_eq!(both[1]["school"]["commune"], "Morteau");
    assert_eq!(both[0]["school"]["uai"], "0250011B", "the other keeps its own");
    assert!(text(desk, &["me", "schools"]).contains("https://lyc-efaure-morteau.eclat-bfc.fr/"));
    assert_eq!(fails(desk, &["me", "school", basile, "0999999Z"]), "not-there");
    assert_eq!(fails(desk, &["me", "school", "nobody", "0251671F"]), "not-there");

    let file = desk.join("export.zip");
    says(desk, &["me", "export", file.to_str().unwrap()]);
    let other = tempfile::tempdir().unwrap();
    says(other.path(), &["me", "import", file.to_str().unwrap()]);
    assert_eq!(says(other.path(), &["me", "schools"]), both);

    let alone = says(desk, &["me", "school", basile, "--none"]);
    assert_eq!(alone[1]["school"], json!(null));
    json(&super::app(desk, &["me", "erase", "--yes", "--json"], ""));
    assert_eq!(says(desk, &["me", "schools"]), json!([]));
}
