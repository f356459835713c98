//! The sources, on fixtures made by hand and on the real extracts where they are present.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that fails says so"
)]

mod calendar_peer;
mod content;
mod events_guard;
mod events_published;
mod exported;
mod extracts;
mod forms;
mod health;
mod merged;
mod merged_events;
mod merged_places;
mod mutated;
mod open_agenda;
mod organisers;
mod our_places;
mod paged;
mod pages_of_organisers;
mod people;
mod places;
mod places_published;
mod scales;
mod school_days;
mod schools;
mod schools_told;
mod speed;
mod tourism;
mod tourism_fetched;
mod tourism_merged;
mod traps;
mod whole_feeds;
mod world;
