//! « Ma Région & moi »: the app, library and binary.
//!
//! # The map
//! Six rooms over one foundation of pure rules (the crate `domain`). The rooms meet only in the store:
//! whoever has something to say writes it down in SQLite, in one transaction; the store announces the
//! topic; whoever cares reads again.
//!
//! - [`store`]: the only room that speaks SQL. `reference.db` is the Region's, `desk.db` the citizen's.
//! - [`actions`]: what a citizen can do, one verb a file. The key given to the screens.
//! - [`sync`]: carries what the store holds to the Region, and back. Content first, applications later.
//! - [`platform`]: what the system lends: clock, vault, browser, folders.
//! - [`words`]: every sentence, in French and English.
//! - `screens`: what the citizen sees (feature `screens`); [`terminal`]: the same, without a window.
//! - [`wiring`]: the only file that knows every room.
//!
//! Beside them the crates `api-client` (the contract with the gateway) and `gateway` (what the Region
//! runs; the app knows it in its tests only).
//!
//! # What always holds
//! - A tap never waits for the network; a screen never learns that a network exists.
//! - New content is verified first and committed after; until then the old edition is whole.
//! - Nothing a citizen typed or kept is deleted by the app on its own.
//! - No sentence, address, amount or phone number is in code: they are words, content or configuration.
//!
//! # Glossary
//! dispositif = aid · pièce = document · demande = application · lieu = place · accusé = receipt ·
//! barème = scale · fiche = card · code d’une fiche d’orientation = slip · collection, edition, slice,
//! pack: the Region's content and how it travels · reference, desk: the two databases · topic: what the store announces.

/// What shows the screens: the desktop's window or the phone's, one engine by two names.
#[cfg(feature = "desktop")]
pub(crate) use dioxus::desktop as webview;
#[cfg(all(feature = "mobile", not(feature = "desktop")))]
pub(crate) use dioxus::mobile as webview;

pub mod actions;
pub mod platform;
#[cfg(feature = "screens")]
pub mod screens;
pub mod store;
pub mod sync;
pub mod terminal;
pub mod wiring;
pub mod words;

/// Whether WebKit's inspector may look inside: debug builds, and release builds made with `inspect` for the benches.
pub const INSPECT: bool = cfg!(any(debug_assertions, feature = "inspect"));
