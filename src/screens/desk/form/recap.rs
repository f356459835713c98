//! Every answer and every paper, by theme, as they will be read.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use domain::document::Document;
use domain::form::{Answers, Form, Kind, asked};
use domain::ids::DraftId;

use super::commune::code_of;
use super::missing::name_of;
use super::steps::{Step, step_of, steps};
use crate::screens::live::use_live_with;
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::communes;
use crate::words::{Language, Words};

/// One line of the recap.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Where it stands.
    pub path: String,
    /// The question.
    pub question: String,
    /// The answer in words; empty if there is none.
    pub answer: String,
}

/// One theme of the recap.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub told: Vec<Told>,
}

/// Names of the communes among the answers, by code.
pub fn use_commune_names(answers: &Answers) -> BTreeMap<String, String> {
    let codes: BTreeSet<String> =
        answers.values().filter(|value| value.len() == 5).filter_map(|value| code_of(value)).collect();
    let mut wanted = use_signal(|| codes.clone());
    use_effect(use_reactive!(|(codes,)| {
        if *wanted.peek() != codes {
            wanted.set(codes);
        }
    }));
    let found = use_live_with(
        Topic::Communes,
        move || wanted.read().clone(),
        |db, codes: &BTreeSet<String>| {
            let mut names = BTreeMap::new();
            for code in codes {
                if let Some(commune) = communes::by_code(db, code)? {
                    names.insert(code.clone(), commune.name);
                }
            }
            Ok(names)
        },
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
    let french = words.language() == Language::French;
    let all = steps(form, answers);
    let lines = asked(form, answers);
    let of = |step: &Step| -> Vec<Told> {
        let id = step.id();
        match step {
            Step::Paper(slot, _) => {
                let given: Vec<String> = papers
                    .iter()
                    .filter(|(of, _)| *of == id)
                    .map(|(_, document)| document.name.clone())
                    .collect();
                vec![Told {
                    path: id,
                    question: slot.label.read_in(french).to_owned(),
                    answer: given.join(", "),
                }]
            }
            Step::Question(field) => {
                let own = lines.iter().filter(|asked| step_of(form, &asked.path).as_ref() == Some(&id));
                // A group that holds rows is told by them.
                let told =
                    own.filter(|asked| !matches!(asked.kind, Kind::Group { .. }) || asked.rows.is_empty());
                let told = told.map(|asked| Told {
                    path: asked.path.clone(),
                    question: name_of(form, &asked.path, words),
                    answer: words.told(
                        asked.kind,
                        answers.get(&asked.path).map(String::as_str).unwrap_or_default(),
                        names,
                    ),
                });
                let _ = field;
                told.collect()
            }
        }
    };
    let titled = form
        .sections
        .iter()
        .map(|section| (Some(section.id.as_str()), section.title.read_in(french).to_owned()));
    titled
        .chain(std::iter::once((None, words.form_papers())))
        .map(|(section, title)| {
            let told = all.iter().filter(|step| step.section() == section).flat_map(of).collect();
            Theme { title, told }
        })
        .filter(|theme| !theme.told.is_empty())
        .collect()
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
