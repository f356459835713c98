//! From a sentence to what it says of somebody, each thing with the words that say it.

use std::ops::Range;

use chrono::NaiveDate;

use super::party::Party;
use super::{figures, study};
use crate::eligibility::{Facts, HOUSING, SITUATIONS, Subject, Unfit, Value};
use crate::search::{Entity, Named, TextWord, Whose};
use crate::territory::{Place, Scope};

/// One thing that a text says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The bytes of the text that say it.
    pub span: Range<usize>,
    /// Of whom; none where the text does not say: of whom one speaks.
    pub of: Option<Party>,
    /// What is told.
    pub subject: Subject,
    /// What is known of it now.
    pub value: Value,
}

/// Facts, and what was said that cannot be.
#[derive(Debug, Default)]
pub(super) struct Facted {
    pub facts: Vec<Fact>,
    pub unfit: Vec<Unfit>,
}

/// Reads the facts of a text; `place` knows where the communes of a scope lie.
pub(super) fn read(
    text: &str,
    words: &[TextWord],
    entities: &[Entity],
    today: NaiveDate,
    place: &dyn Fn(&Scope) -> Option<Place>,
) -> Facted {
    let mut read = Facted::default();
    for (at, told) in figures::read(words, text, today) {
        let span = words[at.start].span.start..words[at.end - 1].span.end;
        match told {
            Ok((subject, value)) => {
                let of = (subject == Subject::Headcount).then_some(Party::Company);
                read.facts.push(Fact { span, of, subject, value });
            }
            Err(unfit) => read.unfit.push(unfit),
        }
    }
    for (at, subject, code) in study::read(words) {
        let span = words[at.start].span.start..words[at.end - 1].span.end;
        let value = code.map_or(Value::Yes, |code| Value::Code(code.to_owned()));
        read.facts.push(Fact { span, of: None, subject, value });
    }
    for entity in entities {
        // « 12 salariés » is a figure: nobody said to be employed.
        let counted = |fact: &Fact| overlaps(&fact.span, &entity.span) && fact.subject == Subject::Headcount;
        if !read.facts.iter().any(counted) {
            read.take(entity, text, today);
            // « Une personne handicapée » is whom one speaks of, unless « ma voisine » is.
            let named = entities.iter().any(|entity| entity.what == Named::Person(Whose::Other));
            if let Some(fact) = read.facts.last_mut().filter(|fact| fact.of == Some(Party::Other) && !named) {
                fact.of = None;
            }
        }
    }
    read.facts.extend(home(words, entities, place));
    if read.facts.iter().any(|fact| fact.subject == Subject::Children && fact.value != Value::Figure(0)) {
        let had: Vec<Fact> =
            read.facts.iter().filter(|fact| fact.subject == Subject::Children).cloned().collect();
        let parent =
            |fact: Fact| Fact { subject: Subject::Situation("parent".to_owned()), value: Value::Yes, ..fact };
        read.facts.extend(had.into_iter().map(parent));
    }
    read.facts.sort_by_key(|fact| fact.span.start);
    read
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

impl Facted {
    fn take(&mut self, entity: &Entity, text: &str, today: NaiveDate) {
        let (of, told) = match &entity.what {
            Named::Age { years, whose } => {
                let mut facts = Facts::default();
                match facts.age(*years, today) {
                    Err(unfit) => return self.unfit.push(unfit),
                    Ok(()) => {
                        (Party::of(*whose), facts.get(&Subject::Birth).cloned().map(|v| (Subject::Birth, v)))
                    }
                }
            }
            Named::Situation { code, whose, denied } => {
                let of = match code.as_str() {
                    "association" => Some(Party::Association),
                    "company" => Some(Party::Company),
                    _ => Party::of(*whose),
                };
                let value = if *denied { Value::No } else { Value::Yes };
                (of, subject(code, &text[entity.span.clone()]).map(|subject| (subject, value)))
            }
            _ => return,
        };
        if let Some((subject, value)) = told {
            self.facts.push(Fact { span: entity.span.clone(), of, subject, value });
        }
    }
}

/// The subject that a code of the phrasebook tells of; none where it tells nothing of anybody for sure.
fn subject(code: &str, said: &str) -> Option<Subject> {
    let said = crate::search::fold(said);
    match code {
        "scholarship_holder" => Some(Subject::Scholarship),
        // Old people are not all retired; to expect a child is not to have one.
        "senior" => said.contains("retrait").then(|| Subject::Situation("retired".to_owned())),
        "parent" if said == "enceinte" || said == "pregnant" => None,
        code if HOUSING.contains(&code) => Some(Subject::Housing(code.to_owned())),
        code if SITUATIONS.contains(&code) => Some(Subject::Situation(code.to_owned())),
        _ => None,
    }
}

/// Where somebody lives: the commune after « j'habite », else the first that is named.
fn home(words: &[TextWord], entities: &[Entity], place: &dyn Fn(&Scope) -> Option<Place>) -> Option<Fact> {
    const LIVE: [&str; 12] = [
        "habite",
        "habitons",
        "habitant",
        "habitante",
        "vis",
        "vit",
        "vivons",
        "reside",
        "domicilie",
        "domiciliee",
        "live",
        "lives",
    ];
    let communes: Vec<(&Entity, Vec<Place>)> = entities
        .iter()
        .filter_map(|entity| {
            let Named::Territory { scopes, .. } = &entity.what else { return None };
            let Some(Scope::Commune(_)) = scopes.first() else { return None };
            let homes: Vec<Place> =
                scopes.iter().filter(|scope| matches!(scope, Scope::Commune(_))).filter_map(place).collect();
            (!homes.is_empty()).then_some((entity, homes))
        })
        .collect();
    let lived = |(entity, _): &&(&Entity, Vec<Place>)| {
        let before = words.iter().rev().filter(|word| word.span.end <= entity.span.start).take(4);
        before.into_iter().any(|word| word.is_one_of(&LIVE))
    };
    let (entity, homes) = communes.iter().find(lived).or_else(|| communes.first())?;
    let value = Value::Homes(homes.clone());
    Some(Fact { span: entity.span.clone(), of: None, subject: Subject::Home, value })
}
