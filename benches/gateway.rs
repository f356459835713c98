//! Table of the gateway: how fast aids are imported and published, and how that grows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod rig;

use gateway::Config;
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{File, by_name};
use rig::{Dice, median, row, timed};
use serde_json::json;

const RUNS: usize = 5;
const CHANGED: usize = 70;

fn main() {
    let (mut rows, mut runs) = (Vec::new(), serde_json::Map::new());
    for count in [100, 1_000, 10_000] {
        let measured: Vec<_> = (0..RUNS).map(|_| fresh(count)).collect();
        let imported: Vec<f64> = measured.iter().map(|run| count as f64 / run.0 * 1000.0).collect();
        let published: Vec<f64> = measured.iter().map(|run| run.1 / 1000.0).collect();
        let target = count == 10_000;
        let line = row(format!("import {count} aids"), median(&imported), "records/s");
        rows.push(if target { line.at_least(2000.0) } else { line });
        let line = row(format!("publish {count} aids"), median(&published), "s");
        rows.push(if target { line.at_most(5.0) } else { line });
        runs.insert(count.to_string(), json!({ "records_per_s": imported, "publish_s": published }));
        for kept in [1, 8] {
            let seconds = again(count, kept);
            let line = row(
                format!("publish {count} again, {CHANGED} changed, {kept} base(s)"),
                median(&seconds),
                "s",
            );
            rows.push(if target { line.at_most(5.0) } else { line });
            runs.insert(format!("{count} again {kept}"), json!(seconds));
        }
    }
    let notes = [
        format!("CSV of the shape dispositif-aide, about 2 kB a record; import = read, repair, keep in SQLite; {RUNS} runs, each in a fresh folder."),
        "Publish = merge, cut, compress, sign, write. Again: every slice gets a delta from each base kept; no earlier delta can be used again.".to_owned(),
        "WIRE.md names no peer for this table.".to_owned(),
    ];
    rig::report("gateway", "Gateway: import and publication", &rows, &notes, runs.into());
}

fn open(folder: &std::path::Path, kept: usize) -> App {
    let mut config = Config::local(folder).unwrap();
    config.publish.deltas_kept = kept;
    App::open(config).unwrap()
}

fn import(app: &App, file: File) -> f64 {
    let source = by_name("dispositif-aide").unwrap();
    let (report, ms) = timed(|| import::files(app, source, &[file], Absence::MeansNothing).unwrap());
    assert!(report.report.refused.len() * 100 <= report.report.read, "{:?}", report.report.refused.first());
    ms
}

/// Milliseconds of an import and a publication in a fresh folder.
fn fresh(count: usize) -> (f64, f64) {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), 8);
    let imported = import(&app, csv(count, 0));
    (imported, timed(|| app.publish().unwrap()).1)
}

/// Seconds of publications after a few changes, once so many bases are held.
fn again(count: usize, kept: usize) -> Vec<f64> {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), kept);
    let mut seconds = Vec::new();
    for version in 0..kept + RUNS {
        import(&app, csv(count, version));
        let (_, ms) = timed(|| app.publish().unwrap());
        if version >= kept {
            seconds.push(ms / 1000.0);
        }
    }
    seconds
}

/// A feed: the first records change with the version.
fn csv(count: usize, version: usize) -> File {
    let mut text = String::from(
        "id,titre,promesse,description,eligibilite,types_aides,porteurs,programmes_parents,url_source,cibles,eligibilite_geographique,eligibilite_geographique_exclusions,date_ouverture,date_cloture,date_mise_a_jour\n",
    );
    let mut words = Dice(7);
    let words: Vec<String> = (0..6000).map(|_| words.word()).collect();
    for number in 0..count {
        let mut dice = Dice(number as u64 * 31 + if number < CHANGED { version as u64 * 7 } else { 0 });
        let mut say = |many: usize| {
            let said: Vec<_> = (0..many)
                // Words are as unequal as in a language: the square of a share favours the first ones.
                .map(|_| {
                    let share = dice.roll(6000);
                    words[share * share / 6000].as_str()
                })
                .collect();
            said.join(" ")
        };
        let (title, promise, body, who) = (say(6), say(14), say(190), say(45));
        text += &format!(
            "00000000-0000-4000-8000-{number:012},Aide {number} {title},{promise},{body}.,{who}.,financement,\"[{{ nom: 'ADEME', siren: '385290309', roles: [ 'instructeur' ]}}]\",,https://exemple.fr/aide/{number},particuliers,REG-27,,,,2025-10-15T15:00:00Z\n"
        );
    }
    File { path: "aides.csv".to_owned(), bytes: text.into_bytes() }
}
