//! How fresh the content is: the chip, and the sheet it opens.

use dioxus::prelude::*;

use super::act::use_act;
use super::live::{Live, use_live};
use super::parts::chip::Chip;
use super::parts::icon::{Glyph, Icon};
use super::parts::sheet::Sheet;
use super::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::editions;
use crate::store::reference::status::{self, SyncState, SyncStatus};
use crate::words::Words;

/// Says in a word how fresh the content is; opens the sheet that says it whole.
#[component]
pub fn FreshChip() -> Element {
    let words = use_words();
    let today = use_today();
    let mut open = use_signal(|| false);
    let status = use_live(Topic::SyncStatus, status::read);
    let status = status.read().ready().cloned().unwrap_or_default();
    let (glyph, text) = short(&status, words, today);
    rsx! {
        button { class: "chip", r#type: "button", aria_label: words.sync_open(&text), aria_haspopup: "dialog",
            onclick: move |_| open.set(true),
            Icon { glyph }
            "{text}"
        }
        if open() {
            Sheet { title: words.sync_sheet_title(), words, onclose: move |()| open.set(false),
                FreshFacts { status }
            }
        }
    }
}

/// Content that nobody confirmed for longer than this is said to be old, in days.
const OLD: i64 = 30;

/// Of which day the guide is: a quiet line, or a chip once it is old and no update said it still holds.
#[component]
pub fn Dated(#[props(default)] only_old: bool) -> Element {
    let words = use_words();
    let today = use_today();
    let editions = use_live(Topic::Editions, editions::all);
    let status = use_live(Topic::SyncStatus, status::read);
    let (editions, status) = (editions.read(), status.read());
    let guide = editions.ready().into_iter().flatten().find(|edition| edition.collection == "aids");
    let Some(day) = guide.map(|guide| guide.issued_at.date_naive()) else {
        return rsx! {};
    };
    let confirmed = status.ready().and_then(|status| status.up_to_date_at).map(|at| at.date_naive());
    if (today - confirmed.map_or(day, |confirmed| confirmed.max(day))).num_days() > OLD {
        rsx! { p { Chip { tone: "warn", glyph: Glyph::Clock, text: words.edition_of(&words.near_day(day, today)) } } }
    } else if only_old {
        rsx! {}
    } else {
        rsx! { p { class: "small quiet", {words.edition_of(&words.day(day))} } }
    }
}

/// What is held, since when, what it cost, and the wish to bring it up to date.
#[component]
pub fn FreshFacts(status: SyncStatus) -> Element {
    let words = use_words();
    let today = use_today();
    let refresh = use_act(|actions, ()| async move { actions.refresh().await });
    let editions = use_live(Topic::Editions, editions::all);
    let waits = matches!(status.state, SyncState::Offline | SyncState::Portal);
    rsx! {
        p { role: "status", {long(&status, words, today)} }
        if let SyncState::Working { done, total } = status.state {
            div { class: "stack tight",
                p { class: "small quiet", {words.sync_progress(&done.to_string(), &total.to_string())} }
                div { class: "progress", aria_hidden: "true", i { style: "width: {percent(done, total)}%" } }
            }
        }
        Dated { only_old: true }
        h3 { {words.sync_editions()} }
        dl { class: "facts",
            if let Live::Ready(editions) = &*editions.read() {
                for edition in editions.iter() {
                    dt { {words.collection(&edition.collection)} }
                    dd { {words.day(edition.issued_at.date_naive())} }
                }
            }
            if status.received > 0 {
                dt { {words.sync_bytes()} }
                dd { {words.size(status.received)} }
            }
        }
        button { class: "button primary full", r#type: "button", onclick: move |_| refresh(()),
            Icon { glyph: Glyph::Refresh }
            span {
                {words.sync_update()}
                if waits { span { class: "small", " " {words.sync_update_waits()} } }
            }
        }
    }
}

fn percent(done: u32, total: u32) -> u32 {
    (done * 100).checked_div(total).unwrap_or(0).min(100)
}

fn short(status: &SyncStatus, words: &Words, today: chrono::NaiveDate) -> (Glyph, String) {
    match &status.state {
        SyncState::UpToDate => match status.up_to_date_at {
            Some(at) => (Glyph::Check, words.sync_fresh(&words.instant(at, today))),
            None => (Glyph::Check, words.sync_never()),
        },
        SyncState::Offline => (Glyph::Offline, words.sync_offline()),
        SyncState::Portal => (Glyph::Offline, words.sync_portal()),
        SyncState::Busy => (Glyph::Clock, words.sync_busy()),
        SyncState::DiskFull => (Glyph::Alert, words.sync_full()),
        SyncState::Intercepted | SyncState::Fault | SyncState::Refused(_) => {
            (Glyph::Info, words.sync_trouble())
        }
        SyncState::Working { .. } => (Glyph::Refresh, words.sync_working()),
        SyncState::Never => (Glyph::Info, words.sync_never()),
    }
}

fn long(status: &SyncStatus, words: &Words, today: chrono::NaiveDate) -> String {
    match &status.state {
        SyncState::UpToDate => {
            let when = status.up_to_date_at.map(|at| words.instant(at, today)).unwrap_or_default();
            words.sync_sheet_fresh(&when)
        }
        SyncState::Offline => words.sync_sheet_offline(),
        SyncState::Portal => words.sync_sheet_portal(),
        SyncState::Intercepted => words.sync_sheet_intercepted(),
        SyncState::Busy => words.sync_sheet_busy(),
        SyncState::Fault => words.sync_sheet_fault(),
        SyncState::DiskFull => words.apology("disk-full"),
        SyncState::Refused(code) => words.sync_sheet_refused(code),
        SyncState::Working { .. } => words.sync_sheet_working(),
        SyncState::Never => words.sync_sheet_never(),
    }
}
