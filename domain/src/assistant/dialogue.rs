//! What a dialogue has come to: what is known of whom, what is spoken of, what was asked. Kept in memory, or in a file
//! of the citizen's own choosing; never among what the app keeps.

use chrono::NaiveDate;

use super::choices::{self, Asked, Choice, Pick};
use super::party::Party;
use super::reading::{Heard, Reading};
use super::wants::Want;
use crate::eligibility::{Facts, Question, Subject, Value};

/// What is known of one of those spoken of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Of whom.
    pub party: Party,
    /// What is known.
    pub facts: Facts,
    /// What was asked of them; it is not asked again.
    pub asked: Vec<Question>,
}

/// What is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What is wanted of it.
    pub want: Want,
    /// What it is.
    pub goal: Goal,
}

/// Where an answer is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// Among the cards of these kinds that answer these words.
    Look {
        /// The words, without what they say of somebody.
        words: String,
        /// Kinds of cards.
        kinds: Vec<String>,
        /// The situations that were told with them: looked for too where the words alone find nothing.
        besides: String,
    },
    /// On one card, by its kind and name.
    Card(String, String),
    /// Among all aids: those that somebody may have.
    Everything,
}

/// A dialogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dialogue {
    /// Those spoken of, in the order in which they came.
    pub people: Vec<Known>,
    /// Of whom one speaks now.
    pub current: Party,
    /// What one speaks of.
    pub topic: Option<Topic>,
    /// What was asked last, and how it may be answered; none once it is answered.
    pub asked: Option<(Asked, Vec<Choice>)>,
}

/// Situations of which somebody has one at a time, when they suppose.
const STATUS: [&str; 10] = [
    "pupil",
    "secondary_pupil",
    "student",
    "apprentice",
    "professional_contract",
    "job_seeker",
    "employee",
    "self_employed",
    "retired",
    "inactive",
];

/// The same of how they are housed.
const TENURE: [&str; 3] = ["tenant", "owner", "hosted"];

impl Dialogue {
    /// What is known of whom one speaks of now.
    pub fn facts(&self) -> Facts {
        self.known(self.current).map(|known| known.facts.clone()).unwrap_or_default()
    }

    /// What is known of somebody.
    pub fn known(&self, party: Party) -> Option<&Known> {
        self.people.iter().find(|known| known.party == party)
    }

    /// Forgets what is known of a subject.
    pub fn forget(&mut self, party: Party, subject: &Subject) {
        self.person(party).facts.forget(subject);
    }

    /// Hears a text. True if there is something to answer: a topic.
    pub fn hear(&mut self, reading: &Reading, today: NaiveDate) -> bool {
        if let Some((Asked::Fact(question), choices)) = self.asked.take() {
            // « 17 ans » says what it is; « 17 » alone is what was asked for.
            let heard =
                reading.heard.filter(|heard| !matches!(heard, Heard::Figure(_)) || reading.facts.is_empty());
            if let Some(pick) = heard.map(|heard| picked(heard, &choices)) {
                let current = self.current;
                choices::take(&pick, &question, &mut self.person(current).facts, today);
                self.learn(reading);
                return self.topic.is_some();
            }
        }
        let speaks_of = match reading.about {
            None if reading.speaks && !reading.looks_for.is_empty() && !reading.goes_on => Some(Party::Me),
            about => about,
        };
        if let Some(party) = speaks_of {
            self.current = party;
            self.person(party);
        }
        self.learn(reading);
        self.turn_to(reading);
        self.topic.is_some()
    }

    /// Takes a choice that was tapped. True if there is something to answer.
    pub fn pick(&mut self, pick: &Pick, today: NaiveDate) -> bool {
        let asked = self.asked.take();
        match (asked, pick) {
            (_, Pick::Card(kind, id)) => {
                let want = self.topic.as_ref().map(|topic| topic.want).unwrap_or_default();
                self.topic = Some(Topic { want, goal: Goal::Card(kind.clone(), id.clone()) });
            }
            (Some((Asked::Fact(question), _)), pick) => {
                let current = self.current;
                choices::take(pick, &question, &mut self.person(current).facts, today);
            }
            _ => {}
        }
        self.topic.is_some()
    }

