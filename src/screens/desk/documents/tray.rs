//! What was chosen and is not kept yet: looked at page by page, then added, several photographs as one PDF if wished.

use std::sync::Arc;

use dioxus::prelude::*;
use zeroize::Zeroizing;

use super::about::{AboutFields, use_fields};
use super::page::{PageCard, Picked, Wish};
use crate::actions::{self, About, Actions, Edit, Given, LARGEST_GIVEN, Look, MOST_PAGES_BOUND};
use crate::screens::act::{use_ask, wait_for_page};
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// Bytes that are held before anything is kept.
const HELD: u64 = 200_000_000;
/// What a file dialog may show.
const ACCEPTED: &str = ".pdf,.jpg,.jpeg,.JPG,.JPEG,.png,.PNG,.webp,.heic,.HEIC";

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Added(Vec<String>),
    Refused(&'static str),
}

/// What becomes one document: one file, or several photographs.
type Sheaf = (About, Vec<(Given, Edit)>);

/// « Ajouter un document »: `pages` is what was chosen so far.
#[component]
pub fn Tray(pages: Signal<Vec<Picked>>) -> Element {
    let words = use_words();
    let mut next = use_signal(|| 0_u64);
    let mut together = use_signal(|| true);
    let mut reading = use_signal(|| false);
    let mut adding = use_signal(|| false);
    let mut outcome = use_signal(|| None::<Outcome>);
    let fields = use_fields(None);
    let look = use_ask(
        // A refusal is that of its page.
        move |actions: Actions, (id, given, edit): (u64, Given, Edit)| async move {
            Ok((id, edit, actions.look(given, edit).await))
        },
        move |told: actions::Result<(u64, Edit, actions::Result<Look>)>| {
            let Ok((id, edit, look)) = told else { return };
            let mut pages = pages.write();
            // Of several wishes for one page the last counts.
            if let Some(page) = pages.iter_mut().find(|page| page.id == id && page.edit == edit) {
                page.is_fresh = true;
                match look {
                    Ok(look) => page.look = Some(look),
                    Err(error) => page.refused = Some(error.code()),
                }
            }
        },
    );
    let keep = use_ask(
        move |actions: Actions, sheaves: Vec<Sheaf>| async move {
            let mut added = Vec::new();
            for (about, mut sheaf) in sheaves {
                let kept = match sheaf.pop() {
                    Some((only, edit)) if sheaf.is_empty() => actions.keep_as(about, only, edit).await?,
                    last => {
                        sheaf.extend(last);
                        actions.bind(about, sheaf).await?
                    }
                };
                added.push(kept.document.name);
            }
            Ok(added)
        },
        move |done: actions::Result<Vec<String>>| {
            adding.set(false);
            if done.is_ok() {
                pages.write().clear();
                fields.clear();
            }
            outcome.set(Some(done.map_or_else(|error| Outcome::Refused(error.code()), Outcome::Added)));
        },
    );
    let take = move |read: Vec<(String, Option<Zeroizing<Vec<u8>>>)>| {
        reading.set(false);
        for (name, bytes) in read {
            let Some(bytes) = bytes else {
                outcome.set(Some(Outcome::Refused("file-unreadable")));
                continue;
            };
            let given = Arc::new(bytes);
            let id = *next.peek();
            next += 1;
            if pages.peek().is_empty() {
                let mut field = fields.name;
                field.set(name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned());
            }
            pages.write().push(Picked::new(id, name, given.clone()));
            look((id, given, Edit::default()));
        }
    };
    let onwish = move |wish: Wish| match wish {
        Wish::Edit(mut picked) => {
            picked.is_fresh = false;
            look((picked.id, picked.given.clone(), picked.edit));
            if let Some(page) = pages.write().iter_mut().find(|page| page.id == picked.id) {
                *page = picked;
            }
        }
        Wish::Move(id, up) => {
            let mut pages = pages.write();
            let found = pages.iter().position(|page| page.id == id);
            let other = found.and_then(|at| if up { at.checked_sub(1) } else { Some(at + 1) });
            if let (Some(at), Some(other)) = (found, other.filter(|other| *other < pages.len())) {
                pages.swap(at, other);
            }
        }
        Wish::TakeOut(id) => pages.write().retain(|page| page.id != id),
    };
    let shown = pages.read().clone();
    let whole: Vec<&Picked> = shown.iter().filter(|page| page.refused.is_none()).collect();
    let pictures = whole.iter().filter(|page| page.is_picture()).count();
    let bound = together() && (2..=MOST_PAGES_BOUND).contains(&pictures);
    let documents = if bound { whole.len() - pictures + 1 } else { whole.len() };
    let options = vec![
        ("one".to_owned(), words.documents_together_one(pictures)),
        ("each".to_owned(), words.documents_together_each()),
    ];
    rsx! {
        section { class: "stack",
            h2 { {words.documents_add()} }
            p { class: "quiet", {words.documents_add_text()} }
            label { class: if shown.is_empty() { "button primary pick-file" } else { "button pick-file" },
                Icon { glyph: Glyph::Plus }
                span {
                    if reading() { {words.documents_reading()} } else if shown.is_empty() { {words.documents_pick()} } else { {words.documents_pick_more()} }
                }
                input { class: "hidden-text", r#type: "file", name: "papers", accept: ACCEPTED, multiple: true,
                    onchange: move |event: FormEvent| {
                        let mut files = event.files();
                        // As they were taken: cameras number their pictures.
                        files.sort_by_key(|file| file.name());
                        let held: u64 = pages.peek().iter().map(|page| page.given.len() as u64).sum();
                        let more: u64 = files.iter().map(|file| file.size()).sum();
                        // Before they are read: a film of two gigabytes is refused without being opened.
                        if files.iter().any(|file| file.size() > LARGEST_GIVEN) || held + more > HELD {
                            return outcome.set(Some(Outcome::Refused("too-large")));
                        }
                        if files.is_empty() {
                            return;
                        }
                        outcome.set(None);
                        reading.set(true);
                        let read = async move {
                            let mut read = Vec::new();
                            for file in files {
                                let bytes = file.read_bytes().await.map(|bytes| Zeroizing::new(bytes.to_vec()));
                                read.push((file.name(), bytes.ok()));
                            }
                            read
                        };
                        wait_for_page(read, take);
                    },
                }
            }
            div { role: "status",
                match outcome() {
                    None => rsx! {},
                    Some(Outcome::Added(names)) => rsx! { p { class: "echo break", Icon { glyph: Glyph::Check } span { {words.documents_added(&words.list(&names))} } } },
                    Some(Outcome::Refused(code)) => rsx! { div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.documents_trouble(code)} } } },
                }
            }
        }
        if !shown.is_empty() {
            form { class: "stack wide", novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    if *adding.peek() {
                        return;
                    }
                    let whole: Vec<Picked> = pages.peek().iter().filter(|page| page.refused.is_none()).cloned().collect();
                    let Some(about) = fields.read(documents == 1) else { return };
                    outcome.set(None);
                    adding.set(true);
                    keep(sheaves(whole, about, bound));
                },
                section { class: "stack",
                    h2 { {words.documents_tray()} }
                    ol { class: "rows",
                        for (rank, picked) in shown.iter().cloned().enumerate() {
                            PageCard { key: "{picked.id}", picked, first: rank == 0, last: rank + 1 == shown.len(), onwish }
                        }
                    }
                }
                if !whole.is_empty() {
                    if pictures > 1 {
                        Radios { name: "together", legend: words.documents_together(), value: if together() { "one" } else { "each" }, options,
                            onpick: move |code: String| together.set(code == "one") }
                    }
                    AboutFields { id: "new", fields, named: documents == 1 }
                    button { class: "button primary full", r#type: "submit", if adding() { {words.documents_adding()} } else { {words.documents_keep()} } }
                }
            }
        }
    }
}

/// What becomes which document. Photographs that are bound come first; the others keep the names of their files.
fn sheaves(pages: Vec<Picked>, about: About, bound: bool) -> Vec<Sheaf> {
    let (together, alone): (Vec<Picked>, Vec<Picked>) =
        pages.into_iter().partition(|page| bound && page.is_picture());
    let only = usize::from(!together.is_empty()) + alone.len() == 1;
    let named = |page: &Picked| {
        if only { about.clone() } else { About { name: page.name.clone(), ..about.clone() } }
    };
    let mut sheaves = Vec::new();
    if let Some(first) = together.first() {
        sheaves.push((named(first), together.iter().map(|page| (page.given.clone(), page.edit)).collect()));
    }
    sheaves.extend(alone.iter().map(|page| (named(page), vec![(page.given.clone(), page.edit)])));
    sheaves
}
