//! Of whom a text speaks: the one who types, a child, a parent, somebody else.

use super::words::Word;
use super::{Named, Read};

/// Of whom something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Nobody is named; most often the one who types.
    Unsaid,
    /// The one who types: « je », « j'ai », « I am ».
    Speaker,
    /// A child of theirs.
    Child,
    /// A parent or grandparent of theirs.
    Parent,
    /// A brother or sister.
    Sibling,
    /// The one they live with.
    Partner,
    /// Somebody else: « ma nièce », « un ami », « a friend ».
    Other,
}

const FIRST: [&str; 7] = ["je", "j", "i", "moi", "me", "m", "im"];

const PEOPLE: [(&[&str], Whose); 5] = [
    (
        &[
            "fils", "fille", "filles", "enfant", "enfants", "bebe", "bebes", "garcon", "garcons", "gamin",
            "gamine", "ado", "gosse", "gosses", "son", "daughter", "child", "children", "kid", "kids",
            "baby", "boy", "girl",
        ],
        Whose::Child,
    ),
    (
        &[
            "pere",
            "mere",
            "papa",
            "maman",
            "parents",
            "mamie",
            "papi",
            "papy",
            "father",
            "mother",
            "dad",
            "mum",
            "mom",
            "grandmother",
            "grandfather",
            "beau-pere",
        ],
        Whose::Parent,
    ),
    (&["frere", "freres", "soeur", "soeurs", "brother", "sister", "frangin", "frangine"], Whose::Sibling),
    (
        &[
            "mari",
            "femme",
            "epoux",
            "epouse",
            "conjoint",
            "conjointe",
            "compagnon",
            "compagne",
            "husband",
            "wife",
            "partner",
            "copain",
            "copine",
        ],
        Whose::Partner,
    ),
    (
        &[
            "ami",
            "amie",
            "neveu",
            "niece",
            "voisin",
            "voisine",
            "cousin",
            "cousine",
            "oncle",
            "tante",
            "petit-fils",
            "friend",
            "nephew",
            "neighbour",
            "uncle",
            "aunt",
            "grandson",
            "granddaughter",
            "personne",
            "jeune",
            "jeunes",
            "adulte",
            "homme",
            "someone",
            "salarie",
            "employe",
        ],
        Whose::Other,
    ),
];

/// Words before which a name of a relation speaks of one's own: « son » is a child in English only after « my ».
const OWN: [&str; 8] = ["mon", "ma", "mes", "notre", "nos", "my", "our", "ta"];
const SOME: [&str; 12] = ["un", "une", "le", "la", "l", "les", "des", "a", "an", "deux", "trois", "two"];

/// Whether a word names a person.
pub(super) fn relation(word: &Word) -> Option<Whose> {
    PEOPLE.iter().find(|(said, _)| word.is_one_of(said)).map(|(_, whose)| *whose)
}

/// A person at this word: « mon frère », « my daughter », « ma grand-mère ».
pub(super) fn at(words: &[Word], at: usize) -> Option<Read> {
    if !words[at].is_one_of(&OWN) || words[at].ends_clause {
        return None;
    }
    let (mut taken, mut grand) = (1, None);
    while let Some(word) = words.get(at + taken) {
        match word.folded.as_str() {
            "grand" | "grande" | "beau" | "belle" | "petit" | "petite" | "jeune" | "step" | "little"
            | "old" => {
                grand.get_or_insert(word.folded.as_str());
                taken += 1;
            }
            _ => break,
        }
        if taken > 3 {
            return None;
        }
    }
    let mut whose = relation(words.get(at + taken)?)?;
    // A grandchild is no child of one's own in the eyes of any aid.
    if whose == Whose::Child
        && grand.is_some_and(|word| word.starts_with("petit"))
        && words[at + taken].is_one_of(&["fils", "enfants"])
    {
        whose = Whose::Other;
    }
    Some(Read::new(taken + 1, Named::Person(whose)))
}

/// Of whom the word at `at` speaks: the nearest before it in its sentence.
pub(super) fn whose(words: &[Word], at: usize) -> Whose {
    for near in (0..at).rev() {
        let word = &words[near];
        if word.ends_sentence {
            break;
        }
        if word.is_one_of(&FIRST) {
            return Whose::Speaker;
        }
        let said = near.checked_sub(1).map(|before| &words[before]).filter(|before| !before.ends_clause);
        let introduced = said.is_some_and(|before| {
            before.is_one_of(&OWN)
                || before.is_one_of(&SOME)
                || before.is_one_of(&["grand", "petit", "petite", "grande", "belle", "beau", "pour", "jeune"])
        });
        if let Some(whose) = relation(word).filter(|_| introduced || near == 0) {
            return whose;
        }
    }
    Whose::Unsaid
}
