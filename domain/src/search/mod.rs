//! Search: from what somebody types to what they mean, and which card comes first.
//!
//! The store finds candidates with one full-text query over all kinds; everything else is here, pure.

mod common_words;
mod entities;
mod everyday;
mod lexicon;
mod rank;
mod regroup;
mod sound;
mod text;
mod typo;
mod understand;
mod ways_out;

pub use common_words::is_stop_word;
pub use entities::{Bound, Day, Entity, Gazetteer, Named, Phrasebook, When, Whose, entities};
pub(crate) use entities::{TextWord, number_at, text_words};
pub use everyday::is_everyday_word;
pub use lexicon::{Lexicon, Near, Synonym};
pub use rank::{Candidate, Ranked, rank};
pub use text::{Token, each_word, fold, stem, tokens};
pub(crate) use typo::Letters;
pub use typo::distance_within;
pub use understand::{Alternative, Group, Hints, Query, Reading, understand, understand_with};
pub use ways_out::{WayOut, ways_out};
