//! A question is asked only when other answers say so.

use std::collections::BTreeMap;

use super::answer::{Value, read};
use super::field::{Field, HOUSEHOLD, Kind, Slot};
use super::paths::{household_part, is_blank, rows};
use super::{Answers, Form};

/// One condition on an earlier answer; one on a question that is not answered does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The earlier question: in the same row of a group first, then in the form.
    pub field: String,
    /// What its answer must be.
    pub test: Test,
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of these: `yes`, `no`, the name of a choice; of several choices, one of them.
    AnyOf(Vec<String>),
    /// Answered, and none of these.
    NoneOf(Vec<String>),
    /// Answered at all.
    Answered,
    /// A figure of at least so many whole units; an amount in cents; a number of rows.
    AtLeast(i64),
    /// A figure of at most so many.
    AtMost(i64),
    /// A test newer than this build: the question is shown, and never needed.
    Unknown,
}

/// A question that is asked, given the answers so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Where its answer stands.
    pub path: String,
    /// The field; for a group, also each field of each of its rows.
    pub field: &'a Field,
    /// The kind of that very answer: of a household, one of its two.
    pub kind: &'a Kind,
    /// Whether the form cannot be filed without it.
    pub required: bool,
    /// Of a group, its rows: those in which a question that is asked is answered.
    pub rows: Vec<u32>,
}

/// Whether a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    No,
    /// Its condition cannot be read by this build.
    Perhaps,
    Yes,
}

/// Every question that is asked, in the form's order; a group before the questions of its rows.
pub fn asked<'a>(form: &'a Form, answers: &Answers) -> Vec<Asked<'a>> {
    Asking::of(form, answers).asked
}

/// Every slot that is asked, and whether it must be filled as it says.
pub fn wanted<'a>(form: &'a Form, answers: &Answers) -> Vec<(&'a Slot, bool)> {
    let asking = Asking::of(form, answers);
    let slots = form.slots.iter().map(|slot| (slot, asking.shown(&slot.when, None)));
    slots.filter(|(_, shown)| *shown != Shown::No).map(|(slot, shown)| (slot, shown == Shown::Yes)).collect()
}

/// The answers to the questions that are asked, and no others: what is sent.
pub fn to_send(form: &Form, answers: &Answers) -> Answers {
    asked(form, answers)
        .into_iter()
        .filter(|asked| !is_blank(answers, &asked.path))
        .filter_map(|asked| Some((asked.path.clone(), answers.get(&asked.path)?.clone())))
        .collect()
}

struct Asking<'a, 'n> {
    answers: &'n Answers,
    /// Questions before this one. A condition on a later one is not understood, so there is no circle.
    earlier: BTreeMap<&'a str, (&'a Field, Shown)>,
    asked: Vec<Asked<'a>>,
    /// Number of rows of each group that is asked.
    rows: BTreeMap<&'a str, usize>,
}

/// A row of a group while its questions are asked.
struct Row<'a, 'n> {
    prefix: &'n str,
    earlier: &'n BTreeMap<&'a str, (&'a Field, Shown)>,
}

impl<'a, 'n> Asking<'a, 'n> {
    fn of(form: &'a Form, answers: &'n Answers) -> Self {
        let (earlier, asked, rows) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        let mut asking = Self { answers, earlier, asked, rows };
        for field in &form.fields {
            let shown = asking.shown(&field.when, None);
            if shown != Shown::No {
                asking.ask(field, shown);
            }
            asking.earlier.insert(field.id.as_str(), (field, shown));
        }
        asking
    }

    fn ask(&mut self, field: &'a Field, shown: Shown) {
        let required = field.required && shown == Shown::Yes;
        let Kind::Group { fields, .. } = &field.kind else {
            let leaves = self.leaves(field, "", required);
            return self.asked.extend(leaves);
        };
        let (mut kept, mut inside) = (Vec::new(), Vec::new());
        for row in rows(self.answers, field.id.as_str()) {
            let questions = self.row(fields, &format!("{}.{row}.", field.id));
            // What is left of a row in questions that are asked no more is kept, and is no row.
            if questions.iter().any(|asked| !is_blank(self.answers, &asked.path)) {
                kept.push(row);
                inside.extend(questions);
            }
        }
        self.rows.insert(field.id.as_str(), kept.len());
        self.asked.push(Asked { path: field.id.to_string(), field, kind: &field.kind, required, rows: kept });
        self.asked.extend(inside);
    }

