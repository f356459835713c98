//! « Signaler une erreur », « Ce résultat m'étonne »: a small form under what is shown. It waits for a network by itself.

use dioxus::prelude::*;
use domain::feedback::{About, LONGEST_TEXT, Reason, Shown, Unfit, judged};
use domain::ids::{ParcelId, RecordId};

use crate::actions::{self, Told};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::DeskState;

/// What the form has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// No reason was chosen.
    NoReason,
    /// Its text is not taken.
    Unfit(Unfit),
    /// It could not be kept, for that reason.
    Failed(&'static str),
    /// It is in the outbox.
    Posted,
}

/// « Ce résultat m'étonne », under a verdict, an answer or what a search found. What was answered or asked to get there
/// is no part of it. `record`: the one that is judged, quoted, or found first; `title`: what people call it.
#[component]
pub fn Surprised(record: RecordId, title: String, about: About) -> Element {
    rsx! { Report { record, title, about } }
}

/// The form, closed until somebody asks for it. `title`: what people call the record.
#[component]
pub fn Report(record: RecordId, title: String, #[props(default = About::Card)] about: About) -> Element {
    let words = use_words();
    let (open, lead, legend, again) = match about {
        About::Card => {
            (words.report_open(), words.report_lead(), words.report_legend(), words.report_again())
        }
        about => {
            let shown =
                about.shown().map_or_else(String::new, |shown: Shown| words.surprised_shown(shown.code()));
            let lead = words.surprised_lead(about.code(), &shown);
            (words.surprised_open(), lead, words.surprised_legend(), words.surprised_again())
        }
    };
    let keys = use_context::<Keys>();
    let closed = match keys.desk {
        DeskState::ReadOnly { code } | DeskState::Closed { code } => Some(code),
        _ => None,
    };
    let mut reason = use_signal(|| None::<Reason>);
    let mut text = use_signal(String::new);
    let mut stands = use_signal(|| None::<Stands>);
    let post = use_ask(
        |actions, told: Told| async move { actions.report(told).await },
        move |outcome: actions::Result<ParcelId>| {
            stands.set(Some(match outcome {
                Ok(_) => {
                    text.set(String::new());
                    reason.set(None);
                    Stands::Posted
                }
                // What was written stays in its field.
                Err(actions::Error::ReportUnfit(unfit)) => Stands::Unfit(unfit),
                Err(error) => Stands::Failed(error.code()),
            }));
        },
    );
    let name = match about {
        About::Card => format!("report-{record}"),
        about => format!("surprised-{}-{record}", about.code()),
    };
    let hint = format!("{name}-hint");
    let option = |reason: &Reason| (reason.code().to_owned(), words.report_reason(reason.code()));
    let options: Vec<(String, String)> = Reason::of(about).iter().map(option).collect();
    let chosen = reason().map_or(String::new(), |reason| reason.code().to_owned());
    rsx! {
        details { class: "fold",
            summary { "{open}" span { class: "hidden-text", lang: "fr", " {title}" } }
            if stands() == Some(Stands::Posted) {
                Answer { stands: Stands::Posted }
                button { class: "button plain", r#type: "button", onclick: move |_| stands.set(None), "{again}" }
            } else if let Some(code) = closed {
                Answer { stands: Stands::Failed(code) }
            } else {
                form { class: "stack", novalidate: true,
                    onsubmit: move |event| {
                        event.prevent_default();
                        let Some(reason) = *reason.peek() else { return stands.set(Some(Stands::NoReason)) };
                        if let Err(unfit) = judged(&text.peek()) {
                            return stands.set(Some(Stands::Unfit(unfit)));
                        }
                        let text = text.peek().clone();
                        post(Told { record: record.clone(), title: title.clone(), about, reason, text, language: words.language() });
                    },
                    p { class: "quiet", "{lead}" }
                    Radios { name: "{name}", legend, value: chosen, options,
                        onpick: move |code: String| reason.set(Reason::parse(&code)) }
                    div { class: "field",
                        label { r#for: "{name}-text", {words.report_text()} }
                        p { id: "{hint}", class: "hint", {words.report_text_hint()} }
                        textarea { id: "{name}-text", rows: 3, maxlength: LONGEST_TEXT as i64, value: "{text}", aria_describedby: "{hint}",
                            oninput: move |event| text.set(event.value()) }
                    }
                    if let Some(stands) = stands() { Answer { stands } }
                    div { class: "stack tight",
                        button { class: "button primary", r#type: "submit", {words.report_send()} }
                        p { class: "small quiet", {words.report_waits()} }
                    }
                }
            }
        }
    }
}

/// What is said of it: what is missing, what to take out, or that it is on its way.
#[component]
pub fn Answer(stands: Stands) -> Element {
    let words = use_words();
    let wrong = match stands {
        Stands::Posted => {
            return rsx! {
                div { class: "notice", role: "status", Icon { glyph: Glyph::Check }
                    div { class: "stack tight",
                        p { strong { {words.report_done()} } }
                        p { {words.report_done_text()} }
                        Link { to: Route::Outbox {}, {words.outbox_title()} }
                    }
                }
            };
        }
        Stands::NoReason => words.report_unfit("reason"),
        Stands::Unfit(unfit) => words.report_unfit(unfit.code()),
        Stands::Failed(code) => words.apology(code),
    };
    rsx! {
        div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { "{wrong}" } }
    }
}
