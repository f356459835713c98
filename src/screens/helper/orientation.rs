//! The orientation sheet: where to go, when, with what; on paper, and as a code that any telephone reads.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::aid::Aid;
use domain::ids::RecordId;
use domain::orientation::{Orientation, Unfit};
use domain::sheet::file_name;
use domain::slip::Slip;

use super::line::Line;
use crate::actions::{self, Actions, Code, code};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::desk::papers::Said;
use crate::screens::kept::use_kept_cards;
use crate::screens::parts::field::Radios;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::scan::Scan;
use crate::screens::words::{use_today, use_words};
use crate::store::reference::{Reader, aids};

/// The sheet, filled in from a kept card where one is chosen.
#[component]
pub fn OrientationForm(matter: String) -> Element {
    let words = use_words();
    let today = use_today();
    let read = use_context::<Keys>().read;
    let kept = use_kept_cards();
    let mut aid = use_signal(|| matter.clone());
    let (mut place, address, mut phone) =
        (use_signal(String::new), use_signal(String::new), use_signal(String::new));
    let (hours, mut bring) = (use_signal(String::new), use_signal(String::new));
    let mut card = use_signal(String::new);
    let mut unfit = use_signal(|| None::<Unfit>);
    let mut shown = use_signal(|| None::<Code>);
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let mut judged = move || {
        let sheet = Orientation {
            aid: aid(),
            place: place(),
            address: address(),
            phone: phone(),
            hours: hours(),
            bring: bring(),
        };
        let judged = sheet.judged();
        unfit.set(judged.as_ref().err().copied());
        // Whoever reads the code finds that card on their own telephone.
        judged.ok().map(|sheet| Slip {
            sheet,
            aid: RecordId::parse(&card()),
            made_on: today,
            cut: Vec::new(),
        })
    };
    let fill = use_ask(
        move |_: Actions, id: String| {
            let read = read.clone();
            async move {
                let Some(id) = RecordId::parse(&id) else { return Ok(None) };
                Ok(read.read(move |db: &Reader<'_>| aids::card(db, &id)).await?)
            }
        },
        move |found: actions::Result<Option<Aid>>| {
            let Ok(Some(found)) = found else { return };
            aid.set(found.title);
            place.set(found.contact.name.unwrap_or_default());
            phone.set(found.contact.phone.unwrap_or_default());
            bring.set(found.documents.join("\n"));
        },
    );
    let save = use_ask(
        move |actions: Actions, slip: Slip| async move {
            let paper = words.orientation_sheet(&slip, actions.now());
            actions.orient(slip.sheet.aid, paper, file_name(&[&words.orientation_name()], "pdf"), None).await
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    let cards: Vec<(String, String)> = std::iter::once((String::new(), words.orientation_card_none()))
        .chain(
            kept.read().ready().into_iter().flatten().map(|card| (card.id.to_string(), card.title.clone())),
        )
        .collect();
    rsx! {
        section { class: "group",
            h2 { {words.orientation_title()} }
            p { class: "quiet", {words.orientation_text()} }
            if cards.len() > 1 {
                // Their titles are longer than a list that opens is wide.
                Radios { name: "orientation-card", legend: words.orientation_card(), value: card(), options: cards,
                    onpick: move |id: String| { card.set(id.clone()); fill(id); } }
            }
            Line { id: "orientation-aid", label: words.orientation_aid(), value: aid, most: 120 }
            Line { id: "orientation-place", label: words.orientation_place(), hint: words.orientation_place_hint(), value: place, most: 120 }
            Line { id: "orientation-address", label: words.orientation_address(), value: address, most: 160 }
            Line { id: "orientation-phone", label: words.orientation_phone(), value: phone, most: 40 }
            Line { id: "orientation-hours", label: words.orientation_hours(), value: hours, most: 240, rows: 2 }
            Line { id: "orientation-bring", label: words.orientation_bring(), value: bring, most: 600, rows: 4 }
            div { role: "alert",
                if let Some(unfit) = unfit() {
                    div { class: "notice error", Icon { glyph: Glyph::Alert } p { {words.orientation_unfit(unfit.code())} } }
                }
            }
            div { class: "cluster",
                button { class: "button", r#type: "button",
                    onclick: move |_| if let Some(slip) = judged() { save(slip) },
                    Icon { glyph: Glyph::File } {words.orientation_save()}
                }
                button { class: "button plain", r#type: "button",
                    onclick: move |_| if let Some(slip) = judged() { shown.set(code(&words.orientation_code(&slip))) },
                    {words.orientation_show()}
                }
            }
            Said { said: said() }
            if let Some(code) = shown() {
                Scan { code, told: words.orientation_code_told(), text: words.orientation_code_text() }
            }
        }
    }
}
