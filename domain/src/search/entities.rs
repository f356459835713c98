//! What a text names: places, ages, situations, days, and the kind of thing asked for.
//!
//! Search leans on it to bring near things first, the assistant to extract facts. Nothing is guessed: what could
//! be two things is given as both (`Named::Territory` holds every homonym), and what is only half said is left out.
//!
//! What is **grammar** (numbers, months, « il y a », « mon fils ») is in small tables here; what is **vocabulary**
//! (situations, kinds of things, « près de chez moi ») comes with the content, as a [`Phrasebook`]; the names of
//! places come from the caller, as a [`Gazetteer`].

mod ages;
mod dates;
mod days;
mod names;
mod numbers;
mod people;
mod phrases;
mod words;

use std::ops::Range;

use crate::territory::Scope;

pub use dates::{Bound, Day, When};
pub use people::Whose;
pub use phrases::Phrasebook;

pub(crate) use numbers::at as number_at;
use words::Word;
pub(crate) use words::{Word as TextWord, of as text_words};

/// Something that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The bytes of the text that name it: whole characters, without the spaces around, `&text[span]` is safe.
    /// A preposition before a place is not part of it, one before a day that bounds it (« avant le ») is.
    pub span: Range<usize>,
    /// What is named.
    pub what: Named,
}

/// What a text may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A commune, département or group of communes.
    Territory {
        /// Every place of that name, the likeliest first: a département after « le » or « dans le », otherwise
        /// in the order of the gazetteer. Never empty.
        scopes: Vec<Scope>,
        /// « Près de », « autour de », « near »: around it rather than in it.
        near: bool,
    },
    /// An age in whole years. Not checked for likelihood, at most 999: the caller says what an age of 200 is.
    /// « Moins de 26 ans », « depuis 2 ans », « un contrat de 3 ans » are no ages of somebody, and not given.
    Age {
        /// Years.
        years: u32,
        /// Whose age.
        whose: Whose,
    },
    /// A situation, by a code of the closed lists of the content (`student`, `job_seeker`, `farmer`…).
    Situation {
        /// The code, as the phrasebook holds it.
        code: String,
        /// Whose situation.
        whose: Whose,
        /// It is said not to be so: « je ne suis pas étudiant », « plus au chômage ».
        denied: bool,
    },
    /// Somebody other than the one who speaks: « mon frère », « ma fille ». Never [`Whose::Unsaid`].
    Person(Whose),
    /// A day, or a span of days.
    When {
        /// The days; see [`When::days`].
        when: When,
        /// On those days, before them or from them on.
        bound: Bound,
    },
    /// The kind of thing asked for: `place`, `event`, `school`, `aid`, `help`, as the phrasebook holds it.
    Kind(String),
    /// Around the one who speaks: « près de chez moi », « dans le coin », « near me ».
    Here,
}

/// The names of places that the caller knows.
pub trait Gazetteer {
    /// Every place of that name, the likeliest first; none if it is no name of a place. The name is folded
    /// (`search::fold`), its words joined by one space, « St » and « Ste » written in full: `saint vit`,
    /// `is sur tille`, `le creusot`.
    fn named(&self, name: &str) -> Vec<Scope>;

    /// Whether a name, in the same form, is an everyday word too (« Sens », « Vers », « Couches »). It then
    /// counts as a place only after « à », « de », « sur », « près de »…, or with a capital inside a sentence.
    fn is_common(&self, name: &str) -> bool;
}

/// Most words that the name of a place has (« Saint-Germain-en-Brionnais » has four, groups of communes more).
const LONGEST_NAME: usize = 9;

/// Texts are read no further than so many words: nobody types more, and a paste of 10 kB costs no more than it.
const MOST_WORDS: usize = 200;

/// Everything that a text names, in its order, none over another.
///
/// Where two readings begin at the same word the longer one wins (« Saint-Vit » over « Saint »).
pub fn entities(text: &str, gazetteer: &dyn Gazetteer, phrases: &Phrasebook) -> Vec<Entity> {
    let words = words::of(text, MOST_WORDS);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let readings = [
            days::at(&words, at),
            ages::at(&words, at, phrases),
            names::at(&words, at, gazetteer),
            phrases.entity_at(&words, at),
            people::at(&words, at),
        ];
        // The last of equals wins with `max_by_key`; the first is meant.
        let best = readings.into_iter().rev().flatten().max_by_key(|read| read.taken);
        let Some(read) = best else {
            at += 1;
            continue;
        };
        let (first, last) = (&words[at + read.skipped], &words[at + read.taken - 1]);
        found.push(Entity { span: first.span.start..last.span.end, what: read.what });
        at += read.taken;
    }
    found
}

/// Something read at a word.
struct Read {
    /// Words that it takes, more than `skipped`.
    taken: usize,
    /// Words at its beginning that are not part of the name.
    skipped: usize,
    what: Named,
}

impl Read {
    fn new(taken: usize, what: Named) -> Self {
        Self { taken, skipped: 0, what }
    }
}

/// Whether the words before `at` are these, in their order, none of them in the sentence before.
fn follows(words: &[Word], at: usize, said: &[&str]) -> bool {
    let Some(from) = at.checked_sub(said.len()) else { return false };
    let run = &words[from..at];
    run.iter().zip(said).all(|(word, said)| word.is(said)) && run.iter().all(|word| !word.ends_clause)
}

/// Whether these words stand here, in their order, in one clause.
fn stands(words: &[Word], at: usize, said: &[&str]) -> bool {
    words.len() >= at + said.len() && follows(words, at + said.len() - 1, &said[..said.len() - 1]) && {
        words[at + said.len() - 1].is(said[said.len() - 1])
    }
}

#[cfg(test)]
mod tests;
