//! A code on screen, dark on white in every look: cameras want it so.

use dioxus::prelude::*;

use crate::actions::Code;

/// The code; `told` for whoever cannot see it, `text` under it.
#[component]
pub fn Scan(code: Code, told: String, text: String) -> Element {
    let path: String = code
        .runs
        .iter()
        .map(|(row, column, length)| format!("M{column} {row}h{length}v1h-{length}z"))
        .collect();
    let side = code.side;
    rsx! {
        figure { class: "scan",
            svg { role: "img", "aria-label": told, view_box: "0 0 {side} {side}", path { d: path } }
            figcaption { class: "small quiet", "{text}" }
        }
    }
}
