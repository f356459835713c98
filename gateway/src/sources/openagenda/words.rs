//! What is said of an event, language by language: French as its own, the others beside it.

use std::collections::BTreeMap;

use api_client::wire::{Event, EventWords};
use serde_json::Value;

use crate::sources::feed::{self, word};
use crate::sources::{Code, Notes, Why, event_door};

/// The one language besides French whose whole texts travel, being one of the app's: of the others, title and
/// summary do, and the page of the event says the rest.
const WHOLE: &str = "en";

/// Puts title, summary and text into an event; refused where no language has a title.
pub fn say(event: &mut Event, value: &Value, notes: &mut Notes) -> Result<(), Why> {
    let [titles, summaries, texts] =
        ["title", "description", "longDescription"].map(|key| texts(value.get(key)));
    let said =
        |from: &BTreeMap<String, String>, language: &str| from.get(language).cloned().unwrap_or_default();
    let words = |language: &str, notes: &mut Notes| {
        event_door::words(
            &said(&titles, language),
            &said(&summaries, language),
            &said(&texts, language),
            notes,
        )
    };
    let first = if titles.contains_key("fr") { Some("fr") } else { titles.keys().next().map(String::as_str) };
    let first = first.ok_or_else(|| Why::new(Code::MissingField, "title"))?;
    if first != "fr" {
        notes.add(Code::UnknownValue, &format!("title in {first}, none in French"));
    }
    let french = words(first, notes)?;
    for language in titles.keys().filter(|language| *language != "fr" && is_language(language)) {
        // A title without a letter is no title, and a copy of the French is no translation.
        if let Ok(words) = words(language, notes)
            && (words != french || language == first)
        {
            let text = if language == WHOLE { words.text } else { String::new() };
            event_door::say(event, language, EventWords { text, ..words });
        }
    }
    event_door::say(event, "fr", french);
    Ok(())
}

/// The French text of a field that has one for each language, or that is a text.
pub fn french(value: Option<&Value>) -> String {
    texts(value).remove("fr").unwrap_or_default()
}

/// The texts of a field by their language; a bare text is French. Empty ones are none.
fn texts(value: Option<&Value>) -> BTreeMap<String, String> {
    match value {
        Some(Value::Object(by_language)) => by_language
            .iter()
            .filter_map(|(language, text)| Some((language.to_lowercase(), word(text)?)))
            .collect(),
        Some(text) => word(text).map(|text| ("fr".to_owned(), text)).into_iter().collect(),
        None => BTreeMap::new(),
    }
}

fn is_language(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The French keywords, whether they are a list, a list for each language, or one text.
pub fn keywords(value: Option<&Value>, notes: &mut Notes) -> Vec<String> {
    let words = match value {
        Some(Value::Object(_)) => value.map(|value| feed::list(value, "fr")).unwrap_or_default(),
        Some(Value::Array(items)) => items.iter().filter_map(word).collect(),
        Some(text) => word(text).into_iter().collect(),
        None => Vec::new(),
    };
    event_door::keywords(words.iter().map(String::as_str), notes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keywords_come_as_an_object_a_list_or_a_text() {
        let read = |value: Value| keywords(Some(&value), &mut Notes::default());
        let both = ["jazz", "plein air"];
        assert_eq!(read(json!({"fr": ["jazz", "plein air"], "en": ["blues"]})), both);
        assert_eq!(read(json!({"fr": "jazz, plein air"})), both);
        assert_eq!(read(json!(["jazz", null, "plein air", "Jazz"])), both);
        assert_eq!(read(json!("jazz;plein air")), both);
        for none in [json!({}), json!([]), json!(null), json!({"en": ["blues"]}), json!(true)] {
            assert!(read(none).is_empty());
        }
    }

    #[test]
    fn languages_stay_apart_and_copies_are_not_kept() {
        let mut event = Event::default();
        let value = json!({
            "title": {"fr": "Visite", "en": "Tour", "de": "Visite", "EN": "", "x-y": "Z", "it": null},
            "description": {"fr": "Une heure.", "en": "One hour.", "de": "Une heure."},
        });
        say(&mut event, &value, &mut Notes::default()).unwrap();
        assert_eq!((event.title.as_str(), event.summary.as_str()), ("Visite", "Une heure."));
        assert_eq!(event.langs.keys().collect::<Vec<_>>(), ["en"]);
        assert_eq!(event.langs["en"].summary, "One hour.");
    }

    #[test]
    fn an_event_without_a_french_title_is_kept_in_its_own_language() {
        let (mut event, mut notes) = (Event::default(), Notes::default());
        say(&mut event, &json!({"title": {"de": "Führung"}}), &mut notes).unwrap();
        assert_eq!((event.title.as_str(), event.langs["de"].title.as_str()), ("Führung", "Führung"));
        assert!(format!("{notes:?}").contains("unknown_value: title in de, none in French"));
        for none in [json!({}), json!({"title": {}}), json!({"title": {"fr": " "}}), json!({"title": null})] {
            assert_eq!(say(&mut event, &none, &mut notes), Err(Why::new(Code::MissingField, "title")));
        }
    }
}
