//! Ages: « 17 ans », « j'ai dix-sept ans », « mon fils de 12 ans »; and the spans of years that are none.

use super::words::Word;
use super::{Named, Phrasebook, Read, numbers, people};

const YEARS: [&str; 8] = ["ans", "an", "years", "year", "yrs", "yr", "yo", "annees"];
const MONTHS: [&str; 3] = ["mois", "months", "month"];

/// Words before a number of years that make it something else than an age: a bound, a duration, a rhythm.
const NOT_AFTER: [&str; 31] = [
    "moins",
    "plus",
    "jusqu",
    "under",
    "over",
    "than",
    "depuis",
    "pendant",
    "durant",
    "dans",
    "sous",
    "for",
    "since",
    "within",
    "tous",
    "toutes",
    "every",
    "des",
    "entre",
    "between",
    "bac",
    "avant",
    "apres",
    "before",
    "after",
    "dernieres",
    "prochaines",
    "last",
    "next",
    "premieres",
    "until",
];
/// Words after it that do the same.
const NOT_BEFORE: [&str; 16] = [
    "experience",
    "anciennete",
    "travail",
    "activite",
    "cotisation",
    "etudes",
    "etude",
    "ago",
    "loyer",
    "garantie",
    "mariage",
    "contrat",
    "formation",
    "service",
    "thesis",
    "renouvelable",
];

/// An age at this word.
pub(super) fn at(words: &[Word], at: usize, phrases: &Phrasebook) -> Option<Read> {
    let (number, mut taken) = numbers::at(words, at)?;
    if words[at + taken - 1].ends_clause || is_bound(words, at) {
        return None;
    }
    let unit = words.get(at + taken)?;
    let years = if unit.is_one_of(&YEARS) {
        number
    } else if unit.is_one_of(&MONTHS) {
        number / 12
    } else {
        // « Deux enfants de 3 et 7 ans »: the first number borrows the word of the second.
        return shared(words, at, taken, number, phrases);
    };
    taken += 1;
    if words.get(at + taken).is_some_and(|word| word.is("old")) {
        taken += 1;
    }
    let whole_years = unit.is_one_of(&YEARS);
    let said = is_said_of_somebody(words, at, whole_years, phrases);
    if !said || goes_on_as_a_span(words, at + taken) {
        return None;
    }
    Some(Read::new(taken, Named::Age { years, whose: people::whose(words, at) }))
}

fn shared(words: &[Word], at: usize, taken: usize, years: u32, phrases: &Phrasebook) -> Option<Read> {
    let and = words.get(at + taken).filter(|word| word.is_one_of(&["et", "and"]))?;
    let (_, more) = numbers::at(words, at + taken + 1).filter(|_| !and.ends_clause)?;
    let unit = words.get(at + taken + 1 + more).filter(|word| word.is_one_of(&YEARS));
    let said = unit.is_some() && is_said_of_somebody(words, at, true, phrases);
    said.then(|| Read::new(taken, Named::Age { years, whose: people::whose(words, at) }))
}

/// « Moins de 26 ans », « depuis 2 ans », « 15 à 25 ans ».
fn is_bound(words: &[Word], at: usize) -> bool {
    // Words between a bound and its number: « moins de », « à partir de », « jusqu'à », « il y a ».
    let mut near = at;
    while near > 0 && at - near < 3 {
        let word = &words[near - 1];
        if word.ends_clause {
            return false;
        }
        if word.is_one_of(&NOT_AFTER) {
            return true;
        }
        if !word.is_one_of(&["de", "d", "a", "au", "les", "que", "ses", "mes", "leurs", "the", "of"]) {
            break;
        }
        near -= 1;
    }
    let before = &words[..at];
    let ends = |said: &[&str]| super::follows(words, before.len(), said);
    ends(&["il", "y", "a"])
        || ends(&["partir", "de"])
        || ends(&["older", "than"])
        || (ends(&["a"]) && at >= 2 && words[at - 2].figures().is_some())
        // A hyphen between two numbers: « 15-25 ans ».
        || (at >= 1 && words[at - 1].figures().is_some())
        || (ends(&["et"]) && at >= 3 && words[at - 3].is("entre"))
}

/// « De 3 ans » is an age after somebody only: « un contrat de 3 ans » is none.
fn is_said_of_somebody(words: &[Word], at: usize, whole_years: bool, phrases: &Phrasebook) -> bool {
    let Some(before) = at.checked_sub(1).map(|near| &words[near]).filter(|word| !word.ends_clause) else {
        return whole_years;
    };
    if before.is_one_of(&["age", "agee", "ages", "agees", "aged"]) {
        return true;
    }
    if !before.is_one_of(&["de", "d", "et", "and", "a"]) {
        return whole_years;
    }
    if super::follows(words, at, &["age", "de"]) || super::follows(words, at, &["agee", "de"]) {
        return true;
    }
    if before.is("a") || before.is("and") {
        // « Mon fils a 12 ans » ; « à 12 ans ».
        return whole_years;
    }
    // « Mon fils de 3 et 7 ans », « deux enfants de 3 ans »: somebody stands just before.
    let person =
        |near: usize| people::relation(&words[near]).is_some() || phrases.ends_situation(words, near);
    match at.checked_sub(2) {
        None => whole_years,
        Some(near) if before.is("et") => words[near].figures().is_some() || whole_years,
        Some(near) => words[near].ends_clause || person(near),
    }
}

/// « 26 ans et plus », « 3 ans d'expérience », « 5 years of experience ».
fn goes_on_as_a_span(words: &[Word], at: usize) -> bool {
    let ends = at > 0 && words[at - 1].ends_clause;
    let Some(next) = words.get(at).filter(|_| !ends) else { return false };
    let after = words.get(at + 1);
    let linked = next.is_one_of(&["de", "d", "of", "in"]);
    (linked && after.is_some_and(|word| word.is_one_of(&NOT_BEFORE)))
        || (next.is_one_of(&["et", "ou", "and", "or"])
            && after.is_some_and(|word| word.is_one_of(&["plus", "moins", "over", "under", "more", "less"])))
        || next.is_one_of(&["ago", "plus", "maximum", "minimum", "renouvelable"])
}
