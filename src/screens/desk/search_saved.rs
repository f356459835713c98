//! One saved search: what is new in it, seen by looking, and everything that it finds today.

use dioxus::prelude::*;
use domain::ids::RecordId;
use domain::watch::{Asked, Marks};
use uuid::Uuid;

use crate::screens::act::use_act;
use crate::screens::aids::list::{Filters, use_filters};
use crate::screens::communes::use_my_commune;
use crate::screens::kept::{holds, use_keep, use_kept};
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Page;
use crate::screens::parts::aid_row::AidLine;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::searches::{self, Saved};
use crate::store::desk::watched::{self, News, Watch};
use crate::store::reference;

/// So many rows at most; all of them are one tap away.
const MOST: usize = 20;

/// One saved search.
#[component]
pub fn SearchSaved(id: ReadSignal<String>) -> Element {
    let words = use_words();
    let held = use_live_with(
        Topic::Searches,
        move || id.read().parse::<Uuid>().ok(),
        |db, id: &Option<Uuid>| {
            let Some(id) = *id else { return Ok(None) };
            let Some(saved) = searches::one(db, id)? else { return Ok(None) };
            Ok(Some((saved, watched::of(db, Watch::Search(id))?)))
        },
    );
    let held = held.read();
    let title = match held.ready() {
        Some(Some((saved, _))) => words.asked_name(&saved.asked),
        _ => words.searches_title(),
    };
    rsx! {
        Page { title,
            Link { to: Route::Searches {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.searches_title())} }
            match &*held {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(None) => rsx! {
                    Empty { glyph: Glyph::Search, title: words.searches_gone(),
                        Link { to: Route::Searches {}, class: "button", {words.searches_title()} }
                    }
                },
                Live::Ready(Some((saved, news))) => rsx! { Whole { key: "{saved.id}", saved: saved.clone(), news: news.clone() } },
            }
        }
    }
}

/// What is new stays on the screen until one leaves, although it was marked as seen.
#[component]
fn Whole(saved: Saved, news: Vec<News>) -> Element {
    let words = use_words();
    let seen = use_seen(saved.id, &news);
    // The first moment, before anything was marked.
    let told = if seen.read().is_empty() { news } else { seen.read().clone() };
    rsx! {
        section { class: "stack",
            h2 { {words.searches_news()} }
            if told.is_empty() {
                p { class: "quiet", {words.searches_nothing_new()} }
            } else {
                ul { class: "rows",
                    for one in told {
                        LinkRow { key: "{one.aid}", to: Route::AidCard { id: one.aid.to_string() }, glyph: Glyph::Refresh, hue: "hue-info",
                            title: one.title.clone(), text: words.why_told(&one.why) }
                    }
                }
                p { class: "small quiet", {words.searches_news_seen()} }
            }
        }
        Finds { asked: saved.asked.clone() }
        Elsewhere { asked: saved.asked }
    }
}

/// Marks as seen what is shown, and remembers it for the screen.
fn use_seen(id: Uuid, news: &[News]) -> Signal<Vec<News>> {
    let mut seen = use_signal(Vec::<News>::new);
    let look = use_act(move |actions, shown: Vec<(RecordId, Marks)>| async move {
        actions.looked_at_search(id, shown).await
    });
    let news = news.to_vec();
    use_effect(use_reactive!(|(news,)| {
        let fresh: Vec<News> = news.iter().filter(|one| !seen.peek().contains(one)).cloned().collect();
        if fresh.is_empty() {
            return;
        }
        look(fresh.iter().map(|one| (one.aid.clone(), one.marks.clone())).collect());
        let mut all = seen.write();
        all.retain(|one| !fresh.iter().any(|new| new.aid == one.aid));
        all.extend(fresh);
    }));
    seen
}

/// Everything that it finds today.
#[component]
fn Finds(asked: Asked) -> Element {
    let words = use_words();
    let today = use_today();
    let commune = use_my_commune();
    let kept = use_kept();
    let keep = use_keep();
    let asking = move || (asked.clone(), commune.read().as_ref().map(domain::commune::Commune::place));
    let found = use_live_with(Topic::Aids, asking, move |db, (asked, place): &(Asked, Option<_>)| {
        reference::watched::rows(db, asked, place.clone(), today)
    });
    rsx! {
        section { class: "stack",
            h2 { {words.searches_all()} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(rows) if rows.is_empty() => rsx! { p { class: "quiet", {words.searches_finds_none()} } },
                Live::Ready(rows) => rsx! {
                    p { class: "small quiet", {words.aids_count(rows.len())} }
                    ul { class: "rows",
                        for row in rows.iter().take(MOST).cloned() {
                            AidLine { key: "{row.id}", kept: holds(&kept.read(), &row.id),
                                onkeep: { let (id, title) = (row.id.clone(), row.title.clone()); move |on| keep((id.clone(), title.clone(), on)) },
                                row, today, words }
                        }
                    }
                },
            }
        }
    }
}

/// The same question where it can be changed.
#[component]
fn Elsewhere(asked: Asked) -> Element {
    let words = use_words();
    let mut filters = use_filters();
    let text = asked.text.trim().to_owned();
    rsx! {
        if text.is_empty() {
            Link { to: Route::NoCard {}, class: "button", onclick: move |_| filters.set(Filters::of(&asked)), {words.searches_open_list()} }
        } else {
            Link { to: Route::Search { q: text }, class: "button", {words.searches_open()} }
        }
    }
}
