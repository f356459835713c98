//! One sentence-named test a rule (ARCHITECTURE.md §4).

mod imports;
mod manifests;
mod migrations;
mod register;
mod shape;
mod text;

use std::path::{Path, PathBuf};

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A source file, its path from the repository's root, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// Every Rust file of ours under these folders.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        walk(&root().join(folder), &mut found);
    }
    assert!(!found.is_empty(), "no file found: the rule would check nothing");
    found
}

/// All code of the product, tests left out.
pub fn product() -> Vec<Source> {
    sources(&["src", "domain/src", "api-client/src", "gateway/src"])
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.push(Source { path: name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

/// Fails with every breach, so that one run shows all of them.
pub fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n  {}\n", breaches.join("\n  "));
}
