//! The gateway, run whole and in this process: the folders follow the URLs and the rooms.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "tests; measures are printed"
)]

mod antivirus;
mod any_request;
mod auth;
#[path = "../../../tests/it/world/browser.rs"]
mod browser;
mod citizen;
mod connections;
mod described;
mod health;
mod jobs;
mod office;
#[path = "../../../tests/it/world/provider.rs"]
mod provider;
mod publish;
mod rates;
mod rights;
mod storage;
mod terminal;
#[path = "../../../tests/it/world/tiles.rs"]
mod tiles;
mod tls;
mod unit;
mod v1;
mod wire;
mod wire_feedback;
mod wire_people;
mod world;
