//! One place: whether it is open, how one gets there and in touch, what it is for, and where the Region has it from.

use dioxus::prelude::*;
use domain::hours::{Doubt, Opening};
use domain::ids::RecordId;
use domain::paris::paris;
use domain::place::{Appointment, Place, Wheelchair};

use super::asked::{From, View, use_asked};
use super::hours::{Day, HoursTable, Stops, week};
use super::row::OpenChip;
use crate::screens::Keys;
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Heading;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon, of_kind};
use crate::screens::parts::outside::Outside;
use crate::screens::parts::paragraphs::Paragraphs;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::report::Report;
use crate::screens::router::Route;
use crate::screens::share::Share;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::places;

/// What is read of a place: itself, whether it is open, and its week.
type Read = (Place, Opening, Vec<Day>);

/// A place, by the name of its record.
#[component]
pub fn PlacePage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let keys = use_context::<Keys>();
    let input = move || (RecordId::parse(&id.read()), keys.actions.now());
    let found = use_live_with(Topic::Places, input, |db, (id, now)| {
        let today = paris(*now).date_naive();
        let Some(place) = id.as_ref().map_or(Ok(None), |id| places::card(db, id))? else { return Ok(None) };
        let hours = places::hours(db, &place, today)?;
        let state = match (&hours, &place.hours) {
            (Some(hours), _) => hours.at(*now),
            (None, Some(_)) => Opening::Unknown(Doubt::Unreadable),
            (None, None) if place.hours_said.is_some() => Opening::Unknown(Doubt::Unreadable),
            (None, None) => Opening::Unknown(Doubt::Unstated),
        };
        let days = week(hours.as_ref(), today);
        Ok(Some((place, state, days)))
    });
    rsx! {
        div { class: "page",
            Link { to: Route::Places {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.places_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! {
                    Heading { text: words.place_missing_title() }
                    Empty { glyph: Glyph::Places, title: words.place_missing_text(),
                        Link { to: Route::Places {}, class: "button", {words.place_missing_action()} }
                    }
                },
                Live::Ready(Some(read)) => rsx! { Whole { key: "{read.0.id}", read: read.clone() } },
            }
        }
    }
}

#[component]
fn Whole(read: Read) -> Element {
    let words = use_words();
    let (place, state, days) = read;
    let (glyph, hue) = of_kind(place.kind);
    let travels = !place.stops.is_empty();
    let appointment = place.appointment.map(|how| match how {
        Appointment::Only => "only",
        Appointment::Possible => "possible",
    });
    rsx! {
        article { class: "aid place",
            header { class: "aid-head",
                div { class: "cluster",
                    span { class: "badge {hue}", Icon { glyph } }
                    span { class: "eyebrow", {words.places_kind(place.kind.slug())} }
                }
                Heading { text: place.name.clone(), lang: "fr" }
                div { class: "cluster",
                    if !travels { OpenChip { state } }
                    if let Some(how) = appointment { span { class: "chip", {words.places_appointment(how)} } }
                    if place.telehealth { span { class: "chip", Icon { glyph: Glyph::Health } {words.places_telehealth()} } }
                }
            }
            Ways { place: place.clone() }
            if travels { Stops { place: place.clone() } }
            HoursTable { days, said: place.hours_said.clone(), travels }
            About { place: place.clone() }
            Share { name: "place", field: "place-text", title: words.place_share(), text: written(&place), told: words.place_code_told() }
            Origin { place: place.clone() }
            Report { record: place.id, title: place.name }
        }
    }
}

/// How one gets there and in touch.
#[component]
fn Ways(place: Place) -> Element {
    let words = use_words();
    let mut asked = use_asked();
    let navigator = use_navigator();
    let town = [place.postcode.clone(), place.commune_name.clone()].into_iter().flatten().collect::<Vec<_>>();
    let lines: Vec<String> =
        place.address.iter().cloned().chain([town.join(" ")]).filter(|line| !line.is_empty()).collect();
    let (point, name) = (place.point, place.name.clone());
    rsx! {
        section { class: "section",
            h2 { {words.place_address()} }
            if !lines.is_empty() {
                address { class: "address", lang: "fr", for (index, line) in lines.into_iter().enumerate() { span { key: "{index}", "{line}" } } }
            }
            if place.approximate { p { class: "chip note", Icon { glyph: Glyph::Info } {words.places_approximate()} } }
            div { class: "step-actions",
                if let Some(phone) = &place.phone {
                    Outside { url: "tel:{phone}", text: words.place_call(&spaced(phone)), class: "primary", glyph: Glyph::Phone }
                }
                if let Some(point) = point {
                    Outside { url: geo(point, &name), text: words.place_go(), glyph: Glyph::Places }
                }
                if let Some(email) = &place.email {
                    Outside { url: "mailto:{email}", text: words.place_write(), glyph: Glyph::Mail }
                }
                if let Some(web) = &place.web {
                    Outside { url: web.clone(), text: words.place_site() }
                }
            }
            if let Some(point) = point {
                p { class: "small quiet", {words.place_go_text(&coordinates(point))} }
                div { class: "cluster",
                    button { class: "button plain", r#type: "button",
                        onclick: { let name = name.clone(); move |_| {
                            let mut asked = asked.write();
                            asked.from = From::Named(name.clone(), point);
                            asked.view = View::Map;
                            navigator.push(Route::Places {});
                        } },
                        {words.place_on_map()}
                    }
                    button { class: "button plain", r#type: "button",
                        onclick: move |_| {
                            let mut asked = asked.write();
                            asked.from = From::Named(name.clone(), point);
                            asked.view = View::List;
                            navigator.push(Route::Places {});
                        },
                        {words.place_around()}
                    }
                    Outside { url: osm(point), text: words.place_on_osm(), class: "plain" }
                }
            }
        }
    }
}

