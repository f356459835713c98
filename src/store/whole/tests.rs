//! A whole desk out of one store and into another.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::store::desk::ground::{Ground, draft};
use crate::store::desk::{drafts, favourites, notes};

#[tokio::test]
async fn a_desk_goes_into_a_fresh_one_and_comes_out_the_same() {
    let (ground, other) = (Ground::new(), Ground::new());
    ground.write(|db| drafts::save(db, &draft(1))).await;
    ground.write(|db| notes::write(db, "install", "this one")).await;
    ground.write(|db| notes::write(db, "cursor:maelle", "7")).await;
    ground.write(|db| notes::write(db, "calendar:a", "{}")).await;
    let whole = ground.store.whole_desk().await.unwrap();
    assert_eq!(whole["schema"], desk::MIGRATIONS.len());
    let notes = whole["tables"]["note"]["rows"].to_string();
    assert!(notes.contains("calendar:a") && !notes.contains("this one") && !notes.contains("cursor"));
    assert!(other.store.is_fresh().await.unwrap());
    other.store.take_in(whole.clone(), Vec::new()).await.unwrap();
    assert_eq!(other.store.whole_desk().await.unwrap(), whole);
    let again = other.store.take_in(whole.clone(), Vec::new()).await;
    assert!(matches!(again, Err(Error::StageForbids)), "never over what was begun");
    assert_eq!(other.store.whole_desk().await.unwrap(), whole);
}

#[tokio::test]
async fn what_is_no_desk_changes_nothing() {
    let ground = Ground::new();
    let before = ground.store.whole_desk().await.unwrap();
    let steps = desk::MIGRATIONS.len();
    let table = |name: &str, columns: Value, rows: Value| json!({ "schema": steps, "tables": { name: { "columns": columns, "rows": rows } } });
    for (whole, code) in [
        (json!(null), "damaged"),
        (json!({ "schema": steps + 1, "tables": {} }), "desk-from-future"),
        (table("nothing", json!([]), json!([])), "damaged"),
        (table("note; DROP TABLE note", json!([]), json!([])), "damaged"),
        (table("note", json!(["key", "value) --"]), json!([["a", "b"]])), "damaged"),
        (table("note", json!(["key", "value"]), json!([["a", "b"], ["c"]])), "damaged"),
        (table("note", json!(["key", "value"]), json!([["a", {"base64": "%"}]])), "damaged"),
        (table("note", json!(["key", "value"]), json!([["a", [1]]])), "damaged"),
        (table("note", json!(["key", "value"]), json!([["a", 1], ["a", null]])), "damaged"),
        (
            table("answer", json!(["draft", "path", "origin", "counter"]), json!([["x", "y", "typed", 1]])),
            "damaged",
        ),
    ] {
        let outcome = ground.store.take_in(whole.clone(), Vec::new()).await;
        assert_eq!(outcome.unwrap_err().code(), code, "{whole}");
        assert_eq!(ground.store.whole_desk().await.unwrap(), before, "{whole}");
    }
}

#[tokio::test]
async fn a_desk_of_an_older_schema_takes_the_steps_it_has_not_seen() {
    let mut db = Connection::open_in_memory().unwrap();
    migrate::to_latest(&mut db, &desk::MIGRATIONS[..1]).unwrap();
    db.execute("INSERT INTO favourite VALUES ('aid:a', 'Aide', 1, 2)", ()).unwrap();
    let old = whole(&db).unwrap();
    let ground = Ground::new();
    ground.store.take_in(old, Vec::new()).await.unwrap();
    let kept = ground.store.read(favourites::all).await.unwrap();
    assert_eq!(kept.len(), 1);
}
