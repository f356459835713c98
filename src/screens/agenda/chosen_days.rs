//! Two days that one types: from when to when.

use chrono::{Datelike, NaiveDate};
use dioxus::prelude::*;
use domain::form::Kind;
use domain::form::answer::{Value, read};

use super::wanted::{Span, use_wanted};
use crate::screens::words::use_words;

const TYPED: Kind = Kind::Date { min: None, max: None, past: false };

/// The two fields. What cannot be read yet changes nothing.
#[component]
pub fn ChosenDays(from: NaiveDate, to: NaiveDate) -> Element {
    let words = use_words();
    let mut wanted = use_wanted();
    let mut typed = use_signal(|| (written(from), written(to)));
    let mut take = move |first: String, last: String| {
        typed.set((first.clone(), last.clone()));
        if let (Ok(Value::Date(from)), Ok(Value::Date(to))) = (read(&TYPED, &first), read(&TYPED, &last)) {
            wanted.write().span = Span::Chosen(from, to);
        }
    };
    let hint = words.typing_hint(&TYPED).unwrap_or_default();
    rsx! {
        div { class: "card soft",
            div { class: "filters",
                div { class: "field",
                    label { r#for: "events-from", {words.events_from()} }
                    input { id: "events-from", r#type: "text", inputmode: "numeric", autocomplete: "off", aria_describedby: "events-days-hint", initial_value: "{typed.peek().0}",
                        oninput: move |event| { let last = typed.peek().1.clone(); take(event.value(), last) } }
                }
                div { class: "field",
                    label { r#for: "events-to", {words.events_to()} }
                    input { id: "events-to", r#type: "text", inputmode: "numeric", autocomplete: "off", aria_describedby: "events-days-hint", initial_value: "{typed.peek().1}",
                        oninput: move |event| { let first = typed.peek().0.clone(); take(first, event.value()) } }
                }
            }
            p { id: "events-days-hint", class: "hint", "{hint}" }
            p { class: "small", role: "status", if to < from { {words.events_turned()} } }
        }
    }
}

/// As it is typed.
fn written(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}