/// What it is for, how one gets in, what to bring.
#[component]
fn About(place: Place) -> Element {
    let words = use_words();
    let wheelchair = place.wheelchair.map(Wheelchair::slug);
    rsx! {
        if let Some(booking) = place.booking {
            section { class: "section", h2 { {words.place_booking()} } div { lang: "fr", Paragraphs { text: booking } } }
        }
        if !place.bring.is_empty() {
            section { class: "section", h2 { {words.place_bring()} }
                ul { class: "ticks", lang: "fr", for thing in place.bring { li { key: "{thing}", Icon { glyph: Glyph::Check } span { "{thing}" } } } }
            }
        }
        if !place.services.is_empty() {
            section { class: "section", h2 { {words.place_services()} }
                ul { class: "ticks", lang: "fr", for service in place.services { li { key: "{service}", Icon { glyph: Glyph::Check } span { "{service}" } } } }
            }
        }
        if wheelchair.is_some() || place.companion {
            section { class: "section", h2 { {words.place_access()} }
                if let Some(how) = wheelchair { p { {words.place_wheelchair(how)} } }
                if place.companion { p { {words.place_companion()} } }
            }
        }
        if let Some(note) = place.note {
            section { class: "section", h2 { {words.place_note()} } div { lang: "fr", Paragraphs { text: note } } }
        }
    }
}

#[component]
fn Origin(place: Place) -> Element {
    let words = use_words();
    let day = words.day(place.verified_on);
    rsx! {
        section { class: "section",
            h2 { {words.place_source()} }
            p {
                if place.verified_by_fetch { {words.place_source_fetched(&place.source, &day)} } else { {words.place_source_line(&place.source, &day)} }
            }
            if let Some(licence) = place.licence { p { class: "small quiet", {words.place_licence(&licence)} } }
            if let Some(url) = place.source_url { Outside { url, text: words.aid_open_source() } }
        }
    }
}

/// Its name, where it is, how one calls.
fn written(place: &Place) -> String {
    let town = [place.postcode.clone(), place.commune_name.clone()].into_iter().flatten().collect::<Vec<_>>();
    let lines = [vec![place.name.clone()], place.address.clone(), vec![town.join(" ")]];
    let ways = [place.phone.clone(), place.email.clone(), place.web.clone()];
    let lines = lines.into_iter().flatten().chain(ways.into_iter().flatten());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A number as it is read: in pairs.
pub fn spaced(phone: &str) -> String {
    if phone.len() != 10 || !phone.bytes().all(|byte| byte.is_ascii_digit()) {
        return phone.to_owned();
    }
    let pairs = phone.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).into_owned());
    pairs.collect::<Vec<_>>().join("\u{a0}")
}

/// As it is copied into a map.
pub fn coordinates(point: domain::distance::Point) -> String {
    let (lat, lon) = point.degrees();
    format!("{lat:.5}, {lon:.5}")
}

/// Where it is, on a map that every browser opens: some systems have no maps of their own.
pub fn osm(point: domain::distance::Point) -> String {
    let (lat, lon) = point.degrees();
    let page = include_str!("../../../assets/map/elsewhere.txt").trim_end();
    page.replace("{lat}", &format!("{lat:.5}")).replace("{lon}", &format!("{lon:.5}"))
}

/// Where it is, for the system's own maps (RFC 5870, with the name that Android shows).
pub fn geo(point: domain::distance::Point, name: &str) -> String {
    let (lat, lon) = point.degrees();
    let name: String = name
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("geo:{lat:.5},{lon:.5}?q={lat:.5},{lon:.5}({name})")
}
