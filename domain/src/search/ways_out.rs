//! What to offer when nothing was found: never a dead end.

use super::common_words::is_stop_word;
use super::lexicon::Lexicon;
use super::text::tokens;

/// A way on, put into words by `words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayOut {
    /// Try this word instead.
    Try(String),
    /// Drop words: look for this one alone.
    Fewer(String),
    /// Look through the guide by theme.
    Browse,
    /// Talk to somebody: the nearest desk.
    Desk,
    /// The guide on the Region's site.
    Site,
}

/// At least three ways on, one of them a desk.
pub fn ways_out(text: &str, lexicon: &Lexicon) -> Vec<WayOut> {
    let words: Vec<_> = tokens(text).into_iter().filter(|token| !is_stop_word(&token.word)).collect();
    let mut ways = Vec::new();
    for word in words.iter().filter(|word| !lexicon.knows(&word.word) && !lexicon.lacks(word)) {
        let nearest = lexicon.nearest(&word.word, 1).into_iter().next();
        ways.extend(nearest.map(|near| WayOut::Try(near.word)));
    }
    if words.len() > 1 {
        let known = words.iter().filter(|word| lexicon.knows(&word.word));
        if let Some(rarest) = known.min_by_key(|word| lexicon.frequency(&word.stem)) {
            ways.push(WayOut::Fewer(rarest.word.clone()));
        }
    }
    ways.truncate(3);
    ways.extend([WayOut::Browse, WayOut::Desk, WayOut::Site]);
    ways
}
