//! One thing of several feeds: pure functions from what the sources read to what is published.

mod aids;
mod calendars;
mod events;
mod fill;
mod likeness;
mod places;
mod schools;

pub use aids::{Merged, MergedAids, aids};
pub use calendars::calendars;
pub use events::{Held, MergedEvents, events};
pub use places::{MergedPlaces, places};
pub use schools::{Told, schools};
