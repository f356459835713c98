//! The words of the cards: what a typed word may stand for.

use std::collections::{HashMap, HashSet};

use super::text::{Token, stem, tokens};
use super::typo::{Letters, distance_within};

/// What people say, and what the cards say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// Phrases as people say them.
    pub say: Vec<String>,
    /// Words as the cards say them.
    pub mean: Vec<String>,
}

/// A word near to one that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Its stem.
    pub stem: String,
    /// The word itself, without accents.
    pub word: String,
    /// Slips between the two.
    pub slips: usize,
}

/// Every word of an edition with its stem, how many cards hold each stem, and the thesaurus.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words in order, each with its stem's number; those that only the thesaurus says are among them.
    surfaces: Vec<(Box<str>, u32)>,
    /// Stems, with the cards that hold them: none where only the thesaurus says it.
    stems: Vec<(Box<str>, u32)>,
    by_stem: HashMap<Box<str>, u32>,
    /// Words by their length, each with the letters it holds.
    by_length: Vec<Vec<(u32, Letters)>>,
    /// First stem of a phrase → the phrases that begin with it, longest first.
    phrases: HashMap<String, Vec<Phrase>>,
    /// Number of cards.
    pub cards: u32,
}

#[derive(Debug)]
struct Phrase {
    stems: Vec<String>,
    means: Vec<Vec<String>>,
    /// As people say it, for suggestions.
    said: String,
}

impl Lexicon {
    /// Takes the words of the cards (`word`, `stem`), the cards per stem, and the thesaurus.
    pub fn new(
        surfaces: impl IntoIterator<Item = (String, String)>,
        frequencies: impl IntoIterator<Item = (String, u32)>,
        synonyms: &[Synonym],
        cards: u32,
    ) -> Self {
        let mut lexicon = Self { cards, ..Self::default() };
        for (stem, count) in frequencies {
            lexicon.number_of(stem, count);
        }
        for (word, stem) in surfaces {
            // A stem that no card holds any more is of no use.
            if let Some(number) = lexicon.by_stem.get(stem.as_str()) {
                lexicon.surfaces.push((word.into(), *number));
            }
        }
        let held: HashSet<Box<str>> = lexicon.surfaces.iter().map(|(word, _)| word.clone()).collect();
        for token in synonyms.iter().flat_map(|synonym| &synonym.say).flat_map(|say| tokens(say)) {
            if token.word.len() > 3 && !held.contains(token.word.as_str()) {
                let number = lexicon.number_of(token.stem, 0);
                lexicon.surfaces.push((token.word.into(), number));
            }
        }
        lexicon.surfaces.sort_unstable();
        lexicon.surfaces.dedup();
        for (number, (word, _)) in lexicon.surfaces.iter().enumerate() {
            if lexicon.by_length.len() <= word.len() {
                lexicon.by_length.resize_with(word.len() + 1, Vec::new);
            }
            lexicon.by_length[word.len()].push((number as u32, Letters::of(word)));
        }
        synonyms.iter().for_each(|synonym| lexicon.learn(synonym));
        lexicon
            .phrases
            .values_mut()
            .for_each(|phrases| phrases.sort_by_key(|p| std::cmp::Reverse(p.stems.len())));
        lexicon
    }

    fn number_of(&mut self, stem: String, count: u32) -> u32 {
        if let Some(number) = self.by_stem.get(stem.as_str()) {
            return *number;
        }
        let number = self.stems.len() as u32;
        self.by_stem.insert(stem.clone().into(), number);
        self.stems.push((stem.into(), count));
        number
    }

    fn learn(&mut self, synonym: &Synonym) {
        let telling = |text: &String| -> Vec<String> {
            tokens(text).into_iter().filter(|t| !super::is_stop_word(&t.word)).map(|t| t.stem).collect()
        };
        let means: Vec<Vec<String>> =
            synonym.mean.iter().map(telling).filter(|stems| !stems.is_empty()).collect();
        for say in &synonym.say {
            let stems = telling(say);
            if let Some(first) = stems.first() {
                let said = say.clone();
                let phrase = Phrase { stems: stems.clone(), means: means.clone(), said };
                self.phrases.entry(first.clone()).or_default().push(phrase);
            }
        }
    }

    /// How many cards hold this stem.
    pub fn frequency(&self, stem: &str) -> u32 {
        self.by_stem.get(stem).map_or(0, |number| self.stems[*number as usize].1)
    }

    /// Whether a stem is one of the cards, or of what people say in the thesaurus.
    pub fn says(&self, stem: &str) -> bool {
        self.by_stem.contains_key(stem)
    }

