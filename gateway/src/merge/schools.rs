//! The directory of schools and the table of their pages as one list: one record a school.

use std::collections::{BTreeMap, HashSet};

use api_client::wire::School;

/// What is known of the schools.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// As the directory publishes them.
    pub directory: Vec<School>,
    /// Those whose page of the digital workspace is told.
    pub table: Vec<School>,
    /// Ids that the directory had and has no more: they closed.
    pub closed: HashSet<String>,
}

/// Makes one list, by id. The directory says what a school is; which page it has, whichever of the two
/// was told last.
///
/// A school that the directory does not know, or that came before any directory, is there as the table tells it; one
/// that closed is not.
pub fn schools(told: Told) -> Vec<School> {
    let mut list: BTreeMap<String, School> = BTreeMap::new();
    list.extend(told.directory.into_iter().map(|school| (school.id.clone(), school)));
    for row in told.table {
        match list.get_mut(&row.id) {
            // Of two pages the one that was read last; of one day, the one that we wrote.
            Some(school) if school.ent_verified_on > row.ent_verified_on => {}
            Some(school) => {
                school.ent_url = row.ent_url;
                school.ent_source_url = row.ent_source_url;
                school.ent_verified_on = row.ent_verified_on;
            }
            None if told.closed.contains(&row.id) => {}
            None => {
                list.insert(row.id.clone(), row);
            }
        }
    }
    list.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school(id: &str, name: &str, ent: Option<&str>) -> School {
        let ent_url = ent.map(str::to_owned);
        School { id: id.into(), name: name.into(), ent_url, ..School::default() }
    }

    #[test]
    fn of_two_pages_the_one_that_was_read_last_is_told() {
        let told = |day: &str, page: &str| School {
            ent_verified_on: Some(day.into()),
            ..school("school:a", "Lycée A", Some(page))
        };
        let page = |directory: School, table: School| {
            let list = schools(Told { directory: vec![directory], table: vec![table], ..Told::default() });
            list[0].ent_url.clone().unwrap()
        };
        assert_eq!(page(told("2026-11-02", "new"), told("2026-05-27", "old")), "new");
        assert_eq!(page(told("2026-05-27", "old"), told("2026-11-02", "new")), "new");
        assert_eq!(page(told("2026-05-27", "theirs"), told("2026-05-27", "ours")), "ours");
    }

    #[test]
    fn the_directory_says_what_a_school_is_and_the_table_its_page() {
        let told = Told {
            directory: vec![school("school:b", "Lycée B", None), school("school:a", "Lycée A", None)],
            table: vec![
                school("school:c", "Lycée C", Some("c")),
                school("school:a", "lycée a", Some("a")),
                school("school:d", "Lycée D", Some("d")),
            ],
            closed: HashSet::from(["school:d".to_owned()]),
        };
        let list = schools(told.clone());
        let rows: Vec<_> = list.iter().map(|one| (one.name.as_str(), one.ent_url.as_deref())).collect();
        assert_eq!(rows, [("Lycée A", Some("a")), ("Lycée B", None), ("Lycée C", Some("c"))]);
        let again = schools(Told { directory: list.clone(), ..told });
        assert_eq!(again, list, "merging again changes nothing");
    }
}
