//! Events of tourist offices: DATAtourisme's files and API, and Décibelles Data, on records made by hand.

use std::io::{Cursor, Write};

use api_client::wire::{Commune, Event};
use gateway::sources::{File, Ground, Reading, Record, settle};

use crate::world::{extracts, file, fixtures, read, repaired, why};

/// One event of a reading, by the end of its id; the phone reads it.
pub fn event<'a>(reading: &'a Reading, id: &str) -> &'a Event {
    let events = reading.records.iter().filter_map(|record| match record {
        Record::Event(event) => Some(&**event),
        _ => None,
    });
    let event = events.into_iter().find(|event| event.id.contains(id)).unwrap_or_else(|| panic!("no {id}"));
    assert!(api_client::translate::event(event.clone()).is_some(), "the phone reads {id}");
    event
}

fn ground() -> Ground {
    let commune = |code: &str, name: &str, postcode: &str, centre: [i32; 2]| Commune {
        code: code.into(),
        name: name.into(),
        postcodes: vec![postcode.into()],
        centre: Some(centre),
        ..Commune::default()
    };
    let communes = [
        commune("21054", "Beaune", "21200", [47_025, 4_838]),
        commune("21231", "Dijon", "21000", [47_322, 5_041]),
        commune("39198", "Dole", "39100", [47_092, 5_490]),
    ];
    Ground::of(communes.into_iter())
}

fn files() -> Reading {
    read("datatourisme-feed", &fixtures("datatourisme-feed")).unwrap()
}

