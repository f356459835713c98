//! One event of OpenAgenda, whether the API or its mirror gave it: what it says, through the door of all events.

use api_client::wire::Event;
use chrono::{NaiveDate, TimeDelta};
use domain::event::Status;
use serde_json::Value;

use super::{flag, place, timings, words};
use crate::sources::feed::{field, objects, word};
use crate::sources::repair::{links, names};
use crate::sources::{Code, Notes, Why, event_door};

/// The state of an event that is published.
const PUBLISHED: &str = "2";
/// Ways of booking that are kept.
const MOST_WAYS: usize = 5;

/// Through whom an event of OpenAgenda came.
pub struct Origin<'a> {
    /// How its ids begin.
    pub prefix: &'static str,
    /// Its name, for people.
    pub source: &'static str,
    /// Its licence, if it has one for all.
    pub licence: Option<&'static str>,
    /// Where people find the pages of events.
    pub pages: &'a str,
}

impl Origin<'_> {
    /// The id of a record: the same uid, whichever way it came.
    pub fn id(&self, value: &Value) -> Option<String> {
        let uid = names::slug(&field(value, "uid")?);
        (!uid.is_empty()).then(|| format!("{}:{uid}", self.prefix))
    }
}

/// Reads one event. What names a person was taken out before.
pub fn event(value: &Value, origin: &Origin, today: NaiveDate, notes: &mut Notes) -> Result<Event, Why> {
    let id = origin.id(value).ok_or_else(|| Why::new(Code::MissingField, "uid"))?;
    if field(value, "state").is_some_and(|state| state != PUBLISHED) {
        return Err(Why::new(Code::NotPublished, "state"));
    }
    if let Some(hidden) = ["draft", "private"].into_iter().find(|key| flag(value, key)) {
        return Err(Why::new(Code::NotPublished, hidden));
    }
    let mut event = Event {
        id,
        source: origin.source.to_owned(),
        licence: origin.licence.map(str::to_owned),
        source_url: page(value, origin, notes),
        ..Event::default()
    };
    let zone = field(value, "timezone");
    let times = timings::occurrences(objects(value, "timings"), zone.as_deref(), notes);
    event.dates = event_door::dates(times, notes)?;
    words::say(&mut event, value, notes)?;
    place::place(&mut event, value.get("location"), notes)?;
    event.keywords = words::keywords(value.get("keywords"), notes);
    let heard = || event.keywords.iter().map(String::as_str).chain([event.title.as_str()]);
    (event.theme, event.young) = (
        event_door::theme(heard()).slug().to_owned(),
        event_door::is_young(heard().chain([event.summary.as_str()])),
    );
    status(&mut event, value, notes);
    let conditions = words::french(value.get("conditions"));
    let is_link = conditions.trim().contains("://") && !conditions.trim().contains(char::is_whitespace);
    if !is_link {
        (event.cost, event.price) = event_door::price(&conditions, notes);
    }
    event.booking = booking(value, is_link.then_some(conditions.as_str()), notes);
    event.access = access(value.get("accessibility"));
    let age = |key: &str| number(value.get("age")?.get(key)?);
    (event.from_age, event.to_age) = event_door::ages(age("min"), age("max"));
    let agenda = value.get("originAgenda").and_then(|agenda| field(agenda, "title"));
    event.organiser = agenda.and_then(|name| event_door::organiser(&name, notes));
    if let Some(address) = image(value.get("image")) {
        let credit = field(value, "imageCredits").unwrap_or_default();
        event_door::picture(&mut event, &address, &credit, notes);
    }
    let updated = field(value, "updatedAt").and_then(|at| timings::instant(&at));
    // A clock that runs ahead would make its record win for ever.
    let ahead = updated.is_some_and(|at| at.date_naive() > today + TimeDelta::days(1));
    if ahead {
        notes.add(Code::DatesUnreadable, "updatedAt");
    }
    event_door::dated(&mut event, updated.filter(|_| !ahead), today);
    Ok(event)
}

/// Its page: the canonical one, else that of the agenda it was made in.
fn page(value: &Value, origin: &Origin, notes: &mut Notes) -> Option<String> {
    if let Some(canonical) = field(value, "canonicalUrl") {
        return links::absolute(&canonical, Some(origin.pages), notes, "canonicalUrl");
    }
    let (agenda, slug) = (field(value.get("originAgenda")?, "slug")?, field(value, "slug")?);
    let plain = |slug: &str| slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    (plain(&agenda) && plain(&slug))
        .then(|| format!("{}/{agenda}/events/{slug}", origin.pages.trim_end_matches('/')))
}

/// Whether it takes place, and how one takes part: numbers of the API, or numbers with their names in the mirror.
fn status(event: &mut Event, value: &Value, notes: &mut Notes) {
    let status = match value.get("status").and_then(number) {
        Some(1) => Status::Scheduled,
        Some(2) => Status::Rescheduled,
        Some(3) => Status::MovedOnline,
        Some(4) => Status::Postponed,
        Some(5) => Status::Full,
        Some(6) => Status::Cancelled,
        Some(other) => {
            notes.add(Code::UnknownValue, &format!("status {other}"));
            let label = value.get("status").and_then(|status| status.get("label"));
            event.status_said = event_door::line(&words::french(label), notes, "status");
            Status::Other
        }
        None => {
            if value.get("status").is_some_and(|status| !status.is_null()) {
                notes.add(Code::UnreadableValue, "status");
            }
            Status::Scheduled
        }
    };
    event.status = Some(status.slug().to_owned()).filter(|_| status != Status::Scheduled);
    event.mode = match value.get("attendanceMode").and_then(number) {
        Some(2) => Some("online".to_owned()),
        Some(3) => Some("mixed".to_owned()),
        _ if status == Status::MovedOnline => Some("online".to_owned()),
        Some(1) | None => None,
        Some(other) => {
            notes.add(Code::UnknownValue, &format!("attendanceMode {other}"));
            None
        }
    };
    let link = field(value, "onlineAccessLink").filter(|_| event.mode.is_some());
    event.online = link.and_then(|link| links::absolute(&link, None, notes, "onlineAccessLink"));
}

