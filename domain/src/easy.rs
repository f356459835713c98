//! What an easy text must be: short sentences, everyday words, no acronym that is not explained where it is first met.

use crate::glossary::is_acronym;
use crate::sentences::{sentences, word_count};

/// The most words a sentence may have (PRODUCT.md §7.6).
pub const LONGEST: usize = 15;
/// The most words that the sentences of one text may have on average (PRODUCT.md §6, story 18).
pub const MEAN: usize = 10;

/// Words that the house never says (PRODUCT.md §7.6), lower-case.
const FORBIDDEN: [&str; 11] = [
    "vous avez droit",
    "vous aurez droit",
    "cliquez",
    "cliquer",
    "erreur 500",
    "synchronis",
    "parcel",
    "outbox",
    " pack ",
    "falc",
    "etc.",
];

/// What an easy text does wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A sentence has too many words.
    Long(String),
    /// The sentences have too many words on average.
    LongOnAverage,
    /// An acronym is not explained where it is first met.
    Unexplained(String),
    /// It says what the house never says.
    Forbidden(&'static str),
}

/// A block of an easy text: a question that it answers, if it begins with one, and one idea a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'t> {
    /// The question.
    pub question: Option<&'t str>,
    /// The lines.
    pub lines: Vec<&'t str>,
}

/// The blocks of a text; an empty line parts them.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let parts = text.split("\n\n").map(|part| part.lines().map(str::trim).filter(|line| !line.is_empty()));
    parts
        .map(|lines| {
            let mut lines: Vec<&str> = lines.collect();
            let asks = lines.len() > 1 && lines[0].ends_with('?');
            Block { question: asks.then(|| lines.remove(0)), lines }
        })
        .filter(|block| !block.lines.is_empty())
        .collect()
}

/// How long the sentences are: how many words the longest has, how many words there are, how many sentences. The
/// questions at the head of the blocks, which are short, do not count.
pub fn measure(text: &str) -> (usize, usize, usize) {
    let lines = blocks(text).into_iter().flat_map(|block| block.lines);
    let counts: Vec<usize> = lines.flat_map(sentences).map(word_count).collect();
    (counts.iter().copied().max().unwrap_or(0), counts.iter().sum(), counts.len())
}

/// Everything that an easy text does wrong, given the words that are explained elsewhere too.
pub fn flaws(text: &str, terms: &[(String, Option<String>)]) -> Vec<Flaw> {
    let mut found: Vec<Flaw> = sentences(text)
        .into_iter()
        .filter(|sentence| word_count(sentence) > LONGEST)
        .map(|sentence| Flaw::Long(sentence.to_owned()))
        .collect();
    let (_, words, count) = measure(text);
    if words > MEAN * count {
        found.push(Flaw::LongOnAverage);
    }
    found.extend(unexplained(text, terms).into_iter().map(Flaw::Unexplained));
    let said = text.to_lowercase();
    found.extend(FORBIDDEN.into_iter().filter(|word| said.contains(word)).map(Flaw::Forbidden));
    found
}

/// Acronyms that are not explained where they are first met.
fn unexplained(text: &str, terms: &[(String, Option<String>)]) -> Vec<String> {
    let mut met: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (at, word) in words(text) {
        let term = terms.iter().find(|(title, _)| title == word);
        let known = term.is_some_and(|(title, long)| is_acronym(title, long.as_deref()) && long.is_some());
        if met.contains(&word) || !(known || looks_like_one(word)) {
            continue;
        }
        met.push(word);
        let long = term.and_then(|(_, long)| long.as_deref());
        if !(in_brackets(text, at, word) || long.is_some_and(|long| near(text, at, long))) {
            found.push(word.to_owned());
        }
    }
    found
}

/// The words of a text, and where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '+'));
    words.filter(|word| !word.is_empty()).map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Two capitals at least, and as many as other letters: « RSA », « oRDIL », not « FranceConnect ».
fn looks_like_one(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    capitals >= 2 && capitals * 2 >= letters
}

/// Whether the acronym stands in brackets after its meaning, or its meaning in brackets after it.
fn in_brackets(text: &str, at: usize, word: &str) -> bool {
    let (before, after) = (&text[..at], &text[at + word.len()..]);
    let explained = before.ends_with('(') && before.len() > 1 && after.starts_with(')');
    explained || after.trim_start_matches([' ', '\u{a0}']).starts_with('(')
}

/// Whether its meaning stands on its line, or on the next one.
fn near(text: &str, at: usize, long: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('\u{2019}', "'").replace('\u{a0}', " ");
    let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let lines: Vec<&str> = text[from..].lines().take(2).collect();
    plain(&lines.join(" ")).contains(&plain(long))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Vec<(String, Option<String>)> {
        let term = |title: &str, long: &str| (title.to_owned(), Some(long.to_owned()));
        vec![term("Caf", "caisse d'allocations familiales"), term("RSA", "revenu de solidarit\u{e9} active")]
    }

    #[test]
    fn a_text_is_blocks_that_answer_a_question() {
        let text = "Une aide.\nElle est gratuite.\n\nPour qui\u{a0}?\nPour vous.\n\nSeul ?";
        let told = blocks(text);
        assert_eq!(told[0], Block { question: None, lines: vec!["Une aide.", "Elle est gratuite."] });
        assert_eq!(told[1], Block { question: Some("Pour qui\u{a0}?"), lines: vec!["Pour vous."] });
        assert_eq!(told[2].lines, ["Seul ?"]);
        assert_eq!(measure(text), (3, 8, 4));
    }

    #[test]
    fn a_sentence_of_sixteen_words_is_too_long_and_so_is_a_mean_above_ten() {
        let words = |count: usize| format!("{}.", vec!["mot"; count].join(" "));
        assert_eq!(flaws(&words(15), &[]), [Flaw::LongOnAverage]);
        assert_eq!(flaws(&format!("{}\n{}", words(15), words(5)), &[]), []);
        assert!(flaws(&words(16), &[]).contains(&Flaw::Long(words(16))));
    }

    #[test]
    fn an_acronym_is_explained_where_it_is_first_met() {
        let unexplained = |text: &str| flaws(text, &terms());
        assert_eq!(unexplained("Voyez la Caf."), [Flaw::Unexplained("Caf".into())]);
        assert_eq!(unexplained("La Caf est la caisse d\u{2019}allocations familiales.\nLa Caf paie."), []);
        assert_eq!(unexplained("Le RSA (un revenu minimum) aide."), []);
        assert_eq!(unexplained("Un revenu minimum (RSA) aide."), []);
        assert_eq!(unexplained("Le TER."), [Flaw::Unexplained("TER".into())]);
        assert_eq!(unexplained("FranceConnect et MaPrimeR\u{e9}nov\u{2019}, le permis B."), []);
        assert_eq!(unexplained("Le RSA.\nUn RSA (un revenu)."), [Flaw::Unexplained("RSA".into())]);
    }

    #[test]
    fn what_the_house_never_says_is_found() {
        assert_eq!(flaws("Vous avez droit \u{e0} tout.", &[]), [Flaw::Forbidden("vous avez droit")]);
        assert_eq!(flaws("Cliquez ici.", &[]), [Flaw::Forbidden("cliquez")]);
    }
}
