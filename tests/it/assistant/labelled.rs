//! The labelled utterances, and how well they are understood.

use std::collections::BTreeSet;
use std::fmt;

use domain::assistant::Dialogue;
use domain::eligibility::{Facts, Subject, Value};
use ma_region::store::reference::assistant::{Refused, Reply};

use crate::world::Phone;

/// What it was tuned on, what was held out meanwhile, and what was written blind and measured only before and after.
pub const PARTS: [&str; 3] = ["tuning", "held-out", "fresh"];

/// One utterance, and what is expected of it.
#[derive(Debug, Clone)]
pub struct Labelled {
    pub part: String,
    pub text: String,
    pub about: String,
    pub facts: BTreeSet<String>,
    pub cards: Vec<String>,
    pub refused: String,
}

/// The dialogues; most are of one utterance.
pub fn dialogues() -> Vec<Vec<Labelled>> {
    let mut all: Vec<(String, Vec<Labelled>)> = Vec::new();
    for line in
        include_str!("../../fixtures/assistant/utterances.tsv").lines().filter(|line| !line.starts_with('#'))
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [part, dialogue, text, about, facts, cards, refused] = columns[..] else {
            panic!("columns: {line}")
        };
        assert!(
            PARTS.contains(&part) && ["answer", "out", "personal", "health"].contains(&refused),
            "{line}"
        );
        let labelled = Labelled {
            part: part.to_owned(),
            text: text.to_owned(),
            about: about.to_owned(),
            facts: facts.split_whitespace().map(str::to_owned).collect(),
            cards: cards.split_whitespace().map(str::to_owned).collect(),
            refused: refused.to_owned(),
        };
        match all.last_mut() {
            Some((name, told)) if *name == dialogue && dialogue != "-" => told.push(labelled),
            _ => all.push((dialogue.to_owned(), vec![labelled])),
        }
    }
    all.into_iter().map(|(_, told)| told).collect()
}

/// Facts as the labels write them.
fn plain(facts: &Facts, phone: &Phone) -> BTreeSet<String> {
    let today = phone.app.actions.today();
    let said = |(subject, value): (&Subject, &Value)| {
        let key = match subject {
            Subject::Home => "commune".to_owned(),
            Subject::Birth => "age".to_owned(),
            Subject::Scholarship => "scholarship_holder".to_owned(),
            Subject::Quotient => "family_quotient".to_owned(),
            Subject::Income => "reference_tax_income".to_owned(),
            Subject::Parts => "tax_parts".to_owned(),
            Subject::Household => "household_size".to_owned(),
            Subject::Situation(code) => code.clone(),
            Subject::Housing(code) => return format!("housing={code}"),
            other => other.kind().to_owned(),
        };
        let value = match value {
            Value::Unsure => "unsure".to_owned(),
            Value::Yes => "true".to_owned(),
            Value::No => "false".to_owned(),
            Value::Born { latest, .. } => today.years_since(*latest).unwrap_or_default().to_string(),
            Value::Homes(homes) => homes[0].commune.clone(),
            Value::Figure(figure) if *subject == Subject::Parts => (figure / 4).to_string(),
            Value::Figure(figure) => figure.to_string(),
            Value::Euros(euros, _) => euros.to_string(),
            Value::Code(code) => code.clone(),
        };
        format!("{key}={value}")
    };
    facts.all().map(said).collect()
}

/// What a part gets.
#[derive(Debug, Default)]
pub struct Measured {
    pub precision: f64,
    pub recall: f64,
    pub about: f64,
    pub card_first: f64,
    pub card_told: f64,
    pub refusals: f64,
    pub over_refused: f64,
    pub out_of_scope: f64,
    pub count: usize,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} utterances; facts: precision {:.3}, recall {:.3}; of whom {:.3}; card@1 {:.3}, card@3 {:.3}; \
             refusals {:.3}, refused for nothing {:.3}; out of scope {:.3}",
            self.count,
            self.precision,
            self.recall,
            self.about,
            self.card_first,
            self.card_told,
            self.refusals,
            self.over_refused,
            self.out_of_scope
        )
    }
}

fn refused(reply: &Reply) -> &'static str {
    match reply.refused {
        None => "answer",
        Some(Refused::OutOfScope) => "out",
        Some(Refused::Personal(domain::assistant::Refusal::Health)) => "health",
        Some(Refused::Personal(_)) => "personal",
    }
}

/// Measures dialogues; what went wrong is told, of the part for tuning alone.
pub async fn measured(phone: &Phone, dialogues: &[&Vec<Labelled>]) -> Measured {
    let mut sum = Measured::default();
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    let (mut answered, mut refusals, mut outs) = (0.0_f64, 0.0_f64, 0.0_f64);
    for told in dialogues {
        let mut dialogue = Dialogue::default();
        for one in told.iter() {
            let (after, reply) = super::says(phone, dialogue, &one.text).await;
            dialogue = after;
            sum.count += 1;
            let was = refused(&reply);
            let mut wrong = Vec::new();
            match one.refused.as_str() {
                "answer" => {
                    answered += 1.0;
                    sum.over_refused += f64::from(was == "personal" || was == "health");
                    let facts = plain(&dialogue.facts(), phone);
                    right += facts.intersection(&one.facts).count();
                    found += facts.len();
                    wanted += one.facts.len();
                    if facts != one.facts {
                        wrong.push(format!("facts {facts:?}"));
                    }
                    sum.about += f64::from(reply.about.code() == one.about);
                    if reply.about.code() != one.about {
                        wrong.push(format!("about {}", reply.about.code()));
                    }
                    let ids: Vec<&str> =
                        reply.answer.iter().map(|answered| answered.card.id.as_str()).collect();
                    let fits = |id: &&str| one.cards.iter().any(|card| card == "*" || card == *id);
                    sum.card_first += f64::from(ids.first().is_some_and(&fits));
                    sum.card_told += f64::from(ids.iter().any(&fits));
                    if !ids.first().is_some_and(fits) {
                        wrong.push(format!("cards {ids:?} ({:?})", dialogue.topic));
                    }
                }
                "out" => {
                    outs += 1.0;
                    sum.out_of_scope += f64::from(was == "out");
                }
                kind => {
                    refusals += 1.0;
                    sum.refusals += f64::from(was == kind);
                }
            }
            if was != one.refused {
                wrong.push(format!("{was}, not {}", one.refused));
            }
            if !wrong.is_empty() && one.part == "tuning" {
                println!("{:60} {}", one.text, wrong.join("; "));
            }
        }
    }
    sum.precision = right as f64 / found.max(1) as f64;
    sum.recall = right as f64 / wanted.max(1) as f64;
    sum.about /= answered.max(1.0);
    sum.card_first /= answered.max(1.0);
    sum.card_told /= answered.max(1.0);
    sum.over_refused /= answered.max(1.0);
    sum.refusals /= refusals.max(1.0);
    sum.out_of_scope /= outs.max(1.0);
    sum
}
