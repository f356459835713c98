//! Places: desks of France Services and of digital help, on records made by hand.

use api_client::wire::{Commune, FormerCommune, Place};
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{File, Ground, Reading, Record, by_name, settle};

use crate::world::{file, fixtures, read, repaired, why};

/// The places of a reading.
fn places(reading: &Reading) -> Vec<&Place> {
    reading
        .records
        .iter()
        .filter_map(|record| if let Record::Place(place) = record { Some(&**place) } else { None })
        .collect()
}

fn place<'a>(reading: &'a Reading, id: &str) -> &'a Place {
    places(reading).into_iter().find(|place| place.id.ends_with(id)).unwrap_or_else(|| panic!("no {id}"))
}

fn desks() -> Reading {
    read("france-services", &fixtures("france-services")).unwrap()
}

fn help() -> Reading {
    read("mediation-numerique", &fixtures("mediation-numerique")).unwrap()
}

/// The one commune of these fixtures, and one that it absorbed.
fn ground() -> Ground {
    let former = FormerCommune { code: "39002".into(), name: "Essai-le-Bas".into() };
    let commune = Commune {
        code: "39001".into(),
        name: "Essai-sur-Ain".into(),
        postcodes: vec!["39570".into()],
        centre: Some([46_700, 5_600]),
        former: vec![former],
        ..Commune::default()
    };
    Ground::of([commune].into_iter())
}

#[test]
fn a_desk_is_what_its_row_says() {
    let reading = desks();
    let desk = place(&reading, ":9001");
    assert_eq!(desk.name, "France services d’Essai");
    assert_eq!(desk.address, "1 rue de l’Essai\nBP 1");
    assert_eq!(desk.hours.as_deref(), Some("Mo-Tu,Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00; PH off"));
    assert_eq!(
        (desk.phone.as_deref(), desk.email.as_deref()),
        (Some("0384000001"), Some("france.services@exemple.fr"))
    );
    assert_eq!((desk.point, desk.appointment.as_deref()), (Some([4_670_000, 560_000]), Some("possible")));
    assert_eq!((desk.verified_on.as_str(), desk.verified_from.as_deref()), ("2025-03-01", None));
    assert_eq!(
        (desk.source.as_str(), desk.licence.as_deref()),
        ("France Services", Some("Licence Ouverte 2.0"))
    );
    assert_eq!(why(&reading, ":9001"), "duplicate_id");
    let help = help();
    for place in places(&reading).into_iter().chain(places(&help)) {
        assert!(api_client::translate::place(place.clone()).is_some(), "the phone reads {}", place.id);
    }
}

#[test]
fn a_sheet_without_a_day_in_its_name_is_of_the_day_of_fetching() {
    let mut files = fixtures("france-services");
    files[0].path = "liste.csv".into();
    let desk = place(&read("france-services", &files).unwrap(), ":9001").clone();
    assert_eq!((desk.verified_on.as_str(), desk.verified_from.as_deref()), ("2026-11-24", Some("fetch")));
    files[0].path = "liste-20991231.csv".into();
    assert_eq!(
        place(&read("france-services", &files).unwrap(), ":9001").verified_from.as_deref(),
        Some("fetch")
    );
}

#[test]
fn hours_unreadable_a_bus_and_even_weeks_are_unknown_and_shown_as_published() {
    let reading = desks();
    let bus = place(&reading, ":9002");
    assert_eq!((bus.hours.as_deref(), bus.hours_said.as_deref()), (None, Some("lundi\u{a0}: 09:00 - 12:00")));
    assert!(repaired(&reading, ":9002", "hours_unreadable: format_fs"));
    assert!(bus.note.as_deref().unwrap().starts_with("Itinérance"));
    assert_eq!(bus.phone.as_deref(), Some("0600000002"), "how one calls a bus");
    let weeks = place(&reading, ":9004");
    assert_eq!(weeks.hours, None);
    assert_eq!(weeks.hours_said.as_deref(), Some("lundi\u{a0}: 09:00 - 12:00\nsamedi\u{a0}: 09:00 - 12:00"));
    assert!(repaired(&reading, ":9004", "hours_unreadable: commentaire"));
    assert!(
        place(&reading, ":9005").hours.is_none() && repaired(&reading, ":9005", "hours_unreadable: lundi")
    );
}

