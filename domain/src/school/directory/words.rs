//! Every word of the directory with the schools that have it: whole, begun, or a slip away.

use std::collections::HashMap;
use std::ops::Range;

use super::{Cost, Listed};
use crate::search::{Letters, distance_within, each_word, is_stop_word};

/// What a word is of a school; in the order of what it says most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Part {
    Said = 0,
    Kind = 1,
    Former = 2,
}

/// Bits of a part in a posting.
const PART: u32 = 2;
/// From so many letters on, a word may hold a slip; from so many, two.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;
/// From so many letters on, also a word that is only begun; of which so many must be right.
const BEGUN: usize = 5;
const HEAD: usize = 2;
/// What a slip costs more than anything else.
const SLIP: u8 = 8;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In order.
    words: Vec<Box<str>>,
    letters: Vec<Letters>,
    /// Words of each length, with their letters beside them.
    by_length: Vec<Vec<(u32, Letters)>>,
    /// Where the postings of each word begin; one more, where the last ones end.
    begins: Vec<u32>,
    /// Schools of each word, with the part that it is of them.
    postings: Vec<u32>,
    /// Where the words of each school begin; one more, where the last ones end.
    heads: Vec<u32>,
    /// Words of each school in order, with the part.
    of_school: Vec<u32>,
}

/// What a typed word may stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning {
    /// Words that it begins; the word itself, if it is one, is the first.
    begun: Range<u32>,
    /// Whether the first of them is the word itself.
    whole: bool,
    /// Words that are a slip or two away, in order, with how many.
    near: Vec<(u32, u8)>,
}

/// The words of a text as they are compared; common ones only where there are no others.
pub(super) fn typed(text: &str) -> Vec<String> {
    let all = plain(text);
    let telling: Vec<String> = all.iter().filter(|word| !is_stop_word(word)).cloned().collect();
    let mut words = if telling.is_empty() { all } else { telling };
    words.retain(|word| word.len() > 1);
    words
}

/// Folded words, with what is written short in full.
fn plain(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| {
        let word = match word {
            "st" => "saint",
            "ste" => "sainte",
            "clg" => "college",
            word => word,
        };
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    });
    words
}

