//! The citizen's database: encrypted, synced before it is acknowledged, never deleted by the app.

pub mod favourites;
pub mod searches;
pub mod settings;

/// Reads the citizen's database.
pub type Reader<'c> = super::Reader<'c, super::Desk>;
/// Writes to the citizen's database, in one transaction.
pub type Writer<'c> = super::Writer<'c, super::Desk>;

/// The schema, step by step. Released steps are never edited; none deletes or drops.
pub const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_settings.sql")];
