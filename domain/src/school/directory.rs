//! The schools by the words that people type: three letters of a name, of a commune, a postcode, a national number.

mod words;

use std::collections::HashMap;

use super::Kind;
use crate::distance::Point;
use words::{Meaning, Vocabulary};

/// A school as the directory takes it in.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// What it is known by outside.
    pub key: i64,
    /// Its national number.
    pub uai: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What kind it is.
    pub kind: Kind,
    /// INSEE code of its commune.
    pub commune: &'a str,
    /// Name of its commune.
    pub commune_name: &'a str,
    /// Names of the communes that this one absorbed.
    pub former: &'a [String],
    /// Its postcodes.
    pub postcodes: &'a [&'a str],
    /// Where it is.
    pub point: Option<Point>,
    /// Whether its page in the digital workspace is known.
    pub has_ent: bool,
}

/// Where whoever asks lives: schools around it come first.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// INSEE code of the commune.
    pub commune: &'a str,
    /// A point inside.
    pub point: Option<Point>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Keys of the schools, best first.
    pub keys: Vec<i64>,
    /// How many there are in all.
    pub total: usize,
}

/// All schools of an edition.
#[derive(Debug, Default)]
pub struct Directory {
    schools: Vec<School>,
    words: Vocabulary,
    /// Numbers of the communes, by their INSEE codes.
    communes: HashMap<Box<str>, u32>,
    /// National numbers in order, in lower case, each with its school.
    numbers: Vec<(Box<str>, u32)>,
}

#[derive(Debug)]
struct School {
    key: i64,
    /// Its commune's number.
    commune: u32,
    point: Option<Point>,
    kind: u8,
    has_ent: bool,
}

/// Tokens of a text that are read; nobody types more.
const MOST_TOKENS: usize = 8;
/// A national number is one from so many figures on: fewer are a postcode.
const OF_UAI: usize = 6;
/// A step of distance, in metres: within one, what is asked for counts more than what is nearest.
const STEP: f64 = 10_000.0;
/// One that lies nobody knows where comes behind those that lie anywhere in the Region.
const UNKNOWN: u8 = u8::MAX;

