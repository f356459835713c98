//! « Échéances »: everything that is due, the soonest first, and a file for other calendars.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::calendar::{Due, Held, Kind, Published, Wanted, What, chosen, due};

use super::papers::Said;
use crate::actions;
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::live::{Live, use_live_on, use_live_with};
use crate::screens::page::Page;
use crate::screens::parts::chip::Chip;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::field::{Pick, Radios};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::settings::use_adjust;
use crate::screens::words::{use_settings, use_today, use_words};
use crate::store::Topic;
use crate::store::desk::deadlines;
use crate::store::desk::settings::Adjust;
use crate::store::reference;
use crate::words::Words;

/// Nearer than this, a date is said in another tone.
const NEAR: i64 = 14;
/// Days before, as they can be chosen.
const LEADS: [u16; 4] = [3, 14, 30, 60];

/// What is due, as both databases hold it; the Region's dates come a moment after.
fn use_due() -> (Signal<Live<Held>>, Signal<Live<Published>>) {
    let held = use_live_on(
        &[
            Topic::Drafts,
            Topic::Documents,
            Topic::Applications,
            Topic::Favourites,
            Topic::Session,
            Topic::Profiles,
        ],
        deadlines::held,
    );
    let wanted = move || held.read().ready().map(Held::wanted).unwrap_or_default();
    let published = use_live_with(Topic::Editions, wanted, |db, wanted: &Wanted| {
        reference::deadlines::published(db, wanted)
    });
    (held, published)
}

