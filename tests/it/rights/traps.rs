//! What people type, mean and get wrong: a sensible verdict or a clear code, never a crash, never a wrong « no ».

use serde_json::{Value, json};

use super::personas::answers;

const STUDENT_OF_MONTBARD: &str = "content:revenu-minimum-etudiant-montbard";
const BIKE: &str = "content:velo-grand-besancon";
const LICENCE: &str = "content:aide-permis-de-conduire";
const AQUISIS: &str = "content:bourse-aquisis";
const CULTURE: &str = "content:national-pass-culture";
const BOOKS: &str = "content:region-librairies-independantes";
const AAH: &str = "content:national-aah";
const CHAMPAGNOLE: &str = "content:bafa-caf-jura";

/// Who, which aid, and the verdict or the code of the refusal.
fn traps() -> Vec<(Value, &'static str, &'static str)> {
    let montbard = |born: &str| {
        json!({"birth_date": born, "commune": "Montbard", "situations": ["student"],
            "declared": {"Habitez-vous Montbard depuis au moins deux ans ?": true}})
    };
    let young = |age: Value| {
        json!({"age": age, "commune": "Autun", "situations": ["lycéenne"],
            "declared": {"Êtes-vous prêt à donner 15 heures de bénévolat à une association ?": "oui"}})
    };
    let quotient = |euros: i64| {
        json!({"commune": "Dijon", "situations": ["étudiant"], "family_quotient": {"euros": euros, "per": "year"},
            "declared": {"Étudiez-vous dans un établissement supérieur de Bourgogne-Franche-Comté ?": true}})
    };
    let rider = |key: &str, home: Value| json!({"age": 40, key: home, "reference_tax_income": "20 000 €", "tax_parts": 1});
    let shop = |naf: &str| json!({"commune": "Dole", "situations": "entreprise", "naf_section": naf});
    let disabled = |rate: Value| {
        json!({"age": 35, "disability": true, "incapacity": rate,
            "declared": {"Vos ressources sont-elles sous le plafond de l’AAH\u{a0}?": true}})
    };
    vec![
        // Bounds of ages: the day itself, the day before, a birthday that most years lack.
        (montbard("2000-11-24"), STUDENT_OF_MONTBARD, "no"),
        (montbard("2000-11-25"), STUDENT_OF_MONTBARD, "likely"),
        (young(json!(14)), LICENCE, "no"),
        (young(json!(15)), LICENCE, "likely"),
        (young(json!(25)), LICENCE, "likely"),
        (young(json!(26)), LICENCE, "no"),
        (young(json!("17")), LICENCE, "likely"),
        (young(json!(17.9)), LICENCE, "likely"),
        (young(Value::Null), LICENCE, "to_check"),
        (json!({"birth_date": "2008-02-29"}), CULTURE, "likely"),
        // Ages that nobody has.
        (young(json!(200)), LICENCE, "age-unfit"),
        (young(json!(-3)), LICENCE, "age-unfit"),
        (json!({"birth_date": "2030-01-01"}), LICENCE, "age-unfit"),
        (json!({"birth_date": "1800-01-01"}), LICENCE, "age-unfit"),
        (json!({"birth_date": "31/02/2000"}), LICENCE, "answer-unreadable"),
        (young(json!(true)), LICENCE, "answer-unreadable"),
        // Figures: less than nothing, more than anybody has, the bound itself.
        (json!({"reference_tax_income": -1}), BIKE, "amount-negative"),
        (json!({"reference_tax_income": 1e12}), BIKE, "amount-too-much"),
        (json!({"family_quotient": "-0,5"}), BIKE, "amount-negative"),
        (json!({"tax_parts": 0}), BIKE, "parts-unfit"),
        (json!({"tax_parts": 2.3}), BIKE, "parts-unfit"),
        (json!({"children": 400}), BIKE, "persons-unfit"),
        (json!({"children": -1}), BIKE, "persons-unfit"),
        (json!({"headcount": -5}), BOOKS, "persons-unfit"),
        (json!({"incapacity": 120}), AAH, "percent-unfit"),
        (disabled(json!(0.8)), AAH, "likely"),
        (disabled(json!(79)), AAH, "to_check"),
        (disabled(json!(49)), AAH, "no"),
        (quotient(25_830), AQUISIS, "likely"),
        (quotient(25_831), AQUISIS, "no"),
        // Places: merged ones, postcodes of two groups of communes, codes that are postcodes elsewhere.
        (rider("commune", json!("Auxon-Dessous")), BIKE, "likely"),
        (rider("commune", json!("BESANCON")), BIKE, "likely"),
        (rider("commune", json!(25056)), BIKE, "likely"),
        (rider("postcode", json!("25870")), BIKE, "to_check"),
        (rider("postcode", json!("25000")), BIKE, "likely"),
        (json!({"age": 17, "postcode": "39300", "commune": "21231"}), CHAMPAGNOLE, "no"),
        (json!({"age": 17, "postcode": "39300"}), CHAMPAGNOLE, "to_check"),
        (rider("commune", json!("Atlantide")), BIKE, "answer-unreadable"),
        (rider("commune", json!("'; DROP TABLE commune; --")), BIKE, "answer-unreadable"),
        (rider("commune", json!("Dijon\" OR NEAR(* \"")), BIKE, "answer-unreadable"),
        (rider("commune", json!("דיז'ון")), BIKE, "answer-unreadable"),
        (rider("commune", json!("🚲".repeat(2_000))), BIKE, "answer-unreadable"),
        // Codes, words and writings.
        (shop("47.61Z"), BOOKS, "likely"),
        (shop("g"), BOOKS, "likely"),
        (shop("55"), BOOKS, "no"),
        (shop("00"), BOOKS, "answer-unreadable"),
        (json!({"situations": ["astronaute"]}), LICENCE, "answer-unreadable"),
        (json!({"declared": {"Avez-vous le BAFA ?": "نعم"}}), LICENCE, "answer-unreadable"),
        (json!({"declared": {"🐄 ?": true, "نعم": false, "": null}}), LICENCE, "to_check"),
        (json!({"declared": {("é".repeat(10_000)): true}}), LICENCE, "to_check"),
        (json!({"scholarship_holder": "peut-être"}), LICENCE, "answer-unreadable"),
    ]
}

