//! A text cut into its sentences, each as it stands there.

/// The sentences of a text, without the spaces around them: each is a piece of it, nothing is added.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut from = 0;
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let ends = matches!(c, '.' | '!' | '?' | '\u{2026}') && next.is_none_or(char::is_whitespace);
            // « St. Vit », « n. 12 »: an abbreviation of one or two letters goes on.
            let word = line[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
            let abbreviates = c == '.' && word.chars().count() <= 2 && word.chars().all(char::is_alphabetic);
            // « Quoi ? » has a space before its mark; a mark after it still belongs to the sentence.
            if ends && !abbreviates {
                let end = at + c.len_utf8();
                found.push(line[from..end].trim());
                from = end;
            }
        }
        found.push(line[from..].trim());
    }
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
