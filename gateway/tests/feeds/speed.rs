//! How fast aids and places are read: said, and bounded from below far under what was measured.

use std::time::Instant;

use crate::world::{extracts, file, fixtures, read};

#[test]
fn ten_thousand_aids_are_read_and_merged_quickly() {
    let csv = String::from_utf8(fixtures("dispositif-aide.csv").remove(0).bytes).unwrap();
    let csv = extracts("feeds/transition-ecologique/data_gouv_export.bfc.csv")
        .map_or(csv, |mut files| String::from_utf8(files.remove(0).bytes).unwrap());
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let header = rows.headers().unwrap().clone();
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let mut many = csv::Writer::from_writer(Vec::new());
    many.write_record(&header).unwrap();
    for number in 0..10_000 {
        let mut cells: Vec<String> = rows[number % rows.len()].iter().map(str::to_owned).collect();
        cells[0] = format!("00000000-0000-4000-8000-{number:012}");
        cells[1] = format!("{} {number}", cells[1]);
        cells[8] = format!("https://exemple.fr/aide/{number}");
        many.write_record(&cells).unwrap();
    }
    let many = file("many.csv", &String::from_utf8(many.into_inner().unwrap()).unwrap());
    let start = Instant::now();
    let reading = read("dispositif-aide", &[many]).unwrap();
    let read_for = start.elapsed();
    let aids = crate::world::aids(&reading);
    let start = Instant::now();
    let merged = gateway::merge::aids(aids);
    eprintln!("10 000 aids: read in {read_for:?}, merged in {:?}", start.elapsed());
    assert_eq!(reading.read, 10_000);
    assert!(merged.aids.len() >= 9_000);
}

#[test]
fn twenty_three_thousand_desks_are_read_quickly() {
    let text = String::from_utf8(fixtures("france-services").remove(0).bytes).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let row = rows.lines().next().unwrap();
    let mut many = format!("{head}\n");
    for number in 0..23_000 {
        many += &format!("{number}{}\n", row.trim_start_matches("9001"));
    }
    let many = [file("liste-fs-20250301.csv", &many)];
    let start = Instant::now();
    let reading = read("france-services", &many).unwrap();
    eprintln!("23 000 desks: read in {:?}", start.elapsed());
    assert_eq!((reading.read, reading.records.len()), (23_000, 23_000));
}

/// Many answers of one event of a fixture, each under a uid of its own.
fn many_events(source: &str, list: &str, page: usize) -> (f64, usize) {
    let answer: serde_json::Value = serde_json::from_slice(&fixtures(source)[page].bytes).unwrap();
    let row = &answer[list][0];
    let rows: Vec<_> = (0..10_000)
        .map(|number| {
            let mut row = row.clone();
            row["uid"] = serde_json::json!(number);
            row
        })
        .collect();
    let many = file("many.json", &serde_json::json!({ list: rows }).to_string());
    let start = Instant::now();
    let reading = read(source, &[many]).unwrap();
    (start.elapsed().as_secs_f64(), reading.records.len())
}

#[test]
fn ten_thousand_events_are_read_quickly() {
    for (source, list, page) in [("openagenda", "events", 0), ("opendatasoft-events", "results", 1)] {
        let (seconds, kept) = many_events(source, list, page);
        eprintln!("10 000 events of {source}: read in {seconds:.2} s");
        assert_eq!(kept, 10_000);
        // Unoptimised, beside other tests: far above it is a rule that grew quadratic.
        assert!(seconds < 120.0, "{source}: {seconds} s");
    }
}
