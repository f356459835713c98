//! A system of the Region: one TOML file of `links/`.

use api_client::wire::Link;
use serde::Deserialize;

use super::check::{self, all_shown, day, listed, needed, some};
use crate::sources::vocabulary as lists;
use crate::sources::{File, Why};

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
    source_url: Option<String>,
    verified_on: String,
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
        source_url: check::some_address(card.source_url, "source_url")?,
        verified_on: day(&card.verified_on, "verified_on")?,
        lang: "fr".to_owned(),
    })
}
