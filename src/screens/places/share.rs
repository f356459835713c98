//! A place to hand on: as a text, and as a code that any telephone reads. Neither needs a network.

use dioxus::prelude::*;
use domain::place::Place;

use crate::actions::code;
use crate::screens::parts::copy::copy_of;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::scan::Scan;
use crate::screens::words::use_words;

/// Most letters of a code: more is too fine for an ordinary telephone.
const MOST: usize = 300;

/// Partager ce lieu.
#[component]
pub fn Share(place: Place) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let mut shown = use_signal(|| false);
    let mut copied = use_signal(|| None::<bool>);
    let text = written(&place);
    let rows = text.lines().count() as i64;
    let scanned = code(&short(&text));
    rsx! {
        section { class: "section",
            h2 { class: "hidden-text", {words.place_share()} }
            button { class: "button", r#type: "button", aria_expanded: "{open}", aria_controls: "place-share", onclick: move |_| open.toggle(),
                Icon { glyph: Glyph::Copy } {words.place_share()}
            }
            if open() {
                div { id: "place-share", class: "stack",
                    div { class: "field",
                        label { r#for: "place-text", {words.place_share_text()} }
                        textarea { id: "place-text", readonly: true, lang: "fr", rows, initial_value: "{text}" }
                    }
                    div { class: "cluster",
                        button { class: "button", r#type: "button",
                            onclick: move |_| copy_of("place-text", move |done| copied.set(Some(done))),
                            Icon { glyph: Glyph::Copy } {words.place_copy()}
                        }
                        if scanned.is_some() {
                            button { class: "button plain", r#type: "button", aria_expanded: "{shown}", onclick: move |_| shown.toggle(), {words.place_share_code()} }
                        }
                    }
                    p { class: "small quiet", role: "status",
                        match copied() { None => rsx! {}, Some(true) => rsx! { {words.place_share_copied()} }, Some(false) => rsx! { {words.place_share_selected()} } }
                    }
                    if let (true, Some(code)) = (shown(), scanned) {
                        Scan { code, told: words.place_code_told(), text: words.orientation_code_text() }
                    }
                }
            }
        }
    }
}

/// Its name, where it is, how one calls.
fn written(place: &Place) -> String {
    let town = [place.postcode.clone(), place.commune_name.clone()].into_iter().flatten().collect::<Vec<_>>();
    let lines = [vec![place.name.clone()], place.address.clone(), vec![town.join(" ")]];
    let ways = [place.phone.clone(), place.email.clone(), place.web.clone()];
    let lines = lines.into_iter().flatten().chain(ways.into_iter().flatten());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// As many of its first lines as an ordinary telephone reads in one code.
fn short(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines().take_while(|line| !line.is_empty()) {
        if kept.chars().count() + line.chars().count() >= MOST {
            break;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept.trim_end().to_owned()
}
