//! Golden reports on the real extracts, which stay outside of the repository.

use crate::world::{aids, extracts, read};

/// Counts of a report: read, kept, refused, then how many repairs there are of each code.
fn golden(source: &str, folder: &str, counts: [usize; 3], codes: &[(&str, usize)]) {
    let Some(files) = extracts(folder) else { return };
    let reading = read(source, &files).unwrap();
    assert_eq!([reading.read, reading.records.len(), reading.refused.len()], counts, "{:?}", reading.refused);
    let mut counted = std::collections::BTreeMap::new();
    for repair in reading.repaired.iter().filter(|repair| repair.what != "encoding") {
        *counted.entry(repair.what.split(':').next().unwrap()).or_insert(0) += 1;
    }
    let counted: Vec<_> = counted.into_iter().collect();
    assert_eq!(counted, codes, "{source}");
    let known = aids(&reading).into_iter().filter(|aid| api_client::translate::aid(aid.clone()).is_none());
    assert_eq!(known.count(), 0, "the phone reads every record");
}

#[test]
fn aides_jeunes_as_published() {
    let codes = [("empty_value", 2), ("markup_removed", 8), ("title_rebuilt", 22)];
    golden("aides-jeunes", "feeds/aides-jeunes", [33, 28, 5], &codes);
}

#[test]
fn structured_conditions_are_translated_and_what_is_not_stays_in_words() {
    let Some(files) = extracts("feeds/aides-jeunes") else { return };
    let reading = read("aides-jeunes", &files).unwrap();
    let counted = reading.conditions;
    let left: Vec<String> = aids(&reading)
        .into_iter()
        .flat_map(|aid| aid.for_whom)
        .filter(|line| line.starts_with("À vérifier"))
        .collect();
    println!("aides-jeunes: {counted:?}, left in words: {left:?}");
    assert_eq!(counted.read, counted.translated + counted.as_text);
    assert!(counted.read >= 30 && counted.translated * 100 >= counted.read * 95, "{counted:?} {left:?}");
    if let Some(files) = extracts("feeds/transition-ecologique/programs") {
        let counted = read("transition-ecologique", &files).unwrap().conditions;
        println!("transition-ecologique: {counted:?}");
        assert!(counted.read > 12 && counted.translated * 100 >= counted.read * 95, "{counted:?}");
    }
}

#[test]
fn transition_ecologique_as_published() {
    let codes = [("markup_removed", 1)];
    golden("transition-ecologique", "feeds/transition-ecologique/programs", [12, 12, 0], &codes);
}

#[test]
fn dispositif_aide_as_published() {
    let codes =
        [("json_in_string", 10), ("markup_removed", 10), ("unknown_territory", 11), ("utc_midnight", 12)];
    let folder = "feeds/transition-ecologique/data_gouv_export.bfc.csv";
    golden("dispositif-aide", folder, [10, 10, 0], &codes);
    golden(
        "dispositif-aide",
        "feeds/dispositif-aide/dispositif-aide.exemple.csv",
        [1, 1, 0],
        &[("json_in_string", 1)],
    );
    let professionals = "feeds/dispositif-aide/dispositif-aide-professionnels.exemple.csv";
    golden("dispositif-aide", professionals, [1, 1, 0], &[("json_in_string", 1)]);
}

#[test]
fn aides_territoires_and_the_feeds_that_it_reads() {
    let folder = "feeds/aides-territoires/importer-fixtures/";
    let ademe = [("link_made_absolute", 1), ("markup_removed", 5)];
    golden("aides-territoires", &format!("{folder}ademe_agir_data.json"), [5, 5, 0], &ademe);
    // No perimeter, and one that is not ours: nobody of the Region may ask for these.
    golden("aides-territoires", &format!("{folder}departement_manche_data.json"), [10, 0, 10], &[]);
    golden("aides-territoires", &format!("{folder}departement_drome_data.json"), [3, 0, 3], &[]);
}

#[test]
fn communes_as_published() {
    let Some(mut files) = extracts("feeds/geo") else { return };
    files.extend(extracts("figures").unwrap_or_default());
    let reading = read("communes", &files).unwrap();
    assert_eq!([reading.read, reading.records.len(), reading.refused.len()], [3685, 3685, 0]);
    let communes = reading.records.iter().filter_map(|record| match record {
        gateway::sources::Record::Commune(commune) => Some(commune),
        _ => None,
    });
    let (mut people, mut grouped, mut placed) = (0, 0, 0);
    for commune in communes {
        people += commune.population;
        grouped += usize::from(commune.group.is_some());
        placed += usize::from(commune.centre.is_some());
    }
    assert_eq!(people, 2_802_670);
    assert_eq!((grouped, placed), (3685, 3685));
}
