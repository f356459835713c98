//! One event: when, where, what it costs, for whom, and where the Region has it from.

use dioxus::prelude::*;
use domain::event::{Booking, Event};
use domain::ids::RecordId;
use domain::place::Wheelchair;

use super::calendar::AddToCalendar;
use super::dates::{DatesOf, WhenLines};
use super::venue::{Where, lines};
use crate::screens::kept::{holds, use_keep_event, use_kept};
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Heading;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon, of_event};
use crate::screens::parts::outside::Outside;
use crate::screens::parts::paragraphs::Paragraphs;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::places::place::spaced;
use crate::screens::report::Report;
use crate::screens::router::Route;
use crate::screens::share::Share;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::events;
use crate::words::{Language, Words};

/// An event, by the name of its record.
#[component]
pub fn EventPage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let input = move || RecordId::parse(&id.read());
    let found = use_live_with(Topic::Events, input, |db, id: &Option<RecordId>| {
        id.as_ref().map_or(Ok(None), |id| events::card(db, id))
    });
    rsx! {
        div { class: "page",
            Link { to: Route::Agenda {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.events_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! {
                    Heading { text: words.event_missing_title() }
                    Empty { glyph: Glyph::Outing, hue: "hue-cassis", title: words.event_missing_text(),
                        Link { to: Route::Agenda {}, class: "button", {words.event_missing_action()} }
                    }
                },
                Live::Ready(Some(event)) => rsx! { Whole { key: "{event.id}", event: event.clone() } },
            }
        }
    }
}

#[component]
fn Whole(event: Event) -> Element {
    let words = use_words();
    let today = use_today();
    let (glyph, hue) = of_event(event.theme);
    let off = event.status.is_off();
    let dates = DatesOf { dates: event.dates.clone(), off };
    let text = written(&event, words, today);
    rsx! {
        article { class: "aid event",
            header { class: "aid-head",
                div { class: "cluster",
                    span { class: "badge {hue}", Icon { glyph } }
                    span { class: "eyebrow", {words.event_theme(event.theme.slug())} }
                }
                Heading { text: event.title.clone(), lang: "fr" }
                if !event.summary.is_empty() { p { class: "lead", lang: "fr", "{event.summary}" } }
                StatusNotice { event: event.clone() }
                Keep { id: event.id.clone(), title: event.title.clone() }
            }
            WhenLines { dates }
            Where { event: event.clone() }
            Price { event: event.clone() }
            Welcome { event: event.clone() }
            About { event: event.clone() }
            AddToCalendar { events: vec![event.clone()], whole: false }
            Share { name: "event", field: "event-text", title: words.event_share(), text, told: words.event_code_told() }
            Origins { event: event.clone() }
            Report { record: event.id, title: event.title }
        }
    }
}

/// What became of it, where it is not as announced.
#[component]
fn StatusNotice(event: Event) -> Element {
    let words = use_words();
    let code = event.status.slug();
    if event.status == domain::event::Status::Scheduled {
        return rsx! {};
    }
    rsx! {
        div { class: if event.status.is_off() { "notice error" } else { "notice warning" }, role: "status",
            Icon { glyph: if event.status.is_off() { Glyph::Cross } else { Glyph::Info } }
            div { class: "stack tight",
                p { strong { {words.event_status(code)} } }
                p { {words.event_status_text(code)} }
                if let Some(said) = event.status_said { p { lang: "fr", "{said}" } }
            }
        }
    }
}

#[component]
fn Keep(id: RecordId, title: String) -> Element {
    let words = use_words();
    let kept = use_kept();
    let keep = use_keep_event();
    let on = holds(&kept.read(), &id);
    rsx! {
        div { class: "cluster",
            button { class: if on { "button star-on" } else { "button" }, r#type: "button", aria_pressed: "{on}",
                onclick: move |_| keep((id.clone(), title.clone(), !on)),
                Icon { glyph: Glyph::Star }
                if on { {words.event_unkeep()} } else { {words.event_keep()} }
            }
        }
    }
}

