//! Every part in every state, on one page: for whoever changes the style sheet, and for the pictures.

use dioxus::prelude::*;
use domain::aid::{Calendar, State, Window};
use domain::feedback::Unfit;
use domain::personal::Personal;

use super::page::Page;
use super::parts::chip::{Chip, Deadline};
use super::parts::empty::Empty;
use super::parts::icon::{Glyph, Icon};
use super::parts::notice::{Kind, Notice, NoticeBox};
use super::parts::state::{Failed, Waiting};
use super::report::{Answer, Stands};
use super::words::{use_today, use_words};

/// Everything that a report can come to.
fn reports() -> Vec<Stands> {
    let named = Personal::ALL.map(|found| Stands::Unfit(Unfit::Names(found)));
    let others =
        [Stands::NoReason, Stands::Unfit(Unfit::Long), Stands::Failed("desk-closed"), Stands::Posted];
    named.into_iter().chain(others).collect()
}

/// The gallery; no screen leads here.
#[component]
pub fn Gallery() -> Element {
    let words = use_words();
    let today = use_today();
    let until = |days: u64| Calendar {
        windows: vec![Window { opens_on: None, closes_on: today.checked_add_days(chrono::Days::new(days)) }],
        ..Calendar::default()
    };
    let later = Calendar {
        windows: vec![Window { opens_on: today.checked_add_days(chrono::Days::new(9)), closes_on: None }],
        ..Calendar::default()
    };
    let stated = |state| Calendar { stated: Some(state), ..Calendar::default() };
    let all_year = Calendar { all_year: true, ..Calendar::default() };
    let calendars = [
        Calendar::default(),
        all_year,
        until(40),
        until(6),
        until(0),
        later,
        stated(State::Closed),
        stated(State::Ended),
    ];
    rsx! {
        Page { title: words.settings_look(),
            div { class: "cluster", for (rank, calendar) in calendars.into_iter().enumerate() { Deadline { key: "{rank}", calendar, today, words } } }
            div { class: "cluster", for glyph in Glyph::ALL { span { key: "{glyph:?}", class: "badge", Icon { glyph } } } }
            div { class: "cluster",
                for tone in ["", "good", "warn", "bad", "note", "on"] { Chip { key: "{tone}", tone, glyph: Glyph::Info, text: words.aids_title() } }
            }
            for kind in [Kind::Info, Kind::Warning, Kind::Error] {
                NoticeBox { notice: Notice::new(kind, words.offline_line()), words, onclose: |()| {} }
            }
            for (rank, stands) in reports().into_iter().enumerate() { Answer { key: "{rank}", stands } }
            Waiting { words }
            Failed { code: "damaged", words }
            Empty { glyph: Glyph::Star, title: words.aids_none_kept(), text: words.aids_none_kept_text(),
                button { class: "button primary", r#type: "button", {words.aids_clear()} }
            }
        }
    }
}