#[test]
fn three_ranges_are_read_and_nothing_stated_is_not_closed() {
    let reading = desks();
    let three = place(&reading, ":9003").hours.as_deref();
    assert_eq!(three, Some("Mo 08:00-10:00,11:00-12:00,14:00-18:30; Sa 09:00-12:00; PH off"));
    let silent = place(&reading, ":9007");
    assert_eq!((&silent.hours, &silent.hours_said), (&None, &None));
    assert!(!repaired(&reading, ":9007", "hours_unreadable"));
}

#[test]
fn a_number_that_cannot_be_dialled_is_left_out_and_said() {
    let reading = desks();
    assert_eq!(place(&reading, ":9004").phone, None);
    assert!(repaired(&reading, ":9004", "unreadable_value: telephone"));
    assert_eq!(
        place(&reading, ":9005").phone.as_deref(),
        Some("0384000005"),
        "the zero that a spreadsheet dropped"
    );
}

#[test]
fn outside_region_and_missing_field_refuse_their_row_only() {
    let reading = desks();
    assert_eq!(why(&reading, ":9006"), "outside_region: 75056");
    assert_eq!(why(&reading, ":9008"), "missing_field: lib_fs");
    assert_eq!((reading.read, reading.records.len()), (10, 7));
    let help = help();
    assert_eq!(why(&help, ":essai-5"), "outside_region: 51454");
    assert_eq!(why(&help, ":essai-6"), "not_published: modalites_acces");
    assert_eq!(why(&help, ":essai-7"), "missing_field: date_maj");
}

#[test]
fn personal_data_removed_mailboxes_and_names_of_persons() {
    let reading = desks();
    let desk = place(&reading, ":9003");
    assert_eq!((desk.email.as_deref(), desk.note.as_deref()), (None, Some("Contact")));
    assert!(repaired(&reading, ":9003", "personal_data_removed: mail"));
    assert!(repaired(&reading, ":9003", "personal_data_removed: commentaire"));
    let help = help();
    assert_eq!(place(&help, ":essai-1").email.as_deref(), Some("contact@exemple.fr"));
    assert_eq!(place(&help, ":essai-4").note.as_deref(), Some("Demander à l’accueil."));
    assert_eq!(place(&help, ":900").email, None);
}

#[test]
fn encoding_and_separators_of_any_kind_give_the_same_places() {
    let original = fixtures("france-services").remove(0);
    let text = String::from_utf8(original.bytes.clone()).unwrap();
    let plain = desks().records;
    let again =
        |bytes: Vec<u8>| read("france-services", &[File { path: original.path.clone(), bytes }]).unwrap();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let rewritten = |separator: u8, columns: &[usize]| {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for row in rows.records().map(Result::unwrap) {
            writer.write_record(columns.iter().map(|at| row.get(*at).unwrap())).unwrap();
        }
        writer.into_inner().unwrap()
    };
    let (forth, back): (Vec<usize>, Vec<usize>) = ((0..24).collect(), (0..24).rev().collect());
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.replace('\n', "\r\n").as_bytes()].concat();
    for bytes in [latin, marked, rewritten(b';', &forth), rewritten(b'\t', &back)] {
        assert_eq!(again(bytes).records, plain);
    }
}

#[test]
fn a_sheet_that_lacks_a_column_is_refused_whole_and_says_which() {
    let text = String::from_utf8(fixtures("france-services").remove(0).bytes).unwrap();
    let refused = read("france-services", &[file("a.csv", &text.replace("h_mardi", "mardi"))]).unwrap_err();
    assert_eq!((refused.code, refused.file.as_str()), ("missing_field", "a.csv: h_mardi"));
    let refused = read("mediation-numerique", &[file("a.csv", "id,nom\n1,Un\n")]).unwrap_err();
    assert_eq!((refused.code, refused.file.as_str()), ("missing_field", "a.csv: date_maj"));
    assert_eq!(
        read("mediation-numerique", &[file("a.json", "[{\"a\": 1}]")]).unwrap_err().code,
        "not_the_feed"
    );
}

