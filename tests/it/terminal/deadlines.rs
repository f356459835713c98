//! What is due, in the terminal; and the same as a calendar that other programs read.

use std::path::Path;

use chrono::NaiveDate;
use domain::document::Document;
use ma_region::wiring::{self, Choices};
use serde_json::json;

use super::{fails, keys, says, text};

/// The value of a line of a calendar, once its folded lines are whole again.
fn values<'a>(calendar: &'a str, name: &str) -> Vec<&'a str> {
    calendar.split("\r\n").filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

/// A document that is good until that day, as the window would keep it.
fn good_until(folder: &Path, name: &str, day: &str) -> Document {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let now = crate::world::NOON.parse().ok();
    let choices = Choices { data: Some(folder.to_owned()), now, ..Choices::default() };
    let app = wiring::open(&choices, runtime.handle()).unwrap();
    let day: NaiveDate = day.parse().unwrap();
    runtime.block_on(async {
        let number = name.bytes().fold(0, u8::wrapping_add);
        let bytes = crate::world::filled::paper(number, 900);
        let document = app.actions.keep(name.to_owned(), Some("rib".into()), bytes).await.unwrap();
        let (kind, until) = (document.kind.clone(), Some(day));
        app.actions.describe_document(document.sha256, name.to_owned(), kind, until).await.unwrap();
        document
    })
}

#[test]
fn what_is_due_is_listed_and_told_to_other_calendars_under_the_same_name() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    assert_eq!(says(folder, &["deadlines"]), json!([]));
    assert!(text(folder, &["--lang", "en", "deadlines"]).contains("Nothing to do for now"));
    let later = good_until(folder, "Statuts", "2027-03-01");
    let sooner = good_until(folder, "RIB, banque", "2026-11-27");
    let past = good_until(folder, "Avis", "2026-11-20");
    let due = says(folder, &["deadlines"]);
    assert_eq!(keys(&due[0]), ["at", "id", "kind", "on", "past", "title", "uid", "what"]);
    let listed = due
        .as_array()
        .unwrap()
        .iter()
        .map(|due| (due["on"].as_str().unwrap(), due["past"].as_bool().unwrap()));
    assert_eq!(
        listed.collect::<Vec<_>>(),
        [("2026-11-20", true), ("2026-11-27", false), ("2027-03-01", false)]
    );
    assert_eq!((&due[1]["id"], &due[1]["title"]), (&json!(sooner.sha256.to_string()), &json!("RIB, banque")));
    assert_eq!(due[0]["id"], json!(past.sha256.to_string()));
    let said = text(folder, &["deadlines"]);
    assert!(said.contains("vendredi 27\u{a0}novembre (dans 3 jours)"), "{said}");

    let out = |name: &str| files.path().join(name).to_str().unwrap().to_owned();
    let export = |name: &str| {
        let told = says(folder, &["calendar", "--out", &out(name)]);
        assert_eq!(told["file"], out(name));
        std::fs::read_to_string(out(name)).unwrap().replace("\r\n ", "")
    };
    let first = export("a.ics");
    let uid = format!("document.{}@ma-region", sooner.sha256);
    assert_eq!(
        values(&first, "UID"),
        [uid.clone(), format!("document.{}@ma-region", later.sha256)],
        "what is over is not told"
    );
    assert!(values(&first, "SUMMARY")[0].ends_with("RIB\\, banque"), "{first}");
    assert_eq!(values(&first, "TRIGGER"), ["-P7D", "-P1D", "-P7D", "-P1D"]);
    assert_eq!(export("b.ics"), first, "nothing has changed");

    let id = sooner.sha256.to_string();
    says(folder, &["documents", "remove", &id]);
    let after = export("c.ics");
    let at = values(&after, "UID").iter().position(|found| *found == uid).expect("it is told to be gone");
    assert_eq!((values(&after, "STATUS")[at], values(&after, "SEQUENCE")[at]), ("CANCELLED", "1"));
    says(folder, &["documents", "restore", &id]);
    let back = export("d.ics");
    let at = values(&back, "UID").iter().position(|found| *found == uid).unwrap();
    assert_eq!((values(&back, "STATUS")[at], values(&back, "SEQUENCE")[at]), ("CONFIRMED", "2"));
    assert_eq!(fails(folder, &["calendar", "--out", "/proc/nowhere/a.ics"]), "file-unwritable");
    assert_eq!(
        fails(folder, &["calendar", "--out", &out("a.ics")]),
        "file-exists",
        "another one stands there"
    );
}
