//! The sections of a card; what the source does not state is said as such.

use dioxus::prelude::*;
use domain::aid::{Aid, Contact, Filing, Link as Reached, Step};
use domain::ids::RecordId;
use domain::territory::Scope;

use crate::screens::live::use_live_with;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::outside::Outside;
use crate::screens::terms::{Glossed, use_pieces};
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::aids::{self, CardChange};
use crate::words::Words;

/// For whom, in words.
#[component]
pub fn Who(aid: Aid) -> Element {
    let words = use_words();
    let scopes: Vec<String> = aid.territory.iter().map(|scope| place(scope, words)).collect();
    rsx! {
        section { class: "section",
            h2 { {words.aid_for_whom()} }
            div { class: "cluster",
                for code in aid.audience.iter() { span { key: "{code}", class: "chip", {words.audience(code)} } }
            }
            Ticks { items: aid.for_whom.clone(), glyph: Glyph::Check }
            if !scopes.is_empty() {
                p { class: "quiet", Icon { glyph: Glyph::Places, small: true } " " {words.list(&scopes)} }
            }
        }
    }
}

/// Documents to prepare.
#[component]
pub fn Documents(documents: Vec<String>) -> Element {
    let words = use_words();
    rsx! {
        section { class: "section",
            h2 { {words.aid_documents()} }
            Ticks { items: documents, glyph: Glyph::Desk }
        }
    }
}

/// Steps, in order, each with the page where it is done.
#[component]
pub fn Steps(steps: Vec<Step>, filing: Filing) -> Element {
    let words = use_words();
    let told = use_pieces(&steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>());
    rsx! {
        section { class: "section",
            h2 { {words.aid_steps()} }
            if steps.is_empty() {
                p { class: "quiet", {words.aid_not_stated()} }
            }
            ol { class: "steps", lang: "fr",
                for (rank, (step, pieces)) in steps.into_iter().zip(told).enumerate() {
                    li { key: "{rank}",
                        span { Glossed { pieces } }
                        if let Some(url) = step.link { Outside { url, text: words.aid_open_step() } }
                    }
                }
            }
            if filing == Filing::Paper { p { class: "quiet", {words.aid_paper()} } }
            if filing == Filing::None { p { class: "quiet", {words.aid_nothing_to_file()} } }
        }
    }
}

/// Whom to ask.
#[component]
pub fn ContactSection(contact: Contact) -> Element {
    let words = use_words();
    rsx! {
        section { class: "section",
            h2 { {words.aid_contact()} }
            if contact == Contact::default() {
                p { class: "quiet", {words.aid_not_stated()} }
            }
            if let Some(name) = &contact.name { p { lang: "fr", strong { "{name}" } } }
            div { class: "cluster",
                if let Some(phone) = &contact.phone {
                    Outside { url: format!("tel:{}", phone.replace([' ', '\u{a0}', '.'], "")), text: words.aid_call(phone), glyph: Glyph::Phone }
                }
                if let Some(email) = &contact.email {
                    Outside { url: format!("mailto:{email}"), text: words.aid_write(email), glyph: Glyph::Mail }
                }
                if let Some(url) = contact.url.clone() { Outside { url, text: words.aid_open_contact() } }
            }
        }
    }
}

/// Where it was read, when, and whether the link still answers.
#[component]
pub fn Source(aid: Aid) -> Element {
    let words = use_words();
    let today = use_today();
    let origins: Vec<String> = aid.origins.iter().map(|origin| origin.source.clone()).collect();
    let (tone, glyph, link) = match aid.link {
        Reached::Alive => ("good", Glyph::Check, words.aid_link_alive()),
        Reached::Unchecked => ("", Glyph::Info, words.aid_link_unchecked()),
        Reached::Broken(day) => ("bad", Glyph::Alert, words.aid_link_broken(&words.near_day(day, today))),
    };
    rsx! {
        section { class: "section",
            h2 { {words.aid_source()} }
            if let Some(body) = aid.bodies.first() { p { lang: "fr", strong { "{body}" } } }
            div { class: "cluster",
                span { class: "chip", Icon { glyph: Glyph::Agenda } {words.aid_verified(&words.day(aid.verified_on))} }
                span { class: "chip {tone}", Icon { glyph } "{link}" }
            }
            p { class: "small quiet break", "{aid.source_url}" }
            if origins.len() > 1 { p { class: "small quiet", {words.aid_known_by()} " " {words.list(&origins)} } }
        }
    }
}

/// What the last editions changed in this card.
#[component]
pub fn Changes(id: RecordId) -> Element {
    let words = use_words();
    let today = use_today();
    let found = use_live_with(Topic::Aids, move || id.clone(), aids::changes);
    let found = found.read();
    let told: Vec<CardChange> = found
        .ready()
        .into_iter()
        .flatten()
        .filter(|change| change.fields != ["new"])
        .take(3)
        .cloned()
        .collect();
    if told.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "notice", aria_label: words.aid_changes(),
            Icon { glyph: Glyph::Refresh }
            div { class: "stack tight",
                strong { {words.aid_changes()} }
                for (rank, change) in told.iter().enumerate() {
                    p { key: "{rank}", {words.aid_changed_on(&words.near_day(change.at.date_naive(), today), &fields(change, words))} }
                }
            }
        }
    }
}

fn fields(change: &CardChange, words: &Words) -> String {
    let mut named: Vec<String> = change.fields.iter().map(|field| words.aid_changed_field(field)).collect();
    named.sort();
    named.dedup();
    words.list(&named)
}

#[component]
fn Ticks(items: Vec<String>, glyph: Glyph) -> Element {
    let words = use_words();
    let told = use_pieces(&items.iter().map(String::as_str).collect::<Vec<_>>());
    if items.is_empty() {
        return rsx! { p { class: "quiet", {words.aid_not_stated()} } };
    }
    rsx! {
        ul { class: "ticks", lang: "fr",
            for (rank, pieces) in told.into_iter().enumerate() {
                li { key: "{rank}", Icon { glyph } span { class: "grow", Glossed { pieces } } }
            }
        }
    }
}

fn place(scope: &Scope, words: &Words) -> String {
    match scope {
        Scope::Country => words.aid_scope("country", ""),
        Scope::Region(_) => words.aid_scope("region", ""),
        Scope::Department(code) => words.aid_scope("department", code),
        Scope::Group(_) => words.aid_scope("group", ""),
        Scope::Commune(code) => words.aid_scope("commune", code),
    }
}
