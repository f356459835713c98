//! `ask`: one turn with the assistant, quotes of local cards only. A dialogue may be kept in a file that is named.

mod file;

use std::path::PathBuf;

use chrono::NaiveDate;
use domain::assistant::{Body, Dialogue, Field, Pick};
use domain::eligibility::{Facts, Subject, Value as Known};
use serde_json::{Map, Value, json};

use super::places;
use super::print::{Failed, Printer};
use crate::store::reference::Reader;
use crate::store::reference::assistant::{self, Answered, Desk, Refused, Reply, Said};
use crate::store::reference::guide::{self, Guide};
use crate::wiring::App;
use crate::words::Words;

/// A question to the assistant.
#[derive(Debug, Clone, clap::Args)]
pub struct Question {
    /// What is asked, or the answer to what was asked.
    pub text: String,
    /// The dialogue goes on from that file, and into it; it is made where it is not there.
    #[arg(long, value_name = "FILE")]
    pub dialogue: Option<PathBuf>,
}

pub(super) async fn run(app: &App, asked: &Question, printer: &mut Printer) -> Result<(), Failed> {
    let words = printer.words();
    let mut dialogue = match &asked.dialogue {
        Some(path) => file::read(app, path).await?,
        None => Dialogue::default(),
    };
    let said = said(&asked.text, &dialogue, words);
    let now = app.actions.now();
    let job = move |db: &Reader<'_>| {
        let reply = assistant::turn(db, &mut dialogue, &said, now)?;
        Ok((reply, dialogue, guide::whole(db)?))
    };
    let (reply, dialogue, guide) = app.store.read(job).await?;
    // What was refused changed nothing: nothing is written, not even that something was asked.
    let kept = asked.dialogue.as_ref().filter(|_| !matches!(reply.refused, Some(Refused::Personal(_))));
    if let Some(path) = kept {
        file::write(app, path, &dialogue)?;
    }
    let told = Told { reply: &reply, dialogue: &dialogue, guide: &guide, today: app.actions.today(), words };
    if printer.is_json() { printer.document(&told.document(&asked.text)) } else { told.lines(printer) }
}

/// A choice that was offered, where the text is one; else the text.
fn said(text: &str, dialogue: &Dialogue, words: &Words) -> Said {
    let same = |one: &str| domain::search::fold(one.trim()) == domain::search::fold(text.trim());
    let offered =
        dialogue.asked.iter().flat_map(|(asked, choices)| choices.iter().map(move |choice| (asked, choice)));
    let picked = offered.into_iter().find(|(asked, choice)| same(&words.assistant_choice(asked, choice)));
    match picked.map(|(_, choice)| &choice.pick) {
        Some(Pick::Topic(number)) => Said::Text(words.assistant_topic(*number)),
        Some(pick) => Said::Pick(pick.clone()),
        None => Said::Text(text.to_owned()),
    }
}

struct Told<'a> {
    reply: &'a Reply,
    dialogue: &'a Dialogue,
    guide: &'a Guide,
    today: NaiveDate,
    words: &'static Words,
}

