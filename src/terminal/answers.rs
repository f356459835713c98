//! Answers as people type them, and what they are in the guide.

use domain::eligibility::{Condition, Facts, Subject, Value};

use super::facts::slug;
use crate::store::reference::guide::Guide;

/// Puts answers under the questions as the guide writes them: whoever types « Avez-vous le BAFA ? » does not type
/// its no-break space, nor the right apostrophe.
pub(super) fn as_asked(facts: &mut Facts, guide: &Guide) {
    let typed: Vec<(Subject, Value)> = facts
        .all()
        .filter(|(subject, _)| matches!(subject, Subject::Declared(_) | Subject::TiedTo(_)))
        .map(|(subject, value)| (subject.clone(), value.clone()))
        .collect();
    if typed.is_empty() {
        return;
    }
    let rules = guide.aids.iter().map(|aid| &aid.rule);
    let conditions = rules.flat_map(|rule| {
        rule.conditions.iter().chain(rule.profiles.iter().flat_map(|profile| &profile.conditions))
    });
    let grades = guide.aids.iter().filter_map(|aid| aid.amount.as_ref()).flat_map(|amount| &amount.grades);
    let asked: Vec<Subject> =
        conditions.chain(grades.flat_map(|grade| &grade.when)).flat_map(Condition::subjects).collect();
    for (subject, value) in typed {
        let same = |asked: &&Subject| match (*asked, &subject) {
            (Subject::Declared(one), Subject::Declared(other))
            | (Subject::TiedTo(one), Subject::TiedTo(other)) => {
                !slug(other).is_empty() && slug(one) == slug(other)
            }
            _ => false,
        };
        if let Some(asked) = asked.iter().find(same).filter(|asked| **asked != subject) {
            facts.set(asked.clone(), value);
        }
    }
}

/// Sections of the NAF rév. 2, each with the last of its divisions.
const SECTIONS: [(u32, char); 21] = [
    (3, 'A'),
    (9, 'B'),
    (33, 'C'),
    (35, 'D'),
    (39, 'E'),
    (43, 'F'),
    (47, 'G'),
    (53, 'H'),
    (56, 'I'),
    (63, 'J'),
    (66, 'K'),
    (68, 'L'),
    (75, 'M'),
    (82, 'N'),
    (84, 'O'),
    (85, 'P'),
    (88, 'Q'),
    (93, 'R'),
    (96, 'S'),
    (98, 'T'),
    (99, 'U'),
];

/// The section of a NAF code: its letter, or the one that its first two figures lie in (Insee).
pub(super) fn section(code: &str) -> Option<char> {
    let code = code.trim();
    let first = code.chars().next()?;
    if first.is_ascii_alphabetic() {
        return Some(first.to_ascii_uppercase());
    }
    let division: u32 = code.get(..2)?.parse().ok()?;
    SECTIONS.iter().find(|(last, _)| division > 0 && division <= *last).map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_naf_code_says_its_section_by_its_letter_or_its_figures() {
        for (code, letter) in
            [("I", 'I'), ("c", 'C'), ("47.61Z", 'G'), ("01", 'A'), ("5510Z", 'I'), ("99", 'U')]
        {
            assert_eq!(section(code), Some(letter), "{code}");
        }
        for code in ["", "0", "00.00Z", "é", "4", "-1"] {
            assert_eq!(section(code).filter(char::is_ascii_alphabetic), None, "{code}");
        }
    }
}
