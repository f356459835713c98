//! Years of study and honours, as people say them.

use super::wants::places;
use crate::eligibility::Subject;
use crate::search::TextWord;

/// What is said, and the code of the year. Longer phrases first where one begins another.
const YEARS: &[(&str, &str)] = &[
    ("en terminale", "terminale"),
    ("en premiere annee de licence", "licence_1"),
    ("en premiere annee de master", "master_1"),
    ("en premiere annee de bts", "bts_1"),
    ("en premiere annee de but", "but_1"),
    ("premiere annee de licence", "licence_1"),
    ("deuxieme annee de licence", "licence_2"),
    ("troisieme annee de licence", "licence_3"),
    ("premiere annee de master", "master_1"),
    ("deuxieme annee de master", "master_2"),
    ("premiere annee de bts", "bts_1"),
    ("deuxieme annee de bts", "bts_2"),
    ("1re annee de licence", "licence_1"),
    ("licence 1", "licence_1"),
    ("licence 2", "licence_2"),
    ("licence 3", "licence_3"),
    ("l 1", "licence_1"),
    ("l 2", "licence_2"),
    ("l 3", "licence_3"),
    ("master 1", "master_1"),
    ("master 2", "master_2"),
    ("m 1", "master_1"),
    ("m 2", "master_2"),
    ("bts 1", "bts_1"),
    ("bts 2", "bts_2"),
    ("but 1", "but_1"),
    ("but 2", "but_2"),
    ("but 3", "but_3"),
    ("cap 1", "cap_1"),
    ("cap 2", "cap_2"),
    ("premiere annee de cap", "cap_1"),
    ("deuxieme annee de cap", "cap_2"),
    ("en seconde", "seconde"),
    ("en premiere", "premiere"),
    ("in my final year of high school", "terminale"),
    ("first year of a bachelor", "licence_1"),
];

const HONOURS: &[(&str, &str)] = &[
    ("mention tres bien", "tres_bien"),
    ("mention bien", "bien"),
    ("mention assez bien", "assez_bien"),
    ("sans mention", "none"),
];

const HEALTH_OR_SOCIAL: [&str; 14] = [
    "eleve infirmier",
    "eleve infirmiere",
    "etudiant infirmier",
    "etudiante infirmiere",
    "etudiant en soins infirmiers",
    "etudiante en soins infirmiers",
    "en ifsi",
    "a l ifsi",
    "ecole d infirmiere",
    "ecole d infirmiers",
    "eleve aide soignant",
    "eleve aide soignante",
    "formation sanitaire",
    "nursing student",
];

/// What is read of somebody's studies, with the words that say it.
pub(super) fn read(words: &[TextWord]) -> Vec<(std::ops::Range<usize>, Subject, Option<&'static str>)> {
    let mut found = Vec::new();
    for (table, subject) in [(YEARS, Subject::StudyYear), (HONOURS, Subject::BacHonours)] {
        let read =
            table.iter().find_map(|(said, code)| Some((places(words, said).into_iter().next()?, *code)));
        if let Some((at, code)) = read {
            found.push((at, subject, Some(code)));
        }
    }
    let training = HEALTH_OR_SOCIAL.iter().find_map(|said| places(words, said).into_iter().next());
    found.extend(training.map(|at| (at, Subject::HealthOrSocialTraining, None)));
    found
}
