//! Words that are written in one and meant as two, or the other way: « auto\u{e9}cole », « co voiturage ».

use super::common_words::is_stop_word;
use super::lexicon::Lexicon;
use super::text::{Token, stem};

/// Beginnings that people write apart, or with a hyphen, or not.
const BEGINNINGS: [&str; 18] = [
    "agro", "anti", "auto", "bio", "co", "eco", "extra", "inter", "mega", "micro", "mini", "multi", "photo",
    "pre", "re", "super", "sur", "tele",
];
/// Shorter parts are chance.
const SHORTEST: usize = 4;

/// The same words, each as it is known.
pub(super) fn regroup(words: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    let mut found = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if let Some((word, taken)) = [3, 2].into_iter().find_map(|taken| joined(&words[at..], taken, lexicon))
        {
            found.push(word);
            at += taken;
            continue;
        }
        match split(&words[at], lexicon) {
            Some(parts) => found.extend(parts),
            None => found.push(words[at].clone()),
        }
        at += 1;
    }
    found
}

/// Words that are known together, and not all by themselves.
fn joined(words: &[Token], taken: usize, lexicon: &Lexicon) -> Option<(Token, usize)> {
    let run = words.get(..taken)?;
    let apart = run.iter().any(|word| !lexicon.says(&word.stem) && !is_stop_word(&word.word));
    let word: String = run.iter().map(|word| word.word.as_str()).collect();
    let begins = BEGINNINGS.contains(&run[0].word.as_str());
    // So long a word is no chance, whatever its parts are: « ma prime adapt ».
    let known = word.len() >= if apart || begins { 6 } else { 10 } && lexicon.writes(&word);
    known.then(|| (Token { stem: stem(&word), word }, taken))
}

/// A word that nobody writes, as two that are written.
fn split(word: &Token, lexicon: &Lexicon) -> Option<[Token; 2]> {
    let text = &word.word;
    if text.len() < SHORTEST + 2 || !text.is_ascii() || lexicon.says(&word.stem) || lexicon.lacks(word) {
        return None;
    }
    // One slip is likelier than two words run together.
    if lexicon.nearest(text, 1).first().is_some_and(|near| near.slips <= 1) {
        return None;
    }
    let parts = (2..=text.len() - SHORTEST).map(|at| text.split_at(at));
    let known = |part: &str| lexicon.writes(part) && !is_stop_word(part);
    let fits = |(first, second): &(&str, &str)| {
        let begins = BEGINNINGS.contains(first);
        known(second) && (begins || (first.len() >= SHORTEST && known(first)))
    };
    let (first, second) = parts.filter(fits).max_by_key(|(_, second)| second.len())?;
    Some([first, second].map(|part| Token { word: part.to_owned(), stem: stem(part) }))
}

#[cfg(test)]
mod tests {
    use super::super::Synonym;
    use super::super::text::tokens;
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let held = ["covoiturage", "voiture", "micro", "folie", "prime", "maprimerenov", "ecole"];
        let surfaces = held.map(|word| (word.to_owned(), stem(word)));
        let frequencies = held.map(|word| (stem(word), 3));
        let school = Synonym { say: vec!["auto \u{e9}cole".into()], mean: vec!["permis".into()] };
        let lexicon = Lexicon::new(surfaces, frequencies, &[school], 10);
        regroup(tokens(text), &lexicon).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_written_apart_or_together_are_read_as_they_are_known() {
        assert_eq!(words("co-voiturage"), ["covoiturage"]);
        assert_eq!(words("microfolie"), ["micro", "folie"]);
        assert_eq!(words("auto\u{e9}cole"), ["auto", "ecole"]);
        assert_eq!(words("ma prime r\u{e9}nov"), ["maprimerenov"]);
    }

    #[test]
    fn words_that_are_known_stay_as_they_are() {
        assert_eq!(words("prime voiture"), ["prime", "voiture"]);
        assert_eq!(words("une voiture"), ["une", "voiture"]);
        assert_eq!(words("xyzxyz \u{1f600} voiturexyz"), ["xyzxyz", "voiturexyz"]);
    }
}
