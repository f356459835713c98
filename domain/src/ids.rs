//! Names of things: who gave them, and how they are written.

use std::fmt;

use uuid::Uuid;

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

/// Names given on the phone (UUIDv7): a thing has its name before any server hears of it.
macro_rules! names {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    )+};
}

names! {
    /// A draft.
    DraftId,
    /// An application: made at the seal, it is also what makes filing twice impossible.
    ApplicationId,
    /// One thing owed to the Region.
    ParcelId,
    /// The parcels of one application, or of one thing that belongs to none.
    LaneId,
    /// A message of a citizen or of an agent.
    MessageId,
    /// A person or a body that the citizen applies for.
    ProfileId,
}

/// A SHA-256: the name of bytes, wherever they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// Reads lower-case hex, as digests travel; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written_and_in_no_other_way() {
        let digest = Sha256(std::array::from_fn(|place| u8::try_from(place * 7).unwrap()));
        let text = digest.to_string();
        assert_eq!(Sha256::parse(&text), Some(digest));
        assert_eq!(Sha256::parse(&text.to_uppercase()), None);
        assert_eq!(Sha256::parse(&text[1..]), None);
        assert_eq!(Sha256::parse(&format!("{}\u{e9}", &text[2..])), None);
    }

    #[test]
    fn a_name_with_a_slash_is_refused() {
        assert!(RecordId::parse("guide:node/12").is_none());
        assert!(RecordId::parse("guide:node-12").is_some());
        assert!(RecordId::parse("").is_none());
    }
}
