//! Our export in the exchange format: valid against the schema, and read back to the same aids.

use gateway::sources::{File, export};

use crate::world::{aids, extracts, fixtures, read};

#[test]
fn what_came_from_the_format_comes_back_the_same() {
    let mut sheets = vec![fixtures("dispositif-aide.csv")];
    sheets.extend(extracts("feeds/transition-ecologique/data_gouv_export.bfc.csv"));
    for files in sheets {
        let first = aids(&read("dispositif-aide", &files).unwrap());
        let sheet = export(&first);
        assert!(sheet.left_out.is_empty());
        let again = File { path: "a.csv".into(), bytes: sheet.csv.clone().into_bytes() };
        let second = aids(&read("dispositif-aide", &[again]).unwrap());
        assert_eq!(first, second);
        assert_eq!(export(&second).csv, sheet.csv);
    }
}

#[test]
fn aids_of_other_sources_keep_what_the_format_has_a_column_for() {
    let ours = aids(&read("content", &fixtures("content")).unwrap());
    let sheet = export(&ours);
    let again = File { path: "a.csv".into(), bytes: sheet.csv.into_bytes() };
    let back = aids(&read("dispositif-aide", &[again]).unwrap());
    assert_eq!(back.len(), ours.len());
    for aid in &ours {
        let twin = back.iter().find(|twin| twin.source_url == aid.source_url).unwrap();
        assert_eq!(
            (&twin.title, &twin.description, &twin.for_whom),
            (&aid.title, &aid.description, &aid.for_whom)
        );
        assert_eq!(
            (&twin.territory, &twin.bodies, &twin.verified_on),
            (&aid.territory, &aid.bodies, &aid.verified_on)
        );
    }
}

/// The constraints of the schema that a reader can check without it: columns, patterns, lengths.
#[test]
fn every_row_obeys_the_schema() {
    let mut ours = aids(&read("content", &fixtures("content")).unwrap());
    ours.extend(aids(&read("transition-ecologique", &fixtures("transition-ecologique")).unwrap()));
    ours.extend(aids(&read("dispositif-aide", &fixtures("dispositif-aide.csv")).unwrap()));
    if let Some(files) = extracts("feeds/aides-jeunes") {
        ours.extend(aids(&read("aides-jeunes", &files).unwrap()));
    }
    let sheet = export(&ours);
    let mut rows = csv::Reader::from_reader(sheet.csv.as_bytes());
    let header = rows.headers().unwrap().clone();
    assert_eq!(header.len(), 15);
    let mut ids = std::collections::BTreeSet::new();
    for row in rows.records().map(Result::unwrap) {
        let cell = |name: &str| row.get(header.iter().position(|header| header == name).unwrap()).unwrap();
        for name in [
            "id",
            "titre",
            "description",
            "eligibilite",
            "types_aides",
            "porteurs",
            "cibles",
            "eligibilite_geographique",
            "date_mise_a_jour",
        ] {
            assert!(!cell(name).is_empty(), "{name} of {row:?}");
        }
        assert!(ids.insert(cell("id").to_owned()), "unique");
        assert_eq!(cell("id").len(), 36);
        assert!(cell("promesse").chars().count() <= 180 && cell("description").chars().count() <= 5000);
        assert!(cell("url_source").starts_with("http"));
        let targets = ["professionnels", "particuliers", "associations", "secteur public"];
        assert!(cell("cibles").split('|').all(|target| targets.contains(&target)));
        for name in ["eligibilite_geographique", "eligibilite_geographique_exclusions"] {
            let scope = |code: &str| {
                let (kind, value) = code.split_once('-').unwrap();
                kind.chars().all(|c| c.is_ascii_uppercase()) && value.chars().all(|c| c.is_ascii_digit())
            };
            assert!(cell(name).is_empty() || cell(name).split('|').all(scope), "{name} {}", cell(name));
        }
        for name in ["date_ouverture", "date_cloture", "date_mise_a_jour"] {
            assert!(cell(name).is_empty() || chrono::DateTime::parse_from_rfc3339(cell(name)).is_ok());
        }
        let bodies: serde_json::Value = serde_json::from_str(cell("porteurs")).unwrap();
        assert!(bodies[0]["nom"].is_string());
    }
    assert_eq!(ids.len(), ours.len() - sheet.left_out.len());
}
