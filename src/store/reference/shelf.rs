//! What is worked out of the Region's database once, and kept until it changes.

use super::gazetteer::NamesShelf;
use super::guide::GuideShelf;
use super::places::HoursShelf;
use super::search::LexiconShelf;

/// One for each open database.
#[derive(Default)]
pub(in crate::store) struct Shelf {
    /// The words of the edition held.
    pub(super) lexicon: LexiconShelf,
    /// Its aids, whole.
    pub(super) guide: GuideShelf,
    /// The names of its places, and its phrases.
    pub(super) names: NamesShelf,
    /// The hours of its places.
    pub(super) hours: HoursShelf,
}
