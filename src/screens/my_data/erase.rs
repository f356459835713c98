//! « Effacer mes données »: what goes, what stays, what the Region does; then a box, and a button.

use dioxus::prelude::*;

use super::Lines;
use crate::actions::{self, Actions, Asked, Erased};
use crate::screens::act::use_ask;
use crate::screens::lock::Admitted;
use crate::screens::page::Page;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::Waiting;
use crate::screens::router::Route;
use crate::screens::words::use_words;

/// Effacer mes données.
#[component]
pub fn MyDataErase() -> Element {
    let words = use_words();
    let mut would = use_signal(|| None::<Result<Erased, &'static str>>);
    let mut done = use_signal(|| None::<Result<Erased, &'static str>>);
    let look = use_ask(
        |actions: Actions, ()| async move { actions.would_erase().await },
        move |told: actions::Result<Erased>| would.set(Some(told.map_err(|error| error.code()))),
    );
    use_hook(move || look(()));
    if let Some(Ok(erased)) = done() {
        return rsx! { IsErased { asked: erased.asked } };
    }
    rsx! {
        Page { title: words.my_data_erase_title(),
            Link { to: Route::MyData {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.my_data_title())} }
            match would() {
                None => rsx! { Waiting { words } },
                Some(Err(code)) => rsx! { div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { {words.my_data_trouble(code)} } } },
                Some(Ok(erased)) => rsx! {
                    Goes { erased }
                    Admitted { Confirm { ondone: move |told| done.set(Some(told)) } }
                },
            }
            if let Some(Err(code)) = done() {
                div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { {words.my_data_trouble(code)} } }
            }
        }
    }
}

/// What goes, what stays, what the Region does.
#[component]
fn Goes(erased: Erased) -> Element {
    let words = use_words();
    let unsent = erased.goes.map_or(0, |goes| goes.unsent);
    rsx! {
        section { class: "group",
            h2 { {words.my_data_goes()} }
            match erased.goes {
                Some(held) if held.is_empty() => rsx! {},
                Some(held) => rsx! { Lines { held } },
                None => rsx! { p { {words.my_data_goes_unread()} } },
            }
            if unsent > 0 {
                div { class: "notice warning", Icon { glyph: Glyph::Alert } p { {words.my_data_unsent(unsent)} } }
            }
            p { {words.my_data_goes_also()} }
        }
        section { class: "group",
            h2 { {words.my_data_stays()} }
            ul { class: "ticks",
                li { Icon { glyph: Glyph::Check } span { {words.my_data_stays_guide()} } }
                li { Icon { glyph: Glyph::Check } span { {words.my_data_stays_files()} } }
            }
        }
        section { class: "group",
            h2 { {words.my_data_region()} }
            p { {words.my_data_asks(erased.asked.code())} }
            match erased.asked {
                Asked::Region => rsx! { p { {words.my_data_region_keeps()} } },
                Asked::SignInFirst => rsx! { Link { to: Route::Settings {}, class: "button", Icon { glyph: Glyph::Settings } {words.settings_title()} } },
                Asked::Nobody => rsx! {},
            }
        }
        p { class: "why", Icon { glyph: Glyph::Info } span { {words.my_data_export_first()} } }
    }
}

/// The box, the button, and the way out.
#[component]
fn Confirm(ondone: EventHandler<Result<Erased, &'static str>>) -> Element {
    let words = use_words();
    let mut sure = use_signal(|| false);
    let mut missing = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let erase = use_ask(
        |actions: Actions, ()| async move { actions.erase_me().await },
        move |told: actions::Result<Erased>| {
            busy.set(false);
            ondone(told.map_err(|error| error.code()));
        },
    );
    rsx! {
        form { class: "stack wide", novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                missing.set(!*sure.peek());
                if *sure.peek() && !*busy.peek() {
                    busy.set(true);
                    erase(());
                }
            },
            div { class: "field",
                label { class: "choice",
                    input { id: "sure", r#type: "checkbox", checked: sure(), aria_describedby: missing().then_some("sure-wrong"), aria_invalid: missing().then_some("true"),
                        onchange: move |event| { sure.set(event.checked()); missing.set(false); } }
                    span { {words.my_data_confirm()} }
                }
                if missing() {
                    p { class: "wrong", role: "alert", id: "sure-wrong", Icon { glyph: Glyph::Alert } span { {words.form_error()} " " {words.my_data_confirm_missing()} } }
                }
            }
            div { class: "step-actions",
                button { class: "button danger full", r#type: "submit", Icon { glyph: Glyph::Trash }
                    if busy() { {words.my_data_erasing()} } else { {words.my_data_erase_now()} }
                }
                Link { to: Route::MyData {}, class: "button full", {words.my_data_give_up()} }
            }
        }
    }
}

/// It is done: what was asked of the Region, and the way on.
#[component]
fn IsErased(asked: Asked) -> Element {
    let words = use_words();
    rsx! {
        Page { title: words.my_data_erased_title(),
            div { class: "notice success", role: "status",
                Icon { glyph: Glyph::Check }
                div { class: "grow stack tight",
                    strong { {words.my_data_erased()} }
                    p { {words.my_data_erased_text()} }
                }
            }
            section { class: "group",
                h2 { {words.my_data_region()} }
                p { {words.my_data_asked(asked.code())} }
            }
            div { class: "step-actions",
                Link { to: Route::Home {}, class: "button primary full", {words.nav_home()} }
                Link { to: Route::MyData {}, class: "button full", {words.my_data_title()} }
            }
        }
    }
}
