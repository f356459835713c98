//! Text to tokens: accents, elisions, hyphens and French endings.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

/// A word of a text: as it is compared, and the stem it is indexed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Lower case, without accents.
    pub word: String,
    /// Its stem.
    pub stem: String,
}

/// Letters before an apostrophe that are no word of their own.
const ELISIONS: &[&str] =
    &["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Lower case, without accents or ligatures.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_into(c, &mut folded));
    folded
}

fn fold_into(c: char, folded: &mut String) {
    // Most letters of French have no accent: they need no table.
    if c.is_ascii() {
        return folded.push(c.to_ascii_lowercase());
    }
    for c in c.to_lowercase() {
        match c {
            '\u{e0}'..='\u{e5}' => folded.push('a'),
            '\u{e7}' => folded.push('c'),
            '\u{e8}'..='\u{eb}' => folded.push('e'),
            '\u{ec}'..='\u{ef}' => folded.push('i'),
            '\u{f1}' => folded.push('n'),
            '\u{f2}'..='\u{f6}' | '\u{f8}' => folded.push('o'),
            '\u{f9}'..='\u{fc}' => folded.push('u'),
            '\u{fd}' | '\u{ff}' => folded.push('y'),
            '\u{e6}' => folded.push_str("ae"),
            '\u{153}' => folded.push_str("oe"),
            '\u{2019}' | '\u{2bc}' => folded.push('\''),
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
}

/// The stem of a folded word; figures stay as they are.
pub fn stem(word: &str) -> String {
    thread_local! {
        static FRENCH: Stemmer = Stemmer::create(Algorithm::French);
        // Words repeat: a guide of 250 cards has 130 000 words, of which a few thousand differ.
        static KNOWN: RefCell<HashMap<Box<str>, Box<str>>> = RefCell::default();
    }
    if word.len() <= 3 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(stem) = known.get(word) {
            return stem.to_string();
        }
        let stem = FRENCH.with(|french| french.stem(word).into_owned());
        if known.len() < MOST_KNOWN {
            known.insert(word.into(), stem.as_str().into());
        }
        stem
    })
}

/// Stems kept by a thread: a bound on memory, about 3 MB.
const MOST_KNOWN: usize = 40_000;

/// The words of a text, elisions taken off, in order. Stop words are among them.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    each_word(text, |word| found.push(Token { word: word.to_owned(), stem: stem(word) }));
    found
}

/// Hands over the same words one by one, without their stems.
pub fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    // An elision at the end of a run is a word after all: « l\u{2019} » alone.
    let mut elided = String::new();
    for c in text.chars() {
        let begun = word.len();
        fold_into(c, &mut word);
        // What a character folds to is all letters or none.
        match word[begun..].chars().next() {
            None => {}
            Some(c) if c.is_alphanumeric() => {}
            Some('\'') => {
                word.truncate(begun);
                if ELISIONS.contains(&word.as_str()) {
                    std::mem::swap(&mut word, &mut elided);
                } else if !word.is_empty() {
                    each(&word);
                    elided.clear();
                }
                word.clear();
            }
            Some(_) => {
                word.truncate(begun);
                end_of_run(&mut word, &mut elided, &mut each);
            }
        }
    }
    end_of_run(&mut word, &mut elided, &mut each);
}

fn end_of_run(word: &mut String, elided: &mut String, each: &mut impl FnMut(&str)) {
    let last = if word.is_empty() { &*elided } else { &*word };
    if !last.is_empty() {
        each(last);
    }
    word.clear();
    elided.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn accents_elisions_and_hyphens_are_taken_off() {
        assert_eq!(words("L\u{2019}aide \u{e0} l'\u{e9}nergie"), ["aide", "a", "energie"]);
        assert_eq!(words("auto-\u{e9}cole, aujourd'hui"), ["auto", "ecole", "aujourd", "hui"]);
        assert_eq!(words("\u{152}uvre"), ["oeuvre"]);
        assert_eq!(words("l' d'l'eau 'x' presqu\u{2019}\u{ee}le qu'"), ["l", "eau", "x", "ile", "qu"]);
        assert_eq!(words("e\u{301}te\u{301} \u{130}le"), ["ete", "ile"], "accents of their own");
    }

    #[test]
    fn singular_and_plural_have_one_stem() {
        assert_eq!(stem("aides"), stem("aide"));
        assert_eq!(stem("renovations"), stem("renovation"));
        assert_eq!(stem("2026"), "2026");
    }
}
