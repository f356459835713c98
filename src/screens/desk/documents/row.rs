//! A document of the wallet: what it is, until when it is good, what uses it; described, or deleted where nothing needs it.

use dioxus::prelude::*;
use domain::document::{NOTICE, Validity};
use domain::ids::Sha256;

use super::about::{AboutFields, use_fields};
use crate::actions::{self, About, Actions};
use crate::screens::act::{use_act, use_ask};
use crate::screens::parts::chip::Chip;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::notice::{Kind, Notice, use_notices};
use crate::screens::words::{use_today, use_words};
use crate::store::desk::wallet::Paper;

/// A document.
#[component]
pub fn Row(paper: Paper) -> Element {
    let words = use_words();
    let today = use_today();
    let mut changing = use_signal(|| false);
    let discard = use_act(|actions, sha256: Sha256| async move { actions.discard_document(sha256).await });
    let Paper { document, used_in, is_needed } = paper.clone();
    let kind = words.documents_kind(document.kind.as_deref().unwrap_or_default());
    let validity = document.validity(today, NOTICE);
    let (tone, glyph) = look(validity);
    let sha256 = document.sha256;
    rsx! {
        li { class: "row", "data-ended": "{matches!(validity, Validity::Ended(_))}",
            div { class: "row-head",
                span { class: "badge hue-green", Icon { glyph: Glyph::File } }
                div { class: "grow stack tight",
                    h3 { class: "break", "{document.name}" }
                    p { class: "small quiet", {words.documents_facts(&kind, &words.format(document.media), &words.size(document.size))} }
                    if validity != Validity::Lasting {
                        div { class: "cluster", Chip { tone: tone.to_owned(), glyph, text: words.validity(validity) } }
                    }
                    p { class: "small quiet", if used_in.is_empty() { {words.documents_unused()} } else { {words.documents_used(&words.list(&used_in))} } }
                    if is_needed { p { class: "small quiet", {words.documents_needed()} } }
                }
                if !is_needed {
                    button { class: "tool", r#type: "button", aria_label: words.documents_discard(&document.name), onclick: move |_| discard(sha256),
                        Icon { glyph: Glyph::Trash }
                    }
                }
            }
            if changing() {
                Describe { paper: paper.clone(), onend: move |()| changing.set(false) }
            } else {
                button { class: "button", r#type: "button", aria_label: words.documents_change_name(&document.name), onclick: move |_| changing.set(true),
                    Icon { glyph: Glyph::Edit } {words.documents_change()}
                }
            }
        }
    }
}

fn look(validity: Validity) -> (&'static str, Glyph) {
    match validity {
        Validity::Lasting | Validity::Good(_) => ("good", Glyph::Check),
        Validity::EndsSoon(_) => ("warn", Glyph::Clock),
        Validity::Ended(_) => ("bad", Glyph::Alert),
    }
}

/// What is said of it, changed.
#[component]
fn Describe(paper: Paper, onend: EventHandler<()>) -> Element {
    let words = use_words();
    let mut notices = use_notices();
    let sha256 = paper.document.sha256;
    let fields = use_fields(Some(&paper.document));
    let describe = use_ask(
        move |actions: Actions, about: About| async move {
            actions.describe_document(sha256, about.name, about.kind, about.valid_until).await
        },
        move |done: actions::Result<()>| match done {
            Ok(()) => onend(()),
            Err(error) => notices.push(Notice::new(Kind::Error, words.documents_trouble(error.code()))),
        },
    );
    rsx! {
        form { class: "stack", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                if let Some(about) = fields.read(true) {
                    describe(about);
                }
            },
            AboutFields { id: "about-{sha256}", fields }
            div { class: "cluster",
                button { class: "button primary", r#type: "submit", {words.documents_save()} }
                button { class: "button plain", r#type: "button", onclick: move |_| onend(()), {words.documents_cancel()} }
            }
        }
    }
}
