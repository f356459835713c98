//! The cards that answer, in their order, and the question that would help most.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::aid::{Aid, Detail, State};
use domain::assistant::{Asked, Body, Card, Choice, Dialogue, Goal, Pick, Topic, Want, choices, quotes};
use domain::eligibility::{Because, Condition, Facts, Holds, Standing, Subject, Value, judge, next_question};
use domain::search::{Named, Token, is_stop_word, tokens};
use domain::territory::Scope;

use super::{Answered, cards};
use crate::store::Result;
use crate::store::reference::guide::Guide;
use crate::store::reference::search::{self, Ask};
use crate::store::reference::{Reader, gazetteer};

/// Cards looked at for one answer.
const LOOKED_AT: usize = 24;
/// Cards quoted at most.
const QUOTED: usize = 3;
/// A card that answers less than this share of the best one is not told of.
const NEAR: f64 = 0.6;
/// How much more an aid weighs for each condition that is met by what was said of somebody, two at most.
const MEANT: f64 = 0.15;
/// What an aid of one's own commune or département weighs beside others.
const OURS: f64 = 1.12;
/// So much of what is looked for must be spoken of by some card; a word with a slip counts as much.
const KNOWN: f64 = 0.6;

/// What an answer is looked for with.
pub(super) struct Seen<'a, 'c> {
    pub db: &'a Reader<'c>,
    pub guide: &'a Guide,
    pub facts: &'a Facts,
    pub today: NaiveDate,
}

impl Seen<'_, '_> {
    /// The cards that answer, each with what it says; none if no card does.
    pub fn answer(&self, topic: &Topic) -> Result<Vec<Answered>> {
        let (looks_for, cards) = match &topic.goal {
            Goal::Card(kind, id) => {
                (String::new(), cards::one(self.db, kind, id)?.map(|card| (card, 1.0)).into_iter().collect())
            }
            Goal::Everything => (String::new(), self.whatever()),
            Goal::Look { words, .. } => (words.clone(), self.found(&topic.goal, topic.want)?),
        };
        // Somebody who only says what they are is told of what they may have.
        let cards = match &topic.goal {
            Goal::Look { words, besides, .. }
                if cards.is_empty() && besides == words && self.has_situation() =>
            {
                self.whatever()
            }
            _ => cards,
        };
        let best = cards.first().map_or(0.0, |(_, score)| *score);
        let near = cards.into_iter().filter(|(_, score)| *score >= best * NEAR).take(QUOTED);
        let answered = near.enumerate().map(|(rank, (card, _))| {
            let (quotes, says) = quotes(&card, topic.want, &looks_for, rank == 0);
            let (verdict, state) = match &card.body {
                Body::Aid(aid) => {
                    let state = aid.calendar.state(self.today);
                    // Nobody asks whom an aid is for that is no more.
                    ((state != State::Ended).then(|| self.verdict(aid)), Some(state))
                }
                _ => (None, None),
            };
            Answered { card, quotes, silent: !says, verdict, state }
        });
        Ok(answered.collect())
    }

    /// How many conditions of an aid are met by what was said, besides where one lives.
    fn met(&self, aid: &Aid) -> usize {
        let profiles = aid.rule.profiles.iter().map(|profile| profile.whole());
        let tells =
            |condition: &Condition| condition.subjects().iter().any(|subject| *subject != Subject::Home);
        let all = aid.rule.conditions.iter().cloned().chain(profiles);
        all.filter(|one| tells(one) && one.weigh(self.facts, self.today) == Holds::Met).count()
    }

    /// Whether an aid is for people, or for the body that they say to be.
    fn is_theirs(&self, aid: &Aid) -> bool {
        const BODIES: [&str; 7] =
            ["association", "company", "public_body", "farmer", "artist", "researcher", "school"];
        let for_people =
            aid.audience.is_empty() || aid.audience.iter().any(|code| !BODIES.contains(&code.as_str()));
        let is = |code: &String| self.facts.get(&Subject::Situation(code.clone())) == Some(&Value::Yes);
        for_people || aid.audience.iter().any(is)
    }

    fn has_situation(&self) -> bool {
        self.facts
            .all()
            .any(|(subject, value)| matches!(subject, Subject::Situation(_)) && *value == Value::Yes)
    }

    fn verdict(&self, aid: &Aid) -> (Standing, Because<'static>) {
        let verdict = judge(aid, self.facts, self.today);
        let because = match verdict.because.into_iter().next() {
            Some(Because::Condition(condition, holds)) => {
                Because::Condition(Cow::Owned(condition.into_owned()), holds)
            }
            _ => Because::NothingToCheck,
        };
        (verdict.standing, because)
    }

    /// The cards that search finds, those that somebody may not have after the others.
    fn found(&self, goal: &Goal, want: Want) -> Result<Vec<(Card, f64)>> {
        let Goal::Look { words, kinds, besides } = goal else { return Ok(Vec::new()) };
        let around = match self.facts.get(&Subject::Home) {
            Some(Value::Homes(homes)) if homes.len() == 1 => Some(homes[0].commune.clone()),
            _ => None,
        };
        let ask = Ask { kinds: kinds.clone(), limit: LOOKED_AT, around, ..Ask::default() };
        // A space after it: nobody is still typing.
        let mut results = Vec::new();
        if self.is_known(words)? {
            results = search::answer(self.db, &format!("{words} "), &ask)?.results;
        }
        if results.is_empty() && !besides.is_empty() {
            results = search::answer(self.db, &format!("{words} {besides} "), &ask)?.results;
        }
        let mut cards = Vec::new();
        for hit in &results {
            if let Some(card) = cards::of(self.db, self.guide, hit)? {
                let score = hit.score * self.weight(&card, want, words);
                cards.push((card, score));
            }
        }
        // Equal ones keep the order of search.
        cards.sort_by(|one, other| other.1.total_cmp(&one.1));
        Ok(cards)
    }

