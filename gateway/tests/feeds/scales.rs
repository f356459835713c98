//! Scales: those that the app carries are read whole; each kind of bad table is refused, and says why.

use std::path::Path;

use api_client::translate;
use api_client::wire::Scale;
use domain::scale::Scale as Understood;
use domain::simulators::{ArsAsked, CrousAsked, HouseholdAsked, SchoolAsked, ars, bracket, crous, school};
use gateway::sources::{File, Reading, Record};
use proptest::prelude::*;

use crate::world::{file, folder_of, read, why};

/// A text with one of its whole numbers changed.
fn with_another_number(text: &str, which: usize, number: &str) -> String {
    let is_figure = |c: char| c.is_ascii_digit();
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| is_figure(*c) && !text[..*at].ends_with(is_figure))
        .map(|(at, _)| at)
        .collect();
    let start = starts[which % starts.len()];
    let end = text[start..].find(|c| !is_figure(c)).map_or(text.len(), |length| start + length);
    format!("{}{number}{}", &text[..start], &text[end..])
}

fn content() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/content/scales");
    folder_of(&root).into_iter().map(|one| File { path: format!("scales/{}", one.path), ..one }).collect()
}

fn text(name: &str) -> String {
    let files = content();
    let found = files.into_iter().find(|file| file.path == format!("scales/{name}.toml"));
    String::from_utf8(found.unwrap().bytes).unwrap()
}

fn scales(reading: &Reading) -> Vec<&Scale> {
    let of_scales = reading.records.iter().filter_map(|record| match record {
        Record::Scale(scale) => Some(&**scale),
        _ => None,
    });
    of_scales.collect()
}

/// What becomes of a scale once a line is changed; beside it, another one that is good.
fn after(name: &str, from: &str, to: &str) -> String {
    let changed = text(name).replacen(from, to, 1);
    assert_ne!(changed, text(name), "{from}");
    let other = if name == "anah-2025" { "ars-2026-2027" } else { "anah-2025" };
    let files = [name, other].map(|one| format!("scales/{one}.toml"));
    let reading = read("content", &[file(&files[0], &changed), file(&files[1], &text(other))]).unwrap();
    assert_eq!(reading.records.iter().filter(|record| record.id() == other).count(), 1);
    why(&reading, &format!("{name}.toml"))
}

#[test]
fn the_scales_of_the_app_are_read_whole_and_understood_by_the_phone() {
    let reading = read("content", &content()).unwrap();
    assert!(reading.refused.is_empty(), "{:?}", reading.refused);
    let all = scales(&reading);
    let ids: Vec<&str> = all.iter().map(|scale| scale.id.as_str()).collect();
    let expected = [
        "anah-2025",
        "ars-2026-2027",
        "college-2024-2025",
        "college-2025-2026",
        "college-2026-2027",
        "crous-2024-2025",
        "crous-2025-2026",
        "crous-2026-2027",
        "lycee-2024-2025",
        "lycee-2025-2026",
        "lycee-2026-2027",
    ];
    assert_eq!(ids, expected);
    assert!(all.iter().all(|scale| translate::scale((*scale).clone()).is_some()));
    // The record of SIMULATORS.md §9, key by key.
    let lycee =
        serde_json::to_value(all.iter().find(|scale| scale.id == "lycee-2025-2026").unwrap()).unwrap();
    assert_eq!((&lycee["kind"], &lycee["table_year"]), (&"lycee".into(), &"2025-2026".into()));
    assert_eq!(
        lycee["income"],
        serde_json::json!({"line": "reference_tax_income", "year": 2024, "notice": 2025})
    );
    assert_eq!(lycee["ceilings_eur"][0], serde_json::json!([21611, 17107, 14529, 11718, 7282, 2846]));
    assert_eq!(lycee["term_cents"], serde_json::json!([16500, 20300, 24000, 27700, 31300, 35100]));
    assert_eq!((&lycee["terms"], &lycee["college_level_cap"]), (&3.into(), &"3".into()));
    assert!(lycee["sources"][0]["url"].is_string() && lycee["sources"][0]["read_on"] == "2026-11-23");
}

