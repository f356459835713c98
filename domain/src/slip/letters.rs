//! Letters that are read as they stand: without marks that hide, turn around or command, and the sum of what counts.

use super::{BETWEEN, MOST_READ};

/// A text of somebody's, to be shown and nothing else: without marks that no reader sees or that turn around what is
/// read, and no longer than any code.
pub fn inert(text: &str) -> String {
    let ends = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    ends.chars().filter(|letter| *letter == '\n' || is_seen(*letter)).take(MOST_READ).collect()
}

/// Whether a reader sees that letter.
fn is_seen(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text on one line. Spaces that hold words together stay.
pub(super) fn one_line(text: &str) -> String {
    let plain = inert(text);
    plain.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Lines on one line, with a mark between them that none of them holds.
pub(super) fn in_a_row(lines: &str) -> String {
    let mark = BETWEEN.trim();
    let alone = |word: &&str| *word != mark;
    let piece =
        |line: &str| one_line(line).split(' ').filter(alone).collect::<Vec<_>>().join(" ").trim().to_owned();
    let plain = inert(lines);
    plain.lines().map(piece).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(BETWEEN)
}

/// The lines that stand in a row.
pub(super) fn under_another(row: &str) -> String {
    row.split(BETWEEN).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Four figures over the letters and figures of a text: apostrophes, spaces, dashes and capitals may change on the way
/// through a keyboard. CRC-16 with the polynomial 1021 of CCITT, from ffff.
pub(super) fn sum(lines: &[&str]) -> String {
    let counted = lines.iter().flat_map(|line| line.chars()).filter(|letter| letter.is_alphanumeric());
    let mut sum = 0xffff_u16;
    for letter in counted.flat_map(char::to_lowercase) {
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            sum ^= u16::from(byte) << 8;
            for _ in 0..8 {
                sum = if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 };
            }
        }
    }
    format!("{sum:04x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_around_is_left_out() {
        assert_eq!(inert("a\u{202e}b\u{200b}\u{7}\tc\r\nd\re\u{e0041}"), "ab c\nd\ne");
        assert_eq!(inert(&"x".repeat(9_000)).len(), MOST_READ);
        assert_eq!(one_line(" 9\u{a0}h \n\n  12\u{a0}h "), "9\u{a0}h 12\u{a0}h");
    }

    #[test]
    fn lines_in_a_row_are_had_back() {
        let row = in_a_row("RIB\n \nAvis \u{b7} copie\n\u{b7}");
        assert_eq!(row, "RIB \u{b7} Avis copie");
        assert_eq!(under_another(&row), "RIB\nAvis copie");
    }

    #[test]
    fn the_sum_is_the_published_one_and_hears_no_typography() {
        // The check value of CRC-16/IBM-3740 over 123456789.
        assert_eq!(sum(&["123456789"]), "29b1");
        assert_eq!(sum(&["L\u{2019}avis \u{2013} RIB"]), sum(&["l'AVIS", "- rib"]));
        assert_ne!(sum(&["03 84 00 00 01"]), sum(&["03 84 00 00 10"]));
    }
}
