//! Réglages: language, look, commune, network, what is held here. Everything holds at once, without a restart.

use dioxus::prelude::*;

use super::account::Account;
use super::act::use_act;
use super::communes::{CommunePicker, place, use_my_commune};
use super::fresh::FreshFacts;
use super::live::{Live, use_live, use_size_on_disk};
use super::lock_settings::LockSettings;
use super::page::Page;
use super::parts::field::{Radios, Switch};
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::router::Route;
use super::settings_map::MapSettings;
use super::settings_notices::NoticeSettings;
use super::words::{language, use_settings, use_words};
use crate::store::Topic;
use crate::store::desk::session;
use crate::store::desk::settings::{Adjust, Language, Theme};
use crate::store::reference::status;
use crate::words::Language as Spoken;

/// Réglages.
#[component]
pub fn Settings() -> Element {
    let words = use_words();
    let settings = use_settings();
    let adjust = use_adjust();
    let fresh = use_live(Topic::SyncStatus, status::read);
    let fresh = fresh.read().ready().cloned().unwrap_or_default();
    rsx! {
        Page { title: words.settings_title(),
            section { class: "group",
                h2 { {words.settings_commune()} }
                MyCommune {}
            }
            ul { class: "rows",
                LinkRow { to: Route::Profiles {}, glyph: Glyph::People, hue: "hue-gold", title: words.profiles_title(), text: words.profiles_link_text() }
                LinkRow { to: Route::MyData {}, glyph: Glyph::File, hue: "hue-info", title: words.my_data_title(), text: words.my_data_link_text() }
            }
            LockSettings {}
            Account {}
            section { class: "group",
                h2 { {words.settings_look()} }
                LookFields {}
            }
            section { class: "group",
                h2 { {words.settings_data()} }
                Switch { label: words.settings_saving(), hint: words.settings_saving_hint(), on: settings.data_saving, onflip: move |on| adjust(Adjust::DataSaving(on)) }
                Switch { label: words.settings_wifi(), hint: words.settings_wifi_hint(), on: settings.documents_on_wifi, onflip: move |on| adjust(Adjust::DocumentsOnWifi(on)) }
            }
            section { class: "group",
                h2 { {words.settings_drafts()} }
                Copies {}
            }
            section { class: "group",
                h2 { {words.settings_content()} }
                Space {}
                FreshFacts { status: fresh }
            }
            MapSettings {}
            NoticeSettings {}
            section { class: "group",
                h2 { {words.settings_about()} }
                p { {words.settings_about_text()} }
                Link { to: Route::Accessibility {}, class: "back", {words.settings_accessibility()} Icon { glyph: Glyph::Next } }
            }
        }
    }
}

/// Copies of drafts at the Region: off until the citizen wishes them.
#[component]
fn Copies() -> Element {
    let words = use_words();
    let settings = use_settings();
    let adjust = use_adjust();
    let session = use_live(Topic::Session, session::account);
    let is_signed_out = matches!(&*session.read(), Live::Ready(None));
    rsx! {
        Switch { label: words.settings_copies(), hint: words.settings_copies_hint(), on: settings.copies_drafts, onflip: move |on| adjust(Adjust::CopiesDrafts(on)) }
        if settings.copies_drafts {
            if is_signed_out {
                div { class: "notice", role: "status", Icon { glyph: Glyph::Person } p { {words.settings_copies_sign_in()} } }
            }
            p { class: "small quiet", {words.settings_copies_off()} }
        }
    }
}

/// What the app takes on this device; what can be fetched again is said to be so.
#[component]
fn Space() -> Element {
    let words = use_words();
    let size = use_size_on_disk();
    let size = size.read();
    rsx! {
        dl { class: "facts",
            dt { {words.settings_space()} }
            dd { if let Live::Ready(bytes) = *size { {words.size(bytes)} } else { "\u{2026}" } }
        }
        p { class: "small quiet", {words.settings_content_hint()} }
    }
}

/// Changes a setting.
pub fn use_adjust() -> Callback<Adjust> {
    use_act(|actions, change: Adjust| async move { actions.adjust(change).await })
}

/// Language, colours, text size, easy to read: also a page of the welcome.
#[component]
pub fn LookFields() -> Element {
    let words = use_words();
    let settings = use_settings();
    let adjust = use_adjust();
    let spoken = Spoken::ALL.map(|spoken| (spoken.code().to_owned(), spoken.own_name().to_owned())).to_vec();
    let themes = ["system", "light", "dark", "contrast"]
        .map(|code| (code.to_owned(), words.settings_theme_choice(code)))
        .to_vec();
    let sizes =
        [100, 125, 150, 200].map(|size: usize| (size.to_string(), words.settings_text_choice(size))).to_vec();
    rsx! {
        Radios { name: "language", legend: words.settings_language(), value: language(&settings).code(), options: spoken,
            onpick: move |code: String| adjust(Adjust::Language(Language::parse(&code))) }
        Radios { name: "theme", legend: words.settings_theme(), value: settings.theme.code(), options: themes,
            onpick: move |code: String| adjust(Adjust::Theme(theme(&code))) }
        Radios { name: "text-size", legend: words.settings_text(), value: settings.text_size.to_string(), options: sizes,
            onpick: move |size: String| adjust(Adjust::TextSize(size.parse().unwrap_or(100))) }
        Switch { label: words.settings_easy(), hint: words.settings_easy_hint(), on: settings.easy, onflip: move |on| adjust(Adjust::Easy(on)) }
    }
}

fn theme(code: &str) -> Theme {
    match code {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        "contrast" => Theme::Contrast,
        _ => Theme::System,
    }
}

#[component]
fn MyCommune() -> Element {
    let words = use_words();
    let adjust = use_adjust();
    let commune = use_my_commune();
    let mut choosing = use_signal(|| false);
    let known = commune.read().clone();
    rsx! {
        p { class: "quiet", {words.settings_commune_hint()} }
        div { class: "row flat", role: "status",
            span { class: "badge", Icon { glyph: Glyph::Places } }
            div { class: "grow stack tight",
                match &known {
                    Some(commune) => rsx! { strong { lang: "fr", "{commune.name}" } span { class: "small quiet", lang: "fr", {place(commune, words)} } },
                    None => rsx! { strong { {words.settings_commune_none()} } },
                }
            }
        }
        if choosing() {
            CommunePicker { onpick: move |commune: domain::commune::Commune| { adjust(Adjust::Commune(Some(commune.code))); choosing.set(false); } }
        } else {
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| choosing.set(true),
                    if known.is_some() { {words.settings_commune_change()} } else { {words.home_commune_none()} }
                }
                if known.is_some() {
                    button { class: "button plain", r#type: "button", onclick: move |_| adjust(Adjust::Commune(None)), {words.settings_commune_clear()} }
                }
            }
        }
    }
}
