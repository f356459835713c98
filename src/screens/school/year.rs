//! « L’année scolaire »: the holidays of the zone, by school year.

use dioxus::prelude::*;

use super::campaigns::Campaigns;
use crate::screens::live::{Live, use_live};
use crate::screens::page::Page;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::places;

/// The year of a school.
#[component]
pub fn SchoolYear() -> Element {
    let words = use_words();
    let today = use_today();
    let held = use_live(Topic::Places, places::school_holidays);
    let held = held.read();
    rsx! {
        Page { title: words.school_year(), lead: words.school_year_lead(),
            Link { to: Route::School {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.topic_school())} }
            section { class: "stack",
                h2 { {words.mine_holidays()} }
                match &*held {
                    Live::Loading => rsx! { Waiting { words } },
                    Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                    Live::Ready(all) => {
                        let coming: Vec<_> = all.iter().filter(|(_, to)| *to >= today).copied().collect();
                        rsx! {
                            if coming.is_empty() { p { class: "quiet", {words.mine_holidays_none()} } }
                            ul { class: "when",
                                for (from, to) in coming {
                                    li { key: "{from}", {words.mine_holiday(&words.near_day(from, today), &words.near_day(to, today))} }
                                }
                            }
                        }
                    }
                }
            }
            Campaigns { title: words.campaign_title() }
            ul { class: "rows",
                LinkRow { to: Route::Deadlines {}, glyph: Glyph::Clock, hue: "hue-gold", title: words.school_year_deadlines(), text: words.school_year_deadlines_text() }
            }
        }
    }
}
