//! Telephone numbers as feeds write them, turned into what is dialled.

use crate::sources::{Code, Notes};

/// The first French number of a text, in figures only; none, with a note, where there is none to keep.
///
/// A number that begins with 06 or 07 is somebody's pocket: it is left out.
pub fn dialled(text: &str, notes: &mut Notes, about: &str) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    let read = text.split(['/', ';', ',', '|']).find_map(french);
    match read {
        Some(number) if number.starts_with("06") || number.starts_with("07") => {
            notes.add(Code::PersonalDataRemoved, about);
            None
        }
        Some(number) => Some(number),
        None => {
            notes.add(Code::UnreadableValue, about);
            None
        }
    }
}

/// Ten figures after a zero, or a short number of four.
pub fn french(text: &str) -> Option<String> {
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-' | '+' | '(' | ')');
    if !text.chars().all(known) {
        return None;
    }
    // « +33 (0)3 … »: the zero in brackets is not dialled after the country's number.
    let tight = text.replace("(0)", "");
    let figures: String = tight.chars().filter(char::is_ascii_digit).collect();
    let abroad = tight.trim_start().starts_with('+') || figures.starts_with("00");
    let national = match figures.trim_start_matches("00").strip_prefix("33") {
        Some(rest) if abroad => format!("0{}", rest.trim_start_matches('0')),
        // A spreadsheet took the zero away.
        _ if figures.len() == 9 && !figures.starts_with('0') => format!("0{figures}"),
        _ => figures,
    };
    let ten = national.len() == 10 && national.starts_with('0') && !national.starts_with("00");
    let short = national.len() == 4 && (national.starts_with('3') || national.starts_with('1'));
    (ten || short).then_some(national)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for text in
            ["03 81 00 00 00", "03.81.00.00.00", "+33 3 81 00 00 00", "+33 (0)3 81 00 00 00", "0033381000000"]
        {
            assert_eq!(french(text).as_deref(), Some("0381000000"), "{text}");
        }
        assert_eq!(french("381000000").as_deref(), Some("0381000000"));
        assert_eq!(french("3960").as_deref(), Some("3960"));
    }

    #[test]
    fn what_cannot_be_dialled_is_no_number() {
        for text in ["0", "0000000000", "03 81", "demander Jeanne", "+", "٠٣٨١٠٠٠٠٠٠", "12345678901234567890"]
        {
            assert_eq!(french(text), None, "{text}");
        }
        let mut notes = Notes::default();
        assert_eq!(dialled("06 11 22 33 44", &mut notes, "phone"), None);
        assert!(format!("{notes:?}").contains("personal_data_removed: phone"));
        assert_eq!(dialled("… / 03 81 00 00 00", &mut notes, "phone").as_deref(), Some("0381000000"));
    }
}
