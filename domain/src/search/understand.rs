//! From what somebody types to what to look for.

use super::lexicon::Lexicon;
use super::text::{Token, is_stop_word, tokens};

/// What to look for: one group a word, each with what may stand for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// One for each word that counts.
    pub groups: Vec<Group>,
}

/// A typed word, and the stems that may stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// As typed, folded.
    pub typed: String,
    /// Best first.
    pub alternatives: Vec<Alternative>,
    /// How much the word tells: rare words more than common ones.
    pub weight: f64,
}

/// A stem that may stand for a typed word.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Stem, as indexed.
    pub stem: String,
    /// 1 for the word itself, less for a guess.
    pub trust: f64,
}

/// How many stems may stand for one word.
const MOST: usize = 12;

/// Reads a text as it is typed: its last word may be unfinished.
pub fn understand(text: &str, lexicon: &Lexicon) -> Query {
    let unfinished = text.chars().next_back().is_some_and(char::is_alphanumeric);
    let mut words = tokens(text);
    words.truncate(24);
    let last = words.last().map(|token| token.word.clone()).filter(|_| unfinished);
    let telling: Vec<Token> = words.iter().filter(|token| !is_stop_word(&token.word)).cloned().collect();
    let telling = if telling.is_empty() { words } else { telling };
    let mut groups = Vec::new();
    let mut at = 0;
    while at < telling.len() {
        let phrase = lexicon.phrase_at(&telling[at..]);
        let taken = phrase.map_or(1, |(length, _)| length);
        let means = phrase.map_or(&[][..], |(_, means)| means);
        let slice = &telling[at..at + taken];
        let is_last = at + taken == telling.len() && last.as_ref() == slice.last().map(|token| &token.word);
        groups.push(group(slice, means, is_last, lexicon));
        at += taken;
    }
    Query { groups }
}

fn group(words: &[Token], means: &[String], unfinished: bool, lexicon: &Lexicon) -> Group {
    let mut alternatives: Vec<Alternative> = Vec::new();
    let known = words.iter().any(|word| lexicon.frequency(&word.stem) > 0);
    let mut offer = |stem: String, trust: f64| {
        if !alternatives.iter().any(|known| known.stem == stem) && alternatives.len() < MOST {
            alternatives.push(Alternative { stem, trust });
        }
        !alternatives.is_empty()
    };
    let mut found = false;
    let share = 1.0 / words.len() as f64;
    for word in words.iter().filter(|word| lexicon.frequency(&word.stem) > 0) {
        found = offer(word.stem.clone(), if words.len() == 1 { 1.0 } else { 0.4 + 0.4 * share });
    }
    for stem in means.iter().filter(|stem| lexicon.frequency(stem) > 0) {
        found = offer(stem.clone(), if known { 0.6 } else { 0.85 });
    }
    if let (true, Some(word)) = (unfinished, words.last()) {
        if word.word.len() >= 2 {
            for stem in lexicon.beginning_with(&word.word, 6) {
                found = offer(stem, if known { 0.5 } else { 0.8 });
            }
        }
    }
    if !found {
        for word in words {
            for (stem, distance) in lexicon.nearest(&word.word, 4) {
                offer(stem, if distance <= 1 { 0.7 } else { 0.5 });
            }
        }
    }
    let rarest = alternatives.iter().take(1).map(|found| lexicon.frequency(&found.stem)).min().unwrap_or(0);
    let weight = (f64::from(lexicon.cards + 1) / f64::from(rarest + 1)).ln().max(0.1);
    let typed = words.iter().map(|word| word.word.as_str()).collect::<Vec<_>>().join(" ");
    Group { typed, alternatives, weight }
}

#[cfg(test)]
mod tests {
    use super::super::Synonym;
    use super::super::text::stem;
    use super::*;

    fn lexicon() -> Lexicon {
        let words = ["permis", "conduire", "renovation", "restauration", "aide", "lyceens"];
        let surfaces = words.map(|word| (word.to_owned(), stem(word)));
        let frequencies = words.map(|word| (stem(word), if word == "aide" { 90 } else { 3 }));
        let canteen = Synonym {
            say: vec!["cantine".into(), "manger au lyc\u{e9}e".into()],
            mean: vec!["restauration".into()],
        };
        Lexicon::new(surfaces, frequencies, &[canteen], 100)
    }

    fn stems(query: &Query) -> Vec<Vec<&str>> {
        query.groups.iter().map(|g| g.alternatives.iter().map(|a| a.stem.as_str()).collect()).collect()
    }

    #[test]
    fn words_that_tell_nothing_are_left_out() {
        let query = understand("l'aide pour mon permis ", &lexicon());
        assert_eq!(stems(&query), [[stem("aide")], [stem("permis")]]);
        assert!(query.groups[1].weight > query.groups[0].weight, "the rare word tells more");
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(stems(&understand("rénov", &lexicon())), [[stem("renovation")]]);
        assert!(understand("rénovx ", &lexicon()).groups[0].alternatives.is_empty());
    }

    #[test]
    fn everyday_words_and_slips_are_understood() {
        assert_eq!(stems(&understand("cantine", &lexicon())), [[stem("restauration")]]);
        assert_eq!(stems(&understand("manger au lycée ", &lexicon())), [[stem("restauration")]]);
        assert_eq!(stems(&understand("premis ", &lexicon())), [[stem("permis")]]);
        assert_eq!(stems(&understand("rennovacion ", &lexicon())), [[stem("renovation")]]);
    }

    #[test]
    fn whatever_is_typed_is_understood_as_something() {
        assert!(understand("", &lexicon()).groups.is_empty());
        assert_eq!(understand("de la", &lexicon()).groups.len(), 2, "only common words: they count then");
        understand("\u{0}'''--- \u{1f600} \u{e9}", &lexicon());
    }
}
