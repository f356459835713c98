//! One aid of the results: the reason that decided first, what is left to verify, the source and its day.

use chrono::NaiveDate;
use dioxus::prelude::*;
use domain::aid::{Aid, Calendar, Detail, State};
use domain::eligibility::{Because, Facts, Holds, Standing, Verdict, estimate};
use domain::ids::RecordId;

use super::pass::Pass;
use super::verdicts::about;
use crate::screens::aids::chosen::CompareToggle;
use crate::screens::parts::chip::Deadline;
use crate::screens::parts::icon::{Glyph, Icon, of_theme};
use crate::screens::parts::outside::Outside;
use crate::screens::report::Surprised;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::reference::guide::Guide;
use crate::words::Words;

/// An aid as the results show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub id: RecordId,
    pub title: String,
    pub theme: String,
    pub promise: String,
    pub amount: Option<String>,
    pub calendar: Calendar,
    pub standing: Standing,
    /// Whether each reason holds, and its sentence; the one that decided first.
    pub why: Vec<(Holds, String)>,
    /// Conditions in words, which nobody can check but the citizen.
    pub left: Vec<String>,
    pub estimate: Option<String>,
    pub body: String,
    pub source_url: String,
    pub verified_on: NaiveDate,
    /// It has a condition that this build does not know.
    pub is_newer: bool,
    /// What is open, told whole, nearly settled comes first.
    pub rank: (bool, bool, usize),
}

impl Found {
    /// What is shown of an aid and its verdict; the facts are the pass' own, whole.
    pub fn of(
        aid: &Aid,
        verdict: &Verdict<'_>,
        (pass, facts): (&Pass, &Facts),
        guide: &Guide,
        today: NaiveDate,
        words: &Words,
    ) -> Self {
        let said = |because: &Because<'_>| {
            (because.holds(), words.because_of(because, pass.who, facts, guide, today))
        };
        let refused = verdict.standing == Standing::No;
        let found = aid
            .amount
            .as_ref()
            .and_then(|amount| estimate(&amount.grades, facts, today))
            .filter(|_| !refused);
        let open = verdict.because.iter().filter(|because| because.holds() == Holds::Unknown).count();
        let state = aid.calendar.state(today);
        Self {
            id: aid.id.clone(),
            title: aid.title.clone(),
            theme: aid.theme.clone(),
            promise: aid.promise.clone(),
            amount: aid.amount.as_ref().filter(|_| found.is_none()).map(|amount| amount.words.clone()),
            calendar: aid.calendar.clone(),
            standing: verdict.standing,
            why: verdict.because.iter().map(said).collect(),
            left: if refused { Vec::new() } else { aid.for_whom.clone() },
            estimate: found.map(|found| words.estimate(&found, aid.verified_on)),
            body: aid.bodies.first().cloned().unwrap_or_default(),
            source_url: aid.source_url.clone(),
            verified_on: aid.verified_on,
            is_newer: verdict.because.iter().any(|because| match because {
                Because::Condition(condition, _) => condition.is_newer(),
                Because::NothingToCheck => false,
            }),
            rank: (state != State::Open, aid.detail == Detail::Short, open),
        }
    }
}

fn glyph(holds: Holds) -> Glyph {
    match holds {
        Holds::Met => Glyph::Check,
        Holds::Unknown => Glyph::Help,
        Holds::Unmet => Glyph::Cross,
    }
}

/// One aid of a group.
#[component]
pub fn ResultRow(found: Found, kept: bool, onkeep: EventHandler<bool>) -> Element {
    let words = use_words();
    let today = use_today();
    let (theme_glyph, hue) = of_theme(&found.theme);
    let label = if kept { words.aid_unkeep_name(&found.title) } else { words.aid_keep_name(&found.title) };
    let mut why = found.why.iter().cloned();
    let decided = why.next();
    let others: Vec<(Holds, String)> = why.collect();
    let open = others.iter().filter(|(holds, _)| *holds == Holds::Unknown).count() + found.left.len();
    let summary = match found.standing {
        Standing::No => words.rights_why(),
        _ => words.rights_left(open),
    };
    rsx! {
        li { class: "row aid-row", id: "right-{found.id}", "data-verdict": found.standing.code(),
            div { class: "row-head",
                span { class: "badge {hue}", Icon { glyph: theme_glyph } }
                div { class: "grow stack tight",
                    span { class: "eyebrow", {words.theme(&found.theme)} }
                    h3 { Link { to: Route::AidCard { id: found.id.to_string() }, class: "row-link", lang: "fr", "{found.title}" } }
                }
                button { class: if kept { "tool star star-on" } else { "tool star" }, r#type: "button", aria_label: label, aria_pressed: "{kept}",
                    onclick: move |_| onkeep(!kept), Icon { glyph: Glyph::Star } }
            }
            if let Some((holds, text)) = decided {
                p { class: "why reason", Icon { glyph: glyph(holds) } span { "{text}" } }
            }
            if let Some(text) = &found.estimate {
                p { class: "figure small", Icon { glyph: Glyph::Euro } span { "{text}" } }
            }
            div { class: "cluster",
                if let Some(amount) = &found.amount { span { class: "amount", lang: "fr", "{amount}" } }
                Deadline { calendar: found.calendar.clone(), today, words }
                CompareToggle { id: found.id.to_string(), title: found.title.clone() }
            }
            details { class: "fold above",
                summary { "{summary}" }
                div { class: "stack",
                    if !found.promise.is_empty() { p { lang: "fr", "{found.promise}" } }
                    if !others.is_empty() {
                        ul { class: "ticks",
                            for (at, (holds, text)) in others.into_iter().enumerate() { li { key: "{at}", Icon { glyph: glyph(holds) } span { "{text}" } } }
                        }
                    }
                    if !found.left.is_empty() {
                        p { class: "small quiet", {words.rights_left_text()} }
                        ul { class: "ticks", lang: "fr",
                            for (at, text) in found.left.iter().enumerate() { li { key: "{at}", Icon { glyph: Glyph::Help } span { "{text}" } } }
                        }
                    }
                    Surprised { record: found.id.clone(), title: found.title.clone(), about: about(found.standing) }
                    if !found.source_url.is_empty() { Outside { url: found.source_url.clone(), text: words.aid_open_source() } }
                }
            }
            p { class: "small quiet", {words.rights_source(&found.body, &words.day(found.verified_on))} }
        }
    }
}
