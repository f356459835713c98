//! Where a sentence ends: for whoever counts its words, reads it aloud or quotes it.

/// The sentences of a text, in order. A line that ends is a sentence that ends.
pub fn sentences(text: &str) -> Vec<&str> {
    text.lines().flat_map(of_line).collect()
}

/// How many words a sentence has: what stands between spaces and holds a letter or a digit. A no-break space parts two
/// words like any other, so that no counter finds more of them.
pub fn word_count(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn of_line(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let last = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if !last || !ends(&line[from..at], c) {
            continue;
        }
        // A closing quotation mark belongs to what it closes.
        let mut end = at + c.len_utf8();
        let rest = &line[end..];
        let closing = rest.trim_start();
        if closing.starts_with('\u{bb}') {
            end = line.len() - closing.len() + '\u{bb}'.len_utf8();
            while chars.next_if(|(at, _)| *at < end).is_some() {}
        }
        found.push(line[from..end].trim());
        from = end;
    }
    found.push(line[from..].trim());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// Whether that sign ends what stands before it: the full stop of « M. » and of « St. Vit » does not.
fn ends(before: &str, sign: char) -> bool {
    match sign {
        '!' | '?' | '\u{2026}' => true,
        '.' => {
            let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
            !initial && !matches!(word, "St" | "Ste")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_sign_or_with_its_line() {
        let text = "Une aide. Pour qui\u{a0}?\nPour vous\u{2026} Et pour M. Martin !\n\nSans point";
        let expected =
            ["Une aide.", "Pour qui\u{a0}?", "Pour vous\u{2026}", "Et pour M. Martin !", "Sans point"];
        assert_eq!(sentences(text), expected);
    }

    #[test]
    fn a_point_inside_a_number_or_an_address_ends_nothing() {
        assert_eq!(sentences("Le 3.5 va sur site.fr. Ensuite"), ["Le 3.5 va sur site.fr.", "Ensuite"]);
        assert_eq!(sentences(" \n ."), Vec::<&str>::new());
    }

    #[test]
    fn sentences_are_pieces_of_the_text() {
        let text =
            "Passer le permis co\u{fb}te cher : la R\u{e9}gion aide.\nVoir 8 rue St. Vit ? Oui !\n\n3.5 km";
        assert_eq!(
            sentences(text),
            [
                "Passer le permis co\u{fb}te cher : la R\u{e9}gion aide.",
                "Voir 8 rue St. Vit ?",
                "Oui !",
                "3.5 km"
            ]
        );
        assert!(sentences("...").is_empty() && sentences("").is_empty());
        assert_eq!(
            sentences("8 \u{20ac} par an. \u{c0} v\u{e9}rifier."),
            ["8 \u{20ac} par an.", "\u{c0} v\u{e9}rifier."]
        );
    }

    #[test]
    fn a_closing_mark_stays_with_what_it_closes() {
        assert_eq!(
            sentences("Dites \u{ab}\u{a0}oui !\u{a0}\u{bb} Puis partez."),
            ["Dites \u{ab}\u{a0}oui !\u{a0}\u{bb}", "Puis partez."]
        );
    }

    #[test]
    fn words_are_what_holds_a_letter_or_a_digit() {
        assert_eq!(word_count("Vous payez 1\u{a0}200\u{a0}\u{20ac}\u{a0}: c\u{2019}est tout !"), 6);
    }
}
