//! The end of a help, killed or failed at each of its writes: it ends all the same, and the citizen's own desk is whole.

use std::path::Path;

use serde_json::Value;

use super::syscalls::{Fate, Sample, Scope, Tally, points_of, program, put_back, run};
use crate::secrecy::canaries::Canaries;
use crate::world::NOON;
use crate::world::filled::FORM;
use crate::world::helped::begins;

const ANSWER: &str = "R\u{e9}ponse-du-Canari-Coup\u{e9}";

fn arguments(data: &Path, words: &[&str]) -> Vec<String> {
    let data = data.to_string_lossy();
    let global = ["--json", "--now", NOON, "--gateway", "http://127.0.0.1:9", "--data", &*data];
    global.iter().chain(words).map(|word| (*word).to_owned()).collect()
}

fn says(data: &Path, words: &[&str]) -> Value {
    let output =
        std::process::Command::new(program("ma-region")).args(arguments(data, words)).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn an_end_that_is_cut_anywhere_ends_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (before, at) = (folder.path().join("before"), folder.path().join("try"));
    let own = says(&before, &["draft", "new", FORM])["id"].clone();
    says(&before, &begins("present"));
    let draft = says(&before, &["draft", "new", FORM])["id"].as_str().unwrap().to_owned();
    says(&before, &["draft", "set", &draft, "applicant.first_name", ANSWER]);
    let key = std::fs::read(before.join("helper/vault.key")).unwrap();
    put_back(&before, &at);
    let end = arguments(&at, &["helper", "end", "--yes"]);
    let points = points_of(&program("ma-region"), &end, &at, Scope::Files);
    let mut tally = Tally { points: points.len(), ..Tally::default() };
    let canaries = Canaries::new(&[("answer", ANSWER)]);
    let mut cut_inside = 0;
    for (fate, point) in Sample::AtMost(24).of(&points, &[Fate::Killed, Fate::Broken]) {
        put_back(&before, &at);
        let met = run(fate, &point, &program("ma-region"), &end).met;
        tally.counts(fate, met);
        let was_ending = at.join("helper.ending").exists();
        cut_inside += usize::from(was_ending);
        // Either it had not begun to end, and is all there; or it ends now.
        let helped = says(&at, &["helper"]);
        let drafts = says(&at, &["draft", "list"]);
        if helped.is_null() {
            assert!(!at.join("helper").exists() && !at.join("helper.ending").exists(), "{fate:?} at {point}");
            assert_eq!(
                (drafts.as_array().unwrap().len(), &drafts[0]["id"]),
                (1, &own),
                "{fate:?} at {point}"
            );
        } else {
            assert!(!was_ending, "{fate:?} at {point}: begun to end, and helped still");
            assert_eq!(drafts[0]["id"].as_str(), Some(draft.as_str()), "{fate:?} at {point}");
            says(&at, &["helper", "end", "--yes"]);
        }
        let (_, found) = canaries.under(&at);
        assert!(found.is_empty(), "{fate:?} at {point}: {found:?}");
        for file in files(&at) {
            let bytes = std::fs::read(&file).unwrap();
            assert!(
                !bytes.windows(key.len()).any(|window| window == key),
                "the key is in {}",
                file.display()
            );
        }
    }
    println!("{tally}; {cut_inside} times in the middle of the end");
    assert!(cut_inside >= 3, "the end was cut in its middle {cut_inside} times");
}

#[test]
fn a_help_that_is_cut_while_it_begins_is_there_or_is_not_and_stands_in_nobody_s_way() {
    let folder = tempfile::tempdir().unwrap();
    let (before, at) = (folder.path().join("before"), folder.path().join("try"));
    let own = says(&before, &["draft", "new", FORM])["id"].clone();
    put_back(&before, &at);
    let words = begins("present");
    let begin = arguments(&at, &words);
    let points = points_of(&program("ma-region"), &begin, &at, Scope::Files);
    let mut tally = Tally { points: points.len(), ..Tally::default() };
    for (fate, point) in Sample::AtMost(24).of(&points, &[Fate::Killed, Fate::Full]) {
        put_back(&before, &at);
        let met = run(fate, &point, &program("ma-region"), &begin).met;
        tally.counts(fate, met);
        if says(&at, &["helper"]).is_null() {
            assert_eq!(says(&at, &["draft", "list"])[0]["id"], own, "{fate:?} at {point}");
            says(&at, &words);
        }
        assert_eq!(says(&at, &["helper"])["for"], "M. Dupont", "{fate:?} at {point}");
        assert_eq!(says(&at, &["draft", "list"]), Value::Array(Vec::new()), "{fate:?} at {point}");
    }
    println!("{tally}");
    assert!(tally.met() > 20);
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
