//! A text as the assistant hears it: what it says of whom, what it asks, and what remains to look for.

use chrono::NaiveDate;

use super::facts::{self, Fact};
use super::party::{Party, asked_for};
use super::wants::{Want, places, wanted};
use crate::eligibility::{Subject, Unfit};
use crate::search::{Entity, Named, TextWord, is_stop_word, text_words};
use crate::territory::{Place, Scope};

/// Texts are read no further than so many words.
const MOST_WORDS: usize = 200;

/// An answer to the question that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Yes.
    Yes,
    /// No.
    No,
    /// « Je ne sais pas ».
    Unsure,
    /// A figure alone.
    Figure(u32),
}

/// What was heard.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What is said of somebody.
    pub facts: Vec<Fact>,
    /// What was said that cannot be.
    pub unfit: Vec<Unfit>,
    /// Whom the question is about, where the text says.
    pub about: Option<Party>,
    /// What is wanted of a card.
    pub want: Want,
    /// What to look for; empty where nothing new is asked.
    pub looks_for: String,
    /// The situations that are told: what to look for where nothing else is said at all.
    pub situations: String,
    /// Kinds of cards that it may be; none means aids, services and help.
    pub kinds: Vec<String>,
    /// An answer to the question asked, if the text is no more than that.
    pub heard: Option<Heard>,
    /// « Et si… »: what is said takes the place of what was known of the same kind.
    pub supposes: bool,
    /// Whatever there is: « à quoi ai-je droit ? ».
    pub everything: bool,
    /// It goes on with what was spoken of: « et pour mon frère ? ».
    pub goes_on: bool,
    /// Nothing is looked for but what is said of somebody: « étudiante » alone.
    pub only_facts: bool,
    /// The one who types speaks of themselves: « je voudrais… ».
    pub speaks: bool,
}

/// Words that tell nothing of what is looked for, besides the stop words of search.
const FILLERS: &[&str] = &[
    "sais",
    "touche",
    "touches",
    "idee",
    "aucune",
    "aucun",
    "sure",
    "know",
    "don",
    "jsp",
    "exact",
    "exactement",
    "ouais",
    "bien",
    "serait",
    "aurais",
    "soeur",
    "frere",
    "aide",
    "aides",
    "aider",
    "aidez",
    "aid",
    "aids",
    "help",
    "money",
    "argent",
    "droit",
    "droits",
    "right",
    "rights",
    "dispositif",
    "dispositifs",
    "passer",
    "toucher",
    "recevoir",
    "beneficier",
    "profiter",
    "demander",
    "demande",
    "souhaite",
    "souhaiterais",
    "souhaiterait",
    "recherche",
    "connaitre",
    "information",
    "informations",
    "info",
    "infos",
    "renseignement",
    "renseignements",
    "habite",
    "habitons",
    "vis",
    "vit",
    "live",
    "lives",
    "annee",
    "etant",
    "petit",
    "petite",
    "grand",
    "coup",
    "pouce",
    "plait",
    "age",
    "agee",
    "old",
    "year",
    "years",
    "coucou",
    "ok",
    "d",
    "accord",
    "oui",
    "non",
    "yes",
    "thanks",
    "thank",
    "hi",
    "apply",
    "give",
    "tell",
    "auquel",
    "auxquelles",
    "auxquels",
    "avance",
    "sil",
    "ya",
    "quelqu",
    "chose",
    "faudrait",
    "parle",
    "parler",
    "quest",
];
const EVERYTHING: &[&str] = &[
    "quelles aides",
    "quelle aide",
    "a quoi",
    "droit a quoi",
    "droit a quelque chose",
    "tous mes droits",
    "mes droits",
    "mes aides",
    "toutes les aides",
    "des aides",
    "une aide",
    "what help",
    "what grants",
    "what am i entitled",
    "what can i get",
    "which grants",
    "any help",
    "what aid",
];

