//! Tests of what a calculator says: above and below a ceiling, very near it, without an income.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use domain::ids::RecordId;
use domain::scale::{
    About, AnahScale, ArsScale, Band, Ceilings, Income, Kind, Line, Scale, Source, Status, Year,
};
use domain::simulators::Known;

use super::super::answers::{answer, outdated};
use super::super::entry::Asked;
use super::told;
use crate::words::calculators::Said;
use crate::words::{Language, Words};

fn about(kind: Kind, year: Year) -> About {
    let read_on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    About {
        id: RecordId::parse("content:scale").unwrap(),
        kind,
        year,
        status: Status::Published,
        table_year: year,
        income: Income { line: Line::Resources, year: 2024, notice: 2025 },
        sources: vec![Source { title: "Texte".into(), url: None, read_on }],
        source_url: "https://example.org".into(),
        verified_on: read_on,
    }
}

/// A ceiling of 13 000 € for one child, 16 000 € for two; 400 € from 6 to 10 years, 450 € from 11 to 17.
fn of_school() -> Scale {
    Scale::Ars(ArsScale {
        about: about(Kind::Ars, Year::School(2026)),
        base_eur: 10_000,
        child_percent: 30,
        bands: vec![
            Band { from_age: 6, to_age: 10, cents: 40_000 },
            Band { from_age: 11, to_age: 17, cents: 45_050 },
        ],
        least_cents: 1_500,
        before_crds: true,
    })
}

fn of_homes() -> Scale {
    Scale::Anah(AnahScale {
        about: about(Kind::Anah, Year::Plain(2025)),
        ceilings: Ceilings {
            echelons: ["intermediate", "modest", "very_modest"].map(str::to_owned).to_vec(),
            rows: vec![vec![30_000, 20_000, 10_000]],
            each_more: Some(vec![3_000, 2_000, 1_000]),
        },
    })
}

fn said(scale: &Scale, income: Known<i64>, count: i64, ages: &[i64]) -> Said {
    let asked = Asked { income, count, ages: ages.to_vec() };
    let answer = answer(scale, &asked).unwrap().unwrap();
    told(&answer, scale, Words::of(Language::English))
}

#[test]
fn below_the_ceiling_everything_is_paid_and_what_is_left_is_said() {
    let told = said(&of_school(), Known::Is(12_000), 2, &[8, 12]);
    assert_eq!(told.title, "You might receive:");
    assert_eq!(told.figure.as_deref(), Some("\u{20ac}850.50, paid once"));
    assert!(
        told.reasons[0].contains("\u{20ac}16,000") && told.reasons[0].contains("\u{20ac}4,000 are left"),
        "{told:?}"
    );
    assert!(told.warnings.is_empty(), "{told:?}");
}

#[test]
fn above_the_ceiling_what_exceeds_it_is_taken_off_and_nothing_below_the_least() {
    let told = said(&of_school(), Known::Is(16_100), 2, &[8, 12]);
    assert_eq!(told.figure.as_deref(), Some("\u{20ac}750.50, paid once"));
    assert!(
        told.reasons[0].contains("by \u{20ac}100") && told.reasons[1].contains("\u{20ac}850.50"),
        "{told:?}"
    );
    assert!(told.warnings[0].contains("very close"), "within a hundredth: {told:?}");
    assert!(said(&of_school(), Known::Is(16_160), 2, &[8]).warnings.len() == 1, "exactly a hundredth above");
    assert!(said(&of_school(), Known::Is(16_161), 2, &[8]).warnings.is_empty(), "a euro farther");

    let told = said(&of_school(), Known::Is(13_390), 1, &[8]);
    assert_eq!(
        (told.title.as_str(), told.figure.clone()),
        ("From your answers, no back-to-school allowance", None)
    );
    assert!(told.reasons.iter().any(|reason| reason.contains("less than \u{20ac}15")), "{told:?}");
    let told = said(&of_school(), Known::Is(90_000), 1, &[8]);
    assert!(told.figure.is_none() && told.reasons.len() == 1, "nothing would be left: {told:?}");
}

#[test]
fn ages_that_no_band_holds_are_named_and_alone_they_bring_nothing() {
    let told = said(&of_school(), Known::Is(1_000), 3, &[5, 8, 18]);
    assert_eq!(told.figure.as_deref(), Some("\u{20ac}400, paid once"));
    assert!(told.warnings[0].contains("2 children (aged 5 and 18)"), "{told:?}");
    let told = said(&of_school(), Known::Is(1_000), 1, &[5]);
    assert!(told.title.contains("no child is of the age") && told.figure.is_none(), "{told:?}");
}

#[test]
fn without_an_income_the_ceilings_are_given() {
    let told = said(&of_school(), Known::Unsure, 2, &[8]);
    assert_eq!(told.figure.as_deref(), Some("\u{20ac}16,000 of resources"));
    assert!(told.reasons[0].contains("\u{20ac}400"), "{told:?}");
    let told = said(&of_homes(), Known::Unsure, 3, &[]);
    assert_eq!(told.title, "The ceilings for 3 people");
    let all: Vec<_> = told.steps.iter().map(|(name, most)| (name.as_str(), most.as_str())).collect();
    assert_eq!(
        all,
        [
            ("Very modest income", "\u{20ac}12,000"),
            ("Modest income", "\u{20ac}24,000"),
            ("Intermediate income", "\u{20ac}36,000")
        ]
    );
}

#[test]
fn a_bracket_is_said_with_its_ceiling_and_what_is_left() {
    let told = said(&of_homes(), Known::Is(15_000), 1, &[]);
    assert_eq!(told.figure.as_deref(), Some("Modest income"));
    assert!(
        told.reasons[0].contains("\u{20ac}20,000") && told.reasons[0].contains("\u{20ac}5,000 are left"),
        "{told:?}"
    );
    assert_eq!(told.steps.len(), 3);
    let told = said(&of_homes(), Known::Is(30_001), 1, &[]);
    assert_eq!(told.figure.as_deref(), Some("Higher income"));
    assert!(told.reasons[0].contains("by \u{20ac}1 ") && told.warnings.len() == 1, "{told:?}");
}

#[test]
fn a_scale_of_an_earlier_year_says_which_one_is_not_known() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let of_2025 = about(Kind::Anah, Year::Plain(2025));
    assert_eq!(outdated(&of_2025, day("2025-12-31")), None);
    assert_eq!(outdated(&of_2025, day("2026-01-01")).as_deref(), Some("2026"));
    let of_school = about(Kind::Ars, Year::School(2026));
    assert_eq!(outdated(&of_school, day("2027-08-31")), None);
    assert_eq!(outdated(&of_school, day("2027-09-01")).as_deref(), Some("2027-2028"));
}
