//! The collection `links`: a card for each system of the Region.

use api_client::wire;
use domain::aid::Step;

use super::{Reader, editions};
use crate::store::Result;

/// One system or service.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkCard {
    /// `link:<slug>`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is, for whom, how to get in.
    pub text: String,
    /// Theme.
    pub theme: String,
    /// Who it is for.
    pub audience: Vec<String>,
    /// Where to go; none where no address is known.
    pub url: Option<String>,
    /// Numbers to call, or to write to, in the order they are shown.
    pub phones: Vec<Phone>,
    /// What to do, in order, where it is the same for everybody.
    pub steps: Vec<Step>,
    /// What to do, by case.
    pub cases: Vec<Case>,
    /// The moment of the year, in words.
    pub when: Option<String>,
    /// Whom to ask, in words.
    pub ask: Option<String>,
    /// The day somebody last checked it, `YYYY-MM-DD`.
    pub verified_on: String,
}

/// What to do in one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The case: a parent, several children, what does not work.
    pub title: String,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

/// A number, and who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Who answers.
    pub label: String,
    /// As it is dialled.
    pub number: String,
    /// Reached by a text message, not by voice.
    pub by_text: bool,
}

/// Every card, by title.
pub fn all(db: &Reader) -> Result<Vec<LinkCard>> {
    let mut cards: Vec<_> = editions::of(db, "links")?.values().filter_map(|line| from_line(line)).collect();
    cards.sort_by(|a, b| a.title.cmp(&b.title));
    Ok(cards)
}

/// One card.
pub fn card(db: &Reader, id: &str) -> Result<Option<LinkCard>> {
    Ok(editions::record(db, "links", id)?.and_then(|line| from_line(&line)))
}

fn from_line(line: &[u8]) -> Option<LinkCard> {
    let record: wire::Link = serde_json::from_slice(line).ok()?;
    Some(LinkCard {
        id: record.id,
        title: record.title,
        text: record.text,
        theme: record.theme,
        audience: record.audience,
        url: record.url,
        phones: record
            .phones
            .into_iter()
            .map(|wire::Phone { label, number, by_text }| Phone { label, number, by_text })
            .collect(),
        steps: steps(record.steps),
        cases: record
            .cases
            .into_iter()
            .map(|case| Case { title: case.title, steps: steps(case.steps) })
            .filter(|case| !case.steps.is_empty())
            .collect(),
        when: record.when,
        ask: record.ask,
        verified_on: record.verified_on,
    })
}

fn steps(steps: Vec<wire::Step>) -> Vec<Step> {
    let step = |step: wire::Step| Step { text: step.text, link: step.link };
    steps.into_iter().filter(|step| !step.text.is_empty()).map(step).collect()
}
