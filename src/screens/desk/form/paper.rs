//! A slot for papers: what stands in it, what the wallet holds that fits, a file to pick.

use std::sync::Arc;

use dioxus::prelude::*;
use domain::document::{Document, Media};
use domain::form::Slot;
use domain::ids::Sha256;
use zeroize::Zeroizing;

use super::frame::{Ask, Foot, control};
use super::pad::use_pad;
use crate::actions::{self, About, Actions, Concern, Edit, Kept, LARGEST, LARGEST_GIVEN};
use crate::screens::act::{use_act, use_ask, wait_for_page};
use crate::screens::live::use_live;
use crate::screens::page::Heading;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::desk::documents;
use crate::words::Language;

/// What came of a wish to attach.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Added(String, Vec<Concern>),
    Refused(&'static str),
    Removed(Document),
}

/// What may be given: what the service takes, and photographs where it takes PDF, for they become one.
fn given(slot: &Slot) -> Vec<Media> {
    let mut given = slot.takes();
    if given.contains(&Media::Pdf) {
        let pictures = [Media::Jpeg, Media::Png, Media::Webp];
        given.extend(pictures.into_iter().filter(|media| !slot.takes().contains(media)));
    }
    given
}

fn most(slot: &Slot) -> u64 {
    slot.max_bytes.unwrap_or(LARGEST).min(LARGEST)
}

/// A slot and all that stands around it.
#[component]
pub fn PaperSlot(slot: Slot, needed: bool, alone: bool) -> Element {
    let pad = use_pad();
    let words = use_words();
    let mut outcome = use_signal(|| None::<Outcome>);
    let mut busy = use_signal(|| false);
    let french = words.language() == Language::French;
    let id = slot.id.to_string();
    let label = slot.label.read_in(french).to_owned();
    let ask = Ask {
        path: id.clone(),
        kind: domain::form::Kind::Unknown(String::new()),
        label: label.clone(),
        help: slot.help.read_in(french).to_owned(),
        required: needed && slot.min > 0,
        alone,
    };
    let here: Vec<Document> = pad
        .opened
        .read()
        .papers
        .iter()
        .filter(|(of, _)| *of == id)
        .map(|(_, document)| document.clone())
        .collect();
    let wrong = pad.wrong(&id).is_some();
    let attach = use_ask(
        {
            let slot = id.clone();
            move |actions: Actions, sha256: Sha256| {
                let (slot, draft) = (slot.clone(), pad.draft());
                async move { actions.attach(draft, slot, sha256).await }
            }
        },
        move |done: actions::Result<()>| {
            outcome.set(Some(done.map_or_else(
                |error| Outcome::Refused(error.code()),
                |()| Outcome::Added(String::new(), Vec::new()),
            )));
        },
    );
    let keep = use_ask(
        {
            let slot = slot.clone();
            move |actions: Actions, (name, bytes): (String, Zeroizing<Vec<u8>>)| {
                let (slot, draft) = (slot.clone(), pad.draft());
                let about = About { name, ..About::default() };
                async move { actions.give(draft, slot, about, Arc::new(bytes), Edit::default()).await }
            }
        },
        move |done: actions::Result<Kept>| {
            busy.set(false);
            outcome.set(Some(done.map_or_else(
                |error| Outcome::Refused(error.code()),
                |kept| Outcome::Added(kept.document.name, kept.concerns),
            )));
        },
    );
    let detach = {
        let slot = id.clone();
        use_ask(
            move |actions: Actions, document: Document| {
                let (slot, draft) = (slot.clone(), pad.draft());
                async move { actions.detach(draft, slot, document.sha256).await.map(|()| document) }
            },
            move |done: actions::Result<Document>| {
                outcome.set(Some(done.map_or_else(|error| Outcome::Refused(error.code()), Outcome::Removed)));
            },
        )
    };
    let formats = words.formats(&given(&slot));
    let full = here.len() >= slot.max as usize;
    let accept = accepted(&given(&slot));
    let limit = most(&slot);
    rsx! {
        fieldset { class: "field ask wide", aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" },
            legend { class: "legend",
                if alone { Heading { text: label.clone(), focus: pad.wanted.peek().is_none() } } else { "{label}" }
                if !ask.required { span { class: "hint", " " {words.form_optional()} } }
            }
            if !ask.help.is_empty() { p { id: "help-{id}", class: "help", "{ask.help}" } }
            p { class: "small quiet", {words.form_paper_rules(slot.max as usize, &formats, &words.size(limit))} }
            if !here.is_empty() {
                ul { class: "papers",
                    for document in here.clone() {
                        li { key: "{document.sha256:?}", class: "paper",
                            span { class: "badge hue-green", Icon { glyph: Glyph::File } }
                            div { class: "grow stack tight",
                                strong { class: "break", "{document.name}" }
                                span { class: "small quiet", {words.form_paper_facts(&words.format(document.media), &words.size(document.size))} }
                            }
                            button { class: "tool", r#type: "button", aria_label: words.form_paper_remove(&document.name),
                                onclick: { let document = document.clone(); move |_| detach(document.clone()) },
                                Icon { glyph: Glyph::Close }
                            }
                        }
                    }
                }
            }
            Elsewhere { slot: id.clone() }
            Said { outcome, slot: slot.clone(), attach }
            if !full {
                Wallet { slot: slot.clone(), here: here.iter().map(|document| document.sha256).collect::<Vec<_>>(), attach }
                label { class: "button pick-file",
                    Icon { glyph: Glyph::Plus }
                    span { if busy() { {words.form_paper_adding()} } else { {words.form_paper_pick()} } span { class: "hidden-text", " {label}" } }
                    input { id: control(&id), class: "hidden-text", r#type: "file", name: "paper", accept: "{accept}",
                        onchange: move |event: FormEvent| {
                            let Some(file) = event.files().into_iter().next() else { return };
                            // Before it is read: a film of two gigabytes is refused without being opened. A photograph
                            // becomes small before it is weighed.
                            if file.size() > LARGEST_GIVEN {
                                outcome.set(Some(Outcome::Refused("too-large")));
                                return;
                            }
                            busy.set(true);
                            let name = file.name();
                            wait_for_page(
                                async move { file.read_bytes().await.map(|bytes| Zeroizing::new(bytes.to_vec())).ok() },
                                move |bytes| match bytes {
                                    Some(bytes) => keep((name, bytes)),
                                    None => {
                                        busy.set(false);
                                        outcome.set(Some(Outcome::Refused("unreadable")));
                                    }
                                },
                            );
                        },
                    }
                }
            }
            Foot { ask: ask.clone() }
        }
    }
}

