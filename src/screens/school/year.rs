//! « L’année scolaire »: the holidays of the zone, the campaigns, and both in one's own calendar.

use dioxus::prelude::*;
use domain::calendar::{Due, Held, Kind, Published, Wanted, due};

use super::campaigns::Campaigns;
use crate::screens::Keys;
use crate::screens::desk::deadlines::Export;
use crate::screens::live::{Live, use_live};
use crate::screens::page::Page;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::state::{Failed, Waiting};
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::deadlines;

/// The year of a school.
#[component]
pub fn SchoolYear() -> Element {
    let words = use_words();
    let held = use_live(Topic::Editions, |db| deadlines::published(db, &Wanted::default()));
    let held = held.read();
    rsx! {
        Page { title: words.school_year(), lead: words.school_year_lead(),
            Link { to: Route::School {}, class: "back", Icon { glyph: Glyph::Back } {words.back_to(&words.topic_school())} }
            match &*held {
                Live::Loading => rsx! { Waiting { words } },
                Live::Failed(error) => rsx! { Failed { code: error.code(), words } },
                Live::Ready(published) => rsx! { Holidays { published: published.clone() } },
            }
            Campaigns { title: words.campaign_title() }
            if let Live::Ready(published) = &*held { Dates { published: published.clone() } }
            ul { class: "rows",
                LinkRow { to: Route::Deadlines {}, glyph: Glyph::Clock, hue: "hue-gold", title: words.school_year_deadlines(), text: words.school_year_deadlines_text() }
            }
        }
    }
}

/// The holidays that are not over.
#[component]
fn Holidays(published: Published) -> Element {
    let words = use_words();
    let today = use_today();
    let coming: Vec<_> = published
        .school
        .into_iter()
        .filter(|span| !span.campaign)
        .filter_map(|span| Some((span.title, span.from, span.to.filter(|to| *to >= today)?)))
        .collect();
    rsx! {
        section { class: "stack",
            h2 { {words.mine_holidays()} }
            if coming.is_empty() { p { class: "quiet", {words.mine_holidays_none()} } }
            dl { class: "recap",
                for (title, from, to) in coming {
                    div { key: "{from}",
                        dt { lang: "fr", "{title}" }
                        dd { {words.mine_holiday(&words.near_day(from, today), &words.near_day(to, today))} }
                    }
                }
            }
        }
    }
}

/// Both in one's own calendar.
#[component]
fn Dates(published: Published) -> Element {
    let now = use_context::<Keys>().actions.now();
    let all: Vec<Due> = due(&Held::default(), &published, now)
        .into_iter()
        .filter(|due| due.what.kind() == Kind::School && !due.when.is_past(now))
        .collect();
    rsx! {
        if !all.is_empty() { Export { all, lead: false } }
    }
}
