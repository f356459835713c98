//! The words of the cards: what a typed word may stand for.

use std::collections::{HashMap, HashSet};

use super::sound::sound;
use super::text::{Token, stem, tokens};
use super::typo::{Letters, distance_within};

/// What people say, and what the cards say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// Phrases as people say them.
    pub say: Vec<String>,
    /// Words as the cards say them; none where no card says anything of it, and none ever will.
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
    /// What words sound like, in order, each with a word.
    by_sound: Vec<(Box<str>, u32)>,
    /// First stem of a phrase → the phrases that begin with it, longest first.
    phrases: HashMap<String, Vec<Phrase>>,
    /// Phrases of which but one word tells something: they are looked for whole, common words included.
    sentences: Vec<(Vec<String>, String)>,
    /// Number of cards.
    pub cards: u32,
}

/// Words of so many letters are short.
const SHORT: usize = 7;
/// What is left of a word without its ending is a word of its own from so many letters on: « ventre » is no form of
/// « vent ».
const SHORTEST_FORM: usize = 5;
/// Shorter words sound like too many others.
const SOUNDS: usize = 4;
/// Common words that turn the others round: « sans internet » is not « internet ».
const DENIES: [&str; 4] = ["sans", "pas", "plus", "no"];

/// Whether a word is a form of what is said: « aidants » of « aidant », though the stem of « aide » is the same.
fn is_form_of(said: &str, word: &Token) -> bool {
    let (short, long) = if said.len() < word.word.len() { (said, &*word.word) } else { (&*word.word, said) };
    (long.starts_with(short) && long.len() - short.len() <= 3) || said == word.stem
}

