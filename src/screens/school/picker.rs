//! The picker: three letters of a school, its commune or its postcode, without a network.

use dioxus::prelude::*;

use crate::screens::live::{Live, use_live, use_live_with};
use crate::screens::parts::field::SearchField;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::outside::Outside;
use crate::screens::parts::state::Failed;
use crate::screens::router::Route;
use crate::screens::words::{Choices, use_words};
use crate::store::Topic;
use crate::store::reference::schools::{self, Ask, Found};
use crate::words::Words;

/// Most rows at once: whoever sees more types another letter.
const SHOWN: usize = 12;
/// From that many letters on, schools are looked for.
const LETTERS: usize = 3;

/// Finds a school, and opens its page of the digital workspace in one tap.
#[component]
pub fn Picker() -> Element {
    let words = use_words();
    let choices = use_context::<Choices>();
    let mut typed = use_signal(String::new);
    let held = use_live(Topic::Places, schools::count);
    let found = use_live_with(
        Topic::Places,
        move || (typed.read().clone(), choices.settings.read().commune.clone()),
        |db, (text, around): &(String, Option<String>)| {
            if text.trim().chars().count() < LETTERS {
                return Ok(schools::Answer::default());
            }
            schools::find(db, &Ask { text: text.clone(), around: around.clone(), limit: SHOWN })
        },
    );
    let few = held.read().ready().copied().filter(|count| *count < schools::FEW);
    if few == Some(0) {
        return rsx! { div { class: "notice", Icon { glyph: Glyph::Info } p { {words.schools_not_here()} } } };
    }
    let text = typed.read().trim().to_owned();
    let asked = text.chars().count() >= LETTERS;
    let found = found.read();
    rsx! {
        div { class: "stack",
            SearchField { id: "school", label: words.school_label(), value: "", words, button: false,
                ontype: move |text| typed.set(text), ongo: move |text| typed.set(text) }
            p { class: "small quiet", role: "status",
                if let (true, Some(found)) = (asked, found.ready()) {
                    if found.total == 0 { {words.schools_none(&text)} } else { {words.schools_found(found.total)} }
                } else {
                    {words.school_hint()}
                }
            }
            if let (Some(count), true, Some(0)) = (few, asked, found.ready().map(|found| found.total)) {
                p { class: "why", Icon { glyph: Glyph::Info } span { {words.schools_few(count)} } }
            }
            if let Live::Failed(error) = &*found { Failed { code: error.code(), words } }
            if let (true, Some(found)) = (asked, found.ready()) {
                ul { class: "rows",
                    for one in found.found.iter().cloned() {
                        SchoolRow { key: "{one.id}", found: one }
                    }
                }
                if found.total > found.found.len() { p { class: "small quiet", {words.schools_more(found.total - found.found.len())} } }
            }
        }
    }
}

/// A school: its name leads to its page; the digital workspace opens in one tap.
#[component]
pub fn SchoolRow(found: Found) -> Element {
    let words = use_words();
    let name = format!("school-{}", found.uai);
    let ent = found.ent_url.clone().filter(|_| found.ent_broken_since.is_none());
    rsx! {
        li { class: "row flat",
            span { class: "badge hue-info", Icon { glyph: Glyph::School } }
            div { class: "grow stack tight",
                Link { id: "{name}", to: Route::SchoolPage { id: found.id.to_string() }, class: "row-link", lang: "fr", "{found.name}" }
                p { class: "quiet small", lang: "fr", {whereabouts(&found, words)} }
                if let Some(url) = ent {
                    // Many buttons of one name: which school each opens is heard after it.
                    div { class: "cluster", role: "group", aria_labelledby: "{name}", Outside { url, text: words.school_open_ent(), class: "primary" } }
                }
            }
        }
    }
}

/// Kind, then where: names repeat.
fn whereabouts(found: &Found, words: &Words) -> String {
    format!("{} \u{b7} {}", words.school_kind_of(found.kind, found.private), found.place())
}
