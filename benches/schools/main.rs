//! Table of schools: the directory read and published, and one school found among sixty thousand.
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
mod peer;
#[path = "../rig/mod.rs"]
mod rig;
#[path = "../../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::collections::BTreeMap;

use api_client::pack::{self, Slice};
use api_client::wire;
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{File, Record, by_name};
use ma_region::store::reference::schools::{Ask, find};
use ma_region::store::reference::{NewEdition, Reader, apply, editions};
use made::Asked;
use rig::{median, percentile, row, timed};
use serde_json::json;
use world::Phone;

/// About as many as the national directory has.
const SCHOOLS: usize = 60_000;
const QUESTIONS: usize = 1_000;
const PASSES: usize = 5;
const LIMIT: usize = 20;

fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let communes = communes(&phone).await;
    let schools = made::schools(SCHOOLS, &communes);
    let asked = made::questions(QUESTIONS, &schools);

    // The directory as it is published, in one export.
    let export = made::export(&schools);
    let bytes = export.len();
    let files = [File { path: "export.json".into(), bytes: export }];
    let source = by_name("annuaire-education").unwrap();
    let today = world::NOON[..10].parse().unwrap();
    let read: Vec<f64> = (0..PASSES).map(|_| timed(|| source.read(&files, today).unwrap()).1).collect();
    let folder = tempfile::tempdir().unwrap();
    let mut config = gateway::Config::local(folder.path()).unwrap();
    config.seed = "none".into();
    let app = App::open(config).unwrap();
    let ground = communes.iter().cloned().map(Record::Commune).collect();
    let ground = gateway::sources::Reading { records: ground, ..Default::default() };
    import::keep(&app, "communes", ground, Absence::IsGone).unwrap();
    let (imported, kept) = timed(|| import::files(&app, source, &files, Absence::IsGone).unwrap());
    assert_eq!(imported.report.accepted, SCHOOLS);
    let (again, unchanged) = timed(|| import::files(&app, source, &files, Absence::IsGone).unwrap());
    assert_eq!((again.report.accepted, again.report.unchanged), (0, SCHOOLS));

    // What travels of the Region alone: as many as it has, and what one of them weighs.
    let published = app.store.read(|db| gateway::publish::collection::records(db, "schools", today)).unwrap();
    let region: BTreeMap<String, Vec<u8>> =
        published.iter().take(4_500).map(|(id, line)| (id.clone(), line.clone())).collect();
    let form = Slice(region).canonical();
    let packed = pack::snapshot(&form).unwrap().len();

    let applied = timed_apply(&phone, published).await;
    let begun = std::time::Instant::now();
    assert!(!ask(&phone, &asked[0]).await.1.is_empty());
    let first = begun.elapsed().as_secs_f64() * 1_000.0;
    let (mut ours, mut found) = (Vec::new(), 0.0);
    for pass in 0..=PASSES {
        let (mut times, mut right) = (Vec::new(), 0);
        for one in &asked {
            let (took, answer) = ask(&phone, one).await;
            times.push(took);
            right += usize::from(answer.iter().take(5).any(|uai| *uai == one.uai));
        }
        if pass > 0 {
            ours.push(times);
        }
        found = right as f64 / asked.len() as f64;
    }
    let peer = peer::Fts::of(&schools, &communes);
    let (theirs, theirs_found) = peer.asked(&asked, PASSES, LIMIT);

    let rate = |ms: f64| SCHOOLS as f64 / ms * 1_000.0;
    let over = |passes: &[Vec<f64>], share| {
        median(&passes.iter().map(|pass| percentile(pass, share)).collect::<Vec<_>>())
    };
    let mut rows = vec![
        row(format!("directory of {SCHOOLS} schools read"), rate(median(&read)), "records/s")
            .at_least(10_000.0),
        row("the same, put on the ground and kept by the gateway", rate(kept), "records/s")
            .at_least(10_000.0),
        row("the same again, unchanged", rate(unchanged), "records/s").at_least(10_000.0),
        row("pack, a school of 4 500", packed as f64 / 4_500.0, "B"),
        row("a school before it is packed", form.len() as f64 / 4_500.0, "B"),
        row(format!("{SCHOOLS} schools made ready on the phone, once"), applied, "ms")
            .beside("SQLite FTS5", Some(peer.loaded_ms)),
        row(format!("first question over {SCHOOLS} schools"), first, "ms"),
    ];
    for (name, share) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        let line =
            row(format!("school search over {SCHOOLS} schools, warm, {name}"), over(&ours, share), "ms");
        let line = if name == "p95" { line.at_most(3.0) } else { line };
        rows.push(line.beside("SQLite FTS5", Some(over(&theirs, share))));
    }
    rows.push(
        row("the school that was meant is among the first five", 100.0 * found, "%")
            .beside("SQLite FTS5", Some(100.0 * theirs_found)),
    );
    let notes = [
        format!("Made schools (seeded), in the kinds and with the fields of the national directory ({:.1} MB of JSON), spread over the Region's real communes by their inhabitants.", bytes as f64 / 1e6),
        format!("{QUESTIONS} questions, {PASSES} passes after one that warms up, the figure is the median of the passes' percentiles: two words of a name and its commune, three letters of each, a postcode with letters of the name, one letter wrong; every other one asked from the commune of the school. Rows of the list are read too."),
        "Among the first five: a question of three letters fits many schools of sixty thousand; the Region has a thirteenth of them.".to_owned(),
        "FTS5: one table in memory of names, communes and postcodes without accents, prefix index 2 and 3, every word as a prefix, ordered by bm25; ids alone. It mends no slip and knows no distance.".to_owned(),
    ];
    rig::report(
        "schools",
        "Schools: the directory, and the school picker",
        &rows,
        &notes,
        json!({ "ours": ours, "fts5": theirs, "read_ms": read }),
    );
}

async fn communes(phone: &Phone) -> Vec<wire::Commune> {
    let lines = phone.app.store.read(|db: &Reader<'_>| editions::of(db, "communes")).await.unwrap();
    lines.values().map(|line| serde_json::from_slice(line).unwrap()).collect()
}

async fn timed_apply(phone: &Phone, put: BTreeMap<String, Vec<u8>>) -> f64 {
    let begun = std::time::Instant::now();
    let edition = NewEdition {
        collection: "schools".into(),
        slice: "bench".into(),
        seq: 1,
        put,
        ..NewEdition::default()
    };
    phone.app.store.write(move |db| apply::apply(db, &edition)).await.unwrap();
    begun.elapsed().as_secs_f64() * 1_000.0
}

async fn ask(phone: &Phone, one: &Asked) -> (f64, Vec<String>) {
    let ask = Ask { text: one.text.clone(), around: one.around.clone(), limit: LIMIT };
    let begun = std::time::Instant::now();
    let answer = phone.app.store.read(move |db: &Reader<'_>| find(db, &ask)).await.unwrap();
    let took = begun.elapsed().as_secs_f64() * 1_000.0;
    (took, answer.found.into_iter().map(|found| found.uai).collect())
}
