//! What is begun and what is sent, on the first page of Mon dossier: each section only where it holds something.

use dioxus::prelude::*;
use domain::ids::DraftId;

use super::said;
use crate::screens::account::SignInCard;
use crate::screens::act::use_act;
use crate::screens::live::{Live, use_live_on};
use crate::screens::parts::chip::Chip;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::Reader;
use crate::store::desk::overview::{self, Begun, Overview, Sent};

/// Drafts, what leaves, what was sent, the trash.
#[component]
pub fn Glance() -> Element {
    let words = use_words();
    let today = use_today();
    let found = use_live_on(
        &[
            Topic::Drafts,
            Topic::Documents,
            Topic::Outbox,
            Topic::Applications,
            Topic::Profiles,
            Topic::Session,
        ],
        move |db: &Reader<'_>| overview::read(db, today),
    );
    match &*found.read() {
        Live::Loading => rsx! { Waiting { words } },
        Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
        Live::Ready(overview) => rsx! {
            ToDo { overview: overview.clone() }
            Drafts { begun: overview.begun.clone() }
            Applications { sent: overview.sent.clone() }
            Discarded { overview: overview.clone() }
        },
    }
}

#[component]
fn ToDo(overview: Overview) -> Element {
    let words = use_words();
    if overview.owed == 0 {
        return rsx! {};
    }
    let refused = overview.refused.len();
    rsx! {
        section { class: "stack",
            h2 { {words.desk_leaving()} }
            if overview.needs_sign_in { SignInCard { primary: false } }
            ul { class: "rows",
                LinkRow { to: Route::Outbox {}, glyph: Glyph::Inbox, hue: "hue-info", title: words.outbox_title(),
                    text: if refused > 0 { words.desk_refused(refused) } else { words.desk_owed(overview.owed) }
                }
            }
        }
    }
}

#[component]
fn Drafts(begun: Vec<Begun>) -> Element {
    let words = use_words();
    let today = use_today();
    let discard = use_act(|actions, draft: DraftId| async move { actions.discard(draft).await });
    if begun.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.desk_drafts()} }
            ul { class: "rows",
                for one in begun {
                    li { key: "{one.draft.id}", class: "row flat",
                        span { class: "badge hue-gold", Icon { glyph: Glyph::Edit } }
                        div { class: "grow stack tight",
                            Link { to: Route::Draft { id: one.draft.id.to_string(), at: String::new() }, class: "row-link", "{one.draft.title}" }
                            if let Some(profile) = one.profile {
                                p { class: "quiet small", {words.desk_for(&profile.name)} }
                            }
                            p { class: "quiet small",
                                {words.desk_touched(&words.instant(one.draft.touched_at, today))}
                                if let Some(missing) = one.missing { " · " {words.desk_missing(missing)} }
                            }
                            if one.choices > 0 {
                                div { class: "cluster", Chip { tone: "warn".to_owned(), glyph: Glyph::Alert, text: words.choices_count(one.choices) } }
                            }
                            if let Some(at) = one.closes_at {
                                p { class: "small", {words.desk_closes(&words.instant(at, today))} }
                            }
                        }
                        button { class: "tool", r#type: "button", aria_label: words.desk_discard(&one.draft.title), onclick: move |_| discard(one.draft.id),
                            Icon { glyph: Glyph::Trash }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Applications(sent: Vec<Sent>) -> Element {
    let words = use_words();
    let today = use_today();
    if sent.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.desk_sent()} }
            ul { class: "rows",
                for one in sent {
                    li { key: "{one.application.id}", class: "row flat",
                        div { class: "grow stack tight",
                            Link { to: Route::ApplicationPage { id: one.application.id.to_string() }, class: "row-link", "{one.application.title}" }
                            div { class: "cluster",
                                Chip { tone: said::look(one.application.standing).0.to_owned(), glyph: said::look(one.application.standing).1, text: words.application_state(one.application.standing.code()) }
                                if one.unread > 0 {
                                    Chip { tone: "note".to_owned(), glyph: Glyph::Mail, text: words.desk_unread(one.unread) }
                                }
                                if one.withdrawing {
                                    Chip { glyph: Glyph::Clock, text: words.desk_withdrawing() }
                                }
                            }
                            p { class: "quiet small",
                                if let Some(number) = &one.application.number { "{number} · " }
                                {words.instant(one.application.updated_at, today)}
                            }
                        }
                        Icon { glyph: Glyph::Next }
                    }
                }
            }
        }
    }
}

#[component]
fn Discarded(overview: Overview) -> Element {
    let words = use_words();
    let restore = use_act(|actions, draft: DraftId| async move { actions.restore(draft).await });
    if overview.discarded.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.desk_trash()} }
            p { class: "quiet", {words.desk_trash_text()} }
            ul { class: "rows",
                for draft in overview.discarded {
                    li { key: "{draft.id}", class: "row flat",
                        div { class: "grow", strong { "{draft.title}" } }
                        button { class: "button plain", r#type: "button", aria_label: words.desk_restore_name(&draft.title), onclick: move |_| restore(draft.id), {words.desk_restore()} }
                    }
                }
            }
        }
    }
}
