//! « À envoyer »: what still has to leave, lane by lane, why it waits, and the citizen's hand on it.

use dioxus::prelude::*;
use domain::ids::{DraftId, LaneId, ParcelId};
use domain::parcel::{Hold, Kind, Parcel, Standing};

use super::said;
use crate::screens::account::SignInCard;
use crate::screens::act::use_act;
use crate::screens::live::{Live, use_live_on};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::overview::{self, Lane};

/// À envoyer.
#[component]
pub fn Outbox() -> Element {
    let words = use_words();
    let found =
        use_live_on(&[Topic::Outbox, Topic::Applications, Topic::Documents, Topic::Session], overview::lanes);
    let order = use_act(|actions, lanes: Vec<LaneId>| async move { actions.order(lanes).await });
    rsx! {
        Page { title: words.outbox_title(), lead: words.outbox_lead(),
            Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(lanes) if lanes.is_empty() => rsx! {
                    Empty { glyph: Glyph::Inbox, hue: "hue-fir", title: words.outbox_none(), text: words.outbox_none_text(),
                        Link { to: Route::Desk {}, class: "button", {words.desk_title()} }
                    }
                },
                Live::Ready(lanes) => {
                    let names: Vec<_> = lanes.iter().map(|lane| lane.id).collect();
                    rsx! {
                        // An erasure leaves without anybody signed in.
                        if lanes.iter().any(|lane| lane.application.is_some()) {
                            SignInCard {}
                        }
                        ol { class: "rows",
                            for (rank, lane) in lanes.iter().cloned().enumerate() {
                                LaneCard { key: "{lane.id}", lane, first: rank == 0, last: rank + 1 == names.len(),
                                    onmove: { let names = names.clone(); move |up: bool| order(moved(&names, rank, up)) }
                                }
                            }
                        }
                    }
                }
            }
            ul { class: "rows",
                LinkRow { to: Route::Settings {}, glyph: Glyph::Online, hue: "hue-info", title: words.settings_data(), text: words.settings_wifi() }
            }
        }
    }
}

/// The lanes with one of them a place further up or down.
fn moved(lanes: &[LaneId], rank: usize, up: bool) -> Vec<LaneId> {
    let mut lanes = lanes.to_vec();
    let other = if up { rank.checked_sub(1) } else { Some(rank + 1) };
    if let Some(other) = other.filter(|other| *other < lanes.len()) {
        lanes.swap(rank, other);
    }
    lanes
}

#[component]
fn LaneCard(lane: Lane, first: bool, last: bool, onmove: EventHandler<bool>) -> Element {
    let words = use_words();
    let pause = use_act(|actions, lane: LaneId| async move { actions.pause(lane).await });
    let resume = use_act(|actions, lane: LaneId| async move { actions.resume(lane).await });
    let take_back =
        use_act(|actions, draft: DraftId| async move { actions.take_back(draft).await.map(|_| ()) });
    let is_report = lane.parcels.iter().all(|(parcel, _)| parcel.kind == Kind::Feedback);
    let unnamed = || if is_report { words.report_lane() } else { words.outbox_other() };
    let title = lane.title.clone().unwrap_or_else(unnamed);
    let owed = |standing: Standing| lane.parcels.iter().any(|(parcel, _)| parcel.standing == standing);
    let is_held = owed(Standing::Paused(Hold::Citizen));
    let goes = lane
        .parcels
        .iter()
        .any(|(parcel, _)| matches!(parcel.standing, Standing::Waiting(_) | Standing::Travelling));
    let envelope_owed =
        lane.parcels.iter().any(|(parcel, _)| parcel.kind == Kind::Envelope && parcel.standing.is_owed());
    let id = lane.id;
    rsx! {
        li { class: "card lane",
            div { class: "row-head",
                h2 { class: "grow", "{title}" }
                if !first {
                    button { class: "tool", r#type: "button", aria_label: words.outbox_up(&title), onclick: move |_| onmove(true),
                        span { class: "turned", Icon { glyph: Glyph::Down } }
                    }
                }
                if !last {
                    button { class: "tool", r#type: "button", aria_label: words.outbox_down(&title), onclick: move |_| onmove(false),
                        Icon { glyph: Glyph::Down }
                    }
                }
            }
            ul { class: "parcels",
                for (parcel, name) in lane.parcels.clone() {
                    ParcelLine { key: "{parcel.id}", behind: envelope_owed && parcel.kind != Kind::Envelope, parcel, name }
                }
            }
            div { class: "cluster",
                if is_held {
                    button { class: "button", r#type: "button", aria_label: words.outbox_resume_name(&title), onclick: move |_| resume(id), {words.outbox_resume()} }
                } else if goes {
                    button { class: "button", r#type: "button", aria_label: words.outbox_pause_name(&title), onclick: move |_| pause(id), {words.outbox_pause()} }
                }
                if let Some(draft) = lane.draft.filter(|_| envelope_owed) {
                    button { class: "button plain", r#type: "button", aria_label: words.outbox_take_back_name(&title), onclick: move |_| take_back(draft), {words.outbox_take_back()} }
                }
                if let Some(application) = lane.application {
                    Link { to: Route::ApplicationPage { id: application.to_string() }, class: "button plain", {words.outbox_follow()} }
                }
            }
        }
    }
}

#[component]
fn ParcelLine(parcel: Parcel, name: Option<String>, behind: bool) -> Element {
    let words = use_words();
    let today = use_today();
    let cancel = use_act(|actions, parcel: ParcelId| async move { actions.cancel(parcel).await });
    let what = said::what(&parcel, name.as_deref(), words);
    let why = said::why(&parcel, behind, today, words);
    let stuck = parcel.standing.is_set_aside() || matches!(parcel.standing, Standing::Paused(Hold::Local(_)));
    let may_go = stuck && parcel.kind != Kind::Envelope;
    let (done, whole) = (parcel.acknowledged.min(parcel.size), parcel.size);
    let percent = (done * 100).checked_div(whole).unwrap_or(0);
    // As long as nothing of it may have left.
    let may_be_had_back = parcel.kind == Kind::Feedback && parcel.departures == 0 && !stuck;
    let id = parcel.id;
    rsx! {
        li { class: "stack tight", "data-stuck": "{stuck}",
            div { class: "cluster spread",
                strong { class: "break", "{what}" }
                if whole > 0 {
                    span { class: "quiet small", {words.size(whole)} }
                }
            }
            p { class: "small", "{why}" }
            if done > 0 && done < whole {
                p { class: "quiet small", {words.outbox_progress(&words.size(done), &words.size(whole))} }
                div { class: "progress", aria_hidden: "true", i { style: "width: {percent}%" } }
            }
            if may_be_had_back {
                button { class: "button plain", r#type: "button", aria_label: words.report_take_back_name(&what), onclick: move |_| cancel(id), {words.report_take_back()} }
            } else if may_go {
                button { class: "button", r#type: "button", aria_label: words.outbox_cancel_name(&what), onclick: move |_| cancel(id), {words.outbox_cancel()} }
            }
        }
    }
}
