//! No network: what is on this week-end is narrowed, opened, kept and put into a calendar; what is cancelled says so.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::display::Start;
use crate::gateway::Gateway;
use crate::hand::Hand;

/// A few events of our own, as the cards of `assets/content/events` are written.
const EVENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/agenda");

fn look(hand: &mut Hand, name: &str, found: &mut Vec<String>) {
    hand.look(&format!("agenda-{name}"), found);
}

#[test]
fn a_weekend_is_chosen_kept_and_put_into_a_calendar_without_a_network() {
    let mut gateway = Gateway::open();
    gateway.run(&["import", "content", EVENTS]);
    gateway.run(&["publish"]);
    let folder = tempfile::tempdir().unwrap();
    let start = Start { gateway: gateway.address.clone(), ..Start::in_folder(folder.path()) };
    let mut found = Vec::new();
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.click("button", "Mettre \u{e0} jour");
    hand.see("Tout est \u{e0} jour.");
    hand.click("button", "Fermer");
    gateway.stop();

    // From here on the line is cut.
    hand.click("link", "Sortir");
    hand.wait_for_heading("Agenda");
    hand.click("button", "Choisir une commune");
    hand.fill("Nom de la commune", "Vesoul");
    hand.click("button", "Vesoul");
    hand.see("Autour de Vesoul");
    hand.see("Concert de la Sainte-C\u{e9}cile");
    hand.see("Samedi 28\u{a0}novembre");
    hand.see("jusqu\u{2019}au 2\u{a0}mai 2027");
    hand.top();
    look(&mut hand, "weekend", &mut found);
    hand.show(".event-row");
    look(&mut hand, "rows", &mut found);
    hand.show("[data-off=true]");
    look(&mut hand, "cancelled-row", &mut found);

    hand.click("button", "Filtrer");
    hand.click("checkbox", "Gratuit");
    hand.click("checkbox", "Personnes sourdes ou malentendantes");
    hand.page.wait("only the concert", "document.querySelectorAll('.event-row').length === 1");
    hand.top();
    look(&mut hand, "filters", &mut found);
    hand.show(".event-row");
    look(&mut hand, "filtered", &mut found);

    hand.click("link", "Concert de la Sainte-C\u{e9}cile");
    hand.wait_for_heading("Concert de la Sainte-C\u{e9}cile");
    hand.see("Le samedi 28\u{a0}novembre de 20\u{a0}h\u{a0}30 \u{e0} 22\u{a0}h");
    hand.see("Gratuit");
    look(&mut hand, "event", &mut found);
    hand.click("button", "Garder dans mon agenda");
    hand.page.wait("kept", "!!document.querySelector('.event .star-on')");
    hand.show(".event .card");
    hand.click("button", "Ajouter \u{e0} mon calendrier");
    hand.see("sortie.ics");
    let calendar = calendar(folder.path(), "sortie");
    assert!(calendar.contains("DTSTART;TZID=Europe/Paris:20261128T203000"), "{calendar}");
    assert!(calendar.contains("STATUS:CONFIRMED") && calendar.contains("BEGIN:VALARM"), "{calendar}");
    let told = told_by_another_reader(&calendar);
    let evening = json!([["2026-11-28T20:30:00", "2026-11-28T22:00:00", false]]);
    assert_eq!(told.as_object().unwrap().values().collect::<Vec<_>>(), [&evening], "{told}");
    look(&mut hand, "event-calendar", &mut found);

    // What is cancelled is kept, struck through, with the word.
    hand.go("/agenda/content:spectacle-les-ombres");
    hand.wait_for_heading("Les Ombres");
    hand.see("Annul\u{e9}");
    hand.see("Un artiste est souffrant");
    assert_eq!(hand.page.value("document.querySelectorAll('.when s').length >= 1"), json!(true));
    look(&mut hand, "cancelled", &mut found);
    hand.go("/agenda/content:exposition-la-haute-saone-au-fil-de-l-eau");
    hand.wait_for_heading("La Haute-Sa\u{f4}ne au fil de l\u{2019}eau");
    look(&mut hand, "long", &mut found);

    hand.go("/agenda/mine");
    hand.wait_for_heading("Mon agenda");
    hand.see("Concert de la Sainte-C\u{e9}cile");
    look(&mut hand, "mine", &mut found);

    // Two days that are typed: what is too far in time is found by them, and by nothing else.
    hand.go("/agenda");
    hand.click("button", "Filtrer");
    hand.click("checkbox", "Gratuit");
    hand.click("checkbox", "Personnes sourdes ou malentendantes");
    hand.click("button", "Choisir des dates");
    hand.fill("Au", "06/12/2026");
    hand.fill("Du", "06/12/2026");
    hand.see("Dimanche 6\u{a0}d\u{e9}cembre");
    hand.page.wait("one week's workshop", "document.querySelectorAll('.event-row').length === 2");
    hand.top();
    look(&mut hand, "chosen", &mut found);

    // Twice as large, chosen as a citizen does.
    hand.go("/settings");
    hand.click("radio", "200");
    for (route, heading, name) in [
        ("/agenda", "Agenda", "weekend-200"),
        ("/agenda/content:spectacle-les-ombres", "Les Ombres", "cancelled-200"),
        ("/agenda/mine", "Mon agenda", "mine-200"),
    ] {
        hand.go(route);
        hand.wait_for_heading(heading);
        hand.page.wait("something to read", "!!document.querySelector('main h2')");
        hand.top();
        look(&mut hand, name, &mut found);
        let sideways = hand.page.value("document.documentElement.scrollWidth > innerWidth");
        assert_eq!(sideways, json!(false), "{name}: no sideways scroll");
    }
    hand.go("/agenda");
    hand.show(".event-row");
    look(&mut hand, "rows-200", &mut found);
    assert!(found.is_empty(), "{found:#?}");
}

/// What Python's `icalendar` reads there: by name of the event, beginning, end, whether it is cancelled.
fn told_by_another_reader(calendar: &str) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [".ci/pypi/.venv/bin/python", "target/venv/bin/python"].map(|place| root.join(place));
    let python = places.into_iter().find(|place| place.exists());
    let mut reader = Command::new(python.expect("Python with icalendar is installed by .ci/setup.sh test"))
        .arg(root.join("gateway/tests/peers/calendars.py"))
        .args(["2026-11-01", "2027-11-01"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let said = reader.wait_with_output().unwrap();
    assert!(said.status.success(), "the other reader does not read it");
    serde_json::from_slice(&said.stdout).unwrap()
}

/// The calendar that was saved under that name, unfolded.
fn calendar(folder: &std::path::Path, name: &str) -> String {
    let saved = std::fs::read_dir(folder.join("saved")).unwrap().flatten().map(|entry| entry.path());
    let file = saved
        .into_iter()
        .find(|path| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name)));
    std::fs::read_to_string(file.expect("a calendar")).unwrap().replace("\r\n ", "")
}
