//! What is kept of people is written down: the register names every table, the assessment a control for every risk.

use std::collections::BTreeSet;

use super::{none, root};

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The tables that a folder of migrations makes.
fn tables(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "sql") {
            continue;
        }
        let sql = std::fs::read_to_string(path).unwrap();
        let made = sql.split("CREATE TABLE ").skip(1);
        let name = |after: &str| {
            after.trim_start_matches("IF NOT EXISTS ").split([' ', '(']).next().unwrap().to_owned()
        };
        found.extend(made.map(name));
    }
    assert!(found.len() > 20, "{folder}: {found:?}");
    found
}

/// The tables that a chapter of the register names, each at the head of a row.
fn named(chapter: &str) -> BTreeSet<String> {
    let register = text("docs/register.md");
    let of = register.split("\n## ").find(|one| one.starts_with(chapter)).unwrap().to_owned();
    let heads =
        of.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next().map(str::to_owned));
    heads
        .flat_map(|head| head.split(['`', ',', ' ']).map(str::to_owned).collect::<Vec<_>>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn the_register_names_every_table_of_the_desk_and_of_the_gateway_and_no_other() {
    let mut wrong = Vec::new();
    for (chapter, folder) in
        [("The desk", "src/store/desk/migrations"), ("The gateway", "gateway/src/store/migrations")]
    {
        let (made, named) = (tables(folder), named(chapter));
        wrong.extend(
            made.difference(&named).map(|table| format!("docs/register.md, {chapter}: {table} is missing")),
        );
        wrong.extend(
            named.difference(&made).map(|table| format!("docs/register.md, {chapter}: no table {table}")),
        );
    }
    none(wrong);
}

#[test]
fn every_risk_of_the_impact_assessment_names_a_control_that_has_a_test() {
    let (impact, security) = (text("docs/impact.md"), text("docs/security.md"));
    let risks: Vec<&str> = impact.lines().filter(|line| line.starts_with("| R")).collect();
    assert!(risks.len() >= 10, "{}", risks.len());
    let proved = |line: &&&str| {
        line.split('`').skip(1).step_by(2).any(|control| security.contains(&format!("`{control}`")))
    };
    none(risks.iter().filter(|line| !proved(line)).map(|line| (*line).to_owned()).collect());
}
