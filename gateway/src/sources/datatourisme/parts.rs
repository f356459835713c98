//! Fields of DATAtourisme's objects by their own name: the files write `schema:geo` and `fr`, the API `geo` and `@fr`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sources::feed;

/// A field, whatever prefix stands before its name.
pub fn get<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let fields = value.as_object()?;
    let named = || fields.iter().find(|(key, _)| local(key) == name).map(|(_, value)| value);
    fields.get(name).or_else(named).filter(|value| !value.is_null())
}

/// A name without its prefix: `Concert` of `schema:Concert`, `Monday` of `kb:Monday`.
pub fn local(name: &str) -> &str {
    name.rsplit([':', '@', '/', '#']).next().unwrap_or(name)
}

/// The items of a list, or the one thing that stands where a list should.
pub fn all<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    match get(value, name) {
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// The first of these items; a null value where there is none.
pub fn first<'a>(value: &'a Value, name: &str) -> &'a Value {
    all(value, name).first().unwrap_or(&Value::Null)
}

/// Every text of a field: numbers too.
pub fn texts(value: &Value, name: &str) -> Vec<String> {
    all(value, name).iter().filter_map(feed::word).collect()
}

/// The first text of a field.
pub fn text(value: &Value, name: &str) -> String {
    all(value, name).iter().find_map(feed::word).unwrap_or_default()
}

/// What a field says, by two letters of the language; a text without any is French.
pub fn tongues(value: &Value, name: &str) -> BTreeMap<String, String> {
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in all(value, name) {
        match item {
            Value::Object(fields) if fields.contains_key("@value") => {
                let language = fields.get("@language").and_then(Value::as_str).and_then(code);
                let language = language.unwrap_or_else(|| "fr".to_owned());
                said.entry(language).or_default().extend(fields.get("@value").and_then(feed::word));
            }
            Value::Object(fields) => {
                for (key, texts) in fields {
                    // `@id` is no Indonesian.
                    let Some(language) = code(key).filter(|_| key != "@id") else { continue };
                    let texts = match texts {
                        Value::Array(texts) => texts.as_slice(),
                        one => std::slice::from_ref(one),
                    };
                    said.entry(language).or_default().extend(texts.iter().filter_map(feed::word));
                }
            }
            bare => said.entry("fr".to_owned()).or_default().extend(feed::word(bare)),
        }
    }
    said.retain(|_, texts| !texts.is_empty());
    said.into_iter().map(|(language, texts)| (language, texts.join("\n"))).collect()
}

/// What a field says in French.
pub fn french(value: &Value, name: &str) -> String {
    tongues(value, name).remove("fr").unwrap_or_default()
}

/// The two letters of a language: of `fr`, `@fr`, `fr-FR`.
pub fn code(text: &str) -> Option<String> {
    let text = local(text);
    let letters = text.split(['-', '_']).next().unwrap_or(text);
    (letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| letters.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_spellings_and_three_ways_to_say_a_language_are_read() {
        let files = json!({"rdfs:label": {"fr": ["Un", "Deux"], "en": ["One"]}, "schema:geo": {"schema:latitude": "47.1"}});
        let api = json!({"label": {"@fr": "Un", "@en": ["One"]}, "geo": {"latitude": 47.1}});
        assert_eq!(french(&files, "label"), "Un\nDeux");
        assert_eq!(tongues(&files, "label")["en"], tongues(&api, "label")["en"]);
        assert_eq!(text(first(&files, "geo"), "latitude"), text(first(&api, "geo"), "latitude"));
        let tagged = json!({"label": [{"@value": "Eins", "@language": "de-DE"}, "Un"]});
        assert_eq!(
            (tongues(&tagged, "label")["de"].as_str(), french(&tagged, "label").as_str()),
            ("Eins", "Un")
        );
        assert!(tongues(&json!({"label": {"@id": "x", "fra": "y"}}), "label").is_empty());
    }
}
