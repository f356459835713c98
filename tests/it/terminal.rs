//! Each command prints exactly one JSON document with the keys of TERMINAL.md, and ends as it says.

mod ask;
mod base_map;
mod card;
mod compare;
mod deadlines;
mod drafts;
mod eligible_for;
mod events;
mod feedback;
mod follow;
mod helper;
mod lock;
mod me;
mod my_schools;
mod outbox;
mod papers;
mod schools;
mod searches;
mod simulate;
mod simulate_lines;
mod two_phones;
mod wallet;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::world::pictures;

fn app(folder: &std::path::Path, arguments: &[&str], input: &str) -> Output {
    // Nobody answers there, unless the story has a gateway.
    let nobody: &[&str] =
        if arguments.contains(&"--gateway") { &[] } else { &["--gateway", "http://127.0.0.1:9"] };
    let mut child = Command::new(env!("CARGO_BIN_EXE_ma-region"))
        .args(nobody)
        .args(["--now", crate::world::NOON, "--data"])
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The JSON of one command of a story.
fn says(folder: &std::path::Path, arguments: &[&str]) -> serde_json::Value {
    json(&app(folder, &[arguments, &["--json"]].concat(), ""))
}

/// The code of one command that fails, with its apology in both languages.
fn fails(folder: &std::path::Path, arguments: &[&str]) -> String {
    let mut apologies = Vec::new();
    let mut code = String::new();
    for language in ["fr", "en"] {
        let output = app(folder, &[&["--lang", language, "--json"], arguments].concat(), "");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}: an error says nothing on standard output");
        let error: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
        code = error["code"].as_str().unwrap().to_owned();
        apologies.push(error["message"].as_str().unwrap().to_owned());
        let text = app(folder, &[&["--lang", language], arguments].concat(), "");
        assert_eq!(text.status.code(), Some(1), "{arguments:?}");
        assert_eq!(String::from_utf8(text.stderr).unwrap().trim_end(), apologies[apologies.len() - 1]);
    }
    assert_ne!(apologies[0], apologies[1], "{code}: said in both languages");
    assert!(!apologies[1].starts_with("We could not finish"), "{code} has words of its own");
    code
}

/// What is printed for people.
fn text(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output = app(folder, arguments, "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The keys of an object, sorted.
fn keys(value: &serde_json::Value) -> Vec<&str> {
    let mut keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// A file of its own in that folder.
fn file(folder: &std::path::Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A page of nothing, as a PDF.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// A photograph of that many points, which says nothing but its points.
fn jpeg(points: u32) -> Vec<u8> {
    let width = f64::from(points).sqrt() as u32;
    pictures::jpeg(&pictures::print(width, points / width), 80)
}

#[test]
fn with_the_network_cut_a_fresh_folder_answers_a_search() {
    let folder = tempfile::tempdir().unwrap();
    let said = json(&app(folder.path(), &["search", "permis", "--json"], ""));
    assert_eq!(said["query"], "permis");
    assert!(said["took_us"].is_u64());
    let first = &said["results"][0];
    for key in ["kind", "id", "title", "source_url", "snippet", "score"] {
        assert!(!first[key].is_null(), "{key}");
    }
    assert!(said["results"].as_array().unwrap().len() > 1);
    let none = json(&app(folder.path(), &["search", "xyzzyqwv", "--json"], ""));
    assert_eq!(none["results"].as_array().unwrap().len(), 0);
    assert!(none["ways_out"].as_array().unwrap().len() >= 3);
}

#[test]
fn a_batch_answers_line_by_line_and_goes_on_after_a_bad_one() {
    let folder = tempfile::tempdir().unwrap();
    let input = "{\"id\":\"a\",\"query\":\"permis\"}\nnonsense\n\n{\"id\":\"b\",\"query\":\"velo\"}\n";
    let output = app(folder.path(), &["search", "--batch", "--json"], input);
    let lines: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["id"], "a");
    assert_eq!(lines[1]["error"]["code"], "bad_json");
    assert_eq!(lines[2]["id"], "b");
    assert!(lines[2]["results"].as_array().is_some_and(|results| !results.is_empty()));
}

#[test]
fn a_card_says_where_it_stands_on_that_day() {
    let folder = tempfile::tempdir().unwrap();
    let card = json(&app(folder.path(), &["aid", "content:national-permis-apprentis", "--json"], ""));
    assert_eq!(card["state"], "ended", "it ended on 31 December 2025");
    assert!(card["source_url"].is_string() && card["verified_on"].is_string());
    assert!(
        card.get("easy_text").is_some_and(serde_json::Value::is_null),
        "it has no easy text, and says so"
    );
    let easy = json(&app(folder.path(), &["aid", "content:national-visale", "--json"], ""));
    let text = easy["easy_text"].as_str().unwrap();
    let said = app(folder.path(), &["aid", "content:national-visale"], "");
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(text.lines().all(|line| said.contains(line)) && said.contains("Facile \u{e0} lire"), "{said}");
    let unknown = app(folder.path(), &["aid", "content:nothing-of-that-name", "--json"], "");
    assert_eq!(unknown.status.code(), Some(1));
    let error: serde_json::Value = serde_json::from_slice(&unknown.stderr).unwrap();
    assert_eq!(error["code"], "unknown");
    assert!(error["message"].as_str().is_some_and(|text| text.len() > 10));
}

#[test]
fn a_fresh_phone_lists_its_forms_offline_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let said = json(&app(folder.path(), &["forms", "--json"], ""));
    let forms = said.as_array().unwrap();
    assert!(forms.len() >= 6, "{} forms", forms.len());
    for form in forms {
        for key in ["id", "version", "title", "state", "aid"] {
            assert!(!form[key].is_null(), "{key}");
        }
        let aid = json(&app(folder.path(), &["aid", form["aid"].as_str().unwrap(), "--json"], ""));
        assert_eq!(aid["form"], form["id"], "the card names its form");
    }
    let english = json(&app(folder.path(), &["--lang", "en", "forms", "--json"], ""));
    assert!(
        english.as_array().unwrap().iter().any(|form| form["title"].as_str().unwrap().starts_with("Apply"))
    );
    let text = String::from_utf8(app(folder.path(), &["forms"], "").stdout).unwrap();
    assert_eq!(text.lines().count(), forms.len() * 2, "a title, then a name");
}

#[test]
fn offline_is_a_state_and_not_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let said = json(&app(folder.path(), &["sync", "--json"], ""));
    assert_eq!(said["state"], "offline");
    for key in
        ["collections", "delivered", "waiting", "set_aside", "bytes_sent", "bytes_received", "requests"]
    {
        assert!(!said[key].is_null(), "{key}");
    }
    let status = json(&app(folder.path(), &["status", "--json"], ""));
    assert!(status["editions"].as_array().unwrap().len() >= 4);
    assert!(status["aids"].as_u64().unwrap() >= 200);
}

#[test]
fn a_wrong_call_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    for call in
        [&["dance"][..], &["search"], &["aid"], &["--lang", "de", "status"], &["--now", "noon", "status"]]
    {
        assert_eq!(app(folder.path(), call, "").status.code(), Some(2), "{call:?}");
    }
}
