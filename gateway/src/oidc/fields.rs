//! The fields of a form or of a query: each once, or it is refused (RFC 6749 §3.1).

use std::borrow::Cow;

/// Most fields that are read.
const FIELDS: usize = 40;

/// Fields by name.
#[derive(Debug, Default)]
pub struct Fields<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Fields<'a> {
    /// Reads them; none if one stands there twice, or if there are too many.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let fields: Vec<_> = form_urlencoded::parse(bytes).take(FIELDS + 1).collect();
        let twice = (1..fields.len()).any(|at| fields[..at].iter().any(|(name, _)| *name == fields[at].0));
        (fields.len() <= FIELDS && !twice).then_some(Self(fields))
    }

    /// The value of a field; an empty one is none.
    pub fn one(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| &**value).filter(|value| !value.is_empty())
    }
}

/// Adds fields to an address that may have some already.
pub fn added(address: &str, fields: &[(&str, &str)]) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}{}", written(fields))
}

/// Fields as a form sends them.
pub fn written(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stands_there_once_or_nothing_is_read() {
        let fields = Fields::of(b"a=1&b=%C3%A9+x&c=").unwrap();
        assert_eq!((fields.one("a"), fields.one("b"), fields.one("c")), (Some("1"), Some("\u{e9} x"), None));
        assert!(Fields::of(b"a=1&a=1").is_none());
        assert!(Fields::of("a".repeat(50).replace('a', "a=1&").as_bytes()).is_none());
        let many: String = (0..=FIELDS).map(|n| format!("f{n}=1&")).collect();
        assert!(Fields::of(many.as_bytes()).is_none());
    }

    #[test]
    fn fields_are_added_with_what_joins_them() {
        assert_eq!(added("a:/b", &[("c", "d e")]), "a:/b?c=d+e");
        assert_eq!(added("a:/b?x=1", &[("c", "&")]), "a:/b?x=1&c=%26");
    }
}
