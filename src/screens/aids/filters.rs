//! What the list of aids is narrowed by: chosen once, shown as chips that can be taken away.

use dioxus::prelude::*;

use super::list::{Filters, Order, use_filters};
use crate::screens::communes::use_my_commune;
use crate::screens::eligibility::use_verdicts;
use crate::screens::live::use_live;
use crate::screens::parts::field::{Pick, Switch};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::aids;
use crate::words::Words;

/// The fields that narrow the list.
#[component]
pub fn FilterFields() -> Element {
    let words = use_words();
    let mut filters = use_filters();
    let commune = use_my_commune();
    let facets = use_live(Topic::Aids, aids::facets);
    let facets = facets.read().ready().cloned().unwrap_or_default();
    let now = filters.read().clone();
    let judges = !use_verdicts().read().is_empty();
    let named = |codes: &[(String, usize)], name: &dyn Fn(&str) -> String| {
        let mut named: Vec<_> =
            codes.iter().map(|(code, count)| (code.clone(), format!("{} ({count})", name(code)))).collect();
        named.sort_by(|a, b| a.1.cmp(&b.1));
        named.insert(0, (String::new(), words.aids_filter_all()));
        named
    };
    let mut places = vec![(String::new(), words.aids_territory_all())];
    if let Some(commune) = commune.read().as_ref() {
        places.push(("here".to_owned(), words.aids_territory_here(&commune.name)));
    }
    rsx! {
        div { class: "card soft filters-card", id: "filters",
            div { class: "filters",
                Pick { id: "filter-audience", label: words.aids_filter_audience(), value: now.audience.clone().unwrap_or_default(),
                    options: named(&facets.audiences, &|code| words.audience(code)),
                    onpick: move |code| filters.write().audience = some(code) }
                Pick { id: "filter-theme", label: words.aids_filter_theme(), value: now.theme.clone().unwrap_or_default(),
                    options: named(&facets.themes, &|code| words.theme(code)),
                    onpick: move |code| filters.write().theme = some(code) }
                Pick { id: "filter-type", label: words.aids_filter_type(), value: now.aid_type.clone().unwrap_or_default(),
                    options: named(&facets.aid_types, &|code| words.aid_type(code)),
                    onpick: move |code| filters.write().aid_type = some(code) }
                Pick { id: "filter-territory", label: words.aids_filter_territory(), value: if now.here { "here" } else { "" },
                    options: places, onpick: move |code: String| filters.write().here = code == "here" }
                Pick { id: "sort", label: words.aids_sort(), value: now.order.code(),
                    options: orders(judges, words), onpick: move |code: String| filters.write().order = Order::parse(&code) }
            }
            div { class: "choices",
                Switch { label: words.aids_filter_open(), hint: "", on: now.open, onflip: move |on| filters.write().open = on }
                Switch { label: words.aids_filter_kept(), hint: "", on: now.kept, onflip: move |on| filters.write().kept = on }
            }
        }
    }
}

fn orders(judges: bool, words: &Words) -> Vec<(String, String)> {
    let mut orders = vec![
        ("relevance".to_owned(), words.aids_sort_relevance()),
        ("title".to_owned(), words.aids_sort_title()),
        ("deadline".to_owned(), words.aids_sort_deadline()),
        ("verified".to_owned(), words.aids_sort_verified()),
    ];
    if judges {
        orders.push(("verdict".to_owned(), words.aids_sort_verdict()));
    }
    orders
}

fn some(code: String) -> Option<String> {
    Some(code).filter(|code| !code.is_empty())
}

/// One chip for each filter that holds; taking it away gives focus back to the filters.
#[component]
pub fn ChosenFilters() -> Element {
    let words = use_words();
    let mut filters = use_filters();
    let now = filters.read().clone();
    let chosen = chosen(&now, words);
    if chosen.is_empty() {
        return rsx! {};
    }
    rsx! {
        ul { class: "cluster", aria_label: words.aids_chosen(),
            for (which, name) in chosen {
                li { key: "{which:?}",
                    button { class: "chip on", r#type: "button", aria_label: words.aids_remove_filter(&name),
                        onclick: move |_| {
                            filters.write().without(which);
                            document::eval("document.getElementById('filters-open')?.focus()");
                        },
                        "{name}"
                        Icon { glyph: Glyph::Close }
                    }
                }
            }
            li {
                button { class: "button plain", r#type: "button", onclick: move |_| filters.set(Filters::default()), {words.aids_clear()} }
            }
        }
    }
}

/// Which filter a chip stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The situation.
    Audience,
    /// The theme.
    Theme,
    /// The type of aid.
    Kind,
    /// The territory.
    Here,
    /// Open today.
    Open,
    /// Kept.
    Kept,
}

fn chosen(filters: &Filters, words: &Words) -> Vec<(Which, String)> {
    let audience = filters.audience.as_ref().map(|code| (Which::Audience, words.audience(code)));
    let theme = filters.theme.as_ref().map(|code| (Which::Theme, words.theme(code)));
    let kind = filters.aid_type.as_ref().map(|code| (Which::Kind, words.aid_type(code)));
    let here = filters.here.then(|| (Which::Here, words.settings_commune()));
    let open = filters.open.then(|| (Which::Open, words.aids_filter_open()));
    let kept = filters.kept.then(|| (Which::Kept, words.aids_filter_kept()));
    [audience, theme, kind, here, open, kept].into_iter().flatten().collect()
}
