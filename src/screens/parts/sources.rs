//! Where the figures of a scale come from.

use dioxus::prelude::*;
use domain::scale::About;

use super::outside::Outside;
use crate::screens::words::use_words;

/// The texts of a table, each with the day on which it was read, and the page for people.
#[component]
pub fn Sources(about: About) -> Element {
    let words = use_words();
    rsx! {
        ul { class: "stack tight small quiet",
            for source in about.sources.iter() {
                li { key: "{source.title}", lang: "fr", {words.grants_source(&source.title, &words.day(source.read_on))} }
            }
        }
        p { class: "small quiet", {words.aid_verified(&words.day(about.verified_on))} }
        Outside { url: about.source_url.clone(), text: words.aid_open_source(), class: "plain" }
    }
}
