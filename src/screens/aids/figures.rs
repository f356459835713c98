//! How much and until when: two sections of a card.

use dioxus::prelude::*;
use domain::aid::{Aid, DateOrigin};

use crate::screens::parts::chip::said;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::terms::Explained;
use crate::screens::words::{use_today, use_words};

/// How much, and whether that is sure.
#[component]
pub fn Amount(aid: Aid) -> Element {
    let words = use_words();
    rsx! {
        section { class: "section",
            h2 { {words.aid_amount()} }
            match aid.amount {
                None => rsx! { p { class: "quiet", {words.aid_not_stated()} } },
                Some(amount) => rsx! {
                    p { lang: "fr", Explained { text: amount.words.clone() } }
                    if amount.to_confirm { p { class: "chip warn", Icon { glyph: Glyph::Alert } {words.aid_amount_to_confirm()} } }
                },
            }
        }
    }
}

/// Until when, and where that was read.
#[component]
pub fn When(aid: Aid) -> Element {
    let words = use_words();
    let today = use_today();
    let (_, _, text) = said(&aid.calendar, today, words);
    let dated = aid.calendar.ends_on.is_some() || !aid.calendar.windows.is_empty();
    let origin = match aid.calendar.origin {
        DateOrigin::Official => words.aid_date_official(),
        DateOrigin::Export => words.aid_date_export(),
        DateOrigin::Secondary => words.aid_date_secondary(),
    };
    rsx! {
        section { class: "section",
            h2 { {words.aid_deadline()} }
            if aid.not_stated.iter().any(|section| section == "deadline") {
                p { class: "quiet", {words.aid_not_stated()} }
            } else {
                p { "{text}" }
                if let Some(more) = aid.calendar.words.filter(|more| *more != text) { p { lang: "fr", Explained { text: more } } }
                if dated { p { class: "small quiet", "{origin}" } }
            }
        }
    }
}
