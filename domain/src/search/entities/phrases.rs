//! Situations and kinds of things as people say them: the phrases come with the content.

use std::collections::HashMap;

use super::words::{self, Word};
use super::{Named, Read, people};

/// What phrases of the content mean, found by their words. Plurals, feminines in « -e » and accents need no
/// phrase of their own.
#[derive(Debug, Default)]
pub struct Phrasebook {
    /// First word → the phrases that begin with it, longest first.
    by_first: HashMap<String, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    meaning: String,
}

/// Words that turn a situation into its contrary, in the few words before it.
const DENIES: [&str; 7] = ["pas", "ni", "jamais", "not", "non", "isn", "never"];

impl Phrasebook {
    /// Takes what each phrase means: `kind:place`, `kind:event`… for kinds, `near:me` for « près de chez moi »,
    /// and the bare code of a situation otherwise.
    pub fn new(entries: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        let mut book = Self::default();
        for (meaning, phrases) in entries {
            for phrase in phrases {
                let words: Vec<String> =
                    words::of(&phrase, 12).iter().map(|word| plain(&word.folded).to_owned()).collect();
                if let Some(first) = words.first() {
                    let held = book.by_first.entry(first.clone()).or_default();
                    held.push(Phrase { words, meaning: meaning.clone() });
                }
            }
        }
        let longest_first = |held: &mut Vec<Phrase>| held.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        book.by_first.values_mut().for_each(longest_first);
        book
    }

    /// The longest phrase that begins at this word.
    fn at(&self, words: &[Word], at: usize) -> Option<&Phrase> {
        let fits = |phrase: &&Phrase| {
            let run = words.get(at..at + phrase.words.len());
            run.is_some_and(|run| {
                let same = run.iter().zip(&phrase.words).all(|(word, said)| plain(&word.folded) == said);
                same && run[..run.len() - 1].iter().all(|word| !word.ends_clause)
            })
        };
        self.by_first.get(plain(&words.get(at)?.folded))?.iter().find(fits)
    }

    /// What is named by a phrase at this word.
    pub(super) fn entity_at(&self, words: &[Word], at: usize) -> Option<Read> {
        let asks_where =
            words[at].is("ou") && (words[at].accented || (words[at].first && words.len() > at + 1));
        if asks_where {
            return Some(Read::new(1, Named::Kind("place".to_owned())));
        }
        let phrase = self.at(words, at)?;
        let what = match phrase.meaning.split_once(':') {
            Some(("kind", kind)) => Named::Kind(kind.to_owned()),
            Some(("near", _)) => Named::Here,
            // A meaning of a later edition: nothing that this build could use.
            Some(_) => return None,
            None => Named::Situation {
                code: phrase.meaning.clone(),
                whose: people::whose(words, at),
                denied: is_denied(words, at),
            },
        };
        Some(Read::new(phrase.words.len(), what))
    }

    /// Whether a situation ends with this word: « une lycéenne de 16 ans ».
    pub(super) fn ends_situation(&self, words: &[Word], last: usize) -> bool {
        (last.saturating_sub(3)..=last).any(|at| {
            self.at(words, at)
                .is_some_and(|phrase| at + phrase.words.len() == last + 1 && !phrase.meaning.contains(':'))
        })
    }
}

fn is_denied(words: &[Word], at: usize) -> bool {
    let before = words[at.saturating_sub(5)..at].iter().rev();
    let clause: Vec<&Word> = before.take_while(|word| !word.ends_clause).collect();
    let near = &clause[..clause.len().min(3)];
    let ne = clause.iter().any(|word| word.is_one_of(&["ne", "n", "no"]));
    near.iter().any(|word| word.is_one_of(&DENIES))
        || (ne && near.iter().any(|word| word.is_one_of(&["plus", "longer"])))
}

/// A word without the endings of plural and feminine.
fn plain(folded: &str) -> &str {
    let bare = if folded.len() > 3 { folded.strip_suffix(['s', 'x']).unwrap_or(folded) } else { folded };
    if bare.len() > 4 { bare.strip_suffix('e').unwrap_or(bare) } else { bare }
}
