//! What an event is about, found in its keywords, its categories and its title.

use domain::event::Theme;

use crate::sources::repair::text::folded;

/// How words of each theme begin; one of five letters or fewer must be the whole word, or its plural.
const STEMS: [(Theme, &[&str]); 17] = [
    (
        Theme::Music,
        &[
            "concert", "musique", "musical", "chanson", "chorale", "choeur", "jazz", "rock", "orgue",
            "opera", "fanfare", "recital", "music",
        ],
    ),
    (
        Theme::Stage,
        &[
            "theatr",
            "danse",
            "dance",
            "cirque",
            "spectacle",
            "humour",
            "marionnett",
            "clown",
            "magie",
            "comedie",
        ],
    ),
    (
        Theme::Exhibition,
        &[
            "exposition",
            "expo",
            "vernissage",
            "peinture",
            "sculpture",
            "photograph",
            "galerie",
            "exhibition",
            "dessin",
        ],
    ),
    (
        Theme::Heritage,
        &[
            "patrimoine",
            "visite",
            "musee",
            "museum",
            "histoire",
            "historique",
            "chateau",
            "abbaye",
            "archeolog",
            "eglise",
            "monument",
            "heritage",
        ],
    ),
    (Theme::Cinema, &["cinema", "film", "projection", "documentaire", "metrage"]),
    (
        Theme::Books,
        &[
            "lecture",
            "livre",
            "litteratur",
            "conte",
            "poesie",
            "bibliotheque",
            "mediatheque",
            "dedicace",
            "ecrivain",
            "librairie",
        ],
    ),
    (Theme::Talk, &["conference", "debat", "rencontre", "colloque", "causerie", "seminaire", "webinaire"]),
    (Theme::Workshop, &["atelier", "stage", "initiation", "workshop", "loisirs creatifs"]),
    (Theme::Festivity, &["fete", "carnaval", "bal", "artifice", "tradition", "folklor", "noel", "kermesse"]),
    (
        Theme::Market,
        &[
            "marche",
            "foire",
            "brocante",
            "bricabrac",
            "grenier",
            "puces",
            "market",
            "garagesale",
            "marche de noel",
        ],
    ),
    (Theme::Food, &["gastronom", "degustation", "cuisine", "vin", "vins", "fromage", "repas", "vigneron"]),
    (
        Theme::Nature,
        &[
            "nature",
            "randonnee",
            "balade",
            "jardin",
            "oiseau",
            "environnement",
            "biodiversite",
            "faune",
            "flore",
            "ecolog",
            "foret",
        ],
    ),
    (
        Theme::Sport,
        &[
            "sport", "sportif", "sportive", "course", "tournoi", "match", "velo", "cyclis", "trail",
            "football", "rugby", "ski",
        ],
    ),
    (Theme::Science, &["science", "scientifique", "astronom", "planetarium", "spatial", "recherche"]),
    (Theme::Digital, &["numerique", "informatique", "internet", "jeux video", "ordinateur", "digital"]),
    (
        Theme::Work,
        &[
            "emploi",
            "metier",
            "recrutement",
            "formation",
            "orientation",
            "alternance",
            "apprentissage",
            "etudiant",
            "salon des etudes",
        ],
    ),
    (Theme::Health, &["sante", "bien etre", "prevention", "depistage", "don du sang", "yoga", "aidant"]),
];

/// The theme that most words speak of; of two, the one that is offered first. `Other` where none is heard.
pub fn theme<'a>(texts: impl IntoIterator<Item = &'a str>) -> Theme {
    let texts: Vec<String> = texts.into_iter().map(folded).collect();
    let heard = |stems: &[&str]| {
        texts.iter().map(|text| stems.iter().filter(|stem| says(text, stem)).count()).sum::<usize>()
    };
    let mut best = (0, Theme::Other);
    for (theme, stems) in STEMS {
        let heard = heard(stems);
        if heard > best.0 {
            best = (heard, theme);
        }
    }
    best.1
}

/// Whether they say that it is for children.
pub fn is_young<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    const YOUNG: [&str; 7] =
        ["jeune public", "jeunes publics", "tout petit", "tout petits", "enfant", "enfants", "bebe"];
    texts.into_iter().map(folded).any(|text| YOUNG.iter().any(|words| has_words(&text, words)))
}

fn says(text: &str, stem: &str) -> bool {
    if stem.contains(' ') {
        return has_words(text, stem);
    }
    text.split(' ').any(|word| match word.strip_prefix(stem) {
        Some(end) if stem.len() <= 5 => matches!(end, "" | "s" | "x"),
        Some(_) => true,
        None => false,
    })
}

fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_that_most_words_speak_of_is_taken() {
        assert_eq!(theme(["art;peinture;dessin", "Salon du dessin et de la peinture"]), Theme::Exhibition);
        assert_eq!(theme(["Grand bal", "fête"]), Theme::Festivity);
        assert_eq!(theme(["BricABrac", "60ème Foire aux marrons"]), Theme::Market);
        assert_eq!(theme(["Balade contée"]), Theme::Nature);
        assert_eq!(theme(["Skier", "balai", "contemporain x"]), Theme::Other);
        assert_eq!(theme(["challenge-id=202654"]), Theme::Other);
    }

    #[test]
    fn it_is_for_children_where_that_is_said() {
        assert!(is_young(["Spectacle jeune public"]) && is_young(["dès 3 ans, enfants"]));
        assert!(!is_young(["Public adulte", "Jeunes"]));
    }
}
