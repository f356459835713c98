//! Words that are explained, found where they stand in a text.

use std::collections::{BTreeSet, HashMap};

/// The words that are explained, ready to be looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Glossary {
    /// By first letter, the longest first.
    forms: HashMap<char, Vec<Form>>,
}

/// One way to write a word.
#[derive(Debug, Clone, PartialEq)]
struct Form {
    letters: Vec<char>,
    /// An acronym is one as written only: « ARE » is no « are ».
    exact: bool,
    term: usize,
}

/// A part of a text: as it is, or a word that is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The part, as written.
    pub text: String,
    /// The rank of the word that it is, among those the glossary was made of.
    pub term: Option<usize>,
}

impl Glossary {
    /// Of words, each with what it means in full where it is an acronym. Both are looked for.
    pub fn of<'t>(terms: impl IntoIterator<Item = (&'t str, Option<&'t str>)>) -> Self {
        let mut glossary = Self::default();
        for (term, (title, long)) in terms.into_iter().enumerate() {
            let exact = is_acronym(title, long);
            glossary.add(title, exact, term);
            let capitals = title.to_uppercase();
            if exact && capitals != title {
                glossary.add(&capitals, exact, term);
            }
            if let Some(long) = long {
                glossary.add(long, false, term);
            }
        }
        for forms in glossary.forms.values_mut() {
            // A stable sort: of two words that are written alike, the first one is meant.
            forms.sort_by_key(|form| std::cmp::Reverse(form.letters.len()));
        }
        glossary
    }

    fn add(&mut self, text: &str, exact: bool, term: usize) {
        let letters: Vec<char> = text.trim().chars().map(|c| folded(c, exact)).collect();
        if let Some(first) = letters.first() {
            self.forms.entry(shelf(*first)).or_default().push(Form { letters, exact, term });
        }
    }

    /// The text in pieces. A word that was `seen` already is left as it is: one explanation of it is enough.
    pub fn pieces(&self, text: &str, seen: &mut BTreeSet<usize>) -> Vec<Piece> {
        let chars: Vec<char> = text.chars().collect();
        let mut pieces = Vec::new();
        let (mut plain, mut at) = (String::new(), 0);
        while at < chars.len() {
            let begins = at == 0 || !chars[at - 1].is_alphanumeric();
            let found =
                begins.then(|| self.at(&chars, at)).flatten().filter(|(_, term)| !seen.contains(term));
            let Some((length, term)) = found else {
                plain.push(chars[at]);
                at += 1;
                continue;
            };
            seen.insert(term);
            if !plain.is_empty() {
                pieces.push(Piece { text: std::mem::take(&mut plain), term: None });
            }
            let text = chars[at..at + length].iter().collect();
            pieces.push(Piece { text, term: Some(term) });
            at += length;
        }
        if !plain.is_empty() {
            pieces.push(Piece { text: plain, term: None });
        }
        pieces
    }

    /// The longest word that begins there: how long it is, and which one.
    fn at(&self, chars: &[char], at: usize) -> Option<(usize, usize)> {
        let forms = self.forms.get(&shelf(chars[at]))?;
        forms.iter().find_map(|form| form.begins(&chars[at..]).map(|length| (length, form.term)))
    }
}

impl Form {
    /// How many letters of the text it takes, if the text begins with it, whole; its words may be plural ones.
    fn begins(&self, chars: &[char]) -> Option<usize> {
        let mut at = 0;
        for (rank, letter) in self.letters.iter().enumerate() {
            if folded(*chars.get(at)?, self.exact) != *letter {
                return None;
            }
            at += 1;
            let word_ends = self.letters.get(rank + 1).is_none_or(|next| *next == ' ');
            if word_ends && !self.exact && letter.is_alphanumeric() {
                at += plural(&chars[at..]);
            }
        }
        chars.get(at).is_none_or(|next| !next.is_alphanumeric()).then_some(at)
    }
}

/// One, where the text goes on with the mark of a plural that ends its word.
fn plural(chars: &[char]) -> usize {
    let marked = matches!(chars.first(), Some('s' | 'x'));
    usize::from(marked && chars.get(1).is_none_or(|next| !next.is_alphanumeric()))
}

/// Whether a word is an acronym: several capitals, or a name that is said in full elsewhere, « Caf ».
pub fn is_acronym(title: &str, long: Option<&str>) -> bool {
    let one_word = !title.trim().contains(char::is_whitespace);
    let capitals = title.chars().filter(|c| c.is_uppercase()).count();
    let named = title.chars().next().is_some_and(char::is_uppercase) && long.is_some();
    one_word && (capitals >= 2 || named)
}

/// Where the words that begin with that letter are: an accent on a capital is written or not.
fn shelf(c: char) -> char {
    match folded(c, false) {
        '\u{e9}' => 'e',
        other => other,
    }
}

fn folded(c: char, exact: bool) -> char {
    match c {
        '\u{2019}' => '\'',
        '\u{a0}' | '\u{202f}' | '\n' => ' ',
        '\u{c9}' if exact => 'E',
        c if exact => c,
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        Glossary::of([
            ("ARE", Some("allocation d'aide au retour")),
            ("Plafond", None),
            ("Caf", Some("caisse d'allocations familiales")),
            ("Avance remboursable", None),
            ("Avance", None),
            ("FSE+", Some("Fonds social")),
            ("EduConnect", None),
        ])
    }

    fn marked(text: &str) -> Vec<(String, usize)> {
        let pieces = glossary().pieces(text, &mut BTreeSet::new());
        assert_eq!(
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            text,
            "nothing is lost"
        );
        pieces.into_iter().filter_map(|piece| piece.term.map(|term| (piece.text, term))).collect()
    }

    #[test]
    fn the_longest_word_is_meant_and_plurals_count() {
        let text = "Deux avances remboursables, une avance, des plafonds.";
        assert_eq!(
            marked(text),
            [("avances remboursables".into(), 3), ("avance".into(), 4), ("plafonds".into(), 1)]
        );
    }

    #[test]
    fn an_acronym_is_one_as_written_or_in_capitals_and_a_word_is_whole() {
        assert_eq!(marked("Vous are, caf et carafes."), []);
        assert_eq!(marked("L\u{2019}ARE et la Caf."), [("ARE".into(), 0), ("Caf".into(), 2)]);
        assert_eq!(marked("la CAF"), [("CAF".into(), 2)]);
        assert_eq!(marked("le FSE+."), [("FSE+".into(), 5)]);
        assert_eq!(marked("le plafonnement"), []);
        assert_eq!(marked("sur \u{c9}duConnect"), [("\u{c9}duConnect".into(), 6)]);
    }

    #[test]
    fn what_it_means_in_full_is_explained_too_whatever_the_apostrophe() {
        assert_eq!(
            marked("Votre Caisse d\u{2019}allocations\u{a0}familiales (Caf)"),
            [("Caisse d\u{2019}allocations\u{a0}familiales".into(), 2)]
        );
    }

    #[test]
    fn a_word_that_was_seen_is_not_marked_again() {
        let mut seen = BTreeSet::new();
        let first = glossary().pieces("Un plafond", &mut seen);
        let again = glossary().pieces("Le plafond", &mut seen);
        assert_eq!((first.len(), again.len()), (2, 1));
    }
}
