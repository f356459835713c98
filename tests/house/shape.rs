//! Small files that say what lives in them, and names that explain.

use super::{none, product, sources};

const FORBIDDEN_FILES: [&str; 7] = ["utils", "helpers", "common", "misc", "manager", "service", "types"];
const FORBIDDEN_TYPES: [&str; 4] = ["Client", "Context", "State", "Manager"];

#[test]
fn every_file_opens_with_one_sentence_on_what_lives_here() {
    let silent = |source: &super::Source| !source.text.starts_with("//! ");
    let all = sources(&["src", "domain/src", "api-client/src", "gateway/src", "tests", "benches"]);
    none(all.iter().filter(|source| silent(source)).map(|source| source.path.clone()).collect());
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut lengths: Vec<_> =
        product().iter().map(|file| (file.text.lines().count(), file.path.clone())).collect();
    none(
        lengths
            .iter()
            .filter(|(lines, _)| *lines > 400)
            .map(|(lines, path)| format!("{path}: {lines}"))
            .collect(),
    );
    lengths.sort();
    println!("{} files, median {} lines", lengths.len(), lengths[lengths.len() / 2].0);
}

#[test]
fn no_file_or_type_has_a_name_that_explains_nothing() {
    let mut breaches = Vec::new();
    for source in product() {
        let stem = source.path.rsplit('/').next().unwrap().trim_end_matches(".rs").to_owned();
        if FORBIDDEN_FILES.contains(&stem.as_str()) {
            breaches.push(source.path.clone());
        }
        for item in syn::parse_file(&source.text).unwrap().items {
            let name = match item {
                syn::Item::Struct(item) => item.ident.to_string(),
                // An aid's `State` is a word of the field (open, closed, ended), and an enum of its own.
                syn::Item::Enum(item) if source.path != "domain/src/aid.rs" => item.ident.to_string(),
                _ => continue,
            };
            if FORBIDDEN_TYPES.contains(&name.as_str()) {
                breaches.push(format!("{}: type {name}", source.path));
            }
        }
    }
    none(breaches);
}

#[test]
fn the_system_is_asked_for_in_one_room_only() {
    let platform = |path: &str| path.starts_with("src/platform");
    let features = |path: &str| {
        platform(path)
            || ["src/lib.rs", "src/main.rs", "src/wiring.rs", "api-client/src/lib.rs"].contains(&path)
    };
    let mut breaches = Vec::new();
    for source in product() {
        for (number, line) in source.text.lines().enumerate() {
            let of = |what: &str| line.contains(what) && !line.trim_start().starts_with("//");
            if of("cfg(target_os") && !platform(&source.path) || of("cfg(feature") && !features(&source.path)
            {
                breaches.push(format!("{}:{}", source.path, number + 1));
            }
        }
    }
    none(breaches);
}
