//! What goes with a message: documents of the wallet, or files that are kept there first.

use std::sync::Arc;

use dioxus::prelude::*;
use domain::document::Document;
use zeroize::Zeroizing;

use crate::actions::{self, About, Actions, Concern, Edit, Kept, LARGEST_GIVEN};
use crate::screens::act::{use_ask, wait_for_page};
use crate::screens::live::use_live;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::desk::documents;

/// What a file dialog may show.
const ACCEPTED: &str = ".pdf,.jpg,.jpeg,.JPG,.JPEG,.png,.PNG,.webp";

/// What came of a file.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Added(String, Vec<Concern>),
    Refused(&'static str),
}

/// What was chosen so far, and the two ways to choose more.
#[component]
pub fn Attachments(papers: Signal<Vec<Document>>) -> Element {
    let words = use_words();
    let mut outcome = use_signal(|| None::<Outcome>);
    let mut reading = use_signal(|| 0_usize);
    let keep = use_ask(
        |actions: Actions, (name, bytes): (String, Zeroizing<Vec<u8>>)| async move {
            let about = About { name, ..About::default() };
            actions.keep_as(about, Arc::new(bytes), Edit::default()).await
        },
        move |kept: actions::Result<Kept>| {
            reading -= 1;
            outcome.set(Some(match kept {
                Ok(kept) => {
                    let name = kept.document.name.clone();
                    add(papers, kept.document);
                    Outcome::Added(name, kept.concerns)
                }
                Err(error) => Outcome::Refused(error.code()),
            }));
        },
    );
    let here = papers.read().clone();
    rsx! {
        fieldset { class: "field",
            legend { class: "legend", {words.application_attach()} }
            p { class: "hint", {words.application_attach_hint()} }
            if !here.is_empty() {
                p { class: "small", role: "status", {words.application_attached(here.len())} }
                ul { class: "papers",
                    for document in here.iter().cloned() {
                        li { key: "{document.sha256}", class: "paper",
                            span { class: "badge hue-green", Icon { glyph: Glyph::File } }
                            div { class: "grow stack tight",
                                strong { class: "break", "{document.name}" }
                                span { class: "small quiet", {words.form_paper_facts(&words.format(document.media), &words.size(document.size))} }
                            }
                            button { class: "tool", r#type: "button", aria_label: words.application_attach_remove(&document.name),
                                onclick: move |_| papers.write().retain(|held| held.sha256 != document.sha256),
                                Icon { glyph: Glyph::Close }
                            }
                        }
                    }
                }
            }
            div { role: "status",
                match outcome() {
                    None => rsx! {},
                    Some(Outcome::Added(name, concerns)) => rsx! {
                        p { class: "echo break", Icon { glyph: Glyph::Check } span { {words.form_paper_added(&name)} } }
                        for concern in concerns {
                            div { key: "{concern.code()}", class: "notice warning", Icon { glyph: Glyph::Alert } p { {words.paper_concern(concern.code())} } }
                        }
                    },
                    Some(Outcome::Refused(code)) => rsx! {
                        div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.documents_trouble(code)} } }
                    },
                }
            }
            Wallet { papers }
            label { class: "button pick-file",
                Icon { glyph: Glyph::Plus }
                span { if reading() > 0 { {words.documents_reading()} } else { {words.application_attach_file()} } }
                input { class: "hidden-text", r#type: "file", name: "attachments", accept: ACCEPTED, multiple: true,
                    onchange: move |event: FormEvent| {
                        let files = event.files();
                        // Before they are read: a film of two gigabytes is refused without being opened.
                        if files.iter().any(|file| file.size() > LARGEST_GIVEN) {
                            return outcome.set(Some(Outcome::Refused("too-large")));
                        }
                        outcome.set(None);
                        for file in files {
                            reading += 1;
                            let name = file.name();
                            let read = async move { file.read_bytes().await.map(|bytes| Zeroizing::new(bytes.to_vec())).ok() };
                            wait_for_page(read, move |bytes| match bytes {
                                Some(bytes) => keep((name, bytes)),
                                None => {
                                    reading -= 1;
                                    outcome.set(Some(Outcome::Refused("file-unreadable")));
                                }
                            });
                        }
                    },
                }
            }
        }
    }
}

/// Twice the same is once.
fn add(mut papers: Signal<Vec<Document>>, document: Document) {
    let known = papers.peek().iter().any(|held| held.sha256 == document.sha256);
    if !known {
        papers.write().push(document);
    }
}

/// What the wallet holds and was not chosen yet, behind a fold.
#[component]
fn Wallet(papers: Signal<Vec<Document>>) -> Element {
    let words = use_words();
    let held = use_live(Topic::Documents, documents::all);
    let held = held.read();
    let chosen = papers.read();
    let is_free = |document: &&Document| !chosen.iter().any(|held| held.sha256 == document.sha256);
    let offers: Vec<Document> = held.ready().into_iter().flatten().filter(is_free).cloned().collect();
    if offers.is_empty() {
        return rsx! {};
    }
    rsx! {
        details { class: "fold",
            summary { {words.application_attach_wallet(offers.len())} }
            ul { class: "papers",
                for document in offers {
                    li { key: "{document.sha256}", class: "paper",
                        span { class: "badge", Icon { glyph: Glyph::File } }
                        div { class: "grow stack tight",
                            strong { class: "break", "{document.name}" }
                            span { class: "small quiet", {words.form_paper_facts(&words.format(document.media), &words.size(document.size))} }
                        }
                        button { class: "button", r#type: "button", aria_label: words.form_paper_use_name(&document.name),
                            onclick: { let document = document.clone(); move |_| add(papers, document.clone()) },
                            {words.application_attach_add()}
                        }
                    }
                }
            }
        }
    }
}
