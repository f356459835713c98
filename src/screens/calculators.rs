//! Two figures beside the bourses, one page each: the allocation de rentrée, the bracket of income of the Anah.

mod answers;
mod entry;
mod fields;
mod form;
mod result;

use dioxus::prelude::*;
use domain::scale::{About, Kind, Line, Scale};

use self::entry::{Asked, Entry};
use self::form::Calculator;
use super::live::{Live, use_live};
use super::page::Page;
use super::parts::empty::Empty;
use super::parts::icon::{Glyph, Icon};
use super::parts::link_row::LinkRow;
use super::parts::state::{Failed, Waiting};
use super::router::Route;
use super::words::use_words;
use crate::store::Topic as News;
use crate::store::reference::{Reader, scales};
use crate::words::Words;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Allocation de rentrée scolaire.
    Ars,
    /// Bracket of income of the Anah.
    Bracket,
}

impl Matter {
    /// The word of it in sentences.
    fn code(self) -> &'static str {
        match self {
            Self::Ars => "ars",
            Self::Bracket => "bracket",
        }
    }

    /// Its scales.
    fn kind(self) -> Kind {
        match self {
            Self::Ars => Kind::Ars,
            Self::Bracket => Kind::Anah,
        }
    }

    /// The page that leads to it, and what that one is called.
    fn above(self, words: &Words) -> (Route, String) {
        match self {
            Self::Ars => (Route::School {}, words.topic_school()),
            Self::Bracket => (Route::Renovate {}, words.topic_renovate()),
        }
    }
}

/// What was typed, and what was asked with it, as long as the window lives: nothing of it is kept anywhere.
#[derive(Debug, Clone, Default, PartialEq)]
struct Held {
    entry: Entry,
    asked: Option<Asked>,
}

/// Both of this window.
#[derive(Clone, Copy)]
struct Calculators {
    ars: Signal<Held>,
    bracket: Signal<Held>,
}

/// Made once, at the root.
pub fn use_calculators_provider() {
    use_context_provider(|| Calculators {
        ars: Signal::new(Held::default()),
        bracket: Signal::new(Held::default()),
    });
}

fn use_held(matter: Matter) -> Signal<Held> {
    let held = use_context::<Calculators>();
    match matter {
        Matter::Ars => held.ars,
        Matter::Bracket => held.bracket,
    }
}

/// Allocation de rentrée scolaire.
#[component]
pub fn Ars() -> Element {
    rsx! { OnePage { matter: Matter::Ars } }
}

/// Bracket of income of the Anah.
#[component]
pub fn AnahBracket() -> Element {
    rsx! { OnePage { matter: Matter::Bracket } }
}

/// The row that leads to one of them.
#[component]
pub fn CalculatorRow(matter: Matter) -> Element {
    let words = use_words();
    let (to, hue) = match matter {
        Matter::Ars => (Route::Ars {}, "hue-gold"),
        Matter::Bracket => (Route::AnahBracket {}, "hue-gold"),
    };
    rsx! { LinkRow { to, glyph: Glyph::Euro, hue, title: words.calc_title(matter.code()), text: words.calc_row_text(matter.code()) } }
}

#[component]
fn OnePage(matter: Matter) -> Element {
    let words = use_words();
    // The newest one held; its year is said with every figure.
    let newest = use_live(News::Editions, move |db: &Reader<'_>| Ok(scales::all(db, matter.kind())?.pop()));
    let newest = newest.read();
    let (above, name) = matter.above(words);
    let title = words.calc_title(matter.code());
    let scale: &Scale = match &*newest {
        Live::Loading => return rsx! { Page { title, Waiting { words } } },
        Live::Failed(error) => return rsx! { Page { title, Failed { code: error.code(), words } } },
        Live::Ready(None) => {
            return rsx! {
                Page { title,
                    Empty { glyph: Glyph::Inbox, title: words.grants_not_here(), text: words.grants_not_here_text(),
                        Link { to: above, class: "button", "{name}" }
                    }
                }
            };
        }
        Live::Ready(Some(scale)) => scale,
    };
    rsx! {
        Page { title, lead: words.calc_lead_of(matter.code(), scale.about()),
            Link { to: above, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&name)} }
            Calculator { matter, scale: scale.clone() }
        }
    }
}

/// What the income of a scale is called in sentences.
fn income_code(about: &About) -> &'static str {
    match about.income.line {
        Line::Resources => "resources",
        Line::ReferenceTaxIncome | Line::GlobalGrossIncome => "reference",
    }
}
