//! A route that does not exist in this version.

use dioxus::prelude::*;

use super::link::Nowhere;

/// Nothing is lost; the way home.
#[component]
pub fn Lost(path: Vec<String>) -> Element {
    // The path is not said back: it may hold anything.
    drop(path);
    rsx! { Nowhere {} }
}
