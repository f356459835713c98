//! FINESS in both formats: buildings on their spot, private addresses left out, nothing said of what is offered inside.

use api_client::wire::{Commune, Place};
use gateway::sources::{File, Ground, Reading, Record, settle};

use crate::world::{extracts, file, fixtures, read, repaired, why};

pub fn places(reading: &Reading) -> Vec<Place> {
    let place = |record: &Record| match record {
        Record::Place(place) => Some((**place).clone()),
        _ => None,
    };
    reading.records.iter().filter_map(place).collect()
}

fn place(reading: &Reading, id: &str) -> Place {
    places(reading).into_iter().find(|place| place.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn sheet() -> String {
    let files = fixtures("finess");
    let sheet = files.into_iter().find(|file| file.path.contains("cs1100502")).unwrap();
    String::from_utf8(sheet.bytes).unwrap()
}

fn old() -> Reading {
    read("finess", &fixtures("finess")).unwrap()
}

fn new() -> Reading {
    read("finess-plus", &fixtures("finess-plus")).unwrap()
}

/// The communes of the Region, real ones.
fn ground() -> Option<Ground> {
    let mut files = extracts("feeds/geo")?;
    files.extend(extracts("figures")?);
    let reading = read("communes", &files).unwrap();
    let commune = |record: Record| match record {
        Record::Commune(commune) => Some(commune),
        _ => None,
    };
    Some(Ground::of(reading.records.into_iter().filter_map(commune)))
}

#[test]
fn the_pair_of_files_is_joined_and_an_establishment_of_both_is_one_record() {
    let reading = old();
    assert_eq!((reading.read, reading.records.len()), (11, 4), "{:?}", reading.refused);
    let house = place(&reading, "finess:210000001");
    assert_eq!((house.kind.as_str(), house.finess.as_deref()), ("health-house", Some("210000001")));
    assert_eq!(house.name, "Maison de Santé d’Essai du \"Morvan\"");
    assert_eq!(house.address, "3 rue des Tanneurs\nBP 7");
    assert_eq!(house.commune, "21584");
    assert_eq!(house.phone.as_deref(), Some("0380000001"));
    let [lat, lon] = house.point.unwrap();
    assert!((lat - 4_727_900).abs() <= 1 && (lon - 422_900).abs() <= 1, "{lat} {lon}");
    assert_eq!((house.verified_on.as_str(), house.verified_from), ("2026-05-12", None));
    assert_eq!(place(&reading, "finess:210000002").kind, "care-home");
    assert_eq!(place(&reading, "finess:250000003").kind, "health-centre");
    assert!(repaired(&reading, "geolocalisation", "unknown_value: 1 without an establishment"));
}

#[test]
fn every_establishment_that_is_none_of_ours_says_why() {
    let reading = old();
    for (record, reason) in [
        ("finess:580000004", "private_address: category 462"),
        ("finess:010000005", "unknown_value: category 355"),
        ("finess:210000009", "not_published: dateouv"),
        ("finess:210000010", "missing_field: name"),
        ("finess:210000002", "duplicate_id"),
        (".csv:8", "unreadable_value: row"),
        (".csv:12", "unreadable_value: nofinesset"),
    ] {
        assert_eq!(why(&reading, record), reason, "{record}");
    }
}

#[test]
fn a_mobile_number_and_a_zero_that_was_lost_are_repaired() {
    let reading = old();
    assert_eq!(place(&reading, "finess:210000002").phone.as_deref(), Some("0380000002"));
    assert_eq!(place(&reading, "finess:250000003").phone, None);
    assert!(repaired(&reading, "finess:250000003", "personal_data_removed: telephone"));
}

#[test]
fn latin_1_reads_as_utf_8() {
    let text = sheet().replace("DES TANNEURS", "DES TANNEURS À L'ÉTÉ");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let reading = read("finess", &[File { path: "a.csv".into(), bytes: latin }]).unwrap();
    assert!(repaired(&reading, "a.csv", "encoding"));
    let utf_8 = read("finess", &[file("a.csv", &text)]).unwrap();
    assert_eq!(reading.records, utf_8.records);
}

#[test]
fn a_building_is_never_a_point_of_telehealth() {
    for reading in [old(), new()] {
        for place in places(&reading) {
            assert!(!place.telehealth && place.kind != "telehealth", "{}", place.id);
        }
    }
}

#[test]
fn who_lives_at_a_private_address_leaves_no_trace() {
    for reading in [old(), new()] {
        let left =
            format!("{:?} {:?} {:?}", reading.records, reading.repaired, reading.refused).to_lowercase();
        assert!(!left.contains("canari") && !left.contains("0611223344"), "{left}");
        assert!(left.contains("private_address: category 462"));
    }
}

#[test]
fn keys_of_any_case_and_both_systems_of_coordinates_are_read() {
    let reading = new();
    assert_eq!((reading.read, reading.records.len()), (7, 3), "{:?}", reading.refused);
    let house = place(&reading, "finess-plus:210000001");
    let [lat, lon] = house.point.unwrap();
    assert!((lat - 4_727_900).abs() <= 1 && (lon - 422_900).abs() <= 1, "{lat} {lon}");
    assert_eq!((house.address.as_str(), house.commune.as_str()), ("3 rue des Tanneurs", "21584"));
    assert_eq!(house.email.as_deref(), Some("accueil@essai.example"));
    assert_eq!((house.verified_on.as_str(), house.verified_from.as_deref()), ("2026-10-01", None));
    let centre = place(&reading, "finess-plus:250000003");
    assert_eq!((centre.point, centre.email), (Some([4_723_800, 602_400]), None));
    assert_eq!(centre.address, "1 place de la République");
    assert_eq!((centre.verified_on.as_str(), centre.verified_from.as_deref()), ("2026-11-20", Some("fetch")));
    assert!(repaired(&reading, "250000003", "personal_data_removed: courriel"));
}

#[test]
fn closed_is_refused_unless_the_day_of_closing_is_still_to_come() {
    let reading = new();
    assert_eq!(why(&reading, "finess-plus:210000002"), "closed: dateFermeture");
    assert_eq!(why(&reading, "finess-plus:210000008"), "closed: etatObjet");
    assert_eq!(why(&reading, "finess-plus:580000004"), "private_address: category 462");
    assert_eq!(why(&reading, "finess-plus:010000005"), "unknown_value: category 355");
    assert_eq!(place(&reading, "finess-plus:210000009").kind, "care-home");
}

#[test]
fn another_version_another_file_and_half_a_file_are_refused_whole() {
    let text = String::from_utf8(fixtures("finess-plus").remove(0).bytes).unwrap();
    let code = |source: &str, text: &str, path: &str| {
        read(source, &[file(path, text)]).err().map_or("accepted", |refused| refused.code)
    };
    assert_eq!(code("finess-plus", &text.replace("v1.0.0", "v2.0.0"), "a.json"), "unsupported_schema");
    assert_eq!(
        code("finess-plus", &text.replace("schemaVersion", "version"), "a.json"),
        "unsupported_schema"
    );
    assert_eq!(code("finess-plus", "{\"a\": 1}", "a.json"), "not_the_feed");
    assert_eq!(code("finess-plus", &text[..text.len() * 2 / 3], "a.json"), "truncated");
    assert_eq!(code("finess-plus", "[]", "a.json"), "not_the_feed");
    assert_eq!(code("finess-plus", " \n", "a.json"), "empty");
    assert_eq!(code("finess", &sheet()[..sheet().len() - 20], "a.csv"), "truncated");
    assert_eq!(code("finess", &sheet().replace("finess;etalab", "autre;etalab"), "a.csv"), "not_the_feed");
}

#[test]
fn the_real_lines_are_read_and_refused_by_their_categories() {
    let Some(files) = extracts("feeds/finess/etalab-cs1100502-20260512.verbatim-lines.csv") else { return };
    let reading = read("finess", &files).unwrap();
    assert_eq!([reading.read, reading.records.len(), reading.refused.len()], [3, 0, 3]);
    assert_eq!(why(&reading, "finess:010000024"), "unknown_value: category 355");
    assert_eq!(why(&reading, "finess:970210126"), "unknown_value: category 189");
    // The same lines as a category of ours: names, streets and communes of real rows are read.
    let text = String::from_utf8(files[0].bytes.clone()).unwrap();
    let text = text.replace(";355;Centre Hospitalier", ";124;Centre Hospitalier").replace(";189;", ";603;");
    let reading = read("finess", &[file("a.csv", &text)]).unwrap();
    let hospital = place(&reading, "finess:010000024");
    assert_eq!(hospital.name, "Centre Hospitalier de Bourg-en-Bresse Fleyriat");
    assert_eq!((hospital.address.as_str(), hospital.commune.as_str()), ("900 route de Paris", "01451"));
    assert_eq!(hospital.phone.as_deref(), Some("0474454647"));
    assert_eq!(place(&reading, "finess:970210126").commune, "97207");
}

#[test]
fn the_schema_that_is_published_names_every_key_that_is_read() {
    let Some(files) = extracts("feeds/finess/schema-structures-v1.json") else { return };
    let schema = String::from_utf8(files[0].bytes.clone()).unwrap().to_lowercase();
    for key in [
        "pmej",
        "gco",
        "gcc",
        "ege",
        "informationsGeneralesEGE",
        "etatObjet",
        "categorieEntiteGeographiqueExercice",
    ] {
        assert!(schema.contains(&format!("\"{}\"", key.to_lowercase())), "{key}");
    }
    for key in
        ["ligneQuatre", "codePostal", "cogCommune", "coordonneeX", "telephone", "courriel", "dateEvenement"]
    {
        assert!(schema.contains(&format!("\"{}\"", key.to_lowercase())), "{key}");
    }
}

#[test]
fn on_real_communes_the_points_hold_and_what_is_elsewhere_is_refused() {
    let Some(ground) = ground() else { return };
    let mut reading = old();
    settle(&mut reading, &ground);
    assert_eq!(why(&reading, "finess:970200006"), "outside_region: 97207");
    let house = place(&reading, "finess:210000001");
    assert_eq!((house.commune.as_str(), house.approximate, house.postcode), ("21584", false, None));
    assert!(place(&reading, "finess:210000002").approximate, "no point is known: the commune's centre");
}

#[test]
fn a_place_is_settled_by_its_postcode_where_the_code_is_missing() {
    let commune = Commune {
        code: "21584".into(),
        name: "Saulieu".into(),
        postcodes: vec!["21210".into()],
        centre: Some([47_280, 4_229]),
        ..Commune::default()
    };
    let text = sheet().replace(";584;21;ESSAI;", ";;;ESSAI;");
    let mut reading = read("finess", &[file("a.csv", &text)]).unwrap();
    settle(&mut reading, &Ground::of([commune].into_iter()));
    assert_eq!(place(&reading, "finess:210000001").commune, "21584");
}
