//! The words of a title or of a venue's name, as they are compared: without accents, number or small words.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::sources::repair::text::folded;

/// Words that say nothing, and marks that organisers put before a title.
static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a au aux avec chez contre d dans de des du en et l la le les leur ma mon ou par pour sa se ses son \
    sous sur ta ton un une vers h n s qu que qui edition editions annule annulee annules annulation \
    reporte reportee report complet complete grand grande profit organise organisee special speciale \
    autour"
        .split(' ')
        .collect()
});

/// Words that many events share: what it is, not which one it is.
static KINDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "accueil apero assemblee atelier bal balade bourse brocante cafe carnaval chant chorale cine cinema \
    club comite compagnie concert concours conference conseil conte cours creatif debat dedicace defile \
    degustation direct domaine ecole ensemble enfant europeenne exposition famille fanfare festival fete \
    feu foire gouter groupe guide guidee harmonie heritage heure initiation itinerante jeu jeune journee \
    lecture loto marche match messe musical musique noel nocturne nuit opera orchestre ouverte \
    patrimoine permanence piece porte projection public puce quartier randonnee recital rencontre repas \
    reveillon saison scene seance soiree solidaire sortie spectacle stage telethon theatre thematique \
    the tournoi trio dansant vacances vente vide grenier village visite \
    saint sainte sylvestre paque halloween avent pere"
        .split(' ')
        .collect()
});

/// Months: a title says in which one it is, or not.
static MONTHS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
        .split(' ')
        .collect()
});

/// Words of which many venues' names are made.
static ROOMS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "abbaye auditorium bibliotheque bord caserne cathedrale cave centre chapelle chateau cinema citadelle \
    collegiale cour ecole eglise espace fete gymnase halle hotel librairie maison mediatheque municipal \
    municipale musee parc parking place polyvalente quai quartier rue saint sainte salle scene theatre \
    ville"
        .split(' ')
        .collect()
});

/// Numbers as words, from two on.
const NUMBERS: [&str; 9] = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];

/// What a word that many share counts for.
const SHARED: f32 = 0.25;

/// A word, and what it counts for.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Folded, in the singular.
    pub text: String,
    /// 1 where it tells one event from another.
    pub weight: f32,
}

impl Word {
    /// Whether it tells one event from another.
    pub fn tells(&self) -> bool {
        self.weight >= 1.0
    }
}

/// The words of a title.
pub fn of_title(text: &str) -> Vec<Word> {
    weighed(text, |word| KINDS.contains(word) || MONTHS.contains(word))
}

/// The words of a venue's name.
pub fn of_venue(text: &str) -> Vec<Word> {
    weighed(text, |word| ROOMS.contains(word))
}

fn weighed(text: &str, shared: impl Fn(&str) -> bool) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for text in plain(text) {
        if !words.iter().any(|known| known.text == text) {
            let weight = if shared(&text) { SHARED } else { 1.0 };
            words.push(Word { text, weight });
        }
    }
    words
}

/// Words of a text longer than three letters, by their fingerprint: for telling whether one was copied from the other.
pub fn of_text(text: &str) -> Vec<u64> {
    let print = |word: &str| {
        word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let words: BTreeSet<u64> = folded(text).split(' ').filter(|word| word.len() > 3).map(print).collect();
    words.into_iter().collect()
}

/// The parts of a title that stand by themselves: « Festival : concert », « Compagnie – pièce ».
pub fn parts(title: &str) -> Vec<Vec<Word>> {
    let spaced = [" - ", " – ", " — "].iter().fold(title.to_owned(), |text, mark| text.replace(mark, "|"));
    let marks = |c: char| ":|•;,/()[]«»\"“”!".contains(c);
    spaced.split(marks).map(of_title).filter(|part| !part.is_empty()).collect()
}

/// Folded words, without small ones, years and numbers of editions; figures and letters that are written as one, apart.
fn plain(text: &str) -> impl Iterator<Item = String> {
    let folded = folded(text);
    let mut words: Vec<String> = Vec::new();
    for word in folded.split(' ') {
        let figures = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, letters) = word.split_at(figures);
        if figures > 0 && matches!(letters, "e" | "er" | "ere" | "eme" | "nd" | "nde") || is_year(word) {
            continue;
        }
        for part in [number, letters] {
            match part {
                "" => {}
                "st" => words.push("saint".into()),
                "ste" => words.push("sainte".into()),
                "cie" => words.push("compagnie".into()),
                "mairie" => words.extend(["hotel".into(), "ville".into()]),
                part if SMALL.contains(part) => {}
                part if NUMBERS.contains(&part) => words.push(number_of(part)),
                part => words.push(singular(part).to_owned()),
            }
        }
    }
    words.into_iter()
}

/// « quatre » is 4.
fn number_of(word: &str) -> String {
    (NUMBERS.iter().position(|known| *known == word).unwrap_or_default() + 2).to_string()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (2020..2040).contains(&year))
}

fn singular(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

/// Whether two words are one, a slip of the key or a shortening apart.
pub fn one_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 5 || short.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let slips = if short.len() >= 9 { 2 } else { 1 };
    long.starts_with(short) || long.len() - short.len() <= slips && apart(short, long, slips)
}

/// Whether at most so many letters differ, are missing or too many.
fn apart(one: &str, other: &str, most: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (to, known) in other.iter().enumerate() {
            let kept = corner + usize::from(letter != known);
            corner = row[to + 1];
            row[to + 1] = kept.min(corner + 1).min(row[to] + 1);
        }
        if row.iter().all(|slips| *slips > most) {
            return false;
        }
    }
    row.last().is_some_and(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &[Word]) -> Vec<&str> {
        words.iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn a_title_is_its_words_in_the_singular() {
        let words = of_title("32e Fête de la St-Vincent 2026 – ANNULÉ");
        assert_eq!(said(&words), ["fete", "saint", "vincent"]);
        assert_eq!(words.iter().map(Word::tells).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(said(&of_title("Les 24h du jeu")), ["24", "jeu"]);
        assert_eq!(said(&of_venue("Bibliothèque des quatre As")), said(&of_venue("Bibliothèque des 4 As")));
        assert_eq!(parts("Théâtre : Knock").len(), 2);
        assert_eq!(parts("Saint-Nicolas").len(), 1);
    }

    #[test]
    fn a_slip_of_the_key_makes_no_other_word() {
        assert!(one_word("schostakovitch", "chostakovitch") && one_word("arrivee", "arrive"));
        assert!(one_word("impro", "improvisation") && one_word("cancoillotte", "cancoillote"));
        assert!(!one_word("conte", "concert") && !one_word("metz", "mets") && !one_word("2026", "2027"));
    }
}
