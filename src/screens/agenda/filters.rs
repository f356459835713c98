//! What the agenda is narrowed by: when in one tap, the rest in a panel.

use chrono::TimeDelta;
use dioxus::prelude::*;
use domain::event::{Access, Theme};

use super::chosen_days::ChosenDays;
use super::wanted::{Span, use_wanted};
use crate::screens::parts::field::{Pick, Switch};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::places::asked::DISTANCES;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::reference::events::How;
use crate::words::Words;

/// Ways to take part, as they are offered.
const WAYS: [(&str, How); 3] = [("any", How::Any), ("there", How::There), ("online", How::Online)];

/// When, and a panel for the rest. `themes` are those held, with their counts; `far` if there is a distance.
#[component]
pub fn EventFilters(themes: Vec<(Theme, usize)>, far: bool) -> Element {
    let words = use_words();
    let today = use_today();
    let mut wanted = use_wanted();
    let mut unfolded = use_signal(|| false);
    let now = wanted.read().clone();
    let chosen = now.chosen();
    let later = match now.span {
        Span::Chosen(..) => now.span,
        _ => Span::Chosen(today, today + TimeDelta::days(29)),
    };
    rsx! {
        section { class: "stack", aria_label: words.events_when(),
            ul { class: "cluster",
                for span in [Span::Weekend, Span::Week, later] {
                    li { key: "{span.code()}",
                        button { class: if now.span == span { "chip on" } else { "chip" }, r#type: "button", id: "events-{span.code()}", aria_pressed: "{now.span == span}",
                            onclick: move |_| wanted.write().span = span,
                            {words.events_span(span.code())}
                        }
                    }
                }
                li {
                    button { class: "button plain", r#type: "button", id: "events-filters", aria_expanded: "{unfolded}", aria_controls: "event-filters",
                        onclick: move |_| unfolded.toggle(),
                        Icon { glyph: Glyph::Filter } {words.events_filters()}
                        if chosen > 0 { span { class: "count", "{chosen}" } }
                    }
                }
                li {
                    Link { to: Route::Mine {}, class: "button plain", Icon { glyph: Glyph::Star } {words.events_mine()} }
                }
            }
            if let Span::Chosen(from, to) = now.span { ChosenDays { from, to } }
            if unfolded() { Panel { themes, far } }
        }
    }
}

#[component]
fn Panel(themes: Vec<(Theme, usize)>, far: bool) -> Element {
    let words = use_words();
    let mut wanted = use_wanted();
    let now = wanted.read().clone();
    let way = WAYS.iter().find(|(_, how)| *how == now.how).map_or("any", |(code, _)| *code);
    rsx! {
        div { class: "card soft filters-card", id: "event-filters",
            div { class: "filters",
                if far {
                    Pick { id: "events-km", label: words.events_km(), value: now.km.map(|km| km.to_string()).unwrap_or_default(),
                        options: distances(words), onpick: move |km: String| wanted.write().km = km.parse().ok() }
                }
                Pick { id: "events-theme", label: words.events_theme(), value: now.theme.map(Theme::slug).unwrap_or_default(),
                    options: named(&themes, words), onpick: move |slug: String| wanted.write().theme = Theme::parse(&slug) }
                Pick { id: "events-how", label: words.events_how(), value: way,
                    options: WAYS.map(|(code, _)| (code.to_owned(), words.events_how_code(code))).to_vec(),
                    onpick: move |code: String| {
                        let how = WAYS.iter().find(|(known, _)| *known == code).map(|(_, how)| *how);
                        wanted.write().how = how.unwrap_or_default();
                    } }
            }
            div { class: "choices",
                Switch { label: words.events_free(), hint: words.events_free_hint(), on: now.free, onflip: move |on| wanted.write().free = on }
                Switch { label: words.events_young(), hint: words.events_young_hint(), on: now.young, onflip: move |on| wanted.write().young = on }
                Switch { label: words.events_wheelchair(), hint: words.events_wheelchair_hint(), on: now.wheelchair, onflip: move |on| wanted.write().wheelchair = on }
            }
            fieldset { class: "kinds",
                legend { class: "legend", {words.events_access()} }
                p { class: "hint", {words.events_access_hint()} }
                for flag in Access::ALL {
                    label { key: "{flag.slug()}", class: "choice",
                        input { r#type: "checkbox", checked: now.access.contains(&flag),
                            onchange: move |event| {
                                let mut wanted = wanted.write();
                                wanted.access.retain(|one| *one != flag);
                                if event.checked() { wanted.access.push(flag) }
                            } }
                        span { class: "grow", {words.event_access(flag.slug())} }
                    }
                }
            }
            if now.chosen() > 0 {
                button { class: "button plain", r#type: "button", onclick: move |_| wanted.write().clear(), {words.events_fewer()} }
            }
        }
    }
}

fn distances(words: &Words) -> Vec<(String, String)> {
    let within = DISTANCES.iter().map(|km| (km.to_string(), words.places_km_within(*km as usize)));
    within.chain([(String::new(), words.places_km_all())]).collect()
}

fn named(themes: &[(Theme, usize)], words: &Words) -> Vec<(String, String)> {
    let named = themes.iter().map(|(theme, count)| {
        (theme.slug().to_owned(), words.events_theme_count(&words.event_theme(theme.slug()), *count))
    });
    [(String::new(), words.events_theme_all())].into_iter().chain(named).collect()
}
