//! Table of events: how fast feeds are imported and made one, how that grows, and what a day of changes weighs.
//!
//! `cargo bench … --bench events -- merge` (or `import`, `days`) prints one part and writes nothing down.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod days;
mod feeds;
mod lines;
mod made;
mod objects;
#[path = "../rig/mod.rs"]
mod rig;

use gateway::Config;
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::merge::{self, Held};
use gateway::sources::{File, by_name};
use made::{COMMUNES, Made, Tongue, centre, insee, made};
use rig::{Row, median, row, timed};
use serde_json::{Value, json};

const RUNS: usize = 5;
const THREE: [&str; 3] = ["openagenda", "tourinsoft", "datatourisme-feed"];
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];
const IMPORTED: usize = 5_000;

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    notes: Vec<String>,
    runs: serde_json::Map<String, Value>,
}

fn main() {
    let part = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let asked = |name: &str| part.as_deref().is_none_or(|part| part == name);
    let mut table = Table::default();
    if asked("import") {
        imports(&mut table);
    }
    if asked("merge") {
        merging(&mut table);
    }
    if asked("days") {
        days(&mut table);
    }
    let Table { rows, notes, runs } = table;
    if part.is_some() {
        println!("{}", rig::glance(&rows));
        notes.iter().for_each(|note| println!("- {note}"));
        println!("{}", Value::from(runs));
    } else {
        rig::report("events", "Events: import, merging, a day of changes", &rows, &notes, runs.into());
    }
}

fn merging(table: &mut Table) {
    let tongue = Tongue::new();
    for count in SIZES {
        let events: Vec<Made> = (0..count).map(|number| made(&tongue, number)).collect();
        let told = |feed: &'static str| events.iter().map(move |one| one.told(feed));
        let held: Vec<Held> =
            THREE.into_iter().flat_map(told).map(|event| Held { event, ..Held::default() }).collect();
        let mut left = 0;
        let seconds: Vec<f64> = (0..RUNS)
            .map(|_| {
                let held = held.clone();
                let (merged, ms) = timed(|| merge::events(held));
                left = merged.events.len();
                ms / 1000.0
            })
            .collect();
        let line = row(format!("merge {count} events × 3 feeds"), median(&seconds), "s");
        table.rows.push(if count == 50_000 { line.at_most(20.0) } else { line });
        table.rows.push(row(
            format!("the same, for each record of {}", 3 * count),
            median(&seconds) * 1e6 / (3 * count) as f64,
            "µs",
        ));
        table.notes.push(format!(
            "Of {count} events × 3 feeds, {left} are left: {:.2} % more than there are.",
            (left as f64 / count as f64 - 1.0) * 100.0
        ));
        table.runs.insert(format!("merge {count}"), json!(seconds));
    }
    table.notes.push("Made events of 3 600 communes as unequal as real ones over thirteen months; each feed has them all: in full, in capitals without an end, with an addition and without hours.".into());
}

fn imports(table: &mut Table) {
    let tongue = Tongue::new();
    let events: Vec<Made> = (0..IMPORTED).map(|number| made(&tongue, number)).collect();
    for (name, format) in feeds::FORMATS {
        let Some(source) = by_name(name) else {
            table.notes.push(format!("{name}: not of this build, not measured."));
            continue;
        };
        let files = format(&events);
        let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
        let mut accepted = 0;
        let rates: Vec<f64> = (0..RUNS)
            .map(|_| {
                let folder = tempfile::tempdir().unwrap();
                let app = ground(folder.path());
                let (kept, ms) =
                    timed(|| import::files(&app, source, &files, Absence::MeansNothing).unwrap());
                accepted = kept.report.accepted;
                assert!(accepted * 100 >= IMPORTED * 99, "{name}: {:?}", kept.report.refused.first());
                IMPORTED as f64 / ms * 1000.0
            })
            .collect();
        table.rows.push(
            row(format!("import {IMPORTED} events, {name}"), median(&rates), "events/s").at_least(3_000.0),
        );
        table
            .notes
            .push(format!("{name}: {} B an event, {accepted} of {IMPORTED} accepted.", bytes / IMPORTED));
        table.runs.insert(format!("import {name}"), json!(rates));
    }
}

/// A gateway in a fresh folder that holds the communes.
fn ground(folder: &std::path::Path) -> App {
    let mut config = Config::local(folder).unwrap();
    let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
    config.clock = gateway::Clock::stopped_at(noon.and_utc().timestamp());
    let app = App::open(config).unwrap();
    let commune = |number: usize| {
        let (lat, lon) = centre(number);
        json!({ "code": insee(number), "nom": format!("Commune {number}"), "codeRegion": "27", "codesPostaux": ["21000"],
            "population": 100, "centre": { "type": "Point", "coordinates": [lon, lat] } })
    };
    let communes: Value = (0..COMMUNES).map(commune).collect();
    let file = File { path: "communes.json".into(), bytes: communes.to_string().into_bytes() };
    import::files(&app, by_name("communes").unwrap(), &[file], Absence::MeansNothing).unwrap();
    app
}

fn days(table: &mut Table) {
    let days = days::days(50_000, 30);
    let each: Vec<f64> = days.iter().map(|day| day.bytes as f64 / day.changed as f64).collect();
    let whole: Vec<f64> = days.iter().map(|day| day.bytes as f64 / 1024.0).collect();
    table.rows.push(
        row(
            "daily delta of 50000 events, for each that changed, came or went, median of 30 days",
            median(&each),
            "B",
        )
        .at_most(130.0),
    );
    table.rows.push(row("the same, the whole of a day", median(&whole), "KiB"));
    table.notes.push(format!(
        "A day: {} events touched, {} of them new; a new one brings all its words, made of syllables that no dictionary knows.",
        days[0].changed, days[0].fresh
    ));
    table.runs.insert("days".into(), json!(each));
}
