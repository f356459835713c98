//! Schools and questions, always the same ones: made by a generator with a seed.

use api_client::wire::Commune;
use domain::search::fold;
use serde_json::json;

use crate::rig::Dice;

/// A school, as the directory writes it.
pub struct One {
    pub uai: String,
    pub name: String,
    pub kind: &'static str,
    pub nature: &'static str,
    /// Its place in the list of communes.
    pub commune: usize,
    pub code: String,
    pub town: String,
    pub postcode: String,
    point: (f64, f64),
}

/// A question, and the school that is meant.
pub struct Asked {
    pub text: String,
    pub around: Option<String>,
    pub uai: String,
}

const PEOPLE: [&str; 12] = [
    "Jules Ferry",
    "Victor Hugo",
    "Louis Pasteur",
    "Marie Curie",
    "Jean Moulin",
    "Simone Veil",
    "Jacques Prévert",
    "Saint-Joseph",
    "Jean Jaurès",
    "Georges Brassens",
    "Claude Debussy",
    "Lucie Aubrac",
];

pub fn schools(count: usize, communes: &[Commune]) -> Vec<One> {
    let mut dice = Dice(11);
    let inhabitants: Vec<u64> = communes
        .iter()
        .scan(0, |sum, commune| {
            *sum += u64::from(commune.population) + 50;
            Some(*sum)
        })
        .collect();
    let all = *inhabitants.last().unwrap();
    (0..count)
        .map(|number| {
            let at = dice.roll(usize::try_from(all).unwrap()) as u64;
            let commune = inhabitants.partition_point(|sum| *sum <= at);
            let town = &communes[commune];
            let (kind, nature, before) = match dice.roll(100) {
                0..18 => ("Ecole", "ECOLE MATERNELLE", "École maternelle"),
                18..80 => ("Ecole", "ECOLE DE NIVEAU ELEMENTAIRE", "École primaire"),
                80..91 => ("Collège", "COLLEGE", "Collège"),
                91..95 => {
                    ("Lycée", "LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE", "Lycée général et technologique")
                }
                95..98 => ("Lycée", "LYCEE PROFESSIONNEL", "Lycée professionnel"),
                98..99 => ("Lycée", "LYCEE POLYVALENT", "Lycée polyvalent"),
                _ => ("Médico-social", "INSTITUT MEDICO-EDUCATIF", "IME"),
            };
            let called = match dice.roll(10) {
                0..3 => PEOPLE[dice.roll(PEOPLE.len())].to_owned(),
                3..8 => format!("{} {}", title(&dice.word()), title(&dice.word())),
                _ => String::new(),
            };
            let [lat, lon] = town.centre.unwrap_or([47_000, 5_000]);
            let near = |thousandths: i32, dice: &mut Dice| {
                f64::from(thousandths) / 1e3 + (dice.roll(200) as f64 - 100.0) / 1e4
            };
            One {
                uai: format!("{number:07}{}", char::from(b'A' + u8::try_from(number % 23).unwrap())),
                name: format!("{before} {called}").trim().to_owned(),
                kind,
                nature,
                commune,
                code: town.code.clone(),
                town: town.name.clone(),
                postcode: town.postcodes.first().cloned().unwrap_or_default(),
                point: (near(lat, &mut dice), near(lon, &mut dice)),
            }
        })
        .collect()
}

fn title(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The export of v2.1: a bare list.
pub fn export(schools: &[One]) -> Vec<u8> {
    let rows: Vec<_> = schools
        .iter()
        .map(|one| {
            json!({
                "identifiant_de_l_etablissement": one.uai, "nom_etablissement": one.name,
                "type_etablissement": one.kind, "libelle_nature": one.nature, "statut_public_prive": "Public",
                "adresse_1": "12 rue de l'École", "adresse_2": null, "adresse_3": format!("{} {}", one.postcode, one.town),
                "code_postal": one.postcode, "code_commune": one.code, "nom_commune": one.town,
                "telephone": "03 84 00 00 01", "mail": format!("ce.{}@ac-besancon.fr", one.uai), "web": null,
                "latitude": one.point.0, "longitude": one.point.1, "etat": "OUVERT", "ulis": 1, "segpa": "0",
                "voie_generale": "0", "voie_technologique": "0", "voie_professionnelle": "0",
                "ecole_maternelle": 1, "ecole_elementaire": i32::from(one.nature != "ECOLE MATERNELLE"),
                "date_ouverture": "1965-05-01", "date_maj_ligne": "2026-05-27", "libelle_academie": "Besançon",
                "ministere_tutelle": "MINISTERE DE L'EDUCATION NATIONALE", "nombre_d_eleves": 451,
            })
        })
        .collect();
    serde_json::to_vec(&rows).unwrap()
}

pub fn questions(count: usize, schools: &[One]) -> Vec<Asked> {
    let mut dice = Dice(12);
    (0..count)
        .map(|number| {
            let one = &schools[dice.roll(schools.len())];
            let last = one.name.rsplit([' ', '-']).next().unwrap().to_owned();
            let text = match number % 5 {
                0 => format!("{last} {}", one.town),
                1 => format!("{} {}", begun(&last), begun(&one.town)),
                2 => begun(&one.town),
                3 => format!("{} {}", one.postcode, begun(&last)),
                _ => slip(&mut dice, &format!("{last} {}", one.town)),
            };
            let around = (number % 2 == 0).then(|| one.code.clone());
            Asked { text, around, uai: one.uai.clone() }
        })
        .collect()
}

fn begun(word: &str) -> String {
    fold(word).chars().take(3).collect()
}

/// One letter written for another.
fn slip(dice: &mut Dice, text: &str) -> String {
    let mut letters: Vec<char> = fold(text).chars().collect();
    let at = 1 + dice.roll(letters.len() - 1);
    if letters[at].is_ascii_alphabetic() {
        letters[at] = if letters[at] == 'e' { 'a' } else { 'e' };
    }
    letters.into_iter().collect()
}
