//! One school: its page of the digital workspace first, how to reach it, what to do when it does not work.

use dioxus::prelude::*;
use domain::ids::RecordId;
use domain::school::School;

use super::children::Whose;
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::{Heading, Page};
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::outside::Outside;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::places::place::spaced;
use crate::screens::report::Report;
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;
use crate::store::reference::schools;

/// What helps where signing in does not work, by who it is.
const HELP: [(&str, &str); 3] = [
    ("link:educonnect-parents", "parent"),
    ("link:educonnect-eleves", "pupil"),
    ("link:educonnect-probleme", "trouble"),
];

/// One school, whole.
#[component]
pub fn SchoolPage(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let named = move || RecordId::parse(&id.read());
    let found = use_live_with(Topic::Places, named, |db, id: &Option<RecordId>| match id {
        Some(id) => schools::card(db, id),
        None => Ok(None),
    });
    let back = rsx! {
        Link { to: Route::School {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.topic_school())} }
    };
    match &*found.read() {
        Live::Loading => rsx! { Page { title: words.topic_school(), Waiting { words } } },
        Live::Failed(error) => {
            rsx! { Page { title: words.topic_school(), Failed { code: error.code(), words } } }
        }
        Live::Ready(None) => rsx! {
            Page { title: words.school_missing(),
                {back}
                Empty { glyph: Glyph::School, hue: "hue-info", title: words.school_missing(), text: words.school_missing_text() }
            }
        },
        Live::Ready(Some(school)) => rsx! {
            div { class: "page",
                {back}
                Whole { school: school.clone() }
            }
        },
    }
}

#[component]
fn Whole(school: School) -> Element {
    let words = use_words();
    let place = school.commune_name.clone().unwrap_or_default();
    let address: Vec<String> = school
        .address
        .iter()
        .cloned()
        .chain([format!("{} {place}", school.postcode.clone().unwrap_or_default()).trim().to_owned()])
        .collect();
    let broken = school.ent.as_ref().and_then(|ent| ent.broken_since);
    let source = words.rights_source(&school.source, &words.day(school.verified_on));
    rsx! {
        header { class: "aid-head",
            p { class: "eyebrow", {words.school_kind_of(school.kind, school.private)} }
            Heading { text: school.name.clone(), lang: "fr" }
            p { class: "quiet", lang: "fr", "{place}" if let Some(department) = &school.department { " ({department})" } }
        }
        section { class: "card stack",
            h2 { {words.school_ent()} }
            match &school.ent {
                Some(ent) => rsx! {
                    if let Some(day) = broken { p { class: "notice warning", Icon { glyph: Glyph::Alert } span { {words.school_ent_broken(&words.day(day))} } } }
                    Outside { url: ent.url.clone(), text: words.school_open_ent(), class: "primary full" }
                    p { class: "small quiet", {words.school_ent_text()} }
                    if let Some(day) = ent.verified_on { p { class: "small quiet", {words.aid_verified(&words.day(day))} } }
                },
                None => rsx! {
                    p { {words.school_no_ent()} }
                    p { class: "small quiet", {words.school_ent_text()} }
                },
            }
            details { class: "fold",
                summary { {words.school_trouble()} }
                div { class: "stack",
                    p { {words.school_trouble_text()} }
                    ul { class: "rows",
                        for (id, code) in HELP {
                            LinkRow { key: "{id}", to: Route::LinkPage { id: id.to_owned() }, glyph: Glyph::Help, hue: "hue-gold", title: words.school_trouble_case(code) }
                        }
                    }
                }
            }
        }
        Whose { school: school.clone() }
        section { class: "card stack",
            h2 { {words.school_reach()} }
            if let Some(phone) = &school.phone { Outside { url: format!("tel:{phone}"), text: words.place_call(&spaced(phone)), glyph: Glyph::Phone } }
            if let Some(web) = &school.web { Outside { url: web.clone(), text: words.school_site() } }
            if let Some(email) = &school.email { Outside { url: format!("mailto:{email}"), text: words.school_write(), glyph: Glyph::Mail } }
            address { lang: "fr", for line in address { span { key: "{line}", "{line}" br {} } } }
            p { class: "small quiet", {words.school_number(&school.uai)} }
            p { class: "small quiet", lang: "fr", "{source}" }
        }
        Report { record: school.id.clone(), title: school.name.clone() }
    }
}
