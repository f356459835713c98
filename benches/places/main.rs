//! Table of places: the nearest open ones among a hundred thousand, ours beside PostGIS and an R*-tree in memory.
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
mod peers;
#[path = "../../gateway/tests/it/storage/postgres.rs"]
#[allow(dead_code, reason = "the database server of the gateway's tests, of which a part is needed here")]
mod postgres;
#[path = "../rig/mod.rs"]
mod rig;
#[path = "../../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::time::Instant;

use ma_region::store::reference::places::{Near, near};
use ma_region::store::reference::{NewEdition, apply};
use made::{Asked, Made};
use rig::{median, percentile, row};
use serde_json::json;
use world::Phone;

const PLACES: usize = 100_000;
const QUESTIONS: usize = 1_000;
const PASSES: usize = 3;
const LIMIT: usize = 20;
/// What is asked for.
const TARGET_MS: f64 = 2.0;

fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let made = made::places(PLACES);
    let asked = made::questions(QUESTIONS);
    let (phone, applied) = phone_with(&made).await;
    let (ours, found) = ours(&phone, &asked).await;
    let tree = peers::Tree::of(&made);
    let (memory, in_tree) = timed(&asked, |one| tree.nearest(one, LIMIT));
    let base = peers::Base::of(&made).await;
    let (database, in_base) = base.asked(&asked, LIMIT, PASSES).await;
    // The same answers, or the times compare nothing. Equal distances may stand in either order: distances are compared.
    let same = |theirs: &[Vec<u32>]| {
        found.iter().zip(theirs).filter(|(ours, theirs)| ours == theirs).count() as f64 / found.len() as f64
    };
    let mut rows = Vec::new();
    for (name, share) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        let over = |passes: &[Vec<f64>]| {
            median(&passes.iter().map(|pass| percentile(pass, share)).collect::<Vec<_>>())
        };
        let line = row(
            format!("{PLACES} places, nearest {LIMIT} of 3 kinds open now, warm, {name}"),
            over(&ours),
            "ms",
        );
        let line = if name == "p95" { line.at_most(TARGET_MS) } else { line };
        rows.push(
            line.beside("PostGIS", Some(over(&database))).beside("rstar (memory)", Some(over(&memory))),
        );
    }
    rows.push(
        row("answers of the same distances, to the metre", 100.0, "%")
            .beside("PostGIS", Some(100.0 * same(&in_base)))
            .beside("rstar (memory)", Some(100.0 * same(&in_tree))),
    );
    rows.push(
        row(format!("{PLACES} places made ready on the phone, once"), applied, "ms")
            .beside("PostGIS", Some(base.loaded_ms))
            .beside("rstar (memory)", Some(tree.loaded_ms)),
    );
    let notes = [
        format!("{QUESTIONS} questions from random points, three random kinds of fourteen each, at a random minute of a fortnight without holidays, nights and Sundays included; {PASSES} passes after one that warms up; the figure is the median of the passes' percentiles."),
        format!("{} different hours are shared by the places, one, two or three stretches a day, some closed on Mondays, some never closed, a fifth unknown.", made::HOURS),
        "Ours: the app's own store on disk, SQLCipher's SQLite, the question asked as the screen asks it, rows of the list included. PostGIS: Debian's, GiST on geography, `<->` in order, hours as int4multirange of the week's minutes, a prepared statement over a local socket, ids and distances alone. rstar: in this process, in memory, plane coordinates, then the same hours as ours.".to_owned(),
    ];
    rig::report(
        "places",
        "Places: the nearest open ones",
        &rows,
        &notes,
        json!({ "ours": ours, "postgis": database, "rstar": memory }),
    );
}

async fn phone_with(made: &Made) -> (Phone, f64) {
    let phone = Phone::alone();
    phone.app.seed().await;
    let put = made.lines();
    let begun = Instant::now();
    phone
        .app
        .store
        .write(move |db| {
            let edition = NewEdition {
                collection: "places".into(),
                slice: "bench".into(),
                put,
                ..NewEdition::default()
            };
            apply::apply(db, &edition)
        })
        .await
        .unwrap();
    (phone, begun.elapsed().as_secs_f64() * 1_000.0)
}

/// Milliseconds of each question in each pass, and the distances found, in metres.
async fn ours(phone: &Phone, asked: &[Asked]) -> (Vec<Vec<f64>>, Vec<Vec<u32>>) {
    let (mut passes, mut found) = (Vec::new(), Vec::new());
    for pass in 0..=PASSES {
        let (mut times, mut answers) = (Vec::new(), Vec::new());
        for one in asked {
            let ask = Near {
                at: Some(one.at),
                kinds: one.kinds.to_vec(),
                within: None,
                when: one.when(),
                open: true,
                wheelchair: false,
                limit: LIMIT,
            };
            let begun = Instant::now();
            let answer = phone.app.store.read(move |db| near(db, &ask)).await.unwrap();
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
            let test = answer.found.iter().filter(|found| found.id.as_str().starts_with("bench:"));
            answers.push(test.map(|found| found.metres.unwrap().round() as u32).collect());
        }
        if pass > 0 {
            passes.push(times);
        }
        found = answers;
    }
    (passes, found)
}

fn timed(asked: &[Asked], mut answer: impl FnMut(&Asked) -> Vec<u32>) -> (Vec<Vec<f64>>, Vec<Vec<u32>>) {
    let (mut passes, mut found) = (Vec::new(), Vec::new());
    for pass in 0..=PASSES {
        let (mut times, mut answers) = (Vec::new(), Vec::new());
        for one in asked {
            let begun = Instant::now();
            let answer = answer(one);
            times.push(begun.elapsed().as_secs_f64() * 1_000.0);
            answers.push(answer);
        }
        if pass > 0 {
            passes.push(times);
        }
        found = answers;
    }
    (passes, found)
}