#[test]
fn a_place_of_digital_help_is_what_the_standard_says() {
    let reading = help();
    let one = place(&reading, ":essai-1");
    assert_eq!(one.hours.as_deref(), Some("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00"));
    assert_eq!(
        one.services,
        ["Aide aux démarches administratives", "Accès internet et matériel informatique"]
    );
    assert_eq!((one.kind.as_str(), one.verified_on.as_str()), ("digital-help", "2025-04-02"));
    assert_eq!(
        (one.web.as_deref(), one.booking.as_deref()),
        (Some("https://exemple.fr/essai"), Some("https://exemple.fr/rdv"))
    );
    assert_eq!((one.appointment.as_deref(), one.phone.as_deref()), (Some("possible"), Some("0384000001")));
    let note = "L’espace d’essai reçoit tout le monde.\nGratuit sous condition, Payant\nAccessibilité\u{a0}: https://acceslibre.beta.gouv.fr/app/essai/";
    assert_eq!((one.note.as_deref(), one.wheelchair.as_deref()), (Some(note), None));
    assert!(!format!("{one:?}").contains("0000000"), "an empty pivot says nothing");
}

#[test]
fn hours_of_digital_help_are_openstreetmap_or_french_or_left_to_people() {
    let reading = help();
    let hours = |id: &str| (place(&reading, id).hours.as_deref(), place(&reading, id).hours_said.as_deref());
    assert_eq!(hours(":essai-2"), (None, Some("Mo 09:00-12:00")), "it travels");
    assert_eq!(hours(":essai-3"), (Some("Mo-Fr 09:00-12:00"), None));
    assert_eq!(hours(":essai-4"), (None, Some("le 1er mardi du mois")));
    assert_eq!(hours(":essai-8"), (None, Some("Mo-Fr 17:00-09:00")), "no desk is open all night");
    assert!(repaired(&reading, ":essai-4", "hours_unreadable: horaires"));
    assert!(repaired(&reading, ":essai-4", "dates_unreadable: date_maj"));
    assert!(repaired(&reading, ":essai-3", "link_unreadable: site_web"));
}

#[test]
fn older_keys_and_those_of_data_inclusion_are_read_too() {
    let reading = help();
    let old = place(&reading, ":900");
    assert_eq!(old.services, ["Accéder à du matériel", "Prendre en main un ordinateur"]);
    assert_eq!((old.note.as_deref(), old.verified_on.as_str()), (Some("Gratuit, Adhésion"), "2021-05-05"));
    let inclusion = place(&reading, ":essai-901");
    assert_eq!(inclusion.hours.as_deref(), Some("Mo-Fr 08:30-12:30; PH off"));
    assert!(inclusion.note.as_deref().unwrap().starts_with("Une structure."));
    assert_eq!(place(&reading, ":902").wheelchair.as_deref(), Some("yes"));
    let wrapped = "{\"items\": [{\"id\": \"1\", \"nom\": \"Un\", \"date_maj\": \"2025-02-14\", \"services\": [\"a\", \"b\", \"A\"]}]}";
    let reading = read("mediation-numerique", &[file("a.json", wrapped)]).unwrap();
    assert_eq!(place(&reading, ":1").services, ["a", "b"]);
}

#[test]
fn every_place_is_settled_in_its_commune_by_whatever_its_row_says() {
    let ground = ground();
    let mut desks = desks();
    settle(&mut desks, &ground);
    assert!(places(&desks).iter().all(|place| place.commune == "39001" && place.commune_name.is_none()));
    assert!(repaired(&desks, ":9005", "coordinates_outside: swapped"));
    assert!(repaired(&desks, ":9007", "coordinates_outside: 0/0") && place(&desks, ":9007").approximate);
    assert!(repaired(&desks, ":9009", "commune_merged: ESSAI SUR AIN"));
    let mut help = help();
    settle(&mut help, &ground);
    assert_eq!(place(&help, ":900").commune, "39001");
    assert_eq!(why(&help, ":902"), "missing_field: commune");
}

#[test]
fn too_large_a_million_rows_are_refused_whole_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(gateway::Config::local(folder.path()).unwrap()).unwrap();
    for source in ["france-services", "mediation-numerique"] {
        let mut text = String::from_utf8(
            fixtures(source).into_iter().find(|file| file.path.ends_with(".csv")).unwrap().bytes,
        )
        .unwrap();
        text += &"9\n".repeat(1_000_000);
        let refused = import::files(&app, by_name(source).unwrap(), &[file("a.csv", &text)], Absence::IsGone)
            .unwrap_err();
        assert!(refused.to_string().contains("too_large"), "{refused}");
    }
    assert_eq!(app.store.read(|db| gateway::store::records::live(db, "places")).unwrap().len(), 0);
}
