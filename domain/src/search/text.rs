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

/// Words too common to tell one card from another. Without accents, as after `fold`.
const STOP_WORDS: &[&str] = &[
    "a", "ai", "aller", "an", "and", "ans", "are", "as", "au", "aux", "avec", "avoir", "ca", "can", "car",
    "ce", "cela", "ces", "cet", "cette", "chez", "ci", "comment", "dans", "de", "des", "do", "dois", "donc",
    "du", "elle", "en", "es", "est", "et", "etre", "eu", "faire", "fait", "faut", "for", "get", "how", "i",
    "il", "ils", "in", "is", "it", "j", "je", "l", "la", "le", "les", "leur", "lui", "m", "ma", "mais", "me",
    "mes", "moi", "mon", "my", "n", "ne", "ni", "nos", "notre", "nous", "of", "on", "or", "ou", "par", "pas",
    "peut", "peux", "plus", "pour", "puis", "qu", "quand", "que", "quel", "quelle", "quelles", "quels",
    "qui", "quoi", "s", "sa", "sans", "se", "ses", "si", "son", "sont", "suis", "sur", "t", "ta", "te",
    "tes", "the", "to", "ton", "tu", "un", "une", "veut", "veux", "vos", "votre", "voudrais", "vous", "what",
    "where", "with", "y", "you", "your",
];

/// Letters before an apostrophe that are no word of their own.
const ELISIONS: &[&str] =
    &["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Lower case, without accents or ligatures.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
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
    folded
}

/// Whether a folded word is too common to search for.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
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
    let folded = fold(text);
    let mut found = Vec::new();
    for run in folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')) {
        let mut rest = run.trim_matches('\'');
        while let Some((head, tail)) = rest.split_once('\'') {
            if !ELISIONS.contains(&head) && !head.is_empty() {
                found.push(token(head));
            }
            rest = tail;
        }
        if !rest.is_empty() {
            found.push(token(rest));
        }
    }
    found
}

fn token(word: &str) -> Token {
    Token { word: word.to_owned(), stem: stem(word) }
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
    }

    #[test]
    fn singular_and_plural_have_one_stem() {
        assert_eq!(stem("aides"), stem("aide"));
        assert_eq!(stem("renovations"), stem("renovation"));
        assert_eq!(stem("2026"), "2026");
    }

    #[test]
    fn stop_words_are_sorted_for_the_search_in_them() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("votre"));
        assert!(!is_stop_word("permis"));
    }
}