    /// Notes that this is asked, with the ways to answer.
    pub fn ask(&mut self, asked: Asked, choices: Vec<Choice>) {
        if let Asked::Fact(question) = &asked {
            let question = question.clone();
            let current = self.current;
            self.person(current).asked.push(question);
        }
        self.asked = Some((asked, choices));
    }

    /// Nothing was found of what was looked for: one does not go on with it.
    pub fn drop_topic(&mut self) {
        self.topic = None;
    }

    fn person(&mut self, party: Party) -> &mut Known {
        let at = match self.people.iter().position(|known| known.party == party) {
            Some(at) => at,
            None => {
                // What people of one household share as a rule: where they live.
                let home =
                    self.people.iter().rev().find_map(|known| known.facts.get(&Subject::Home).cloned());
                let mut known = Known { party, ..Known::default() };
                if let Some(home) = home {
                    known.facts.set(Subject::Home, home);
                }
                match party {
                    Party::Association | Party::Company => {
                        known.facts.say(Subject::Situation(party.code().to_owned()), true);
                    }
                    _ => {}
                }
                self.people.push(known);
                self.people.len() - 1
            }
        };
        &mut self.people[at]
    }

    fn learn(&mut self, reading: &Reading) {
        let current = self.current;
        for fact in &reading.facts {
            let of = fact.of.unwrap_or(current);
            let facts = &mut self.person(of).facts;
            let supposes = reading.supposes && fact.value == Value::Yes;
            if let Subject::Situation(code) = &fact.subject
                && supposes
                && STATUS.contains(&code.as_str())
            {
                STATUS.iter().for_each(|code| facts.forget(&Subject::Situation((*code).to_owned())));
            }
            if let Subject::Housing(code) = &fact.subject
                && supposes
                && TENURE.contains(&code.as_str())
            {
                TENURE.iter().for_each(|code| facts.forget(&Subject::Housing((*code).to_owned())));
            }
            facts.set(fact.subject.clone(), fact.value.clone());
        }
        // Where the one who asks lives is where those near them live, until said otherwise.
        let home = self.person(current).facts.get(&Subject::Home).cloned();
        if let Some(home) = home.filter(|_| current != Party::Me) {
            let me = &mut self.person(Party::Me).facts;
            if me.get(&Subject::Home).is_none() {
                me.set(Subject::Home, home);
            }
        }
    }

    fn turn_to(&mut self, reading: &Reading) {
        let answers = reading.only_facts && (reading.goes_on || reading.supposes || self.awaits(reading));
        let goes_on = answers && self.topic.is_some();
        if !goes_on && !reading.looks_for.is_empty() {
            let goal = Goal::Look {
                words: reading.looks_for.clone(),
                kinds: reading.kinds.clone(),
                besides: reading.situations.clone(),
            };
            self.topic = Some(Topic { want: reading.want, goal });
        } else if !reading.situations.is_empty()
            && !answers
            && (self.topic.is_none() || (reading.everything && !reading.goes_on))
        {
            let goal = Goal::Look {
                words: reading.situations.clone(),
                kinds: reading.kinds.clone(),
                besides: reading.situations.clone(),
            };
            self.topic = Some(Topic { want: reading.want, goal });
        } else if reading.everything && !(reading.goes_on && self.topic.is_some()) {
            self.topic = Some(Topic { want: reading.want, goal: Goal::Everything });
        } else if let Some(topic) = &mut self.topic
            && reading.want != Want::Gist
        {
            topic.want = reading.want;
        }
    }

    /// Whether the facts heard answer what was asked of them last.
    fn awaits(&mut self, reading: &Reading) -> bool {
        let current = self.current;
        let asked = self.person(current).asked.last().cloned();
        asked.is_some_and(|asked| reading.facts.iter().any(|fact| Question::of(&fact.subject) == asked))
    }
}

/// What was heard, as one of the ways to answer.
fn picked(heard: Heard, choices: &[Choice]) -> Pick {
    match heard {
        Heard::Yes => Pick::Yes,
        Heard::Unsure => Pick::Unsure,
        Heard::Figure(figure) => Pick::Count(figure),
        Heard::No => {
            let none = choices.iter().find(|choice| matches!(choice.pick, Pick::None(_)));
            none.map_or(Pick::No, |choice| choice.pick.clone())
        }
    }
}
