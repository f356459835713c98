//! The commune of the citizen, and the picker that tells homonyms apart, without a network.

use dioxus::prelude::*;
use domain::commune::Commune;

use super::live::use_live_with;
use super::parts::field::SearchField;
use super::parts::state::Failed;
use super::words::{Choices, use_words};
use crate::store::Topic;
use crate::store::reference::communes;

/// How many communes a name may bring.
const LIMIT: usize = 60;

/// The citizen's commune, once chosen and known.
pub fn use_my_commune() -> Memo<Option<Commune>> {
    let choices = use_context::<Choices>();
    let code = move || choices.settings.read().commune.clone();
    let found = use_live_with(Topic::Communes, code, |db, code: &Option<String>| match code {
        Some(code) => communes::by_code(db, code),
        None => Ok(None),
    });
    use_memo(move || found.read().ready().cloned().flatten())
}

/// Finds a commune by name or postcode; says its département and its group, for names repeat.
#[component]
pub fn CommunePicker(onpick: EventHandler<Commune>) -> Element {
    let words = use_words();
    let mut typed = use_signal(String::new);
    let found = use_live_with(
        Topic::Communes,
        move || typed.read().clone(),
        |db, text: &String| {
            if text.trim().chars().count() < 2 { Ok(Vec::new()) } else { communes::matching(db, text, LIMIT) }
        },
    );
    let asked = typed.read().trim().chars().count() >= 2;
    let found = found.read();
    rsx! {
        div { class: "stack",
            SearchField { id: "commune", label: words.commune_label(), value: "", words, button: false,
                ontype: move |text| typed.set(text), ongo: move |text| typed.set(text) }
            p { class: "small quiet", role: "status",
                if let (true, Some(found)) = (asked, found.ready()) {
                    {words.commune_count(found.len())}
                } else {
                    {words.commune_hint()}
                }
            }
            if let super::live::Live::Failed(error) = &*found {
                Failed { code: error.code(), words }
            }
            if let (true, Some(found)) = (asked, found.ready()) {
                if found.is_empty() {
                    p { {words.commune_none_text()} }
                } else {
                    ul { class: "options",
                        for found in found.iter().cloned() {
                            li { key: "{found.commune.code}{found.former:?}",
                                button { r#type: "button", onclick: { let commune = found.commune.clone(); move |_| onpick(commune.clone()) },
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
}

/// Département and group of a commune, which tell homonyms apart.
pub fn place(commune: &Commune, words: &crate::words::Words) -> String {
    let department = format!("{} ({})", commune.department.1, commune.department.0);
    match &commune.group {
        Some((_, group)) => words.commune_where(&department, group),
        None => department,
    }
}
