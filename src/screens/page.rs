//! What every page has: one `h1` that takes focus on arrival, a title for the window, a body.

use dioxus::prelude::*;

use super::words::use_words;

/// The heading of a route: it takes focus when the route opens, and names the window. Where the page is one
/// question, it is also the label of its field.
#[component]
pub fn Heading(
    text: String,
    #[props(default)] lang: Option<String>,
    #[props(default = true)] focus: bool,
    #[props(default)] label_for: Option<String>,
) -> Element {
    let words = use_words();
    let title = text.clone();
    use_effect(use_reactive!(|(title,)| {
        let page = document::eval("document.title = await dioxus.recv();");
        // A page that is gone needs no title.
        let _ = page.send(words.page_title(&title));
    }));
    rsx! {
        h1 {
            tabindex: -1,
            lang,
            onmounted: move |event| async move {
                if focus {
                    // Not being able to focus is no reason to stop reading.
                    let _ = event.data().set_focus(true).await;
                }
            },
            match label_for {
                Some(field) => rsx! { label { r#for: "{field}", "{text}" } },
                None => rsx! { "{text}" },
            }
        }
    }
}

/// A page: its heading, a sentence under it, its body.
#[component]
pub fn Page(title: String, #[props(default)] lead: Option<String>, children: Element) -> Element {
    rsx! {
        div { class: "page",
            div { class: "page-head",
                Heading { text: title }
                if let Some(lead) = lead {
                    p { class: "quiet lead", "{lead}" }
                }
            }
            {children}
        }
    }
}