    fn row(&self, fields: &'a [Field], prefix: &str) -> Vec<Asked<'a>> {
        let (mut earlier, mut asked) = (BTreeMap::new(), Vec::new());
        for field in fields {
            let shown = self.shown(&field.when, Some(&Row { prefix, earlier: &earlier }));
            earlier.insert(field.id.as_str(), (field, shown));
            // A group inside a group is not a form of ours: its questions are left out.
            if shown != Shown::No && !matches!(field.kind, Kind::Group { .. }) {
                asked.extend(self.leaves(field, prefix, field.required && shown == Shown::Yes));
            }
        }
        asked
    }

    /// The answers of one question: one, or the two of a household.
    fn leaves(&self, field: &'a Field, prefix: &str, required: bool) -> Vec<Asked<'a>> {
        let path = format!("{prefix}{}", field.id);
        let leaf = |path: String, kind: &'a Kind, required: bool| Asked {
            path,
            field,
            kind,
            required,
            rows: Vec::new(),
        };
        if field.kind != Kind::Household {
            // What this build does not know never holds a form back.
            return vec![leaf(path, &field.kind, required && !matches!(field.kind, Kind::Unknown(_)))];
        }
        let parts = HOUSEHOLD.map(|part| (format!("{path}.{part}"), household_part(part)));
        // One of the answers says nothing without the other.
        let begun = parts.iter().any(|(path, _)| !is_blank(self.answers, path));
        let known = parts.into_iter().filter_map(|(path, kind)| Some((path, kind?)));
        known.map(|(path, kind)| leaf(path, kind, required || begun)).collect()
    }

    fn shown(&self, when: &[When], row: Option<&Row<'a, '_>>) -> Shown {
        when.iter().map(|condition| self.holds(condition, row)).min().unwrap_or(Shown::Yes)
    }

    fn holds(&self, when: &When, row: Option<&Row<'a, '_>>) -> Shown {
        let id = when.field.as_str();
        let sibling = row.and_then(|row| Some((row.earlier.get(id)?, format!("{}{id}", row.prefix))));
        let found = sibling.or_else(|| Some((self.earlier.get(id)?, id.to_owned())));
        let Some(((field, shown), path)) = found else { return Shown::Perhaps };
        if *shown == Shown::No {
            return Shown::No;
        }
        match self.test(&when.test, field, &path) {
            Some(true) => Shown::Yes,
            Some(false) => Shown::No,
            None => Shown::Perhaps,
        }
    }

    /// Whether the answer there passes; none if this build does not understand the test.
    fn test(&self, test: &Test, field: &Field, path: &str) -> Option<bool> {
        if let Kind::Group { .. } = field.kind {
            let count = self.rows.get(path).copied().unwrap_or_default();
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            return match test {
                Test::Answered => Some(count > 0),
                Test::AtLeast(bound) => Some(count >= *bound),
                Test::AtMost(bound) => Some(count <= *bound),
                _ => None,
            };
        }
        if matches!(test, Test::Unknown) || field.kind == Kind::Household {
            return None;
        }
        let Some(typed) = self.answers.get(path).filter(|typed| !typed.trim().is_empty()) else {
            return Some(false);
        };
        let value = read(&field.kind, typed);
        Some(match test {
            Test::Answered => true,
            Test::AnyOf(words) => words_of(value).iter().any(|word| words.contains(word)),
            Test::NoneOf(words) => !words_of(value).iter().any(|word| words.contains(word)),
            Test::AtLeast(bound) => {
                figure_of(value).is_some_and(|(value, unit)| value >= bound.saturating_mul(unit))
            }
            Test::AtMost(bound) => {
                figure_of(value).is_some_and(|(value, unit)| value <= bound.saturating_mul(unit))
            }
            Test::Unknown => return None,
        })
    }
}

fn words_of<E>(value: Result<Value, E>) -> Vec<String> {
    match value {
        Ok(Value::YesNo(yes)) => vec![if yes { "yes" } else { "no" }.to_owned()],
        Ok(Value::Choice(word) | Value::Text(word) | Value::Commune(word)) => vec![word],
        Ok(Value::Choices(words)) => words,
        _ => Vec::new(),
    }
}

/// A figure, and how many of its units make one of a bound's.
fn figure_of<E>(value: Result<Value, E>) -> Option<(i64, i64)> {
    match value {
        Ok(Value::Number(thousandths)) => Some((thousandths, 1000)),
        Ok(Value::Money(cents)) => Some((cents, 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{answers, field, form};
    use super::*;

    fn paths(form: &Form, given: &[(&str, &str)]) -> Vec<String> {
        asked(form, &answers(given)).into_iter().map(|asked| asked.path).collect()
    }

    #[test]
    fn a_question_is_asked_once_the_earlier_answer_says_so() {
        let form = form();
        assert!(!paths(&form, &[]).contains(&"employer".to_owned()));
        assert!(!paths(&form, &[("works", "no")]).contains(&"employer".to_owned()));
        assert!(paths(&form, &[("works", "Oui")]).contains(&"employer".to_owned()));
    }

    #[test]
    fn a_question_under_a_hidden_one_is_hidden_too() {
        let mut form = form();
        let when = vec![When { field: "employer".to_owned(), test: Test::Answered }];
        form.fields.push(Field { when, ..field("employer_phone", Kind::Phone) });
        let given = [("works", "no"), ("employer", "Atelier")];
        assert!(!paths(&form, &given).contains(&"employer_phone".to_owned()));
        assert!(
            paths(&form, &[("works", "yes"), ("employer", "Atelier")]).contains(&"employer_phone".to_owned())
        );
    }

    #[test]
    fn a_condition_in_a_row_looks_at_that_row() {
        let given = [
            ("trips.0.city", "Bonn"),
            ("trips.0.days", "3"),
            ("trips.1.city", "Bern"),
            ("trips.1.days", "40"),
        ];
        let paths = paths(&form(), &given);
        assert!(!paths.contains(&"trips.0.reason".to_owned()));
        assert!(paths.contains(&"trips.1.reason".to_owned()), "asked from 30 days on");
    }

    #[test]
    fn a_circle_and_an_unknown_test_show_the_question_and_need_nothing() {
        let mut form = form();
        let on = |field: &str, test: Test| vec![When { field: field.to_owned(), test }];
        form.fields.push(Field {
            when: on("ying", Test::Answered),
            required: true,
            ..field("yang", Kind::YesNo)
        });
        form.fields.push(Field {
            when: on("yang", Test::Unknown),
            required: true,
            ..field("ying", Kind::YesNo)
        });
        let given = answers(&[]);
        let asked = asked(&form, &given);
        for name in ["yang", "ying"] {
            assert!(asked.iter().any(|asked| asked.path == name && !asked.required), "{name}");
        }
    }

    #[test]
    fn what_is_not_asked_is_not_sent() {
        let given =
            answers(&[("works", "no"), ("employer", "Atelier"), ("nowhere", "x"), ("applicant.name", " ")]);
        assert_eq!(to_send(&form(), &given), answers(&[("works", "no")]));
    }

    #[test]
    fn a_household_that_is_begun_is_asked_whole() {
        let form = form();
        let needed = |given: &[(&str, &str)]| {
            let given = answers(given);
            asked(&form, &given).iter().filter(|a| a.path.starts_with("household.") && a.required).count()
        };
        assert_eq!(needed(&[]), 0);
        assert_eq!(needed(&[("household.income", "24 000")]), 2);
    }

    #[test]
    fn a_paper_is_wanted_when_an_answer_says_so() {
        let form = form();
        let names = |given: &[(&str, &str)]| -> Vec<String> {
            wanted(&form, &answers(given)).iter().map(|(slot, _)| slot.id.to_string()).collect()
        };
        assert_eq!(names(&[]), ["rib"]);
        assert_eq!(names(&[("works", "yes")]), ["rib", "contract"]);
    }
}
