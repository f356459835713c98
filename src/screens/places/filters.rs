//! What the places are narrowed by: groups in one tap, kinds one by one, distance, open, access.

use dioxus::prelude::*;
use domain::place::Kind;

use super::asked::{DISTANCES, Group, use_asked};
use crate::screens::parts::field::{Pick, Switch};
use crate::screens::parts::icon::{Glyph, Icon, of_kind};
use crate::screens::words::use_words;

/// The groups, and a panel for the rest. `kinds` are those held, with their counts; `far` if there is a distance.
#[component]
pub fn PlaceFilters(kinds: Vec<(Kind, usize)>, far: bool) -> Element {
    let words = use_words();
    let mut asked = use_asked();
    let mut unfolded = use_signal(|| false);
    let now = asked.read().clone();
    let chosen = [now.open, now.wheelchair].into_iter().filter(|on| *on).count();
    let pressed = |group: Group| now.kinds.as_slice() == group.kinds();
    rsx! {
        section { class: "stack", aria_label: words.places_what(),
            ul { class: "cluster",
                for group in Group::ALL {
                    li { key: "{group.code()}",
                        button { class: if pressed(group) { "chip on" } else { "chip" }, r#type: "button", aria_pressed: "{pressed(group)}",
                            onclick: move |_| asked.write().kinds = group.kinds().to_vec(),
                            {words.places_group(group.code())}
                        }
                    }
                }
                li {
                    button { class: if now.kinds.is_empty() { "chip on" } else { "chip" }, r#type: "button", aria_pressed: "{now.kinds.is_empty()}",
                        onclick: move |_| asked.write().kinds.clear(),
                        {words.places_group("all")}
                    }
                }
                li {
                    button { class: "button plain", r#type: "button", id: "places-filters", aria_expanded: "{unfolded}", aria_controls: "place-filters",
                        onclick: move |_| unfolded.toggle(),
                        Icon { glyph: Glyph::Filter } {words.places_filters()}
                        if chosen > 0 { span { class: "count", "{chosen}" } }
                    }
                }
            }
            if unfolded() {
                div { class: "card soft filters-card", id: "place-filters",
                    if far {
                        div { class: "filters",
                            Pick { id: "places-km", label: words.places_km(), value: now.km.map(|km| km.to_string()).unwrap_or_default(),
                                options: distances(words),
                                onpick: move |km: String| asked.write().km = km.parse().ok() }
                        }
                    }
                    div { class: "choices",
                        Switch { label: words.places_open_only(), hint: words.places_open_only_hint(), on: now.open, onflip: move |on| asked.write().open = on }
                        Switch { label: words.places_wheelchair_only(), hint: words.places_wheelchair_only_hint(), on: now.wheelchair, onflip: move |on| asked.write().wheelchair = on }
                    }
                    fieldset { class: "kinds",
                        legend { class: "legend", {words.places_kinds()} }
                        for (kind, count) in kinds {
                            label { key: "{kind.slug()}", class: "choice",
                                input { r#type: "checkbox", checked: now.kinds.contains(&kind),
                                    onchange: move |event| {
                                        let mut asked = asked.write();
                                        asked.kinds.retain(|one| *one != kind);
                                        if event.checked() { asked.kinds.push(kind) }
                                    } }
                                span { class: "badge small {of_kind(kind).1}", Icon { glyph: of_kind(kind).0 } }
                                span { class: "grow", {words.places_kind_count(&words.places_kind(kind.slug()), count)} }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn distances(words: &crate::words::Words) -> Vec<(String, String)> {
    let within = DISTANCES.iter().map(|km| (km.to_string(), words.places_km_within(*km as usize)));
    within.chain([(String::new(), words.places_km_all())]).collect()
}
