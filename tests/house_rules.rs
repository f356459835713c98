//! The rules of the house, read from the sources themselves. Reading this constant is reading the architecture.
#![allow(clippy::disallowed_methods, reason = "a test reads the repository's own files")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read the repository must fail loudly")]

mod house;

/// Who may walk into whose room. Read it top to bottom: nobody looks up. The crate `domain` is open to all.
const ROOMS: &[(&str, &[&str])] = &[
    ("platform", &[]),
    ("store", &["api_client::translate", "api_client::wire"]),
    ("words", &["store"]),
    ("actions", &["store", "platform", "api_client::translate"]),
    ("sync", &["store", "platform", "api_client"]),
    ("screens", &["store", "actions", "words"]),
    ("terminal", &["store", "actions", "sync", "words", "wiring"]),
];
