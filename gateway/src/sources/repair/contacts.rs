//! How one reaches a place: its number as it is dialled, the mailbox of its service, its page, its point.

use domain::distance::Point;

use super::people::shared_mailbox;
use super::text::folded;
use crate::sources::{Code, Notes};

/// How the mailbox of a desk begins where its first word alone does not say so: `espacefranceservices@`, `msap.arbois@`.
const DESKS: [&str; 15] = [
    "bibliotheque",
    "biblio",
    "cyber",
    "efs",
    "epn",
    "espace",
    "fablab",
    "foyer",
    "fs",
    "franceservice",
    "maisonfrance",
    "mds",
    "mediatheque",
    "mjc",
    "msap",
];

/// A domain whose every mailbox is a desk's: the State gives one to each.
const OF_DESKS: &str = "france-services.gouv.fr";

/// Titles before the name of somebody.
const TITLES: [&str; 8] = ["m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mesdames"];

/// What a street may be named after somebody.
const STREETS: [&str; 8] = ["rue", "avenue", "place", "boulevard", "allee", "quai", "square", "impasse"];

/// The first number that can be dialled: ten figures, four for a short number, or a plus and up to fifteen.
///
/// A number of the record is the service's own, a mobile one too: it is how one calls a bus.
pub fn phone(written: &str, notes: &mut Notes, about: &str) -> Option<String> {
    if written.trim().is_empty() {
        return None;
    }
    let found =
        written.split(['/', ';', '|', ',', '\n']).flat_map(|part| part.split(" ou ")).find_map(dialled);
    if found.is_none() {
        notes.add(Code::UnreadableValue, about);
    }
    found
}

fn dialled(written: &str) -> Option<String> {
    let written = written.replace("(0)", "");
    if written.chars().any(char::is_alphabetic) {
        return None;
    }
    let figures: String = written.chars().filter(char::is_ascii_digit).collect();
    let abroad = written.trim_start().starts_with('+');
    let international = if abroad { Some(figures.as_str()) } else { figures.strip_prefix("00") };
    let national = match international {
        Some(international) => match international.strip_prefix("33") {
            Some(national) => format!("0{}", national.strip_prefix('0').unwrap_or(national)),
            None => {
                let whole = (8..=15).contains(&international.len()) && !international.starts_with('0');
                return whole.then(|| format!("+{international}"));
            }
        },
        // A spreadsheet takes `0384255406` for a number and drops its zero.
        None if figures.len() == 9 && !figures.starts_with('0') => format!("0{figures}"),
        None => figures,
    };
    let plain = national.len() == 10 && national.starts_with('0') && !national.starts_with("00");
    let short = national.len() == 4 && (national.starts_with('3') || national.starts_with("10"));
    (plain || short).then_some(national)
}

/// The first mailbox that is a service's. One that may be a person's is left out, and that is said.
pub fn mailbox(written: &str, notes: &mut Notes, about: &str) -> Option<String> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '|' | ';' | ',' | '<' | '>');
    let words = || written.split(apart).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty());
    let found = words().find(|word| of_a_desk(word)).map(str::to_owned);
    if words().any(|word| word.contains('@') && !of_a_desk(word)) {
        notes.add(Code::PersonalDataRemoved, about);
    } else if found.is_none() && words().next().is_some() {
        notes.add(Code::UnreadableValue, about);
    }
    found
}

/// Whether a mailbox is surely a service's.
pub fn of_a_desk(address: &str) -> bool {
    let Some((name, domain)) = address.split_once('@') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    if !domain.contains('.') || !name.chars().all(plain) || !domain.chars().all(plain) {
        return false;
    }
    let name = folded(name);
    // `france.dupont@` is somebody; `france.services@` is not.
    let glued = name.replace(' ', "");
    let begins = DESKS.iter().any(|desk| match desk.len() {
        0..3 => name.split(' ').next() == Some(desk),
        _ => glued.starts_with(desk),
    });
    domain.eq_ignore_ascii_case(OF_DESKS)
        || begins
        || glued.contains("franceservice")
        || shared_mailbox(address)
}

/// A remark without whom it names: « Mme Exemple » leaves nothing, « Monsieur le Maire » stays.
pub fn unnamed(text: &str, notes: &mut Notes, about: &str) -> String {
    let text = super::people::without_mailboxes(text, of_a_desk, notes, about);
    let mut kept = String::with_capacity(text.len());
    let (mut naming, mut street, mut left_out) = (false, false, false);
    let mut pieces = text.split_inclusive(char::is_whitespace).peekable();
    while let Some(piece) = pieces.next() {
        let word = piece.trim();
        let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let plain = folded(word);
        let title = TITLES.contains(&plain.as_str())
            && capital(word)
            && pieces.peek().is_some_and(|next| capital(next));
        naming = !street && (title || (naming && capital(word)));
        if naming {
            left_out = true;
            // The sentence goes on after the name; its sign stays.
            let sign: String = word.chars().rev().take_while(|c| ",;:)".contains(*c)).collect();
            if !sign.is_empty() && !title {
                kept.truncate(kept.trim_end().len());
                if !kept.ends_with([',', ':', ';']) {
                    kept.extend(sign.chars().rev());
                }
                kept.push(' ');
                naming = false;
            }
        } else {
            kept.push_str(piece);
        }
        street = STREETS.contains(&plain.as_str());
    }
    if left_out {
        notes.add(Code::PersonalDataRemoved, about);
        return kept.trim().trim_end_matches([',', ':', ' ', '\u{a0}']).to_owned();
    }
    kept.trim().to_owned()
}

