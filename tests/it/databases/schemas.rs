//! The schemas as they are made today. Upgrades from frozen releases join with the first release.

use ma_region::store::{desk, reference};

fn schema(steps: &[&str]) -> Vec<String> {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    steps.iter().for_each(|step| connection.execute_batch(step).unwrap());
    let mut query =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
    query.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_table_is_strict_and_says_what_it_holds() {
    for steps in [reference::MIGRATIONS, desk::MIGRATIONS] {
        for sql in schema(steps) {
            // What SQLite makes by itself beside its virtual tables is not ours.
            let own = !["doc_words_", "spot_box_", "event_box_"].iter().any(|beside| sql.contains(beside));
            if sql.starts_with("CREATE TABLE") && own {
                assert!(sql.contains("STRICT"), "{sql}");
                assert!(sql.contains("--"), "{sql}");
            }
        }
    }
}
