//! How one books: only what the public registration field gives, and only an organisation's.

use super::persons::is_public;
use crate::sources::repair::text::tidy;
use crate::sources::repair::{links, phones};
use crate::sources::{Code, Notes};

/// A page, a mailbox or a number as it travels; none, with a note, where it may be a person's or cannot be read.
pub fn booking(written: &str, notes: &mut Notes) -> Option<String> {
    let written = tidy(written, notes, "booking");
    if written.is_empty() {
        return None;
    }
    let bare = ["mailto:", "tel:"].iter().find_map(|scheme| written.strip_prefix(scheme)).unwrap_or(&written);
    if bare.contains("://") || bare.starts_with("www.") {
        return links::absolute(bare, None, notes, "booking");
    }
    if bare.contains('@') {
        let address =
            bare.split(['?', ' ', '\n', ';', ',']).next().unwrap_or_default().trim_matches(['<', '>', '.']);
        if is_public(address) {
            return Some(address.to_owned());
        }
        notes.add(Code::PersonalDataRemoved, "booking");
        return None;
    }
    phones::dialled(bare, notes, "booking")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_a_mailbox_and_a_number_are_told_apart() {
        let read = |text: &str| booking(text, &mut Notes::default());
        assert_eq!(read("https://a.example/b#c").as_deref(), Some("https://a.example/b#c"));
        assert_eq!(read("www.a.example").as_deref(), Some("https://www.a.example/"));
        assert_eq!(read("mailto:billetterie@a.example?subject=x").as_deref(), Some("billetterie@a.example"));
        assert_eq!(read("accueil@a.example\u{2028}b").as_deref(), Some("accueil@a.example"));
        assert_eq!(read("\u{2028}accueil@a.example").as_deref(), Some("accueil@a.example"));
        assert_eq!(read("+33 3 80 00 00 00").as_deref(), Some("0380000000"));
        assert_eq!((read(" "), read("sur place"), read("javascript:alert(1)")), (None, None, None));
    }

    #[test]
    fn a_persons_mailbox_and_mobile_are_left_outside() {
        for person in ["jeanne.exemple@orange.fr", "06 11 22 33 44", "tel:+33611223344"] {
            let mut notes = Notes::default();
            assert_eq!(booking(person, &mut notes), None, "{person}");
            assert!(format!("{notes:?}").contains("personal_data_removed: booking"));
        }
    }
}
