//! What a question asks of a card: how much, which papers, how, when, whom, what it means, for whom.

use crate::search::TextWord;

/// What is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Want {
    /// Nothing in particular: what it is.
    #[default]
    Gist,
    /// What a word means.
    Meaning,
    /// How much.
    Amount,
    /// Which papers.
    Documents,
    /// Until when.
    Deadline,
    /// Whom to ask, or where to go.
    Contact,
    /// What to do.
    Steps,
    /// Whether somebody may have it.
    Eligible,
}

impl Want {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Gist,
        Self::Meaning,
        Self::Amount,
        Self::Documents,
        Self::Deadline,
        Self::Contact,
        Self::Steps,
        Self::Eligible,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gist => "gist",
            Self::Meaning => "meaning",
            Self::Amount => "amount",
            Self::Documents => "documents",
            Self::Deadline => "deadline",
            Self::Contact => "contact",
            Self::Steps => "steps",
            Self::Eligible => "eligible",
        }
    }
}

/// What people say, folded, words apart; earlier ones win.
const SAID: &[(Want, &[&str])] = &[
    (
        Want::Meaning,
        &[
            "c est quoi",
            "qu est ce que c est",
            "qu est ce que le",
            "qu est ce que la",
            "qu est ce que l",
            "qu est ce qu un",
            "qu est ce qu une",
            "qu est ce que",
            "que veut dire",
            "ca veut dire quoi",
            "veut dire",
            "que signifie",
            "signifie",
            "definition",
            "explique moi",
            "expliquez moi",
            "kesako",
            "what is",
            "what s",
            "what does",
            "what are",
            "mean",
        ],
    ),
    (
        Want::Amount,
        &[
            "combien",
            "quel montant",
            "montant",
            "quelle somme",
            "somme",
            "how much",
            "amount",
            "quel tarif",
            "tarifs",
            "quel prix",
            "prix",
            "ca coute",
            "coute",
            "cost",
            "price",
            "ca rapporte",
            "ca paye",
        ],
    ),
    (
        Want::Documents,
        &[
            "quels documents",
            "quel document",
            "documents",
            "quels papiers",
            "papiers",
            "quelles pieces",
            "pieces",
            "piece",
            "justificatifs",
            "justificatif",
            "que faut il fournir",
            "fournir",
            "what documents",
            "which documents",
            "paperwork",
            "papers",
            "what papers",
        ],
    ),
    (
        Want::Deadline,
        &[
            "date limite",
            "dates limites",
            "dernier delai",
            "delai",
            "delais",
            "avant quand",
            "jusqu a quand",
            "jusque quand",
            "a partir de quand",
            "quand",
            "quelle date",
            "trop tard",
            "cloture",
            "echeance",
            "deadline",
            "when",
            "until when",
            "too late",
        ],
    ),
    (
        Want::Contact,
        &[
            "qui contacter",
            "a qui m adresser",
            "a qui s adresser",
            "a qui demander",
            "qui appeler",
            "a qui",
            "contacter",
            "contact",
            "telephone",
            "numero",
            "appeler",
            "joindre",
            "parler a quelqu un",
            "quelqu un",
            "ou m adresser",
            "ou s adresser",
            "ou aller",
            "ou me renseigner",
            "ou puis je",
            "guichet",
            "conseiller",
            "adresse",
            "rendez vous",
            "horaires",
            "who can",
            "who do i",
            "who to",
            "who",
            "call",
            "phone",
            "where can i go",
            "where do i go",
            "talk to",
        ],
    ),
    (
        Want::Steps,
        &[
            "comment faire la demande",
            "comment faire",
            "comment je fais",
            "comment fait on",
            "comment on fait",
            "comment demander",
            "comment l obtenir",
            "comment obtenir",
            "comment avoir",
            "comment l avoir",
            "comment la demander",
            "comment le demander",
            "comment les demander",
            "comment toucher",
            "comment beneficier",
            "comment en beneficier",
            "comment postuler",
            "comment s inscrire",
            "comment m inscrire",
            "comment candidater",
            "comment deposer",
            "comment proceder",
            "comment ca marche",
            "comment ca se passe",
            "comment remplir",
            "ou faire la demande",
            "faire la demande",
            "faire une demande",
            "quelles demarches",
            "demarches",
            "demarche",
            "etapes",
            "procedure",
            "postuler",
            "m inscrire",
            "s inscrire",
            "deposer un dossier",
            "how do i apply",
            "how to apply",
            "how can i apply",
            "how do i get",
            "how can i get",
            "how do i",
            "how to",
            "apply",
            "steps",
        ],
    ),
    (
        Want::Eligible,
        &[
            "ai je droit",
            "j ai droit",
            "a t il droit",
            "a t elle droit",
            "a droit",
            "avoir droit",
            "y ai droit",
            "droit a",
            "puis je avoir",
            "puis je beneficier",
            "puis je toucher",
            "puis je",
            "est ce que je peux",
            "peut il",
            "peut elle",
            "suis je eligible",
            "eligible",
            "eligibilite",
            "quelles conditions",
            "conditions",
            "condition",
            "pour qui",
            "can i get",
            "can i have",
            "can he",
            "can she",
            "can i",
            "am i entitled",
            "do i qualify",
            "qualify",
            "entitled",
            "who is it for",
        ],
    ),
];

/// What is wanted, and which words say so.
pub(super) fn wanted(words: &[TextWord]) -> (Want, Vec<usize>) {
    let (mut want, mut consumed) = (Want::Gist, Vec::new());
    for (meaning, phrases) in SAID {
        for phrase in *phrases {
            for at in places(words, phrase) {
                if want == Want::Gist {
                    want = *meaning;
                }
                consumed.extend(at);
            }
        }
    }
    consumed.sort_unstable();
    consumed.dedup();
    (want, consumed)
}

/// Where a phrase stands.
pub(super) fn places(words: &[TextWord], phrase: &str) -> Vec<std::ops::Range<usize>> {
    let said: Vec<&str> = phrase.split(' ').collect();
    let run = |at: &usize| words[*at..].iter().zip(&said).all(|(word, said)| word.is(said));
    let last = (words.len() + 1).saturating_sub(said.len());
    (0..last).filter(run).map(|at| at..at + said.len()).collect()
}
