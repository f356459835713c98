//! Table of grants: bourses computed a second on one core, and lines answered a second by the terminal's function.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod rig;
#[path = "../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::hint::black_box;
use std::io::Cursor;

use domain::scale::{Kind, Scale};
use domain::simulators::{CrousAsked, Outcome, Refusal, SchoolAsked, ceilings_of_school, crous, school};
use ma_region::store::desk::settings::Language;
use ma_region::store::reference::scales;
use ma_region::terminal::simulate::{Lines, Simulator};
use ma_region::wiring::SEED;
use ma_region::words::Words;
use rig::{Dice, median, row, timed};
use serde_json::{Value as Json, json};
use world::Phone;

const PASSES: usize = 7;
const CASES: usize = 10_000;

fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let phone = Phone::alone();
    assert!(phone.app.sync.seed(SEED).await.moved.len() >= 2);
    let (mut rows, mut runs) = (Vec::new(), serde_json::Map::new());
    for (kind, name) in [(Kind::Lycee, "lyc\u{e9}e"), (Kind::College, "coll\u{e8}ge"), (Kind::Crous, "Crous")]
    {
        let held = phone.app.store.read(move |db| scales::all(db, kind)).await.unwrap();
        assert_eq!(held.len(), 3);
        let computed = rates(|| computed(&held));
        let text = lines(kind);
        let simulator = Simulator::new(kind, held, Words::of(Language::French));
        let answered = rates(|| answered(&simulator, &text));
        let target = CASES as f64;
        let line =
            row(format!("bourses {name}, with their explanation, a second"), median(&computed), "a second");
        rows.push(line.at_least(target));
        let line = row(format!("lines of `simulate`, {name}, a second"), median(&answered), "a second");
        rows.push(line.at_least(target));
        runs.insert(kind.code().to_owned(), json!({ "computed": computed, "answered": answered }));
    }
    let notes = [
        format!("{CASES} cases of each kind over the three years that the app carries, incomes and households drawn (seed 8), on one thread; a tenth of them cannot be computed and is refused. Median of {PASSES} passes, the first one left out."),
        "A bourse is computed with all that a screen shows: lines of the explanation, complements, ceilings nearby, notes; for lycée and collège the ceilings of an unknown income too. A line is read, checked, computed and written as JSON by the function that the terminal calls; the scales are those of the phone's database.".to_owned(),
    ];
    rig::report("grants", "Grants: bourses and lines a second", &rows, &notes, runs.into());
}

/// How many cases a second each pass made.
fn rates(mut pass: impl FnMut() -> usize) -> Vec<f64> {
    let mut rates = Vec::new();
    for round in 0..=PASSES {
        let (count, took) = timed(&mut pass);
        assert_eq!(count, CASES);
        if round > 0 {
            rates.push(count as f64 * 1_000.0 / took);
        }
    }
    rates
}

fn computed(held: &[Scale]) -> usize {
    let mut dice = Dice(8);
    let mut given = 0;
    for at in 0..CASES {
        let outcome = one(&held[at % held.len()], &mut dice);
        given += usize::from(black_box(outcome).is_ok_and(|outcome| outcome.is_eligible()));
    }
    // Neither all of them nor none: both ways are measured.
    assert!((CASES / 10..CASES * 9 / 10).contains(&given), "{given}");
    CASES
}

fn one(scale: &Scale, dice: &mut Dice) -> Result<Outcome, Refusal> {
    let (income_eur, children) = (dice.roll(60_000) as i64, 1 + dice.roll(9) as i64);
    let few = dice.roll(10) as i64;
    match scale {
        Scale::School(scale) => {
            let asked = SchoolAsked {
                income_eur,
                children,
                // More pupils than children, at times: refused.
                pupils: if few == 0 { children + 1 } else { 1 },
                college_level_class: few == 1,
                boarder: few > 5,
                merit: few > 7,
                ..SchoolAsked::default()
            };
            black_box(ceilings_of_school(scale, children))?;
            school(scale, &asked)
        }
        Scale::Crous(scale) => {
            let asked = CrousAsked {
                income_eur,
                children,
                students: if few == 0 { children + 1 } else { 1 },
                distance_km: dice.roll(900) as i64,
                age: 17 + dice.roll(12) as i64,
                carer: few == 1,
                merit: few > 7,
                ..CrousAsked::default()
            };
            crous(scale, &asked)
        }
        Scale::Ars(_) | Scale::Anah(_) => unreachable!("a bourse"),
    }
}

fn answered(simulator: &Simulator, text: &str) -> usize {
    let mut lines = Lines::new(Cursor::new(text.as_bytes()));
    let mut count = 0;
    while let Some(line) = lines.next_line().unwrap() {
        count += black_box(simulator.answer(&line)).map_or(0, |answer| usize::from(answer.len() > 20));
    }
    count
}

fn lines(kind: Kind) -> String {
    let mut dice = Dice(8);
    let line = |at: usize| {
        let (income, children, few) = (dice.roll(60_000), 1 + dice.roll(9), dice.roll(10));
        let pupils = if few == 0 { children + 1 } else { 1 };
        let year = ["2024-2025", "2025-2026", "2026-2027"][at % 3];
        let input: Json = if kind == Kind::Crous {
            json!({"gross_income_eur": income, "dependent_children": children,
                "dependent_children_in_higher_education": pupils, "distance_km": dice.roll(900),
                "age_on_1_september": 17 + dice.roll(12), "institution": "public", "study_level": "licence_2",
                "assessed_on": "parents", "single_parent": false, "own_children": 0, "apprentice": false})
        } else {
            json!({"reference_tax_income_eur": income, "dependent_children": children,
                "pupils_at_this_level": pupils, "single_parent": few == 1})
        };
        format!(
            "{}\n",
            json!({"case_id": format!("bench-{at}"), "scholarship": kind.code(), "school_year": year, "input": input})
        )
    };
    (0..CASES).map(line).collect()
}
