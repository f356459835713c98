//! Numbers and addresses that people spell otherwise than `personal` reads them: in words, with other marks, hidden.

use crate::personal::Personal;
use crate::search::{TextWord, number_at, text_words};

/// A text with plain figures and single marks between them: what hides a number is taken out.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Marks without a width, and those that turn the direction of writing.
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{ad}' => {}
            _ => plain.push(figure(c).unwrap_or(c)),
        }
    }
    squeezed(&plain)
}

/// A figure of another script, as ours writes it.
fn figure(c: char) -> Option<char> {
    // The noughts of Arabic, Persian, Devanagari and wide figures; nine figures follow each.
    const NOUGHTS: [u32; 4] = [0x660, 0x6f0, 0x966, 0xff10];
    let code = u32::from(c);
    NOUGHTS.iter().find_map(|nought| char::from_digit(code.checked_sub(*nought)?, 10))
}

/// Several marks between two figures become one space.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = String::new();
    for c in text.chars() {
        let mark =
            c.is_whitespace() || matches!(c, '.' | '-' | '/' | '_' | ',' | '*' | '\u{2010}'..='\u{2015}');
        if mark {
            marks.push(c);
            continue;
        }
        let between = c.is_ascii_digit() && out.ends_with(|last: char| last.is_ascii_digit());
        if between && (marks.chars().count() > 1 || marks.contains(['_', '*'])) {
            out.push(' ');
        } else {
            out.push_str(&marks);
        }
        marks.clear();
        out.push(c);
    }
    out.push_str(&marks);
    out
}

/// What is found in a plain text besides.
pub(super) fn found(plain: &str) -> Option<Personal> {
    let words = text_words(plain, usize::MAX);
    if names_a_number(&words, &NIR_NAMES, 10) || has_rough_nir(&words) {
        Some(Personal::Nir)
    } else if has_rough_iban(&words) || names_a_number(&words, &["iban", "rib"], 10) {
        Some(Personal::Iban)
    } else if is_spelt_email(&words, plain) {
        Some(Personal::Email)
    } else {
        (has_phone_in_words(&words) || names_a_number(&words, &PHONE_NAMES, 9)).then_some(Personal::Phone)
    }
}

const NIR_NAMES: [&str; 6] = ["nir", "secu", "insee", "ssn", "nss", "securite"];
const PHONE_NAMES: [&str; 7] = ["tel", "telephone", "portable", "mobile", "phone", "joindre", "appelez"];

fn figures(word: &TextWord) -> Option<&str> {
    word.folded.bytes().all(|byte| byte.is_ascii_digit()).then_some(word.folded.as_str())
}

/// Whether a word that names such a number is followed, not far, by so many figures in a row of groups.
fn names_a_number(words: &[TextWord], names: &[&str], least: usize) -> bool {
    (0..words.len()).filter(|at| words[*at].is_one_of(names)).any(|at| {
        (at + 1..words.len().min(at + 7)).any(|from| {
            let run = words[from..].iter().map_while(figures).map(str::len);
            run.sum::<usize>() >= least
        })
    })
}

/// Thirteen or fifteen figures in a row that begin as such a number, whether its key fits or not.
fn has_rough_nir(words: &[TextWord]) -> bool {
    (0..words.len()).filter(|at| words[*at].folded.starts_with(['1', '2'])).any(|at| {
        let (mut said, mut end) = (0, words[at].span.start);
        for word in &words[at..] {
            let Some(figures) = figures(word).filter(|_| word.span.start <= end + 1) else { break };
            (said, end) = (said + figures.len(), word.span.end);
        }
        matches!(said, 13 | 15)
    })
}

/// Two letters of a country and ten figures or more, whether the key fits or not.
fn has_rough_iban(words: &[TextWord]) -> bool {
    const COUNTRIES: [&str; 12] = ["fr", "de", "be", "ch", "lu", "it", "es", "pt", "nl", "gb", "ie", "pl"];
    (0..words.len()).filter(|at| words[*at].is_one_of(&COUNTRIES)).any(|at| {
        let touches = words.get(at + 1).is_some_and(|next| next.span.start <= words[at].span.end + 1);
        let run: usize = words[at + 1..].iter().map_while(figures).map(str::len).sum();
        touches && run >= 12
    })
}

/// « Jeanne arobase example point fr », « jeanne at example dot org », « jeanne @ example . org ».
fn is_spelt_email(words: &[TextWord], plain: &str) -> bool {
    const ENDINGS: [&str; 9] = ["fr", "com", "org", "net", "eu", "be", "ch", "de", "uk"];
    let ends = |pair: &[TextWord]| {
        let spelt = pair[0].is_one_of(&["point", "dot"]) && pair[1].is_one_of(&ENDINGS);
        let letters =
            |word: &TextWord| word.folded.len() >= 2 && word.folded.bytes().all(|b| b.is_ascii_alphabetic());
        let dotted = plain.get(pair[0].span.end..pair[1].span.start) == Some(".");
        spelt || (dotted && letters(&pair[0]) && letters(&pair[1]))
    };
    let spelt = (1..words.len()).any(|at| {
        let after = &words[at + 1..words.len().min(at + 6)];
        match words[at].folded.as_str() {
            "arobase" | "arrobase" => !after.is_empty(),
            "at" => after.windows(2).any(ends),
            _ => false,
        }
    });
    spelt
        || plain.match_indices('@').any(|(at, _)| {
            let (before, after) = (plain[..at].trim_end(), plain[at + 1..].trim_start());
            let joined: String = after.chars().filter(|c| !c.is_whitespace()).take(80).collect();
            let host = joined
                .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
                .next()
                .unwrap_or_default();
            before.ends_with(char::is_alphanumeric)
                && host.split('.').filter(|part| part.len() >= 2).count() >= 2
        })
}

/// Ten figures said in words from nought on: « zéro six douze trente-quatre… ».
fn has_phone_in_words(words: &[TextWord]) -> bool {
    (0..words.len()).filter(|at| words[*at].is("zero")).any(|at| {
        let (mut near, mut said) = (at, String::new());
        while let Some((number, taken)) = number_at(words, near) {
            said.push_str(&number.to_string());
            near += taken;
            if said.len() >= 9 {
                return true;
            }
        }
        false
    })
}
