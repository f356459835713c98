//! « École et bourses »: which school and its page, the bourses, the year.

mod campaigns;
mod children;
pub mod grants;
mod one;
mod picker;
mod year;

use dioxus::prelude::*;
use domain::campaign::Concern;

pub use self::one::SchoolPage;
pub use self::year::SchoolYear;

use self::campaigns::Campaigns;
use self::children::Children;
use self::picker::Picker;
use super::calculators::{CalculatorRow, Matter};
use super::parts::icon::Glyph;
use super::parts::link_row::LinkRow;
use super::router::Route;
use super::topics::Topic;
use super::words::use_words;

/// École et bourses.
#[component]
pub fn School() -> Element {
    let words = use_words();
    let grants = |kind: &str| Route::Grants { kind: kind.to_owned() };
    rsx! {
        Topic { title: words.topic_school(), lead: words.topic_school_lead(), themes: ["school", "study", "youth"].map(str::to_owned).to_vec(),
            section { class: "stack",
                h2 { {words.school_find()} }
                p { class: "quiet", {words.school_find_text()} }
                Picker {}
            }
            Children {}
            section { class: "stack",
                h2 { {words.grants_title()} }
                ul { class: "rows",
                    for kind in ["school", "crous"] {
                        LinkRow { key: "{kind}", to: grants(kind), glyph: Glyph::Rights, hue: "hue-fir", title: words.grants_kind(kind), text: words.grants_kind_text(kind) }
                    }
                    CalculatorRow { matter: Matter::Ars }
                }
            }
            Campaigns { title: words.campaign_title_grants(), whom: vec![Concern::College, Concern::Lycee, Concern::Crous] }
            section { class: "stack",
                h2 { {words.school_year()} }
                ul { class: "rows",
                    LinkRow { to: Route::SchoolYear {}, glyph: Glyph::Agenda, hue: "hue-gold", title: words.school_year_see(), text: words.school_year_text() }
                }
            }
        }
    }
}
