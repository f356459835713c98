//! « Mes documents »: what is kept, until when it is good, what uses it; how one is added, and what is handed in.

mod about;
mod page;
mod row;
mod set;
mod tray;

use dioxus::prelude::*;
use domain::document::Document;
use domain::ids::Sha256;

use self::page::Picked;
use self::row::Row;
use self::set::Set;
use self::tray::Tray;
use crate::screens::act::use_act;
use crate::screens::live::{Live, use_live, use_live_on};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::wallet::{self, Paper};

/// Mes documents.
#[component]
pub fn Documents() -> Element {
    let words = use_words();
    let pages = use_signal(Vec::<Picked>::new);
    let found =
        use_live_on(&[Topic::Documents, Topic::Drafts, Topic::Outbox, Topic::Applications], wallet::all);
    rsx! {
        Page { title: words.documents_title(), lead: words.documents_lead(),
            Link { to: Route::Desk {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.desk_title())} }
            Tray { pages }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                // Somebody who is adding her first one needs not be told that there is none.
                Live::Ready(papers) if papers.is_empty() => rsx! {
                    if pages.read().is_empty() { Empty { glyph: Glyph::File, hue: "hue-green", title: words.documents_none(), text: words.documents_none_text() } }
                },
                Live::Ready(papers) => rsx! {
                    section { class: "stack",
                        h2 { {words.documents_list()} }
                        ul { class: "rows",
                            for paper in papers.iter().cloned() {
                                Row { key: "{paper.document.sha256}", paper }
                            }
                        }
                    }
                    Set { held: papers.iter().map(|paper: &Paper| paper.document.clone()).collect::<Vec<Document>>() }
                },
            }
            Trash {}
        }
    }
}

/// What was deleted, and the way back.
#[component]
fn Trash() -> Element {
    let words = use_words();
    let today = use_today();
    let gone = use_live(Topic::Documents, wallet::discarded);
    let restore = use_act(|actions, sha256: Sha256| async move { actions.restore_document(sha256).await });
    let gone = gone.read();
    let gone = gone.ready().cloned().unwrap_or_default();
    if gone.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "stack",
            h2 { {words.documents_trash()} }
            p { class: "quiet", {words.documents_trash_text()} }
            ul { class: "rows",
                for (document, until) in gone {
                    li { key: "{document.sha256}", class: "row flat",
                        div { class: "grow stack tight",
                            strong { class: "break", "{document.name}" }
                            p { class: "small quiet", {words.documents_trash_until(&words.instant(until, today))} }
                        }
                        button { class: "button plain", r#type: "button", aria_label: words.desk_restore_name(&document.name), onclick: move |_| restore(document.sha256), {words.desk_restore()} }
                    }
                }
            }
        }
    }
}
