//! A migration of the desk takes nothing away. That released steps never change is tested from the first release on.

use super::{none, root};

fn steps(of: &str) -> Vec<(String, String)> {
    let folder = root().join("src/store").join(of).join("migrations");
    let mut steps: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    steps.sort();
    steps
}

#[test]
fn a_migration_of_the_desk_takes_nothing_away() {
    let takes = |sql: &str| {
        let sql = sql.to_uppercase();
        ["DELETE", "DROP TABLE", "DROP COLUMN"].iter().any(|word| sql.contains(word))
    };
    none(steps("desk").into_iter().filter(|(_, sql)| takes(sql)).map(|(name, _)| name).collect());
}

#[test]
fn steps_are_numbered_without_a_gap() {
    for of in ["desk", "reference"] {
        for (number, (name, _)) in steps(of).iter().enumerate() {
            assert!(name.starts_with(&format!("{:04}_", number + 1)), "{of}/{name}");
        }
    }
}
