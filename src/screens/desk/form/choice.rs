//! What is chosen: yes or no, one of several, several of several.

use dioxus::prelude::*;
use domain::form::Kind;
use domain::form::answer::{Value, read};

use super::frame::{Ask, Foot, Help, Legend};
use super::pad::use_pad;
use crate::screens::words::use_words;
use crate::words::{Language, Words};

fn options(kind: &Kind, words: &Words) -> Vec<(String, String)> {
    let french = words.language() == Language::French;
    match kind {
        Kind::YesNo => vec![("yes".to_owned(), words.form_yes()), ("no".to_owned(), words.form_no())],
        kind => kind.options().iter().map(|o| (o.id.clone(), o.label.read_in(french).to_owned())).collect(),
    }
}

/// What is chosen so far.
fn chosen(kind: &Kind, value: &str) -> Vec<String> {
    match read(kind, value) {
        Ok(Value::YesNo(yes)) => vec![if yes { "yes" } else { "no" }.to_owned()],
        Ok(Value::Choice(one)) => vec![one],
        Ok(Value::Choices(several)) => several,
        // Too many are still those that are ticked.
        _ => value.split_whitespace().map(str::to_owned).collect(),
    }
}

/// One of several.
#[component]
pub fn OneOf(ask: Ask) -> Element {
    let pad = use_pad();
    let words = use_words();
    let here = chosen(&ask.kind, &pad.value(&ask.path));
    let wrong = pad.wrong(&ask.path).is_some();
    let class = if ask.kind == Kind::YesNo { "choices two" } else { "choices one" };
    rsx! {
        fieldset { class: "field ask", aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" },
            Legend { ask: ask.clone() }
            Help { ask: ask.clone() }
            div { class,
                for (rank, (code, text)) in options(&ask.kind, words).into_iter().enumerate() {
                    label { key: "{code}", class: "choice",
                        input { r#type: "radio", name: "{ask.path}", value: "{code}", id: if rank == 0 { ask.control() } else { format!("{}-{code}", ask.control()) },
                            checked: here.contains(&code),
                            onchange: { let (path, code) = (ask.path.clone(), code.clone()); move |_| { pad.put(&path, code.clone(), false); pad.leave(&path); } },
                        }
                        span { "{text}" }
                    }
                }
            }
            Foot { ask: ask.clone() }
        }
    }
}

/// Several of several.
#[component]
pub fn ManyOf(ask: Ask) -> Element {
    let pad = use_pad();
    let words = use_words();
    let here = chosen(&ask.kind, &pad.value(&ask.path));
    let wrong = pad.wrong(&ask.path).is_some();
    let all = options(&ask.kind, words);
    let flip = {
        let (path, order) = (ask.path.clone(), all.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>());
        let here = here.clone();
        move |code: &String, on: bool| {
            let is_on = |one: &&String| if *one == code { on } else { here.contains(one) };
            let kept: Vec<&str> = order.iter().filter(is_on).map(String::as_str).collect();
            pad.put(&path, kept.join(" "), false);
            pad.leave(&path);
        }
    };
    rsx! {
        fieldset { class: "field ask", aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" },
            Legend { ask: ask.clone() }
            Help { ask: ask.clone() }
            p { class: "help",
                if let Kind::Choices { max: Some(max), .. } = ask.kind { {words.form_several_at_most(max as usize)} } else { {words.form_several()} }
            }
            div { class: "choices one",
                for (rank, (code, text)) in all.into_iter().enumerate() {
                    label { key: "{code}", class: "choice",
                        input { r#type: "checkbox", value: "{code}", id: if rank == 0 { ask.control() } else { format!("{}-{code}", ask.control()) },
                            checked: here.contains(&code),
                            onchange: { let (flip, code) = (flip.clone(), code.clone()); move |event| flip(&code, event.checked()) },
                        }
                        span { "{text}" }
                    }
                }
            }
            Foot { ask: ask.clone() }
        }
    }
}
