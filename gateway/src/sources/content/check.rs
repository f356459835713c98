//! What content must obey: closed lists, days, addresses, names of files.

use chrono::NaiveDate;

use crate::sources::repair::{links, names, text};
use crate::sources::{Code, Notes, Why, feed, territories};

/// A text that must be there, cleaned and with French spaces.
pub fn needed(text: Option<String>, about: &str) -> Result<String, Why> {
    let text = shown(&text.unwrap_or_default());
    if text.is_empty() { Err(Why::new(Code::MissingField, about)) } else { Ok(text) }
}

/// A text as a card shows it.
pub fn shown(text: &str) -> String {
    text::typeset(&text::clean(text))
}

/// Texts as a card shows them; an empty one is a slip of the pen.
pub fn all_shown(texts: Option<Vec<String>>, about: &str) -> Result<Vec<String>, Why> {
    texts.unwrap_or_default().into_iter().map(|text| needed(Some(text), about)).collect()
}

/// At least one of them.
pub fn some<T>(list: Vec<T>, about: &str) -> Result<Vec<T>, Why> {
    if list.is_empty() { Err(Why::new(Code::MissingField, about)) } else { Ok(list) }
}

/// A word of a closed list; `last` is the last of its words.
pub fn listed(word: &str, list: &[&str], last: &str, about: &str) -> Result<(), Why> {
    let known = list.contains(&word) || (word == last && !last.is_empty());
    if known { Ok(()) } else { Err(Why::new(Code::UnknownValue, &format!("{about} {word}"))) }
}

/// A day that exists, written `AAAA-MM-JJ`.
pub fn day(text: &str, about: &str) -> Result<String, Why> {
    let read = (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
    read.map(|_| text.to_owned()).ok_or_else(|| Why::new(Code::DatesUnreadable, about))
}

/// A whole address that people can open.
pub fn address(text: &str, about: &str) -> Result<String, Why> {
    let read = links::absolute(text, None, &mut Notes::default(), about);
    read.filter(|read| read == text).ok_or_else(|| Why::new(Code::LinkUnreadable, about))
}

/// An address that may be absent.
pub fn some_address(text: Option<String>, about: &str) -> Result<Option<String>, Why> {
    text.map(|text| address(&text, about)).transpose()
}

/// Scope codes, each of a known shape.
pub fn scopes(codes: &[String], about: &str) -> Result<(), Why> {
    match codes.iter().find(|code| !territories::known(code)) {
        Some(code) => Err(Why::new(Code::UnknownTerritory, &format!("{about} {code}"))),
        None => Ok(()),
    }
}

/// The slug that is the name of the file: it is the card's name for ever, so it must be one already.
pub fn slug(path: &str) -> Result<String, Why> {
    let stem = feed::stem(path);
    let fits = !stem.is_empty() && names::slug(stem) == stem;
    if fits { Ok(stem.to_owned()) } else { Err(Why::new(Code::UnreadableValue, "name of the file")) }
}
