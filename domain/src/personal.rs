//! What a text says of a person by itself: a social security number, a bank account, an e-mail address, a telephone number.

use crate::form::checksum;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Personal {
    /// A French social security number (NIR), with its key, or written in its usual groups without it.
    Nir,
    /// An IBAN whose key fits.
    Iban,
    /// An e-mail address.
    Email,
    /// A telephone number of ten figures, or one with its country before it. Short public numbers are none.
    Phone,
}

impl Personal {
    /// All of them, in the order in which they are looked for.
    pub const ALL: [Self; 4] = [Self::Nir, Self::Iban, Self::Email, Self::Phone];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nir => "nir",
            Self::Iban => "iban",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

/// The first kind of personal number or address that stands in a text; none if nothing is recognised.
///
/// Rather one too many than one too few: ten figures in pairs are a telephone number, whatever they meant.
pub fn found(text: &str) -> Option<Personal> {
    let text: Vec<char> = text.chars().collect();
    Personal::ALL.into_iter().find(|kind| match kind {
        Personal::Nir => has_nir(&text),
        Personal::Iban => has_iban(&text),
        Personal::Email => has_email(&text),
        Personal::Phone => has_phone(&text),
    })
}

/// What people put between the groups of a number.
fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}

/// Figures that stand together, and what stands between them and the next ones.
struct Group {
    figures: String,
    /// The one mark before the next group; none if no group follows so near.
    then: Option<char>,
}

/// The groups of figures of a text, in order.
fn groups(text: &[char]) -> Vec<Group> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let near = text.get(end).filter(|c| separates(**c));
        let then = near.filter(|_| text.get(end + 1).is_some_and(char::is_ascii_digit)).copied();
        found.push(Group { figures: text[at..end].iter().collect(), then });
        at = end;
    }
    found
}

/// Whether groups that follow each other make a number: their figures together, and how many each has.
fn any_run(groups: &[Group], longest: usize, fits: impl Fn(&str, &[usize]) -> bool) -> bool {
    (0..groups.len()).any(|first| {
        let (mut figures, mut lengths) = (String::new(), Vec::new());
        for group in &groups[first..] {
            figures.push_str(&group.figures);
            lengths.push(group.figures.len());
            if figures.len() > longest {
                return false;
            }
            if fits(&figures, &lengths) {
                return true;
            }
            if group.then.is_none() {
                return false;
            }
        }
        false
    })
}

fn has_nir(text: &[char]) -> bool {
    // Corsica's departments count as 19 and 18 (the rule of the key itself).
    let mut text = text.to_vec();
    for at in 1..text.len() {
        let follows = text.get(at + 1).is_some_and(|c| c.is_ascii_digit() || separates(*c));
        if text[at - 1] == '2' && follows {
            match text[at].to_ascii_uppercase() {
                'A' => (text[at - 1], text[at]) = ('1', '9'),
                'B' => (text[at - 1], text[at]) = ('1', '8'),
                _ => {}
            }
        }
    }
    any_run(&groups(&text), 15, |figures, lengths| match figures.len() {
        15 => is_born(figures) && has_key(figures),
        // Without its key nothing proves it but how it is written.
        13 => is_born(figures) && matches!(lengths, [13] | [1, 2, 2, 2, 3, 3]),
        _ => false,
    })
}

/// Sex, month and department that exist.
fn is_born(nir: &str) -> bool {
    let number = |range: std::ops::Range<usize>| nir[range].parse::<u32>().unwrap_or(0);
    matches!(nir.as_bytes()[0], b'1' | b'2' | b'3' | b'4' | b'7' | b'8')
        && matches!(number(3..5), 1..=12 | 20..=42 | 50..=99)
        && number(5..7) != 0
}

fn has_key(nir: &str) -> bool {
    let (number, key) = (nir[..13].parse::<u64>(), nir[13..].parse::<u64>());
    matches!((number, key), (Ok(number), Ok(key)) if key == 97 - number % 97)
}

fn has_iban(text: &[char]) -> bool {
    const SHORTEST: usize = 15;
    const LONGEST: usize = 33;
    (0..text.len()).any(|first| {
        if first > 0 && text[first - 1].is_alphanumeric() {
            return false;
        }
        let mut written = String::new();
        for (at, c) in text[first..].iter().enumerate() {
            if c.is_ascii_alphanumeric() {
                written.push(c.to_ascii_uppercase());
            } else if !(separates(*c) && text.get(first + at + 1).is_some_and(char::is_ascii_alphanumeric)) {
                return false;
            }
            if written.len() > LONGEST {
                return false;
            }
            if written.len() >= SHORTEST && checksum::iban(&written).is_ok() {
                return true;
            }
        }
        false
    })
}

fn has_email(text: &[char]) -> bool {
    let before = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let after = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-');
    (1..text.len()).filter(|at| text[*at] == '@').any(|at| {
        let host: String = text[at + 1..].iter().take_while(|c| after(c)).collect();
        let host = host.trim_end_matches(['.', '-']);
        let ending = host.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, ending)| ending);
        before(&text[at - 1]) && ending.is_some_and(|ending| ending.chars().count() >= 2)
    })
}

fn has_phone(text: &[char]) -> bool {
    national(text) || abroad(text)
}

