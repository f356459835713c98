//! Mon dossier: what is begun, sent and kept.

pub mod application;
pub mod begin;
pub mod deadlines;
pub mod documents;
pub mod draft;
pub mod form;
mod glance;
pub mod outbox;
pub mod papers;
mod said;
pub mod search_saved;
pub mod searches;

use dioxus::prelude::*;
use domain::ids::RecordId;

use self::deadlines::NextDeadline;
use self::glance::Glance;
use super::aids::chosen::{CompareBar, CompareToggle};
use super::kept::{use_keep, use_kept_cards};
use super::live::{Live, use_live};
use super::page::Page;
use super::parts::empty::Empty;
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::{use_settings, use_today, use_words};
use crate::store::Topic;
use crate::store::desk::favourites::{Favourite, Kept};
use crate::store::desk::watched::{self, News, Watch};
use crate::store::desk::{Reader, documents as documents_held, searches as searches_held};

/// Mon dossier.
#[component]
pub fn Desk() -> Element {
    let words = use_words();
    let today = use_today();
    let copied = use_settings().copies_drafts;
    let kept = use_kept_cards();
    let keep = use_keep();
    rsx! {
        Page { title: words.desk_title(), lead: if copied { words.desk_lead_copied() } else { words.desk_lead() },
            Glance {}
            NextDeadline {}
            Wallet {}
            section { class: "stack",
                h2 { {words.desk_kept()} }
                match &*kept.read() {
                  Live::Loading => rsx! { Waiting { words } },
                  Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                  Live::Ready(kept) if kept.is_empty() => rsx! {
                    Empty { glyph: Glyph::Star, hue: "hue-gold", title: words.aids_none_kept(), text: words.aids_none_kept_text(),
                        Link { to: Route::NoCard {}, class: "button primary", {words.aid_missing_action()} }
                    }
                  },
                  Live::Ready(kept) => rsx! {
                    ul { class: "rows",
                        for card in kept.iter().cloned() {
                            li { key: "{card.id}", class: "row flat",
                                div { class: "grow stack tight",
                                    Link { to: leads_to(&card), class: "row-link", lang: "fr", "{card.title}" }
                                    p { class: "quiet small", {words.desk_kept_on(&words.near_day(card.kept_at.date_naive(), today))} }
                                    if card.kind == Kept::Aid {
                                        div { class: "cluster",
                                            Became { id: card.id.clone() }
                                            CompareToggle { id: card.id.to_string(), title: card.title.clone() }
                                        }
                                    }
                                }
                                button { class: "tool star star-on", r#type: "button", aria_pressed: "true", aria_label: words.aid_unkeep_name(&card.title),
                                    onclick: move |_| keep((card.id.clone(), card.title.clone(), false)),
                                    Icon { glyph: Glyph::Star }
                                }
                            }
                        }
                    }
                  },
                }
            }
            CompareBar {}
            ul { class: "rows",
                SavedSearches {}
                LinkRow { to: Route::MyData {}, glyph: Glyph::File, hue: "hue-info", title: words.my_data_title(), text: words.my_data_link_text() }
            }
        }
    }
}

fn leads_to(kept: &Favourite) -> Route {
    let id = kept.id.to_string();
    match kept.kind {
        Kept::Aid => Route::AidCard { id },
        Kept::Event => Route::EventPage { id },
    }
}

/// The way to the wallet, and how much is in it.
#[component]
fn Wallet() -> Element {
    let words = use_words();
    let held = use_live(Topic::Documents, documents_held::all);
    let count = held.read().ready().map(Vec::len);
    rsx! {
        ul { class: "rows",
            LinkRow { to: Route::Documents {}, glyph: Glyph::File, hue: "hue-green", title: words.documents_title(),
                text: count.map(|count| words.documents_count(count)).unwrap_or_default()
            }
        }
    }
}

/// The way to the saved searches, and what is new in them.
#[component]
fn SavedSearches() -> Element {
    let words = use_words();
    let held =
        use_live(Topic::Searches, |db: &Reader<'_>| Ok((searches_held::all(db)?.len(), watched::all(db)?)));
    let held = held.read();
    let text = held.ready().map(|(count, news)| {
        let of_searches: Vec<News> = news.iter().filter(|news| news.watch != Watch::Kept).cloned().collect();
        words.news_counted(&of_searches).unwrap_or_else(|| words.searches_link(*count))
    });
    rsx! {
        LinkRow { to: Route::Searches {}, glyph: Glyph::Search, hue: "hue-info", title: words.searches_title(), text: text.unwrap_or_default() }
    }
}

/// What became of a kept aid since its card was last opened.
#[component]
fn Became(id: RecordId) -> Element {
    let words = use_words();
    let news = use_live(Topic::Searches, |db: &Reader<'_>| watched::of(db, Watch::Kept));
    let news = news.read();
    let told = news.ready().and_then(|news| news.iter().find(|one| one.aid == id));
    rsx! {
        if let Some(one) = told {
            span { class: "chip note", Icon { glyph: Glyph::Refresh } {words.why_told(&one.why)} }
        }
    }
}
