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
#[path = "../it/world/browser.rs"]
#[allow(dead_code, reason = "the gateway's own tests walk the same way, further")]
mod browser;
mod chooser;
mod display;
mod gateway;
#[path = "../it/world/given.rs"]
mod given;
mod hand;
mod inspector;
mod journeys;
#[path = "../it/world/pictures.rs"]
mod pictures;
#[path = "../it/world/provider.rs"]
#[allow(dead_code, reason = "the gateway's own tests ask more of it")]
mod provider;
#[path = "../it/world/speech.rs"]
mod speech;
mod twin;