    /// Whether cards or the thesaurus write that very word, without accents.
    pub fn writes(&self, word: &str) -> bool {
        self.surfaces.binary_search_by(|(held, _)| held.as_ref().cmp(word)).is_ok()
    }

    /// Stems of the words that begin so, the most frequent first, at most `limit`.
    pub fn beginning_with(&self, prefix: &str, limit: usize) -> Vec<String> {
        let from = self.surfaces.partition_point(|(word, _)| word.as_ref() < prefix);
        let mut numbers: Vec<u32> = self.surfaces[from..]
            .iter()
            .take_while(|(word, _)| word.starts_with(prefix))
            .take(2_000)
            .map(|(_, stem)| *stem)
            .filter(|stem| self.stems[*stem as usize].1 > 0)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.sort_by_key(|number| std::cmp::Reverse(self.stems[*number as usize].1));
        numbers.into_iter().take(limit).map(|number| self.stems[number as usize].0.to_string()).collect()
    }

    /// Words nearest to one that nobody writes, nearest first: of the cards, or of the thesaurus.
    ///
    /// One slip from four letters on, two from eight.
    pub fn nearest(&self, word: &str, limit: usize) -> Vec<Near> {
        let bound = match word.len() {
            0..=3 => return Vec::new(),
            4..=7 => 1,
            _ => 2,
        };
        let mut near: Vec<(usize, std::cmp::Reverse<u32>, u32)> = Vec::new();
        let letters = Letters::of(word);
        let lengths = word.len().saturating_sub(bound)..=word.len() + bound;
        for (number, held) in lengths.filter_map(|length| self.by_length.get(length)).flatten() {
            // Most words of a length have other letters: a glance is enough.
            if !letters.may_be_within(*held, bound) {
                continue;
            }
            let (surface, stem) = &self.surfaces[*number as usize];
            let first = surface.as_bytes().first() == word.as_bytes().first();
            // In a word of four letters one slip is much: its first letter is right at least.
            if word.len() == 4 && !first {
                continue;
            }
            if let Some(mut distance) = distance_within(word, surface, bound) {
                // People seldom miss the first letter.
                distance = distance * 2 + usize::from(!first);
                near.push((distance, std::cmp::Reverse(self.stems[*stem as usize].1), *number));
            }
        }
        near.sort_unstable();
        let closest = near.first().map_or(0, |found| found.0);
        near.retain(|found| found.0 <= closest + 1);
        let mut found: Vec<Near> = Vec::new();
        for (distance, _, number) in near {
            let (surface, stem) = &self.surfaces[number as usize];
            let stem = self.stems[*stem as usize].0.to_string();
            if !found.iter().any(|known| known.stem == stem) {
                found.push(Near { stem, word: surface.to_string(), slips: distance.div_ceil(2) });
            }
        }
        found.truncate(limit);
        found
    }

    /// The longest phrase of the thesaurus that begins here: how many words it takes, and what it means.
    pub fn phrase_at(&self, words: &[Token]) -> Option<(usize, &[Vec<String>])> {
        let phrases = self.phrases.get(&words.first()?.stem)?;
        let fits = |phrase: &&Phrase| {
            phrase.stems.len() <= words.len()
                && phrase.stems.iter().zip(words).all(|(stem, word)| *stem == word.stem)
        };
        phrases.iter().find(fits).map(|phrase| (phrase.stems.len(), phrase.means.as_slice()))
    }

    /// Phrases of the thesaurus whose words begin so, those of few words first, at most `limit`.
    pub fn phrases_beginning(&self, text: &str, limit: usize) -> Vec<&str> {
        let sought = super::fold(text.trim());
        if sought.is_empty() {
            return Vec::new();
        }
        let all = self.phrases.values().flatten();
        let mut found: Vec<&str> = all
            .map(|phrase| phrase.said.as_str())
            .filter(|said| super::fold(said).starts_with(&sought))
            .collect();
        found.sort_unstable_by_key(|said| (said.len(), *said));
        found.dedup();
        found.truncate(limit);
        found
    }

    /// A word as it is written on the cards, without accents, for a stem.
    pub fn word_of(&self, stem: &str) -> Option<String> {
        let number = self.by_stem.get(stem)?;
        let mut words = self.surfaces.iter().filter(|(_, of)| of == number);
        words.next().map(|(word, _)| word.to_string())
    }

    /// Whether a word is known, as it is or by its stem.
    pub fn knows(&self, word: &str) -> bool {
        self.frequency(&stem(word)) > 0
    }
}
