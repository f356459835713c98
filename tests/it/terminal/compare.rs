//! Cards side by side, in the terminal.

use super::{fails, keys, says, text};

const TWO: [&str; 2] = ["content:aide-permis-de-conduire", "content:bafa-caf-doubs"];

#[test]
fn two_cards_say_the_same_matters_side_by_side() {
    let home = tempfile::tempdir().unwrap();
    let told = says(home.path(), &["compare", TWO[0], TWO[1]]);
    assert_eq!(keys(&told), ["aids", "rows"]);
    assert_eq!(told["aids"][0]["id"], TWO[0]);
    let rows = told["rows"].as_array().unwrap();
    let codes: Vec<&str> = rows.iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["who", "amount", "type", "when", "documents", "filing", "bodies", "verified"]);
    assert!(rows.iter().all(|row| row["cells"].as_array().unwrap().len() == 2));
    assert_eq!(rows[1]["cells"][0][0], "300\u{a0}€ (à confirmer)");
    assert_eq!(rows[4]["cells"][0], serde_json::json!([]), "what the source does not say is said by nobody");
    let said = text(home.path(), &["compare", TWO[0], TWO[1]]);
    assert!(said.contains("Pièces à préparer") && said.contains("Non précisé"), "{said}");
    assert_eq!(fails(home.path(), &["compare", TWO[0], "content:nowhere"]), "unknown");
}