/// The same folder, as the platform sends it.
fn zipped(files: &[File]) -> File {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for File { path, bytes } in files {
        zip.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    File { path: "flux.zip".into(), bytes: zip.finish().unwrap().into_inner() }
}

#[test]
fn periods_merged_537_days_are_one_run_in_french_and_in_what_people_translated() {
    let reading = files();
    let show = event(&reading, "10000000");
    assert_eq!((show.title.as_str(), show.dates.as_str()), ("Exposition d'essai", "20260305/20270823"));
    assert!(repaired(&reading, &show.id, "periods_merged: 537 in 1"));
    assert_eq!(show.summary, "Une exposition d'essai.");
    assert_eq!(show.langs.keys().collect::<Vec<_>>(), ["en"]);
    assert_eq!(show.langs["en"].text, "A very long exhibition.");
    assert!(repaired(&reading, &show.id, "machine_translation: de es it nl"));
    assert_eq!(
        (show.cost.as_deref(), show.price.as_deref()),
        (Some("paid"), Some("Plein tarif\u{a0}: de 4 à 7,50 €"))
    );
    assert_eq!((show.theme.as_str(), show.access.as_slice()), ("exhibition", ["mi".to_owned()].as_slice()));
    assert_eq!(show.source, "DATAtourisme, Office de tourisme d'Essai");
    assert_eq!(show.source_url.as_deref().unwrap().split("6/").next(), Some("https://data.datatourisme.fr/"));
    assert_eq!((show.verified_on.as_str(), show.verified_from.as_deref()), ("2026-11-01", None));
    assert_eq!((show.image.is_some(), show.image_credit.as_deref()), (true, Some("Office d'Essai")));
    let line = serde_json::to_string(show).unwrap();
    assert!(line.len() < 2_000, "537 days stay small: {}", line.len());
}

#[test]
fn the_zip_and_the_folder_are_one_feed() {
    let zip = zipped(&fixtures("datatourisme-feed"));
    let (unpacked, packed) = (files(), read("datatourisme-feed", &[zip]).unwrap());
    assert_eq!(unpacked.records, packed.records);
    assert_eq!(unpacked.refused, packed.refused);
}

#[test]
fn coordinates_outside_the_object_of_beaune_stands_at_beaune() {
    let mut reading = files();
    assert_eq!(event(&reading, "10000000").point, Some([4_741_700, 99_400]), "texts are numbers");
    settle(&mut reading, &ground());
    let show = event(&reading, "10000000");
    assert_eq!(
        (show.commune.as_str(), show.point, show.approximate),
        ("21054", Some([4_702_500, 483_800]), true)
    );
    assert!(repaired(&reading, &show.id, "coordinates_outside: too far"));
    let concert = event(&reading, "20000000");
    assert_eq!((concert.commune.as_str(), concert.approximate), ("21231", false), "a city that is no list");
}

#[test]
fn a_night_of_two_days_is_one_night_and_what_is_cancelled_is_kept_and_struck() {
    let reading = files();
    let concert = event(&reading, "20000000");
    assert_eq!(
        (concert.dates.as_str(), concert.status.as_deref()),
        ("20261204T2100-0200!0", Some("cancelled"))
    );
    assert_eq!((concert.cost.as_deref(), concert.price.as_deref()), (Some("free"), Some("Gratuit")));
    assert_eq!(concert.source, "DATAtourisme", "who wrote it is somebody");
}

#[test]
fn an_index_without_its_object_and_an_object_without_its_index_are_said() {
    let reading = files();
    let market = event(&reading, "50000000");
    assert_eq!(market.dates, "20261130/20261228w1T0830");
    assert!(repaired(&reading, &market.id, "contradiction: not in the index"));
    assert!(
        repaired(&reading, &market.id, "dates_unreadable: takesPlaceAt"),
        "a period that ends before it begins"
    );
    assert_eq!(market.verified_from.as_deref(), Some("fetch"));
    assert_eq!(why(&reading, "6-disparu.json"), "missing_field: objects: no such file");
    let index = fixtures("datatourisme-feed").into_iter().filter(|file| file.path == "index.json");
    assert_eq!(read("datatourisme-feed", &index.collect::<Vec<_>>()).unwrap_err().code, "truncated");
}

#[test]
fn no_period_no_title_and_no_event_refuse_their_object_only() {
    let reading = files();
    assert_eq!(why(&reading, "000003"), "not_an_event: PlaceOfInterest");
    assert_eq!(why(&reading, "000004"), "no_period");
    assert_eq!(why(&reading, "000006"), "missing_field: title");
    assert_eq!((reading.read, reading.records.len()), (7, 3));
    let nameless =
        file("a.json", r#"{"@type": ["EntertainmentAndEvent"], "rdfs:label": {"fr": ["Sans nom"]}}"#);
    let other = fixtures("datatourisme-feed").remove(1);
    let reading = read("datatourisme-feed", &[nameless, other]).unwrap();
    assert_eq!(why(&reading, "a.json"), "missing_field: @id");
}

#[test]
fn a_bomb_and_a_path_that_leads_out_are_refused_and_the_rest_is_read() {
    let mut all = fixtures("datatourisme-feed");
    let mut bomb = b"{\"@id\": \"".to_vec();
    bomb.resize(30_000_000, b'x');
    all.push(File { path: "objects/9/99/bomb.json".into(), bytes: bomb });
    all.push(file("../../outside.json", "{}"));
    let zip = zipped(&all);
    assert!(zip.bytes.len() < 100_000);
    let reading = read("datatourisme-feed", &[zip]).unwrap();
    assert_eq!(why(&reading, "bomb.json"), "too_large");
    assert!(
        reading.refused.iter().any(|refusal| refusal.why == "unreadable_value: path"),
        "{:?}",
        reading.refused
    );
    assert_eq!(reading.records, files().records);
    let mut cut = zipped(&all);
    cut.bytes.truncate(cut.bytes.len() / 2);
    assert_eq!(read("datatourisme-feed", &[cut]).unwrap_err().code, "truncated");
}

#[test]
fn the_api_says_the_same_under_other_names() {
    let mut reading = read("datatourisme-api", &fixtures("datatourisme-api")).unwrap();
    let show = event(&reading, "10000000");
    assert_eq!(show.id, "datatourisme-api:10000000-0000-3000-8000-000000000001", "as in the files");
    assert_eq!(show.dates, "20261205/20261226w6T1000-1800");
    assert_eq!((show.price.as_deref(), show.langs["en"].summary.as_str()), (Some("5 €"), "A show."));
    assert_eq!(show.booking, ["https://www.musee-essai.example/", "0380000000"]);
    assert_eq!((show.point, show.commune.as_str()), (Some([4_702_000, 484_000]), "21054"));
    assert_eq!(why(&reading, "000003"), "not_published: isObsolete");
    settle(&mut reading, &ground());
    assert_eq!(why(&reading, "000002"), "outside_region: 75056");
    assert_eq!(
        read("datatourisme-api", &[file("a.json", "{\"message\": \"no\"}")]).unwrap_err().code,
        "not_the_feed"
    );
}

#[test]
fn decibelles_data_in_both_envelopes() {
    let mut reading = read("tourinsoft", &fixtures("tourinsoft")).unwrap();
    settle(&mut reading, &ground());
    let feast = event(&reading, "fmabfc0000000001");
    assert_eq!((feast.title.as_str(), feast.dates.as_str()), ("Fête d'essai", "20261204/20261205T2030"));
    assert_eq!((feast.address.as_str(), feast.commune.as_str()), ("1 rue de l’Essai", "21231"));
    assert_eq!((feast.summary.as_str(), feast.theme.as_str()), ("Une fête avec des lampions.", "festivity"));
    assert_eq!(feast.price.as_deref(), Some("Adulte plein tarif\u{a0}: 5 €"));
    assert_eq!(feast.booking, ["http://www.essai.example", "0380000000", "mairie@essai.example"]);
    assert_eq!(
        (feast.access.as_slice(), feast.image_credit.as_deref()),
        (["mi".to_owned(), "vi".to_owned()].as_slice(), Some("Mairie d'Essai"))
    );
    assert_eq!((feast.verified_on.as_str(), feast.verified_from.as_deref()), ("2026-10-26", None));
    assert_eq!(feast.keywords, ["Fête traditionnelle", "Qualité Tourisme"]);
    let untyped = event(&reading, "fmabfc0000000006");
    assert_eq!(
        (untyped.commune.as_str(), untyped.image.is_some()),
        ("39198", true),
        "its name within its postcode"
    );
    assert!(repaired(&reading, "0006", "coordinates_outside: swapped"));
    assert_eq!(untyped.address, "Salle des fêtes\nLe bourg");
}

#[test]
fn a_tuesday_evening_and_leading_empty_items_of_decibelles_data() {
    let reading = read("tourinsoft", &fixtures("tourinsoft")).unwrap();
    let camp = event(&reading, "fmabfc0000000002");
    let dates = domain_dates(camp);
    let on = |day: &str| dates.iter().filter(|line| line.starts_with(day)).cloned().collect::<Vec<_>>();
    assert_eq!(on("2026-12-01"), ["2026-12-01 18:00"], "Tuesday evening alone");
    assert_eq!(on("2026-12-02"), ["2026-12-02 08:00", "2026-12-02 18:00"]);
    assert_eq!(on("2026-12-06").len(), 2);
    assert!(on("2026-11-30").is_empty() && on("2026-12-03").is_empty());
    assert_eq!(on("2026-12-14"), ["2026-12-14 00:00"]);
}

fn domain_dates(event: &Event) -> Vec<String> {
    let event = api_client::translate::event(event.clone()).unwrap();
    event.dates.all().map(|one| one.begins().format("%Y-%m-%d %H:%M").to_string()).collect()
}

#[test]
fn missing_field_no_period_and_other_offers_of_decibelles_data() {
    let reading = read("tourinsoft", &fixtures("tourinsoft")).unwrap();
    assert_eq!(why(&reading, "0003"), "no_period");
    assert_eq!(why(&reading, "0004"), "missing_field: SyndicObjectName");
    assert_eq!(why(&reading, "page-1.json:5"), "missing_field: SyndicObjectID");
    assert_eq!(why(&reading, "0005"), "not_an_event: Hôtellerie");
    assert_eq!(why(&reading, "0007"), "no_period");
    assert_eq!((reading.read, reading.records.len()), (8, 3));
    assert_eq!(read("tourinsoft", &[file("a.json", "{\"d\": {}}")]).unwrap_err().code, "not_the_feed");
}

#[test]
fn twelve_real_objects_of_another_region_are_read() {
    let Some(files) = extracts("feeds/datatourisme/2020-feed") else { return };
    let reading = read("datatourisme-feed", &files).unwrap();
    assert_eq!(
        (reading.read, reading.records.len(), reading.refused.len()),
        (12, 12, 0),
        "{:?}",
        reading.refused
    );
    let mut codes = std::collections::BTreeMap::new();
    for repair in &reading.repaired {
        *codes.entry(repair.what.split(':').next().unwrap()).or_insert(0) += 1;
    }
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), [("personal_data_removed", 4)]);
    let circus = event(&reading, "04a496aa");
    assert_eq!((circus.dates.as_str(), circus.theme.as_str()), ("20210122T2030", "stage"));
    assert_eq!(circus.price.as_deref(), Some("Tarif de base - plein tarif\u{a0}: 14 €"));
    assert_eq!(event(&reading, "b65f434f").theme, "music");
    let market = event(&reading, "b71f0784");
    assert_eq!((market.theme.as_str(), market.dates.as_str()), ("market", "20201018T0700-2000"));
    // Of the persons behind them, nobody.
    let kept = format!("{:?}", reading.records);
    assert!(!kept.contains("fricot") && !kept.contains("jean-paul"), "a person's mailbox");
    let mut there = reading;
    settle(&mut there, &ground());
    assert!(
        there.records.is_empty()
            && there.refused.iter().all(|refusal| refusal.why.starts_with("outside_region"))
    );
}

#[test]
fn a_zip_that_was_damaged_anywhere_never_panics() {
    let small: Vec<File> =
        fixtures("datatourisme-feed").into_iter().filter(|file| file.bytes.len() < 5_000).collect();
    let zip = zipped(&small);
    let mut read_at_all = 0;
    for at in (0..zip.bytes.len()).step_by(7) {
        let mut damaged = zip.clone();
        damaged.bytes[at] ^= 0x55;
        // `read` checks the count itself.
        read_at_all += usize::from(read("datatourisme-feed", &[damaged]).is_ok());
    }
    assert!(read_at_all > 0, "damage inside one file refuses that file only");
}