/// Reads a text, with what it names.
pub fn read(
    text: &str,
    entities: &[Entity],
    today: NaiveDate,
    place: &dyn Fn(&Scope) -> Option<Place>,
) -> Reading {
    let words = text_words(text, MOST_WORDS);
    let told = facts::read(text, &words, entities, today, place);
    let (want, mut aside) = wanted(&words);
    let named = |word: &TextWord| {
        entities
            .iter()
            .find(|entity| entity.span.start <= word.span.start && word.span.end <= entity.span.end)
    };
    let figured = |word: &TextWord| {
        told.facts.iter().any(|fact| {
            let figure = !entities.iter().any(|entity| entity.span == fact.span);
            figure && fact.span.start <= word.span.start && word.span.end <= fact.span.end
        })
    };
    let heard = heard(&words);
    let any = words.iter().any(|word| word.is_one_of(&["aide", "aides", "help", "droits", "grants"]));
    let everything = any || EVERYTHING.iter().any(|said| !places(&words, said).is_empty());
    let (mut kept, mut situations) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        let entity = named(word);
        let situation = matches!(entity.map(|entity| &entity.what), Some(Named::Situation { .. }));
        // What somebody is not is nothing to look for.
        let denied = matches!(entity.map(|entity| &entity.what), Some(Named::Situation { denied: true, .. }));
        let told_of_somebody = entity.is_some_and(|entity| is_told(entity, &words));
        let said = match entity.map(|entity| &entity.what) {
            Some(Named::Territory { scopes, .. }) => !matches!(scopes.first(), Some(Scope::Commune(_))),
            Some(Named::Age { .. } | Named::Person(_) | Named::When { .. } | Named::Here) => false,
            Some(Named::Situation { denied, .. }) => !told_of_somebody && !denied,
            Some(Named::Kind(_)) | None => !figured(word),
        };
        if situation && !denied && !is_small(&words, at) {
            situations.push(at);
        }
        if said && !is_small(&words, at) {
            kept.push(at);
        }
    }
    // « Combien ? » alone says what is wanted; « le prix du gaz » says it besides something else.
    aside.retain(|at| kept.contains(at));
    let core: Vec<usize> = kept.iter().copied().filter(|at| !aside.contains(at)).collect();
    let only_a_kind = core.iter().all(|at| is_common_kind(named(&words[*at])));
    let chosen = match (core.is_empty() || only_a_kind, situations.is_empty()) {
        (false, _) => core,
        // « Bourse » alone is a topic too; « quelles aides pour les agriculteurs ? » is told by its situation.
        (true, false) if !core.is_empty() => [core.as_slice(), situations.as_slice()].concat(),
        (true, _) if !core.is_empty() => core,
        (true, _) => Vec::new(),
    };
    let stated = |at: &usize| {
        told.facts
            .iter()
            .any(|fact| fact.span.start <= words[*at].span.start && words[*at].span.end <= fact.span.end)
    };
    let only_facts = !told.facts.is_empty() && chosen.iter().all(stated);
    // A figure alone answers what was asked; there is nothing in it to look for.
    let figure = matches!(heard, Some(Heard::Figure(_)));
    let looks_for =
        if figure { String::new() } else { joined(text, &words, &chosen, &|word| named(word).is_some()) };
    let mut about = asked_for(&words, entities);
    if told.facts.iter().any(|fact| fact.subject == Subject::Headcount) {
        about = Some(Party::Company);
    }
    Reading {
        facts: told.facts,
        unfit: told.unfit,
        about,
        situations: joined(text, &words, &situations, &|word| named(word).is_none()),
        want,
        kinds: kinds(entities, want),
        heard: heard.filter(|_| looks_for.is_empty()),
        looks_for,
        supposes: says(
            &words,
            &["et si", "what if", "and if", "si j", "si je", "si il", "si elle", "si mon", "if i"],
        ),
        everything,
        only_facts,
        speaks: words.iter().any(|word| word.is_one_of(&["je", "j", "i", "moi"])),
        goes_on: says(
            &words,
            &["et pour", "et a", "et si", "et mon", "et ma", "et moi", "and for", "what about", "and if"],
        ),
    }
}

/// Whether a word tells nothing of what is looked for. « C2S » is cut into letters and figures that do tell.
fn is_small(words: &[TextWord], at: usize) -> bool {
    let word = &words[at];
    let touches = at.checked_sub(1).is_some_and(|last| words[last].span.end == word.span.start)
        || words.get(at + 1).is_some_and(|next| next.span.start == word.span.end);
    let letter =
        word.folded.len() == 1 && word.folded.bytes().all(|byte| byte.is_ascii_alphabetic()) && !touches;
    letter || (is_stop_word(&word.folded) && !touches) || FILLERS.contains(&word.folded.as_str())
}

