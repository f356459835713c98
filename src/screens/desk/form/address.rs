//! An address: street, postcode and town, one below the other, kept as one answer.

use dioxus::prelude::*;
use domain::form::Kind;
use domain::form::answer::{Value, read};

use super::frame::{Ask, Foot, Help, Legend};
use super::pad::use_pad;
use crate::screens::words::use_words;

/// Three fields, one answer: nothing typed in one of them waits for the others.
#[component]
pub fn AddressField(ask: Ask) -> Element {
    let pad = use_pad();
    let epoch = pad.epoch(&ask.path);
    let wrong = pad.wrong(&ask.path).is_some();
    rsx! {
        fieldset { class: "field ask", aria_describedby: ask.described_by(wrong), aria_invalid: if wrong { "true" },
            Legend { ask: ask.clone() }
            Help { ask: ask.clone() }
            for epoch in [epoch] { Parts { key: "{epoch}", ask: ask.clone(), wrong } }
            Foot { ask: ask.clone() }
        }
    }
}

#[component]
fn Parts(ask: Ask, wrong: bool) -> Element {
    let pad = use_pad();
    let words = use_words();
    let parts = use_signal(|| parted(&pad.value(&ask.path)));
    let start = use_hook(|| parts.peek().clone());
    let fields = [
        (0, ask.control(), words.form_street(), "address-line1", "text", ""),
        (1, format!("{}-postcode", ask.control()), words.form_postcode(), "postal-code", "numeric", "short"),
        (2, format!("{}-town", ask.control()), words.form_town(), "address-level2", "text", ""),
    ];
    let invalid = wrong.then_some("true");
    rsx! {
        for (rank, id, label, autocomplete, mode, class) in fields {
            div { key: "{rank}", class: "field",
                label { r#for: "{id}", "{label}" }
                span { class: "line {class}",
                    input { id, r#type: "text", inputmode: mode, autocomplete, spellcheck: "false", initial_value: "{start[rank]}",
                        aria_describedby: ask.described_by(wrong), aria_invalid: invalid,
                        oninput: {
                            let (path, mut parts) = (ask.path.clone(), parts);
                            move |event: FormEvent| {
                                parts.write()[rank] = event.value();
                                pad.put(&path, joined(&parts.peek()), true);
                            }
                        },
                        // What is wrong with the whole is said once its last part was left.
                        onblur: { let path = ask.path.clone(); move |_| if rank == 2 { pad.leave(&path) } },
                    }
                }
            }
        }
    }
}

/// Street, postcode and town; what is not yet whole stays where it was typed.
fn parted(value: &str) -> [String; 3] {
    if let Some((street, rest)) = value.rsplit_once('\n') {
        let (postcode, town) = rest.split_once(' ').unwrap_or((rest, ""));
        return [street.to_owned(), postcode.to_owned(), town.to_owned()];
    }
    match read(&Kind::Address, value) {
        Ok(Value::Address { street, postcode, town }) => [street, postcode, town],
        _ => [value.to_owned(), String::new(), String::new()],
    }
}

/// One answer of the three; nothing of nothing.
fn joined([street, postcode, town]: &[String; 3]) -> String {
    if [street, postcode, town].iter().all(|part| part.is_empty()) {
        return String::new();
    }
    format!("{street}\n{} {town}", postcode.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_in_one_part_stays_in_it() {
        for parts in
            [["12 rue Neuve", "25000", "Besan\u{e7}on"], ["", "25000", ""], ["", "", "Dole "], ["a", "", ""]]
        {
            let parts = parts.map(str::to_owned);
            assert_eq!(parted(&joined(&parts)), parts);
        }
        assert_eq!(joined(&Default::default()), "");
    }

    #[test]
    fn an_address_on_one_line_is_understood() {
        assert_eq!(
            parted("12 rue Neuve, 25000 Besan\u{e7}on"),
            ["12 rue Neuve", "25000", "Besan\u{e7}on"].map(str::to_owned)
        );
        assert_eq!(parted("12 rue Neuve"), ["12 rue Neuve", "", ""].map(str::to_owned));
    }
}
