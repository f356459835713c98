//! The picture of an object: only with the name of whom it is owed to, and while its rights last.

use api_client::wire::Event;
use chrono::NaiveDate;
use serde_json::Value;

use super::parts;
use crate::sources::repair::days;
use crate::sources::{Notes, event_door};

/// Gives an event the first picture that may be shown on that day.
pub fn picture(event: &mut Event, object: &Value, today: NaiveDate, notes: &mut Notes) {
    let shown =
        parts::all(object, "hasMainRepresentation").iter().chain(parts::all(object, "hasRepresentation"));
    for picture in shown {
        let annotation = parts::first(picture, "hasAnnotation");
        let credit = parts::texts(annotation, "credits").join(", ");
        let resource = parts::first(picture, "hasRelatedResource");
        let address = parts::text(resource, "locator");
        if address.is_empty() || credit.trim().is_empty() || !lasts(annotation, today) {
            continue;
        }
        event_door::picture(event, &address, &credit, notes);
        if event.image.is_some() {
            return;
        }
    }
}

/// Whether the day lies within the rights that were given; a day that cannot be read gives none.
fn lasts(annotation: &Value, today: NaiveDate) -> bool {
    let within = |key: &str, fits: fn(NaiveDate, NaiveDate) -> bool| {
        let written = parts::text(annotation, key);
        let day = written.get(..10).unwrap_or(&written);
        written.is_empty() || days::day(day, &mut Notes::default(), "").is_some_and(|day| fits(day, today))
    };
    within("rightsStartDate", |start, today| start <= today)
        && within("rightsEndDate", |end, today| end >= today)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(annotation: &Value) -> Option<String> {
        let object = json!({"hasMainRepresentation": [{
            "ebucore:hasAnnotation": [annotation],
            "ebucore:hasRelatedResource": [{"ebucore:locator": ["https://a.example/b.jpg"]}],
        }]});
        let mut event = Event::default();
        picture(&mut event, &object, "2026-11-24".parse().unwrap(), &mut Notes::default());
        assert_eq!(event.image.is_some(), event.image_credit.is_some());
        event.image_credit
    }

    #[test]
    fn a_picture_needs_a_credit_and_rights_that_last() {
        assert_eq!(read(&json!({"credits": ["OT d’Essai"]})).as_deref(), Some("OT d’Essai"));
        assert_eq!(read(&json!({"credits": ["OT"], "rightsEndDate": "2026-12-31"})).as_deref(), Some("OT"));
        assert_eq!(read(&json!({"credits": ["OT"], "rightsEndDate": "2025-12-31"})), None);
        assert_eq!(read(&json!({"credits": ["OT"], "rightsStartDate": "2027-01-01"})), None);
        assert_eq!(read(&json!({"credits": ["OT"], "rightsEndDate": "bientôt"})), None);
        assert_eq!(read(&json!({})), None);
    }
}
