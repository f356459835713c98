//! Every ceiling and every amount of the tables that the app carries, recomputed from the texts in exact decimals.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::sample::{crous, of, school, shipped};
use crate::scale::{Kind, Scale, Status};

/// Coefficients of the arrêtés of 22 March 2016, in tenths: lycée 1 to 6, collège 1 to 3.
const COEFFICIENTS: [[i128; 9]; 8] = [
    [18_550, 14_684, 12_471, 10_058, 6_251, 2_443, 15_562, 8_412, 2_968],
    [19_976, 16_021, 13_604, 10_971, 6_946, 2_919, 19_153, 10_354, 3_653],
    [22_829, 18_690, 15_872, 12_801, 8_335, 3_869, 22_744, 12_295, 4_338],
    [26_397, 21_362, 18_140, 14_630, 9_723, 4_817, 26_335, 14_237, 5_023],
    [29_964, 25_367, 21_541, 17_373, 11_807, 6_241, 29_927, 16_178, 5_708],
    [34_246, 29_371, 24_943, 20_118, 13_892, 7_664, 33_518, 18_119, 6_393],
    [38_526, 33_377, 28_345, 22_859, 15_975, 9_090, 37_109, 20_061, 7_078],
    [42_807, 37_384, 31_747, 25_602, 18_059, 10_513, 40_700, 22_002, 7_763],
];
/// Hundredths of a percent of the BMAF, in the same order.
const PERCENTAGES: [i128; 9] = [10_642, 13_079, 15_435, 17_791, 20_147, 22_584, 2_560, 7_091, 11_075];
/// First year, gross hourly SMIC of 1 July of the year before, BMAF of 1 January, in cents.
const PARAMETERS: [(i32, i128, i128); 3] =
    [(2024, 1_152, 44_593), (2025, 1_165, 46_644), (2026, 1_188, 47_437)];

/// `value` divided by `by`, a half counted as one.
fn rounded(value: i128, by: i128) -> i64 {
    i64::try_from((2 * value + by).div_euclid(2 * by)).unwrap()
}

#[test]
fn every_ceiling_and_term_of_lycees_and_colleges_follows_from_the_texts() {
    let mut compared = 0;
    for (first, smic, bmaf) in PARAMETERS {
        for (kind, columns) in [(Kind::Lycee, 0..6), (Kind::College, 6..9)] {
            let scale = school(kind, first);
            for (row, coefficients) in scale.ceilings.rows.iter().zip(COEFFICIENTS) {
                // Tenths by cents are thousandths of a euro.
                let expected: Vec<i64> = coefficients[columns.clone()]
                    .iter()
                    .map(|tenths| rounded(tenths * smic, 1_000))
                    .collect();
                assert_eq!(*row, expected, "{kind:?} {first}");
                compared += row.len();
            }
            // Hundredths of a percent of cents, by three terms, to the whole euro: 10⁴ · 10² · 3.
            let terms: Vec<i64> =
                PERCENTAGES[columns].iter().map(|share| rounded(share * bmaf, 3_000_000) * 100).collect();
            assert_eq!(scale.pay.cents, terms, "{kind:?} {first}");
        }
    }
    assert_eq!(compared, 3 * 8 * 9);
}

#[test]
fn the_table_of_the_crous_is_one_and_the_same_and_its_steps_are_regular() {
    let tables = [2024, 2025, 2026].map(crous);
    for table in &tables {
        assert_eq!((&table.ceilings, &table.pay), (&tables[0].ceilings, &tables[0].pay));
        assert_eq!(table.ceilings.rows.len(), 18);
    }
    assert_eq!(tables[2].about.status, Status::CarriedOver);
    assert_eq!(tables[2].about.table_year.to_string(), "2025-2026");
    // The seventh échelon gains 265 a point; the first 2 650, but for the rounding of what it was raised from.
    for (points, row) in tables[0].ceilings.rows.iter().enumerate() {
        let points = i64::try_from(points).unwrap();
        assert_eq!(row[7], 265 * (points + 1));
        assert!((row[1] - (23_850 + 2_650 * points)).abs() <= 21, "{points}");
    }
    let years: Vec<i64> =
        tables[0].pay.cents.iter().map(|cents| cents * tables[0].pay.payments / 100).collect();
    assert_eq!(years, [1_454, 2_163, 3_071, 3_828, 4_587, 5_212, 5_506, 6_335]);
}

#[test]
fn amounts_of_the_allocation_de_rentree_follow_from_the_bmaf() {
    let Some(Scale::Ars(scale)) = of(Kind::Ars).into_iter().next() else { panic!("no scale") };
    let shares = [8_972, 9_467, 9_795].map(|share: i128| rounded(share * 47_816, 10_000));
    assert_eq!(scale.bands.iter().map(|band| band.cents).collect::<Vec<_>>(), shares);
}

#[test]
fn every_scale_that_the_app_carries_is_whole_and_says_where_it_comes_from() {
    for scale in shipped() {
        let about = scale.about();
        assert_eq!(scale.flaw_of_the_year(), None, "{}", about.id);
        assert!(!about.sources.is_empty() && about.source_url.starts_with("https://"), "{}", about.id);
        assert_eq!(about.id.as_str(), format!("{}-{}", about.kind.code(), about.year));
    }
    // Never 2022-2023: it changed in its middle, and its publications contradict each other.
    assert!(shipped().iter().all(|scale| scale.about().year.first() >= 2024));
}