#[test]
fn what_people_type_and_get_wrong_has_a_sensible_verdict_or_a_clear_code() {
    let traps = traps();
    let line = |(id, (profile, aid, _)): (usize, &(Value, &str, &str))| json!({"id": id, "profile": profile, "aid": aid});
    let mut lines: Vec<Value> = traps.iter().enumerate().map(line).collect();
    lines.push(json!({"id": "list", "profile": []}));
    lines.push(json!("no object at all"));
    let answered = answers(&lines);
    let mut wrong = Vec::new();
    for ((profile, aid, expected), answer) in traps.iter().zip(&answered) {
        let said = answer["error"]["code"].as_str().or_else(|| answer["results"][0]["verdict"].as_str());
        if said != Some(*expected) {
            let profile: String = profile.to_string().chars().take(200).collect();
            wrong.push(format!("{profile} × {aid}: {said:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), traps.len(), wrong.join("\n"));
    for broken in &answered[traps.len()..] {
        assert_eq!(broken["error"]["code"], "profile-unreadable");
    }
    println!("{} traps, each with its verdict or its code", lines.len());
}

#[test]
fn not_knowing_makes_no_no_and_a_slip_is_said_and_not_mended() {
    let unsure = json!({"age": null, "commune": null, "situations": null, "children": null, "housing": null,
        "declared": {"Avez-vous le BAFA ?": null}});
    let slip = |profile: Value| json!({"profile": profile, "aid": CULTURE});
    let answered = answers(&[
        json!({"profile": {}}),
        json!({"profile": unsure}),
        slip(json!({"age": 45, "situations": ["retraité"]})),
        slip(json!({"age": 45, "situations": ["lycéen"]})),
        slip(json!({"age": 17, "children": 4, "household_size": 3})),
        slip(json!({"age": 17, "housing": ["owner", "tenant"], "shoe_size": 43})),
    ]);
    for nothing in &answered[..2] {
        let results = nothing["results"].as_array().unwrap();
        assert!(results.len() > 300 && results.iter().all(|row| row["verdict"] == "to_check"));
        // A kind of condition that the vocabulary lacks settles nothing, and says where to read.
        let row = results.iter().find(|row| row["because"][0]["condition"] == "as_text").unwrap();
        assert!(row["because"][0]["text"].as_str().unwrap().contains("lisez la fiche"));
    }
    for slipped in &answered[2..] {
        assert_eq!(slipped["slips"].as_array().unwrap().len(), 1, "{slipped}");
    }
    let verdicts: Vec<&str> =
        answered[2..].iter().map(|one| one["results"][0]["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["no", "no", "likely", "likely"], "by what was answered");
    assert_eq!(answered[5]["left_out"], json!(["shoe_size"]));
}
