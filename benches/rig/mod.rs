//! What every table stands on: repeated timing, peers run as child processes, JSON, and BENCHMARKS.md made of it.
#![allow(dead_code, reason = "each bench uses its part")]

pub mod memory;
mod page;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

/// One line of a table. Lower is better unless the target says « at least ».
pub struct Row {
    what: String,
    ours: f64,
    unit: &'static str,
    peers: Vec<(String, f64)>,
    target: Option<(f64, bool)>,
}

/// A figure of ours.
pub fn row(what: impl Into<String>, ours: f64, unit: &'static str) -> Row {
    Row { what: what.into(), ours, unit, peers: Vec::new(), target: None }
}

impl Row {
    pub fn at_most(self, target: f64) -> Self {
        Self { target: Some((target, false)), ..self }
    }

    pub fn at_least(self, target: f64) -> Self {
        Self { target: Some((target, true)), ..self }
    }

    /// The same figure of another program, on the same input in the same run.
    pub fn beside(mut self, peer: &str, value: Option<f64>) -> Self {
        self.peers.extend(value.map(|value| (peer.to_owned(), value)));
        self
    }

    fn json(&self) -> Value {
        let met =
            self.target.map(|(limit, least)| if least { self.ours >= limit } else { self.ours <= limit });
        json!({
            "what": self.what, "ours": self.ours, "unit": self.unit, "met": met,
            "peers": self.peers.iter().map(|(name, value)| json!([name, value])).collect::<Vec<_>>(),
            "target": self.target.map(|(limit, least)| json!([limit, if least { "at least" } else { "at most" }])),
        })
    }
}

/// Writes a table to target/bench, renders BENCHMARKS.md again from all that is there, and prints the table.
pub fn report(name: &str, title: &str, rows: &[Row], notes: &[String], runs: Value) {
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder).unwrap();
    let table = json!({
        "name": name, "title": title, "notes": notes, "runs": runs,
        "rows": rows.iter().map(Row::json).collect::<Vec<_>>(),
        "date": said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]), "machine": machine(), "load": load(),
        "commit": said("git", &["rev-parse", "--short=10", "HEAD"]),
        "rustc": said("rustc", &["--version"]), "node": said("node", &["--version"]),
    });
    std::fs::write(folder.join(format!("{name}.json")), format!("{table:#}\n")).unwrap();
    println!("{}", page::table(&table));
    page::render(&folder, &root().join("BENCHMARKS.md"));
}

/// A table that is looked at and not written down.
pub fn glance(rows: &[Row]) -> String {
    page::table(&json!({ "rows": rows.iter().map(Row::json).collect::<Vec<_>>() }))
}

/// Runs a peer of benches/peers on that input, and reads the one JSON line it prints. None, said aloud, if it fails.
pub fn peer(script: &str, arguments: &[&str], input: &Value) -> Option<Value> {
    let folder = root().join("benches/peers");
    let program =
        if script.ends_with(".py") { folder.join(".venv/bin/python") } else { PathBuf::from("node") };
    let child = Command::new(program)
        .arg(folder.join(script))
        .args(arguments)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = child.map_err(|error| println!("{script} cannot be run: {error}")).ok()?;
    let mut stdin = child.stdin.take()?;
    let text = input.to_string();
    let told = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let _ = told.join();
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().rev().find_map(|line| serde_json::from_str(line).ok());
    if line.is_none() {
        println!("{script} printed no result ({})", output.status);
    }
    line
}

/// Milliseconds that something takes, with what it gives.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed().as_secs_f64() * 1000.0)
}

pub fn median(values: &[f64]) -> f64 {
    percentile(values, 0.5)
}

pub fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// The numbers of a JSON list.
pub fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().map(|list| list.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("");
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let model = model.trim_start_matches(['\t', ' ', ':']);
    format!("{model}, {cores} core(s) allowed, Linux {}", said("uname", &["-r"]))
}

fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').next().unwrap_or("").to_owned()
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

/// A generator of numbers that gives the same ones in every run (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    /// A word nobody wrote before, of two to four syllables.
    pub fn word(&mut self) -> String {
        const FIRST: [&str; 16] =
            ["b", "ch", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "tr", "gr"];
        const LAST: [&str; 12] = ["a", "e", "i", "o", "u", "an", "on", "ier", "eau", "elle", "oux", "ay"];
        let many = 2 + self.roll(3);
        (0..many).map(|_| format!("{}{}", FIRST[self.roll(16)], LAST[self.roll(12)])).collect()
    }
}
