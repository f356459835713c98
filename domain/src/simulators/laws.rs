//! The laws of bourses, over the tables that the app carries and over tables that nobody has.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;

use super::sample::shipped;
use super::*;
use crate::scale::{Ceilings, CrousScale, Flaw, Kind, Scale, SchoolScale};

static SHIPPED: LazyLock<Vec<Scale>> = LazyLock::new(shipped);

/// A table with one row more an entry: each row decreases, each column increases.
fn table(steps: &[i64], growth: &[i64], names: &[String]) -> Ceilings {
    let first: Vec<i64> = (0..steps.len()).map(|at| steps[at..].iter().sum()).collect();
    let rows = (0..growth.len()).map(|row| {
        let more: i64 = growth[..=row].iter().sum();
        first.iter().map(|ceiling| ceiling + more).collect()
    });
    Ceilings { echelons: names.to_vec(), rows: rows.collect(), each_more: None }
}

fn grown(real: &Ceilings, steps: &[i64], growth: &[i64]) -> Ceilings {
    table(&steps[..real.echelons.len()], growth, &real.echelons)
}

fn tables() -> impl Strategy<Value = Option<(Vec<i64>, Vec<i64>)>> {
    prop_oneof![Just(None), (vec(1_i64..5_000, 8), vec(1_i64..4_000, 1..20)).prop_map(Some)]
}

fn school_scale() -> impl Strategy<Value = SchoolScale> {
    let of_schools = |scale: &&Scale| matches!(scale, Scale::School(_));
    let real: Vec<Scale> = SHIPPED.iter().filter(of_schools).cloned().collect();
    (prop::sample::select(real), tables()).prop_map(|(scale, made)| match (scale, made) {
        (Scale::School(real), None) => real,
        (Scale::School(real), Some((steps, growth))) => {
            SchoolScale { ceilings: grown(&real.ceilings, &steps, &growth), ..real }
        }
        _ => unreachable!(),
    })
}

fn crous_scale() -> impl Strategy<Value = CrousScale> {
    let of_crous = |scale: &&Scale| matches!(scale, Scale::Crous(_));
    let real: Vec<Scale> = SHIPPED.iter().filter(of_crous).cloned().collect();
    (prop::sample::select(real), tables()).prop_map(|(scale, made)| match (scale, made) {
        (Scale::Crous(real), None) => real,
        (Scale::Crous(real), Some((steps, growth))) => {
            CrousScale { ceilings: grown(&real.ceilings, &steps, &growth), ..real }
        }
        _ => unreachable!(),
    })
}

fn family() -> impl Strategy<Value = SchoolAsked> {
    (0_i64..60_000, 1_i64..14, any::<[bool; 4]>(), 0_i64..14).prop_map(
        |(income_eur, children, said, pupils)| {
            let [single_parent, college_level_class, boarder, merit] = said;
            let pupils = 1 + pupils % children;
            SchoolAsked {
                income_eur,
                children,
                pupils,
                single_parent,
                college_level_class,
                boarder,
                merit,
                ..SchoolAsked::default()
            }
        },
    )
}

fn student() -> impl Strategy<Value = CrousAsked> {
    let numbers = (0_i64..110_000, 1_i64..10, 0_i64..10, 0_i64..15_000, 16_i64..32, 0_i64..3);
    (numbers, any::<[bool; 4]>(), 0_usize..12).prop_map(|(numbers, said, barred)| {
        let (income_eur, children, students, distance_km, age, own_children) = numbers;
        let [disability, carer, single_parent, merit] = said;
        CrousAsked {
            income_eur,
            children,
            students: 1 + students % children,
            distance_km,
            age,
            own_children,
            disability,
            carer,
            single_parent,
            merit,
            institution: if barred == 0 { Institution::NotAuthorised } else { Institution::Public },
            apprentice: barred == 1,
            doctorate: barred == 2,
            ..CrousAsked::default()
        }
    })
}

/// How high an échelon is; below all of them where there is none.
fn height(table: &Ceilings, outcome: &Outcome) -> i64 {
    outcome.award.as_ref().map_or(-1, |award| table.rank(&award.echelon).unwrap() as i64)
}

