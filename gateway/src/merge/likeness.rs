//! When two aids are one: the keys that they may share, without accents, case or small words.

use api_client::wire::Aid;

use crate::sources::repair::links;
use crate::sources::repair::text::folded;

/// Words that say nothing of an aid.
const SMALL: [&str; 30] = [
    "a",
    "au",
    "aux",
    "d",
    "dans",
    "de",
    "des",
    "du",
    "en",
    "et",
    "l",
    "la",
    "le",
    "les",
    "pour",
    "par",
    "sur",
    "un",
    "une",
    "votre",
    "vos",
    "avec",
    "ou",
    "dispositif",
    "aide",
    "aides",
    "session",
    "bfc",
    "the",
    "notre",
];

/// What two records of one aid have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// Its page.
    pub page: Option<String>,
    /// Leading body and title.
    pub name: Option<String>,
    /// Leading body and the words of its object, in any order.
    pub object: Option<String>,
    /// The words of its object.
    pub words: Vec<String>,
}

/// The keys of an aid.
pub fn of(aid: &Aid) -> Likeness {
    let body = aid.bodies.first().map(|body| body_key(body)).filter(|body| !body.is_empty());
    let title = words(&aid.title);
    let of_body: Vec<&str> = body.as_deref().unwrap_or_default().split(' ').collect();
    let mut object: Vec<String> =
        title.iter().filter(|word| !of_body.contains(&word.as_str())).cloned().collect();
    object.sort();
    object.dedup();
    let keyed = |words: &[String]| {
        let body = body.as_ref()?;
        (!words.is_empty()).then(|| format!("{body}|{}", words.join(" ")))
    };
    Likeness {
        page: links::key(&aid.source_url).or_else(|| links::site(&aid.source_url)),
        name: keyed(&title),
        object: keyed(&object),
        words: object,
    }
}

/// How many words two objects share.
pub fn shared(one: &Likeness, other: &Likeness) -> usize {
    one.words.iter().filter(|word| other.words.contains(word)).count()
}

fn words(text: &str) -> Vec<String> {
    folded(text)
        .split(' ')
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .map(str::to_owned)
        .collect()
}

/// A body by its name, whichever way it is written: « Conseil régional de », « Région », « CAF du ».
fn body_key(name: &str) -> String {
    let words = words(name);
    let has = |word: &str| words.iter().any(|known| known == word);
    let mut key: Vec<&str> = Vec::new();
    for word in &words {
        let word = match word.as_str() {
            "regional" | "regionale" => "region",
            "departemental" | "departementale" => "departement",
            "caisse" if has("allocations") => "caf",
            "allocations" | "familiales" | "conseil" | "direction" | "ville" | "commune" | "communaute" => {
                continue;
            }
            word => word,
        };
        if !key.contains(&word) {
            key.push(word);
        }
    }
    // « Agence de l'environnement … (ADEME) » is known by its acronym.
    if has("ademe") { "ademe".to_owned() } else { key.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aid(body: &str, title: &str) -> Aid {
        Aid { bodies: vec![body.into()], title: title.into(), ..Aid::default() }
    }

    #[test]
    fn small_words_case_and_accents_make_no_difference() {
        let one = of(&aid("Région Bourgogne-Franche-Comté", "Aide au permis de conduire"));
        let two = of(&aid("Conseil régional de Bourgogne-Franche-Comté", "L’AIDE AU PERMIS DE CONDUIRE"));
        assert_eq!(one.name, two.name);
        assert!(one.name.is_some());
        let other = of(&aid("CAF du Doubs", "Aide au permis de conduire"));
        assert_ne!(one.name, other.name);
    }

    #[test]
    fn an_object_is_known_whatever_the_order_of_its_words() {
        let one = of(&aid("CAF du Jura", "Dynastage – Apprenti"));
        let two = of(&aid("Caisse d’allocations familiales du Jura", "Apprenti : le dispositif Dynastage"));
        assert_eq!(one.object, two.object);
    }
}
