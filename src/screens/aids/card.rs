//! One card whole, in the order that never changes: eyebrow, title, benefit, amount, dates, sections, source.

use dioxus::prelude::*;
use domain::aid::{Aid, Detail, Filing, State};
use domain::form::FormState;
use domain::ids::RecordId;

use super::easy::{EasySwitch, EasyText, NotEasyYet};
use super::figures::{Amount, When};
use super::listen::Listen;
use super::sections::{Changes, ContactSection, Documents, Source, Steps, Who};
use crate::screens::act::use_act;
use crate::screens::eligibility::{about, use_verdict};
use crate::screens::kept::{holds, use_keep, use_kept};
use crate::screens::live::{Live, use_live, use_live_with};
use crate::screens::page::Heading;
use crate::screens::parts::chip::Deadline;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon, of_theme};
use crate::screens::parts::outside::Outside;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::parts::verdict::VerdictChip;
use crate::screens::report::{Report, Surprised};
use crate::screens::router::Route;
use crate::screens::terms::{Explained, ExplainedParagraphs, TermSheet, use_terms_provider};
use crate::screens::words::{use_settings, use_today, use_words};
use crate::store::Topic;
use crate::store::desk::drafts;
use crate::store::reference::{aids, forms};
use crate::words::Language;

/// A card, by the name of its aid.
#[component]
pub fn AidCard(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let found = use_live_with(
        Topic::Aids,
        move || RecordId::parse(&id.read()),
        |db, id: &Option<RecordId>| match id {
            Some(id) => aids::card(db, id),
            None => Ok(None),
        },
    );
    rsx! {
        div { class: "page",
            Link { to: Route::NoCard {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.aids_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! {
                    Heading { text: words.aid_missing_title() }
                    Missing { id: RecordId::parse(&id()) }
                },
                Live::Ready(Some(aid)) => rsx! { Whole { key: "{aid.id}", aid: aid.clone() } },
            }
        }
    }
}

/// A card that is not held. One that was kept, and left the guide, has been seen to be gone.
#[component]
fn Missing(id: Option<RecordId>) -> Element {
    let words = use_words();
    use_looked_at(id);
    rsx! {
        Empty { glyph: Glyph::Inbox, title: words.aid_missing_text(),
            Link { to: Route::NoCard {}, class: "button", {words.aid_missing_action()} }
        }
    }
}

/// Everything of a card, and what can be done with it. `under` another heading, it is no page of its own.
#[component]
pub fn Whole(aid: Aid, #[props(default)] under: bool) -> Element {
    let words = use_words();
    let today = use_today();
    let (glyph, hue) = of_theme(&aid.theme);
    let state = aid.calendar.state(today);
    let short = aid.detail == Detail::Short;
    let body = aid.bodies.first().cloned().unwrap_or_default();
    let judged = use_verdict(&aid.id);
    let standing = judged.as_ref().map(|judged| judged.standing);
    let wishes_easy = use_settings().easy;
    let easy = aid.easy.clone().filter(|_| wishes_easy);
    let easy_held = easy.is_some();
    use_looked_at(Some(aid.id.clone()));
    use_terms_provider();
    rsx! {
        if under { Bar { aid: aid.clone(), state, still: true } }
        article { class: "aid",
            header { class: "aid-head",
                div { class: "cluster",
                    span { class: "badge {hue}", Icon { glyph } }
                    span { class: "eyebrow", {words.theme(&aid.theme)} }
                    if short { span { class: "chip", {words.aid_short()} } }
                }
                if let Some(judged) = judged {
                    div { class: "stack tight", role: "group", aria_label: words.rights_verdict(),
                        div { class: "cluster", VerdictChip { standing: judged.standing, whom: judged.whom.clone(), words } }
                        p { class: "why", Icon { glyph: Glyph::Info } span { "{judged.why}" } }
                    }
                }
                if under {
                    h2 { lang: "fr", "{aid.title}" }
                } else {
                    Heading { text: aid.title.clone(), lang: "fr" }
                }
                if easy.is_none() && !aid.promise.is_empty() {
                    p { class: "lead", lang: "fr", Explained { text: aid.promise.clone() } }
                }
                if let Some(amount) = aid.amount.as_ref().filter(|_| easy.is_none() && state != State::Ended) {
                    p { class: "figure", lang: "fr", Icon { glyph: Glyph::Euro } span { "{amount.words}" } }
                }
                div { class: "cluster", Deadline { calendar: aid.calendar.clone(), today, words } }
                if words.language() != Language::French {
                    p { class: "small quiet", {words.french_only()} }
                }
                div { class: "cluster",
                    EasySwitch {}
                    Listen { aid: aid.clone(), easy: easy_held }
                }
                if wishes_easy && !easy_held { NotEasyYet {} }
            }
            if state == State::Ended {
                div { class: "notice warning", Icon { glyph: Glyph::Info } p { {words.aid_ended_text()} } }
            } else if state == State::Closed {
                div { class: "notice warning", Icon { glyph: Glyph::Info } p { {words.aid_closed_text()} } }
            }
            if short && easy.is_none() {
                div { class: "notice", Icon { glyph: Glyph::Info } p { {words.aid_short_text(&body)} } }
            }
            Changes { id: aid.id.clone() }
            match easy {
                Some(text) => rsx! { EasyText { text } },
                None => rsx! { Facts { aid: aid.clone() } },
            }
            if !short || easy_held { ContactSection { contact: aid.contact.clone() } }
            Source { aid: aid.clone() }
            Report { record: aid.id.clone(), title: aid.title.clone() }
            if let Some(standing) = standing {
                Surprised { record: aid.id.clone(), title: aid.title.clone(), about: about(standing) }
            }
            TermSheet {}
        }
        if !under { Bar { aid, state } }
    }
}

/// What the source says, section by section.
#[component]
fn Facts(aid: Aid) -> Element {
    let words = use_words();
    let short = aid.detail == Detail::Short;
    rsx! {
        if !short || !aid.description.is_empty() {
            section { class: "section",
                h2 { {words.aid_brief()} }
                if aid.description.is_empty() { p { class: "quiet", {words.aid_not_stated()} } } else { ExplainedParagraphs { text: aid.description.clone() } }
                if !aid.bodies.is_empty() {
                    p { class: "quiet", {words.aid_given_by(&words.list(&aid.bodies))} }
                }
            }
        }
        if !short {
            Who { aid: aid.clone() }
            Amount { aid: aid.clone() }
            Documents { documents: aid.documents.clone() }
            Steps { steps: aid.steps.clone(), filing: aid.filing }
            When { aid }
        }
    }
}

/// What can be done with the card, always at hand: keep it, go where it is asked for. `still`, it stays in its place.
#[component]
fn Bar(aid: Aid, state: State, #[props(default)] still: bool) -> Element {
    let words = use_words();
    let kept = use_kept();
    let keep = use_keep();
    let on = holds(&kept.read(), &aid.id);
    let form = use_form(&aid.id).filter(|_| state == State::Open);
    let step = aid.steps.iter().rev().find_map(|step| step.link.clone());
    let (url, text) = match (state, aid.filing, step) {
        (State::Open, Filing::Portal | Filing::Gateway, Some(link)) => (link, words.aid_open_portal()),
        (State::Open, Filing::DemarcheNumerique, Some(link)) => (link, words.aid_open_demarche()),
        _ => (aid.source_url.clone(), words.aid_open_source()),
    };
    let (id, title) = (aid.id.clone(), aid.title.clone());
    rsx! {
        div { class: if still { "cluster" } else { "sticky" },
            button { class: if on { "button star-on" } else { "button" }, r#type: "button", aria_pressed: "{on}",
                aria_label: if on { words.aid_unkeep_name(&title) } else { words.aid_keep_name(&title) },
                onclick: move |_| keep((id.clone(), title.clone(), !on)),
                Icon { glyph: Glyph::Star }
                if on { {words.aid_kept()} } else { {words.aid_keep()} }
            }
            match form {
                Some(form) => rsx! {
                    if !url.is_empty() { Outside { url, text } }
                    Prepare { form: form.id }
                },
                None if !url.is_empty() => rsx! { Outside { url, text, class: "primary" } },
                None => rsx! {},
            }
        }
    }
}

/// The form of the Region that asks for this aid, if it is held and may be begun.
fn use_form(aid: &RecordId) -> Option<forms::FormRow> {
    let aid = aid.clone();
    let found = use_live_with(Topic::Editions, move || aid.clone(), forms::of_aid);
    let may_begin = |form: &forms::FormRow| matches!(form.state, FormState::Open | FormState::Closing);
    found.read().ready().cloned().flatten().filter(may_begin)
}

/// The way to the form: the draft that was begun first, a new one otherwise.
#[component]
fn Prepare(form: RecordId) -> Element {
    let words = use_words();
    let wished = form.clone();
    let open = use_live(Topic::Drafts, move |db| drafts::open_of_form(db, &wished));
    let open = open.read();
    let begun = open.ready().map(Vec::as_slice).unwrap_or_default();
    rsx! {
        match begun {
            [only] => rsx! {
                Link { to: Route::Draft { id: only.id.0.to_string(), at: String::new() }, class: "button primary", {words.form_resume()} }
            },
            begun => rsx! {
                Link { to: Route::Begin { form: form.to_string() }, class: "button primary",
                    if begun.is_empty() { {words.form_prepare()} } else { {words.form_resume()} }
                }
            },
        }
    }
}

/// A kept card that is looked at has no news any more.
fn use_looked_at(id: Option<RecordId>) {
    let look = use_act(|actions, id: RecordId| async move { actions.looked_at(id).await });
    let kept = use_kept();
    let mut told = use_signal(|| false);
    use_effect(move || {
        let Some(id) = id.clone() else { return };
        if !*told.peek() && holds(&kept.read(), &id) {
            told.set(true);
            look(id);
        }
    });
}