#[test]
fn a_table_with_a_wrong_row_is_refused_with_the_row() {
    let lycee = "lycee-2025-2026";
    let row = "  [23272, 18664, 15849, 12781, 8092, 3401],\n";
    let of_rows = |to: &str| after(lycee, row, to);
    assert_eq!(of_rows(""), "contradiction: 7 rows, 8 expected");
    assert_eq!(of_rows(&row.repeat(2)), "contradiction: row 3 does not increase");
    assert_eq!(
        of_rows(&row.replace("18664", "23272")),
        "contradiction: row 2 does not decrease with the echelon"
    );
    assert_eq!(of_rows(&row.replace("18664", "17107")), "contradiction: row 2 does not increase");
    assert_eq!(of_rows(&row.replace(", 3401", "")), "contradiction: row 2 has not one ceiling an echelon");
    assert_eq!(of_rows(&row.replace("3401", "-1")), "contradiction: row 2 is negative");
    assert!(
        of_rows(&row.replace("18664", "18664.5"))
            .starts_with("unreadable_value: invalid type: floating point")
    );
    assert!(
        of_rows(&row.replace("18664", "\"18664\"")).starts_with("unreadable_value: invalid type: string")
    );
    let last = "  [101347, 68911, 55692, 49195, 42824, 36581, 23087, 4770],\n";
    assert_eq!(after("crous-2025-2026", last, ""), "contradiction: 17 rows, 18 expected");
    let anah = "  [73098, 51775, 40388],\n";
    assert_eq!(after("anah-2025", anah, ""), "contradiction: 4 rows, 5 expected");
    let more = |to: &str| after("anah-2025", "[9254, 6525, 5094]", to);
    assert_eq!(more("[9254, 9525, 5094]"), "contradiction: row 6 does not decrease with the echelon");
    assert_eq!(more("[9254, 6525, 0]"), "contradiction: row 6 does not increase");
    assert_eq!(more("[9254, 6525]"), "contradiction: row 6 has not one ceiling an echelon");
}

#[test]
fn amounts_caps_and_points_must_fit_their_table() {
    let lycee = "lycee-2025-2026";
    assert_eq!(
        after(lycee, "[16500, 20300,", "[16500, 16500,"),
        "contradiction: amounts do not increase with the echelon"
    );
    assert_eq!(
        after(lycee, "[16500, 20300,", "[20300,"),
        "contradiction: amounts do not increase with the echelon"
    );
    assert_eq!(after(lycee, "[16500,", "[16550,"), "contradiction: amounts are no whole euros");
    assert_eq!(after(lycee, "level_cap = \"3\"", "level_cap = \"9\""), "contradiction: cap names no echelon");
    assert_eq!(after(lycee, "\"5\", \"6\"]", "\"5\", \"5\"]"), "contradiction: echelons missing or twice");
    assert_eq!(after(lycee, "[32700, 39600,", "[39600, 32700,"), "contradiction: bonus does not fit");
    assert_eq!(after(lycee, "kind = \"boarding\"", "kind = \"chess\""), "unknown_value: bonuses kind chess");
    let crous = "crous-2025-2026";
    assert_eq!(after(crous, "[30, 250,", "[250, 30,"), "contradiction: points do not fit");
    assert_eq!(after(crous, "[0, 1, 2, 3, 4]", "[0, 1, 2, 3]"), "contradiction: points do not fit");
    assert_eq!(after(crous, "[0, 1, 2, 3, 4]", "[0, 1, 3, 2, 4]"), "contradiction: points do not fit");
    assert_eq!(after(crous, "carer = 4", "carer = -4"), "contradiction: points do not fit");
    assert_eq!(after(crous, "carer = 4", ""), "missing_field: carer");
    assert_eq!(after(crous, "age_limit = 28", "age_limit = 0"), "contradiction: age_limit does not fit");
    assert_eq!(
        after(crous, "payments = 10", "payments = 0"),
        "contradiction: amounts do not increase with the echelon"
    );
    assert_eq!(after("ars-2026-2027", "to_age = 10", "to_age = 11"), "contradiction: bands do not fit");
}

