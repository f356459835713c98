//! Table of content packs: first load, nothing new, seven changes, verify and apply (WIRE.md §17, C1 to C4).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

#[allow(dead_code, reason = "a part of it is needed here")]
mod corpus;
mod rig;
#[path = "../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use api_client::canonical;
use api_client::wire::Aid;
use corpus::Corpus;
use rig::{median, row};
use serde_json::{Value, json};
use world::{Answers, Line, Phone, Signed};

const RUNS: usize = 7;
const RECORDS: usize = 250;
const CHANGED: usize = 7;
const STAGES: [(&str, &str); 3] = [("C1", "first load"), ("C2", "nothing new"), ("C3", "7 changes")];

/// What a stage cost in each run.
#[derive(Default, Clone)]
struct Cost {
    requests: Vec<f64>,
    bytes: Vec<f64>,
    ms: Vec<f64>,
}

fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let (before, after) = records();
    if std::env::args().any(|argument| argument == "apply") {
        // C4 alone, many times: for a profiler.
        let times = applied(&before, 60).await;
        return println!("median {:.1} ms, best {:.1} ms", median(&times), rig::percentile(&times, 0.0));
    }
    let raw: usize = before.iter().map(|aid| canonical::to_vec(aid).unwrap().len() + 1).sum();
    let input = json!({ "before": before, "after": after[..CHANGED].to_vec() });
    let (mut ours, mut manifest) = (vec![Cost::default(); 3], 0);
    for _ in 0..RUNS {
        manifest = our_run(&before, &after, &mut ours).await;
    }
    let applied = applied(&before, RUNS).await;
    let (kinto, about_kinto) = peer_runs("packs_kinto.py", &input).await;
    let (pouchdb, about_pouchdb) = peer_runs("packs_pouchdb.mjs", &input).await;
    let mut rows = Vec::new();
    for (at, (id, what)) in STAGES.iter().enumerate() {
        for (name, of) in [("requests", 0), ("bytes both ways", 1), ("time", 2)] {
            let pick = |costs: &[Cost]| -> Option<f64> {
                let cost = costs.get(at)?;
                let values = [&cost.requests, &cost.bytes, &cost.ms][of];
                (!values.is_empty()).then(|| median(values))
            };
            let line = row(format!("{id} {what}: {name}"), pick(&ours).unwrap(), ["", "B", "ms"][of])
                .beside("Kinto", pick(&kinto))
                .beside("PouchDB", pick(&pouchdb));
            rows.push(match (*id, of) {
                ("C1", 0) => line.at_most(2.0),
                ("C1", 1) => line.at_most(65_000.0),
                ("C2", 0) => line.at_most(1.0),
                ("C2", 1) => line.at_most(450.0),
                ("C2", 2) => line.at_most(4.0),
                ("C3", 1) => line.at_most(1_500.0 + manifest as f64),
                _ => line,
            });
        }
    }
    rows.push(row("C4 verify + apply 250 records, FTS included", median(&applied), "ms").at_most(40.0));
    let notes = [
        format!("{RECORDS} aids of recombined French sentences with made-up words, {raw} B of canonical JSON, {CHANGED} changed; {RUNS} runs of ours, 5 of each peer; every byte of both directions counted by the same TCP proxy, heads included."),
        format!("C3's target is 1 500 B + the manifest ({manifest} B here, signature and deltas list included)."),
        format!("Kinto: {about_kinto}. Its own answers are not compressed."),
        format!("PouchDB: {about_pouchdb}."),
        "Ours includes signature and digest checks and writing to SQLite with its full-text index; peers keep everything in memory and verify nothing.".to_owned(),
    ];
    let kept = |costs: &[Cost]| -> Vec<Value> {
        costs
            .iter()
            .map(|cost| json!({ "requests": cost.requests, "bytes": cost.bytes, "ms": cost.ms }))
            .collect()
    };
    let runs =
        json!({ "ours": kept(&ours), "kinto": kept(&kinto), "pouchdb": kept(&pouchdb), "apply_ms": applied });
    rig::report("packs", "Packs: how content travels", &rows, &notes, runs);
}

