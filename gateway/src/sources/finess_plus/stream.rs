//! Reads the register without holding it: its head, and one body after the other.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor, value};
use serde_json::Value;

/// What the file says of itself.
#[derive(Debug, Default)]
pub struct Head {
    /// `schemaVersion`.
    pub version: Option<String>,
    /// `generatedAt`.
    pub generated: Option<String>,
    /// Whether it has one of the lists that such a file has.
    pub bodies: bool,
}

/// Hands every body of `pmej`, `gco` and `gcc` over, in their order.
pub fn read(bytes: &[u8], each: impl FnMut(&Value)) -> Result<Head, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let head = reader.deserialize_map(Whole { each })?;
    reader.end()?;
    Ok(head)
}

struct Whole<F> {
    each: F,
}

impl<'de, F: FnMut(&Value)> Visitor<'de> for Whole<F> {
    type Value = Head;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the register")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Head, A::Error> {
        let mut head = Head::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.to_ascii_lowercase().as_str() {
                "schemaversion" => head.version = map.next_value::<Value>()?.as_str().map(str::to_owned),
                "generatedat" => head.generated = map.next_value::<Value>()?.as_str().map(str::to_owned),
                "pmej" | "gco" | "gcc" => {
                    head.bodies = true;
                    map.next_value_seed(Bodies { each: &mut self.each })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(head)
    }
}

struct Bodies<'f, F> {
    each: &'f mut F,
}

impl<'de, F: FnMut(&Value)> DeserializeSeed<'de> for Bodies<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(&Value)> Visitor<'de> for Bodies<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of bodies")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(body) = seq.next_element::<Value>()? {
            (self.each)(&body);
        }
        Ok(())
    }

    /// The published schema says an object where the files have a list.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        (self.each)(&Value::deserialize(value::MapAccessDeserializer::new(map))?);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