    /// Whether most of what is looked for is spoken of by some card: search forgives slips, and would answer anything.
    fn is_known(&self, looks_for: &str) -> Result<bool> {
        let lexicon = search::lexicon(self.db)?;
        let named: Vec<String> = gazetteer::named(self.db, looks_for)?
            .into_iter()
            .filter(|entity| {
                matches!(entity.what, Named::Territory { .. } | Named::Situation { .. } | Named::Kind(_))
            })
            .flat_map(|entity| tokens(&looks_for[entity.span]))
            .map(|token| token.word)
            .collect();
        let told: Vec<_> = tokens(looks_for).into_iter().filter(|token| !is_stop_word(&token.word)).collect();
        let known = |token: &Token| {
            if named.contains(&token.word) || lexicon.frequency(&token.stem) > 0 || lexicon.says(&token.stem)
            {
                return 1.0;
            }
            let near = lexicon.nearest(&token.word, 1);
            let slip = near.first().is_some_and(|near| near.slips <= 1) && token.word.len() >= 5;
            if slip { KNOWN } else { 0.0 }
        };
        let sum: f64 = told.iter().map(known).sum();
        Ok(told.is_empty() || sum / told.len() as f64 >= KNOWN)
    }

    /// How much a card weighs besides what search thinks of it.
    fn weight(&self, card: &Card, want: Want, looks_for: &str) -> f64 {
        if card.id.starts_with("glossary:") {
            return match want {
                Want::Meaning if explains(card, looks_for) => 4.0,
                Want::Meaning => 0.8,
                _ => 0.4,
            };
        }
        // A service is told of by its own card; what it gives, by the aid's.
        let Body::Aid(aid) = &card.body else { return if card.kind == "link" { 0.85 } else { 1.0 } };
        let verdict = judge(aid, self.facts, self.today);
        let elsewhere = verdict.because.first().is_some_and(|because| match because {
            Because::Condition(condition, _) => {
                matches!(**condition, Condition::Territory(_) | Condition::Outside(_))
            }
            Because::NothingToCheck => false,
        });
        let standing = match verdict.standing {
            Standing::Likely => 1.1,
            Standing::ToCheck => 1.0,
            Standing::No if elsewhere => 0.45,
            Standing::No => 0.75,
        };
        let given = |is: fn(&Scope) -> bool| aid.territory.iter().any(is);
        // Ours first among equals; one that a few communes give is told of where one lives there.
        let near = !given(|scope| matches!(scope, Scope::Country | Scope::Region(_)));
        let lives = self.facts.get(&Subject::Home).is_some() && !elsewhere;
        let whose = if near && lives && !aid.territory.is_empty() {
            OURS
        } else if given(|scope| matches!(scope, Scope::Region(_))) {
            1.09
        } else if verdict.standing != Standing::Likely && given(|scope| !matches!(scope, Scope::Country)) {
            0.9
        } else {
            1.0
        };
        // What asks for what was said is meant for whom one speaks of.
        let met = if verdict.standing == Standing::No { 0 } else { self.met(aid).min(2) };
        let meant = 1.0 + MEANT * met as f64;
        let ended = if aid.calendar.state(self.today) == State::Ended { 0.6 } else { 1.0 };
        let short = if aid.detail == Detail::Short { 0.85 } else { 1.0 };
        standing * whose * meant * ended * short
    }

    /// The aids that somebody may have, the likely ones first; without facts there are none to tell from others.
    fn whatever(&self) -> Vec<(Card, f64)> {
        let mut theirs: Vec<(bool, usize, &Aid)> = self
            .guide
            .aids
            .iter()
            .filter(|aid| aid.calendar.state(self.today) != State::Ended && self.is_theirs(aid))
            .map(|aid| (judge(aid, self.facts, self.today).standing, self.met(aid), aid))
            .filter(|(standing, met, _)| *standing != Standing::No && *met > 0)
            .map(|(standing, met, aid)| (standing == Standing::Likely, met, aid))
            .collect();
        // The likely ones first; of them, those that ask the most of what was said are the most theirs.
        theirs.sort_by_key(|(likely, met, _)| std::cmp::Reverse((*likely, *met)));
        let mut cards: Vec<(Card, f64)> =
            theirs.into_iter().take(QUOTED).map(|(_, _, aid)| (cards::of_aid(aid.clone()), 1.0)).collect();
        if cards.is_empty()
            && let Ok(Some(card)) = cards::one(self.db, "help", "help:mes-droits")
        {
            cards.push((card, 1.0));
        }
        cards
    }

    /// The question that helps most: which card is meant, or what decides of the aids that answer.
    pub fn question(
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

/// Whether a word of the glossary, or what it stands for, is all that is asked.
fn explains(card: &Card, looks_for: &str) -> bool {
    let stems = |text: &str| tokens(text).into_iter().map(|token| token.stem).collect::<Vec<_>>();
    let mut says = stems(&card.title);
    if let Body::Text { text, .. } = &card.body {
        says.extend(stems(text.lines().next().unwrap_or_default()));
    }
    let asked = tokens(looks_for).into_iter().filter(|token| !is_stop_word(&token.word));
    let asked: Vec<String> = asked.map(|token| token.stem).collect();
    !asked.is_empty() && asked.iter().all(|stem| says.contains(stem))
}
