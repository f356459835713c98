//! How a French word sounds: « licé » is « lycée », « alocassion » is « allocation ». Whoever writes by ear makes more
//! slips in a word than one may forgive letter by letter, and yet says the very word.

/// Letters that are written at the end of a word and not said.
const SILENT: [char; 5] = ['s', 't', 'd', 'x', 'z'];

/// What a folded word sounds like, in letters of our own: one a sound, nasal vowels in capitals.
pub(super) fn sound(word: &str) -> String {
    let letters = word.trim_end_matches(SILENT).as_bytes();
    let mut said = String::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let (taken, heard) = read(&letters[at..], at.checked_sub(1).map(|before| letters[before]));
        at += taken;
        for sound in heard.chars() {
            // Doubled letters sound once.
            if !said.ends_with(sound) {
                said.push(sound);
            }
        }
    }
    if said.len() > 3 && said.ends_with("er") {
        said.pop();
    }
    said.truncate(said.trim_end_matches('e').len());
    said
}

/// What the next letters sound like, and how many they are.
fn read(letters: &[u8], before: Option<u8>) -> (usize, &str) {
    let starts = |text: &str| letters.starts_with(text.as_bytes());
    let soft = letters.get(1).is_some_and(|next| matches!(next, b'e' | b'i' | b'y'));
    // A vowel is nasal before « n » or « m », unless a vowel or the same letter follows it.
    let nasal = |written: &str| {
        let last = letters.get(written.len()).filter(|next| matches!(next, b'n' | b'm'));
        let after = letters.get(written.len() + 1);
        let said =
            |next: &u8| matches!(next, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h') || Some(next) == last;
        starts(written) && last.is_some() && !after.is_some_and(said)
    };
    for (written, heard) in
        [("ai", "I"), ("ei", "I"), ("a", "A"), ("e", "A"), ("i", "I"), ("y", "I"), ("o", "O")]
    {
        if nasal(written) {
            return (written.len() + 1, heard);
        }
    }
    // « -tion », but « question ».
    if starts("tio") && before != Some(b's') {
        return (1, "s");
    }
    let groups = [
        ("eau", "o"),
        ("ph", "f"),
        ("qu", "k"),
        ("ch", "c"),
        ("gn", "n"),
        ("au", "o"),
        ("ou", "w"),
        ("oi", "oi"),
        ("ai", "e"),
        ("ei", "e"),
        ("eu", "u"),
        ("sc", "s"),
        ("ck", "k"),
        ("th", "t"),
    ];
    if let Some((written, heard)) = groups.into_iter().find(|(written, _)| starts(written)) {
        // « Sc » is one sound before « e » and « i » alone: « scolaire » has two.
        let two = written == "sc" && !letters.get(2).is_some_and(|next| matches!(next, b'e' | b'i' | b'y'));
        return if two { (1, heard) } else { (written.len(), heard) };
    }
    match letters[0] {
        b'c' if soft => (1, "s"),
        b'c' | b'q' => (1, "k"),
        b'g' if soft => (1, "j"),
        b'g' if letters.get(1) == Some(&b'u') && letters.get(2).is_some() => (2, "g"),
        b'z' => (1, "s"),
        b'y' => (1, "i"),
        b'h' => (1, ""),
        _ => (1, std::str::from_utf8(&letters[..1]).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_by_ear_sound_as_they_are_meant() {
        let table = [
            ("lice", "lycee"),
            ("alocassion", "allocation"),
            ("chek", "cheque"),
            ("nodulere", "nodulaire"),
            ("solidere", "solidaire"),
            ("ordinateure", "ordinateur"),
            ("fotovoltaique", "photovoltaique"),
            ("bource", "bourses"),
            ("scolere", "scolaire"),
            ("enfans", "enfants"),
        ];
        for (typed, meant) in table {
            assert_eq!(sound(typed), sound(meant), "{typed}");
        }
    }

    #[test]
    fn words_that_are_said_otherwise_sound_otherwise() {
        for (one, other) in
            [("poisson", "boisson"), ("gare", "jardin"), ("main", "mine"), ("question", "session")]
        {
            assert_ne!(sound(one), sound(other), "{one}");
        }
        for odd in ["", "a", "h", "\u{5d0}\u{5d1}", "75000", "tsk", "sss"] {
            sound(odd);
        }
    }
}
