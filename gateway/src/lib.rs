//! What the Region runs: it reads the public feeds, publishes signed content packs, serves them.
//!
//! `sources` read feeds, `merge` makes one thing of several feeds, `publish` makes editions and signs
//! them, `routes` serve them, `filing` takes what citizens send, `oidc` is sign-in, `office` is the
//! Region's services, `rights` erases, gives out and forgets in time, `rounds` do by themselves what is due,
//! `store` remembers, `jobs` do what is done beside serving, `terminal` is the command line. Deliberately
//! absent: the app.

mod antivirus;
pub mod app;
mod caller;
pub mod clock;
pub mod config;
pub mod fault;
mod files;
pub mod filing;
pub mod jobs;
pub mod keys;
mod limits;
mod log;
pub mod merge;
mod office;
mod oidc;
mod pages;
mod problem;
pub mod publish;
mod region;
pub mod rights;
mod rounds;
mod router;
mod routes;
mod serve;
pub mod sources;
pub mod store;
mod terminal;
mod whose;

pub use clock::Clock;
pub use config::Config;
pub use fault::Fault;
pub use region::Region;
pub use terminal::run;