impl Directory {
    /// Takes in the schools, in any order: the same schools give the same directory.
    pub fn of<'a>(listed: impl IntoIterator<Item = Listed<'a>>) -> Self {
        let mut listed: Vec<Listed<'a>> = listed.into_iter().collect();
        // Of two that answer alike, the order of names decides: it is that of the list.
        listed.sort_by(|a, b| (a.commune_name, a.name, a.key).cmp(&(b.commune_name, b.name, b.key)));
        let words = Vocabulary::of(&listed);
        let numbered = (0..).zip(&listed).map(|(school, one)| (one.uai.to_lowercase().into(), school));
        let mut numbers: Vec<(Box<str>, u32)> = numbered.collect();
        numbers.sort_unstable();
        let rank = |kind| Kind::ALL.iter().position(|one| *one == kind).unwrap_or(Kind::ALL.len());
        let mut communes: HashMap<Box<str>, u32> = HashMap::new();
        let mut schools = Vec::with_capacity(listed.len());
        for one in listed {
            let next = communes.len() as u32;
            schools.push(School {
                key: one.key,
                commune: *communes.entry(one.commune.into()).or_insert(next),
                point: one.point,
                kind: u8::try_from(rank(one.kind)).unwrap_or(u8::MAX),
                has_ent: one.has_ent,
            });
        }
        Self { schools, words, communes, numbers }
    }

    /// How many schools there are.
    pub fn len(&self) -> usize {
        self.schools.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.schools.is_empty()
    }

    /// The schools that answer every word of a text, at most `limit`: what was typed without a slip first, then those
    /// around, then whole words, then by kind.
    ///
    /// A word is answered by the beginning of one of the school's. A word that begins nothing, and every word where
    /// nothing answers them all, may be a slip away.
    pub fn find(&self, text: &str, around: Option<Around<'_>>, limit: usize) -> Found {
        let mut tokens = words::typed(text);
        tokens.truncate(MOST_TOKENS);
        if tokens.is_empty() || limit == 0 {
            return Found::default();
        }
        let numbered = self.numbered(text);
        if !numbered.is_empty() {
            let keys = numbered.iter().take(limit).filter_map(|(_, school)| self.key(*school));
            return Found { keys: keys.collect(), total: numbered.len() };
        }
        let mut meanings: Vec<Meaning> = tokens.iter().map(|token| self.words.meaning(token)).collect();
        let mut answers = self.answers(&meanings);
        if answers.is_empty() && tokens.len() > 1 {
            for (meaning, token) in meanings.iter_mut().zip(&tokens) {
                self.words.mend(meaning, token);
            }
            answers = self.answers(&meanings);
        }
        let total = answers.len();
        let from = around.map(|around| From {
            commune: self.communes.get(around.commune).copied(),
            // Good enough for steps of kilometres, and far cheaper than the sphere: it is asked of every school.
            point: around.point.map(|point| (point, point.degrees().0.to_radians().cos())),
        });
        let mut ranked: Vec<u64> =
            answers.into_iter().map(|(school, cost)| self.rank(school, cost, from.as_ref())).collect();
        if limit < ranked.len() {
            ranked.select_nth_unstable(limit);
            ranked.truncate(limit);
        }
        ranked.sort_unstable();
        let keys = ranked.into_iter().filter_map(|rank| self.key((rank & u64::from(u32::MAX)) as u32));
        Found { keys: keys.collect(), total }
    }

    fn key(&self, school: u32) -> Option<i64> {
        self.schools.get(school as usize).map(|one| one.key)
    }

    /// The schools whose national number begins so, in its order; none where the text can be no number.
    fn numbered(&self, text: &str) -> &[(Box<str>, u32)] {
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        if tight.len() < OF_UAI || !tight.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return &[];
        }
        let first = self.numbers.partition_point(|(number, _)| **number < *tight);
        let count = self.numbers[first..].partition_point(|(number, _)| number.starts_with(&tight));
        &self.numbers[first..first + count]
    }

    /// The schools that answer all words, each with what that costs. Begins with the word that fewest answer.
    fn answers(&self, meanings: &[Meaning]) -> Vec<(u32, Cost)> {
        let Some((first, base)) =
            meanings.iter().enumerate().min_by_key(|(_, meaning)| self.words.count(meaning))
        else {
            return Vec::new();
        };
        let mut answers = self.words.schools(base, self.schools.len());
        for (_, meaning) in meanings.iter().enumerate().filter(|(at, _)| *at != first) {
            answers.retain_mut(|(school, cost)| match self.words.cost_of(*school, meaning) {
                Some(more) => {
                    *cost = cost.plus(more);
                    true
                }
                None => false,
            });
        }
        answers
    }

    /// One number a school: the smaller, the earlier.
    fn rank(&self, school: u32, cost: Cost, from: Option<&From>) -> u64 {
        let Some(one) = self.schools.get(school as usize) else { return u64::MAX };
        let far = from.map_or(0, |from| from.steps_to(one));
        let fields = [cost.doubt, far, cost.begun, one.kind * 2 + u8::from(!one.has_ent)];
        fields.iter().fold(0, |rank, field| rank << 8 | u64::from(*field)) << 32 | u64::from(school)
    }
}

/// From where distances are told.
struct From {
    commune: Option<u32>,
    /// A point, and how much shorter a degree of longitude is there than one of latitude.
    point: Option<(Point, f64)>,
}

impl From {
    /// Steps of distance; none in the same commune.
    fn steps_to(&self, school: &School) -> u8 {
        if self.commune == Some(school.commune) {
            return 0;
        }
        let Some(((from, shorter), to)) = self.point.zip(school.point) else { return UNKNOWN };
        let metres = |units: i32| f64::from(units) * 1.112;
        let (up, across) = (metres(from.lat - to.lat), metres(from.lon - to.lon) * shorter);
        let steps = (up * up + across * across).sqrt() / STEP;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is between 1 and 254"
        )]
        let steps = (steps + 1.0).min(f64::from(UNKNOWN - 1)) as u8;
        steps
    }
}

/// What it costs a school to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// Slips, and words that are only its commune's of before or its kind's.
    doubt: u8,
    /// Words that are only begun.
    begun: u8,
}

impl Cost {
    fn plus(self, more: Self) -> Self {
        Self { doubt: self.doubt.saturating_add(more.doubt), begun: self.begun.saturating_add(more.begun) }
    }
}

#[cfg(test)]
mod tests;
