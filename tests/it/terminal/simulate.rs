//! `simulate`: the sample files as they are, one line out a line, whatever comes in.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::app;

/// The sample cases; the copy in the repository, so that a clean clone has them, and those of the design folder.
fn samples() -> Vec<(String, Vec<Value>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in [root.join("tests/fixtures/oracle"), root.join("../shared/oracle")] {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            println!("skipped: no sample cases at {}", folder.display());
            continue;
        };
        files.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension() == Some("jsonl".as_ref())),
        );
    }
    files.sort();
    let cases = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        (path.display().to_string(), text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    };
    files.iter().map(cases).collect()
}

fn lines(folder: &Path, bourse: &str, input: &str) -> Vec<Value> {
    let output = app(folder, &["simulate", bourse], input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_sample_case_is_answered_to_the_euro_and_those_of_another_bourse_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let samples = samples();
    let all: Vec<&Value> = samples.iter().flat_map(|(_, cases)| cases).collect();
    assert!(all.len() >= 69, "{}", all.len());
    let input: String = all.iter().map(|case| format!("{case}\n")).collect();
    let mut compared = 0;
    for bourse in ["lycee", "college", "crous"] {
        let answers = lines(folder.path(), bourse, &input);
        assert_eq!(answers.len(), all.len());
        for (case, answer) in all.iter().zip(answers) {
            assert_eq!(answer["case_id"], case["case_id"]);
            if case["scholarship"] != bourse {
                assert_eq!(answer["error"]["code"], "wrong_scholarship", "{answer}");
                continue;
            }
            assert_eq!(answer["result"], case["expected"], "{}", case["case_id"]);
            assert_eq!(answer["scale"]["status"], case["bareme_status"]);
            assert!(answer["scale"]["source_url"].as_str().unwrap().starts_with("https://"));
            let year = &answer["scale"]["year"];
            let carried = answer["scale"]["status"] == "carried_over";
            assert!(if carried { year == "2025-2026" } else { *year == case["school_year"] }, "{answer}");
            compared += 1;
        }
    }
    assert_eq!(compared, all.len());
    println!("{compared} sample cases of {} files answered", samples.len());
}

#[test]
fn a_bad_line_is_answered_and_the_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ma-region"))
        .args(["--gateway", "http://127.0.0.1:9", "--now", crate::world::NOON, "--data"])
        .arg(folder.path())
        .args(["--lang", "en", "simulate", "college"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = |line: &[u8]| -> Value {
        input.write_all(line).unwrap();
        // The answer is there before the next line is written: nothing waits for the end of the input.
        serde_json::from_str(&output.next().unwrap().unwrap()).unwrap()
    };
    assert_eq!(told(b"\xff\xfe{\"case_id\":1}\n")["error"]["code"], "bad_json");
    assert_eq!(told(b"{\"case_id\":\"\xc3\x28\"}\n")["error"]["code"], "bad_json");
    assert_eq!(told(b"\n  \n{\"case_id\":2}\n")["error"]["code"], "missing_field");
    assert_eq!(told(&[&vec![b'['; 100_000][..], b"\n"].concat())["error"]["code"], "bad_json");
    assert_eq!(told(&[&vec![b'x'; 10_000_000][..], b"\n"].concat())["error"]["code"], "bad_json");
    let good = br#"{"case_id":3,"school_year":"2025-2026","input":{"reference_tax_income_eur":0,"dependent_children":9,"pupils_at_this_level":2}}"#;
    let answer = told(&[good, &b"\r\n"[..]].concat());
    assert_eq!(answer["result"]["annual_amount_all_pupils_eur"], 1_032, "{answer}");
    drop(input);
    assert!(output.next().is_none());
    assert!(child.wait().unwrap().success());
    assert_eq!(app(folder.path(), &["simulate", "ars"], "").status.code(), Some(2));
}

#[test]
fn ten_thousand_lines_are_answered_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let line = |at: i64| {
        format!(
            "{{\"case_id\":{at},\"school_year\":\"2026-2027\",\"input\":{{\"gross_income_eur\":{},\"dependent_children\":3,\
             \"dependent_children_in_higher_education\":2,\"distance_km\":40,\"age_on_1_september\":19,\
             \"institution\":\"public\",\"study_level\":\"licence_1\"}}}}\n",
            at * 10
        )
    };
    let input: String = (0..10_000).map(line).collect();
    // Written beside the reading: ten thousand answers do not fit in a pipe.
    let file = folder.path().join("cases.jsonl");
    std::fs::write(&file, &input).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_ma-region"))
        .args(["--gateway", "http://127.0.0.1:9", "--now", crate::world::NOON, "--data"])
        .arg(folder.path())
        .args(["simulate", "crous"])
        .stdin(std::fs::File::open(&file).unwrap())
        .output()
        .unwrap();
    let mut heights = Vec::new();
    for (at, line) in String::from_utf8(output.stdout).unwrap().lines().enumerate() {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["case_id"], at);
        heights.push(answer["result"]["annual_amount_eur"].as_i64().unwrap());
    }
    assert_eq!(heights.len(), 10_000);
    assert!(heights.windows(2).all(|pair| pair[0] >= pair[1]), "more income never pays more");
    assert!(heights.first() > heights.last());
}
