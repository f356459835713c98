//! One turn of the assistant: what is said is judged, heard, looked for among the cards held, and answered by quotes.
//! The rules are domain's; here they are given what they need to know. Nothing is written down.

mod cards;
mod desk;
mod seen;

use chrono::{DateTime, NaiveDate, Utc};
use domain::aid::State;
use domain::assistant::{
    Asked, Card, Choice, Dialogue, Fact, Party, Pick, Quote, Refusal, Want, read, refusal,
};
use domain::eligibility::{Because, Standing};
use domain::paris::paris;
use domain::territory::{Place, Scope};

pub use desk::Desk;

use self::seen::Seen;
use super::{Reader, communes, gazetteer, guide};
use crate::store::Result;

/// What is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A text, as it was typed.
    Text(String),
    /// A choice, as it was tapped.
    Pick(Pick),
    /// Nothing new: what is known changed, and the same is answered again.
    Again,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The text holds what must not be said here.
    Personal(Refusal),
    /// No card held answers it.
    OutOfScope,
}

/// One card that answers, or that is told of beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The card.
    pub card: Card,
    /// What it says.
    pub quotes: Vec<Quote>,
    /// It says nothing of what was wanted.
    pub silent: bool,
    /// What is thought of it for whom one speaks of, if it is an aid: the verdict and what decided.
    pub verdict: Option<(Standing, Because<'static>)>,
    /// Where it stands today, if it is an aid.
    pub state: Option<State>,
}

/// What came of one turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Why there is no answer.
    pub refused: Option<Refused>,
    /// Whom it is about.
    pub about: Party,
    /// What was wanted.
    pub want: Want,
    /// What the text said of somebody.
    pub understood: Vec<Fact>,
    /// What was said that cannot be, by its code.
    pub unfit: Vec<&'static str>,
    /// The answer: the first card answers, others are told of.
    pub answer: Vec<Answered>,
    /// What is asked.
    pub asks: Option<(Asked, Vec<Choice>)>,
    /// A person to talk to.
    pub desk: Option<Desk>,
}

/// Topics that are offered where none is known; `words` has their names.
pub const TOPICS: u32 = 6;
/// Longest text heard, in bytes; what comes after is judged for what must not be said, but not answered.
const LONGEST: usize = 2_000;

/// Takes one turn. What is refused changes nothing in the dialogue, and is kept nowhere.
pub fn turn(db: &Reader, dialogue: &mut Dialogue, said: &Said, now: DateTime<Utc>) -> Result<Reply> {
    let today = paris(now).date_naive();
    let mut reply = Reply {
        refused: None,
        about: dialogue.current,
        want: Want::Gist,
        understood: Vec::new(),
        unfit: Vec::new(),
        answer: Vec::new(),
        asks: None,
        desk: None,
    };
    let found = match said {
        Said::Text(text) => {
            if let Some(refusal) = refusal(text) {
                reply.refused = Some(Refused::Personal(refusal));
                reply.desk = desk::nearest(db, &dialogue.facts(), now)?;
                return Ok(reply);
            }
            hear(db, dialogue, text, today, &mut reply)?
        }
        Said::Pick(pick) => dialogue.pick(pick, today),
        Said::Again => dialogue.topic.is_some(),
    };
    let facts = dialogue.facts();
    reply.about = dialogue.current;
    if let Some(topic) = dialogue.topic.clone().filter(|_| found) {
        reply.want = topic.want;
        let guide = guide::whole(db)?;
        let seen = Seen { db, guide: &guide, facts: &facts, today };
        reply.answer = seen.answer(&topic)?;
        if reply.answer.is_empty() {
            reply.refused = Some(Refused::OutOfScope);
            dialogue.drop_topic();
        } else {
            reply.asks = seen.question(dialogue, &topic, &reply.answer);
        }
    } else if reply.understood.is_empty() && reply.unfit.is_empty() && matches!(said, Said::Text(_)) {
        reply.refused = Some(Refused::OutOfScope);
    } else {
        reply.asks = Some((Asked::Topic, (1..=TOPICS).map(|topic| Pick::Topic(topic).into()).collect()));
    }
    if let Some((asked, choices)) = &reply.asks {
        dialogue.ask(asked.clone(), choices.clone());
    }
    reply.desk = desk::nearest(db, &facts, now)?;
    Ok(reply)
}

/// Hears a text; true if there is something to answer.
fn hear(
    db: &Reader,
    dialogue: &mut Dialogue,
    text: &str,
    today: NaiveDate,
    reply: &mut Reply,
) -> Result<bool> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let entities = gazetteer::named(db, text)?;
    // A commune that cannot be looked up is one that is not known.
    let place = |scope: &Scope| -> Option<Place> {
        let Scope::Commune(code) = scope else { return None };
        Some(communes::by_code(db, code).ok()??.place())
    };
    let reading = read(text, &entities, today, &place);
    let found = dialogue.hear(&reading, today);
    let current = dialogue.current;
    reply.understood =
        reading.facts.into_iter().map(|fact| Fact { of: fact.of.or(Some(current)), ..fact }).collect();
    reply.unfit = reading.unfit.into_iter().map(domain::eligibility::Unfit::code).collect();
    Ok(found)
}
