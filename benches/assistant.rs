//! Table of the assistant: how well the labelled utterances are understood, in both parts, and how long a turn takes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

#[path = "../tests/it/assistant/labelled.rs"]
mod labelled;
mod rig;
#[path = "../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::os::unix::process::CommandExt;
use std::time::Instant;

use domain::assistant::Dialogue;
use labelled::{PARTS, dialogues, measured};
use ma_region::store::reference::Reader;
use ma_region::store::reference::assistant::{Reply, Said, turn};
use rig::{median, percentile, row};
use serde_json::json;
use world::Phone;

const PASSES: usize = 7;

fn main() {
    if std::env::var_os("ON_ONE_CORE").is_none() {
        let mut taskset = std::process::Command::new("taskset");
        let error =
            taskset.args(["-c", "0"]).arg(std::env::current_exe().unwrap()).env("ON_ONE_CORE", "1").exec();
        println!("not held to one core: {error}");
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(table());
}

async fn says(phone: &Phone, mut dialogue: Dialogue, text: &str) -> (Dialogue, Reply) {
    let (said, now) = (Said::Text(text.to_owned()), phone.app.actions.now());
    let job = move |db: &Reader<'_>| {
        let reply = turn(db, &mut dialogue, &said, now)?;
        Ok((dialogue, reply))
    };
    phone.app.store.read(job).await.unwrap()
}

async fn table() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let all = dialogues();
    let mut rows = Vec::new();
    for part in PARTS {
        let those: Vec<_> = all.iter().filter(|told| told[0].part == part).collect();
        let found = measured(&phone, &those).await;
        println!("{part}: {found}");
        for (what, figure) in [
            ("facts, precision", found.precision),
            ("facts, recall", found.recall),
            ("of whom one speaks", found.about),
            ("the right card first", found.card_first),
            ("the right card told of", found.card_told),
        ] {
            rows.push(row(format!("{what}, {part}"), figure, "score"));
        }
        rows.push(
            row(format!("what must not be said, refused, {part}"), found.refusals, "share").at_least(1.0),
        );
        rows.push(row(format!("refused for nothing, {part}"), found.over_refused, "share"));
        rows.push(row(format!("out of scope, said so, {part}"), found.out_of_scope, "share"));
    }
    let mut passes = Vec::new();
    for pass in 0..=PASSES {
        let mut times = Vec::new();
        for told in &all {
            let mut dialogue = Dialogue::default();
            for one in told {
                let begun = Instant::now();
                (dialogue, _) = says(&phone, dialogue, &one.text).await;
                times.push(begun.elapsed().as_secs_f64() * 1000.0);
            }
        }
        // The first pass warms up.
        if pass > 0 {
            passes.push(times);
        }
    }
    for (name, share) in [("p50", 0.5), ("p95", 0.95), ("slowest", 1.0)] {
        let ours: Vec<f64> = passes.iter().map(|pass| percentile(pass, share)).collect();
        rows.push(row(format!("one turn, warm, {name}"), median(&ours), "ms").at_most(20.0));
    }
    let count = all.iter().map(Vec::len).sum::<usize>();
    let held_out = all.iter().filter(|told| told[0].part != "tuning").map(Vec::len).sum::<usize>();
    let notes = [
        format!("{count} labelled utterances of tests/fixtures/assistant/utterances.tsv, {held_out} of them held out and not looked at while tuning; the embedded content; no network."),
        format!("Each pass takes every dialogue once, on core 0 (taskset); the figure is the median over {PASSES} passes of the pass's p50, p95 or slowest turn."),
        "No peer: assistants of the kind that write their own sentences need a model of gigabytes; this one may only quote.".to_owned(),
    ];
    rig::report(
        "assistant",
        "Assistant: what is understood, and how fast",
        &rows,
        &notes,
        json!({ "passes": passes }),
    );
}
