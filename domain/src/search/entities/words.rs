//! A text cut into words that still know where they stand in it.

use std::ops::Range;

use crate::search::text::fold;

/// A word as it is read for its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Lower case, without accents.
    pub folded: String,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// It begins with a capital, and does not shout.
    pub capital: bool,
    /// It is the first of its sentence, where a capital says nothing.
    pub first: bool,
    /// A comma, a full stop or the like stands after it.
    pub ends_clause: bool,
    /// A full stop, a question mark or the like stands after it.
    pub ends_sentence: bool,
    /// It has an accent: « o\u{f9} » is not « ou ».
    pub accented: bool,
    /// What comes right after it.
    pub then: Option<char>,
}

impl Word {
    /// Whether it is that word.
    pub fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    /// Whether it is one of these words.
    pub fn is_one_of(&self, folded: &[&str]) -> bool {
        folded.contains(&self.folded.as_str())
    }

    /// The number that it writes in figures.
    pub fn figures(&self) -> Option<u32> {
        let figures = self.folded.len() <= 4 && self.folded.bytes().all(|byte| byte.is_ascii_digit());
        if figures { self.folded.parse().ok() } else { None }
    }
}

/// The first words of a text. Letters and figures that touch are cut apart: « 17ans » is two words.
pub(crate) fn of(text: &str, most: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut begun: Option<(usize, bool)> = None;
    let mut first = true;
    let push = |words: &mut Vec<Word>, span: Range<usize>, first: &mut bool| {
        let raw = &text[span.clone()];
        let folded = fold(raw);
        if !folded.is_empty() {
            let shouts = raw.chars().nth(1).is_some() && !raw.chars().any(char::is_lowercase);
            let capital = raw.chars().next().is_some_and(char::is_uppercase) && !shouts;
            let accented = !raw.is_ascii();
            let first = std::mem::take(first);
            let then = text[span.end..].chars().next();
            let (ends_clause, ends_sentence) = (false, false);
            words.push(Word { folded, span, capital, first, ends_clause, ends_sentence, accented, then });
        }
    };
    for (at, c) in text.char_indices() {
        // An accent of its own belongs to the letter before.
        let inside = c.is_alphanumeric() || (begun.is_some() && matches!(c, '\u{300}'..='\u{36f}'));
        let figure = c.is_ascii_digit();
        match begun {
            Some((from, was_figure)) if !inside || figure != was_figure => {
                push(&mut words, from..at, &mut first);
                begun = inside.then_some((at, figure));
            }
            None if inside => begun = Some((at, figure)),
            _ => {}
        }
        if words.len() >= most {
            return words;
        }
        if let Some(last) = words.last_mut().filter(|_| !inside) {
            // « St. Claude » is abbreviated, not ended.
            let abbreviates = c == '.' && last.is_one_of(&["st", "ste"]);
            last.ends_sentence |= matches!(c, '.' | '!' | '?' | '\u{2026}' | '\n') && !abbreviates;
            last.ends_clause |= last.ends_sentence || matches!(c, ',' | ';' | ':' | '(' | ')');
            first |= last.ends_sentence;
        }
    }
    if let Some((from, _)) = begun {
        push(&mut words, from..text.len(), &mut first);
    }
    words
}
