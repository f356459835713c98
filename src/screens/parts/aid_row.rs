//! A row of the guide: theme, title, benefit, amount, where it stands today.

use chrono::NaiveDate;
use dioxus::prelude::*;
use domain::aid::{Detail, State};

use super::chip::Deadline;
use super::icon::{Glyph, Icon, of_theme};
use super::verdict::VerdictChip;
use crate::screens::eligibility::Judged;
use crate::screens::router::Route;
use crate::store::reference::aids::AidRow;
use crate::words::Words;

/// One aid of a list; `open` if its card is beside the list.
#[component]
pub fn AidLine(
    row: AidRow,
    today: NaiveDate,
    words: &'static Words,
    #[props(default)] open: bool,
    #[props(default)] kept: bool,
    onkeep: EventHandler<bool>,
    /// What is thought of it for whoever answered; none where nobody did.
    verdict: Option<Judged>,
    /// What else can be done with it, after its chips.
    extra: Option<Element>,
) -> Element {
    let (glyph, hue) = of_theme(&row.theme);
    let label = if kept { words.aid_unkeep_name(&row.title) } else { words.aid_keep_name(&row.title) };
    let ended = row.calendar.state(today) == State::Ended;
    let lead = if row.promise.is_empty() {
        row.bodies.first().cloned().unwrap_or_default()
    } else {
        row.promise.clone()
    };
    rsx! {
        li { class: "row aid-row", id: "aid-{row.id}", "data-open": "{open}", "data-ended": "{ended}",
            div { class: "row-head",
                span { class: "badge {hue}", Icon { glyph } }
                div { class: "grow stack tight",
                    span { class: "eyebrow", {words.theme(&row.theme)} }
                    Link { to: Route::AidCard { id: row.id.to_string() }, class: "row-link", lang: "fr", "{row.title}" }
                }
                button { class: if kept { "tool star star-on" } else { "tool star" }, r#type: "button",
                    aria_label: label, aria_pressed: "{kept}",
                    onclick: move |_| onkeep(!kept),
                    Icon { glyph: Glyph::Star }
                }
            }
            if !lead.is_empty() {
                p { class: "quiet", lang: "fr", "{lead}" }
            }
            div { class: "cluster",
                if let Some(judged) = &verdict {
                    VerdictChip { standing: judged.standing, whom: judged.whom.clone(), words }
                }
                if let Some(amount) = row.amount.filter(|_| !ended) {
                    span { class: "amount", lang: "fr", "{amount}" }
                }
                Deadline { calendar: row.calendar, today, words }
                if row.detail == Detail::Short {
                    span { class: "chip", {words.aid_short()} }
                }
                {extra}
            }
            if let Some(judged) = verdict { p { class: "small quiet", "{judged.why}" } }
        }
    }
}
