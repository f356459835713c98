//! One answer: what was understood, the quotes with their cards, what is asked, whom to talk to.

use std::sync::Arc;

use dioxus::prelude::*;
use domain::assistant::{Asked, Body, Choice, Fact, Field, Party, Want};
use domain::eligibility::{Question, Standing};
use domain::feedback::About;
use domain::ids::RecordId;

use super::said;
use super::talk::{Turn, use_ask_assistant, use_forget, use_talk};
use crate::screens::live::use_live;
use crate::screens::parts::chip::{Chip, Deadline};
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::parts::link_row::LinkRow;
use crate::screens::parts::outside::Outside;
use crate::screens::places::row::PlaceRow;
use crate::screens::report::Surprised;
use crate::screens::router::Route;
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::assistant::{Answered, Desk, Refused};
use crate::store::reference::guide::{self, Guide};
use crate::words::rights::question_code;

/// One answer.
#[component]
pub fn ReplyView(turn: Turn, newest: bool) -> Element {
    let words = use_words();
    let reply = turn.reply.clone();
    let out = reply.refused == Some(Refused::OutOfScope);
    let told_of: Vec<Answered> = reply.answer.iter().skip(1).cloned().collect();
    rsx! {
        div { class: "stack",
            Understood { facts: reply.understood.clone() }
            for code in reply.unfit.iter() { p { key: "{code}", class: "wrong", Icon { glyph: Glyph::Alert } span { {words.twin_apology(code)} } } }
            if out {
                div { class: "card",
                    h3 { {words.assistant_none()} }
                    p { {words.assistant_none_text()} }
                }
            }
            if let Some(first) = reply.answer.first().cloned() {
                if first.silent { p { class: "why", Icon { glyph: Glyph::Info } span { {words.assistant_silent(reply.want.code())} } } }
                Quoted { answered: first, turn: turn.clone() }
            }
            if !told_of.is_empty() {
                h3 { {words.assistant_others()} }
                ul { class: "rows",
                    for answered in told_of { Beside { key: "{answered.card.id}", answered } }
                }
            }
            if newest {
                if let Some((asked, choices)) = reply.asks.clone() { Choices { asked, choices, about: reply.about } }
            }
            if out || reply.want == Want::Contact { DeskView { desk: reply.desk.clone() } }
        }
    }
}

