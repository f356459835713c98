//! The closed lists of `assets/content/README.md`, and what the words of feeds mean in them.

pub use domain::eligibility::{HOUSING, SITUATIONS};

use super::repair::text::folded;
use api_client::wire::Aid;

/// Themes.
pub const THEMES: [&str; 22] = [
    "youth",
    "school",
    "study",
    "training",
    "work",
    "business",
    "farming",
    "culture",
    "sport",
    "association",
    "health",
    "disability",
    "family",
    "solidarity",
    "housing",
    "energy",
    "mobility",
    "environment",
    "digital",
    "tourism",
    "local_life",
    "europe",
];

/// The last theme of the list.
pub const CITIZENSHIP: &str = "citizenship";

/// Audiences.
pub const AUDIENCES: [&str; 18] = [
    "everyone",
    "pupil",
    "student",
    "apprentice",
    "young",
    "job_seeker",
    "employee",
    "self_employed",
    "parent",
    "senior",
    "disabled",
    "volunteer",
    "artist",
    "association",
    "company",
    "farmer",
    "public_body",
    "school",
];

/// The last audience of the list.
pub const RESEARCHER: &str = "researcher";

/// What is given.
pub const AID_TYPES: [&str; 11] = [
    "grant",
    "loan",
    "guarantee",
    "service",
    "in_kind",
    "tariff",
    "tax",
    "training",
    "call",
    "advice",
    "information",
];

/// Sections that a source may leave open.
pub const SECTIONS: [&str; 5] = ["amount", "documents", "steps", "deadline", "contact"];

/// Which of them an aid has, in the order of `SECTIONS`.
pub fn sections(aid: &Aid) -> [(&'static str, bool); 5] {
    let [amount, documents, steps, deadline, contact] = SECTIONS;
    [
        (amount, aid.amount.is_some()),
        (documents, !aid.documents.is_empty()),
        (steps, !aid.steps.is_empty()),
        (deadline, aid.deadline.is_some()),
        (contact, aid.contact.is_some()),
    ]
}

/// The same aid, with every section that it lacks said not to be stated.
pub fn open_sections_said(aid: Aid) -> Aid {
    let open = sections(&aid).into_iter().filter(|(_, there)| !there);
    Aid { not_stated: open.map(|(section, _)| section.to_owned()).collect(), ..aid }
}

/// Ways of filing.
pub const FILINGS: [&str; 5] = ["gateway", "portal", "demarche_numerique", "paper", "none"];

/// States of a form.
pub const FORM_STATES: [&str; 4] = ["open", "closing", "closed", "withdrawn"];

/// Types of a form's field.
pub const FIELD_TYPES: [&str; 18] = [
    "text",
    "long_text",
    "number",
    "money",
    "date",
    "yes_no",
    "choice",
    "choices",
    "group",
    "commune",
    "address",
    "email",
    "phone",
    "iban",
    "siret",
    "siren",
    "rna",
    "household",
];

/// What a step from one version of a form to the next may do.
pub const FORM_CHANGES: [&str; 4] = ["rename", "map", "split", "retire"];

/// Papers of the wallet.
pub const DOCUMENT_KINDS: [&str; 22] = [
    "rib",
    "tax_notice",
    "identity",
    "home_proof",
    "school_certificate",
    "enrolment",
    "internship_agreement",
    "employer_agreement",
    "contract",
    "quote",
    "invoice",
    "energy_audit",
    "owner_proof",
    "statutes",
    "accounts",
    "budget",
    "minutes",
    "directors",
    "activity_report",
    "letter",
    "plan",
    "other",
];

/// Media types that a service may take (WIRE.md §14).
pub const DOCUMENT_MEDIA: [&str; 5] =
    ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/heic"];

/// How figures are compared.
pub const COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];

