//! The fields of one case: each read strictly as what it should be, null as if it were not there.

use std::collections::HashMap;

use domain::scale::{NoScale, Year};
use domain::simulators::Refusal;
use serde_json::value::RawValue;

/// Why a line has no result. `field` names a key of the contract, never what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No JSON object, or too deep.
    Json,
    /// Compulsory, and not there.
    Missing(&'static str),
    /// Not what it should be.
    Value(&'static str, Wanted),
    /// A figure outside its bounds.
    Bounds(&'static str, Refusal),
    /// A year that does not go with the school year.
    OtherYear(&'static str, Refusal),
    /// No scale of that year.
    Year(Option<Year>, NoScale),
    /// The line is of another bourse.
    OtherBourse,
}

/// What a field should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number, written without a mark.
    Integer,
    /// `true` or `false`.
    Flag,
    /// A text.
    Text,
    /// An object.
    Object,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// An object whose values are not read before they are asked for.
pub struct Fields<'a>(HashMap<String, &'a RawValue>);

impl<'a> Fields<'a> {
    /// Reads the keys of an object.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().map(Self)
    }

    /// What stands under a key, as it is written; null is nothing.
    pub fn raw(&self, key: &str) -> Option<&'a str> {
        self.0.get(key).map(|raw| raw.get()).filter(|text| *text != "null")
    }

    /// The object under a key.
    pub fn object(&self, key: &'static str) -> Result<Fields<'a>, Wrong> {
        let raw = self.raw(key).ok_or(Wrong::Missing(key))?;
        Fields::of(raw.as_bytes()).ok_or(Wrong::Value(key, Wanted::Object))
    }

    /// A whole number that may be absent.
    pub fn number(&self, key: &'static str) -> Result<Option<i64>, Wrong> {
        let read = |text: &str| serde_json::from_str(text).map_err(|_| Wrong::Value(key, Wanted::Integer));
        self.raw(key).map(read).transpose()
    }

    /// A whole number that must be there.
    pub fn needed(&self, key: &'static str) -> Result<i64, Wrong> {
        self.number(key)?.ok_or(Wrong::Missing(key))
    }

    /// A flag; absent is `otherwise`.
    pub fn flag(&self, key: &'static str, otherwise: bool) -> Result<bool, Wrong> {
        let read = |text: &str| serde_json::from_str(text).map_err(|_| Wrong::Value(key, Wanted::Flag));
        self.raw(key).map_or(Ok(otherwise), read)
    }

    /// A text that may be absent.
    pub fn text(&self, key: &'static str) -> Result<Option<String>, Wrong> {
        let read = |text: &str| serde_json::from_str(text).map_err(|_| Wrong::Value(key, Wanted::Text));
        self.raw(key).map(read).transpose()
    }

    /// One of a list of words, by its place; none if it is absent.
    pub fn word(&self, key: &'static str, list: &'static [&'static str]) -> Result<Option<usize>, Wrong> {
        let Some(said) = self.text(key)? else { return Ok(None) };
        let found = list.iter().position(|word| *word == said);
        found.map(Some).ok_or(Wrong::Value(key, Wanted::OneOf(list)))
    }
}