#[derive(Debug)]
struct Phrase {
    stems: Vec<String>,
    words: Vec<String>,
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
            let number = lexicon.number_of(token.stem, 0);
            if token.word.len() > 3 && !held.contains(token.word.as_str()) {
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
            if word.len() >= SOUNDS
                && word.bytes().all(|byte| byte.is_ascii_lowercase())
                && !super::is_stop_word(word)
            {
                lexicon.by_sound.push((sound(word).into(), number as u32));
            }
        }
        lexicon.by_sound.sort_unstable();
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
            let mut stems = telling(say);
            let whole: Vec<String> = tokens(say).into_iter().map(|token| token.word).collect();
            let mut words: Vec<String> =
                whole.iter().filter(|word| !super::is_stop_word(word)).cloned().collect();
            let denies = whole.len() > 1 && whole.iter().any(|word| DENIES.contains(&word.as_str()));
            if stems.len() < 2 && (whole.len() > 2 || denies) {
                // A name of its own that no text writes: « o\u{f9} en est ma demande » is not « demande ».
                let name = format!("\u{1}{}", self.sentences.len());
                self.number_of(name.clone(), 0);
                self.sentences.push((whole, name.clone()));
                words = vec![name.clone()];
                stems = vec![name];
            }
            if let Some(first) = stems.first() {
                let said = say.clone();
                let phrase = Phrase { stems: stems.clone(), words, means: means.clone(), said };
                self.phrases.entry(first.clone()).or_default().push(phrase);
            }
        }
    }

    /// How many cards hold this stem.
    pub fn frequency(&self, stem: &str) -> u32 {
        self.by_stem.get(stem).map_or(0, |number| self.stems[*number as usize].1)
    }

    /// Words that sound the same, however they are written.
    fn sounding(&self, word: &str, near: &mut Vec<(usize, std::cmp::Reverse<u32>, u32)>) {
        if word.len() < SOUNDS || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return;
        }
        let sought = sound(word);
        if sought.len() < 2 {
            return;
        }
        let from = self.by_sound.partition_point(|(held, _)| held.as_ref() < sought.as_str());
        for (_, number) in self.by_sound[from..].iter().take_while(|(held, _)| held.as_ref() == sought) {
            let cards = self.stems[self.surfaces[*number as usize].1 as usize].1;
            near.retain(|(_, _, held)| held != number);
            near.push((1, std::cmp::Reverse(cards), *number));
        }
    }

    /// The words of the cards that sound so, the most frequent first, at most `limit`.
    pub fn said_as(&self, word: &str, limit: usize) -> Vec<Near> {
        let mut near = Vec::new();
        self.sounding(word, &mut near);
        near.sort_unstable();
        let told = near.into_iter().filter(|(_, cards, _)| cards.0 > 0);
        told.take(limit).map(|(_, _, number)| self.near(number, 1)).collect()
    }

    fn near(&self, number: u32, slips: usize) -> Near {
        let (surface, stem) = &self.surfaces[number as usize];
        Near { stem: self.stems[*stem as usize].0.to_string(), word: surface.to_string(), slips }
    }

    /// Long words go wrong at their end too: what is left of them without it is compared.
    fn stems_near(&self, word: &str, bound: usize, near: &mut Vec<(usize, std::cmp::Reverse<u32>, u32)>) {
        let sought = stem(word);
        if sought.len() < 8 {
            return;
        }
        let lengths = sought.len().saturating_sub(1)..=(word.len() + 4).min(self.by_length.len());
        for (number, _) in lengths.filter_map(|length| self.by_length.get(length)).flatten() {
            let (_, held) = &self.surfaces[*number as usize];
            let (held, cards) = &self.stems[*held as usize];
            if held.as_bytes().first() != sought.as_bytes().first() {
                continue;
            }
            if let Some(distance) = distance_within(&sought, held, bound) {
                near.push((distance * 2, std::cmp::Reverse(*cards), *number));
            }
        }
    }

    /// Whether a stem is one of the cards, or of what people say in the thesaurus.
    pub fn says(&self, stem: &str) -> bool {
        self.by_stem.contains_key(stem)
    }

    /// Whether everybody knows that word, and neither the cards nor the thesaurus know it or a form of it.
    pub fn lacks(&self, word: &Token) -> bool {
        super::is_everyday_word(&word.word) && !self.says(&word.stem) && !self.writes_form_of(&word.word)
    }

    /// Whether that word is written, or one that differs by its ending alone: « farmers », « farmer ».
    fn writes_form_of(&self, word: &str) -> bool {
        let from = self.surfaces.partition_point(|(held, _)| held.as_ref() < word);
        let mut longer = self.surfaces[from..].iter().take_while(|(held, _)| held.starts_with(word));
        let mut shorter = (1..=2).filter_map(|less| word.get(..word.len().checked_sub(less)?));
        longer.any(|(held, _)| held.len() <= word.len() + 2)
            || shorter.any(|held| held.len() >= SHORTEST_FORM && self.writes(held))
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
    /// One slip from four letters on, two from nine. A common word (« fait ») is no slip of a telling one.
    pub fn nearest(&self, word: &str, limit: usize) -> Vec<Near> {
        let bound = match word.len() {
            0..=3 => return Vec::new(),
            4..=8 => 1,
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
            if super::is_stop_word(surface) {
                continue;
            }
            let first = surface.as_bytes().first() == word.as_bytes().first();
            // In a short word one slip is much: its first letter is right at least.
            if word.len() <= SHORT && !first {
                continue;
            }
            if let Some(mut distance) = distance_within(word, surface, bound) {
                // People seldom miss the first letter.
                distance = distance * 2 + usize::from(!first);
                near.push((distance, std::cmp::Reverse(self.stems[*stem as usize].1), *number));
            }
        }
        self.sounding(word, &mut near);
        if near.is_empty() {
            self.stems_near(word, bound, &mut near);
        }
        near.sort_unstable();
        let closest = near.first().map_or(0, |found| found.0);
        near.retain(|found| found.0 <= closest + 1);
        let mut found: Vec<Near> = Vec::new();
        for (distance, _, number) in near {
            let near = self.near(number, distance.div_ceil(2));
            if !found.iter().any(|known| known.stem == near.stem) {
                found.push(near);
            }
        }
        found.truncate(limit);
        found
    }

    /// The words with each whole sentence of the thesaurus as one word.
    pub fn with_sentences(&self, words: Vec<Token>) -> Vec<Token> {
        let mut found = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let stands = |said: &&(Vec<String>, String)| {
                let run = words.get(at..at + said.0.len());
                run.is_some_and(|run| run.iter().zip(&said.0).all(|(word, said)| word.word == *said))
            };
            let longest = self.sentences.iter().filter(stands).max_by_key(|(said, _)| said.len());
            if let Some((said, name)) = longest {
                found.push(Token { word: said.join(" "), stem: name.clone() });
                at += said.len();
            } else {
                found.push(words[at].clone());
                at += 1;
            }
        }
        found
    }

    /// The longest phrase of the thesaurus that begins here: how many words it takes, and what it means; nothing where
    /// no card says anything of it.
    pub fn phrase_at(&self, words: &[Token]) -> Option<(usize, &[Vec<String>])> {
        let phrases = self.phrases.get(&words.first()?.stem)?;
        let fits = |phrase: &&Phrase| {
            phrase.stems.len() <= words.len()
                && phrase.stems.iter().zip(words).all(|(stem, word)| *stem == word.stem)
                && phrase.words.iter().zip(words).all(|(said, word)| is_form_of(said, word))
        };
        let longest = phrases.iter().find(fits)?;
        // « doctor » is a physician, not somebody who writes a thesis.
        let exact = |phrase: &&Phrase| {
            phrase.stems.len() == longest.stems.len()
                && phrase.words.iter().zip(words).all(|(said, word)| *said == word.word)
        };
        let phrase = phrases.iter().filter(fits).find(exact).unwrap_or(longest);
        Some((phrase.stems.len(), phrase.means.as_slice()))
    }

    /// Phrases of the thesaurus whose words begin so, those of few words first, at most `limit`.
    pub fn phrases_beginning(&self, text: &str, limit: usize) -> Vec<&str> {
        let sought = super::fold(text.trim());
        if sought.is_empty() {
            return Vec::new();
        }
        let all = self.phrases.values().flatten();
        let mut found: Vec<&str> = all
            .filter(|phrase| !phrase.means.is_empty())
            .map(|phrase| phrase.said.as_str())
            .filter(|said| super::fold(said).starts_with(&sought))
            .collect();
        found.sort_unstable_by_key(|said| (said.len(), *said));
        found.dedup();
        found.truncate(limit);
        found
    }

    /// Whether a word is known, as it is or by its stem.
    pub fn knows(&self, word: &str) -> bool {
        self.frequency(&stem(word)) > 0
    }
}