/// Words as they stand in the text, with the small words between them: « learn to drive », « permis de conduire ».
fn joined(text: &str, words: &[TextWord], chosen: &[usize], named: &dyn Fn(&TextWord) -> bool) -> String {
    let mut said = String::new();
    let mut last: Option<usize> = None;
    for at in chosen.iter().copied() {
        let span = words[at].span.clone();
        if let Some(last) = last.filter(|last| *last < at) {
            let between = &words[last + 1..at];
            let small = |word: &TextWord| is_stop_word(&word.folded) && !word.ends_clause && !named(word);
            let linked = between.len() <= 3 && between.iter().all(small) && !words[last].ends_clause;
            said.push_str(if linked { &text[words[last].span.end..span.start] } else { " " });
        } else if last.is_some() {
            said.push(' ');
        }
        said.push_str(&text[span]);
        last = Some(at);
    }
    said
}

fn says(words: &[TextWord], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| !places(words, phrase).is_empty())
}

/// « Aide », « bourse », « prime »: a kind, which with a situation is told by it.
fn is_common_kind(entity: Option<&Entity>) -> bool {
    matches!(entity.map(|entity| &entity.what), Some(Named::Kind(kind)) if kind == "aid")
}

/// Whether a situation is told of somebody (« je suis étudiante », « étudiante, … », « mon fils boursier ») rather
/// than part of what is looked for (« bourse étudiant », « aide aux agriculteurs »).
fn is_told(entity: &Entity, words: &[TextWord]) -> bool {
    const COPULA: &[&str] = &[
        "suis", "est", "es", "etes", "sommes", "sont", "etais", "etait", "etant", "serai", "sera", "devient",
        "deviens", "devenu", "devenue", "tant", "comme", "am", "m", "is", "are", "be", "become", "ai", "si",
        "if", "etre", "touche",
    ];
    let Some(first) = words.iter().position(|word| word.span.start >= entity.span.start) else {
        return false;
    };
    let last = words.iter().rposition(|word| word.span.end <= entity.span.end).unwrap_or(first).max(first);
    let before: Vec<&TextWord> =
        words[first.saturating_sub(4)..first].iter().rev().take_while(|word| !word.ends_clause).collect();
    // A situation that holds its own verb says so itself: « j'ai une bourse », « touche le RSA ».
    let own =
        words[first..=last].iter().any(|word| word.is_one_of(&["ai", "touche", "suis", "perdu", "lost"]));
    let copula = before.iter().any(|word| word.is_one_of(COPULA));
    let ends = words[last].ends_clause
        || words.get(last + 1).is_none_or(|next| next.is_one_of(&["de", "et", "a", "en"]));
    let begins =
        before.is_empty() || before.iter().all(|word| word.is_one_of(&["et", "and", "un", "une", "a"]));
    let of_somebody = before.first().is_some_and(|word| {
        word.is_one_of(&[
            "fils", "fille", "frere", "soeur", "mari", "femme", "mere", "pere", "son", "daughter", "brother",
        ])
    });
    own || copula || of_somebody || (begins && ends && last + 1 < words.len())
}

fn kinds(entities: &[Entity], want: Want) -> Vec<String> {
    let mut kinds: Vec<String> = ["aid", "link", "help"].map(str::to_owned).to_vec();
    for entity in entities {
        if let Named::Kind(kind) = &entity.what
            && matches!(kind.as_str(), "event" | "school")
        {
            kinds.push(kind.clone());
        }
        // « Où », « horaires »: a place, unless an aid's own contact is meant.
        if matches!(&entity.what, Named::Kind(kind) if kind == "place") || want == Want::Contact {
            kinds.push("place".to_owned());
        }
    }
    kinds.dedup();
    kinds
}

fn heard(words: &[TextWord]) -> Option<Heard> {
    const UNSURE: [&str; 8] = [
        "je ne sais pas",
        "je sais pas",
        "sais pas",
        "aucune idee",
        "pas sur",
        "pas sure",
        "i don t know",
        "not sure",
    ];
    let first = words.first()?;
    if says(words, &UNSURE) || first.is("jsp") {
        return Some(Heard::Unsure);
    }
    if first.is_one_of(&["oui", "ouais", "yes", "yep", "si", "exact", "exactement"]) && words.len() <= 6 {
        return Some(Heard::Yes);
    }
    if first.is_one_of(&["non", "no", "nope", "pas", "aucun", "aucune"]) && words.len() <= 6 {
        return Some(Heard::No);
    }
    match words {
        [only] => only.figures().map(Heard::Figure),
        [figure, unit] if unit.is_one_of(&["euros", "euro", "ans", "enfants", "enfant"]) => {
            figure.figures().map(Heard::Figure)
        }
        _ => None,
    }
}
