//! Whom one turns to: bodies alone. Who is a person, and how one reaches them, stays outside.

use serde_json::Value;

use super::parts;
use crate::sources::event_door;
use crate::sources::{Code, Notes};

/// Most ways to book that are kept.
const MOST: usize = 6;
/// Contacts of an object, those for booking first. Owners and managers are nobody's business.
const CONTACTS: [&str; 2] = ["hasBookingContact", "hasContact"];

/// How one books or asks: pages, then numbers, then mailboxes.
pub fn booking(object: &Value, notes: &mut Notes) -> Vec<String> {
    let mut ways: Vec<String> = Vec::new();
    for key in CONTACTS {
        for contact in parts::all(object, key) {
            if is_a_person(contact) {
                notes.add(Code::PersonalDataRemoved, key);
                continue;
            }
            for way in ["homepage", "telephone", "email"] {
                for written in parts::texts(contact, way) {
                    let way = event_door::booking(&written, notes).filter(|way| !ways.contains(way));
                    ways.extend(way.filter(|_| ways.len() < MOST));
                }
            }
        }
    }
    ways
}

/// The body that organises it, where a contact is said to be one.
pub fn organiser(object: &Value, notes: &mut Notes) -> Option<String> {
    CONTACTS.iter().rev().flat_map(|key| parts::all(object, key)).find_map(|contact| body(contact, notes))
}

/// The body that wrote the record: the licence asks that it be named.
pub fn producer(object: &Value, notes: &mut Notes) -> Option<String> {
    let producer = parts::first(object, "hasBeenCreatedBy");
    if is_a_person(producer) {
        notes.add(Code::PersonalDataRemoved, "hasBeenCreatedBy");
        return None;
    }
    body(producer, notes)
}

/// The name of what is said to be an organisation.
fn body(agent: &Value, notes: &mut Notes) -> Option<String> {
    let organised = parts::texts(agent, "type").iter().any(|kind| parts::local(kind) == "Organization");
    let name = parts::text(agent, "legalName");
    (organised && !is_a_person(agent)).then(|| event_door::organiser(&name, notes)).flatten()
}

fn is_a_person(agent: &Value) -> bool {
    let person = parts::texts(agent, "type").iter().any(|kind| parts::local(kind) == "Person");
    person
        || ["givenName", "familyName", "firstName", "lastName"]
            .iter()
            .any(|key| parts::get(agent, key).is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bodies_are_named_and_persons_are_not() {
        let object = json!({
            "hasContact": [
                {"@type": ["foaf:Person", "Agent"], "schema:familyName": "Exemple", "schema:telephone": ["03 80 00 00 09"]},
                {"@type": ["Agent"], "schema:legalName": "Jeanne Exemple", "foaf:homepage": ["https://fete.example/"],
                 "schema:email": ["jeanne@exemple.fr", "contact@fete.example"], "schema:telephone": ["+33 3 80 00 00 00", "06 11 22 33 44"]},
            ],
            "hasBookingContact": [{"foaf:homepage": ["https://billets.example/"]}],
            "hasBeenCreatedBy": {"@type": ["schema:Organization"], "schema:legalName": "Office d’Essai"},
        });
        let mut notes = Notes::default();
        let ways = booking(&object, &mut notes);
        assert_eq!(
            ways,
            ["https://billets.example/", "https://fete.example/", "0380000000", "contact@fete.example"]
        );
        assert!(format!("{notes:?}").contains("personal_data_removed: hasContact"));
        assert_eq!(organiser(&object, &mut notes), None);
        assert_eq!(producer(&object, &mut notes).as_deref(), Some("Office d’Essai"));
        let person = json!({"hasBeenCreatedBy": {"@type": ["schema:Organization"], "givenName": "Jeanne", "legalName": "J. Exemple"}});
        assert_eq!(producer(&person, &mut notes), None);
        assert!(format!("{notes:?}").contains("personal_data_removed: hasBeenCreatedBy"));
    }
}
