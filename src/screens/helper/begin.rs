//! The mandate, before somebody is helped: who, whom, with what, how long, how they agreed.

use dioxus::prelude::*;
use domain::mandate::{Consent, LONGEST, Length, Wanted};

use super::line::Line;
use crate::actions::{self, Actions};
use crate::screens::Keys;
use crate::screens::act::{use_act, use_ask};
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// Records a mandate. Once it is, another desk is shown.
#[component]
pub fn Begin() -> Element {
    let words = use_words();
    let actions = use_context::<Keys>().actions;
    let (by_whom, for_whom, matter) =
        (use_signal(String::new), use_signal(String::new), use_signal(String::new));
    let mut length = use_signal(Length::default);
    let mut consent = use_signal(|| Consent::Present);
    let mut refused = use_signal(|| None::<&'static str>);
    let begin = use_ask(
        |actions: Actions, wanted: Wanted| async move { actions.help_someone(wanted).await },
        move |outcome: actions::Result<()>| refused.set(outcome.err().map(|error| error.code())),
    );
    let mut stuck = use_signal(|| false);
    let give_up = use_act(|actions, ()| async move { actions.give_up_help().await });
    let lengths = Length::ALL
        .map(|length| (length.days().to_string(), words.helper_days(usize::from(length.days()))))
        .to_vec();
    let consents = Consent::ALL
        .map(|consent| (consent.code().to_owned(), words.helper_consent_choice(consent.code())))
        .to_vec();
    let most = LONGEST as i64;
    rsx! {
        form { class: "group",
            onsubmit: move |event| {
                event.prevent_default();
                stuck.set(actions.help_is_stuck());
                begin(Wanted { for_whom: for_whom(), by_whom: by_whom(), matter: matter(), length: length(), consent: consent() });
            },
            Line { id: "helper-by", label: words.helper_by(), value: by_whom, most }
            Line { id: "helper-for", label: words.helper_for(), hint: words.helper_for_hint(), value: for_whom, most }
            Line { id: "helper-matter", label: words.helper_matter(), value: matter, most }
            Radios { name: "helper-length", legend: words.helper_length(), value: length().days().to_string(), options: lengths,
                onpick: move |days: String| length.set(days.parse().ok().and_then(Length::of_days).unwrap_or_default()) }
            Radios { name: "helper-consent", legend: words.helper_consent(), value: consent().code(), options: consents,
                onpick: move |code: String| consent.set(Consent::parse(&code).unwrap_or(Consent::Present)) }
            if let Some(code) = refused() {
                div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { {words.apology(code)} } }
                if stuck() {
                    p { {words.helper_stuck()} }
                    button { class: "button", r#type: "button", onclick: move |_| { give_up(()); stuck.set(false); refused.set(None); }, {words.helper_give_up()} }
                }
            }
            button { class: "button primary full", r#type: "submit", {words.helper_begin()} }
            p { class: "small quiet", {words.helper_begin_text()} }
        }
    }
}
