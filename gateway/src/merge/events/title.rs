//! What two titles are to each other.

use super::alike::{Place, Time};
use super::look::Look;
use super::words::{Word, one_word};

/// What two lists of words share.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shared {
    pub weight: f32,
    pub of_one: f32,
    pub of_other: f32,
    /// Shared words that tell one event from another.
    pub telling: usize,
    /// Such words that one has and the other has not.
    pub left_one: usize,
    pub left_other: usize,
}

impl Shared {
    pub fn of(one: &[Word], other: &[Word]) -> Self {
        let mut shared = Self {
            of_one: one.iter().map(|word| word.weight).sum(),
            of_other: other.iter().map(|word| word.weight).sum(),
            ..Self::default()
        };
        let mut taken = vec![false; other.len()];
        for word in one {
            let exact = other.iter().position(|known| known.text == word.text);
            let at = exact.or_else(|| other.iter().position(|known| one_word(&known.text, &word.text)));
            match at {
                Some(at) => {
                    let weight = word.weight.min(other[at].weight);
                    // « impro » stands for two words of the other: both are told, once is counted.
                    if !taken[at] {
                        shared.weight += weight;
                        shared.telling += usize::from(weight >= 1.0);
                    }
                    taken[at] = true;
                }
                None => shared.left_one += usize::from(word.tells()),
            }
        }
        let left = |(word, taken): &(&Word, &bool)| {
            !**taken && word.tells() && !one.iter().any(|known| one_word(&known.text, &word.text))
        };
        shared.left_other = other.iter().zip(&taken).filter(left).count();
        shared
    }
}

/// What two titles are to each other.
pub struct Title {
    pub dice: f32,
    pub telling: usize,
    pub left_one: usize,
    pub left_other: usize,
    pub numbers_differ: bool,
}

impl Title {
    pub fn of(one: &Look, other: &Look, place: Place) -> Self {
        let (first, second) = without_series(one, other);
        let weak = |words: Vec<Word>| -> Vec<Word> {
            // What the venue says already tells nothing more of what takes place there.
            let said = |word: &Word| {
                place == Place::Same && one.venue.iter().chain(&other.venue).any(|of| of.text == word.text)
            };
            let weigh =
                |word: Word| if said(&word) { Word { weight: word.weight.min(0.25), ..word } } else { word };
            words.into_iter().map(weigh).collect()
        };
        let (first, second) = (weak(first), weak(second));
        let shared = Shared::of(&first, &second);
        let numbers = |words: &[Word]| -> Vec<String> {
            words
                .iter()
                .filter(|word| word.text.parse::<u32>().is_ok())
                .map(|word| word.text.clone())
                .collect()
        };
        let (numbers_one, numbers_other) = (numbers(&first), numbers(&second));
        Self {
            dice: 2.0 * shared.weight / (shared.of_one + shared.of_other).max(f32::EPSILON),
            telling: shared.telling,
            left_one: shared.left_one,
            left_other: shared.left_other,
            numbers_differ: !numbers_one.is_empty()
                && !numbers_other.is_empty()
                && !numbers_one.iter().any(|number| numbers_other.contains(number)),
        }
    }

    pub fn is_equal(&self) -> bool {
        self.dice >= 0.99
    }

    /// Whether the titles, with what is known of hour and venue, are of one event.
    pub fn says_one(&self, time: Time, place: Place) -> bool {
        let exact = time == Time::Exact;
        let contained = self.left_one == 0 || self.left_other == 0;
        match (self.telling, place) {
            // « Marché de Noël » is the name of many: then the venue must speak.
            (0, Place::Same) => self.is_equal() || contained && self.dice >= 0.5 && time != Time::Near,
            (0, Place::Unknown) => self.is_equal() && exact,
            (0, _) => false,
            (1, Place::Same | Place::Unknown) => contained && self.dice >= 0.5,
            (_, Place::Same) => contained || exact && self.dice >= 0.75,
            (_, Place::Unknown) => contained && (self.dice >= 0.4 || exact),
            (telling, _) => exact && (telling >= 3 && contained || telling >= 2 && self.is_equal()),
        }
    }
}

/// The words of two titles; where both name the same series, and each something of its own, without the series.
fn without_series(one: &Look, other: &Look) -> (Vec<Word>, Vec<Word>) {
    let same = |a: &[Word], b: &[Word]| a.len() == b.len() && a.iter().all(|word| b.contains(word));
    // The name of a series stands before, or its author after; « Théâtre : Knock » and « Knock, théâtre » are no series.
    let both = |end: fn(&[Vec<Word>]) -> Option<&Vec<Word>>| {
        let (a, b) = (end(&one.parts)?, end(&other.parts)?);
        same(a, b).then_some(a)
    };
    let shared = [both(|parts| parts.first()), both(|parts| parts.last())];
    let rest = |of: &Look| -> Vec<Word> {
        let own = of.parts.iter().filter(|part| !shared.iter().flatten().any(|known| same(part, known)));
        own.flatten().cloned().collect()
    };
    let (first, second) = (rest(one), rest(other));
    let series =
        first.len() < one.parts.iter().map(Vec::len).sum() && !first.is_empty() && !second.is_empty();
    if series { (first, second) } else { (one.title.clone(), other.title.clone()) }
}
