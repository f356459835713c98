//! Names of places: the longest first, « St » for « Saint », and no everyday word taken for a commune.

use super::words::Word;
use super::{Gazetteer, LONGEST_NAME, Named, Read};
use crate::search::is_stop_word;
use crate::territory::Scope;

/// Words before a place.
const BEFORE: [&str; 22] = [
    "a", "au", "aux", "de", "d", "du", "des", "sur", "vers", "pres", "chez", "habite", "habitant", "commune",
    "ville", "village", "near", "in", "at", "from", "around", "to",
];
const ARTICLES: [&str; 4] = ["le", "la", "l", "les"];
/// Ways to say that around a place is meant.
const NEAR: [&[&str]; 13] = [
    &["pres", "de"],
    &["pres", "d"],
    &["pres", "du"],
    &["autour", "de"],
    &["autour", "d"],
    &["autour", "du"],
    &["proche", "de"],
    &["proche", "d"],
    &["cote", "de"],
    &["alentours", "de"],
    &["near"],
    &["around"],
    &["close", "to"],
];

/// A place at this word.
pub(super) fn at(words: &[Word], at: usize, gazetteer: &dyn Gazetteer) -> Option<Read> {
    let before = at.checked_sub(1).map(|near| &words[near]).filter(|word| !word.ends_clause);
    let most = words[at..].iter().position(|word| word.ends_clause).map_or(words.len() - at, |end| end + 1);
    for taken in (1..=most.min(LONGEST_NAME)).rev() {
        let run = &words[at..at + taken];
        let name = name_of(run);
        if name.len() < 2 || !is_figure_of_place(run, words, at) {
            continue;
        }
        let mut scopes = gazetteer.named(&name);
        let mut known_as = name;
        if scopes.is_empty() {
            // « Au Creusot » is Le Creusot, « aux Rousses » is Les Rousses.
            let article = match before.map(|word| word.folded.as_str()) {
                Some("au" | "du") => "le",
                Some("aux" | "des") => "les",
                _ => continue,
            };
            known_as = format!("{article} {known_as}");
            scopes = gazetteer.named(&known_as);
        }
        let common =
            gazetteer.is_common(&known_as) || is_stop_word(&known_as) || BEFORE.contains(&known_as.as_str());
        if scopes.is_empty() || (common && !is_meant(words, at, run, before)) {
            continue;
        }
        order(&mut scopes, before);
        let near = NEAR.iter().any(|said| super::follows(words, at, said));
        return Some(Read::new(taken, Named::Territory { scopes, near }));
    }
    None
}

/// The words of a name as a gazetteer has them.
fn name_of(run: &[Word]) -> String {
    let mut name = String::new();
    for word in run {
        let full = match word.folded.as_str() {
            "st" => "saint",
            "ste" => "sainte",
            "s" if word.then == Some('/') => "sur",
            other => other,
        };
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(full);
    }
    name
}

/// Figures are a place as a postcode, or as the number of a département after « le » or « département ».
fn is_figure_of_place(run: &[Word], words: &[Word], at: usize) -> bool {
    let figures = run.iter().any(|word| word.folded.bytes().all(|byte| byte.is_ascii_digit()));
    if !figures {
        return true;
    }
    let said = super::follows(words, at, &["dans", "le"]) || super::follows(words, at, &["departement"]);
    let figures = run[0].folded.len();
    run.len() == 1 && (figures == 5 || (figures == 2 && said))
}

/// Whether an everyday word is meant as a place here.
fn is_meant(words: &[Word], at: usize, run: &[Word], before: Option<&Word>) -> bool {
    let introduced = before.is_some_and(|word| {
        word.is_one_of(&BEFORE) && (run[0].capital || !word.is_one_of(&["du", "des", "au", "aux"]))
    });
    let capital = run[0].capital && (!run[0].first || run.len() == words.len());
    // A word that is no word by itself (« vers ») has a capital too.
    let small = |word: &Word| is_stop_word(&word.folded) || word.is_one_of(&BEFORE);
    let telling = run[0].capital || !run.iter().all(small);
    telling && (introduced || capital) && at < words.len()
}

/// « Le Doubs » and « dans le Jura » are départements, « à Doubs » is a commune.
fn order(scopes: &mut [Scope], before: Option<&Word>) {
    let Some(before) = before else { return };
    let department = |scope: &Scope| matches!(scope, Scope::Department(_));
    if before.is_one_of(&ARTICLES) || before.is_one_of(&["du", "dans"]) {
        scopes.sort_by_key(|scope| !department(scope));
    } else if before.is("a") {
        scopes.sort_by_key(|scope| !matches!(scope, Scope::Commune(_)));
    }
}
