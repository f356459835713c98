//! BENCHMARKS.md, rendered from the JSON files of target/bench: targets met and missed alike.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

/// The tables, in order: the name of its file, and its title on the page.
const ORDER: [(&str, &str); 19] = [
    ("search", "Search: speed and quality"),
    ("rights", "Rights: verdicts and questions"),
    ("grants", "Grants: bourses and lines a second"),
    ("assistant", "Assistant: what is understood, and how fast"),
    ("packs", "Packs: how content travels"),
    ("gateway", "Gateway: import and publication"),
    ("app", "App: start and memory"),
    ("map", "Map: first drawing, frames, memory"),
    ("places", "Places: the nearest open ones"),
    ("schools", "Schools: the directory, and the school picker"),
    ("events", "Events: import, merging, a day of changes"),
    ("events-phone", "Agenda: this week-end, near, free"),
    ("uploads", "Uploads: time, requests, bytes, memory"),
    ("faults", "Uploads: what goes wrong on the way"),
    ("drafts", "Drafts: durable at every key press"),
    ("queue", "Queue: the network comes back, or does not"),
    ("random", "Random faults: nothing lost, nothing twice, no false receipt"),
    // Counted by `make faults`, written by hand: it stays as it stands.
    ("kills", "K1 and f13: every write killed once and failed once, the power cut at every instant"),
    ("load", "Gateway: 500 phones file at once over bad lines"),
];

/// Writes the page. A table that was not measured here stays as it stood, with what was written under it.
pub fn render(folder: &Path, page: &Path) {
    let before = std::fs::read_to_string(page).unwrap_or_default();
    let mut text = String::from(
        "# Benchmarks\n\nMade by `make bench` from `target/bench/*.json`; do not edit. Ours and the peers run on the same input\n\
         in the same run, on the same machine; medians of at least 5 runs unless a note says otherwise. Repeat all:\n\
         `make bench`; one table: `cargo bench -p ma-region --features inspect --bench search` (or `assistant`, `rights`, `grants`, `packs`, `gateway`,\n\
         `app`, `map`, `places`, `schools`, `events`, `events_phone`), or `--bench filing -- uploads` (or `faults`, `drafts`, `queue`, `random`, `load`). Ratio: ours divided by\n\
         the best peer's; lower is better, except for quality and rates.\n",
    );
    for (name, title) in ORDER {
        let measured = std::fs::read_to_string(folder.join(format!("{name}.json"))).ok();
        let measured = measured.and_then(|json| serde_json::from_str::<Value>(&json).ok());
        let section = match measured {
            Some(one) => section(&one),
            None => stood(&before, title),
        };
        if let Some(section) = section {
            let _ = write!(text, "\n## {title}\n\n{section}");
        }
    }
    std::fs::write(page, text).unwrap();
}

/// What stood under a title.
fn stood(page: &str, title: &str) -> Option<String> {
    let after = page.split_once(&format!("\n## {title}\n\n"))?.1;
    let end = after.find("\n## ").unwrap_or(after.len());
    Some(format!("{}\n", after[..end].trim_end()))
}

/// A table and its notes.
fn section(one: &Value) -> Option<String> {
    let mut text = format!("{}\n", table(one));
    for note in one["notes"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "- {}", said(note));
    }
    let _ = writeln!(
        text,
        "- Measured {} at commit {} on {}; load of the machine at the end {}; {}; Node {}.",
        said(&one["date"]),
        said(&one["commit"]),
        said(&one["machine"]),
        said(&one["load"]),
        said(&one["rustc"]),
        said(&one["node"]),
    );
    Some(text)
}

/// One table as Markdown.
pub fn table(one: &Value) -> String {
    let mut text = String::from("| figure | ours | peers | ratio | target | |\n|---|---|---|---|---|---|\n");
    for row in one["rows"].as_array().into_iter().flatten() {
        let (ours, unit) = (row["ours"].as_f64().unwrap_or(f64::NAN), said(&row["unit"]));
        let at_least = row["target"][1] == "at least" || unit == "score";
        let values: Vec<_> = row["peers"].as_array().into_iter().flatten().collect();
        let peers: Vec<_> =
            values.iter().map(|peer| format!("{} {}", said(&peer[0]), round(peer[1].as_f64()))).collect();
        let known = values.iter().filter_map(|peer| peer[1].as_f64());
        let best = known.reduce(if at_least { f64::max } else { f64::min });
        let ratio = best.filter(|best| *best > 0.0).map(|best| format!("{:.2}×", ours / best));
        let target = match row["target"][0].as_f64() {
            Some(limit) => format!("{} {}", if at_least { "≥" } else { "≤" }, round(Some(limit))),
            None => "–".to_owned(),
        };
        let met = match row["met"].as_bool() {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        };
        let _ = writeln!(
            text,
            "| {} | {} {} | {} | {} | {target} | {met} |",
            said(&row["what"]),
            round(Some(ours)),
            if unit == "score" { "" } else { unit },
            if peers.is_empty() { "–".to_owned() } else { peers.join(", ") },
            ratio.unwrap_or_else(|| "–".to_owned()),
        );
    }
    text
}

fn round(value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value.abs() >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        Some(value) if value.abs() >= 10.0 => format!("{value:.1}"),
        Some(value) => format!("{value:.3}"),
    }
}

fn said(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
