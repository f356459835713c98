//! One line in, one line out, by the function that the terminal calls: the contract of each code, and any bytes at all.

use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;

use api_client::{translate, wire};
use domain::scale::{Kind, Scale};
use ma_region::store::desk::settings::Language;
use ma_region::terminal::simulate::{Lines, Read, Simulator};
use ma_region::words::Words;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The scales of the content, as they travel.
fn scales() -> Vec<Scale> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content/scales");
    let read = |path: std::path::PathBuf| {
        let mut record: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        record.insert("id".into(), id.into());
        let record: wire::Scale = serde_json::from_value(serde_json::to_value(record).unwrap()).unwrap();
        translate::scale(record).unwrap()
    };
    std::fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap().path())).collect()
}

const BOURSES: [Kind; 3] = [Kind::Lycee, Kind::College, Kind::Crous];

static SIMULATORS: LazyLock<[Simulator; 3]> =
    LazyLock::new(|| BOURSES.map(|kind| Simulator::new(kind, scales(), Words::of(Language::French))));

fn simulator(kind: Kind) -> &'static Simulator {
    &SIMULATORS[BOURSES.iter().position(|one| *one == kind).unwrap()]
}

fn told(kind: Kind, line: &str) -> Value {
    serde_json::from_str(&simulator(kind).answer(&Read::Line(line.as_bytes())).unwrap()).unwrap()
}

/// A case of lycée with one change.
fn lycee(change: impl FnOnce(&mut Value)) -> Value {
    let mut case = json!({"case_id": "a1", "school_year": "2026-2027", "input": {
        "reference_tax_income_eur": 16_000, "dependent_children": 2, "pupils_at_this_level": 1}});
    change(&mut case);
    told(Kind::Lycee, &case.to_string())
}

fn crous(change: impl FnOnce(&mut Value)) -> Value {
    let mut case = json!({"case_id": 7, "school_year": "2026-2027", "input": {
        "gross_income_eur": 26_500, "dependent_children": 1, "dependent_children_in_higher_education": 1,
        "distance_km": 100, "age_on_1_september": 17, "institution": "public", "study_level": "licence_3"}});
    change(&mut case);
    told(Kind::Crous, &case.to_string())
}

#[test]
fn the_example_of_the_contract_is_answered_word_for_word() {
    assert_eq!(
        lycee(|_| ()),
        json!({"case_id": "a1",
        "result": {"eligible": true, "echelon": "3", "annual_amount_per_pupil_eur": 732,
            "term_amount_per_pupil_eur": 244, "annual_amount_all_pupils_eur": 732},
        "scale": {"year": "2026-2027", "status": "derived",
            "source_url": "https://www.service-public.gouv.fr/particuliers/vosdroits/F616"}})
    );
    let refused = lycee(|case| case["input"]["reference_tax_income_eur"] = json!(-5));
    assert_eq!((&refused["case_id"], &refused["error"]["code"]), (&json!("a1"), &json!("bad_value")));
    assert!(refused["error"]["message"].as_str().unwrap().starts_with("reference_tax_income_eur: "));
    // The table that was used is named, not the year that was asked for.
    let carried = crous(|_| ());
    assert_eq!(carried["scale"]["year"], "2025-2026");
    assert_eq!(carried["scale"]["status"], "carried_over");
    assert_eq!(
        (&carried["case_id"], &carried["result"]["monthly_amount_cents"]),
        (&json!(7), &json!(21_630))
    );
}

