//! `schools TEXT`: which school, in the keys of TERMINAL.md.

use super::{keys, says, text};

#[test]
fn three_letters_of_a_school_give_its_page_offline() {
    let folder = tempfile::tempdir().unwrap();
    let found = says(folder.path(), &["schools", "haa"]);
    assert_eq!(
        keys(&found[0]),
        [
            "commune",
            "department",
            "ent_broken_since",
            "ent_url",
            "id",
            "kind",
            "name",
            "phone",
            "private",
            "uai",
            "web"
        ]
    );
    assert_eq!(found[0]["uai"], "0250011B");
    assert_eq!(found[0]["ent_url"], "https://lyc-jhaag-besancon.eclat-bfc.fr/");
    assert_eq!(
        (&found[0]["kind"], &found[0]["commune"]),
        (&"lycee-polyvalent".into(), &"Besan\u{e7}on".into())
    );
    let told = text(folder.path(), &["schools", "besan\u{e7}on", "--limit", "1"]);
    assert!(
        told.contains("Lyc\u{e9}e polyvalent, Besan\u{e7}on (Doubs)") && told.contains("2 autres"),
        "{told}"
    );
    assert_eq!(says(folder.path(), &["schools", "zzzz"]), serde_json::json!([]));
    assert!(text(folder.path(), &["schools", "zzzz"]).contains("zzzz"));
    let around = says(folder.path(), &["schools", "lyc", "--around", "25411"]);
    assert_eq!(around[0]["uai"], "0251671F", "Morteau first");
}