impl Told<'_> {
    fn document(&self, text: &str) -> Value {
        let reply = self.reply;
        let facts = self.dialogue.facts();
        let answer: Vec<Value> = reply.answer.iter().flat_map(|answered| self.quotes(answered)).collect();
        let verdicts: Vec<Value> =
            reply.answer.iter().filter_map(|answered| self.verdict(answered, &facts)).collect();
        let asks = reply.asks.as_ref().map(|(asked, choices)| {
            let choices: Vec<String> =
                choices.iter().map(|choice| self.words.assistant_choice(asked, choice)).collect();
            json!({"question": self.words.assistant_question(asked, reply.about), "choices": choices})
        });
        let (refused, why) = match reply.refused {
            Some(Refused::Personal(why)) => (Some("personal-data"), Some(why.code())),
            Some(Refused::OutOfScope) => (Some("out-of-scope"), None),
            None => (None, None),
        };
        let understood = reply.understood.iter().map(|fact| {
            json!({
                "text": text.get(fact.span.clone()), "subject": fact.subject.path().trim_start_matches("fact."),
                "about": fact.of.unwrap_or_default().code(),
            })
        });
        let people: Map<String, Value> = self
            .dialogue
            .people
            .iter()
            .map(|known| (known.party.code().to_owned(), described(&known.facts, self.today)))
            .collect();
        json!({
            "answer": answer, "asks": asks, "refused": refused, "why": why, "message": self.message(),
            "facts": described(&facts, self.today), "about": reply.about.code(), "people": people,
            "understood": understood.collect::<Value>(), "unfit": reply.unfit, "verdicts": verdicts,
            "contact": self.contact(),
        })
    }

    fn quotes(&self, answered: &Answered) -> Vec<Value> {
        let card = &answered.card;
        let url = (!card.source_url.is_empty()).then_some(&card.source_url);
        let quote = |quote: &domain::assistant::Quote| {
            json!({
                "text": quote.text, "field": quote.field.code(), "link": quote.link,
                "source": {"kind": card.kind, "id": card.id},
                "to_confirm": quote.field == Field::Amount && to_confirm(answered),
                "title": card.title, "source_url": url, "verified_on": card.verified_on,
            })
        };
        answered.quotes.iter().map(quote).collect()
    }

    fn verdict(&self, answered: &Answered, facts: &Facts) -> Option<Value> {
        let (standing, because) = answered.verdict.as_ref()?;
        Some(json!({
            "aid": answered.card.id, "verdict": standing.code(),
            "because": self.words.because(because, facts, self.guide, self.today),
            "state": answered.state.map(super::aids::code),
        }))
    }

    /// What is said around the quotes.
    fn message(&self) -> Option<String> {
        let words = self.words;
        match self.reply.refused {
            Some(Refused::Personal(why)) => Some(words.assistant_refused(why.code())),
            Some(Refused::OutOfScope) => {
                Some(format!("{} {}", words.assistant_none(), words.assistant_none_text()))
            }
            None if !self.reply.unfit.is_empty() => Some(words.twin_apology(self.reply.unfit[0])),
            None => {
                let silent = self.reply.answer.first().is_some_and(|answered| answered.silent);
                silent.then(|| words.assistant_silent(self.reply.want.code()))
            }
        }
    }

    fn contact(&self) -> Value {
        match &self.reply.desk {
            Some(Desk::Near(found)) => places::row(found),
            Some(Desk::Anywhere(card)) => json!({
                "id": card.id, "kind": "link", "name": card.title, "phone": card.phones.first().map(|phone| &phone.number),
                "source_url": card.url,
            }),
            None => json!({}),
        }
    }

    fn lines(&self, printer: &mut Printer) -> Result<(), Failed> {
        let (words, reply) = (self.words, self.reply);
        if let Some(message) = self.message() {
            printer.line(&message)?;
        }
        let facts = self.dialogue.facts();
        for (rank, answered) in reply.answer.iter().enumerate() {
            if rank == 1 {
                printer.line(&format!("\n{}", words.assistant_others()))?;
            }
            printer.line(&answered.card.title)?;
            for quote in &answered.quotes {
                printer.line(&format!("  « {} »", quote.text))?;
            }
            if let Some((standing, because)) =
                answered.verdict.as_ref().filter(|_| !facts.is_empty() && rank == 0)
            {
                let told = words.because(because, &facts, self.guide, self.today);
                let verdict = words.assistant_verdict(standing.code());
                printer.line(&format!("  {} {verdict}. {told}", words.assistant_according()))?;
            }
            if to_confirm(answered) {
                printer.line(&format!("  {}", words.aid_amount_to_confirm()))?;
            }
            let day = answered.card.verified_on.parse().map(|day| words.day(day)).unwrap_or_default();
            printer.line(&format!(
                "  {} {}  {}",
                words.aid_verified(&day),
                answered.card.id,
                answered.card.source_url
            ))?;
        }
        if let Some((asked, choices)) = &reply.asks {
            printer.line(&format!("\n{}", words.assistant_question(asked, reply.about)))?;
            for choice in choices {
                printer.line(&format!("  - {}", words.assistant_choice(asked, choice)))?;
            }
        }
        if reply.refused == Some(Refused::OutOfScope) || reply.want == domain::assistant::Want::Contact {
            self.desk(printer)?;
        }
        if reply.answer.is_empty() { Ok(()) } else { printer.line(&format!("\n{}", words.assistant_first())) }
    }

    fn desk(&self, printer: &mut Printer) -> Result<(), Failed> {
        let words = self.words;
        printer.line(&format!("\n{}", words.assistant_desk()))?;
        match &self.reply.desk {
            Some(Desk::Near(found)) => {
                printer.line(&format!("  {}, {}", found.name, found.commune))?;
                found.phone.iter().try_for_each(|phone| printer.line(&format!("  {phone}")))
            }
            Some(Desk::Anywhere(card)) => {
                printer.line(&format!("  {}  {}", card.title, card.url.as_deref().unwrap_or_default()))?;
                printer.line(&format!("  {}", words.assistant_desk_anywhere()))
            }
            None => Ok(()),
        }
    }
}

