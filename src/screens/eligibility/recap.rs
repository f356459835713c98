//! What was answered, line by line, each with the way to change it; and the way to erase it all.

use dioxus::prelude::*;
use domain::eligibility::{Choices, Question};

use super::ask::{NoGuide, Nobody};
use super::pass::{Pass, said, use_forget, use_guide, use_rights};
use super::slips::Slips;
use crate::screens::Keys;
use crate::screens::page::Page;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::Waiting;
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::reference::guide::Guide;
use crate::words::Words;

/// « Vos réponses ».
#[component]
pub fn RightsAnswers() -> Element {
    let words = use_words();
    let rights = use_rights();
    let guide = use_guide();
    let today = use_context::<Keys>().actions.today();
    let guide = guide.read();
    let Some(guide) = guide.ready() else {
        return rsx! { Page { title: words.rights_recap(), Waiting { words } } };
    };
    if guide.aids.is_empty() {
        return rsx! { NoGuide {} };
    }
    let pass = rights.pass.read();
    if pass.facts.is_empty() {
        return rsx! { Nobody {} };
    }
    let choices = pass.choices(guide);
    let all = said(&pass, &choices);
    rsx! {
        Page { title: words.rights_recap(), lead: words.rights_recap_lead(&words.who_name(pass.who, &pass.name)),
            Link { to: Route::RightsResults {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.rights_results())} }
            Slips { here: true }
            section { class: "card",
                dl { class: "recap",
                    for (at, question) in all.into_iter().enumerate() {
                        div { key: "{question:?}",
                            dt { {words.asks_of(&question, pass.who)} }
                            dd {
                                span { class: "stack tight",
                                    span { class: "answer break", {told(&question, &pass, &choices, guide, today, words)} }
                                    if pass.is_taken(&question, &choices) { span { class: "small quiet", {words.rights_taken()} } }
                                }
                                Link { to: Route::RightsChange { at }, class: "change", aria_label: words.form_change_name(&words.asks_of(&question, pass.who)), {words.form_change()} }
                            }
                        }
                    }
                }
            }
            div { class: "step-actions",
                Link { to: Route::RightsResults {}, class: "button primary full", {words.rights_see()} }
                Link { to: Route::RightsQuestion { step: pass.path.len() }, class: "button full", {words.rights_one_more()} }
            }
            Forget { kept: pass.profile.is_some() }
        }
    }
}

/// An answer, as people say it.
fn told(
    question: &Question,
    pass: &Pass,
    choices: &Choices,
    guide: &Guide,
    today: chrono::NaiveDate,
    words: &Words,
) -> String {
    use domain::eligibility::Value;
    let known: Vec<_> = question
        .subjects(choices)
        .into_iter()
        .filter_map(|subject| pass.facts.get(&subject).map(|value| (subject, value)))
        .collect();
    if known.iter().all(|(_, value)| **value == Value::Unsure) {
        return words.rights_unsure();
    }
    let named = |(subject, value): &(domain::eligibility::Subject, &Value)| match value {
        Value::Unsure => None,
        Value::No if question.takes_several() => None,
        Value::Yes if question.takes_several() => Some(words.subject(subject)),
        value if *question == Question::Resources => {
            Some(words.rights_pair(&words.subject(subject), &words.fact(subject, value, guide, today)))
        }
        value => Some(words.fact(subject, value, guide, today)),
    };
    let all: Vec<String> = known.iter().filter_map(named).collect();
    if all.is_empty() { words.rights_none_of_these() } else { super::fields::capital(&all.join(", ")) }
}

/// « Tout effacer », asked once more.
#[component]
fn Forget(kept: bool) -> Element {
    let words = use_words();
    let forget = use_forget();
    let navigator = use_navigator();
    let mut asks = use_signal(|| false);
    rsx! {
        section { class: "stack",
            if asks() {
                div { class: "card", role: "group", aria_label: words.rights_erase(),
                    p { if kept { {words.rights_erase_kept()} } else { {words.rights_erase_memory()} } }
                    div { class: "cluster",
                        button { class: "button danger", r#type: "button",
                            onclick: move |_| {
                                forget(());
                                navigator.push(Route::Eligibility {});
                            },
                            {words.rights_erase_yes()}
                        }
                        button { class: "button plain", r#type: "button", onclick: move |_| asks.set(false), {words.profile_delete_no()} }
                    }
                }
            } else {
                div { class: "cluster",
                    button { class: "button plain danger", r#type: "button", onclick: move |_| asks.set(true), Icon { glyph: Glyph::Trash } {words.rights_erase()} }
                }
            }
        }
    }
}