/// What was understood, as chips that take it away.
#[component]
fn Understood(facts: Vec<Fact>) -> Element {
    let words = use_words();
    let today = use_today();
    let talk = use_talk();
    let forget = use_forget();
    let guide = use_guide();
    // What was taken away since, or said otherwise, is understood no more.
    let held = |fact: &Fact| {
        let known = talk.read().dialogue.known(fact.of.unwrap_or_default()).map(|known| known.facts.clone());
        known.is_some_and(|facts| facts.get(&fact.subject) == Some(&fact.value))
    };
    let facts: Vec<Fact> = facts.into_iter().filter(|fact| held(fact)).collect();
    let mut parties: Vec<Party> = facts.iter().filter_map(|fact| fact.of).collect();
    parties.sort_unstable();
    parties.dedup();
    let text = |fact: &Fact| {
        let value = words.fact(&fact.subject, &fact.value, &guide, today);
        format!("{}\u{a0}: {value}", words.subject(&fact.subject))
    };
    rsx! {
        for party in parties {
            div { key: "{party.code()}", class: "stack tight",
                p { class: "quiet small", {words.assistant_understood(party.code())} }
                ul { class: "cluster",
                    for fact in facts.iter().filter(|fact| fact.of == Some(party)).cloned() {
                        li { key: "{fact.subject.path()}",
                            button { class: "chip", r#type: "button", aria_label: words.assistant_forget(&text(&fact)),
                                onclick: { let subject = fact.subject.clone(); move |_| forget((party, subject.clone())) },
                                {text(&fact)} Icon { glyph: Glyph::Close }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The guide, for the names of places; empty until it is read.
fn use_guide() -> Arc<Guide> {
    let read = use_live(Topic::Aids, guide::whole);
    read.read().ready().cloned().unwrap_or_default()
}

/// The route of a card.
fn route(answered: &Answered) -> Route {
    let id = answered.card.id.clone();
    match answered.card.kind.as_str() {
        "aid" => Route::AidCard { id },
        "link" => Route::LinkPage { id },
        "place" => Route::PlacePage { id },
        "school" => Route::SchoolPage { id },
        _ if id.starts_with("glossary:") => Route::Glossary {},
        _ => Route::HelpPage { id },
    }
}

/// The card that answers, in its own words.
#[component]
fn Quoted(answered: Answered, turn: Turn) -> Element {
    let words = use_words();
    let today = use_today();
    let guide = use_guide();
    let card = answered.card.clone();
    let verdict = answered.verdict.clone().filter(|_| !turn.facts.is_empty());
    let day = card.verified_on.parse().map(|day| words.day(day)).unwrap_or_default();
    // An old figure, or one of a secondary source, is said to be one, as on the card.
    let told = answered.quotes.iter().any(|quote| quote.field == Field::Amount);
    let unsure =
        matches!(&card.body, Body::Aid(aid) if aid.amount.as_ref().is_some_and(|amount| amount.to_confirm));
    let unsure = unsure && told;
    let mut fields: Vec<(&'static str, Vec<domain::assistant::Quote>)> = Vec::new();
    for quote in answered.quotes.iter().cloned() {
        match fields.last_mut() {
            Some((code, quotes)) if *code == quote.field.code() => quotes.push(quote),
            _ => fields.push((quote.field.code(), vec![quote])),
        }
    }
    rsx! {
        div { class: "card",
            h3 { lang: "fr", Link { to: route(&answered), class: "row-link", "{card.title}" } }
            if let Body::Aid(aid) = &card.body {
                div { class: "cluster",
                    if let Some((standing, _)) = &verdict { VerdictChip { standing: *standing } }
                    Deadline { calendar: aid.calendar.clone(), today, words }
                }
            }
            if let Some((_, because)) = &verdict {
                p { class: "small", strong { {words.assistant_according()} } " " {words.because(because, &turn.facts, &guide, today)} }
            }
            for (rank, (code, quotes)) in fields.into_iter().enumerate() {
                div { key: "{rank}", class: "stack tight",
                    if !matches!(code, "promise" | "text" | "title") { p { class: "eyebrow", {words.assistant_field(code)} } }
                    blockquote { class: "said stack tight", lang: "fr", cite: "{card.source_url}",
                        for (rank, quote) in quotes.into_iter().enumerate() { p { key: "{rank}", "{quote.text}" } }
                    }
                }
            }
            if unsure { p { class: "why", Icon { glyph: Glyph::Info } span { {words.aid_amount_to_confirm()} } } }
            p { class: "quiet small", {words.aid_verified(&day)} }
            div { class: "cluster",
                Link { to: route(&answered), class: "button", {words.assistant_open(&card.title)} }
                if !card.source_url.is_empty() { Outside { url: card.source_url.clone(), text: words.aid_open_source(), class: "plain" } }
            }
            if let Some(record) = RecordId::parse(&card.id) {
                Surprised { key: "{record}", record, title: card.title.clone(), about: About::Answer }
            }
        }
    }
}

/// What is thought of an aid, by an icon and words.
#[component]
fn VerdictChip(standing: Standing) -> Element {
    let words = use_words();
    let (tone, glyph) = match standing {
        Standing::Likely => ("good", Glyph::Check),
        Standing::ToCheck => ("note", Glyph::Help),
        Standing::No => ("", Glyph::Cross),
    };
    rsx! { Chip { tone: "{tone}", glyph, text: words.assistant_verdict(standing.code()) } }
}

/// A card that is told of beside.
#[component]
fn Beside(answered: Answered) -> Element {
    let (glyph, hue) = match answered.card.kind.as_str() {
        "aid" => (Glyph::Aids, "hue-fir"),
        "link" => (Glyph::Building, "hue-info"),
        "place" => (Glyph::Places, "hue-info"),
        "school" => (Glyph::School, "hue-info"),
        _ => (Glyph::Help, "hue-gold"),
    };
    let text = answered.quotes.iter().map(|quote| quote.text.clone()).collect::<Vec<_>>().join(" ");
    rsx! { LinkRow { to: route(&answered), glyph, hue: "{hue}", title: answered.card.title.clone(), text, lang: "fr" } }
}

/// The one question, with what may be tapped.
#[component]
fn Choices(asked: Asked, choices: Vec<Choice>, about: Party) -> Element {
    let words = use_words();
    let ask = use_ask_assistant();
    let how = match &asked {
        Asked::Fact(question @ (Question::Home | Question::Birth | Question::Resources)) => {
            question_code(question)
        }
        _ => "other",
    };
    let question = words.assistant_question(&asked, about);
    rsx! {
        div { class: "card soft", role: "group", aria_labelledby: "assistant-question",
            h3 { id: "assistant-question", "{question}" }
            p { class: "small", {words.assistant_asks_how(how)} }
            ul { class: "cluster",
                for choice in choices {
                    li { key: "{choice.pick.code()}",
                        button { class: "button", r#type: "button",
                            onclick: {
                                let (asked, choice) = (asked.clone(), choice.clone());
                                let shown = words.assistant_choice(&asked, &choice);
                                move |_| ask((said(&asked, &choice, words), shown.clone()))
                            },
                            {words.assistant_choice(&asked, &choice)}
                        }
                    }
                }
            }
        }
    }
}

/// A person to talk to.
#[component]
fn DeskView(desk: Option<Desk>) -> Element {
    let words = use_words();
    rsx! {
        section { class: "stack",
            h3 { {words.assistant_desk()} }
            ul { class: "rows",
                match desk {
                    Some(Desk::Near(found)) => rsx! { PlaceRow { found: *found } },
                    Some(Desk::Anywhere(card)) => rsx! {
                        LinkRow { to: Route::LinkPage { id: card.id.clone() }, glyph: Glyph::Building, hue: "hue-info", title: card.title.clone(), text: words.assistant_desk_anywhere() }
                    },
                    None => rsx! {},
                }
                LinkRow { to: Route::Help {}, glyph: Glyph::People, hue: "hue-fir", title: words.assistant_desk_all() }
            }
        }
    }
}
