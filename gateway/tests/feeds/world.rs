//! What the tests stand on: fixtures by name, folders of extracts, one call to read a source.

use std::path::{Path, PathBuf};

use api_client::wire::Aid;
use chrono::NaiveDate;
use gateway::sources::{File, NotTheFeed, Reading, Record, by_name};

/// The day of every import in these tests.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// Reads files with a source.
pub fn read(source: &str, files: &[File]) -> Result<Reading, NotTheFeed> {
    let source = by_name(source).unwrap();
    let reading = source.read(files, today());
    if let Ok(reading) = &reading {
        // Every input record ends in exactly one of accepted (or unchanged) and refused.
        assert_eq!(reading.read, reading.records.len() + reading.refused.len(), "{:?}", reading.refused);
    }
    reading
}

/// One file made here.
pub fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Our own fixtures of a source, all of them made by hand.
pub fn fixtures(folder: &str) -> Vec<File> {
    folder_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds/fixtures").join(folder))
}

/// Real extracts, outside of the repository; none, with a line that says so, where they are absent.
pub fn extracts(folder: &str) -> Option<Vec<File>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(folder);
    if !root.exists() {
        eprintln!("skipped: no extracts at {}", root.display());
        return None;
    }
    Some(folder_of(&root))
}

/// The files of a folder, or the one file; paths relative to the folder.
pub fn folder_of(root: &Path) -> Vec<File> {
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    paths.sort();
    let relative = |path: &Path| {
        let inside = path.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty());
        inside.unwrap_or(path).to_string_lossy().replace('\\', "/")
    };
    paths.iter().map(|path| File { path: relative(path), bytes: std::fs::read(path).unwrap() }).collect()
}

/// The aids of a reading.
pub fn aids(reading: &Reading) -> Vec<Aid> {
    reading
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Aid(aid) => Some((**aid).clone()),
            _ => None,
        })
        .collect()
}

/// Whether something was repaired in a record whose id ends so.
pub fn repaired(reading: &Reading, id: &str, what: &str) -> bool {
    reading.repaired.iter().any(|repair| repair.record.ends_with(id) && repair.what.starts_with(what))
}

/// Why a record was refused.
pub fn why(reading: &Reading, place: &str) -> String {
    let found = reading.refused.iter().find(|refusal| refusal.record.ends_with(place));
    found.map(|refusal| refusal.why.clone()).unwrap_or_default()
}
