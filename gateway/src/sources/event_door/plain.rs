//! Plain text of what organisers write: HTML, Markdown, and persons' mailboxes and mobile numbers inside it.

use super::persons::without_reach;
use crate::sources::repair::{markup, text};
use crate::sources::{Code, Notes};

/// One line, at most so many letters.
pub fn line(text: &str, longest: usize, notes: &mut Notes, about: &str) -> String {
    let plain = prose(text, usize::MAX, notes, about);
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    shortened(&lines.join(" "), longest, notes, about)
}

/// Some paragraphs, at most so many letters.
pub fn prose(text: &str, longest: usize, notes: &mut Notes, about: &str) -> String {
    let plain = markup::plain(&marked_down(text), notes, about);
    let plain = without_reach(&plain, notes, about);
    shortened(&text::clean(&plain), longest, notes, about)
}

/// Cut after a sentence where one ends in the last third, else between two words: then it ends with « … ».
fn shortened(text: &str, longest: usize, notes: &mut Notes, about: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    notes.add(Code::TooLong, about);
    let kept = &text[..end];
    let sentence = kept.rfind(['.', '!', '?', '…', '\n']).filter(|at| at * 3 >= end * 2);
    if let Some(at) = sentence {
        let sign = kept[at..].chars().next().map_or(0, char::len_utf8);
        return kept[..at + sign].trim_end().to_owned();
    }
    let word = kept.rfind(char::is_whitespace).unwrap_or(end);
    format!("{}\u{a0}…", kept[..word].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// The marks of Markdown that begin a line, emphasis and escapes; links and bold are taken out elsewhere.
fn marked_down(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.trim_end();
        let bare = line.trim_start();
        let rule =
            bare.len() >= 3 && (bare.chars().all(|c| c == '-') || bare.chars().all(|c| c == '*' || c == '_'));
        if !rule {
            let heading = bare.trim_start_matches('#');
            let marks = bare.len() - heading.len();
            let bullet = ["- ", "* ", "+ "].iter().find_map(|mark| bare.strip_prefix(mark));
            match bullet {
                _ if (1..=6).contains(&marks) && heading.starts_with(' ') => {
                    out.push_str(heading.trim_start().trim_end_matches([' ', '#']));
                }
                Some(item) => {
                    out.push_str("• ");
                    out.push_str(item.trim_start());
                }
                None => out.push_str(bare.strip_prefix("> ").unwrap_or(bare)),
            }
        }
        out.push('\n');
    }
    unescaped(&without_pictures(&out))
}

/// `![words](address)` is a picture: dropped with its words.
fn without_pictures(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("![") {
        let end = rest[start..]
            .find("](")
            .and_then(|middle| Some(start + middle + rest[start + middle..].find(')')?));
        let Some(end) = end else { break };
        out.push_str(&rest[..start]);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

/// `19\.` is « 19. », and `_word_` is « word »; a name with an underscore inside stays.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => out.extend(chars.next()),
            '_' => {
                let inside = out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
                let emphasis =
                    out.ends_with(char::is_alphanumeric) != next.is_some_and(char::is_alphanumeric);
                if inside || !emphasis {
                    out.push(c);
                }
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        prose(text, usize::MAX, &mut Notes::default(), "text")
    }

    #[test]
    fn markdown_becomes_text() {
        assert_eq!(
            read("# Le lieu\n\n- un\n* deux\n\n---\n_Trois_ et **quatre**"),
            "Le lieu\n\n• un\n• deux\n\nTrois et quatre"
        );
        assert_eq!(read("le 19\\. siècle \\- fini"), "le 19. siècle - fini");
        assert_eq!(read("![affiche](https://a.example/b.png)Bonjour"), "Bonjour");
        assert_eq!(read("[la page](https://a.example) et mon_fichier"), "la page et mon_fichier");
        assert_eq!(read("10 - 2 = 8, ![rien"), "10 - 2 = 8, ![rien");
    }

    #[test]
    fn html_becomes_text_and_scripts_are_dropped() {
        assert_eq!(
            read("<p><strong>ECE</strong> &amp; Cie<br>Stand 28</p><script>alert(1)</script>"),
            "ECE & Cie\nStand 28"
        );
    }

    #[test]
    fn a_long_text_ends_after_a_sentence_or_a_word() {
        let short = |text: &str, longest| prose(text, longest, &mut Notes::default(), "text");
        assert_eq!(short("Une phrase assez longue. Puis une autre.", 30), "Une phrase assez longue.");
        assert_eq!(short("une phrase sans fin ni point", 15), "une phrase\u{a0}…");
        assert_eq!(short("éàü", 3), "éàü");
        let mut notes = Notes::default();
        prose("abc def", 4, &mut notes, "text");
        assert!(format!("{notes:?}").contains("too_long: text"));
    }
}
