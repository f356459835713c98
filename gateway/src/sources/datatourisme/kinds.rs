//! What kind of thing an object is: whether an event, and what its classes say of its theme and its state.

use domain::event::Status;

use super::parts;
use crate::sources::repair::text::folded;

/// Classes of the ontology that say what an event is about, and a word for it that themes are found by.
const WORDS: [(&str, &str); 30] = [
    ("Concert", "concert"),
    ("MusicEvent", "musique"),
    ("Opera", "opera"),
    ("Recital", "recital"),
    ("TheaterEvent", "theatre"),
    ("DanceEvent", "danse"),
    ("CircusEvent", "cirque"),
    ("ComedyEvent", "humour"),
    ("ShowEvent", "spectacle"),
    ("Exhibition", "exposition"),
    ("ExhibitionEvent", "exposition"),
    ("VisualArtsEvent", "exposition"),
    ("OpenDay", "visite"),
    ("Commemoration", "histoire"),
    ("ScreeningEvent", "cinema"),
    ("LiteraryEvent", "lecture"),
    ("Reading", "lecture"),
    ("Conference", "conference"),
    ("EducationEvent", "conference"),
    ("PracticeSession", "atelier"),
    ("TrainingWorkshop", "atelier"),
    ("Carnival", "carnaval"),
    ("TraditionalCelebration", "fete"),
    ("LocalAnimation", "fete"),
    ("Market", "marche"),
    ("SaleEvent", "marche"),
    ("BricABrac", "brocante"),
    ("GarageSale", "brocante"),
    ("Rambling", "randonnee"),
    ("SportsCompetition", "sport"),
];

/// Whether its classes make it an event.
pub fn is_event(kinds: &[String]) -> bool {
    kinds
        .iter()
        .map(|kind| parts::local(kind))
        .any(|kind| kind == "EntertainmentAndEvent" || kind.ends_with("Event"))
}

/// Words for the classes that say what it is about. `SportsEvent` alone counts only where nothing else is said:
/// producers put it on magic shows too.
pub fn words(kinds: &[String]) -> Vec<&'static str> {
    let has = |name: &str| kinds.iter().any(|kind| parts::local(kind) == name);
    let mut words: Vec<&str> = WORDS.iter().filter(|(kind, _)| has(kind)).map(|(_, word)| *word).collect();
    words.dedup();
    if words.is_empty() && has("SportsEvent") {
        words.push("sport");
    }
    words
}

/// What a title says of whether it takes place: feeds of tourist offices have no field for it.
pub fn status(title: &str) -> Option<Status> {
    let words = folded(title);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let off = |word: Option<&&str>| {
        word.is_some_and(|word| matches!(*word, "annule" | "annulee" | "annules" | "annulees"))
    };
    if off(words.first()) || off(words.last()) {
        return Some(Status::Cancelled);
    }
    // In small letters it is a word like another: « un stage complet ».
    title.split(|c: char| !c.is_alphanumeric()).any(|word| word == "COMPLET").then_some(Status::Full)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn classes_tell_events_from_places_and_themes_apart() {
        assert!(is_event(&kinds(&["PointOfInterest", "EntertainmentAndEvent"])));
        assert!(is_event(&kinds(&["schema:MusicEvent"])));
        assert!(!is_event(&kinds(&["PlaceOfInterest", "Museum"])) && !is_event(&[]));
        assert_eq!(words(&kinds(&["schema:Event", "ShowEvent", "SportsEvent"])), ["spectacle"]);
        assert_eq!(words(&kinds(&["schema:Event", "SportsEvent"])), ["sport"]);
        assert_eq!(words(&kinds(&["BricABrac", "GarageSale"])), ["brocante"]);
    }

    #[test]
    fn a_title_says_that_it_is_cancelled_or_full() {
        assert_eq!(status("ANNULÉ - Concert"), Some(Status::Cancelled));
        assert_eq!(status("Concert (annulée)"), Some(Status::Cancelled));
        assert_eq!(status("Stage [COMPLET]"), Some(Status::Full));
        for plain in
            ["L’annulation, une pièce complète", "Stage complet", "Le concert annulé de 1975 raconté", ""]
        {
            assert_eq!(status(plain), None, "{plain}");
        }
    }
}
