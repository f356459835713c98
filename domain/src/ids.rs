//! Names of things: who gave them, and how they are written.

use std::fmt;

/// The name of a record of the Region: `<source>:<their id>`, stable across editions.
///
/// Holds only `a-z 0-9 . _ - :`, so it may stand in a route, a file name or a URL as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId(String);

impl RecordId {
    /// Takes a text as a record's name; none if it holds a character outside the alphabet.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-:".contains(c);
        (!text.is_empty() && text.len() <= 160 && text.chars().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// The name as it is written everywhere.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_slash_is_refused() {
        assert!(RecordId::parse("guide:node/12").is_none());
        assert!(RecordId::parse("guide:node-12").is_some());
        assert!(RecordId::parse("").is_none());
    }
}
