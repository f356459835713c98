//! Two or three aids side by side: one row a matter, one column an aid; on a narrow screen, one under the other.

use std::path::PathBuf;

use dioxus::prelude::*;
use domain::aid::Aid;
use domain::ids::RecordId;
use domain::sheet::file_name;

use super::chosen::MOST;
use crate::actions::{self, Actions};
use crate::screens::act::use_ask;
use crate::screens::desk::papers::Said;
use crate::screens::eligibility::{Judged, use_verdicts};
use crate::screens::live::{Live, use_live_with};
use crate::screens::page::Page;
use crate::screens::parts::empty::Empty;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::aids;
use crate::words::compare::Row;

/// The comparison of these aids: their names, separated by commas.
#[component]
pub fn Compare(ids: ReadSignal<String>) -> Element {
    let words = use_words();
    let found = use_live_with(
        Topic::Aids,
        move || named(&ids.read()),
        |db, ids: &Vec<RecordId>| {
            let cards = ids.iter().map(|id| aids::card(db, id)).collect::<crate::store::Result<Vec<_>>>()?;
            Ok(cards.into_iter().flatten().collect::<Vec<Aid>>())
        },
    );
    let asked = named(&ids.read()).len();
    rsx! {
        Page { title: words.compare_title(), lead: words.compare_lead(),
            Link { to: Route::NoCard {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.aids_title())} }
            match &*found.read() {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(aids) => rsx! {
                    if asked > aids.len() {
                        div { class: "notice", role: "status", Icon { glyph: Glyph::Info } p { {words.compare_gone(asked - aids.len())} } }
                    }
                    if aids.len() < 2 {
                        Empty { glyph: Glyph::Compare, title: words.compare_few(), text: words.compare_few_text(),
                            Link { to: Route::NoCard {}, class: "button primary", {words.aid_missing_action()} }
                        }
                    } else {
                        Table { aids: aids.clone() }
                        Paper { aids: aids.clone() }
                    }
                },
            }
        }
    }
}

/// The first ones, each once.
fn named(ids: &str) -> Vec<RecordId> {
    let mut named = Vec::new();
    for id in ids.split(',').filter_map(RecordId::parse) {
        if !named.contains(&id) && named.len() < MOST {
            named.push(id);
        }
    }
    named
}

/// The roles are said although the elements have them: laid out one under the other, they would lose them.
#[component]
fn Table(aids: Vec<Aid>) -> Element {
    let words = use_words();
    let today = use_today();
    let verdicts = use_verdicts();
    let verdicts = verdicts.read();
    let mut rows = words.compared(&aids, today);
    if aids.iter().any(|aid| verdicts.contains_key(&aid.id)) {
        let told = |judged: &Judged| {
            let standing = words.rights_standing(judged.standing.code());
            let chip = judged
                .whom
                .as_ref()
                .map_or_else(|| standing.clone(), |whom| words.rights_chip(whom, &standing));
            vec![chip, judged.why.clone()]
        };
        let cells = aids.iter().map(|aid| verdicts.get(&aid.id).map(told).unwrap_or_default()).collect();
        rows.insert(0, Row { code: "verdict", head: words.rights_verdict(), cells, french: false });
    }
    let titles: Vec<String> = aids.iter().map(|aid| aid.title.clone()).collect();
    let many = aids.len() > 2;
    let without = |id: &RecordId| {
        let left = aids.iter().filter(|aid| aid.id != *id).map(|aid| aid.id.to_string());
        Route::Compare { ids: left.collect::<Vec<_>>().join(",") }
    };
    rsx! {
        table { class: "compared", role: "table", "data-columns": "{aids.len()}",
            caption { class: "hidden-text", {words.compare_title()} }
            thead { role: "rowgroup",
                tr { role: "row",
                    th { role: "columnheader", scope: "col", span { class: "hidden-text", {words.compare_what()} } }
                    for aid in aids.iter() {
                        th { key: "{aid.id}", role: "columnheader", scope: "col",
                            div { class: "compared-head",
                                Link { to: Route::AidCard { id: aid.id.to_string() }, lang: "fr", "{aid.title}" }
                                if many {
                                    Link { to: without(&aid.id), class: "tool", aria_label: words.compare_remove_name(&aid.title), Icon { glyph: Glyph::Close } }
                                }
                            }
                        }
                    }
                }
            }
            tbody { role: "rowgroup",
                for row in rows {
                    Line { key: "{row.code}", row, titles: titles.clone() }
                }
            }
        }
    }
}

#[component]
fn Line(row: Row, titles: Vec<String>) -> Element {
    let words = use_words();
    let lang = row.french.then_some("fr");
    rsx! {
        tr { role: "row",
            th { role: "rowheader", scope: "row", "{row.head}" }
            for (rank, (lines, title)) in row.cells.into_iter().zip(titles).enumerate() {
                td { key: "{rank}", role: "cell",
                    // Whose cell it is, where columns have no heads above them.
                    span { class: "whose", lang: "fr", aria_hidden: "true", "{title}" }
                    if lines.is_empty() {
                        span { class: "quiet", {words.aid_not_stated()} }
                    } else if lines.len() == 1 {
                        span { lang, "{lines[0]}" }
                    } else {
                        ul { lang,
                            for (at, line) in lines.into_iter().enumerate() { li { key: "{at}", "{line}" } }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Paper(aids: Vec<Aid>) -> Element {
    let words = use_words();
    let mut said = use_signal(|| None::<Result<PathBuf, &'static str>>);
    let save = use_ask(
        move |actions: Actions, aids: Vec<Aid>| async move {
            let paper = words.compared_sheet(&aids, actions.today(), actions.now());
            actions.save_sheet(paper, file_name(&[&words.compare_file()], "pdf"), None).await
        },
        move |outcome: actions::Result<PathBuf>| said.set(Some(outcome.map_err(|error| error.code()))),
    );
    rsx! {
        section { class: "stack tight",
            button { class: "button", r#type: "button", onclick: move |_| save(aids.clone()), Icon { glyph: Glyph::File } {words.compare_save()} }
            Said { said: said() }
        }
    }
}