#[test]
fn a_scale_says_where_it_comes_from_and_of_which_year_it_is() {
    let lycee = "lycee-2025-2026";
    let unsourced = text(lycee).split("[[sources]]").next().unwrap().to_owned();
    let read_it = |text: &str, name: &str| {
        let good = file("scales/ars-2026-2027.toml", &self::text("ars-2026-2027"));
        let reading = read("content", &[file(&format!("scales/{name}.toml"), text), good]).unwrap();
        why(&reading, &format!("{name}.toml"))
    };
    assert_eq!(read_it(&unsourced, lycee), "missing_field: sources");
    let nowhere = text(lycee).lines().filter(|line| !line.starts_with("url")).collect::<Vec<_>>().join("\n");
    assert_eq!(read_it(&nowhere, lycee), "contradiction: no source");
    assert_eq!(read_it(&text(lycee), "lycee-2026-2027"), "contradiction: name of the file");
    assert_eq!(
        after(lycee, "read_on = \"2026-11-23\"", "read_on = \"2026-02-30\""),
        "dates_unreadable: sources"
    );
    assert_eq!(after(lycee, "status = \"published\"", "status = \"sure\""), "unknown_value: status sure");
    assert_eq!(
        after(lycee, "status = \"published\"", "status = \"carried_over\""),
        "contradiction: table_year does not fit the status"
    );
    assert_eq!(
        after(lycee, "table_year = \"2025", "table_year = \"2024"),
        "unreadable_value: years, income line or bonus status"
    );
    assert_eq!(after(lycee, "year = 2024", "year = 2023"), "contradiction: income does not fit");
    assert_eq!(
        after(lycee, "\"reference_tax_income\"", "\"global_gross_income\""),
        "contradiction: income does not fit"
    );
    assert_eq!(
        after(lycee, "\"reference_tax_income\"", "\"wages\""),
        "unreadable_value: years, income line or bonus status"
    );
    assert_eq!(after(lycee, "kind = \"lycee\"", "kind = \"school\""), "unknown_value: kind school");
}

#[test]
fn a_key_of_another_kind_or_none_is_never_ignored() {
    let lycee = "lycee-2025-2026";
    assert_eq!(after(lycee, "terms = 3", "payments = 3"), "missing_field: terms");
    assert_eq!(
        after(lycee, "terms = 3", "terms = 3\nage_limit = 28"),
        "contradiction: age_limit of another kind"
    );
    assert_eq!(after(lycee, "terms = 3", "terms = 3\nsmic = 11"), "unknown_key: smic");
    let college = "college-2025-2026";
    let capped = "terms = 3\ncollege_level_cap = \"3\"";
    assert_eq!(after(college, "terms = 3", capped), "contradiction: college_level_cap of another kind");
}

#[test]
fn a_table_that_is_carried_over_is_the_last_one_figure_for_figure() {
    let carried = text("crous-2026-2027").replace("63350]", "63360]");
    let files = [
        file("scales/crous-2025-2026.toml", &text("crous-2025-2026")),
        file("scales/crous-2026-2027.toml", &carried),
    ];
    let reading = read("content", &files).unwrap();
    assert_eq!(why(&reading, "crous-2026-2027"), "contradiction: table of 2025-2026");
    assert_eq!(scales(&reading).len(), 1);
    // Where the last one is not read beside it, nothing is said of it.
    assert_eq!(scales(&read("content", &files[1..]).unwrap()).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_number_stands_there_the_phone_can_compute_with_what_is_published(
        which in any::<usize>(), at in any::<prop::sample::Index>(),
        number in prop_oneof![any::<i64>().prop_map(|number| number.to_string()), (-3_i64..60_000).prop_map(|number| number.to_string()),
            Just("2147483647".to_owned()), Just("-2147483648".to_owned()), Just("1.5".to_owned())],
    ) {
        let files = content();
        let one = at.get(&files);
        let changed = with_another_number(std::str::from_utf8(&one.bytes).unwrap(), which, &number);
        let Ok(reading) = read("content", &[file(&one.path, &changed)]) else { return Ok(()) };
        for scale in scales(&reading) {
            let Some(understood) = translate::scale(scale.clone()) else { panic!("{}", scale.id) };
            match understood {
                Understood::School(scale) => {
                    let asked = SchoolAsked { income_eur: 20_000, children: 30, pupils: 30, ..SchoolAsked::default() };
                    prop_assert!(school(&scale, &asked).is_ok());
                }
                Understood::Crous(scale) => {
                    let asked = CrousAsked { income_eur: 20_000, children: 30, students: 30, ..CrousAsked::default() };
                    prop_assert!(crous(&scale, &asked).is_ok());
                }
                Understood::Ars(scale) => {
                    let asked = ArsAsked { income_eur: 99_999_999, children: 30, ages: vec![7; 30] };
                    prop_assert!(ars(&scale, &asked).is_ok());
                }
                Understood::Anah(scale) => {
                    let asked = HouseholdAsked { income_eur: 20_000, people: 30 };
                    prop_assert!(bracket(&scale, &asked).is_ok());
                }
            }
        }
    }
}
