//! A system of the Region: one TOML file of `links/`.

use api_client::wire::{Case, Link, Phone};
use serde::Deserialize;

use super::aid::{Do, steps};
use super::check::{self, all_shown, day, listed, needed, some};
use crate::sources::vocabulary as lists;
use crate::sources::{Code, File, Why};

/// The keys of a link.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    title: String,
    text: String,
    theme: String,
    audience: Vec<String>,
    keywords: Option<Vec<String>>,
    url: Option<String>,
    phones: Option<Vec<Call>>,
    steps: Option<Vec<Do>>,
    cases: Option<Vec<ByCase>>,
    when: Option<String>,
    ask: Option<String>,
    source_url: Option<String>,
    verified_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    label: String,
    number: String,
    by_text: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByCase {
    title: String,
    steps: Vec<Do>,
}

/// Makes a card a link, or says what keeps it from being one.
pub fn link(file: &File, card: Card) -> Result<Link, Why> {
    listed(&card.theme, &lists::THEMES, lists::CITIZENSHIP, "theme")?;
    card.audience.iter().try_for_each(|who| listed(who, &lists::AUDIENCES, lists::RESEARCHER, "audience"))?;
    Ok(Link {
        id: format!("link:{}", check::slug(&file.path)?),
        title: needed(Some(card.title), "title")?,
        text: needed(Some(card.text), "text")?,
        theme: card.theme,
        audience: some(card.audience, "audience")?,
        keywords: all_shown(card.keywords, "keywords")?,
        url: check::some_address(card.url, "url")?,
        phones: card.phones.unwrap_or_default().into_iter().map(phone).collect::<Result<_, _>>()?,
        steps: steps(card.steps)?,
        cases: card.cases.unwrap_or_default().into_iter().map(case).collect::<Result<_, _>>()?,
        when: card.when.map(|text| needed(Some(text), "when")).transpose()?,
        ask: card.ask.map(|text| needed(Some(text), "ask")).transpose()?,
        source_url: check::some_address(card.source_url, "source_url")?,
        verified_on: day(&card.verified_on, "verified_on")?,
        lang: "fr".to_owned(),
    })
}

/// A case has a name, and something is to be done in it.
fn case(case: ByCase) -> Result<Case, Why> {
    let steps = some(steps(Some(case.steps))?, "cases steps")?;
    Ok(Case { title: needed(Some(case.title), "cases title")?, steps })
}

/// A number as it is dialled: digits, after a plus where it has one.
fn phone(call: Call) -> Result<Phone, Why> {
    let digits = call.number.strip_prefix('+').unwrap_or(&call.number);
    if !(2..=15).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Why::new(Code::UnreadableValue, "phones number"));
    }
    let label = needed(Some(call.label), "phones label")?;
    Ok(Phone { label, number: call.number, by_text: call.by_text.unwrap_or_default() })
}
