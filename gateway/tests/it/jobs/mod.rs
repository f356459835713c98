//! Importing, refreshing, checking links, keeping copies.

mod backup;
mod fetch;
mod import;
mod links;
mod refresh;
mod retention;
