//! Persons stay outside: who contributed a record, whose pocket rings, whose mailbox it is.

use serde_json::Value;

use crate::sources::repair::contacts::{of_a_desk, unnamed};
use crate::sources::repair::people::without_mailboxes;
use crate::sources::{Code, Notes};

/// Keys under which feeds keep persons: contributors, owners, attendees (SOURCES.md §11), without case.
const PERSONS: [&str; 12] = [
    "attendee",
    "attendees",
    "creator",
    "creatoruid",
    "member",
    "memberuid",
    "members",
    "owner",
    "owneruid",
    "user",
    "users",
    "useruid",
];

/// How the mailbox of somebody who welcomes the public begins.
const WELCOMING: [&str; 24] = [
    "abbaye",
    "asso",
    "atelier",
    "billet",
    "chateau",
    "cinema",
    "citadelle",
    "comite",
    "communication",
    "concert",
    "conservatoire",
    "evenement",
    "expo",
    "festival",
    "galerie",
    "inscription",
    "ludotheque",
    "musee",
    "museum",
    "patrimoine",
    "public",
    "reserv",
    "spectacle",
    "theatre",
];

/// Takes what is a person's out of a record before anything else reads it, however deep it lies.
pub fn without_persons(value: &mut Value, notes: &mut Notes) {
    // Without recursion, for feeds nest as they please.
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(fields) => {
                let before = fields.len();
                fields.retain(|key, _| !is_of_a_person(&key.to_ascii_lowercase()));
                if fields.len() != before {
                    notes.add(Code::PersonalDataRemoved, "contributors");
                }
                left.extend(fields.values_mut());
            }
            Value::Array(items) => left.extend(items),
            _ => {}
        }
    }
}

fn is_of_a_person(key: &str) -> bool {
    // `contributor_email`, `contributor_contactname`: whatever it is called, it is theirs.
    PERSONS.contains(&key) || key.starts_with("contributor")
}

/// The body that organises, never somebody: what a title names is left out, and how one reaches it.
pub fn organiser(name: &str, notes: &mut Notes) -> Option<String> {
    let name = super::line(name, notes, "organiser")?;
    let name = unnamed(&name, notes, "organiser");
    (!name.is_empty() && name.chars().any(char::is_alphabetic)).then_some(name)
}

/// A text without the mailboxes and mobile numbers of persons; those of services stay.
pub(super) fn without_reach(text: &str, notes: &mut Notes, about: &str) -> String {
    let text = without_mailboxes(text, is_public, notes, about);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['0', '+']) {
        let before = if at == 0 { out.as_str() } else { &rest[..at] };
        let apart = !before.ends_with(char::is_alphanumeric);
        match mobile(&rest[at..]).filter(|_| apart) {
            Some(length) => {
                out.push_str(&rest[..at]);
                rest = &rest[at + length..];
                notes.add(Code::PersonalDataRemoved, about);
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Bytes of the French mobile number at the start of a text.
fn mobile(text: &str) -> Option<usize> {
    let mut rest = match text.strip_prefix("+33").or_else(|| text.strip_prefix("0033")) {
        Some(rest) => rest.trim_start_matches([' ', '.', '\u{a0}']).trim_start_matches("(0)"),
        None => text.strip_prefix('0')?,
    };
    rest = rest.trim_start_matches([' ', '.', '-', '\u{a0}', '\u{202f}']);
    rest = rest.strip_prefix(['6', '7'])?;
    for _ in 0..8 {
        // At most one sign between two figures.
        rest = rest.strip_prefix([' ', '.', '-', '/', '\u{a0}', '\u{202f}']).unwrap_or(rest);
        rest = rest.strip_prefix(|c: char| c.is_ascii_digit())?;
    }
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(text.len() - rest.len())
}

/// Whether a mailbox is an organisation's: a service's, one that welcomes the public, or one named as its domain.
pub(super) fn is_public(address: &str) -> bool {
    let address = address.to_lowercase();
    let Some((name, domain)) = address.split_once('@') else { return false };
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let named_as_its_domain = domain
        .rsplit_once('.')
        .is_some_and(|(site, _)| !plain(name).is_empty() && plain(site) == plain(name));
    let welcoming = WELCOMING.iter().any(|word| name.starts_with(word));
    let sound = domain.contains('.') && !domain.contains('@');
    sound && (of_a_desk(&address) || welcoming || named_as_its_domain)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn contributors_are_taken_out_however_deep_they_lie() {
        let mut notes = Notes::default();
        let mut record = json!({
            "uid": 1, "member": {"name": "Jeanne"}, "creatorUid": 2,
            "location": {"name": "Musée", "ownerUid": 3, "tags": [{"id": 4, "Contributors": ["Jean"]}]},
        });
        without_persons(&mut record, &mut notes);
        assert_eq!(record, json!({"uid": 1, "location": {"name": "Musée", "tags": [{"id": 4}]}}));
        assert!(format!("{notes:?}").contains("personal_data_removed: contributors"));
        let mut notes = Notes::default();
        without_persons(&mut json!({"a": [1, null]}), &mut notes);
        assert!(!format!("{notes:?}").contains("personal"));
    }

    #[test]
    fn a_mobile_number_is_somebodys_and_a_fixed_one_is_not() {
        let read = |text: &str| without_reach(text, &mut Notes::default(), "text");
        assert_eq!(read("Appelez le 06 11 22 33 44."), "Appelez le .");
        for mobile in
            ["0611223344", "06.11.22.33.44", "+33 6 11 22 33 44", "+33 (0)7 11 22 33 44", "0033611223344"]
        {
            assert_eq!(read(mobile), "", "{mobile}");
        }
        for kept in
            ["03 80 00 00 00", "1060611223344", "06 11 22 33 445", "2006", "06", "0", "+", "le 06/12 à 20 h"]
        {
            assert_eq!(read(kept), kept);
        }
    }

    #[test]
    fn a_mailbox_of_the_house_is_kept_and_a_persons_is_not() {
        for kept in [
            "billetterie@x.fr",
            "reservations@x.fr",
            "lesgrelodots@lesgrelodots.fr",
            "museum-sciences@ville.fr",
            "contact@x.fr",
        ] {
            assert!(is_public(kept), "{kept}");
        }
        for left in ["jeanne.exemple@x.fr", "jexemple@orange.fr", "a@b", "@x.fr", "x@y@z.fr"] {
            assert!(!is_public(left), "{left}");
        }
        let mut notes = Notes::default();
        assert_eq!(organiser("Mme Jeanne Exemple", &mut notes), None);
        assert_eq!(organiser("Ville de Dole", &mut notes).as_deref(), Some("Ville de Dole"));
    }
}
