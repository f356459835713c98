//! Words that everybody knows, French and English: one of them that no card holds is no slip of another word.

/// One a line, folded, in order; looked up as it lies, so that nothing is loaded. Made by `.ci/everyday-words.sh`.
static WORDS: &str = include_str!("everyday_words.txt");

/// Whether a folded word is one that people say every day.
pub fn is_everyday_word(word: &str) -> bool {
    let (mut from, mut to) = (0, WORDS.len());
    // Both stand where a line begins.
    while from < to {
        let middle = from.midpoint(to);
        let begins = WORDS[..middle].rfind('\n').map_or(0, |at| at + 1);
        let ends = WORDS[middle..].find('\n').map_or(WORDS.len(), |at| middle + at);
        match WORDS[begins..ends].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = (ends + 1).min(to),
            std::cmp::Ordering::Greater => to = begins,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[test]
    fn every_word_of_the_list_is_found_and_no_other() {
        let mut before = "";
        for word in WORDS.lines() {
            assert!(before < word && fold(word) == word, "{before} {word}");
            assert!(is_everyday_word(word), "{word}");
            // What lies between two lines is not there.
            assert!(!is_everyday_word(&format!("{word}0")) && !is_everyday_word(&word[..2]), "{word}");
            before = word;
        }
        assert!(is_everyday_word("ventre") && is_everyday_word("weather"));
        assert!(!is_everyday_word("") && !is_everyday_word("zzz") && !is_everyday_word("rennovation"));
    }
}
