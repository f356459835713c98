//! The journal of a help: read on screen, taken away as PDF or as text.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::mandate::Help;
use domain::sheet::file_name;

use crate::actions::{self, Actions};
use crate::screens::Keys;
use crate::screens::act::use_ask;
use crate::screens::desk::papers::Said;
use crate::screens::live::{Live, use_live};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::desk::journal;

/// The journal.
#[component]
pub fn Journal(help: Help) -> Element {
    let words = use_words();
    let today = use_today();
    let read = use_context::<Keys>().read;
    let lines = use_live(Topic::Help, journal::all);
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: Actions, pdf: bool| {
            let (read, help) = (read.clone(), help.clone());
            async move {
                let lines = read.read(journal::all).await?;
                let name = |ending| file_name(&[&words.helper_journal_name()], ending);
                if pdf {
                    let sheet = words.journal_sheet(&help, &lines, actions.now());
                    return actions.save_sheet(sheet, name("pdf"), None).await;
                }
                let text = words.journal_text(&help, &lines);
                actions.save_journal(text, words.journal_sheet_title(), name("txt"), None).await
            }
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    rsx! {
        section { class: "group",
            h2 { {words.helper_journal()} }
            p { class: "quiet", {words.helper_journal_text()} }
            match &*lines.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(lines) => rsx! {
                    ol { class: "journal",
                        for (number, line) in lines.iter().enumerate() {
                            li { key: "{number}",
                                span { class: "small quiet", {words.instant(line.at, today)} }
                                span { class: "break", {words.journal_line(line)} }
                            }
                        }
                    }
                },
            }
            div { class: "cluster",
                button { class: "button", r#type: "button", onclick: move |_| save(true), Icon { glyph: Glyph::File } {words.helper_journal_pdf()} }
                button { class: "button", r#type: "button", onclick: move |_| save(false), Icon { glyph: Glyph::Down } {words.helper_journal_file()} }
            }
            Said { said: said() }
        }
    }
}