/// What it costs, and how one books.
#[component]
fn Price(event: Event) -> Element {
    let words = use_words();
    let number = |phone: &str| words.event_book_call(&spaced(phone));
    rsx! {
        section { class: "section",
            h2 { {words.event_price()} }
            p { strong { {words.event_cost(event.price.cost.slug())} } }
            if let Some(said) = event.price.said { p { lang: "fr", "{said}" } }
            if !event.booking.is_empty() {
                h3 { {words.event_booking()} }
                div { class: "step-actions",
                    for (index, way) in event.booking.into_iter().enumerate() {
                        match way {
                            Booking::Web(url) => rsx! { Outside { key: "{index}", url, text: words.event_book_open(), class: if index == 0 { "primary" } else { "" } } },
                            Booking::Phone(phone) => rsx! { Outside { key: "{index}", text: number(&phone), url: "tel:{phone}", glyph: Glyph::Phone } },
                            Booking::Email(email) => rsx! { Outside { key: "{index}", url: "mailto:{email}", text: words.place_write(), glyph: Glyph::Mail } },
                        }
                    }
                }
            }
        }
    }
}

/// For whom, and what is made for whom.
#[component]
fn Welcome(event: Event) -> Element {
    let words = use_words();
    let wheelchair = event.wheelchair.map(Wheelchair::slug);
    let ages = match (event.audience.from_age, event.audience.to_age) {
        (Some(from), Some(to)) => Some(words.event_ages(from.into(), to.into())),
        (Some(from), None) => Some(words.event_age_from(from.into())),
        (None, Some(to)) => Some(words.event_age_to(to.into())),
        (None, None) => None,
    };
    let young = event.audience.young.then(|| words.event_young());
    let whom: Vec<String> = young.into_iter().chain(ages).collect();
    rsx! {
        if !whom.is_empty() {
            section { class: "section", h2 { {words.event_audience()} } p { {whom.join(", ")} } }
        }
        if wheelchair.is_some() || !event.access.is_empty() {
            section { class: "section",
                h2 { {words.events_access()} }
                ul { class: "ticks",
                    for flag in event.access { li { key: "{flag.slug()}", Icon { glyph: Glyph::Check } span { {words.event_access(flag.slug())} } } }
                }
                if let Some(how) = wheelchair { p { {words.event_wheelchair(how)} } }
            }
        }
    }
}

/// What its organisers write, in the reader's language where they do.
#[component]
fn About(event: Event) -> Element {
    let words = use_words();
    let mine = match words.language() {
        Language::French => None,
        Language::English => event.translations.iter().find(|one| one.language == words.language().code()),
    };
    rsx! {
        if let Some(own) = mine {
            section { class: "section", lang: own.language.clone(),
                h2 { {words.event_in_language(&own.language)} }
                p { strong { "{own.title}" } }
                div { class: "prose", p { if own.description.is_empty() { "{own.summary}" } else { "{own.description}" } } }
            }
        }
        if !event.description.is_empty() {
            section { class: "section", h2 { {words.event_about()} } Paragraphs { text: event.description } }
        }
        if let Some(organiser) = event.organiser {
            section { class: "section", h2 { {words.event_organiser()} } p { lang: "fr", "{organiser}" } }
        }
    }
}

/// Every source that speaks of it, the day of each, and its licence.
#[component]
fn Origins(event: Event) -> Element {
    let words = use_words();
    rsx! {
        section { class: "section",
            h2 { {words.event_sources()} }
            for origin in event.origins {
                div { key: "{origin.record}", class: "stack tight",
                    p {
                        if origin.verified_by_fetch { {words.place_source_fetched(&origin.source, &words.day(origin.verified_on))} }
                        else { {words.place_source_line(&origin.source, &words.day(origin.verified_on))} }
                    }
                    if let Some(licence) = origin.licence { p { class: "small quiet", {words.place_licence(&licence)} } }
                    if let Some(url) = origin.url { div { class: "cluster", Outside { url, text: words.aid_open_source() } } }
                }
            }
        }
    }
}

/// To hand on: its title, when, where, its page.
fn written(event: &Event, words: &Words, today: chrono::NaiveDate) -> String {
    let when = event
        .dates
        .said(today)
        .lines
        .iter()
        .map(|line| words.event_line_alone(line, today))
        .collect::<Vec<_>>();
    let status =
        (event.status != domain::event::Status::Scheduled).then(|| words.event_status(event.status.slug()));
    let page = event.origins.iter().find_map(|origin| origin.url.clone());
    let all =
        [event.title.clone()].into_iter().chain(status).chain(when).chain(lines(&event.venue)).chain(page);
    all.collect::<Vec<_>>().join("\n")
}
