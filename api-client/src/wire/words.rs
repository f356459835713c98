//! A record of the collection `words`: thesaurus, entities, glossary and help, told apart by `kind`.

use serde::{Deserialize, Serialize};

/// One entry. The id is `thesaurus:<n>`, `entity:<slug>`, `glossary:<slug>` or `help:<slug>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Word {
    pub id: String,
    /// `thesaurus`, `entity`, `glossary` or `help`. A phone leaves out kinds it does not know.
    pub kind: String,
    /// Thesaurus, entity: what people say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub say: Vec<String>,
    /// Thesaurus: what the cards say. Entity: the one code that it names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mean: Vec<String>,
    /// Glossary: the term. Help: the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Glossary: the term in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long: Option<String>,
    /// Glossary: the explanation. Help: the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    pub verified_on: String,
    pub lang: String,
}
