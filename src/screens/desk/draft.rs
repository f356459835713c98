//! The route of a draft: being written, sealed, filed or in the trash.

use dioxus::prelude::*;
use domain::draft::Stage;
use domain::ids::DraftId;

use super::form::opened::{self, Opened};
use super::form::pad::use_pad_provider;
use super::form::{
    ALL, AsText, CHANGES, Changes, Filed, OneQuestion, Overview, REVIEW, Review, Sealed, TEXT, Trashed,
    WholeForm,
};
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Heading;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::Glyph;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::use_words;
use crate::store::Topic;

/// A draft, by its name; `at` says on which of its screens one is.
#[component]
pub fn Draft(id: ReadSignal<String>, at: ReadSignal<String>) -> Element {
    let words = use_words();
    let found = use_live_with(
        Topic::Drafts,
        move || uuid::Uuid::parse_str(&id.read()).ok().map(DraftId),
        |db, id: &Option<DraftId>| match id {
            Some(id) => opened::read(db, *id),
            None => Ok(None),
        },
    );
    match &*found.read() {
        Live::Loading => rsx! { div { class: "page", Waiting { words } } },
        Live::Failed(error) => rsx! { div { class: "page", Failed { code: error.code(), words } } },
        Live::Ready(None) => rsx! {
            div { class: "page",
                Heading { text: words.form_no_draft() }
                Empty { glyph: Glyph::Inbox, title: words.form_no_draft_text(),
                    Link { to: Route::Desk {}, class: "button primary", {words.back_to(&words.desk_title())} }
                }
            }
        },
        Live::Ready(Some(opened)) => {
            let draft = &opened.draft;
            // Another stage or another version is another sheet of paper: nothing typed on the old one stays over it.
            let sheet =
                format!("{}-{:?}-{:?}-{:?}", draft.id.0, draft.form.sha256, draft.stage, draft.trashed_at);
            rsx! { for sheet in [sheet] { Paper { key: "{sheet}", opened: opened.clone(), at: at() } } }
        }
    }
}

#[component]
fn Paper(opened: Opened, at: String) -> Element {
    if at == TEXT {
        return rsx! { AsText { opened } };
    }
    match opened.draft.stage {
        _ if opened.draft.trashed_at.is_some() => rsx! { Trashed { opened } },
        Stage::Sealed => rsx! { Sealed { opened } },
        Stage::Filed => rsx! { Filed { opened } },
        Stage::Writing => rsx! { Writing { opened, at } },
    }
}

/// The draft while it may be changed: the pad lies under all its screens, so that going from one to the
/// other loses nothing that is still on its way to the disk.
#[component]
fn Writing(opened: Opened, at: String) -> Element {
    use_pad_provider(opened);
    match at.as_str() {
        "" => rsx! { Overview {} },
        ALL => rsx! { WholeForm {} },
        REVIEW => rsx! { Review {} },
        CHANGES => rsx! { Changes {} },
        _ => rsx! { OneQuestion { at } },
    }
}
