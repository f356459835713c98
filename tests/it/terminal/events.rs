//! `events`: what takes place, in the keys of TERMINAL.md.

use serde_json::{Value, json};

use super::{app, fails, keys, says, text};
use crate::world::events::{event, records};
use crate::world::places::phone_with;

const VESOUL: (f64, f64) = (47.62, 6.155);

fn ids(found: &Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_place_is_told_by_hour_with_what_became_of_it() {
    let mut concert = event("concert", "20261128T2030-2200", VESOUL);
    concert.cost = Some("free".into());
    concert.access = vec!["hi".into(), "mi".into()];
    let mut gone = event("gone", "20261128T1500", (47.7, 6.155));
    gone.status = Some("cancelled".into());
    let all = [
        concert,
        gone,
        event("struck", "20261128!0", (47.0, 5.0)),
        event("past", "20261124T0900-1000", VESOUL),
        event("museum", "20260901/20270502w234567T1400-1800", VESOUL),
    ];
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records(all)).await;
    let data = phone.folder.path().to_owned();
    let _kept = phone.folder;
    drop(phone.app);
    let weekend = ["events", "--from", "2026-11-28", "--to", "2026-11-29"];
    let found = says(&data, &weekend);
    assert_eq!(ids(&found), ["test:museum", "test:gone", "test:concert", "test:struck"]);
    assert_eq!(
        keys(&found[2]),
        [
            "access",
            "begins_at",
            "commune",
            "distance_km",
            "ends_at",
            "free",
            "id",
            "place",
            "source_url",
            "status",
            "title",
            "until"
        ]
    );
    assert_eq!(found[2]["begins_at"], "2026-11-28T20:30:00+01:00");
    assert_eq!(found[2]["ends_at"], "2026-11-28T22:00:00+01:00");
    assert_eq!((&found[2]["free"], &found[2]["access"]), (&json!(true), &json!(["hi", "mi"])));
    assert_eq!((&found[1]["status"], &found[1]["free"]), (&json!("cancelled"), &Value::Null));
    assert_eq!((&found[3]["begins_at"], &found[3]["status"]), (&json!("2026-11-28"), &json!("cancelled")));
    assert_eq!(found[0]["until"], "2027-05-02");

    let near = [&weekend[..], &["--near", "70550", "--km", "20"]].concat();
    assert_eq!(ids(&says(&data, &near)), ["test:museum", "test:gone", "test:concert"]);
    let flags = [&near[..], &["--free", "--access", "hi", "--access", "mi"]].concat();
    assert_eq!(ids(&says(&data, &flags)), ["test:concert"]);
    let blind = [&flags[..], &["--access", "vi"]].concat();
    assert_eq!(says(&data, &blind), json!([]));
    assert_eq!(ids(&says(&data, &["events", "--limit", "1"])), ["test:museum"], "what is over is left out");
    assert_eq!(ids(&says(&data, &["events", "--from", "2026-11-24", "--to", "2026-11-24"]))[0], "test:past");

    assert_eq!(fails(&data, &["events", "--near", "Nulle-Part"]), "unknown-commune");
    assert_eq!(app(&data, &["events", "--access", "xx"], "").status.code(), Some(2));
    let told = text(&data, &weekend);
    assert!(told.contains("Sortie gone (Annul\u{e9})") && told.contains("jusqu\u{2019}au"), "{told}");
    let found = says(&data, &["search", "concert", "--kind", "event"]);
    assert_eq!(found["results"][0]["id"], "test:concert");
}
