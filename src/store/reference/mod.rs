//! The Region's database: canonical records, and what is derived from them. Built again when damaged.

pub mod aids;
pub mod apply;
pub mod assistant;
pub mod base_map;
pub mod campaigns;
mod candidates;
pub mod communes;
pub mod deadlines;
mod doc;
pub mod editions;
pub mod events;
pub mod forms;
pub mod gazetteer;
pub mod guide;
pub mod hosts;
mod index;
pub mod links;
pub mod notes;
pub mod places;
pub mod scales;
pub mod schools;
pub mod search;
mod shelf;
mod standing;
pub mod status;
pub mod suggest;
mod vocabulary;
pub mod watched;
pub mod words;

pub use apply::{Change, NewEdition};
pub(super) use shelf::Shelf;

/// Reads the Region's database.
pub type Reader<'c> = super::Reader<'c, super::Reference>;
/// Writes to the Region's database, in one transaction.
pub type Writer<'c> = super::Writer<'c, super::Reference>;

/// The schema, step by step. Released steps are never edited.
pub const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_content.sql"),
    include_str!("migrations/0002_forms.sql"),
    include_str!("migrations/0003_counted_words.sql"),
    include_str!("migrations/0004_places.sql"),
    include_str!("migrations/0005_spots.sql"),
    include_str!("migrations/0006_events.sql"),
    include_str!("migrations/0007_scales.sql"),
    include_str!("migrations/0008_schools.sql"),
];