/// Ten figures that begin with one nought, in groups that people write, with the same mark between all of them; or the
/// same with 0033.
fn national(text: &[char]) -> bool {
    let groups = groups(text);
    (0..groups.len()).any(|first| {
        let (mut figures, mut lengths, mut marks) = (String::new(), Vec::new(), Vec::new());
        for group in &groups[first..] {
            figures.push_str(&group.figures);
            lengths.push(group.figures.len());
            let begins = figures.starts_with('0') && !figures.starts_with("00");
            let usual = matches!(
                lengths[..],
                [10] | [2, 2, 2, 2, 2]
                    | [4, 6]
                    | [4, 3, 3]
                    | [4, 2, 2, 2]
                    | [2, 4, 4]
                    | [3, 3, 4]
                    | [3, 3, 2, 2]
            );
            let alike = marks.windows(2).all(|pair: &[char]| pair[0] == pair[1]);
            if begins && usual && alike || figures.starts_with("0033") && figures.len() == 13 {
                return true;
            }
            match group.then {
                Some(mark) if figures.len() < 13 => marks.push(mark),
                _ => return false,
            }
        }
        false
    })
}

/// A plus, then eight to fifteen figures.
fn abroad(text: &[char]) -> bool {
    (0..text.len()).filter(|at| text[*at] == '+').any(|at| {
        let belongs = |c: &&char| c.is_ascii_digit() || separates(**c) || matches!(c, '(' | ')');
        let figures = text[at + 1..].iter().take_while(belongs).filter(|c| c.is_ascii_digit()).count();
        let at_once = text.get(at + 1).is_some_and(|c| c.is_ascii_digit() || *c == '(');
        at_once && figures >= 8
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A number of nobody, with its key.
    fn nir(first: u64) -> String {
        format!("{first:013}{:02}", 97 - first % 97)
    }

    #[test]
    fn what_names_a_person_is_found_however_it_is_written() {
        let contiguous = nir(2_850_539_300_042);
        let key = &contiguous[13..];
        for (text, expected) in [
            (format!("mon num\u{e9}ro {contiguous}."), Personal::Nir),
            (format!("2 85 05 39 300 042 {key}"), Personal::Nir),
            (format!("2\u{a0}85\u{a0}05\u{a0}39\u{a0}300\u{a0}042/{key}"), Personal::Nir),
            ("n. 2 85 05 39 300 042 !".to_owned(), Personal::Nir),
            ("2850539300042".to_owned(), Personal::Nir),
            ("1 60 11 2A 300 042".to_owned(), Personal::Nir),
            ("FR1420041010050500013M02606".to_owned(), Personal::Iban),
            ("(fr14 2004 1010 0505 0001 3m02 606)".to_owned(), Personal::Iban),
            ("IBAN:DE89-3704-0044-0532-0130-00, merci".to_owned(), Personal::Iban),
            ("\u{e9}crivez \u{e0} jeanne.dupont+a@example.org.".to_owned(), Personal::Email),
            ("<a@b.fr>".to_owned(), Personal::Email),
            ("le 06 12 34 56 78".to_owned(), Personal::Phone),
            ("0612345678".to_owned(), Personal::Phone),
            ("06.12.34.56.78,".to_owned(), Personal::Phone),
            ("06-12-34-56-78".to_owned(), Personal::Phone),
            ("0612 345 678".to_owned(), Personal::Phone),
            ("tel:+33612345678".to_owned(), Personal::Phone),
            ("+33 (0)6 12 34 56 78".to_owned(), Personal::Phone),
            ("0033 6 12 34 56 78".to_owned(), Personal::Phone),
            ("+41 21 345 67 89".to_owned(), Personal::Phone),
        ] {
            assert_eq!(found(&text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_an_error_is_told_with_is_no_personal_number() {
        for text in [
            "",
            "Ferm\u{e9} le lundi. Ouvert 8h30-12h00 et 13h30-17h00.",
            "08:00-12:00, 14:00-18:00",
            "08.00-12.00 14.00-18.00",
            "8 30 12 00 14 00 18 00",
            "depuis le 01/12/2026, 12 rue de la R\u{e9}publique, 39100 Dole",
            "le 3949 ou le 15, SIRET 35600000000048",
            "le lien https://region.example/aides/1234567 ne marche plus @ suivre",
            "place @accueil, 10 + 12 = 22",
            "record 0193b2c4-7c1a-7000-8000-000000000001",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in "\\PC{0,200}") {
            let _ = found(&text);
        }

        #[test]
        fn every_number_with_its_key_is_found_in_any_company(
            sex in 1u64..=2, year in 0u64..100, month in 1u64..=12, place in 1_001u64..96_000, order in 1u64..1000,
            around in "[a-z ,:;]{0,12}",
        ) {
            let number = nir(((((sex * 100 + year) * 100 + month) * 100_000) + place) * 1000 + order);
            prop_assert_eq!(found(&format!("{around} {number} {around}")), Some(Personal::Nir));
        }

        #[test]
        fn every_telephone_number_in_pairs_is_found(rest in 100_000_000u32..=999_999_999, mark in "[ .-]") {
            let figures = format!("0{rest}");
            let pairs: Vec<_> = figures.as_bytes().chunks(2).map(|two| String::from_utf8_lossy(two).into_owned()).collect();
            prop_assert_eq!(found(&format!("au {} !", pairs.join(&mark))), Some(Personal::Phone));
        }
    }
}