/// Whether an amount is quoted that is old, or of a secondary source.
fn to_confirm(answered: &Answered) -> bool {
    let told = answered.quotes.iter().any(|quote| quote.field == Field::Amount);
    let Body::Aid(aid) = &answered.card.body else { return false };
    told && aid.amount.as_ref().is_some_and(|amount| amount.to_confirm)
}

/// Facts by the keys of `eligible --profile` (docs/rights.md).
fn described(facts: &Facts, today: NaiveDate) -> Value {
    let mut said = Map::new();
    let (mut tied, mut declared, mut housing) = (Map::new(), Map::new(), Vec::new());
    for (subject, value) in facts.all() {
        let plain = plain(value, today);
        let key = match subject {
            Subject::Home => "commune",
            Subject::Birth => "age",
            Subject::Situation(code) => code,
            Subject::Housing(code) => {
                if *value == Known::Yes {
                    housing.push(Value::String(code.clone()));
                }
                continue;
            }
            Subject::TiedTo(body) => {
                tied.insert(body.clone(), plain);
                continue;
            }
            Subject::Declared(question) => {
                declared.insert(question.clone(), plain);
                continue;
            }
            Subject::Scholarship => "scholarship_holder",
            Subject::Income => "reference_tax_income",
            Subject::Parts => "tax_parts",
            Subject::Quotient => "family_quotient",
            Subject::Household => "household_size",
            other => other.kind(),
        };
        let plain = match (subject, value) {
            (Subject::Parts, Known::Figure(quarters)) => json!(f64::from(*quarters) / 4.0),
            _ => plain,
        };
        said.insert(key.to_owned(), plain);
    }
    for (key, map) in [("tied_to", tied), ("declared", declared)] {
        if !map.is_empty() {
            said.insert(key.to_owned(), Value::Object(map));
        }
    }
    if !housing.is_empty() {
        said.insert("housing".to_owned(), Value::Array(housing));
    }
    Value::Object(said)
}

fn plain(value: &Known, today: NaiveDate) -> Value {
    match value {
        Known::Unsure => Value::Null,
        Known::Yes => json!(true),
        Known::No => json!(false),
        // The least age that it leaves; the most is the same unless a span was chosen.
        Known::Born { latest, .. } => json!(today.years_since(*latest)),
        Known::Homes(homes) => json!(homes.first().map(|home| &home.commune)),
        Known::Figure(figure) => json!(figure),
        Known::Euros(euros, _) => json!(euros),
        Known::Code(code) => json!(code),
    }
}
