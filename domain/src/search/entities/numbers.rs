//! Numbers from 0 to 99 as French and English say them, and in figures.

use super::words::Word;

const SMALL: [(&str, u32); 46] = [
    ("zero", 0),
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("septante", 70),
    ("huitante", 80),
    ("nonante", 90),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
];
const TENS: [(&str, u32); 6] =
    [("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90)];

fn small(word: &Word) -> Option<u32> {
    let said = SMALL.iter().chain(&TENS).find(|(said, _)| word.is(said))?;
    Some(said.1)
}

/// The number that is said here, and how many words say it.
pub(crate) fn at(words: &[Word], at: usize) -> Option<(u32, usize)> {
    let word = words.get(at)?;
    if let Some(figures) = word.figures() {
        return Some((figures, 1));
    }
    let (mut number, mut taken) = (small(word)?, 1);
    let next = |taken: usize| words.get(at + taken).filter(|_| !words[at + taken - 1].ends_clause);
    if number == 4 && next(1).is_some_and(|word| word.is_one_of(&["vingt", "vingts"])) {
        (number, taken) = (80, 2);
    }
    if number >= 20 {
        let and = usize::from(next(taken).is_some_and(|word| word.is("et")));
        // Sixty and eighty go on to nineteen in French: « soixante-dix-sept ».
        let room = if matches!(number, 60 | 80) { 16 } else { 9 };
        if let Some(more) = next(taken + and).and_then(small).filter(|more| (1..=room).contains(more)) {
            (number, taken) = (number + more, taken + and + 1);
        }
    }
    // « Dix-sept », « soixante-dix-sept ».
    let more = next(taken).and_then(small).filter(|more| (7..=9).contains(more));
    if let Some(more) = more.filter(|_| matches!(number, 10 | 70 | 90)) {
        (number, taken) = (number + more, taken + 1);
    }
    Some((number, taken))
}