/// Milliseconds that a new phone takes to verify and bring in a pack of these records.
async fn applied(aids: &[Aid], runs: usize) -> Vec<f64> {
    let pack = Signed::aids(1_000, aids).pack();
    let mut times = Vec::new();
    for _ in 0..runs {
        let phone = Phone::alone();
        let begun = std::time::Instant::now();
        assert_eq!(phone.app.sync.seed(&pack).await.moved.len(), 1);
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times
}

/// One life of a phone and a gateway; the size of the last manifest.
async fn our_run(before: &[Aid], after: &[Aid], costs: &mut [Cost]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let region = world::region(folder.path()).await;
    region.publish(Signed::records(before)).unwrap();
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    for (stage, cost) in costs.iter_mut().enumerate() {
        if stage == 2 {
            region.publish(Signed::records(after)).unwrap();
        }
        let (up, down) = line.bytes();
        let begun = std::time::Instant::now();
        let round = phone.syncs().await;
        cost.ms.push(begun.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(round.moved.len(), usize::from(stage != 1), "{round:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
        let now = line.bytes();
        cost.requests.push(round.traffic.requests as f64);
        cost.bytes.push((now.0 + now.1 - up - down) as f64);
    }
    std::fs::metadata(region.app().places.manifest()).unwrap().len() as usize
}

/// Five lives of a peer, each stage begun by us, so that the proxy's counters are read in between.
async fn peer_runs(script: &str, input: &Value) -> (Vec<Cost>, String) {
    let mut costs = vec![Cost::default(); 3];
    let mut about = "not run".to_owned();
    for _ in 0..5 {
        let mut peer = Peer::start(script, input);
        let Some(hello) = peer.hear() else { return (Vec::new(), about) };
        about = hello["about"].as_str().unwrap_or_default().to_owned();
        let line = Line::to(&format!("http://127.0.0.1:{}", hello["port"]), Answers::Pass).await;
        peer.say(&line.url);
        for cost in &mut costs {
            let Some(_ready) = peer.hear() else { return (Vec::new(), "stopped".into()) };
            let (up, down) = line.bytes();
            peer.say("go");
            let Some(done) = peer.hear() else { return (Vec::new(), "stopped".into()) };
            tokio::time::sleep(Duration::from_millis(50)).await;
            let now = line.bytes();
            cost.bytes.push((now.0 + now.1 - up - down) as f64);
            cost.requests.push(done["requests"].as_f64().unwrap());
            cost.ms.push(done["ms"].as_f64().unwrap());
            if let Some(gzip) = done["gzip"].as_f64() {
                about += &format!("; body gzipped by a front would be {gzip} B");
            }
        }
    }
    (costs, about)
}

struct Peer {
    child: Child,
    told: ChildStdin,
    heard: Lines<BufReader<ChildStdout>>,
}

impl Peer {
    fn start(script: &str, input: &Value) -> Self {
        let folder = rig::root().join("benches/peers");
        let python = folder.join(".venv/bin/python");
        let program = if script.ends_with(".py") { python.as_path() } else { "node".as_ref() };
        let mut child = Command::new(program)
            .arg(script)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (told, heard) =
            (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
        let mut peer = Self { child, told, heard };
        peer.say(&input.to_string());
        peer
    }

    fn say(&mut self, line: &str) {
        let _ = writeln!(self.told, "{line}").and_then(|()| self.told.flush());
    }

    /// The next line of JSON; what a library prints besides is passed over.
    fn hear(&mut self) -> Option<Value> {
        self.heard
            .by_ref()
            .find_map(|line| serde_json::from_str::<Value>(&line.ok()?).ok().filter(Value::is_object))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The records before and after; the first seven change a few words of their text.
fn records() -> (Vec<Aid>, Vec<Aid>) {
    let made: Vec<Aid> =
        Corpus::real().grown(2_500).aids.into_iter().filter(|aid| aid.id.starts_with("made:")).collect();
    let mut before = Vec::new();
    let mut rest = made.iter().skip(RECORDS).map(|aid| aid.description.as_str());
    for aid in &made[..RECORDS] {
        let mut aid = aid.clone();
        while canonical::to_vec(&aid).unwrap().len() < 2_900 {
            aid.description = format!("{} {}", aid.description, rest.next().unwrap());
            let excess = canonical::to_vec(&aid).unwrap().len().saturating_sub(3_260);
            let mut end = aid.description.len() - excess;
            while !aid.description.is_char_boundary(end) {
                end -= 1;
            }
            aid.description.truncate(end);
        }
        before.push(aid);
    }
    let mut after = before.clone();
    for (at, aid) in after[..CHANGED].iter_mut().enumerate() {
        aid.promise = format!("{} {}", aid.promise, made[RECORDS + at].title);
        aid.verified_on = "2026-11-20".into();
    }
    (before, after)
}