fn totals_hold(outcome: &Outcome) -> bool {
    let one = |award: &Award| {
        award.year_cents == award.payment_cents * award.payments
            && award.total_cents == award.people * award.year_cents
    };
    outcome.award.as_ref().is_none_or(one) && outcome.award.is_some() == outcome.hurdles.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn of_schools(scale in school_scale(), asked in family(), more in 1_i64..20_000) {
        let table = &scale.ceilings;
        let told = |asked: &SchoolAsked| school(&scale, asked).unwrap();
        let outcome = told(&asked);
        let stands = height(table, &outcome);
        prop_assert!(totals_hold(&outcome));
        // More income never raises the échelon; one more child never lowers it.
        let richer = told(&SchoolAsked { income_eur: asked.income_eur + more, ..asked.clone() });
        prop_assert!(height(table, &richer) <= stands);
        let larger = told(&SchoolAsked { children: asked.children + 1, ..asked.clone() });
        prop_assert!(height(table, &larger) >= stands);
        // Living alone changes nothing but a note.
        let other = told(&SchoolAsked { single_parent: !asked.single_parent, ..asked.clone() });
        prop_assert_eq!((&other.award, &other.hurdles, &other.lines, &other.near, &other.extras),
            (&outcome.award, &outcome.hurdles, &outcome.lines, &outcome.near, &outcome.extras));
        // Beyond the last row all are alike.
        let last = table.rows.len() as i64;
        let [at, beyond] = [last, last + 4].map(|children| told(&SchoolAsked { children, pupils: 1, ..asked.clone() }));
        prop_assert_eq!(at.award, beyond.award);
        // The class of collège level takes away, and never below the cap.
        let [whole, capped] = [false, true].map(|college_level_class|
            height(table, &told(&SchoolAsked { college_level_class, ..asked.clone() })));
        let cap = scale.college_level_cap.as_deref().and_then(|cap| table.rank(cap)).map_or(i64::MAX, |at| at as i64);
        prop_assert_eq!(capped, whole.min(cap));
    }

    #[test]
    fn a_ceiling_is_the_last_euro_of_its_echelon(scale in school_scale(), row in 0_usize..8, at in 0_usize..6) {
        let table = &scale.ceilings;
        let (row, at) = (row % table.rows.len(), at % table.echelons.len());
        let income_eur = table.rows[row][at];
        let asked = SchoolAsked { income_eur, children: row as i64 + 1, pupils: 1, ..SchoolAsked::default() };
        let outcome = school(&scale, &asked).unwrap();
        prop_assert_eq!(height(table, &outcome), at as i64);
        let near = outcome.near.clone().unwrap();
        prop_assert_eq!((near.ceiling_eur, near.margin_eur), (income_eur, 0));
        let above = school(&scale, &SchoolAsked { income_eur: income_eur + 1, ..asked.clone() }).unwrap();
        prop_assert_eq!(height(table, &above), at as i64 - 1);
        if at == 0 {
            prop_assert_eq!(above.hurdles, [Hurdle::Income { ceiling_eur: income_eur, over_eur: 1 }]);
        }
        // Who does not know the income is told these very ceilings.
        let steps = ceilings_of_school(&scale, asked.children).unwrap();
        let award = outcome.award.unwrap();
        prop_assert_eq!((&steps[at].echelon, steps[at].ceiling_eur), (&award.echelon, income_eur));
        prop_assert_eq!((steps[at].payment_cents, steps[at].year_cents), (award.payment_cents, award.year_cents));
    }

    #[test]
    fn of_the_crous(scale in crous_scale(), asked in student(), more in 1_i64..20_000) {
        let table = &scale.ceilings;
        let told = |asked: &CrousAsked| crous(&scale, asked).unwrap();
        let outcome = told(&asked);
        let (stands, points) = (height(table, &outcome), outcome.points.unwrap());
        prop_assert!(totals_hold(&outcome));
        let richer = told(&CrousAsked { income_eur: asked.income_eur + more, ..asked.clone() });
        prop_assert!(height(table, &richer) <= stands && richer.points == Some(points));
        // What adds points adds them, and never lowers the échelon.
        for (changed, added) in [
            (CrousAsked { children: asked.children + 1, ..asked.clone() }, 2),
            (CrousAsked { children: asked.children + 1, students: asked.students + 1, ..asked.clone() }, 4),
            (CrousAsked { carer: true, ..asked.clone() }, if asked.carer { 0 } else { 4 }),
            (CrousAsked { disability: true, ..asked.clone() }, if asked.disability { 0 } else { 4 }),
        ] {
            let other = told(&changed);
            prop_assert_eq!(other.points, Some(points + added));
            prop_assert!(height(table, &other) >= stands);
        }
        let farther = told(&CrousAsked { distance_km: asked.distance_km + more / 2, ..asked.clone() });
        prop_assert!(height(table, &farther) >= stands && farther.points.unwrap() >= points);
        let other = told(&CrousAsked { single_parent: !asked.single_parent, ..asked.clone() });
        prop_assert_eq!((&other.award, other.points), (&outcome.award, outcome.points));
        // A child of one's own moves the limit of age, and nothing else.
        let parent = told(&CrousAsked { own_children: asked.own_children + 1, ..asked.clone() });
        prop_assert!(parent.points == Some(points) && height(table, &parent) >= stands);
        let unknown = ceilings_of_crous(&scale, &asked).unwrap();
        prop_assert_eq!((unknown.points, unknown.steps.len()), (points, table.echelons.len()));
        let barred: Vec<_> =
            outcome.hurdles.iter().filter(|one| !matches!(one, Hurdle::Income { .. })).cloned().collect();
        prop_assert_eq!(unknown.hurdles, barred);
    }

    #[test]
    fn any_numbers_are_answered_or_refused(
        numbers in any::<[i64; 7]>(), small in vec(-3_i64..40, 7), which in any::<u8>(), said in any::<[bool; 5]>(),
    ) {
        // Each number is any of i64, or near the bounds.
        let number = |at: usize| if which >> at & 1 == 1 { numbers[at] } else { small[at] };
        for scale in SHIPPED.iter() {
            match scale {
                Scale::School(scale) => {
                    let asked = SchoolAsked {
                        income_eur: number(0), children: number(1), pupils: number(2), income_year: Some(number(3)),
                        college_level_class: said[0], boarder: said[1], merit: said[2], ..SchoolAsked::default()
                    };
                    prop_assert!(school(scale, &asked).is_err());
                    if let Ok(outcome) = school(scale, &SchoolAsked { income_year: None, ..asked }) {
                        prop_assert!(totals_hold(&outcome));
                    }
                    let _ = ceilings_of_school(scale, number(1));
                }
                Scale::Crous(scale) => {
                    let asked = CrousAsked {
                        income_eur: number(0), children: number(1), students: number(2), distance_km: number(4),
                        age: number(5), own_children: number(6), disability: said[0], carer: said[1],
                        apprentice: said[2], doctorate: said[3], merit: said[4], ..CrousAsked::default()
                    };
                    if let Ok(outcome) = crous(scale, &asked) {
                        prop_assert!(totals_hold(&outcome));
                    }
                }
                Scale::Ars(scale) => {
                    let ages = vec![number(2), number(3)];
                    if let Ok(outcome) = ars(scale, &ArsAsked { income_eur: number(0), children: number(1), ages }) {
                        prop_assert!(outcome.paid_cents <= outcome.whole_cents && outcome.paid_cents >= 0);
                    }
                }
                Scale::Anah(scale) => {
                    let _ = bracket(scale, &HouseholdAsked { income_eur: number(0), people: number(1) });
                }
            }
        }
    }

    #[test]
    fn a_table_with_one_wrong_figure_is_found(row in 0_usize..18, at in 0_usize..8, wrong in -2_i64..2) {
        for scale in SHIPPED.iter() {
            let mut scale = scale.clone();
            let (Scale::School(SchoolScale { ceilings, .. })
            | Scale::Crous(CrousScale { ceilings, .. })
            | Scale::Anah(crate::scale::AnahScale { ceilings, .. })) = &mut scale else { continue };
            let (row, at) = (row % ceilings.rows.len(), at % ceilings.echelons.len());
            // As high as a neighbour, or beyond it.
            let neighbour = match at {
                0 => ceilings.rows[row][1] - 2 + wrong,
                at => ceilings.rows[row][at - 1] + 2 + wrong,
            };
            ceilings.rows[row][at] = neighbour;
            let flaw = scale.flaw();
            prop_assert!(matches!(flaw, Some(Flaw::NotDecreasing(_) | Flaw::NotIncreasing(_))), "{flaw:?}");
        }
    }
}

#[test]
fn laws_are_tried_on_every_kind() {
    let count = |kind: Kind| SHIPPED.iter().filter(|scale| scale.about().kind == kind).count();
    assert_eq!([Kind::Lycee, Kind::College, Kind::Crous].map(count), [3, 3, 3]);
    assert_eq!([Kind::Ars, Kind::Anah].map(count), [1, 1]);
}
