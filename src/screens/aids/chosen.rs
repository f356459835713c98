//! Aids chosen to be compared: two or three of them, wherever they are listed; as long as the window is open.

use dioxus::prelude::*;

use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::router::Route;
use crate::screens::words::use_words;

/// So many side by side can still be read at a glance.
pub const MOST: usize = 3;

/// An aid that was chosen: its name and its title.
pub type Pick = (String, String);

/// What is chosen, and whether one too many was asked for last.
#[derive(Clone, Copy)]
pub struct Chosen {
    picks: Signal<Vec<Pick>>,
    full: Signal<bool>,
}

/// Made once, at the root.
pub fn use_chosen_provider() {
    use_context_provider(|| Chosen { picks: Signal::new(Vec::new()), full: Signal::new(false) });
}

/// What is chosen.
pub fn use_chosen() -> Chosen {
    use_context::<Chosen>()
}

impl Chosen {
    /// Whether that aid is chosen.
    pub fn holds(&self, id: &str) -> bool {
        self.picks.read().iter().any(|(chosen, _)| chosen == id)
    }

    /// Chooses an aid, or leaves it; a fourth is not taken.
    pub fn turn(mut self, id: &str, title: &str) {
        let before = self.picks.peek().clone();
        let is_in = before.iter().any(|(chosen, _)| chosen == id);
        if is_in {
            self.picks.write().retain(|(chosen, _)| chosen != id);
        } else if before.len() < MOST {
            self.picks.write().push((id.to_owned(), title.to_owned()));
        }
        self.full.set(!is_in && before.len() >= MOST);
    }

    /// Leaves all of them.
    pub fn clear(mut self) {
        self.picks.set(Vec::new());
        self.full.set(false);
    }

    /// Where they stand side by side.
    pub fn route(&self) -> Route {
        let ids: Vec<String> = self.picks.read().iter().map(|(id, _)| id.clone()).collect();
        Route::Compare { ids: ids.join(",") }
    }
}

/// « Comparer », on one aid of a list.
#[component]
pub fn CompareToggle(id: String, title: String) -> Element {
    let words = use_words();
    let chosen = use_chosen();
    let on = chosen.holds(&id);
    rsx! {
        button { class: if on { "chip on compare" } else { "chip compare" }, r#type: "button", aria_pressed: "{on}",
            aria_label: words.compare_add_name(&title),
            onclick: move |_| chosen.turn(&id, &title),
            Icon { glyph: if on { Glyph::Check } else { Glyph::Compare } }
            {words.compare_add()}
        }
    }
}

/// How many are chosen, and the way to see them side by side; nothing while none is.
#[component]
pub fn CompareBar() -> Element {
    let words = use_words();
    let chosen = use_chosen();
    let count = chosen.picks.read().len();
    rsx! {
        // The place is there before its words, so that they are heard.
        div { class: if count == 0 { "hidden-text" } else { "sticky compare-bar" },
            p { class: "grow", role: "status",
                if (chosen.full)() { {words.compare_full()} } else if count > 0 { {words.compare_bar(count)} }
            }
            if count > 0 {
                div { class: "cluster",
                    button { class: "button plain", r#type: "button", onclick: move |_| chosen.clear(), {words.compare_empty()} }
                    if count > 1 {
                        Link { to: chosen.route(), class: "button primary", {words.compare_go(count)} }
                    }
                }
            }
        }
    }
}