/// A postcode or an INSEE code of a commune: five signs; anything else is left out, and that is said.
pub fn code(written: Option<&str>, notes: &mut Notes, about: &str) -> Option<String> {
    let written = written?;
    let plain = written.len() == 5 && written.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !plain {
        notes.add(Code::UnreadableValue, about);
    }
    plain.then(|| written.to_uppercase())
}

/// A point of degrees as texts, a comma for a point too; in hundred-thousandths. None outside the sphere, with a note.
pub fn point(lat: Option<&str>, lon: Option<&str>, notes: &mut Notes) -> Option<[i32; 2]> {
    let degrees = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let (lat, lon) = (lat?, lon?);
    let point = degrees(lat).zip(degrees(lon)).and_then(|(lat, lon)| Point::of_degrees(lat, lon));
    if point.is_none() {
        notes.add(Code::CoordinatesOutside, "no point of the Earth");
    }
    point.map(|point| [point.lat, point.lon])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_is_dialled() {
        let dial = |text: &str| phone(text, &mut Notes::default(), "telephone");
        for text in [
            "03 80 95 47 70",
            "03.80.95.47.70",
            "+33380954770",
            "+33 (0)3 80 95 47 70",
            "0033380954770",
            "380954770",
            "Accueil / 0380954770",
        ] {
            assert_eq!(dial(text).as_deref(), Some("0380954770"), "{text}");
        }
        assert_eq!(dial("+41 32 000 00 00").as_deref(), Some("+41320000000"));
        assert_eq!(dial("39 60").as_deref(), Some("3960"));
        for wrong in ["03 80 95 47", "03 80 95 47 70 1", "voir le site", "0000000000", "+", "12"] {
            let mut notes = Notes::default();
            assert_eq!(phone(wrong, &mut notes, "telephone"), None, "{wrong}");
            assert!(format!("{notes:?}").contains("unreadable_value: telephone"));
        }
    }

    #[test]
    fn only_the_mailbox_of_a_desk_is_kept() {
        for desk in [
            "msap.arbois@exemple.fr",
            "france.services@exemple.fr",
            "espace.fr@exemple.fr",
            "dole@france-services.gouv.fr",
            "csfranceservices@exemple.fr",
            "fs.dole@exemple.fr",
            "mairie@exemple.fr",
        ] {
            assert!(of_a_desk(desk), "{desk}");
        }
        for person in [
            "france.dupont@exemple.fr",
            "j.exemple@exemple.fr",
            "fsimon@exemple.fr",
            "busson@exemple.fr",
            "@exemple.fr",
            "a@b",
            "x<y@exemple.fr",
        ] {
            assert!(!of_a_desk(person), "{person}");
        }
        let mut notes = Notes::default();
        assert_eq!(
            mailbox("jeanne@exemple.fr|contact@exemple.fr", &mut notes, "courriels").as_deref(),
            Some("contact@exemple.fr")
        );
        assert!(format!("{notes:?}").contains("personal_data_removed: courriels"));
    }

    #[test]
    fn a_remark_keeps_its_service_and_loses_its_person() {
        let unnamed = |text: &str| super::unnamed(text, &mut Notes::default(), "commentaire");
        assert_eq!(unnamed("Contact : Mme Jeanne Exemple, 03 80 00 00 00"), "Contact : 03 80 00 00 00");
        assert_eq!(unnamed("Demander M. Exemple à l'accueil"), "Demander à l'accueil");
        assert_eq!(unnamed("Écrire à jeanne.exemple@x.fr ou mds@x.fr"), "Écrire à ou mds@x.fr");
        assert_eq!(
            unnamed("Voir Monsieur le Maire, rue Madame Roland"),
            "Voir Monsieur le Maire, rue Madame Roland"
        );
    }

    #[test]
    fn a_point_is_of_the_earth() {
        let at = |lat, lon| point(Some(lat), Some(lon), &mut Notes::default());
        assert_eq!(at("47.5216", "5.112966"), Some([4_752_160, 511_297]));
        assert_eq!(at("47,5", "5,1"), Some([4_750_000, 510_000]));
        assert_eq!(at("4752160", "5"), None);
        assert_eq!(at("NaN", "5"), None);
    }
}
