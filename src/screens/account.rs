//! Signing in, wherever something waits for it; and the account, in Réglages.

use dioxus::prelude::*;
use domain::sign_in::Stage;

use super::act::use_act;
use super::live::{Live, use_live};
use super::parts::icon::{Glyph, Icon};
use super::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::session::Session;
use crate::store::desk::wishes::{self, Identity, Wish};

/// Who is signed in, and how far a sign-in is; read again at each change.
pub fn use_identity() -> Signal<Live<Identity>> {
    use_live(Topic::Session, wishes::identity)
}

/// What is to be done before anything can leave: nothing where somebody is signed in. `primary` where the screen has no
/// other main button.
#[component]
pub fn SignInCard(#[props(default = true)] primary: bool) -> Element {
    let words = use_words();
    let identity = use_identity();
    let identity = identity.read();
    let Some(identity) = identity.ready().filter(|identity| identity.must_sign_in()) else {
        return rsx! {};
    };
    let again = identity.session.is_some();
    let (title, text) = if again {
        (words.sign_in_title_again(), words.sign_in_text_again())
    } else {
        (words.sign_in_title(), words.sign_in_text())
    };
    rsx! {
        section { class: "card sign-in",
            match identity.sign_in.map(|wish| wish.stage) {
                Some(Stage::Wished | Stage::Away) => rsx! { SignInState { wish: identity.sign_in } },
                Some(Stage::Ended(_)) | None => rsx! {
                    h2 { "{title}" }
                    SignInState { wish: identity.sign_in }
                    p { "{text}" }
                    p { class: "small quiet", {words.sign_in_france_connect()} }
                    SignInButton { text: words.sign_in_button(), primary }
                },
            }
        }
    }
}

/// How far a sign-in is: the browser opens, is waited for, or it came to nothing.
#[component]
fn SignInState(wish: Option<Wish>) -> Element {
    let words = use_words();
    let reopen = use_act(|actions, ()| async move { actions.sign_in().await });
    let give_up = use_act(|actions, ()| async move { actions.give_up_sign_in().await });
    let Some(wish) = wish else { return rsx! {} };
    rsx! {
        div { role: "status", class: "stack",
            match wish.stage {
                Stage::Wished => rsx! { p { strong { {words.sign_in_opening()} } } },
                Stage::Away => rsx! {
                    h2 { {words.sign_in_away()} }
                    p { {words.sign_in_away_text()} }
                },
                Stage::Ended(ending) => rsx! {
                    div { class: "notice", Icon { glyph: Glyph::Info } p { {words.sign_in_ended(ending.code())} } }
                },
            }
        }
        if wish.stage == Stage::Away {
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| reopen(()), Icon { glyph: Glyph::Outside } {words.sign_in_reopen()} }
                button { class: "button plain", r#type: "button", aria_label: words.sign_in_give_up_name(), onclick: move |_| give_up(()), {words.sign_in_give_up()} }
            }
        }
    }
}

#[component]
fn SignInButton(text: String, primary: bool) -> Element {
    let sign_in = use_act(|actions, ()| async move { actions.sign_in().await });
    let class = if primary { "button primary full" } else { "button full" };
    rsx! {
        button { class, r#type: "button", onclick: move |_| sign_in(()), Icon { glyph: Glyph::Person } "{text}" }
    }
}

/// The account in Réglages: whose it is, the way in and the way out.
#[component]
pub fn Account() -> Element {
    let words = use_words();
    let identity = use_identity();
    let identity = identity.read();
    let identity = identity.ready().cloned().unwrap_or_default();
    let away = matches!(identity.sign_in, Some(Wish { stage: Stage::Wished | Stage::Away, .. }));
    let waits = matches!(identity.sign_out, Some(Wish { stage: Stage::Ended(_), .. }));
    rsx! {
        section { class: "group",
            h2 { {words.account_title()} }
            match identity.session.clone() {
                Some(session) => rsx! { SignedIn { session } },
                None => rsx! {
                    div { class: "row flat", role: "status",
                        span { class: "badge", Icon { glyph: Glyph::Person } }
                        div { class: "grow stack tight",
                            strong { {words.account_none()} }
                            span { class: "small quiet", {words.account_none_text()} }
                        }
                    }
                },
            }
            if waits {
                div { class: "notice", role: "status", Icon { glyph: Glyph::Clock } p { {words.account_sign_out_waits()} } }
            }
            if identity.must_sign_in() {
                SignInState { wish: identity.sign_in }
                if !away {
                    SignInButton { text: words.sign_in_button_plain(), primary: false }
                    p { class: "small quiet", {words.sign_in_france_connect()} }
                }
            }
        }
    }
}

#[component]
fn SignedIn(session: Session) -> Element {
    let words = use_words();
    let today = use_today();
    let sign_out = use_act(|actions, ()| async move { actions.sign_out().await });
    let whose = match session.display_name.as_str() {
        "" => words.account_nameless(),
        name => words.account_of(name),
    };
    rsx! {
        div { class: "row flat", role: "status",
            span { class: "badge hue-green", Icon { glyph: Glyph::Person } }
            div { class: "grow stack tight",
                strong { class: "break", "{whose}" }
                if session.lapsed_at.is_some() {
                    span { class: "small", {words.account_lapsed()} }
                } else {
                    span { class: "small quiet", {words.account_since(&words.instant(session.signed_in_at, today))} }
                }
            }
        }
        button { class: "button", r#type: "button", onclick: move |_| sign_out(()), {words.account_sign_out()} }
        p { class: "small quiet", {words.account_sign_out_text()} }
    }
}
