//! Sixty people of this region against every aid that the app carries: the verdicts of the real app equal those of
//! another evaluator, and those that were written by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::plain::{Card, Person, cards};
use crate::world::NOON;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/personas")
}

fn fixture(name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder().join(name)).unwrap()).unwrap()
}

/// What the app answers to each line, in one process, from the pack that it carries.
pub fn answers(lines: &[Value]) -> Vec<Value> {
    let data = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ma-region"))
        .args(["--gateway", "http://127.0.0.1:9", "--now", NOON, "--data"])
        .arg(data.path())
        .args(["--lang", "fr", "--json", "eligible", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn sixty_people_get_the_verdicts_of_another_evaluator_and_of_those_who_read_the_cards() {
    let people = fixture("people.json");
    let people = people.as_array().unwrap();
    assert_eq!(people.len(), 60);
    let cards = cards(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content/aids"));
    let lines: Vec<Value> =
        people.iter().map(|one| json!({"id": one["id"], "profile": one["profile"]})).collect();
    let answered = answers(&lines);
    assert_eq!(answered.len(), people.len());
    let today = NOON[..10].parse().unwrap();
    let (mut compared, mut counts, mut wrong) = (0, BTreeMap::<&str, usize>::new(), Vec::new());
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (person, answer) in people.iter().zip(&answered) {
        let id = person["id"].as_str().unwrap();
        assert_eq!((&answer["id"], &answer["left_out"]), (&person["id"], &json!([])), "{id}");
        let who = Person { said: &person["profile"], lives: person["lives"].as_array().unwrap(), today };
        let results: BTreeMap<&str, &Value> = answer["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["aid"].as_str().unwrap(), row))
            .collect();
        let held: BTreeSet<&str> = results.keys().copied().collect();
        assert!(
            held.len() == cards.len() && cards.iter().all(|card| held.contains(card.id.as_str())),
            "every aid has its verdict"
        );
        for card in &cards {
            let row = results[card.id.as_str()];
            let verdict = row["verdict"].as_str().unwrap();
            let expected = card.verdict(&who);
            if verdict != expected {
                wrong.push(format!("{id} × {}: {verdict}, not {expected}", card.id));
            }
            every_verdict_says_why(row, verdict);
            the_amount_is_that_of_the_table(card, &who, row, verdict, id);
            compared += 1;
            *counts.entry(expected).or_default() += 1;
            seen.insert((id, card.id.strip_prefix("content:").unwrap()), verdict_of(verdict));
        }
    }
    assert!(wrong.is_empty(), "{} of {compared} differ:\n{}", wrong.len(), wrong.join("\n"));
    let by_hand = by_hand(&seen);
    println!(
        "{compared} verdicts of 60 people over {} aids equal the plain evaluator's ({counts:?}), {by_hand} those by hand",
        cards.len()
    );
}

fn verdict_of(word: &str) -> &'static str {
    ["likely", "to_check", "no"].into_iter().find(|one| *one == word).unwrap()
}

/// Nobody is told anything without a reason, a source and the day on which it was read.
fn every_verdict_says_why(row: &Value, verdict: &str) {
    let because = row["because"].as_array().unwrap();
    assert!(!because.is_empty(), "{row}");
    assert!(because.iter().all(|reason| !reason["text"].as_str().unwrap().is_empty()), "{row}");
    let decided = match verdict {
        "no" => json!(false),
        "likely" => json!(true),
        _ => Value::Null,
    };
    assert_eq!(because[0]["holds"], decided, "what decided comes first: {row}");
    assert!(row["source_url"].as_str().unwrap().starts_with("http"), "{row}");
    assert!(row["verified_on"].as_str().unwrap().parse::<chrono::NaiveDate>().is_ok(), "{row}");
}

fn the_amount_is_that_of_the_table(card: &Card, who: &Person<'_>, row: &Value, verdict: &str, id: &str) {
    let expected = card.estimate(who).filter(|_| verdict != "no");
    let said = row["amount"]["min_cents"].as_i64().zip(row["amount"]["max_cents"].as_i64());
    assert_eq!(said, expected, "{id} × {}", card.id);
}

/// Compares with what people wrote who read the prose of the cards; how many verdicts that were.
fn by_hand(seen: &BTreeMap<(&str, &str), &str>) -> usize {
    let written = fixture("by_hand.json");
    let people: BTreeSet<&str> = seen.keys().map(|(person, _)| *person).collect();
    let (mut compared, mut wrong) = (0, Vec::new());
    for (aid, expected) in written.as_object().unwrap().iter().filter(|(aid, _)| !aid.is_empty()) {
        let names = |verdict: &str| -> BTreeSet<&str> {
            expected[verdict].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
        };
        let (likely, to_check) = (names("likely"), names("to_check"));
        assert!(likely.is_disjoint(&to_check) && people.is_superset(&(&likely | &to_check)), "{aid}");
        for person in &people {
            let expected = match person {
                one if likely.contains(one) => "likely",
                one if to_check.contains(one) => "to_check",
                _ => "no",
            };
            let verdict = seen[&(*person, aid.as_str())];
            if verdict != expected {
                wrong.push(format!("{person} × {aid}: {verdict}, by hand {expected}"));
            }
            compared += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared >= 12 * 60);
    compared
}
