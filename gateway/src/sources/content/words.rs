//! Thesaurus, phrases that name something, glossary and pages of help: the files of `words/`.

use api_client::wire::Word;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::check::{self, all_shown, day, needed, shown, some};
use super::toml_of;
use crate::sources::repair::names;
use crate::sources::{Code, File, Notes, Reading, Record, Why};

/// The keys of a page of help.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    title: String,
    text: String,
    keywords: Option<Vec<String>>,
    source_url: Option<String>,
    verified_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entries<T> {
    #[serde(default = "Vec::new")]
    entry: Vec<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    say: Vec<String>,
    mean: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Naming {
    names: String,
    say: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    term: String,
    long: Option<String>,
    text: String,
}

/// Makes a page a word of the collection, or says what keeps it from being one.
pub fn help(file: &File, page: Page) -> Result<Word, Why> {
    Ok(Word {
        id: format!("help:{}", check::slug(&file.path)?),
        kind: "help".to_owned(),
        title: Some(needed(Some(page.title), "title")?),
        text: Some(needed(Some(page.text), "text")?),
        keywords: all_shown(page.keywords, "keywords")?,
        source_url: check::some_address(page.source_url, "source_url")?,
        verified_on: day(&page.verified_on, "verified_on")?,
        lang: "fr".to_owned(),
        ..Word::default()
    })
}

/// Reads what people say and what the cards say; an entry is named by all that it says. One that means nothing tells
/// of what no card speaks.
pub fn thesaurus(file: &File, reading: &mut Reading) {
    entries(file, reading, |entry: Meaning| {
        let say = some(all_shown(Some(entry.say), "say")?, "say")?;
        Ok(Word {
            id: format!("thesaurus:{}", named(&say.join(" "))?),
            kind: "thesaurus".to_owned(),
            say,
            mean: all_shown(Some(entry.mean), "mean")?,
            lang: "fr".to_owned(),
            ..Word::default()
        })
    });
}

/// Reads what phrases name: a situation, a kind of thing, « around me ».
pub fn entities(file: &File, reading: &mut Reading) {
    entries(file, reading, |entry: Naming| {
        let names = needed(Some(entry.names), "names")?;
        Ok(Word {
            id: format!("entity:{}", named(&names)?),
            kind: "entity".to_owned(),
            say: some(all_shown(Some(entry.say), "say")?, "say")?,
            mean: vec![names],
            lang: "fr".to_owned(),
            ..Word::default()
        })
    });
}

/// Reads acronyms and words of administrations.
pub fn glossary(file: &File, reading: &mut Reading) {
    entries(file, reading, |entry: Term| {
        let term = needed(Some(entry.term), "term")?;
        Ok(Word {
            id: format!("glossary:{}", named(&term)?),
            kind: "glossary".to_owned(),
            title: Some(term),
            long: entry.long.map(|long| shown(&long)).filter(|long| !long.is_empty()),
            text: Some(needed(Some(entry.text), "text")?),
            lang: "fr".to_owned(),
            ..Word::default()
        })
    });
}

/// The words that a glossary explains, each with what it means in full.
pub fn terms(table: Table) -> Vec<(String, Option<String>)> {
    let entries = table.0.entry.into_iter().filter_map(|entry| entry.try_into::<Term>().ok());
    entries.map(|entry| (shown(&entry.term), entry.long.map(|long| shown(&long)))).collect()
}

/// A glossary as TOML, entry by entry.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Table(Entries<toml::Value>);

fn named(text: &str) -> Result<String, Why> {
    let slug = names::slug(text);
    if slug.is_empty() { Err(Why::new(Code::UnreadableValue, "name")) } else { Ok(slug) }
}

/// One bad entry refuses itself only: each is read by itself, once the file is TOML.
fn entries<T: DeserializeOwned>(file: &File, reading: &mut Reading, word: impl Fn(T) -> Result<Word, Why>) {
    let table: Entries<toml::Value> = match toml_of(file, reading) {
        Ok(table) => table,
        Err(why) => return reading.take(&file.path, Err(why), Notes::default()),
    };
    for (number, entry) in table.entry.into_iter().enumerate() {
        let read = entry.try_into::<T>().map_err(|error| super::refusal(error.message()));
        let place = format!("{}:{}", file.path, number + 1);
        reading.take(&place, read.and_then(&word).map(Record::Word), Notes::default());
    }
}
