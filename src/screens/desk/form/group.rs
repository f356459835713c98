//! The same few questions, once a row: rows are added, taken out, and had back.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use domain::form::{Kind, asked};

use super::frame::{Ask, Foot, Help, Legend};
use super::pad::{Pad, use_pad};
use super::question::Question;
use super::steps::lies_under;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// A row that was taken out, with what stood in it.
#[derive(Clone, PartialEq)]
struct TakenOut {
    row: u32,
    answers: Vec<(String, String)>,
}

/// The rows of a group, those that hold nothing yet included.
fn rows_of(pad: &Pad, ask: &Ask) -> BTreeSet<u32> {
    let (form, answers) = (pad.form(), pad.answers());
    let mut rows: BTreeSet<u32> = asked(&form, &answers)
        .into_iter()
        .filter(|asked| asked.path == ask.path)
        .flat_map(|asked| asked.rows)
        .collect();
    rows.extend(pad.rows.read().get(&ask.path).into_iter().flatten());
    if rows.is_empty() && ask.required {
        rows.insert(0);
    }
    rows
}

/// A group and all its rows.
#[component]
pub fn GroupField(ask: Ask) -> Element {
    let mut pad = use_pad();
    let words = use_words();
    let mut out = use_signal(|| None::<TakenOut>);
    let rows = rows_of(&pad, &ask);
    let max = match ask.kind {
        Kind::Group { max: Some(max), .. } => max as usize,
        _ => usize::MAX,
    };
    let full = rows.len() >= max;
    let next = rows.iter().next_back().map_or(0, |last| last + 1);
    let only = rows.len() == 1;
    let add = {
        let path = ask.path.clone();
        let rows = rows.clone();
        move |_| {
            let mut opened = pad.rows.write();
            let opened = opened.entry(path.clone()).or_default();
            // Those that are shown stay shown, even the one that nothing stands in.
            opened.extend(rows.iter().copied());
            opened.insert(next);
            document::eval(FOCUS_LAST);
        }
    };
    let take_out = {
        let path = ask.path.clone();
        move |row: u32| {
            let prefix = format!("{path}.{row}");
            let held = pad.answers().into_iter().filter(|(path, _)| lies_under(path, &prefix));
            let answers: Vec<(String, String)> = held.collect();
            for (path, _) in &answers {
                pad.put(path, String::new(), false);
            }
            if let Some(opened) = pad.rows.write().get_mut(&path) {
                opened.remove(&row);
            }
            out.set(Some(TakenOut { row, answers }));
        }
    };
    let put_back = {
        let path = ask.path.clone();
        move |taken: TakenOut| {
            for (path, value) in &taken.answers {
                pad.put(path, value.clone(), false);
            }
            pad.rows.write().entry(path.clone()).or_default().insert(taken.row);
            out.set(None);
        }
    };
    rsx! {
        fieldset { class: "field ask wide", id: ask.control(), tabindex: -1,
            Legend { ask: ask.clone() }
            Help { ask: ask.clone() }
            ol { class: "rows group-rows",
                for (rank, row) in rows.into_iter().enumerate() {
                    li { key: "{row}", class: "card",
                        div { class: "cluster spread",
                            h3 { {words.form_row(rank + 1)} }
                            button { class: "tool", r#type: "button", aria_label: words.form_row_remove(rank + 1, &ask.label),
                                disabled: false, onclick: { let mut take_out = take_out.clone(); move |_| take_out(row) },
                                Icon { glyph: Glyph::Trash }
                            }
                        }
                        Row { ask: ask.clone(), row, only }
                    }
                }
            }
            div { role: "status",
                if let Some(taken) = out() {
                    div { class: "notice",
                        p { class: "grow", {words.form_row_removed()} }
                        button { class: "button", r#type: "button", onclick: { let mut put_back = put_back.clone(); move |_| put_back(taken.clone()) },
                            Icon { glyph: Glyph::Undo } {words.form_put_back()}
                        }
                    }
                }
            }
            if full {
                p { class: "small quiet", {words.form_rows_full(max)} }
            } else {
                button { class: "button", r#type: "button", onclick: add, Icon { glyph: Glyph::Plus } {words.form_row_add()} }
            }
            Foot { ask: ask.clone() }
        }
    }
}

const FOCUS_LAST: &str = "await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
[...document.querySelectorAll('.group-rows > li')].pop()?.querySelector('input, textarea, select')?.focus();";

#[component]
fn Row(ask: Ask, row: u32, only: bool) -> Element {
    let pad = use_pad();
    let prefix = format!("{}.{row}.", ask.path);
    let (form, answers) = (pad.form(), pad.answers());
    let shown: BTreeSet<String> = asked(&form, &answers)
        .into_iter()
        .map(|asked| asked.path)
        .filter(|path| path.starts_with(&prefix))
        .collect();
    let Kind::Group { fields, .. } = &ask.kind else { return rsx! {} };
    // A row in which nothing stands yet is not asked by the rules: it shows what is asked in any case.
    let is_asked = |id: &str, free: bool| match shown.is_empty() {
        true => free,
        false => shown
            .iter()
            .any(|path| *path == format!("{prefix}{id}") || lies_under(path, &format!("{prefix}{id}"))),
    };
    rsx! {
        for field in fields.iter().filter(|field| is_asked(field.id.as_str(), field.when.is_empty())).cloned() {
            Question { key: "{field.id}", field, prefix: prefix.clone(), alone: false }
        }
    }
}
