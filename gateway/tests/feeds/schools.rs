//! The annuaire of schools: three shapes of answer, one record a school.

use api_client::wire::School;
use gateway::sources::{Reading, Record, by_name};
use serde_json::{Value, json};

use crate::world::{extracts, file, fixtures, read, repaired, why};

fn schools(reading: &Reading) -> Vec<School> {
    let school = |record: &Record| match record {
        Record::School(school) => Some((**school).clone()),
        _ => None,
    };
    reading.records.iter().filter_map(school).collect()
}

fn school(reading: &Reading, id: &str) -> School {
    schools(reading).into_iter().find(|school| school.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn made() -> Reading {
    read("annuaire-education", &fixtures("annuaire-education")).unwrap()
}

#[test]
fn a_school_is_read_with_its_kind_its_mailbox_and_its_site() {
    let reading = made();
    assert_eq!((reading.read, reading.records.len()), (8, 5), "{:?}", reading.refused);
    let lycee = school(&reading, "school:0390001a");
    assert_eq!((lycee.uai.as_str(), lycee.kind.as_str(), lycee.private), ("0390001A", "lycee", false));
    assert_eq!(lycee.name, "Lycée d’essai");
    assert_eq!(lycee.address, "1 rue de l'Essai", "the line of the town is not repeated");
    assert_eq!(lycee.point, Some([4_670_000, 560_000]));
    assert_eq!(lycee.phone.as_deref(), Some("0384000001"));
    assert_eq!(lycee.email.as_deref(), Some("ce.0390001A@ac-besancon.fr"));
    assert_eq!(lycee.web.as_deref(), Some("https://www.lyc-essai.ac-besancon.example/"));
    assert_eq!((lycee.verified_on.as_str(), lycee.verified_from), ("2026-11-20", None));
    let kinds = ["school:0390002b", "school:0390004d", "school:0390005e", "school:0390006f"];
    let kinds: Vec<_> = kinds.iter().map(|id| school(&reading, id).kind).collect();
    assert_eq!(kinds, ["college", "erea", "ecole", "other"]);
    assert_eq!(lycee.nature.as_deref(), Some("lycee-general"));
    assert_eq!(
        school(&reading, "school:0390004d").web.as_deref(),
        Some("https://erea-essai.example/accueil")
    );
    assert_eq!(school(&reading, "school:0390004d").email.as_deref(), Some("secretariat@essai.example"));
}

#[test]
fn what_names_somebody_or_leads_nowhere_is_left_out() {
    let reading = made();
    let college = school(&reading, "school:0390002b");
    assert!(college.private);
    assert_eq!((college.email, college.web, college.phone), (None, None, None));
    assert!(repaired(&reading, "0390002b", "personal_data_removed: mail"));
    assert!(repaired(&reading, "0390002b", "personal_data_removed: telephone"));
    assert!(repaired(&reading, "0390002b", "link_unreadable: web"));
    let left = format!("{:?} {:?}", reading.records, reading.repaired).to_lowercase();
    assert!(!left.contains("canari") && !left.contains("0611"), "{left}");
}

#[test]
fn what_is_not_open_or_has_no_name_is_refused() {
    let reading = made();
    assert_eq!(why(&reading, "school:0390003c"), "closed: etat");
    assert_eq!(why(&reading, "export.json:7"), "missing_field: identifiant_de_l_etablissement");
    assert_eq!(why(&reading, "school:0390007g"), "missing_field: nom_etablissement");
}

#[test]
fn the_three_shapes_of_an_answer_give_the_same_records() {
    let export = fixtures("annuaire-education").remove(0);
    let rows: Vec<Value> = serde_json::from_slice(&export.bytes).unwrap();
    let fields: Vec<Value> = rows.iter().map(|row| json!({ "recordid": "x", "fields": row })).collect();
    let paged = json!({ "total_count": rows.len(), "results": rows }).to_string();
    let first = json!({ "nhits": fields.len(), "records": fields }).to_string();
    let of = |text: &str| read("annuaire-education", &[file("a.json", text)]).unwrap().records;
    let export = made().records;
    assert_eq!(of(&paged), export);
    assert_eq!(of(&first), export);
    let refused = read("annuaire-education", &[file("a.json", "{\"error\":\"quota\"}")]).unwrap_err();
    assert_eq!(refused.code, "not_the_feed");
}

/// One row of the directory, made of the keys that are given.
fn row(fields: Value) -> Reading {
    let mut row = json!({
        "identifiant_de_l_etablissement": "0390001U", "nom_etablissement": "Lycée d'essai",
        "type_etablissement": "Lycée", "code_commune": "39001", "code_postal": "39999", "etat": "OUVERT",
        "date_maj_ligne": "2026-05-27",
    });
    row.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    read("annuaire-education", &[file("a.json", &json!([row]).to_string())]).unwrap()
}

#[test]
fn a_site_that_is_a_page_of_the_workspace_is_told_as_one_and_no_other_is() {
    let told = |web: &str| school(&row(json!({ "web": web })), "school:0390001u");
    for web in [
        "https://lyc-essai-essai.eclat-bfc.fr",
        "http://lyc-essai-essai.eclat-bfc.fr/le-lycee/",
        "lyc-essai-essai.eclat-bfc.fr",
    ] {
        let school = told(web);
        assert_eq!(school.ent_url.as_deref(), Some("https://lyc-essai-essai.eclat-bfc.fr/"), "{web}");
        assert_eq!((school.web, school.ent_verified_on.as_deref()), (None, Some("2026-05-27")));
        assert_eq!(school.ent_source_url, school.source_url);
    }
    for web in
        ["https://www.essai.example/", "https://cas.eclat-bfc.fr/", "https://essai.example/eclat-bfc.fr"]
    {
        let school = told(web);
        assert_eq!((school.ent_url, school.ent_source_url, school.ent_verified_on), (None, None, None));
        assert_eq!(school.web.as_deref(), Some(web));
    }
}

#[test]
fn a_mailbox_that_bears_a_number_is_the_schools_with_or_without_its_prefix() {
    let mail = |mail: &str| school(&row(json!({ "mail": mail })), "school:0390001u").email;
    for own in ["0390001u@ac-dijon.fr", "ce.0390001U@ac-besancon.fr", "ce.0390009w@ac-besancon.fr"] {
        assert_eq!(mail(own).as_deref(), Some(own));
    }
    assert_eq!(mail("0390001u@essai.example"), None);
    assert_eq!(mail("jeanne.canari@ac-dijon.fr"), None);
}

#[test]
fn a_name_in_capitals_is_lowered_and_two_sites_of_one_number_are_one() {
    let name = |name: &str| school(&row(json!({ "nom_etablissement": name })), "school:0390001u").name;
    assert_eq!(name("ECOLE PRIMAIRE PUBLIQUE     R.P.I."), "École Primaire Publique R.P.I.");
    assert_eq!(name("Collège Les Clairs Soleils"), "Collège Les Clairs Soleils");
    let export = |day: &str, town: &str| {
        json!({ "identifiant_de_l_etablissement": "0390001U", "nom_etablissement": town, "multi_uai": 1,
                "code_commune": "39001", "etat": "OUVERT", "date_maj_ligne": day })
    };
    let both = json!([export("2026-05-27", "Site neuf"), export("2025-05-27", "Site ancien")]).to_string();
    let reading = read("annuaire-education", &[file("a.json", &both)]).unwrap();
    assert_eq!(school(&reading, "school:0390001u").name, "Site neuf");
    assert_eq!(why(&reading, "school:0390001u"), "duplicate_id");
}

#[test]
fn a_school_without_a_day_is_not_new_on_another_day() {
    let source = by_name("annuaire-education").unwrap();
    let files = fixtures("annuaire-education");
    let today = source.read(&files, crate::world::today()).unwrap();
    let tomorrow = source.read(&files, crate::world::today().succ_opt().unwrap()).unwrap();
    assert_ne!(today.records, tomorrow.records);
    assert!(today.records.iter().zip(&tomorrow.records).all(|(one, two)| one.says_the_same(two)));
}

#[test]
fn the_real_answer_as_published() {
    let Some(files) = extracts("feeds/education/fr-en-annuaire-education.v1.record.json") else { return };
    let reading = read("annuaire-education", &files).unwrap();
    assert_eq!([reading.read, reading.records.len(), reading.refused.len()], [1, 1, 0]);
    let school = school(&reading, "school:0050009h");
    assert_eq!((school.name.as_str(), school.kind.as_str()), ("Lycée professionnel Sévigné", "lycee"));
    assert_eq!(school.nature.as_deref(), Some("lycee-professionnel"));
    // This older answer has no INSEE code: the commune is found by its name within the postcode.
    assert_eq!((school.commune.as_str(), school.postcode.as_deref()), ("", Some("05000")));
    assert_eq!(school.point, Some([4_456_218, 607_463]));
    assert_eq!(school.email.as_deref(), Some("ce.0050009H@ac-aix-marseille.fr"));
    assert_eq!(school.phone.as_deref(), Some("0492565610"));
    assert_eq!(school.address, "6 rue Jean Macé");
    assert_eq!(school.verified_on, "2021-01-12");
    let repairs: Vec<_> = reading.repaired.iter().map(|repair| repair.what.as_str()).collect();
    assert_eq!(repairs, ["link_made_absolute: web"]);
}