#[test]
fn each_fault_of_a_line_has_its_code_and_names_its_key() {
    type Change = fn(&mut Value);
    let of_lycee: [(Change, &str, &str); 26] = [
        (|case| case["school_year"] = json!("2022-2023"), "unknown_year", "school_year"),
        (|case| case["school_year"] = json!("2027-2028"), "unknown_year", "school_year"),
        (|case| case["school_year"] = json!("2025/2026"), "unknown_year", "school_year"),
        (|case| case["school_year"] = json!("2025"), "unknown_year", "school_year"),
        (|case| case["school_year"] = json!(2025), "bad_value", "school_year"),
        (|case| case["school_year"] = json!(null), "missing_field", "school_year"),
        (|case| case["scholarship"] = json!("college"), "wrong_scholarship", "scholarship"),
        (|case| case["scholarship"] = json!(true), "bad_value", "scholarship"),
        (|case| case["input"] = json!([]), "bad_value", "input"),
        (|case| case["input"] = json!(null), "missing_field", "input"),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!(null),
            "missing_field",
            "reference_tax_income_eur",
        ),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!(16_000.5),
            "bad_value",
            "reference_tax_income_eur",
        ),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!(16_000.0),
            "bad_value",
            "reference_tax_income_eur",
        ),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!("16 000,00 \u{20ac}"),
            "bad_value",
            "reference_tax_income_eur",
        ),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!(100_000_000),
            "bad_value",
            "reference_tax_income_eur",
        ),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!(1e300),
            "bad_value",
            "reference_tax_income_eur",
        ),
        (
            |case| case["input"]["reference_tax_income_eur"] = json!(true),
            "bad_value",
            "reference_tax_income_eur",
        ),
        (|case| case["input"]["dependent_children"] = json!(0), "bad_value", "dependent_children"),
        (|case| case["input"]["dependent_children"] = json!(40), "bad_value", "dependent_children"),
        (|case| case["input"]["dependent_children"] = json!({}), "bad_value", "dependent_children"),
        (|case| case["input"]["pupils_at_this_level"] = json!(3), "bad_value", "pupils_at_this_level"),
        (|case| case["input"]["pupils_at_this_level"] = json!(0), "bad_value", "pupils_at_this_level"),
        (|case| case["input"]["reference_income_year"] = json!(2024), "wrong_year", "reference_income_year"),
        (|case| case["input"]["tax_notice_year"] = json!(2025), "wrong_year", "tax_notice_year"),
        (|case| case["input"]["tax_notice_year"] = json!("2026"), "bad_value", "tax_notice_year"),
        (|case| case["input"]["single_parent"] = json!("no"), "bad_value", "single_parent"),
    ];
    let of_crous: [(Change, &str, &str); 15] = [
        (|case| case["input"]["distance_km"] = json!(null), "missing_field", "distance_km"),
        (|case| case["input"]["distance_km"] = json!(-1), "bad_value", "distance_km"),
        (|case| case["input"]["distance_km"] = json!(12.5), "bad_value", "distance_km"),
        (|case| case["input"]["distance_km"] = json!(40_000), "bad_value", "distance_km"),
        (|case| case["input"]["age_on_1_september"] = json!(null), "missing_field", "age_on_1_september"),
        (|case| case["input"]["age_on_1_september"] = json!(200), "bad_value", "age_on_1_september"),
        (|case| case["input"]["institution"] = json!(null), "missing_field", "institution"),
        (|case| case["input"]["institution"] = json!("abroad"), "bad_value", "institution"),
        (|case| case["input"]["study_level"] = json!(null), "missing_field", "study_level"),
        (|case| case["input"]["study_level"] = json!(""), "bad_value", "study_level"),
        (|case| case["input"]["assessed_on"] = json!("both"), "bad_value", "assessed_on"),
        (|case| case["input"]["own_children"] = json!(-1), "bad_value", "own_children"),
        (
            |case| case["input"]["dependent_children_in_higher_education"] = json!(0),
            "bad_value",
            "dependent_children_in_higher_education",
        ),
        (
            |case| case["input"]["dependent_children_in_higher_education"] = json!(2),
            "bad_value",
            "dependent_children_in_higher_education",
        ),
        (|case| case["input"]["gross_income_year"] = json!(2025), "wrong_year", "gross_income_year"),
    ];
    for (change, code, field) in of_lycee {
        let told = lycee(change);
        assert_eq!(told["error"]["code"], code, "{told}");
        assert!(told["error"]["message"].as_str().unwrap().starts_with(&format!("{field}: ")), "{told}");
        assert_eq!((&told["case_id"], told.as_object().unwrap().len()), (&json!("a1"), 2));
    }
    for (change, code, field) in of_crous {
        let told = crous(change);
        assert_eq!(told["error"]["code"], code, "{told}");
        assert!(told["error"]["message"].as_str().unwrap().starts_with(&format!("{field}: ")), "{told}");
    }
    for line in ["{", "[]", "12", "null", "\"a\"", "{\"case_id\": }", "{'case_id': 1}", "\u{feff}{}", "{} {}"]
    {
        let told = told(Kind::College, line);
        assert_eq!((&told["case_id"], &told["error"]["code"]), (&Value::Null, &json!("bad_json")), "{line}");
    }
}

#[test]
fn a_year_without_a_scale_is_refused_by_name_and_the_nearest_is_offered() {
    let message = |year: &str| {
        let told = lycee(|case| case["school_year"] = json!(year));
        told["error"]["message"].as_str().unwrap().to_owned()
    };
    let before = message("2022-2023");
    assert!(before.contains("2022-2023") && before.contains("2024-2025 (publi\u{e9})"), "{before}");
    let after = message("2027-2028");
    assert!(after.contains("2027-2028") && after.contains("2026-2027 (calcul\u{e9}"), "{after}");
    assert!(message("secret").contains("2026-2027") && !message("secret").contains("secret"));
    let none = Simulator::new(Kind::Lycee, Vec::new(), Words::of(Language::English));
    let line = json!({"school_year": "2025-2026", "input": {}}).to_string();
    let told: Value = serde_json::from_str(&none.answer(&Read::Line(line.as_bytes())).unwrap()).unwrap();
    assert_eq!(told["error"]["code"], "unknown_year");
    assert!(told["error"]["message"].as_str().unwrap().contains("No scale of this grant is here."), "{told}");
}