impl Vocabulary {
    pub(super) fn of(listed: &[Listed<'_>]) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut pairs: Vec<(u32, u32, Part)> = Vec::with_capacity(listed.len() * 8);
        for (school, one) in (0..).zip(listed) {
            let mut says = |word: &str, part| {
                let next = numbers.len() as u32;
                let number = match numbers.get(word) {
                    Some(number) => *number,
                    None => *numbers.entry(word.to_owned()).or_insert(next),
                };
                pairs.push((number, school, part));
            };
            let said = [one.name, one.commune_name].into_iter().flat_map(plain);
            said.for_each(|word| says(&word, Part::Said));
            one.postcodes.iter().for_each(|postcode| says(postcode, Part::Said));
            one.kind.called().iter().for_each(|word| says(word, Part::Kind));
            one.former.iter().flat_map(|name| plain(name)).for_each(|word| says(&word, Part::Former));
        }
        let mut words: Vec<(String, u32)> = numbers.into_iter().collect();
        words.sort_unstable();
        let mut places = vec![0_u32; words.len()];
        for (place, (_, number)) in (0..).zip(&words) {
            places[*number as usize] = place;
        }
        pairs.iter_mut().for_each(|pair| pair.0 = places[pair.0 as usize]);
        // Of one word that a school has twice, what says most.
        pairs.sort_unstable();
        pairs.dedup_by(|later, first| (later.0, later.1) == (first.0, first.1));
        let mut by_length: Vec<Vec<(u32, Letters)>> = Vec::new();
        for (number, (word, _)) in (0..).zip(&words) {
            if by_length.len() <= word.len() {
                by_length.resize_with(word.len() + 1, Vec::new);
            }
            by_length[word.len()].push((number, Letters::of(word)));
        }
        let mut vocabulary = Self {
            by_length,
            begins: starts(words.len(), pairs.iter().map(|pair| pair.0)),
            postings: pairs.iter().map(|(_, school, part)| school << PART | *part as u32).collect(),
            letters: words.iter().map(|(word, _)| Letters::of(word)).collect(),
            words: words.into_iter().map(|(word, _)| word.into()).collect(),
            ..Self::default()
        };
        pairs.sort_unstable_by_key(|(word, school, _)| (*school, *word));
        vocabulary.heads = starts(listed.len(), pairs.iter().map(|pair| pair.1));
        vocabulary.of_school = pairs.iter().map(|(word, _, part)| word << PART | *part as u32).collect();
        vocabulary
    }

    /// What a word may stand for: what it begins; slips only where it begins nothing.
    pub(super) fn meaning(&self, token: &str) -> Meaning {
        let first = self.words.partition_point(|word| **word < *token);
        let begun = self.words[first..].partition_point(|word| word.starts_with(token));
        let whole = begun > 0 && *self.words[first] == *token;
        let mut meaning = Meaning { begun: first as u32..(first + begun) as u32, whole, near: Vec::new() };
        if meaning.begun.is_empty() {
            self.mend(&mut meaning, token);
        }
        meaning
    }

    /// Takes in the words that are a slip away, two for a long word. Figures are meant as they are typed.
    pub(super) fn mend(&self, meaning: &mut Meaning, token: &str) {
        if token.len() < ONE_SLIP
            || token.bytes().any(|byte| byte.is_ascii_digit())
            || !meaning.near.is_empty()
        {
            return;
        }
        let bound = if token.len() < TWO_SLIPS { 1 } else { 2 };
        let letters = Letters::of(token);
        let mut near: Vec<(u32, u8)> = Vec::new();
        let mut take = |number: u32, slips: Option<usize>| {
            let slips = slips.and_then(|slips| u8::try_from(slips).ok());
            near.extend(slips.filter(|_| !meaning.begun.contains(&number)).map(|slips| (number, slips)));
        };
        for length in token.len().saturating_sub(bound)..=token.len() + bound {
            for (number, held) in self.by_length.get(length).into_iter().flatten() {
                if held.may_be_within(letters, bound) {
                    take(*number, distance_within(token, &self.words[*number as usize], bound));
                }
            }
        }
        // A word that is only begun must begin as it is typed: most slips come later, and few words are looked at.
        if let Some(head) = token.get(..HEAD).filter(|_| token.len() >= BEGUN) {
            let first = self.words.partition_point(|word| **word < *head);
            let begun = self.words[first..].iter().take_while(|word| word.starts_with(head));
            for (number, word) in (first as u32..).zip(begun) {
                let longer = word.len() > token.len() + bound;
                if longer && letters.lacks_at_most(self.letters[number as usize], 1) {
                    let ends = (token.len() - 1..=token.len() + 1).filter_map(|end| word.get(..end));
                    take(number, ends.filter_map(|head| distance_within(token, head, 1)).min());
                }
            }
        }
        near.sort_unstable();
        meaning.near = near;
    }

    /// How many postings a meaning has: about as many schools.
    pub(super) fn count(&self, meaning: &Meaning) -> usize {
        let of = |range: Range<u32>| {
            (self.begins[range.end as usize] - self.begins[range.start as usize]) as usize
        };
        let near: usize = meaning.near.iter().map(|(word, _)| of(*word..word + 1)).sum();
        if meaning.begun.is_empty() { near } else { of(meaning.begun.clone()) + near }
    }

    /// The schools that a meaning has, each once, with the least that it costs them.
    pub(super) fn schools(&self, meaning: &Meaning, schools: usize) -> Vec<(u32, Cost)> {
        let mut best: Vec<Option<Cost>> = vec![None; schools];
        let mut found = Vec::new();
        let begun = meaning.begun.clone().map(|word| (word, 0));
        for (word, slips) in begun.chain(meaning.near.iter().copied()) {
            let range = self.begins[word as usize] as usize..self.begins[word as usize + 1] as usize;
            for posting in &self.postings[range] {
                let (school, cost) = (posting >> PART, meaning.cost(word, slips, posting));
                let held = &mut best[school as usize];
                if held.is_none() {
                    found.push(school);
                }
                *held = Some(held.map_or(cost, |held| held.min(cost)));
            }
        }
        found.into_iter().filter_map(|school| Some((school, best[school as usize]?))).collect()
    }

    /// What it costs one school to answer a meaning; none if it does not.
    pub(super) fn cost_of(&self, school: u32, meaning: &Meaning) -> Option<Cost> {
        let range = self.heads[school as usize] as usize..self.heads[school as usize + 1] as usize;
        let words = &self.of_school[range];
        let from = words.partition_point(|word| word >> PART < meaning.begun.start);
        let begun = words[from..].iter().take_while(|word| *word >> PART < meaning.begun.end);
        let begun = begun.map(|word| meaning.cost(word >> PART, 0, word));
        let near = words.iter().filter_map(|word| {
            let at = meaning.near.binary_search_by_key(&(word >> PART), |(near, _)| *near).ok()?;
            Some(meaning.cost(word >> PART, meaning.near[at].1, word))
        });
        // A meaning without slips is the rule: its school's words are looked at once.
        if meaning.near.is_empty() { begun.min() } else { begun.chain(near).min() }
    }
}

impl Meaning {
    fn cost(&self, word: u32, slips: u8, posting: &u32) -> Cost {
        let part = (posting & ((1 << PART) - 1)) as u8;
        let whole = self.whole && word == self.begun.start;
        Cost { doubt: slips.saturating_mul(SLIP).saturating_add(part), begun: u8::from(!whole) }
    }
}

/// Where each of `count` groups begins in a list that is in their order, and where the last one ends.
fn starts(count: usize, groups: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0_u32; count + 1];
    groups.for_each(|group| starts[group as usize + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    starts
}
