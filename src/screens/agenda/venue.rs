//! Where an event takes place, and how one gets there.

use dioxus::prelude::*;
use domain::event::Event;

use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::outside::Outside;
use crate::screens::places::asked::{From, View, use_asked};
use crate::screens::places::place::{coordinates, geo, osm};
use crate::screens::router::Route;
use crate::screens::words::use_words;

/// Où.
#[component]
pub fn Where(event: Event) -> Element {
    let words = use_words();
    let mut asked = use_asked();
    let navigator = use_navigator();
    let venue = event.venue;
    let lines = lines(&venue);
    let name = venue.name.clone().unwrap_or(event.title);
    let point = venue.point;
    rsx! {
        section { class: "section",
            h2 { {words.event_where()} }
            if let Some(text) = super::row::from_home(event.attendance, words) { p { class: "chip", Icon { glyph: Glyph::Globe } "{text}" } }
            if lines.is_empty() && event.online.is_none() { p { class: "quiet", {words.event_where_none()} } }
            if !lines.is_empty() {
                address { class: "address", lang: "fr", for (index, line) in lines.into_iter().enumerate() { span { key: "{index}", "{line}" } } }
            }
            if venue.approximate { p { class: "chip note", Icon { glyph: Glyph::Info } {words.places_approximate()} } }
            div { class: "step-actions",
                if let Some(url) = event.online { Outside { url, text: words.event_online_open(), class: "primary", glyph: Glyph::Globe } }
                if let Some(point) = point { Outside { url: geo(point, &name), text: words.place_go(), glyph: Glyph::Places } }
            }
            if let Some(point) = point {
                p { class: "small quiet", {words.place_go_text(&coordinates(point))} }
                div { class: "cluster",
                    if let Some(place) = venue.place {
                        Link { class: "button plain", to: Route::PlacePage { id: place.to_string() }, {words.event_place_open()} }
                    }
                    button { class: "button plain", r#type: "button",
                        onclick: move |_| {
                            let mut asked = asked.write();
                            asked.from = From::Named(name.clone(), point);
                            asked.view = View::Map;
                            navigator.push(Route::Places {});
                        },
                        {words.place_on_map()}
                    }
                    Outside { url: osm(point), text: words.place_on_osm(), class: "plain" }
                }
            }
        }
    }
}

/// Its name, its address, its town; what is not known is left out.
pub fn lines(venue: &domain::event::Venue) -> Vec<String> {
    let town = [venue.postcode.clone(), venue.commune_name.clone()].into_iter().flatten().collect::<Vec<_>>();
    let lines = venue.name.iter().chain(&venue.address).cloned().chain([town.join(" ")]);
    lines.filter(|line| !line.is_empty()).collect()
}
