//! « Mes recherches »: those that are kept, with what is new in each.

use dioxus::prelude::*;
use uuid::Uuid;

use crate::screens::act::use_act;
use crate::screens::live::{Live, use_live};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::Reader;
use crate::store::desk::searches::{self, Saved};
use crate::store::desk::watched::{self, News, Watch};

/// Mes recherches.
#[component]
pub fn Searches() -> Element {
    let words = use_words();
    let held = use_live(Topic::Searches, |db: &Reader<'_>| Ok((searches::all(db)?, watched::all(db)?)));
    rsx! {
        Page { title: words.searches_title(), lead: words.searches_lead(),
            Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
            match &*held.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready((saved, _)) if saved.is_empty() => rsx! {
                    Empty { glyph: Glyph::Search, title: words.searches_none(), text: words.searches_none_text(),
                        Link { to: Route::Search { q: String::new() }, class: "button primary", {words.search_go()} }
                    }
                },
                Live::Ready((saved, news)) => rsx! {
                    ul { class: "rows",
                        for saved in saved.iter().cloned() {
                            Row { key: "{saved.id}", news: of(news, saved.id), saved }
                        }
                    }
                    Link { to: Route::Settings {}, class: "back", {words.notices_title()} Icon { glyph: Glyph::Next } }
                },
            }
        }
    }
}

fn of(news: &[News], id: Uuid) -> Vec<News> {
    news.iter().filter(|news| news.watch == Watch::Search(id)).cloned().collect()
}

#[component]
fn Row(saved: Saved, news: Vec<News>) -> Element {
    let words = use_words();
    let today = use_today();
    let forget = use_act(|actions, id: Uuid| async move { actions.forget_search(id).await });
    let name = words.asked_name(&saved.asked);
    let saved_on = domain::paris::paris(saved.saved_at).date_naive();
    rsx! {
        li { class: "row flat",
            span { class: "badge", Icon { glyph: Glyph::Search } }
            div { class: "grow stack tight",
                Link { to: Route::SearchSaved { id: saved.id.to_string() }, class: "row-link", "{name}" }
                p { class: "quiet small", {words.searches_saved_on(&words.near_day(saved_on, today))} }
                div { class: "cluster",
                    match words.news_counted(&news) {
                        Some(counted) => rsx! { span { class: "chip note", Icon { glyph: Glyph::Refresh } "{counted}" } },
                        None => rsx! { span { class: "small quiet", {words.searches_nothing_new()} } },
                    }
                }
            }
            button { class: "tool", r#type: "button", aria_label: words.search_forget(&name), onclick: move |_| forget(saved.id),
                Icon { glyph: Glyph::Close }
            }
        }
    }
}
