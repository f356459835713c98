//! The `surface` table: every word as the cards write it, its stem, and how many cards hold it.

use domain::search::{each_word, stem};
use rusqlite::params;
use rustc_hash::FxHashMap;

use super::Writer;
use super::notes::{self, Note};
use crate::store::Result;

/// What one edition changes in the words: gathered while its cards come and go, written once at its end.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: FxHashMap<Box<str>, Word>,
    numbers: FxHashMap<Box<str>, usize>,
    stems: Vec<Stem>,
    /// Counts the texts read, so that a word or stem knows whether it was met in this very one.
    text: u32,
}

struct Word {
    stem: usize,
    /// Cards more, or fewer, that hold it.
    cards: i32,
    /// The card in which it was met last.
    met_in: u32,
}

struct Stem {
    text: Box<str>,
    /// The text in which it was met last.
    met_in: u32,
}

impl Vocabulary {
    /// Forgets every word written: they are about to be counted again.
    pub(super) fn forget(db: &Writer) -> Result<()> {
        db.prepare_cached("DELETE FROM surface")?.execute(())?;
        Ok(())
    }

    /// The stems of a card that comes, each once a text, in order.
    pub(super) fn comes<const TEXTS: usize>(&mut self, texts: [&str; TEXTS]) -> [String; TEXTS] {
        self.card(texts, 1)
    }

    /// A card that goes.
    pub(super) fn goes<const TEXTS: usize>(&mut self, texts: [&str; TEXTS]) {
        self.card(texts, -1);
    }

    fn card<const TEXTS: usize>(&mut self, texts: [&str; TEXTS], cards: i32) -> [String; TEXTS] {
        let first = self.text + 1;
        texts.map(|text| {
            self.text += 1;
            let mut stems = String::with_capacity(text.len());
            each_word(text, |word| {
                let number = self.met(word, first, cards);
                let stem = &mut self.stems[number];
                if stem.met_in != self.text {
                    stem.met_in = self.text;
                    if !stems.is_empty() {
                        stems.push(' ');
                    }
                    stems.push_str(&stem.text);
                }
            });
            stems
        })
    }

    /// Counts a word for a card, whose first text has that number; gives the number of its stem.
    fn met(&mut self, word: &str, card: u32, cards: i32) -> usize {
        if let Some(known) = self.words.get_mut(word) {
            if known.met_in < card {
                known.met_in = card;
                known.cards += cards;
            }
            return known.stem;
        }
        let text = stem(word);
        let stem = match self.numbers.get(text.as_str()) {
            Some(number) => *number,
            None => {
                let number = self.stems.len();
                self.numbers.insert(text.as_str().into(), number);
                self.stems.push(Stem { text: text.into(), met_in: 0 });
                number
            }
        };
        self.words.insert(word.into(), Word { stem, cards, met_in: card });
        stem
    }

    /// Writes the counts down, and notes that the lexicon must be read again, if any card came or went.
    pub(super) fn write(self, db: &Writer) -> Result<()> {
        if self.text == 0 {
            return Ok(());
        }
        // One letter alone is no word that somebody looks for or mistypes.
        let mut words: Vec<_> =
            self.words.iter().filter(|(text, word)| word.cards != 0 && text.len() > 1).collect();
        // In the order of the table, so that its pages are written one after the other.
        words.sort_unstable_by_key(|(text, _)| *text);
        let mut more = db.prepare_cached(
            "INSERT INTO surface (word, stem, cards) VALUES (?1, ?2, ?3)
             ON CONFLICT (word) DO UPDATE SET cards = cards + excluded.cards",
        )?;
        let mut none = db.prepare_cached("DELETE FROM surface WHERE word = ?1 AND cards <= 0")?;
        for (text, word) in words {
            more.execute(params![text, self.stems[word.stem].text, word.cards])?;
            if word.cards < 0 {
                none.execute([text])?;
            }
        }
        let version = notes::read(db, Note::IndexVersion)?.and_then(|text| text.parse::<u64>().ok());
        notes::write(db, Note::IndexVersion, &(version.unwrap_or(0) + 1).to_string())
    }
}