/// What says a theme, the most telling first.
const TELLING: [(&str, &[&str]); 20] = [
    ("disability", &["handicap", "aah", "aeeh"]),
    ("mobility", &["permis", "covoiturage", "velo", "transport", "ter", "mobilite", "vehicule", "mobilites"]),
    ("farming", &["agricole", "agriculture", "agriculteur", "methanisation", "elevage", "agroalimentaire"]),
    ("tourism", &["tourisme", "hotellerie", "hotel", "camping", "touristique"]),
    (
        "energy",
        &["energie", "energetique", "photovoltaique", "hydroelectricite", "hydrogene", "chaleur", "eco"],
    ),
    (
        "environment",
        &[
            "ecologie",
            "environnement",
            "dechets",
            "biodiversite",
            "climat",
            "ecoconception",
            "eau",
            "circulaire",
            "recyclage",
            "carbone",
            "reemploi",
            "gaspillage",
            "climadiag",
            "conception",
        ],
    ),
    ("housing", &["logement", "loyer", "locataire", "residence", "residences", "visale", "loca", "habitat"]),
    ("health", &["sante", "psy", "medical", "soins", "mutuelle", "sanitaire"]),
    ("culture", &["culture", "culturel", "musee", "musees", "patrimoine", "artiste", "cinema", "spectacle"]),
    ("sport", &["sport", "sportif", "sportive", "sports"]),
    ("study", &["etudiant", "etudiante", "erasmus", "crous", "superieur", "etudes", "aquisis"]),
    ("school", &["college", "lycee", "lyceen", "scolaire", "scolarite", "rentree", "internat"]),
    ("training", &["apprenti", "apprentissage", "formation", "bafa", "bafd", "vae", "dynastage"]),
    ("family", &["enfant", "enfants", "famille", "naissance", "parent", "garde"]),
    ("work", &["emploi", "stages", "stage", "insertion", "salarie", "chomeur"]),
    ("digital", &["numerique", "ordinateur", "digital", "internet"]),
    ("association", &["association", "associations", "benevole", "associatif"]),
    ("europe", &["europe", "europeen", "feder", "feader", "interreg"]),
    ("local_life", &["commune", "communes", "collectivite", "collectivites", "ruralite", "epci"]),
    ("youth", &["jeune", "jeunes", "jeunesse"]),
];

/// The theme that the words of a text tell; `otherwise` if they tell none.
pub fn theme(text: &str, otherwise: &'static str) -> String {
    let folded = folded(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let told = TELLING.iter().find(|(_, telling)| telling.iter().any(|word| words.contains(word)));
    told.map_or(otherwise, |(theme, _)| theme).to_owned()
}

/// Who is meant by a feed's word for its public; none if we do not know it.
pub fn audience(word: &str) -> Option<&'static str> {
    let folded = folded(word);
    let means = |starts: &[&str]| starts.iter().any(|start| folded.starts_with(start));
    Some(match () {
        () if means(&["professionnel", "entreprise"]) => "company",
        () if means(&["particulier", "habitant", "tout public"]) => "everyone",
        () if means(&["association"]) => "association",
        () if means(&[
            "secteur public",
            "commune",
            "intercommunalite",
            "epci",
            "collectivite",
            "departement",
            "region",
            "etablissement public",
            "etablissements publics",
            "organisme public",
        ]) =>
        {
            "public_body"
        }
        () if means(&["agricult", "exploitant"]) => "farmer",
        () if means(&["recherche", "chercheur"]) => "researcher",
        () if means(&["lyceen", "collegien", "eleve"]) => "pupil",
        () if means(&["etudiant"]) => "student",
        () if means(&["apprenti"]) => "apprentice",
        () if means(&["jeune"]) => "young",
        () if means(&["demandeur d emploi", "demandeurs d emploi", "chomeur"]) => "job_seeker",
        () if means(&["salarie"]) => "employee",
        () if means(&["parent", "famille"]) => "parent",
        () if means(&["senior", "personnes agees", "retraite"]) => "senior",
        () if means(&["artiste", "auteur"]) => "artist",
        () if means(&["etablissement scolaire", "etablissements scolaires", "lycee", "ecole"]) => "school",
        () if means(&["organisme prive"]) => "company",
        () => return None,
    })
}

/// What is given, by a feed's word for it; none if we do not know it.
pub fn aid_type(word: &str) -> Option<&'static str> {
    let folded = folded(word);
    let means = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    Some(match () {
        () if means(&["appel a projet", "appel a manifestation"]) => "call",
        () if means(&["pret", "avance", "loan"]) => "loan",
        () if means(&["garantie"]) => "guarantee",
        () if means(&["fiscal", "taxe", "exoneration"]) => "tax",
        () if means(&["tarif", "gratuit", "abonnement", "reduction"]) => "tariff",
        () if means(&["formation"]) => "training",
        () if means(&["ingenierie", "accompagnement", "conseil", "etude", "diagnostic"]) => "advice",
        () if means(&["information"]) => "information",
        () if means(&["en nature"]) => "in_kind",
        () if folded == "service" => "service",
        () if means(&["financement", "subvention", "bourse", "prime", "aide financiere"]) => "grant",
        () => return None,
    })
}
