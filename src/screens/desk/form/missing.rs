//! What is missing, what is to mend, what the service said: each a way to its field.

use dioxus::prelude::*;
use domain::form::check::Code;
use domain::form::{Form, Problem};

use super::commune::focus;
use super::pad::use_pad;
use super::two::Choices;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::desk::objections::WHOLE;
use crate::words::Words;

/// What a path is called, its row said.
pub fn name_of(form: &Form, path: &str, words: &Words) -> String {
    words.question(form, path)
}

/// Everything that stands between the draft and « Envoyer », in lists.
#[component]
pub fn Missing() -> Element {
    let pad = use_pad();
    let words = use_words();
    let form = pad.form();
    let problems = pad.problems.read().clone();
    let is_paper = |problem: &Problem| form.slot(&problem.path).is_some();
    let lacks = |problem: &&Problem| problem.code == Code::Required && !is_paper(problem);
    let papers = |problem: &&Problem| problem.code == Code::Required && is_paper(problem);
    let wrong = |problem: &&Problem| problem.code != Code::Required;
    let of = |which: &dyn Fn(&&Problem) -> bool| problems.iter().filter(which).cloned().collect::<Vec<_>>();
    let (lacking, papers, wrong) = (of(&lacks), of(&papers), of(&wrong));
    rsx! {
        Choices {}
        Objections {}
        if !lacking.is_empty() { Points { title: words.form_missing_answers(lacking.len()), problems: lacking } }
        if !papers.is_empty() { Points { title: words.form_missing_papers(papers.len()), problems: papers } }
        if !wrong.is_empty() { Points { title: words.form_to_mend(wrong.len()), problems: wrong, said: true } }
    }
}

#[component]
fn Points(title: String, problems: Vec<Problem>, #[props(default)] said: bool) -> Element {
    let pad = use_pad();
    let words = use_words();
    let form = pad.form();
    let kind = |path: &str| domain::form::question(&form, path).map(|(_, kind)| kind.clone());
    rsx! {
        section { class: "card points",
            h2 { "{title}" }
            ul {
                for problem in problems {
                    li { key: "{problem.path}",
                        Point { path: problem.path.clone(), text: name_of(&form, &problem.path, words),
                            detail: kind(&problem.path).filter(|_| said).map(|kind| words.problem(problem.code, &kind)) }
                    }
                }
            }
        }
    }
}

/// What the service said against the last sending.
#[component]
fn Objections() -> Element {
    let pad = use_pad();
    let words = use_words();
    let form = pad.form();
    let mut objections = pad.opened.read().objections.clone();
    let whole = objections.remove(WHOLE).map(|code| words.outbox_refused(&code));
    rsx! {
        if let Some(whole) = whole {
            div { class: "notice warning", role: "status", Icon { glyph: Glyph::Alert } p { "{whole}" } }
        }
        if !objections.is_empty() { section { class: "card points objected",
            h2 { {words.form_objections(objections.len())} }
            ul {
                for (path, code) in objections {
                    li { key: "{path}", Point { path: path.clone(), text: name_of(&form, &path, words), detail: words.objection(&code) } }
                }
            }
        } }
    }
}

/// One point, as a link to its field, which takes the focus.
#[component]
fn Point(path: String, text: String, detail: Option<String>) -> Element {
    let mut pad = use_pad();
    let navigator = use_navigator();
    let route = use_route::<Route>();
    let id = pad.draft().0.to_string();
    let whole = matches!(&route, Route::Draft { at, .. } if at == super::ALL);
    let to = if whole { route.clone() } else { Route::Draft { id, at: path.clone() } };
    let target = to.clone();
    rsx! {
        a { class: "point", href: "{to}",
            onclick: move |event: MouseEvent| {
                event.prevent_default();
                event.stop_propagation();
                pad.leave(&path);
                pad.wanted.set(Some(path.clone()));
                if !whole {
                    navigator.push(target.clone());
                }
                focus(&path);
            },
            Icon { glyph: Glyph::Next }
            span { class: "stack tight",
                span { "{text}" }
                if let Some(detail) = detail { span { class: "small quiet", "{detail}" } }
            }
        }
    }
}
