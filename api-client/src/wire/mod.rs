//! What travels: one file per collection, then applications, uploads, changes, drafts, problems. Readers ignore keys they do not know.

// A field's name is its meaning here; what is not plain is said where it is.
#![allow(missing_docs)]

mod aids;
mod applications;
mod auth;
mod calendars;
mod changes;
mod communes;
mod drafts;
mod events;
mod feedback;
mod forms;
mod links;
mod manifest;
mod me;
mod office;
mod places;
mod problem;
mod receipt;
mod rights;
mod scales;
mod schools;
mod uploads;
mod words;

pub use aids::*;
pub use applications::*;
pub use auth::*;
pub use calendars::*;
pub use changes::*;
pub use communes::*;
pub use drafts::*;
pub use events::*;
pub use feedback::*;
pub use forms::*;
pub use links::*;
pub use manifest::*;
pub use me::*;
pub use office::*;
pub use places::*;
pub use problem::*;
pub use receipt::*;
pub use rights::*;
pub use scales::*;
pub use schools::*;
pub use uploads::*;
pub use words::*;

/// Collections of this build, in the order in which they are applied.
pub const COLLECTIONS: [&str; 10] =
    ["words", "communes", "calendars", "scales", "links", "places", "schools", "events", "aids", "forms"];
