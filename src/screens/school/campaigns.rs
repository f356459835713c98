//! The campaigns of schools as they stand today: before, open, closed, or of days that nobody has published.

use dioxus::prelude::*;
use domain::campaign::{Concern, Period, Phase};

use crate::screens::live::use_live_with;
use crate::screens::parts::chip::Chip;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::outside::Outside;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::campaigns::{self, Standing};
use crate::words::Words;

/// Those that concern one of these; all of them where none is named.
#[component]
pub fn Campaigns(title: String, #[props(default)] whom: Vec<Concern>) -> Element {
    let today = use_today();
    let found = use_live_with(
        Topic::Editions,
        move || whom.clone(),
        move |db, whom: &Vec<Concern>| {
            if whom.is_empty() { campaigns::on(db, today) } else { campaigns::concerning(db, today, whom) }
        },
    );
    let found = found.read();
    let Some(all) = found.ready().filter(|all| !all.is_empty()) else { return rsx! {} };
    rsx! {
        section { class: "stack",
            h2 { "{title}" }
            ul { class: "rows",
                for standing in all.iter() {
                    Row { key: "{standing.campaign.id}", standing: standing.clone() }
                }
            }
        }
    }
}

#[component]
fn Row(standing: Standing) -> Element {
    let words = use_words();
    let (tone, chip) = chip(&standing.state, words);
    let days = days(&standing.state, words);
    let period = period(&standing.state);
    let note = period.and_then(|period| period.note.clone());
    let derived = period.is_some_and(|period| period.derived);
    let source =
        period.and_then(|period| period.source_url.clone()).or_else(|| standing.campaign.source_url.clone());
    let verified = standing.campaign.verified_on.parse().map(|day| words.day(day)).unwrap_or_default();
    rsx! {
        li { class: "row",
            div { class: "grow stack tight",
                h3 { lang: "fr", "{standing.campaign.title}" }
                div { class: "cluster", Chip { tone, glyph: Glyph::Clock, text: chip } }
                if let Some(days) = days { p { class: "small", "{days}" } }
                if let Some(text) = standing.told() { p { lang: "fr", "{text}" } }
                if derived { p { class: "why", Icon { glyph: Glyph::Info } span { {words.campaign_derived()} } } }
                if let Some(note) = note { p { class: "small quiet", lang: "fr", "{note}" } }
                if let Some(card) = &standing.card {
                    Link { to: Route::LinkPage { id: card.id.to_string() }, class: "button", span { lang: "fr", "{card.title}" } }
                }
                p { class: "small quiet", {words.aid_verified(&verified)} }
                if let Some(url) = source { Outside { url, text: words.aid_open_source(), class: "plain" } }
            }
        }
    }
}

/// The days of which it speaks; of a year that is not known, the last ones.
fn period(state: &Phase) -> Option<&Period> {
    match state {
        Phase::Before { period, .. } | Phase::Open { period, .. } | Phase::Closed { period, .. } => {
            Some(period)
        }
        Phase::Unknown { last, .. } => last.as_ref(),
    }
}

fn chip(state: &Phase, words: &Words) -> (&'static str, String) {
    match state {
        Phase::Before { days, .. } => ("note", words.campaign_before(*days)),
        Phase::Open { days_left: Some(left), .. } => ("good", words.campaign_open(*left)),
        Phase::Open { days_left: None, .. } => ("good", words.campaign_open_on()),
        Phase::Closed { since, .. } => ("", words.campaign_closed(&words.day(*since))),
        Phase::Unknown { year, .. } => ("note", words.campaign_unknown(&year.to_string())),
    }
}

/// These days, as they are said.
fn days(state: &Phase, words: &Words) -> Option<String> {
    let code = match state {
        Phase::Before { .. } | Phase::Open { .. } => "now",
        Phase::Closed { .. } | Phase::Unknown { .. } => "was",
    };
    let period = period(state)?;
    let (year, from) = (period.year.to_string(), words.day(period.from));
    Some(match period.to {
        Some(to) => words.campaign_days(code, &year, &from, &words.day(to)),
        None => words.campaign_from(code, &year, &from),
    })
}
