//! Table of the agenda on the phone: this week-end near me, free, among fifty thousand events; ours beside a look at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod made;
#[path = "../rig/mod.rs"]
mod rig;
#[path = "../../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::collections::BTreeSet;
use std::time::Instant;

use chrono::TimeDelta;
use domain::event::Cost;
use ma_region::store::reference::events::{Agenda, Ask, agenda};
use ma_region::store::reference::{NewEdition, apply};
use made::{Asked, Made};
use rig::{median, percentile, row};
use serde_json::json;
use world::Phone;

const EVENTS: usize = 50_000;
const QUESTIONS: usize = 1_000;
const PASSES: usize = 3;
const KM: f64 = 20.0;
/// What is asked for.
const TARGET_MS: f64 = 5.0;

fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let made = made::events(EVENTS);
    let asked = made::questions(QUESTIONS);
    let (phone, applied) = phone_with(&made).await;
    let near: Vec<Ask> = asked.iter().map(weekend).collect();
    let wide: Vec<Ask> =
        near.iter().take(100).map(|ask| Ask { within: None, at: None, ..ask.clone() }).collect();
    let week: Vec<Ask> = near
        .iter()
        .map(|ask| Ask { to: ask.from + TimeDelta::days(6), free: false, ..ask.clone() })
        .collect();
    let (times, answers) = answered(&phone, &near).await;
    let (of_week, _) = answered(&phone, &week).await;
    let (of_region, _) = answered(&phone, &wide).await;
    // A look at every occurrence, on the first questions: the same events, or the times say nothing.
    let looked: Vec<(BTreeSet<String>, f64)> =
        near.iter().take(20).map(|ask| look_at_all(&made, ask)).collect();
    let same = looked.iter().zip(&answers).all(|((naive, _), found)| naive == found);
    assert!(same, "the answers are those of a look at every occurrence");
    let naive: Vec<f64> = looked.iter().map(|(_, took)| *took).collect();
    let mut rows = Vec::new();
    for (name, share) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        let line =
            row(format!("this week-end within {KM} km, free, warm, {name}"), over(&times, share), "ms");
        let line = if name == "p95" { line.at_most(TARGET_MS) } else { line };
        rows.push(line.beside("a look at all", Some(percentile(&naive, share))));
    }
    rows.push(row("seven days within 20 km, whatever it costs, warm, p95", over(&of_week, 0.95), "ms"));
    rows.push(row(
        "this week-end in the whole Region, free, 40 rows, warm, p95",
        over(&of_region, 0.95),
        "ms",
    ));
    rows.push(row(format!("{EVENTS} events made ready on the phone, once"), applied, "ms"));
    let found: usize = answers.iter().map(BTreeSet::len).sum();
    let notes = [
        format!("{EVENTS} events with {} occurrences over a year: three fifths one evening, the others some days, every week, or for months, with days left out and days cancelled; a third free. Four fifths lie close to one of two hundred towns.", made.occurrences),
        format!("{QUESTIONS} questions from points made alike, each for one of 52 week-ends; {PASSES} passes after one that warms up; the figure is the median of the passes' percentiles. {:.1} events are found at a time.", found as f64 / answers.len() as f64),
        "Ours: the app's own store on disk, SQLCipher's SQLite, the question asked as the screen asks it, rows of the list included. A look at all: every occurrence of every event in this process, in memory, for the first 20 questions, which find the same events.".to_owned(),
    ];
    rig::report(
        "events-phone",
        "Agenda: this week-end, near, free",
        &rows,
        &notes,
        json!({ "weekend": times, "week": of_week, "region": of_region, "look": naive }),
    );
}

fn over(passes: &[Vec<f64>], share: f64) -> f64 {
    median(&passes.iter().map(|pass| percentile(pass, share)).collect::<Vec<_>>())
}

fn weekend(asked: &Asked) -> Ask {
    Ask {
        at: Some(asked.at),
        within: Some(KM * 1_000.0),
        free: true,
        limit: 40,
        ..Ask::days(asked.saturday, asked.saturday + TimeDelta::days(1))
    }
}

async fn phone_with(made: &Made) -> (Phone, f64) {
    let phone = Phone::alone();
    phone.app.seed().await;
    let put = made.lines.clone();
    let begun = Instant::now();
    let edition =
        NewEdition { collection: "events".into(), slice: "bench".into(), put, ..NewEdition::default() };
    phone.app.store.write(move |db| apply::apply(db, &edition)).await.unwrap();
    (phone, begun.elapsed().as_secs_f64() * 1_000.0)
}

/// Milliseconds of each question in each pass, and the events found.
async fn answered(phone: &Phone, asks: &[Ask]) -> (Vec<Vec<f64>>, Vec<BTreeSet<String>>) {
    let (mut passes, mut found) = (Vec::new(), Vec::new());
    for pass in 0..=PASSES {
        let (mut times, mut answers) = (Vec::new(), Vec::new());
        for ask in asks {
            let ask = ask.clone();
            let begun = Instant::now();
            let answer: Agenda = phone.app.store.read(move |db| agenda(db, &ask)).await.unwrap();
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
            let all = answer.days.iter().flat_map(|day| &day.found).chain(&answer.long);
            answers.push(all.map(|found| found.id.to_string()).collect());
        }
        if pass > 0 {
            passes.push(times);
        }
        found = answers;
    }
    (passes, found)
}

/// As whoever keeps no tree answers it.
fn look_at_all(made: &Made, ask: &Ask) -> (BTreeSet<String>, f64) {
    let begun = Instant::now();
    let near =
        |point: domain::distance::Point| ask.at.is_none_or(|at| at.metres_to(point) <= ask.within.unwrap());
    let on = |time: domain::event::Occurrence| time.day <= ask.to && time.last_day() >= ask.from;
    let found = made.events.iter().filter(|event| {
        event.dates.all().any(on) && event.price.cost == Cost::Free && event.venue.point.is_some_and(near)
    });
    let found = found.map(|event| event.id.to_string()).collect();
    (found, begun.elapsed().as_secs_f64() * 1_000.0)
}
