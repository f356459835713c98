//! Every part in every state, on one page: for whoever changes the style sheet, and for the pictures.

use dioxus::prelude::*;
use domain::aid::{Calendar, State, Window};
use domain::distance::Point;
use domain::feedback::Unfit;
use domain::ids::RecordId;
use domain::personal::Personal;
use domain::place::Kind as PlaceKind;

use super::page::Page;
use super::parts::chip::{Chip, Deadline};
use super::parts::empty::Empty;
use super::parts::icon::{Glyph, Icon};
use super::parts::notice::{Kind, Notice, NoticeBox};
use super::parts::state::{Failed, Waiting};
use super::places::map::{Map, Pin};
use super::report::{Answer, Stands};
use super::words::{use_today, use_words};

/// Everything that a report can come to.
fn reports() -> Vec<Stands> {
    let named = Personal::ALL.map(|found| Stands::Unfit(Unfit::Names(found)));
    let others =
        [Stands::NoReason, Stands::Unfit(Unfit::Long), Stands::Failed("desk-closed"), Stands::Posted];
    named.into_iter().chain(others).collect()
}

/// The gallery; no screen leads here.
#[component]
pub fn Gallery() -> Element {
    let words = use_words();
    let today = use_today();
    let until = |days: u64| Calendar {
        windows: vec![Window { opens_on: None, closes_on: today.checked_add_days(chrono::Days::new(days)) }],
        ..Calendar::default()
    };
    let later = Calendar {
        windows: vec![Window { opens_on: today.checked_add_days(chrono::Days::new(9)), closes_on: None }],
        ..Calendar::default()
    };
    let stated = |state| Calendar { stated: Some(state), ..Calendar::default() };
    let all_year = Calendar { all_year: true, ..Calendar::default() };
    let calendars = [
        Calendar::default(),
        all_year,
        until(40),
        until(6),
        until(0),
        later,
        stated(State::Closed),
        stated(State::Ended),
    ];
    rsx! {
        Page { title: words.settings_look(),
            div { class: "cluster", for (rank, calendar) in calendars.into_iter().enumerate() { Deadline { key: "{rank}", calendar, today, words } } }
            div { class: "cluster", for glyph in Glyph::ALL { span { key: "{glyph:?}", class: "badge", Icon { glyph } } } }
            div { class: "cluster",
                for tone in ["", "good", "warn", "bad", "note", "on"] { Chip { key: "{tone}", tone, glyph: Glyph::Info, text: words.aids_title() } }
            }
            for kind in [Kind::Info, Kind::Warning, Kind::Error] {
                NoticeBox { notice: Notice::new(kind, words.offline_line()), words, onclose: |()| {} }
            }
            Chart {}
            for (rank, stands) in reports().into_iter().enumerate() { Answer { key: "{rank}", stands } }
            Waiting { words }
            Failed { code: "damaged", words }
            Empty { glyph: Glyph::Star, title: words.aids_none_kept(), text: words.aids_none_kept_text(),
                button { class: "button primary", r#type: "button", {words.aids_clear()} }
            }
        }
    }
}

/// A map of one place of each of five kinds, where those kinds really are; two stand at one address.
#[component]
fn Chart() -> Element {
    let mut chosen = use_signal(|| None::<RecordId>);
    let pins = [
        ("a", PlaceKind::FranceServices, "Vesoul", (47.62, 6.155), false),
        ("b", PlaceKind::Region, "Dijon", (47.331, 5.06), false),
        ("c", PlaceKind::HealthHouse, "Clamecy", (47.459, 3.519), true),
        ("d", PlaceKind::Museum, "Ornans", (47.105, 6.142), false),
        ("e", PlaceKind::DigitalHelp, "Vesoul", (47.62, 6.155), false),
    ];
    let pin = |(id, kind, name, (lat, lon), approximate): (&str, PlaceKind, &str, (f64, f64), bool)| {
        let (id, point) = (RecordId::parse(id)?, Point::of_degrees(lat, lon)?);
        Some(Pin { id, kind, name: name.to_owned(), point, approximate })
    };
    let pins: Vec<Pin> = pins.into_iter().filter_map(pin).collect();
    let row = pins.iter().find(|pin| Some(&pin.id) == chosen.read().as_ref()).map(|pin| pin.name.clone());
    rsx! {
        Map { pins, here: Point::of_degrees(47.24, 6.02), chosen: chosen(), onchoose: move |id| chosen.set(Some(id)) }
        if let Some(row) = row { p { id: "map-row", class: "card", "{row}" } }
    }
}
