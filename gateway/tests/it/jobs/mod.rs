//! Importing, refreshing, checking links, keeping copies.

mod backup;
mod fetch;
mod import;
mod links;
mod organisers;
mod refresh;
mod retention;
