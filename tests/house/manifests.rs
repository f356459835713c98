//! Each crate leans only on those before it.

use super::{none, root};

fn manifest(of: &str) -> toml::Table {
    std::fs::read_to_string(root().join(of).join("Cargo.toml")).unwrap().parse().unwrap()
}

fn names(table: &toml::Table, section: &str) -> Vec<String> {
    table
        .get(section)
        .and_then(|section| section.as_table())
        .map(|t| t.keys().cloned().collect())
        .unwrap_or_default()
}

#[test]
fn domain_leans_on_its_five_crates_and_no_more() {
    // The last three are one project: reading hours, their grammar, and the calendar that they are asked with.
    let hours = ["opening-hours", "opening-hours-syntax", "compact-calendar"];
    let allowed = ["chrono", "uuid", "thiserror", "rust-stemmers", hours[0], hours[1], hours[2]];
    let found = names(&manifest("domain"), "dependencies");
    none(found.into_iter().filter(|name| !allowed.contains(&name.as_str())).collect());
    let workspace = manifest(".");
    for name in ["chrono", "uuid"] {
        let features = &workspace["workspace"]["dependencies"][name]["default-features"];
        assert_eq!(features.as_bool(), Some(false), "{name} must come without default features");
    }
}

#[test]
fn our_crates_lean_only_on_those_before_them() {
    let ours = ["domain", "api-client", "gateway", "ma-region"];
    let allowed: [(&str, &[&str]); 4] = [
        ("domain", &[]),
        ("api-client", &["domain"]),
        ("gateway", &["domain", "api-client"]),
        (".", &["domain", "api-client"]),
    ];
    let mut breaches = Vec::new();
    for (folder, keys) in allowed {
        for name in names(&manifest(folder), "dependencies") {
            if ours.contains(&name.as_str()) && !keys.contains(&name.as_str()) {
                breaches.push(format!("{folder} leans on {name}"));
            }
        }
    }
    none(breaches);
    assert!(names(&manifest("."), "dev-dependencies").contains(&"gateway".to_owned()));
}
