//! The citizen's database: encrypted, synced before it is acknowledged, never deleted by the app on its own.

pub mod answers;
pub mod applications;
pub mod carry;
pub mod contents;
pub mod copies;
pub mod deadlines;
pub mod documents;
pub mod drafts;
pub mod erasures;
pub mod exported;
pub mod exported_events;
pub mod favourites;
pub mod forms;
#[cfg(test)]
pub(crate) mod ground;
pub mod journal;
pub mod lock;
pub mod mandates;
pub mod messages;
pub mod milestones;
pub mod notes;
pub mod objections;
pub mod outbox;
pub mod overview;
pub mod profiles;
pub mod recap;
pub mod receipts;
pub mod recent;
pub mod schools;
pub mod searches;
pub mod session;
pub mod settings;
pub mod trash;
pub mod wallet;
pub mod watched;
pub mod wishes;

/// Reads the citizen's database.
pub type Reader<'c> = super::Reader<'c, super::Desk>;
/// Writes to the citizen's database, in one transaction.
pub type Writer<'c> = super::Writer<'c, super::Desk>;

/// The schema, step by step. Released steps are never edited; none deletes or drops.
pub const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_settings.sql"),
    include_str!("migrations/0002_drafts.sql"),
    include_str!("migrations/0003_outbox.sql"),
    include_str!("migrations/0004_copies.sql"),
    include_str!("migrations/0005_wish.sql"),
    include_str!("migrations/0006_erasure.sql"),
    include_str!("migrations/0007_lock.sql"),
    include_str!("migrations/0008_kept_events.sql"),
    include_str!("migrations/0009_watch.sql"),
    include_str!("migrations/0010_recent_searches.sql"),
    include_str!("migrations/0011_profile_school.sql"),
];
