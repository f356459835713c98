//! What services ask of an association, gathered into one ZIP; what is missing or out of date is said.

use std::collections::HashMap;
use std::path::PathBuf;

use dioxus::prelude::*;
use domain::document::{Document, NOTICE, Validity, set_of_an_association};
use domain::ids::Sha256;

use crate::actions::{self, Actions, Entry};
use crate::screens::act::use_ask;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::{use_today, use_words};

/// Numbers that are tried after a name that is taken.
const TRIES: u32 = 20;

/// What came of a wish to save.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Saved(PathBuf),
    Refused(&'static str),
    NothingTicked,
}

/// The set of an association, where the wallet holds something of it.
#[component]
pub fn Set(held: Vec<Document>) -> Element {
    let words = use_words();
    let today = use_today();
    let mut ticked = use_signal(HashMap::<Sha256, bool>::new);
    let mut outcome = use_signal(|| None::<Outcome>);
    let mut busy = use_signal(|| false);
    let export = use_ask(
        move |actions: Actions, (folder, entries): (PathBuf, Vec<Entry>)| async move {
            save(actions, folder, words.documents_archive(), entries).await
        },
        move |done: actions::Result<PathBuf>| {
            busy.set(false);
            outcome.set(Some(done.map_or_else(|error| Outcome::Refused(error.code()), Outcome::Saved)));
        },
    );
    let set = set_of_an_association(&held, today);
    // A RIB alone is everybody's.
    if set.iter().all(|(kind, found)| *kind == "rib" || found.is_empty()) {
        return rsx! {};
    }
    let is_ticked =
        |rank: usize, document: &Document| ticked.read().get(&document.sha256).copied().unwrap_or(rank == 0);
    let chosen: Vec<&Document> = set
        .iter()
        .flat_map(|(_, found)| found.iter().enumerate())
        .filter(|(rank, document)| is_ticked(*rank, document))
        .map(|(_, document)| *document)
        .collect();
    let needs_care = |document: &&&Document| {
        matches!(document.validity(today, NOTICE), Validity::EndsSoon(_) | Validity::Ended(_))
    };
    let old = chosen.iter().filter(needs_care).count();
    let entries: Vec<Entry> = chosen
        .iter()
        .enumerate()
        .map(|(rank, document)| {
            let kind = words.documents_kind(document.kind.as_deref().unwrap_or_default());
            Entry { sha256: document.sha256, title: format!("{} {kind}", rank + 1) }
        })
        .collect();
    rsx! {
        section { class: "group",
            h2 { {words.documents_set()} }
            p { class: "quiet", {words.documents_set_text()} }
            ul { class: "rows",
                for (kind, found) in &set {
                    if found.is_empty() {
                        li { key: "{kind}", class: "why", Icon { glyph: Glyph::Info } span { {words.documents_set_missing(&words.documents_kind(kind))} } }
                    }
                    for (rank, document) in found.iter().enumerate() {
                        li { key: "{document.sha256}",
                            label { class: "choice",
                                input { r#type: "checkbox", checked: is_ticked(rank, document), onchange: { let sha256 = document.sha256; move |event: FormEvent| { ticked.write().insert(sha256, event.checked()); } } }
                                span { class: "stack tight",
                                    span { class: "break", {words.documents_kind(kind)} " – {document.name}" }
                                    span { class: "hint", {words.validity(document.validity(today, NOTICE))} }
                                }
                            }
                        }
                    }
                }
            }
            if old > 0 {
                div { class: "notice warning", role: "status", Icon { glyph: Glyph::Clock } p { {words.documents_set_warning(old)} } }
            }
            p { class: "small quiet", {words.documents_export_text()} }
            label { class: "button pick-file",
                Icon { glyph: Glyph::Down }
                span { if busy() { {words.documents_exporting()} } else { {words.documents_export()} } }
                input { class: "hidden-text", r#type: "file", name: "folder", directory: true,
                    onclick: { let none = entries.is_empty(); move |event: MouseEvent| if none {
                        event.prevent_default();
                        outcome.set(Some(Outcome::NothingTicked));
                    } },
                    onchange: move |event: FormEvent| {
                        let Some(folder) = event.files().into_iter().next() else { return };
                        busy.set(true);
                        outcome.set(None);
                        export((folder.path(), entries.clone()));
                    },
                }
            }
            div { role: "status",
                match outcome() {
                    None => rsx! {},
                    Some(Outcome::Saved(file)) => rsx! { p { class: "echo break", Icon { glyph: Glyph::Check } span { {words.documents_exported(&file.to_string_lossy())} } } },
                    Some(Outcome::Refused(code)) => rsx! { div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.documents_trouble(code)} } } },
                    Some(Outcome::NothingTicked) => rsx! { div { class: "notice warning", Icon { glyph: Glyph::Info } p { {words.documents_set_none()} } } },
                }
            }
        }
    }
}

/// Saves under that name and the day, with a number where that is taken.
async fn save(
    actions: Actions,
    folder: PathBuf,
    name: String,
    entries: Vec<Entry>,
) -> actions::Result<PathBuf> {
    let mut last =
        actions.export_set(folder.join(format!("{name}-{}.zip", actions.today())), entries.clone()).await;
    for number in 2..TRIES {
        match &last {
            Err(error) if error.code() == "file-exists" => {
                let file = folder.join(format!("{name}-{}-{number}.zip", actions.today()));
                last = actions.export_set(file, entries.clone()).await;
            }
            _ => break,
        }
    }
    last
}
