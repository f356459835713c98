//! Private persons in feeds: what names one is left out before anything is kept (SOURCES.md §11).

use api_client::wire::Contact;

use super::text::{clean, folded};
use crate::sources::{Code, Notes};

/// Words by which a mailbox or a line names a service and not a person. The short ones must stand by
/// themselves; the long ones may stand inside a word (`planregionaldechets`).
const SERVICES: [&str; 60] = [
    "accueil",
    "ademe",
    "agence",
    "agricult",
    "aide",
    "animation",
    "apprentissage",
    "association",
    "bourse",
    "bureau",
    "cabinet",
    "caf",
    "caisse",
    "cci",
    "cellule",
    "centre",
    "chambre",
    "collectivite",
    "commun",
    "conseil",
    "contact",
    "courrier",
    "crous",
    "culture",
    "delegation",
    "demande",
    "departement",
    "direction",
    "dossier",
    "ecole",
    "economie",
    "education",
    "entreprise",
    "environnement",
    "europe",
    "feader",
    "feder",
    "formation",
    "formulaire",
    "guichet",
    "habitat",
    "info",
    "ingenierie",
    "instruct",
    "jeune",
    "jeunesse",
    "logement",
    "mairie",
    "metropole",
    "mission",
    "mobilite",
    "office",
    "pole",
    "prefecture",
    "region",
    "secretariat",
    "service",
    "social",
    "subvention",
    "tourisme",
];

fn of_service(word: &str) -> bool {
    SERVICES.iter().any(|service| match service.len() {
        0..6 => word.strip_prefix(service).is_some_and(|rest| rest.is_empty() || rest == "s"),
        _ => word.contains(service),
    })
}

/// Whether a mailbox is a service's: the first word of its name says so (`marie.bureau@` is a person's).
pub fn shared_mailbox(address: &str) -> bool {
    let Some((name, domain)) = address.split_once('@') else { return false };
    let plausible = domain.contains('.') && !address.contains(char::is_whitespace);
    plausible && folded(name).split(' ').next().is_some_and(of_service)
}

/// A text without the mailboxes of persons.
pub fn without_people(text: &str, notes: &mut Notes, about: &str) -> String {
    without_mailboxes(text, shared_mailbox, notes, about)
}

/// A text without the mailboxes that are not a service's, as `shared` tells them.
pub fn without_mailboxes(
    text: &str,
    shared: impl Fn(&str) -> bool,
    notes: &mut Notes,
    about: &str,
) -> String {
    if !text.contains('@') {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        if !of_a_person(piece.trim(), &shared) {
            kept.push_str(piece);
        } else if piece.ends_with('\n') {
            kept.push('\n');
        }
    }
    if kept != text {
        kept.truncate(kept.trim_end().len());
    }
    if kept != text {
        notes.add(Code::PersonalDataRemoved, about);
    }
    kept
}

fn of_a_person(word: &str, shared: &impl Fn(&str) -> bool) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.contains('@') && !shared(word)
}

/// The service, its phone and its published mailbox, out of a free text; never a person's.
///
/// A line is kept as the service's name only if it says that it is one; a mobile number is left out.
pub fn contact(text: &str, notes: &mut Notes, about: &str) -> Option<Contact> {
    let text = clean(text);
    let mut contact = Contact::default();
    let mut left_out = false;
    for part in text.split(['\n', '•', '|', ';']).flat_map(|line| line.split(" - ")).map(str::trim) {
        let words: Vec<&str> = part.split_whitespace().collect();
        for word in &words {
            let word = word.trim_matches(['(', ')', ',', '<', '>', '.']);
            if word.contains('@') {
                if shared_mailbox(word) {
                    contact.email.get_or_insert_with(|| word.to_owned());
                } else {
                    left_out = true;
                }
            } else if let Some(url) = super::links::absolute(word, None, &mut Notes::default(), about) {
                contact.url.get_or_insert(url);
            }
        }
        match phone(part) {
            Some(Phone::Fixed(number)) => {
                contact.phone.get_or_insert(number);
            }
            Some(Phone::Mobile) => left_out = true,
            None => {}
        }
        match service_name(part) {
            Some(name) => {
                contact.name.get_or_insert(name);
            }
            None if part.chars().any(char::is_alphabetic) && !part.contains(['@', '/']) => left_out = true,
            None => {}
        }
    }
    if left_out {
        notes.add(Code::PersonalDataRemoved, about);
    }
    (contact != Contact::default()).then_some(contact)
}

/// The name of a service: its first word, articles apart, says that it is one.
fn service_name(part: &str) -> Option<String> {
    let name: String = part
        .split_whitespace()
        .take_while(|word| !word.contains('@') && !word.contains("://"))
        .take_while(|word| !word.chars().next().is_some_and(|c| c.is_ascii_digit()))
        .collect::<Vec<_>>()
        .join(" ");
    let name = name.split(':').next().unwrap_or_default().trim().trim_end_matches(['-', '–', ',']).trim();
    let folded = folded(name);
    let first = folded.split(' ').find(|word| !matches!(*word, "le" | "la" | "les" | "l" | "du" | "de"));
    let says = first.is_some_and(of_service);
    let only_label = matches!(folded.as_str(), "contact" | "info" | "formulaire de contact");
    (says && !only_label && name.chars().count() <= 120).then(|| name.to_owned())
}

enum Phone {
    Fixed(String),
    Mobile,
}

/// The first French number of a text. A number that begins with 06 or 07 is somebody's pocket.
fn phone(part: &str) -> Option<Phone> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let start = part.find(['0', '+'])?;
    let number: String = part[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '+' | '\u{a0}'))
        .collect();
    let mut figures = digits(&number);
    if let Some(national) = figures.strip_prefix("33").filter(|_| number.starts_with('+')) {
        figures = format!("0{national}");
    }
    if figures.len() != 10 || !figures.starts_with('0') {
        return None;
    }
    if figures.starts_with("06") || figures.starts_with("07") {
        return Some(Phone::Mobile);
    }
    let pairs: Vec<&str> = (0..5).filter_map(|pair| figures.get(pair * 2..pair * 2 + 2)).collect();
    Some(Phone::Fixed(pairs.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_contact_leaves_its_service_only() {
        let mut notes = Notes::default();
        let text = "Marie Exemple\nDirection de la culture\n03 80 00 00 00 • marie.exemple@region.example\n06 11 22 33 44";
        let contact = contact(text, &mut notes, "contact").unwrap();
        assert_eq!(contact.name.as_deref(), Some("Direction de la culture"));
        assert_eq!(contact.phone.as_deref(), Some("03 80 00 00 00"));
        assert_eq!(contact.email, None);
        assert!(format!("{notes:?}").contains("personal_data_removed: contact"));
    }

    #[test]
    fn the_mailbox_of_a_service_is_kept() {
        let mut notes = Notes::default();
        let contact =
            contact("Service jeunesse - jeunesse@region.example - 0380000000", &mut notes, "c").unwrap();
        assert_eq!(contact.email.as_deref(), Some("jeunesse@region.example"));
        assert!(!format!("{notes:?}").contains("personal"));
        let text = without_people("Écrire à jean.exemple@x.fr ou contact@x.fr.", &mut notes, "text");
        assert_eq!(text, "Écrire à ou contact@x.fr.");
        assert!(shared_mailbox("planregionaldechets@x.fr") && shared_mailbox("infos@x.fr"));
        assert!(!shared_mailbox("marie.bureau@x.fr") && !shared_mailbox("cafiero@x.fr"));
    }
}