#[test]
fn a_case_is_named_as_it_came_and_what_is_not_known_is_passed_over() {
    for name in ["123456789012345678901234567890", "\"\\u00e9\\n\"", "{\"a\": [1.50]}", "-0.0", "false"] {
        let line = format!("{{\"case_id\":{name},\"expected\":{{\"x\":[]}},\"school_year\":\"2025-2026\"}}");
        let answer = simulator(Kind::College).answer(&Read::Line(line.as_bytes())).unwrap();
        assert!(answer.starts_with(&format!("{{\"case_id\":{name},\"error\":")), "{answer}");
        assert!(serde_json::from_str::<Value>(&answer).is_ok(), "{answer}");
    }
    let told = crous(|case| case["input"]["hobby"] = json!([[["chess"]]]));
    assert!(told["result"]["eligible"].as_bool().unwrap());
    let told = crous(|case| case["input"]["study_level"] = json!("doctorat_1"));
    assert_eq!(
        told["result"],
        json!({"eligible": false, "echelon": null, "charge_points": 1,
        "monthly_amount_cents": 0, "monthly_payments": 0, "annual_amount_eur": 0})
    );
}

#[test]
fn lines_of_any_length_are_told_apart_and_blank_ones_are_none() {
    let long = "x".repeat(10_000_000);
    let blank = " ".repeat(3_000_000);
    let text = format!("\u{feff}{{}}\r\n\n  \t\r\n{long}\n{blank}\n\u{feff}[]\nlast");
    let mut lines = Lines::new(std::io::BufReader::with_capacity(777, Cursor::new(text.into_bytes())));
    let mut seen = Vec::new();
    while let Some(line) = lines.next_line().unwrap() {
        seen.push(match line {
            Read::TooLong => "long".to_owned(),
            Read::Line(line) => String::from_utf8(line.trim_ascii().to_vec()).unwrap(),
        });
    }
    assert_eq!(seen, ["{}", "", "", "long", "", "\u{feff}[]", "last"]);
    assert!(simulator(Kind::Lycee).answer(&Read::Line(b" \t\r")).is_none());
    let told: Value = serde_json::from_str(&simulator(Kind::Lycee).answer(&Read::TooLong).unwrap()).unwrap();
    assert_eq!((&told["case_id"], &told["error"]["code"]), (&Value::Null, &json!("bad_json")));
    assert_eq!(Lines::new(Cursor::new(Vec::new())).next_line().unwrap(), None);
}

/// A value that may stand anywhere in a case.
fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3_i64..50_000).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!("public")),
        Just(json!("2025-2026")),
        proptest::collection::vec(any::<i8>().prop_map(Value::from), 0..3).prop_map(Value::from),
    ]
}

const KEYS: [&str; 12] = [
    "reference_tax_income_eur",
    "gross_income_eur",
    "dependent_children",
    "pupils_at_this_level",
    "distance_km",
    "dependent_children_in_higher_education",
    "age_on_1_september",
    "institution",
    "study_level",
    "own_children",
    "apprentice",
    "tax_notice_year",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_case_has_one_line(
        kind in prop::sample::select(&BOURSES[..]),
        head in proptest::collection::vec(anything(), 3), input in proptest::collection::vec(anything(), KEYS.len()),
        sound in any::<bool>(),
    ) {
        let input: serde_json::Map<String, Value> = KEYS.iter().map(|key| (*key).to_owned()).zip(input).collect();
        let mut case = json!({"case_id": head[0], "school_year": head[1], "scholarship": head[2], "input": input});
        if sound {
            case["school_year"] = json!("2025-2026");
            case["scholarship"] = json!(kind.code());
        }
        let answer = simulator(kind).answer(&Read::Line(case.to_string().as_bytes())).unwrap();
        prop_assert!(!answer.contains('\n'));
        let told: Value = serde_json::from_str(&answer).unwrap();
        prop_assert_eq!(&told["case_id"], &case["case_id"]);
        prop_assert!(told["result"].is_object() != told["error"]["code"].is_string());
    }

    #[test]
    fn any_bytes_have_as_many_answers_as_lines(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let simulator = simulator(Kind::Crous);
        let mut lines = Lines::new(Cursor::new(bytes.clone()));
        let mut answers = 0;
        while let Some(line) = lines.next_line().unwrap() {
            if let Some(answer) = simulator.answer(&line) {
                prop_assert!(serde_json::from_str::<Value>(&answer).is_ok());
                answers += 1;
            }
        }
        let whole = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let filled = whole.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
        prop_assert_eq!(answers, filled.count());
    }
}
