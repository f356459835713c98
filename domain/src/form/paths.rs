//! Where answers stand: which rows a group has, and which question a path answers.

use std::collections::BTreeSet;

use super::field::{Field, HOUSEHOLD, Kind};
use super::{Answers, Form};

/// No group has a row beyond that one, whatever somebody sends.
const LAST_ROW: u32 = 999;

/// Whether nothing was answered there.
pub fn is_blank(answers: &Answers, path: &str) -> bool {
    answers.get(path).is_none_or(|typed| typed.trim().is_empty())
}

/// The rows of a group in which something was answered. Rows taken out leave gaps.
pub fn rows(answers: &Answers, group: &str) -> BTreeSet<u32> {
    let prefix = format!("{group}.");
    answers
        .range(prefix.clone()..)
        .take_while(|(path, _)| path.starts_with(&prefix))
        .filter(|(_, typed)| !typed.trim().is_empty())
        .filter_map(|(path, _)| row(path[prefix.len()..].split('.').next()?))
        .collect()
}

/// A row as it is written in a path: figures, no nought before them.
pub fn row(part: &str) -> Option<u32> {
    let canonical = part == "0" || !part.starts_with('0');
    let figures = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (canonical && figures).then(|| part.parse().ok()).flatten().filter(|row| *row <= LAST_ROW)
}

/// The kind of one of a household's answers.
pub fn household_part(part: &str) -> Option<&'static Kind> {
    static PARTS: Kind = Kind::Number { decimals: 2, min: Some(1), max: Some(30) };
    static INCOME: Kind = Kind::Money { min: Some(0), max: None };
    let [parts, income] = HOUSEHOLD;
    match part {
        part if part == parts => Some(&PARTS),
        part if part == income => Some(&INCOME),
        _ => None,
    }
}

/// The field that a path answers, and the kind of that very answer; none if the form has no such question.
pub fn question<'a>(form: &'a Form, path: &str) -> Option<(&'a Field, &'a Kind)> {
    form.fields.iter().find_map(|field| match &field.kind {
        Kind::Group { fields, .. } => {
            let rest = below(path, field)?;
            let (row_number, inner) = rest.split_once('.')?;
            row(row_number)?;
            fields.iter().find_map(|field| leaf(field, inner))
        }
        _ => leaf(field, path),
    })
}

fn leaf<'a>(field: &'a Field, path: &str) -> Option<(&'a Field, &'a Kind)> {
    match &field.kind {
        Kind::Household => Some((field, household_part(below(path, field)?)?)),
        kind => (field.id.as_str() == path).then_some((field, kind)),
    }
}

fn below<'p>(path: &'p str, field: &Field) -> Option<&'p str> {
    path.strip_prefix(field.id.as_str())?.strip_prefix('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_exists_once_something_is_answered_in_it() {
        let answers: Answers =
            [("trips.0.city", "Bonn"), ("trips.2.city", " "), ("trips.10.days", "3"), ("tripsy.4.x", "y")]
                .into_iter()
                .map(|(path, typed)| (path.to_owned(), typed.to_owned()))
                .collect();
        assert_eq!(rows(&answers, "trips"), BTreeSet::from([0, 10]));
    }

    #[test]
    fn a_path_leads_to_its_question() {
        let form = super::super::sample::form();
        let id = |path: &str| question(&form, path).map(|(field, _)| field.id.as_str().to_owned());
        assert_eq!(id("applicant.iban").as_deref(), Some("applicant.iban"));
        assert_eq!(id("trips.3.city").as_deref(), Some("city"));
        assert_eq!(id("household.parts").as_deref(), Some("household"));
        for nowhere in
            ["trips", "trips.city", "trips.03.city", "trips.1000.city", "household", "household.x", ""]
        {
            assert_eq!(id(nowhere), None, "{nowhere}");
        }
    }
}
