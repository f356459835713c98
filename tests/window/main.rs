//! The real window, driven from outside through WebKit's inspector: journeys, pictures, axe on each route.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking, and starts programs of its own"
)]

mod axe;
mod display;
mod gateway;
mod hand;
mod inspector;
mod journeys;
#[path = "../it/world/pictures.rs"]
mod pictures;