/// What a file dialog may show, by the ends of the files' names.
fn accepted(taken: &[Media]) -> String {
    let ends = taken.iter().map(|media| match media {
        Media::Pdf => ".pdf",
        Media::Jpeg => ".jpg,.jpeg,.JPG",
        Media::Png => ".png",
        Media::Webp => ".webp",
        Media::Heic => ".heic,.HEIC",
    });
    ends.collect::<Vec<_>>().join(",")
}

/// What was just done, said once, with the way back.
#[component]
fn Said(outcome: Signal<Option<Outcome>>, slot: Slot, attach: Callback<Sha256>) -> Element {
    let words = use_words();
    let formats = words.formats(&given(&slot));
    rsx! {
        div { role: "status",
            match outcome() {
                None => rsx! {},
                Some(Outcome::Added(name, concerns)) => rsx! {
                    p { class: "echo", Icon { glyph: Glyph::Check } span { {words.form_paper_added(&name)} } }
                    for concern in concerns {
                        div { key: "{concern.code()}", class: "notice warning", Icon { glyph: Glyph::Alert } p { {words.paper_concern(concern.code())} } }
                    }
                },
                Some(Outcome::Removed(document)) => rsx! {
                    div { class: "notice",
                        p { class: "grow", {words.form_paper_removed(&document.name)} }
                        button { class: "button", r#type: "button", onclick: move |_| attach(document.sha256), Icon { glyph: Glyph::Undo } {words.form_put_back()} }
                    }
                },
                Some(Outcome::Refused(code)) => rsx! {
                    div { class: "notice error",
                        Icon { glyph: Glyph::Alert }
                        p { {words.form_paper_refused(code, &formats, &words.size(most(&slot)))} }
                    }
                },
            }
        }
    }
}

/// Papers that another phone has put there: known by name.
#[component]
fn Elsewhere(slot: String) -> Element {
    let pad = use_pad();
    let words = use_words();
    let papers =
        pad.opened.read().elsewhere.iter().filter(|paper| paper.slot == slot).cloned().collect::<Vec<_>>();
    let remove = use_act(move |actions: Actions, (slot, sha256): (String, Sha256)| {
        let draft = pad.draft();
        async move { actions.detach(draft, slot, sha256).await }
    });
    if papers.is_empty() {
        return rsx! {};
    }
    rsx! {
        ul { class: "papers",
            for paper in papers {
                li { key: "{paper.sha256:?}", class: "paper",
                    span { class: "badge", Icon { glyph: Glyph::File } }
                    div { class: "grow stack tight",
                        strong { class: "break", "{paper.name}" }
                        span { class: "small", {words.paper_elsewhere()} }
                    }
                    button { class: "tool", r#type: "button", aria_label: words.form_paper_remove(&paper.name),
                        onclick: { let slot = slot.clone(); move |_| remove((slot.clone(), paper.sha256)) },
                        Icon { glyph: Glyph::Close }
                    }
                }
            }
        }
        p { class: "small quiet", {words.paper_elsewhere_text()} }
    }
}

/// What the wallet holds already: the papers that fit, and the others behind a fold.
#[component]
fn Wallet(slot: Slot, here: Vec<Sha256>, attach: Callback<Sha256>) -> Element {
    let words = use_words();
    let held = use_live(Topic::Documents, documents::all);
    let held = held.read();
    let fits = |document: &&Document| {
        !here.contains(&document.sha256)
            && slot.takes().contains(&document.media)
            && document.size <= most(&slot)
    };
    let fitting: Vec<Document> = held.ready().into_iter().flatten().filter(fits).cloned().collect();
    let is_meant = |document: &Document| document.kind.as_ref().is_some_and(|kind| slot.kinds.contains(kind));
    let (meant, others): (Vec<Document>, Vec<Document>) = fitting.into_iter().partition(is_meant);
    rsx! {
        if !meant.is_empty() {
            div { class: "stack tight",
                p { class: "legend", {words.form_paper_known()} }
                Offers { documents: meant, attach }
            }
        }
        if !others.is_empty() {
            details { class: "fold",
                summary { {words.form_paper_others(others.len())} }
                Offers { documents: others, attach }
            }
        }
    }
}

#[component]
fn Offers(documents: Vec<Document>, attach: Callback<Sha256>) -> Element {
    let words = use_words();
    rsx! {
        ul { class: "papers",
            for document in documents {
                li { key: "{document.sha256:?}", class: "paper",
                    span { class: "badge", Icon { glyph: Glyph::File } }
                    div { class: "grow stack tight",
                        strong { class: "break", "{document.name}" }
                        span { class: "small quiet", {words.form_paper_facts(&words.format(document.media), &words.size(document.size))} }
                    }
                    button { class: "button", r#type: "button", aria_label: words.form_paper_use_name(&document.name), onclick: move |_| attach(document.sha256),
                        {words.form_paper_use()}
                    }
                }
            }
        }
    }
}
