//! A field of one line, or of a few: label, hint, what is typed.

use dioxus::prelude::*;

/// A field of text. `rows` makes it a larger one.
#[component]
pub fn Line(
    id: String,
    label: String,
    #[props(default)] hint: Option<String>,
    mut value: Signal<String>,
    #[props(default = 80)] most: i64,
    #[props(default)] rows: Option<i64>,
) -> Element {
    let described = hint.as_ref().map(|_| format!("{id}-hint"));
    rsx! {
        div { class: "field",
            label { r#for: "{id}", "{label}" }
            if let Some(hint) = &hint { p { id: "{id}-hint", class: "hint", "{hint}" } }
            if let Some(rows) = rows {
                textarea { id: "{id}", rows, maxlength: most, value: "{value}", aria_describedby: described, oninput: move |event| value.set(event.value()) }
            } else {
                input { id: "{id}", r#type: "text", autocomplete: "off", maxlength: most, value: "{value}", aria_describedby: described,
                    oninput: move |event| value.set(event.value()) }
            }
        }
    }
}
