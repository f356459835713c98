//! What the Region runs: it reads the public feeds, publishes signed content packs, serves them.
//!
//! `sources` read feeds, `merge` makes one thing of several feeds, `publish` makes editions and signs
//! them, `routes` serve them, `store` remembers. Deliberately absent: the app.

pub mod merge;
pub mod sources;
