//! What somebody says of their health: a closed list of illnesses and treatments, said of oneself or one's own.
//!
//! A right is no illness: handicap, AAH, ALD, a recognised disability, sick leave or pregnancy may be spoken of.

use crate::search::TextWord;

/// Illnesses, treatments and what they are told by; folded, in the singular.
const ILLS: &[&str] = &[
    "cancer",
    "cancereux",
    "cancereuse",
    "tumeur",
    "leucemie",
    "metastase",
    "chimio",
    "chimiotherapie",
    "radiotherapie",
    "diabete",
    "diabetique",
    "seropositif",
    "seropositive",
    "vih",
    "sida",
    "hiv",
    "hepatite",
    "depression",
    "depressif",
    "depressive",
    "bipolaire",
    "schizophrene",
    "schizophrenie",
    "psychose",
    "burnout",
    "anorexie",
    "anorexique",
    "boulimie",
    "boulimique",
    "autiste",
    "autisme",
    "autistic",
    "trisomie",
    "trisomique",
    "epilepsie",
    "epileptique",
    "asthme",
    "asthmatique",
    "parkinson",
    "alzheimer",
    "sclerose",
    "myopathie",
    "mucoviscidose",
    "fibromyalgie",
    "endometriose",
    "avc",
    "infarctus",
    "hypertension",
    "cirrhose",
    "insuline",
    "antidepresseur",
    "anxiolytique",
    "neuroleptique",
    "methadone",
    "antibiotique",
    "dialyse",
    "greffe",
    "toxicomane",
    "alcoolique",
    "alcoolisme",
    "addict",
    "addiction",
    "suicide",
    "suicidaire",
    "malade",
    "maladie",
    "pathologie",
    "symptome",
    "diagnostic",
    "ordonnance",
    "traitement",
    "medicament",
    "psychiatre",
    "psychiatrie",
    "avortement",
    "ivg",
    "menopause",
    "covid",
    "tuberculose",
    "migraine",
    "eczema",
    "psoriasis",
    "arthrose",
    "hernie",
    "lupus",
    "crohn",
    "spondylarthrite",
    "demence",
    "insomnie",
    "angoisse",
    "tdah",
    "adhd",
    "dyslexique",
    "dyslexie",
    "treatment",
    "medication",
    "illness",
    "disease",
    "sick",
    "ill",
    "diabetes",
    "diabetic",
    "depressed",
    "tumor",
    "tumour",
    "chemotherapy",
    "chemo",
    "asthma",
    "epilepsy",
    "schizophrenic",
    "pills",
    "surgery",
    "hospitalise",
    "hospitalisee",
    "opere",
    "operee",
    "miscarriage",
];
/// Words after which the name of an illness tells of a right: « arrêt maladie », « assurance maladie ».
const RIGHTS: &[&str] = &[
    "arret",
    "conge",
    "conges",
    "assurance",
    "caisse",
    "garde",
    "longue",
    "indemnite",
    "indemnites",
    "carte",
    "feuille",
    "aide",
    "aides",
    "leave",
];
/// What stands between somebody and an illness.
const TELLS: &[&str] = &[
    "ai",
    "as",
    "a",
    "ont",
    "avons",
    "suis",
    "est",
    "es",
    "sont",
    "sommes",
    "etais",
    "etait",
    "eu",
    "avais",
    "avait",
    "souffre",
    "souffrons",
    "souffrant",
    "souffrante",
    "prends",
    "prend",
    "fais",
    "fait",
    "suivi",
    "suivie",
    "suit",
    "atteint",
    "atteinte",
    "diagnostique",
    "diagnostiquee",
    "trouve",
    "decouvert",
    "sous",
    "touche",
    "sors",
    "soigne",
    "soignee",
    "opere",
    "operee",
    "am",
    "m",
    "have",
    "has",
    "had",
    "got",
    "is",
    "was",
    "take",
    "takes",
    "suffer",
    "suffers",
    "diagnosed",
];
/// What may stand there besides.
const BETWEEN: &[&str] = &[
    "un",
    "une",
    "le",
    "la",
    "l",
    "les",
    "du",
    "de",
    "d",
    "des",
    "en",
    "tres",
    "trop",
    "plus",
    "gravement",
    "assez",
    "toujours",
    "encore",
    "bien",
    "pas",
    "depuis",
    "ete",
    "petit",
    "gros",
    "grosse",
    "grave",
    "lourd",
    "lourde",
    "contre",
    "pour",
    "par",
    "une",
    "crise",
    "debut",
    "of",
    "the",
    "an",
    "with",
    "from",
    "very",
    "being",
    "treated",
    "for",
    "me",
];
const FIRST: &[&str] = &["je", "j", "nous", "on", "i", "we", "il", "elle"];
const THIRD: &[&str] = &["he", "she"];
const OWN: &[&str] =
    &["mon", "ma", "mes", "notre", "nos", "son", "sa", "ses", "my", "our", "his", "her", "leur"];

/// Whether the text tells of an illness or a treatment of somebody's own.
pub(super) fn told(words: &[TextWord]) -> bool {
    (0..words.len()).any(|at| is_ill(words, at) && (is_owned(words, at) || is_said(words, at)))
}

fn is_ill(words: &[TextWord], at: usize) -> bool {
    let word = words[at].folded.as_str();
    let bare = word.strip_suffix('s').filter(|bare| bare.len() > 3).unwrap_or(word);
    if !ILLS.contains(&word) && !ILLS.contains(&bare) {
        return false;
    }
    !before(words, at, 2).any(|word| word.is_one_of(RIGHTS))
}

/// « Mon traitement », « ma maladie de Crohn », « my breast cancer ».
fn is_owned(words: &[TextWord], at: usize) -> bool {
    before(words, at, 2).any(|word| word.is_one_of(OWN))
}

/// « J'ai un cancer », « ma mère est atteinte d'un cancer », « je suis sous antidépresseurs ».
fn is_said(words: &[TextWord], at: usize) -> bool {
    let mut tells = None;
    for near in (0..at).rev().take(8) {
        let word = &words[near];
        if word.ends_clause {
            break;
        }
        if word.is_one_of(TELLS) {
            tells = Some(near);
        } else if !word.is_one_of(BETWEEN) {
            break;
        }
    }
    let Some(tells) = tells else { return false };
    let who = before(words, tells, 3);
    who.into_iter().any(|word| word.is_one_of(FIRST) || word.is_one_of(THIRD) || word.is_one_of(OWN))
        // « Suis diabétique »: the one who types leaves themselves out.
        || words[tells].is_one_of(&["suis", "ai", "am"])
}

/// The words before, in the same clause, the nearest first.
fn before(words: &[TextWord], at: usize, most: usize) -> impl Iterator<Item = &TextWord> {
    words[at.saturating_sub(most)..at].iter().rev().take_while(|word| !word.ends_clause)
}
