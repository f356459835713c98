//! A commune: found by name or postcode among those of the Region, kept as its INSEE code.

use dioxus::prelude::*;
use domain::commune::Commune;
use domain::form::Kind;
use domain::form::answer::{Value, read};

use super::frame::{Ask, Foot, Name, control};
use super::pad::use_pad;
use crate::screens::communes::place;
use crate::screens::live::use_live_with;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::communes;

/// How many communes a few letters may bring.
const LIMIT: usize = 12;

/// The code that an answer holds, if it holds one.
pub fn code_of(value: &str) -> Option<String> {
    match read(&Kind::Commune, value) {
        Ok(Value::Commune(code)) => Some(code),
        _ => None,
    }
}

/// A commune and all that stands around it.
#[component]
pub fn CommuneField(ask: Ask) -> Element {
    let pad = use_pad();
    let epoch = pad.epoch(&ask.path);
    let chosen = code_of(&pad.value(&ask.path));
    rsx! {
        div { class: "field ask",
            Name { ask: ask.clone() }
            match chosen {
                Some(code) => rsx! { Chosen { ask: ask.clone(), code } },
                None => rsx! { for epoch in [epoch] { Search { key: "{epoch}", ask: ask.clone() } } },
            }
            Foot { ask: ask.clone() }
        }
    }
}

#[component]
fn Chosen(ask: Ask, code: ReadSignal<String>) -> Element {
    let pad = use_pad();
    let words = use_words();
    let found = use_live_with(
        Topic::Communes,
        move || code.read().clone(),
        |db, code: &String| communes::by_code(db, code),
    );
    let found = found.read().ready().cloned().flatten();
    let name = found.as_ref().map_or_else(|| code.read().clone(), |commune| commune.name.clone());
    let path = ask.path.clone();
    rsx! {
        div { class: "picked",
            div { class: "grow stack tight",
                strong { lang: "fr", "{name}" }
                if let Some(commune) = found { span { class: "small quiet", lang: "fr", {place(&commune, words)} } }
            }
            button { class: "button", r#type: "button", id: ask.control(), aria_describedby: ask.described_by(false),
                aria_label: words.form_change_name(&name),
                onclick: move |_| {
                    pad.put(&path, String::new(), false);
                    focus(&path);
                },
                {words.form_change()}
            }
        }
    }
}

#[component]
fn Search(ask: Ask) -> Element {
    let pad = use_pad();
    let words = use_words();
    let start = use_hook(|| pad.value(&ask.path));
    let mut typed = use_signal(|| start.clone());
    let found = use_live_with(
        Topic::Communes,
        move || typed.read().clone(),
        |db, text: &String| {
            if text.trim().chars().count() < 2 { Ok(Vec::new()) } else { communes::matching(db, text, LIMIT) }
        },
    );
    let asked = typed.read().trim().chars().count() >= 2;
    let wrong = pad.wrong(&ask.path).is_some();
    let list = format!("list-{}", ask.path);
    let (path, left) = (ask.path.clone(), ask.path.clone());
    let pick = {
        let path = ask.path.clone();
        move |commune: &Commune| {
            pad.put(&path, commune.code.clone(), false);
            focus(&path);
        }
    };
    let found = found.read();
    let found = found.ready().filter(|_| asked);
    rsx! {
        span { class: "line",
            input { id: ask.control(), r#type: "text", autocomplete: "off", spellcheck: "false", initial_value: "{start}", aria_controls: "{list}",
                aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" }, aria_required: if ask.required { "true" },
                oninput: move |event| {
                    typed.set(event.value());
                    // A postcode looks like a code of a commune, and is none: it is kept only as what was looked for.
                    let text = Some(event.value()).filter(|text| code_of(text).is_none());
                    pad.put(&path, text.unwrap_or_default(), true);
                },
                onblur: move |_| pad.leave(&left),
            }
        }
        p { class: "small quiet", role: "status",
            if let Some(found) = found { {words.commune_count(found.len())} } else { {words.commune_hint()} }
        }
        div { id: "{list}",
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                ul { class: "options",
                    for found in found.iter().cloned() {
                        li { key: "{found.commune.code}{found.former:?}",
                            button { r#type: "button", onclick: { let (pick, commune) = (pick.clone(), found.commune.clone()); move |_| pick(&commune) },
                                strong { lang: "fr",
                                    "{found.commune.name}"
                                    if let Some(former) = &found.former { " ({former})" }
                                }
                                span { class: "small quiet", lang: "fr", {place(&found.commune, words)} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Puts the focus on the control of a path, once the page has drawn it.
pub fn focus(path: &str) {
    let page = document::eval(
        "const id = await dioxus.recv();
         for (let turn = 0; turn < 60; turn++) {
             const control = document.getElementById(id);
             if (control) { control.focus(); control.scrollIntoView({ block: 'center' }); if (turn > 2) break; }
             await new Promise(requestAnimationFrame);
         }",
    );
    // A page that is gone needs no focus.
    let _ = page.send(control(path));
}