/// Échéances.
#[component]
pub fn Deadlines() -> Element {
    let words = use_words();
    let now = use_context::<Keys>().actions.now();
    let (held, published) = use_due();
    let known = published.read();
    let mut kind = use_signal(|| None::<Kind>);
    rsx! {
        Page { title: words.deadlines_title(), lead: words.deadlines_lead(),
            Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
            match (&*held.read(), &*known) {
                (Live::Failed(error), _) => rsx! { Failed { code: error.code(), words } },
                (Live::Loading, _) | (_, Live::Loading) => rsx! { Waiting { words } },
                (Live::Ready(held), known) => {
                    let all = due(held, known.ready().unwrap_or(&Published::default()), now);
                    let kinds = Kind::ALL.into_iter().filter(|kind| all.iter().any(|due| due.what.kind() == *kind));
                    let kinds: Vec<Kind> = kinds.collect();
                    let only = kind().filter(|kind| kinds.contains(kind));
                    let all = chosen(all, only.as_slice(), held);
                    let (past, coming): (Vec<_>, Vec<_>) = all.into_iter().partition(|due| due.when.is_past(now));
                    rsx! {
                        if !kinds.is_empty() {
                            Radios { name: "due-kind", legend: words.deadlines_kinds(), value: only.map_or("all", Kind::code),
                                options: kinds_named(&kinds, words), onpick: move |code: String| kind.set(Kind::parse(&code)) }
                        }
                        if past.is_empty() && coming.is_empty() {
                            Empty { glyph: Glyph::Agenda, hue: "hue-gold", title: words.deadlines_none(), text: words.deadlines_none_text(),
                                Link { to: Route::NoCard {}, class: "button", {words.aid_missing_action()} }
                            }
                        }
                        if !coming.is_empty() {
                            Rows { title: words.deadlines_coming(), all: coming.clone() }
                            Export { all: coming }
                        }
                        if !past.is_empty() {
                            Rows { title: words.deadlines_past(), all: past }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Rows(title: String, all: Vec<Due>) -> Element {
    let words = use_words();
    let today = use_today();
    let now = use_context::<Keys>().actions.now();
    rsx! {
        section { class: "stack",
            h2 { "{title}" }
            ul { class: "rows",
                for due in all {
                    li { key: "{due.uid()}", class: "row flat",
                        span { class: "badge", Icon { glyph: glyph(&due.what) } }
                        div { class: "grow stack tight",
                            Link { to: leads_to(&due.what), class: "row-link", "{due.title}" }
                            p { class: "small", {words.deadline_what(due.what.code())} }
                            div { class: "cluster",
                                strong { class: "small", {words.due_when(due.when, today)} }
                                Chip { tone: tone(&due, now).to_owned(), glyph: Glyph::Clock, text: words.due_left(due.when, now) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn tone(due: &Due, now: chrono::DateTime<chrono::Utc>) -> &'static str {
    match due.when.days_left(now) {
        None => "bad",
        Some(days) if days < NEAR => "warn",
        Some(_) => "",
    }
}

fn glyph(what: &What) -> Glyph {
    match what {
        What::Draft(_) | What::DraftLate(_) => Glyph::Edit,
        What::Arrive(_) | What::Whole(_) => Glyph::Inbox,
        What::Document(_) => Glyph::File,
        What::Closes(_) | What::Opens(_) => Glyph::Star,
        What::Correct(_) => Glyph::Alert,
        What::Outing(_) => Glyph::Outing,
        What::CampaignCloses(_) | What::CampaignOpens(_) | What::Holidays(_) => Glyph::School,
    }
}

fn leads_to(what: &What) -> Route {
    match what {
        What::Draft(id) | What::DraftLate(id) => Route::Draft { id: id.to_string(), at: String::new() },
        What::Arrive(id) | What::Whole(id) | What::Correct(id) => {
            Route::ApplicationPage { id: id.to_string() }
        }
        What::Document(_) => Route::Documents {},
        What::Closes(id) | What::Opens(id) => Route::AidCard { id: id.to_string() },
        What::Outing(id) => Route::EventPage { id: id.to_string() },
        What::CampaignCloses(_) | What::CampaignOpens(_) | What::Holidays(_) => Route::School {},
    }
}

/// A file for other calendars; `lead`: with the choice of how early they remind.
#[component]
pub fn Export(all: Vec<Due>, #[props(default = true)] lead: bool) -> Element {
    let words = use_words();
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: actions::Actions, due: Vec<Due>| async move {
            let entries = words.due_entries(&due, actions.now());
            let calendar = actions.calendar(entries, words.deadlines_product()).await?;
            actions.save_file(calendar, words.due_file(), None).await
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    rsx! {
        section { class: "card",
            p { {words.deadlines_export_text()} }
            if lead { Lead {} }
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| save(all.clone()), Icon { glyph: Glyph::Agenda } {words.deadlines_export()} }
            }
            Said { said: said() }
        }
    }
}

/// How many days before it is called to mind, beside a week and the day before.
#[component]
fn Lead() -> Element {
    let words = use_words();
    let lead = use_settings().lead;
    let adjust = use_adjust();
    let value = lead.map_or_else(String::new, |days| days.to_string());
    let mut options = vec![(String::new(), words.deadlines_lead_none())];
    options.extend(LEADS.map(|days| (days.to_string(), words.deadlines_lead_days(usize::from(days)))));
    rsx! {
        Pick { id: "lead", label: words.deadlines_lead_choice(), value, options,
            onpick: move |days: String| adjust(Adjust::Lead(days.parse().ok())) }
    }
}

fn kinds_named(kinds: &[Kind], words: &Words) -> Vec<(String, String)> {
    let all = ("all".to_owned(), words.deadlines_kind("all"));
    std::iter::once(all)
        .chain(kinds.iter().map(|kind| (kind.code().to_owned(), words.deadlines_kind(kind.code()))))
        .collect()
}

/// The next date, on the first page of Mon dossier, and the way to all of them.
#[component]
pub fn NextDeadline() -> Element {
    let words = use_words();
    let today = use_today();
    let now = use_context::<Keys>().actions.now();
    let (held, published) = use_due();
    let (held, published) = (held.read(), published.read());
    // A desk that cannot be read has said so above.
    let Some(held) = held.ready() else { return rsx! {} };
    let all = chosen(due(held, published.ready().unwrap_or(&Published::default()), now), &[], held);
    let next = all.iter().find(|due| !due.when.is_past(now)).map(|due| {
        let when = words.due_when(due.when, today);
        let what = words.deadline_what(due.what.code());
        words.deadline_next(&what, &due.title, &when)
    });
    rsx! {
        ul { class: "rows",
            LinkRow { to: Route::Deadlines {}, glyph: Glyph::Agenda, hue: "hue-gold", title: words.deadlines_title(),
                text: next.unwrap_or_else(|| words.deadlines_nothing_next()) }
        }
    }
}
