//! One row of the mirror, put back into the form in which the API gives an event: then both are read alike.

use serde_json::{Map, Value, json};

use crate::sources::feed::{field, word};
use crate::sources::{Code, Notes, Why};

/// Fields in which the mirror writes JSON inside a text; the names that they have in the API.
const INSIDE: [(&str, &str); 4] = [
    ("timings", "timings"),
    ("status", "status"),
    ("attendancemode", "attendanceMode"),
    ("registration", "registration"),
];
/// Fields that differ by their name alone.
const PLAIN: [(&str, &str); 13] = [
    ("uid", "uid"),
    ("slug", "slug"),
    ("state", "state"),
    ("draft", "draft"),
    ("private", "private"),
    ("timezone", "timezone"),
    ("keywords_fr", "keywords"),
    ("accessibility", "accessibility"),
    ("onlineaccesslink", "onlineAccessLink"),
    ("image", "image"),
    ("imagecredits", "imageCredits"),
    ("canonicalurl", "canonicalUrl"),
    ("updatedat", "updatedAt"),
];
/// Texts, one field for each language.
const TEXTS: [(&str, &str); 4] = [
    ("title_", "title"),
    ("description_", "description"),
    ("longdescription_", "longDescription"),
    ("conditions_", "conditions"),
];
/// Fields of the location.
const LOCATION: [(&str, &str); 6] = [
    ("location_name", "name"),
    ("location_address", "address"),
    ("location_postalcode", "postalCode"),
    ("location_city", "city"),
    ("location_insee", "insee"),
    ("location_countrycode", "countryCode"),
];

/// The event of a row; refused where JSON inside a text cannot be read.
pub fn as_the_api(row: &Value, notes: &mut Notes) -> Result<Value, Why> {
    let mut event = Map::new();
    for (from, to) in PLAIN {
        if let Some(value) = row.get(from) {
            event.insert(to.to_owned(), value.clone());
        }
    }
    let mut inside = Vec::new();
    for (from, to) in INSIDE {
        let (value, was_text) = opened(row.get(from), from)?;
        if was_text {
            inside.push(from);
        }
        event.insert(to.to_owned(), value);
    }
    if !inside.is_empty() {
        notes.add(Code::JsonInString, &inside.join(" "));
    }
    if event.get("timings").is_none_or(|timings| timings.as_array().is_none_or(Vec::is_empty)) {
        event.insert("timings".to_owned(), first_and_last(row, notes));
    }
    for (from, to) in TEXTS {
        event.insert(to.to_owned(), by_language(row, from));
    }
    event.insert("age".to_owned(), json!({ "min": row.get("age_min"), "max": row.get("age_max") }));
    event.insert(
        "originAgenda".to_owned(),
        json!({ "title": row.get("originagenda_title"), "slug": row.get("originagenda_slug") }),
    );
    event.insert("location".to_owned(), location(row));
    Ok(Value::Object(event))
}

/// A value that may be written as JSON inside a text, and whether it was.
fn opened(value: Option<&Value>, about: &str) -> Result<(Value, bool), Why> {
    match value {
        Some(Value::String(text)) if text.trim_start().starts_with(['[', '{']) => serde_json::from_str(text)
            .map(|value| (value, true))
            .map_err(|_| Why::new(Code::UnreadableValue, about)),
        Some(Value::String(text)) if text.trim().is_empty() => Ok((Value::Null, false)),
        Some(value) => Ok((value.clone(), false)),
        None => Ok((Value::Null, false)),
    }
}

/// Where the timings are absent, the first and the last one: what lies between is not known.
fn first_and_last(row: &Value, notes: &mut Notes) -> Value {
    let timing =
        |from: &str, to: &str| field(row, from).map(|begin| json!({ "begin": begin, "end": row.get(to) }));
    let first = timing("firstdate_begin", "firstdate_end");
    let last = timing("lastdate_begin", "lastdate_end").filter(|last| Some(last) != first.as_ref());
    let found: Vec<Value> = first.into_iter().chain(last).collect();
    if !found.is_empty() {
        notes.add(Code::EmptyValue, "timings");
    }
    Value::Array(found)
}

