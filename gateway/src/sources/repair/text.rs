//! Plain text: one encoding, one kind of line break, nothing invisible, French spaces.

use crate::sources::{Code, Notes};

/// Takes bytes as text. Says `true` if they were not clean UTF-8 with Unix line breaks.
///
/// Bytes that are not UTF-8 read as Windows-1252, which every byte is.
pub fn decode(bytes: &[u8]) -> (String, bool) {
    let (bytes, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let (text, foreign) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), true),
    };
    if text.contains('\r') {
        return (text.replace("\r\n", "\n").replace('\r', "\n"), true);
    }
    (text, marked || foreign)
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// One clean text: letters composed, control characters and U+2028/2029 as line breaks, nothing
/// invisible, single spaces, at most one empty line in a row.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut breaks, mut space) = (0_u8, false);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => {
                breaks = breaks.saturating_add(1);
                space = false;
            }
            ' ' | '\t' => space = true,
            c if c.is_control() => breaks = breaks.saturating_add(1),
            c if invisible(c) => {}
            c => {
                if !out.is_empty() {
                    match breaks {
                        0 if space => out.push(' '),
                        0 => {}
                        1 => out.push('\n'),
                        _ => out.push_str("\n\n"),
                    }
                }
                (breaks, space) = (0, false);
                compose(&mut out, c);
            }
        }
    }
    out
}

/// A clean text, and a note where characters had to be taken out of it.
pub fn tidy(text: &str, notes: &mut Notes, about: &str) -> String {
    if text.chars().any(|c| matches!(c, '\u{2028}' | '\u{2029}') || invisible(c)) {
        notes.add(Code::MarkupRemoved, about);
    }
    clean(text)
}

/// Zero-width characters, and those that turn the direction of what follows.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

/// Writes a character, with the letter before it if it is an accent of its own (NFC for French).
fn compose(out: &mut String, c: char) {
    const ACCENTS: [(char, &str, &str); 5] = [
        ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ('\u{301}', "aeiouAEIOU", "áéíóúÁÉÍÓÚ"),
        ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
        ('\u{327}', "cC", "çÇ"),
    ];
    let composed = ACCENTS.iter().find(|(accent, ..)| *accent == c).and_then(|(_, plain, composed)| {
        let last = out.chars().last()?;
        let at = plain.chars().position(|letter| letter == last)?;
        composed.chars().nth(at)
    });
    match composed {
        Some(letter) => {
            out.pop();
            out.push(letter);
        }
        None => out.push(c),
    }
}

/// As French is typeset: a curved apostrophe, and no-break spaces before `€ % : ; ! ? »`, after `«`, inside `2 280`.
pub fn typeset(text: &str) -> String {
    let chars: Vec<char> = curved(text).chars().collect();
    let thousands = |at: usize| {
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
    };
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in chars.iter().enumerate() {
        let before = chars.get(at + 1).is_some_and(|next| "€%:;!?»".contains(*next));
        let after = at > 0 && chars[at - 1] == '«';
        out.push(if *c == ' ' && (before || after || thousands(at)) { '\u{a0}' } else { *c });
    }
    out
}

/// A curved apostrophe between a letter and what it is elided before: `l’aide`, `don’t`.
pub fn curved(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let elided = c == '\'' && out.ends_with(char::is_alphabetic);
        let before = chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '«');
        out.push(if elided && before { '\u{2019}' } else { c });
    }
    out
}

/// The same text without accents, case, punctuation or double spaces: for comparing, never shown.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = plain(c);
        if plain.is_empty() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push_str(plain_or(c, plain).as_str());
        }
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out
}

fn plain_or(c: char, plain: &'static str) -> String {
    if plain == "?" { c.to_lowercase().collect() } else { plain.to_owned() }
}

/// The letters without accent of one character; empty if it is none, `?` if it stands for itself.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'À' | 'Á' | 'Â' | 'Ä' | 'Ã' => "a",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'Ò' | 'Ó' | 'Ô' | 'Ö' | 'Õ' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ç' | 'Ç' => "c",
        'ñ' | 'Ñ' => "n",
        'ÿ' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        c if c.is_alphanumeric() => "?",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf_8_read_as_windows_1252() {
        assert_eq!(decode(b"\xEF\xBB\xBFa\r\nb"), ("a\nb".into(), true));
        assert_eq!(decode(b"300 \x80 \xe0 Besan\xe7on"), ("300 € à Besançon".into(), true));
        assert_eq!(decode("déjà\n".as_bytes()), ("déjà\n".into(), false));
    }

    #[test]
    fn line_separators_become_line_breaks_and_accents_are_composed() {
        assert_eq!(clean("a\u{2028}b\u{0}c\u{200b}d"), "a\nb\ncd");
        assert_eq!(clean("  e\u{301}le\u{300}ve \t  c\u{327}a \n\n\n\n b "), "élève ça\n\nb");
    }

    #[test]
    fn french_is_typeset() {
        assert_eq!(
            typeset("jusqu'à 2 280 € : « oui » !"),
            "jusqu’à 2\u{a0}280\u{a0}€\u{a0}: «\u{a0}oui\u{a0}»\u{a0}!"
        );
        assert_eq!(typeset("15 avril 2026, 12 1234"), "15 avril 2026, 12 1234");
        assert_eq!(curved("it's 'so' ' d'1 l'«"), "it’s 'so' ' d’1 l’«");
    }

    #[test]
    fn folding_keeps_letters_and_figures_only() {
        assert_eq!(folded("L’Aide « Pass'VAE » – Œuvres !"), "l aide pass vae oeuvres");
    }
}
