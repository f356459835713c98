//! What the Region runs: it reads the public feeds, publishes signed content packs, serves them.
//!
//! `sources` read feeds, `merge` makes one thing of several feeds, `publish` makes editions and signs
//! them, `routes` serve them, `store` remembers, `jobs` do what is done beside serving, `terminal` is
//! the command line. Deliberately absent: the app.

pub mod app;
mod caller;
pub mod clock;
pub mod config;
pub mod fault;
mod files;
pub mod jobs;
pub mod keys;
mod limits;
mod log;
pub mod merge;
mod problem;
pub mod publish;
mod region;
mod router;
mod routes;
mod serve;
pub mod sources;
pub mod store;
mod terminal;

pub use clock::Clock;
pub use config::Config;
pub use fault::Fault;
pub use region::Region;
pub use terminal::run;
