//! What the app and the page's script say to each other (`assets/map/map.mjs`).
#![allow(clippy::disallowed_methods, reason = "waits for the page, reads nothing, writes nothing")]

use dioxus::prelude::*;
use domain::distance::Point;
use domain::ids::RecordId;

use super::{Pin, label};
use crate::screens::live::use_live;
use crate::store::Topic;
use crate::store::reference::communes::{self, Town};
use crate::words::Words;

/// The one stage of a page.
pub const STAGE: &str = "map-stage";

/// What the page has said so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// The first drawing is there.
    pub drawn: bool,
    /// How many places the part shown holds.
    pub seen: Option<usize>,
    /// Whom the streets come from, where some are held.
    pub credit: String,
}

/// The communes, the larger first; none until they are read.
pub fn use_towns() -> Vec<Town> {
    let towns = use_live(Topic::Communes, communes::towns);
    towns.read().ready().cloned().unwrap_or_default()
}

/// What the page is told.
pub struct Told {
    /// The places.
    pub pins: Vec<Pin>,
    /// Where distances are counted from.
    pub here: Option<Point>,
    /// The place whose row is shown.
    pub chosen: Option<RecordId>,
    /// The sentences.
    pub words: &'static Words,
    /// The communes.
    pub towns: Vec<Town>,
}

/// Draws on the stage, and follows what changes.
pub fn use_drawing(told: Told, onchoose: Callback<RecordId>, onfail: EventHandler<()>) -> Signal<Drawn> {
    let Told { pins, here, chosen, words, towns } = told;
    let page = use_hook(|| {
        document::eval(
            "const { live } = await import(new URL('/map/map.mjs', location.href).href);
             await live(dioxus, 'map-stage');",
        )
    });
    let mut drawn = use_signal(Drawn::default);
    let pair = |point: Point| (point.lon, point.lat);
    // A page that is gone draws nothing: what it is told is lost without harm.
    use_effect(use_reactive!(|(pins, words)| {
        let row = |pin: &Pin| {
            let (lon, lat) = pair(pin.point);
            (pin.id.to_string(), pin.kind.slug(), label(pin, words), lon, lat, pin.approximate)
        };
        let _ = page.send(("pins", pins.iter().map(row).collect::<Vec<_>>()));
    }));
    use_effect(use_reactive!(|(here,)| {
        let _ = page.send(("here", here.map(pair)));
    }));
    use_effect(use_reactive!(|(chosen,)| {
        let _ = page.send(("chosen", chosen.map(|id| id.to_string()).unwrap_or_default()));
    }));
    use_effect(use_reactive!(|(towns,)| {
        let row = |town: &Town| (town.name.clone(), town.point.lon, town.point.lat, town.population);
        let _ = page.send(("towns", towns.iter().map(row).collect::<Vec<_>>()));
    }));
    use_future(move || async move {
        let mut page = page;
        while let Ok((what, value)) = page.recv::<(String, String)>().await {
            match what.as_str() {
                "drawn" => drawn.write().drawn = true,
                "seen" => drawn.write().seen = value.parse().ok(),
                "credit" => drawn.write().credit = value,
                "choose" => {
                    if let Some(id) = RecordId::parse(&value) {
                        onchoose(id);
                    }
                }
                "failed" => onfail(()),
                _ => {}
            }
        }
    });
    use_drop(move || {
        let _ = page.send(("gone", 0));
    });
    drawn
}
