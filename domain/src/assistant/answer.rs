//! What a card answers: sentences that stand on it, chosen by what was asked. Not a word is added.

use super::wants::Want;
use crate::aid::Aid;
use crate::search::{is_stop_word, tokens};
use crate::sentences::sentences;

/// A card of the guide, as the assistant quotes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// `aid`, `link`, `help`, `place`…
    pub kind: String,
    /// Name of the record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its official page; empty where it has none.
    pub source_url: String,
    /// The day somebody last checked it, `YYYY-MM-DD`.
    pub verified_on: String,
    /// What stands on it.
    pub body: Body,
}

/// What stands on a card.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// An aid.
    Aid(Box<Aid>),
    /// A text, with numbers to call: who answers, and which.
    Text {
        /// The text.
        text: String,
        /// Who answers, and the number.
        phones: Vec<(String, String)>,
        /// Where to go on the web.
        url: Option<String>,
    },
    /// A place, an event, a school: lines that stand on it.
    Lines(Vec<String>),
}

/// Where on a card a quote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Its title.
    Title,
    /// The benefit in one sentence.
    Promise,
    /// The text.
    Text,
    /// Conditions.
    ForWhom,
    /// How much.
    Amount,
    /// Papers.
    Documents,
    /// What to do.
    Steps,
    /// Until when.
    Deadline,
    /// Whom to ask.
    Contact,
}

impl Field {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Promise => "promise",
            Self::Text => "text",
            Self::ForWhom => "for_whom",
            Self::Amount => "amount",
            Self::Documents => "documents",
            Self::Steps => "steps",
            Self::Deadline => "deadline",
            Self::Contact => "contact",
        }
    }
}

/// A sentence that stands on a card, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Where.
    pub field: Field,
    /// The sentence.
    pub text: String,
    /// The page that the card gives beside it.
    pub link: Option<String>,
}

/// Lines of a list quoted at most; the card has the others.
const MOST: usize = 8;
/// Conditions quoted beside the gist.
const FEW: usize = 2;

/// What a card answers to what is wanted; never empty. `lead` is the card that answers, others are only told of.
/// False if the card says nothing of what was wanted.
pub fn quotes(card: &Card, want: Want, looks_for: &str, lead: bool) -> (Vec<Quote>, bool) {
    let (mut found, says) = match &card.body {
        Body::Aid(aid) => of_aid(aid, want, looks_for, lead),
        Body::Text { text, phones, url } => of_text(text, phones, url.as_deref(), want, looks_for, lead),
        Body::Lines(lines) => (lines.iter().map(|line| quote(Field::Text, line)).collect(), true),
    };
    if found.is_empty() {
        found.push(quote(Field::Title, &card.title));
    }
    (found, says)
}

fn quote(field: Field, text: &str) -> Quote {
    Quote { field, text: text.trim().to_owned(), link: None }
}

fn listed(field: Field, texts: &[String], most: usize) -> Vec<Quote> {
    texts.iter().filter(|text| !text.trim().is_empty()).take(most).map(|text| quote(field, text)).collect()
}

fn of_aid(aid: &Aid, want: Want, looks_for: &str, lead: bool) -> (Vec<Quote>, bool) {
    let amount: Vec<Quote> = aid.amount.iter().map(|amount| quote(Field::Amount, &amount.words)).collect();
    if !lead {
        let mut told = gist(aid, looks_for, 1);
        if want == Want::Amount {
            told.extend(amount);
        }
        return (told, true);
    }
    let wanted = match want {
        Want::Amount => amount.clone(),
        Want::Documents => listed(Field::Documents, &aid.documents, MOST),
        Want::Eligible => listed(Field::ForWhom, &aid.for_whom, MOST),
        Want::Steps => steps(aid),
        Want::Deadline => aid.calendar.words.iter().map(|words| quote(Field::Deadline, words)).collect(),
        Want::Contact => contact(aid),
        Want::Gist | Want::Meaning => {
            let mut told = gist(aid, looks_for, 2);
            told.extend(amount);
            if want == Want::Gist {
                told.extend(listed(Field::ForWhom, &aid.for_whom, FEW));
            }
            return (told, true);
        }
    };
    let says = !wanted.is_empty();
    // What it is comes first where the card says nothing of what was wanted, and where figures would stand alone.
    let mut told = if !says || want == Want::Amount { gist(aid, looks_for, 1) } else { Vec::new() };
    told.extend(wanted);
    (told, says)
}

fn gist(aid: &Aid, looks_for: &str, most: usize) -> Vec<Quote> {
    if !aid.promise.trim().is_empty() {
        return vec![quote(Field::Promise, &aid.promise)];
    }
    chosen(&aid.description, looks_for, most)
}

fn steps(aid: &Aid) -> Vec<Quote> {
    let step = |step: &crate::aid::Step| Quote { link: step.link.clone(), ..quote(Field::Steps, &step.text) };
    aid.steps.iter().take(MOST).map(step).collect()
}

fn contact(aid: &Aid) -> Vec<Quote> {
    let contact = &aid.contact;
    let mut told: Vec<Quote> = [&contact.name, &contact.phone]
        .into_iter()
        .flatten()
        .map(|text| quote(Field::Contact, text))
        .collect();
    if let Some(first) = told.first_mut() {
        first.link.clone_from(&contact.url);
    }
    told
}

fn of_text(
    text: &str,
    phones: &[(String, String)],
    url: Option<&str>,
    want: Want,
    looks_for: &str,
    lead: bool,
) -> (Vec<Quote>, bool) {
    let mut told = chosen(text, looks_for, if lead { 3 } else { 1 });
    let mut says = !matches!(want, Want::Amount | Want::Documents | Want::Deadline);
    if lead && (want == Want::Contact || text.trim().is_empty()) {
        told.extend(
            phones.iter().flat_map(|(who, number)| [who, number].map(|text| quote(Field::Contact, text))),
        );
    }
    if let (Some(first), Some(url)) = (told.first_mut(), url) {
        first.link = Some(url.to_owned());
        says |= lead && want == Want::Steps;
    }
    (told, says)
}

/// The sentences of a text that answer best what is looked for, in the order of the text; the first ones if none does.
fn chosen(text: &str, looks_for: &str, most: usize) -> Vec<Quote> {
    let wanted: Vec<String> = tokens(looks_for)
        .into_iter()
        .filter(|token| !is_stop_word(&token.word))
        .map(|token| token.stem)
        .collect();
    let all = sentences(text);
    let answers =
        |sentence: &str| tokens(sentence).iter().filter(|token| wanted.contains(&token.stem)).count();
    let mut ranked: Vec<(usize, usize)> = all.iter().map(|sentence| answers(sentence)).enumerate().collect();
    // The first sentence says what it is: it stays; then the best ones.
    ranked.sort_by_key(|(at, answered)| (*at != 0, std::cmp::Reverse(*answered), *at));
    ranked.truncate(most);
    ranked.sort_unstable();
    ranked.into_iter().map(|(at, _)| quote(Field::Text, all[at])).collect()
}