/// A number by itself, as a text, or under `id` beside its names.
fn number(value: &Value) -> Option<i64> {
    let plain = value.get("id").unwrap_or(value);
    plain.as_i64().or_else(|| plain.as_str()?.trim().parse().ok())
}

/// How one books: the public registration alone, each way once.
fn booking(value: &Value, link: Option<&str>, notes: &mut Notes) -> Vec<String> {
    let mut ways: Vec<String> = Vec::new();
    let written = match value.get("registration") {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    };
    for way in written {
        let way = if way.is_object() { way.get("value").unwrap_or(&Value::Null) } else { way };
        match word(way) {
            Some(way) => ways.extend(event_door::booking(&way, notes)),
            None => notes.add(Code::EmptyValue, "registration"),
        }
    }
    ways.extend(link.and_then(|link| event_door::booking(link, notes)));
    let mut kept: Vec<String> = Vec::new();
    for way in ways {
        if !kept.contains(&way) && kept.len() < MOST_WAYS {
            kept.push(way);
        }
    }
    kept
}

/// The flags that are set: an object of booleans, a list, or one text.
fn access(value: Option<&Value>) -> Vec<String> {
    let set: Vec<String> = match value {
        Some(flags @ Value::Object(names)) => {
            names.keys().filter(|name| flag(flags, name)).cloned().collect()
        }
        Some(Value::Array(items)) => items.iter().filter_map(word).collect(),
        Some(Value::String(text)) => text.split([';', ',', ' ']).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    event_door::access(set.iter().map(|flag| flag.trim()))
}

/// Address of a picture: whole, or a file name beside the address of its folder.
fn image(value: Option<&Value>) -> Option<String> {
    let value = value?;
    if let Some(whole) = word(value) {
        return Some(whole);
    }
    Some(format!("{}{}", field(value, "base")?, field(value, "filename")?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_status_is_a_number_by_itself_or_beside_its_names() {
        let read = |value: Value| {
            let mut event = Event::default();
            status(&mut event, &value, &mut Notes::default());
            (event.status, event.mode)
        };
        let said = |status: &str| Some(status.to_owned());
        assert_eq!(read(json!({"status": 1, "attendanceMode": 1})), (None, None));
        assert_eq!(read(json!({"status": 6})), (said("cancelled"), None));
        assert_eq!(
            read(json!({"status": {"id": 4}, "attendanceMode": {"id": 3}})),
            (said("postponed"), said("mixed"))
        );
        assert_eq!(read(json!({"status": "5"})), (said("full"), None));
        assert_eq!(read(json!({"status": 2})), (said("rescheduled"), None));
        assert_eq!(read(json!({"status": 3, "attendanceMode": 1})), (said("moved_online"), said("online")));
        assert_eq!(read(json!({"status": 9})), (said("other"), None));
        assert_eq!(read(json!({"status": null, "attendanceMode": null})), (None, None));
    }

    #[test]
    fn flags_come_as_an_object_a_list_or_a_text() {
        assert_eq!(access(Some(&json!({"hi": true, "vi": false, "mi": 1}))), ["hi", "mi"]);
        assert_eq!(access(Some(&json!(["vi", "hi"]))), ["hi", "vi"]);
        assert_eq!(access(Some(&json!("hi;vi;mi;ii"))), ["hi", "ii", "mi", "vi"]);
        assert!(access(Some(&json!(null))).is_empty() && access(None).is_empty());
    }

    #[test]
    fn a_registration_without_a_value_is_said_and_a_persons_is_left_out() {
        let mut notes = Notes::default();
        let value = json!({"registration": [
            {"type": "link", "value": null},
            {"type": "phone", "value": "03 84 00 00 01"},
            {"type": "email", "value": "jeanne.exemple@orange.fr"},
            "https://billets.example/1",
            {"type": "link", "value": "https://billets.example/1"},
        ]});
        assert_eq!(
            booking(&value, Some("https://b.example/"), &mut notes),
            ["0384000001", "https://billets.example/1", "https://b.example/"]
        );
        let notes = format!("{notes:?}");
        assert!(
            notes.contains("empty_value: registration") && notes.contains("personal_data_removed: booking")
        );
        assert!(booking(&json!({"registration": null}), None, &mut Notes::default()).is_empty());
    }

    #[test]
    fn a_picture_is_whole_or_in_two_pieces() {
        let two = json!({"base": "https://cdn.example/main/", "filename": "a.jpg", "variants": []});
        assert_eq!(image(Some(&two)).as_deref(), Some("https://cdn.example/main/a.jpg"));
        assert_eq!(
            image(Some(&json!("https://cdn.example/b.jpg"))).as_deref(),
            Some("https://cdn.example/b.jpg")
        );
        assert_eq!((image(Some(&json!(null))), image(Some(&json!({"base": "x"})))), (None, None));
    }
}
