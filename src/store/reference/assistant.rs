//! One turn of the assistant: what is said is judged, heard, looked for among the cards held, and answered by quotes.
//! The rules are domain's; here they are given what they need to know. Nothing is written down.

mod cards;
mod desk;

use chrono::{DateTime, NaiveDate, Utc};
use domain::aid::{Aid, State};
use domain::assistant::{
    Asked, Body, Card, Choice, Dialogue, Fact, Goal, Party, Pick, Quote, Refusal, Topic, Want, choices,
    quotes, read, refusal,
};
use domain::eligibility::{Because, Facts, Standing, Subject, Value, judge, next_question};
use domain::paris::paris;
use domain::territory::{Place, Scope};

pub use desk::Desk;

use super::guide::{self, Guide};
use super::search::{self, Ask};
use super::{Reader, communes, gazetteer};
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

/// Cards looked at for one answer.
const LOOKED_AT: usize = 12;
/// Cards quoted at most.
const QUOTED: usize = 3;
/// A card that answers less than this share of the best one is not told of.
const NEAR: f64 = 0.6;
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

/// What an answer is looked for with.
struct Seen<'a> {
    db: &'a Reader<'a>,
    guide: &'a Guide,
    facts: &'a Facts,
    today: NaiveDate,
}

impl Seen<'_> {
    fn answer(&self, topic: &Topic) -> Result<Vec<Answered>> {
        let (looks_for, cards) = match &topic.goal {
            Goal::Card(kind, id) => {
                (String::new(), cards::one(self.db, kind, id)?.map(|card| (card, 1.0)).into_iter().collect())
            }
            Goal::Everything => (String::new(), self.whatever()),
            Goal::Look { words, kinds } => (words.clone(), self.found(words, kinds, topic.want)?),
        };
        let best = cards.first().map_or(0.0, |(_, score)| *score);
        let near = cards.into_iter().filter(|(_, score)| *score >= best * NEAR).take(QUOTED);
        let answered = near.enumerate().map(|(rank, (card, _))| {
            let (quotes, says) = quotes(&card, topic.want, &looks_for, rank == 0);
            let (verdict, state) = match &card.body {
                Body::Aid(aid) => (Some(self.verdict(aid)), Some(aid.calendar.state(self.today))),
                _ => (None, None),
            };
            Answered { card, quotes, silent: !says, verdict, state }
        });
        Ok(answered.collect())
    }

    fn verdict(&self, aid: &Aid) -> (Standing, Because<'static>) {
        let verdict = judge(aid, self.facts, self.today);
        let because = match verdict.because.into_iter().next() {
            Some(Because::Condition(condition, holds)) => {
                Because::Condition(std::borrow::Cow::Owned(condition.into_owned()), holds)
            }
            _ => Because::NothingToCheck,
        };
        (verdict.standing, because)
    }

    /// The cards that search finds, those that somebody may not have after the others.
    fn found(&self, looks_for: &str, kinds: &[String], want: Want) -> Result<Vec<(Card, f64)>> {
        let home = match self.facts.get(&Subject::Home) {
            Some(Value::Homes(homes)) if homes.len() == 1 => {
                self.guide.name(&Scope::Commune(homes[0].commune.clone()))
            }
            _ => None,
        };
        let ask = Ask { kinds: kinds.to_vec(), limit: LOOKED_AT, ..Ask::default() };
        // What search makes of the words alone says whether any card answers them.
        let bare = search::answer(self.db, looks_for, &ask)?;
        if bare.results.is_empty() {
            return Ok(Vec::new());
        }
        let found = match home {
            Some(home) => {
                let there = search::answer(self.db, &format!("{looks_for} {home}"), &ask)?;
                if there.results.is_empty() { bare } else { there }
            }
            None => bare,
        };
        let mut cards = Vec::new();
        for hit in &found.results {
            if let Some(card) = cards::of(self.db, self.guide, hit)? {
                let score = hit.score * self.weight(&card, want, looks_for);
                cards.push((card, score));
            }
        }
        // Equal ones keep the order of search.
        cards.sort_by(|one, other| other.1.total_cmp(&one.1));
        Ok(cards)
    }

    /// How much a card weighs besides what search thinks of it.
    fn weight(&self, card: &Card, want: Want, looks_for: &str) -> f64 {
        let explains = card.id.starts_with("glossary:");
        let named = || {
            let stems = |text: &str| {
                domain::search::tokens(text).into_iter().map(|token| token.stem).collect::<Vec<_>>()
            };
            let asked = stems(looks_for);
            stems(&card.title).iter().all(|stem| asked.contains(stem))
        };
        if explains {
            return match want {
                Want::Meaning if named() => 4.0,
                Want::Meaning => 0.8,
                _ => 0.4,
            };
        }
        let Body::Aid(aid) = &card.body else { return 1.0 };
        let standing = match judge(aid, self.facts, self.today).standing {
            Standing::Likely => 1.1,
            Standing::ToCheck => 1.0,
            Standing::No => 0.7,
        };
        let ended = if aid.calendar.state(self.today) == State::Ended { 0.6 } else { 1.0 };
        standing * ended
    }

    /// The aids that somebody may have, the likely ones first; without facts there are none to tell from others.
    fn whatever(&self) -> Vec<(Card, f64)> {
        let mut likely: Vec<&Aid> = self
            .guide
            .aids
            .iter()
            .filter(|aid| aid.calendar.state(self.today) != State::Ended)
            .filter(|aid| judge(aid, self.facts, self.today).standing == Standing::Likely)
            .collect();
        // Those that ask the most of somebody are the most theirs.
        likely
            .sort_by_key(|aid| std::cmp::Reverse(aid.rule.conditions.len() + aid.rule.profiles.len().min(1)));
        let mut cards: Vec<(Card, f64)> =
            likely.into_iter().take(QUOTED).map(|aid| (cards::of_aid(aid.clone()), 1.0)).collect();
        if cards.is_empty()
            && let Ok(Some(card)) = cards::one(self.db, "help", "help:mes-droits")
        {
            cards.push((card, 1.0));
        }
        cards
    }

    /// The question that helps most: which card is meant, or what decides of the aids that answer.
    fn question(
        &self,
        dialogue: &Dialogue,
        topic: &Topic,
        answer: &[Answered],
    ) -> Option<(Asked, Vec<Choice>)> {
        if topic.want == Want::Meaning {
            return None;
        }
        let aids: Vec<&Aid> = match topic.goal {
            Goal::Everything => self.guide.aids.iter().collect(),
            _ => answer
                .iter()
                .filter_map(|answered| match &answered.card.body {
                    Body::Aid(aid) if answered.state != Some(State::Ended) => Some(&**aid),
                    _ => None,
                })
                .collect(),
        };
        let asked = dialogue.known(dialogue.current).map(|known| known.asked.as_slice()).unwrap_or_default();
        let lead = aids.first().copied().into_iter();
        let question = match topic.goal {
            Goal::Everything => next_question(aids.iter().copied(), self.facts, self.today),
            // What decides of the first card is asked first; then what decides of the others.
            _ => next_question(lead, self.facts, self.today)
                .filter(|question| !asked.contains(question))
                .or_else(|| next_question(aids.iter().copied(), self.facts, self.today)),
        };
        let question = question.filter(|question| !asked.contains(question));
        if let Some(question) = question {
            let among: Vec<&Aid> = match topic.goal {
                Goal::Everything => Vec::new(),
                _ => aids,
            };
            let among = if among.is_empty() { self.guide.aids.iter().collect() } else { among };
            let choices = choices(&question, &among, self.facts);
            return Some((Asked::Fact(question), choices));
        }
        let others = answer.iter().map(|answered| Choice {
            pick: Pick::Card(answered.card.kind.clone(), answered.card.id.clone()),
            title: answered.card.title.clone(),
        });
        let meant: Vec<Choice> = others.collect();
        let one = matches!(topic.goal, Goal::Card(..) | Goal::Everything) || meant.len() < 2;
        (!one && topic.want != Want::Gist).then_some((Asked::Which, meant))
    }
}
