//! « Écouter »: the voice of the device reads what the card shows, and stops when the card is left.

use dioxus::prelude::*;
use domain::aid::{Aid, Detail, State};
use domain::easy::blocks;

use crate::actions::{Listened, Said};
use crate::screens::Keys;
use crate::screens::act::use_act;
use crate::screens::live::use_told;
use crate::screens::parts::chip::said;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::{use_today, use_words};
use crate::words::Words;

/// The language of the content.
const CONTENT: &str = "fr";

/// The button of the header.
#[component]
pub fn Listen(aid: Aid, easy: bool) -> Element {
    let words = use_words();
    let actions = use_context::<Keys>().actions;
    let texts = texts(&aid, easy, words, use_today());
    let (asked, leaves, turns) = (actions.clone(), actions.clone(), actions.clone());
    let voice = use_hook(|| asked.can_listen());
    let reading = use_told(move || actions.reading());
    let listen = use_act(|actions, texts: Vec<Said>| async move { actions.listen(texts).await });
    let mut told = use_signal(|| false);
    use_drop(move || leaves.hush());
    // What is read is what is shown: another text begins anew.
    use_effect(use_reactive!(|(easy,)| {
        let _ = easy;
        turns.hush();
    }));
    let stops = use_context::<Keys>().actions;
    if voice != Listened::Here {
        let why = if voice == Listened::NotYet { "not-yet" } else { "missing" };
        return rsx! {
            button { class: "button", r#type: "button", aria_expanded: "{told}", onclick: move |_| told.toggle(),
                Icon { glyph: Glyph::Sound }
                span { {words.listen()} span { class: "small", {words.listen_no_voice()} } }
            }
            if told() { p { class: "quiet", role: "status", {words.listen_why(why)} } }
        };
    }
    let aloud = reading().is_aloud();
    rsx! {
        // One button, so that the focus stays.
        button { class: if aloud { "button on" } else { "button" }, r#type: "button",
            onclick: move |_| if aloud { stops.hush() } else { listen(texts.clone()) },
            Icon { glyph: if aloud { Glyph::Close } else { Glyph::Sound } }
            if aloud { {words.listen_stop()} } else { {words.listen()} }
        }
    }
}

/// What the card shows, in its order, each text with its language.
pub fn texts(aid: &Aid, easy: bool, words: &Words, today: chrono::NaiveDate) -> Vec<Said> {
    let mut all = Texts { ours: words.language().code(), said: Vec::new() };
    let easy = aid.easy.as_ref().filter(|_| easy);
    let state = aid.calendar.state(today);
    let (_, _, dates) = said(&aid.calendar, today, words);
    all.content(&aid.title);
    if easy.is_none() {
        all.content(&aid.promise);
        if let Some(amount) = aid.amount.as_ref().filter(|_| state != State::Ended) {
            all.content(&amount.words);
        }
    }
    all.dates(aid, &dates);
    match state {
        State::Ended => all.ours(words.aid_ended_text()),
        State::Closed => all.ours(words.aid_closed_text()),
        State::Open | State::Upcoming => {}
    }
    match easy {
        Some(text) => {
            all.ours(words.easy_title());
            for block in blocks(text) {
                block.question.into_iter().chain(block.lines).for_each(|line| all.content(line));
            }
        }
        None => whole(&mut all, aid, &dates, words),
    }
    if easy.is_some() || aid.detail == Detail::Full {
        let contact = &aid.contact;
        all.ours(words.aid_contact());
        all.section(words, contact.name.as_slice());
        if let Some(phone) = &contact.phone {
            all.ours(words.aid_call(phone));
        }
        if let Some(email) = &contact.email {
            all.ours(words.aid_write(email));
        }
    }
    all.ours(words.aid_source());
    if let Some(body) = aid.bodies.first() {
        all.content(body);
    }
    all.ours(words.aid_verified(&words.day(aid.verified_on)));
    all.said
}

fn whole(all: &mut Texts, aid: &Aid, dates: &str, words: &Words) {
    let short = aid.detail == Detail::Short;
    if short {
        let body = aid.bodies.first().cloned().unwrap_or_default();
        all.ours(words.aid_short_text(&body));
    }
    if !short || !aid.description.is_empty() {
        all.ours(words.aid_brief());
        all.section(words, std::slice::from_ref(&aid.description));
        if !aid.bodies.is_empty() {
            all.ours(words.aid_given_by(&words.list(&aid.bodies)));
        }
    }
    if short {
        return;
    }
    let steps: Vec<String> = aid.steps.iter().map(|step| step.text.clone()).collect();
    let amount: Vec<String> = aid.amount.iter().map(|amount| amount.words.clone()).collect();
    all.ours(words.aid_for_whom());
    all.section(words, &aid.for_whom);
    all.ours(words.aid_amount());
    all.section(words, &amount);
    if aid.amount.as_ref().is_some_and(|amount| amount.to_confirm) {
        all.ours(words.aid_amount_to_confirm());
    }
    all.ours(words.aid_documents());
    all.section(words, &aid.documents);
    all.ours(words.aid_steps());
    all.section(words, &steps);
    all.ours(words.aid_deadline());
    if aid.not_stated.iter().any(|section| section == "deadline") {
        all.ours(words.aid_not_stated());
    } else {
        all.dates(aid, dates);
        if let Some(said) = aid.calendar.words.as_ref().filter(|said| *said != dates) {
            all.content(said);
        }
    }
}

/// Texts to be read, in order.
struct Texts {
    ours: &'static str,
    said: Vec<Said>,
}

impl Texts {
    fn content(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.said.push(Said { text: text.to_owned(), lang: CONTENT });
        }
    }

    fn ours(&mut self, text: String) {
        self.said.push(Said { text, lang: self.ours });
    }

    /// The dates in our words, or in the source's own.
    fn dates(&mut self, aid: &Aid, dates: &str) {
        let own = aid.calendar.words.as_deref() == Some(dates);
        if own { self.content(dates) } else { self.ours(dates.to_owned()) }
    }

    /// What a section holds, or that the source does not state it.
    fn section(&mut self, words: &Words, texts: &[String]) {
        texts.iter().for_each(|text| self.content(text));
        if texts.iter().all(|text| text.trim().is_empty()) {
            self.ours(words.aid_not_stated());
        }
    }
}
