//! The languages of an object: French is kept, another one only where people wrote it.

use std::collections::{BTreeMap, BTreeSet};

use api_client::wire::Event;
use serde_json::Value;

use super::parts;
use crate::sources::event_door;
use crate::sources::{Code, Notes, Why};

/// Languages that a machine wrote, as the object itself says.
enum Machine {
    /// These.
    Of(BTreeSet<String>),
    /// It does not say which: all but French.
    All,
}

/// Title, summary and text in French, and in each language that no machine wrote.
pub fn say(event: &mut Event, object: &Value, notes: &mut Notes) -> Result<(), Why> {
    let titles = parts::tongues(object, "label");
    let comments = parts::tongues(object, "comment");
    let about = |name: &str| {
        let mut said = BTreeMap::new();
        for description in parts::all(object, "hasDescription") {
            for (language, text) in parts::tongues(description, name) {
                said.entry(language).or_insert(text);
            }
        }
        said
    };
    let (short, long) = (about("shortDescription"), about("description"));
    let machine = machine(object);
    let languages: BTreeSet<&String> =
        [&titles, &comments, &short, &long].into_iter().flat_map(BTreeMap::keys).collect();
    let of =
        |said: &BTreeMap<String, String>, language: &str| said.get(language).cloned().unwrap_or_default();
    // A title is one line, even where the feed gives it twice.
    let title = |language: &str| of(&titles, language).lines().next().unwrap_or_default().to_owned();
    let (mut left, summary) = (Vec::new(), |language: &str| match of(&short, language) {
        short if short.trim().is_empty() => of(&comments, language),
        short => short,
    });
    let words = event_door::words(&title("fr"), &summary("fr"), &of(&long, "fr"), notes)?;
    event_door::say(event, "fr", words);
    for language in languages.into_iter().filter(|language| *language != "fr") {
        let by_machine = match &machine {
            Machine::All => true,
            Machine::Of(languages) => languages.contains(language),
        };
        if by_machine {
            left.push(language.as_str());
            continue;
        }
        // A name is seldom translated: then it is what it is in French.
        let title = Some(title(language)).filter(|title| !title.trim().is_empty());
        let title = title.unwrap_or_else(|| event.title.clone());
        // What is put right in a translation is not what is put right in the record.
        let words =
            event_door::words(&title, &summary(language), &of(&long, language), &mut Notes::default());
        if let Ok(words) = words {
            event_door::say(event, language, words);
        }
    }
    if !left.is_empty() {
        notes.add(Code::MachineTranslation, &left.join(" "));
    }
    Ok(())
}

/// What `hasTranslatedProperty` says, wherever it stands in the object.
fn machine(object: &Value) -> Machine {
    let mut languages = BTreeSet::new();
    // Without recursion, for feeds nest as they please.
    let mut left = vec![(object, false)];
    while let Some((value, told)) = left.pop() {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    let tells = parts::local(key) == "hasTranslatedProperty";
                    if tells && !names_a_language(value) && !is_nothing(value) {
                        return Machine::All;
                    }
                    left.push((value, told || tells));
                }
            }
            Value::Array(items) => left.extend(items.iter().map(|item| (item, told))),
            Value::String(text) if told => languages.extend(parts::code(text)),
            _ => {}
        }
    }
    Machine::Of(languages)
}

fn names_a_language(value: &Value) -> bool {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(fields) => left.extend(fields.values()),
            Value::Array(items) => left.extend(items),
            Value::String(text) if parts::code(text).is_some() => return true,
            _ => {}
        }
    }
    false
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(extra: &Value) -> (Vec<String>, String) {
        let mut object = json!({
            "label": {"fr": ["Fête"]},
            "hasDescription": [{"shortDescription": {"fr": ["Une fête."], "en": ["A feast."], "de": ["Ein Fest."]}}],
        });
        if !extra.is_null() {
            object["hasDescription"][0]["hasTranslatedProperty"] = extra.clone();
        }
        let (mut event, mut notes) = (Event::default(), Notes::default());
        say(&mut event, &object, &mut notes).unwrap();
        assert_eq!((event.title.as_str(), event.summary.as_str()), ("Fête", "Une fête."));
        (event.langs.into_keys().collect(), format!("{notes:?}"))
    }

    #[test]
    fn what_a_machine_wrote_is_left_out_and_said() {
        assert_eq!(read(&Value::Null).0, ["de", "en"]);
        let (kept, notes) =
            read(&json!([{"rdf:language": ["de"], "rdf:predicate": {"@id": "shortDescription"}}]));
        assert_eq!(kept, ["en"]);
        assert!(notes.contains("machine_translation: de"), "{notes}");
        let (kept, notes) = read(&json!([{"dc:contributor": ["a machine"]}]));
        assert!(kept.is_empty() && notes.contains("machine_translation: de en"), "{notes}");
        assert_eq!(read(&json!([])).0, ["de", "en"]);
    }
}
