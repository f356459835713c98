//! Every answer and every paper, by theme, as they will be read.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use domain::document::Document;
use domain::form::{Answers, Form};
use domain::ids::DraftId;

use crate::screens::live::use_live_with;
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::communes;
use crate::words::Words;
pub use crate::words::recap::Theme;

/// Names of the communes among the answers, by code.
pub fn use_commune_names(answers: &Answers) -> BTreeMap<String, String> {
    let codes = domain::form::answer::communes(answers);
    let mut wanted = use_signal(|| codes.clone());
    use_effect(use_reactive!(|(codes,)| {
        if *wanted.peek() != codes {
            wanted.set(codes);
        }
    }));
    let found = use_live_with(
        Topic::Communes,
        move || wanted.read().clone(),
        |db, codes: &BTreeSet<String>| communes::names(db, codes),
    );
    found.read().ready().cloned().unwrap_or_default()
}

/// The recap of a form, in its order. A text of it is made of the same lines.
pub fn themes(
    form: &Form,
    answers: &Answers,
    papers: &[(String, Document)],
    names: &BTreeMap<String, String>,
    words: &Words,
) -> Vec<Theme> {
    let given: Vec<_> =
        papers.iter().map(|(slot, document)| (slot.as_str(), document.name.as_str())).collect();
    let mut themes = words.told_answers(form, answers, names);
    themes.extend(words.told_papers(form, answers, &given));
    themes
}

/// The recap, with a way to each answer while it may be changed.
#[component]
pub fn Recap(draft: DraftId, themes: Vec<Theme>, open: bool) -> Element {
    let words = use_words();
    let id = draft.0.to_string();
    rsx! {
        for theme in themes {
            section { key: "{theme.title}", class: "card",
                h2 { "{theme.title}" }
                dl { class: "recap",
                    for told in theme.told {
                        div { key: "{told.path}",
                            dt { "{told.question}" }
                            dd {
                                if told.answer.is_empty() { span { class: "quiet", {words.form_no_answer()} } } else { span { class: "answer", "{told.answer}" } }
                                if open {
                                    Link { to: Route::Draft { id: id.clone(), at: told.path.clone() }, class: "change", aria_label: words.form_change_name(&told.question), {words.form_change()} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
