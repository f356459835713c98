//! Every sample case, line by line, by the functions themselves; the terminal is tested on the same files.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads files"
)]

use serde_json::{Value, json};

use super::sample::{crous as crous_of, root, school as school_of};
use super::{CrousAsked, Institution, Outcome, SchoolAsked, Whose, crous, school};
use crate::scale::{Kind, Year};

#[test]
fn every_sample_case_is_answered_to_the_euro() {
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/fixtures/oracle"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut compared = 0;
    for file in files {
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            let case: Value = serde_json::from_str(line).unwrap();
            assert_eq!(answered(&case), case["expected"], "{}", case["case_id"]);
            compared += 1;
        }
    }
    assert_eq!(compared, 69);
}

fn answered(case: &Value) -> Value {
    let Some(Year::School(first)) = Year::parse(case["school_year"].as_str().unwrap()) else {
        panic!("{case}")
    };
    let input = &case["input"];
    let number = |key: &str| input[key].as_i64().unwrap_or_default();
    let yes = |key: &str| input[key].as_bool().unwrap_or_default();
    let outcome = match Kind::parse(case["scholarship"].as_str().unwrap()).unwrap() {
        Kind::Crous => {
            let scale = crous_of(first);
            assert_eq!(scale.about.status.code(), case["bareme_status"].as_str().unwrap());
            crous(
                &scale,
                &CrousAsked {
                    income_eur: number("gross_income_eur"),
                    income_year: input["gross_income_year"].as_i64(),
                    notice_year: input["tax_notice_year"].as_i64(),
                    whose: if input["assessed_on"] == "student" { Whose::Student } else { Whose::Parents },
                    single_parent: yes("single_parent"),
                    children: number("dependent_children"),
                    students: number("dependent_children_in_higher_education"),
                    distance_km: number("distance_km"),
                    age: number("age_on_1_september"),
                    own_children: number("own_children"),
                    first_application: yes("first_application"),
                    disability: yes("disability_recognised"),
                    carer: yes("carer_of_disabled_relative"),
                    institution: match input["institution"].as_str().unwrap() {
                        "public" => Institution::Public,
                        "private_authorised" => Institution::Authorised,
                        _ => Institution::NotAuthorised,
                    },
                    apprentice: yes("apprentice"),
                    doctorate: input["study_level"].as_str().unwrap().starts_with("doctorat"),
                    merit: false,
                },
            )
        }
        kind => {
            let scale = school_of(kind, first);
            assert_eq!(scale.about.status.code(), case["bareme_status"].as_str().unwrap());
            school(
                &scale,
                &SchoolAsked {
                    income_eur: number("reference_tax_income_eur"),
                    income_year: input["reference_income_year"].as_i64(),
                    notice_year: input["tax_notice_year"].as_i64(),
                    children: number("dependent_children"),
                    pupils: number("pupils_at_this_level"),
                    single_parent: yes("single_parent"),
                    college_level_class: yes("college_level_class_in_lycee"),
                    ..SchoolAsked::default()
                },
            )
        }
    };
    said(&outcome.unwrap())
}

fn said(outcome: &Outcome) -> Value {
    let award = outcome.award.as_ref();
    let euros = |cents: Option<i64>| {
        let cents = cents.unwrap_or(0);
        assert_eq!(cents % 100, 0);
        cents / 100
    };
    let (eligible, echelon) = (award.is_some(), award.map(|award| award.echelon.clone()));
    let (payment, year) = (award.map(|award| award.payment_cents), award.map(|award| award.year_cents));
    match outcome.points {
        Some(points) => json!({
            "eligible": eligible, "echelon": echelon, "charge_points": points,
            "monthly_amount_cents": payment.unwrap_or(0), "monthly_payments": award.map_or(0, |award| award.payments),
            "annual_amount_eur": euros(year),
        }),
        None => json!({
            "eligible": eligible, "echelon": echelon, "annual_amount_per_pupil_eur": euros(year),
            "term_amount_per_pupil_eur": euros(payment),
            "annual_amount_all_pupils_eur": euros(award.map(|award| award.total_cents)),
        }),
    }
}
