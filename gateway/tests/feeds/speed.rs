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