fn by_language(row: &Value, prefix: &str) -> Value {
    let texts = row.as_object().into_iter().flatten().filter_map(|(key, text)| {
        let language = key.strip_prefix(prefix).filter(|language| language.len() == 2)?;
        Some((language.to_owned(), text.clone()))
    });
    Value::Object(texts.collect())
}

/// The location; null where nothing is said of it.
fn location(row: &Value) -> Value {
    let mut location: Map<String, Value> = LOCATION
        .iter()
        .filter_map(|(from, to)| {
            Some(((*to).to_owned(), row.get(from).filter(|value| word(value).is_some())?.clone()))
        })
        .collect();
    if let Some((lat, lon)) = row.get("location_coordinates").and_then(coordinates) {
        location.insert("latitude".to_owned(), lat);
        location.insert("longitude".to_owned(), lon);
    }
    if location.is_empty() { Value::Null } else { Value::Object(location) }
}

/// Latitude and longitude: a pair in v1, an object in v2.1, one text in some exports.
fn coordinates(value: &Value) -> Option<(Value, Value)> {
    match value {
        Value::Array(pair) => Some((pair.first()?.clone(), pair.get(1)?.clone())),
        Value::Object(point) => Some((point.get("lat")?.clone(), point.get("lon")?.clone())),
        Value::String(text) => {
            let (lat, lon) = text.split_once(',')?;
            Some((json!(lat.trim()), json!(lon.trim())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_inside_a_text_is_opened_and_what_cannot_be_read_is_refused() {
        let mut notes = Notes::default();
        let row = json!({
            "status": "{\"id\": 6, \"label\": {\"fr\": \"Annulé\"}}",
            "timings": "[{\"begin\": \"2026-12-05T20:00:00+01:00\"}]",
            "registration": "https://a.example/b",
            "attendancemode": 1,
        });
        let event = as_the_api(&row, &mut notes).unwrap();
        assert_eq!((&event["status"]["id"], &event["attendanceMode"]), (&json!(6), &json!(1)));
        assert_eq!(event["registration"], "https://a.example/b");
        assert!(format!("{notes:?}").contains("json_in_string: timings status"));
        for broken in ["timings", "status", "attendancemode", "registration"] {
            let mut row = row.clone();
            row[broken] = json!("[{\"begin\": ");
            assert_eq!(as_the_api(&row, &mut notes), Err(Why::new(Code::UnreadableValue, broken)));
        }
    }

    #[test]
    fn without_timings_the_first_and_the_last_are_what_is_known() {
        let mut notes = Notes::default();
        let row = json!({
            "timings": "", "firstdate_begin": "2026-12-05T19:00:00+00:00", "firstdate_end": "2026-12-05T21:00:00+00:00",
            "lastdate_begin": "2026-12-12T19:00:00+00:00", "lastdate_end": "2026-12-12T21:00:00+00:00",
        });
        assert_eq!(as_the_api(&row, &mut notes).unwrap()["timings"].as_array().map(Vec::len), Some(2));
        assert!(format!("{notes:?}").contains("empty_value: timings"));
        let once = json!({"firstdate_begin": "a", "lastdate_begin": "a"});
        assert_eq!(as_the_api(&once, &mut notes).unwrap()["timings"].as_array().map(Vec::len), Some(1));
        assert_eq!(as_the_api(&json!({}), &mut notes).unwrap()["timings"], json!([]));
    }

    #[test]
    fn coordinates_come_in_three_forms() {
        for written in [json!([46.7, 5.6]), json!({"lon": 5.6, "lat": 46.7})] {
            assert_eq!(coordinates(&written), Some((json!(46.7), json!(5.6))));
        }
        assert_eq!(coordinates(&json!("46.7, 5.6")), Some((json!("46.7"), json!("5.6"))));
        for none in [json!([1]), json!({}), json!("x"), json!(3)] {
            assert_eq!(coordinates(&none), None);
        }
        assert_eq!(location(&json!({"location_city": " ", "location_name": null})), Value::Null);
    }
}
