//! Of whom one speaks with the assistant: oneself, somebody near, a body of one's own.

use crate::search::{Entity, Named, TextWord, Whose};

/// Whom a question is about. Nobody is named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The one who asks.
    #[default]
    Me,
    /// A child of theirs.
    Child,
    /// A parent or grandparent.
    Parent,
    /// A brother or sister.
    Sibling,
    /// The one they live with.
    Partner,
    /// Somebody else.
    Other,
    /// An association.
    Association,
    /// A company.
    Company,
}

impl Party {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Me,
        Self::Child,
        Self::Parent,
        Self::Sibling,
        Self::Partner,
        Self::Other,
        Self::Association,
        Self::Company,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Partner => "partner",
            Self::Other => "other",
            Self::Association => "association",
            Self::Company => "company",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|party| party.code() == code)
    }

    /// Whose it is; none where the text does not say.
    pub(super) fn of(whose: Whose) -> Option<Self> {
        Some(match whose {
            Whose::Unsaid => return None,
            Whose::Speaker => Self::Me,
            Whose::Child => Self::Child,
            Whose::Parent => Self::Parent,
            Whose::Sibling => Self::Sibling,
            Whose::Partner => Self::Partner,
            Whose::Other => Self::Other,
        })
    }
}

/// Ways to ask for oneself.
const FOR_ME: [&[&str]; 12] = [
    &["puis", "je"],
    &["ai", "je"],
    &["suis", "je"],
    &["j", "ai", "droit"],
    &["je", "peux"],
    &["pour", "moi"],
    &["et", "moi"],
    &["can", "i"],
    &["am", "i"],
    &["do", "i"],
    &["for", "me"],
    &["moi", "meme"],
];

/// Whom the question is about; none where the text does not say.
pub(super) fn asked_for(words: &[TextWord], entities: &[Entity]) -> Option<Party> {
    let persons: Vec<(&Entity, Party)> = entities
        .iter()
        .filter_map(|entity| match &entity.what {
            Named::Person(whose) => Party::of(*whose).map(|party| (entity, party)),
            Named::Situation { code, denied: false, .. } if code == "association" => {
                Some((entity, Party::Association))
            }
            Named::Situation { code, denied: false, .. } if code == "company" => {
                Some((entity, Party::Company))
            }
            _ => None,
        })
        .collect();
    // « Pour mon frère », « le permis de ma fille ».
    let introduced = persons.iter().find(|(entity, _)| {
        let before = words.iter().rev().find(|word| word.span.end <= entity.span.start);
        before.is_some_and(|word| word.is_one_of(&["pour", "for", "de", "d", "of"]) && !word.ends_clause)
    });
    if let Some((_, party)) = introduced {
        return Some(*party);
    }
    let for_me = FOR_ME.iter().any(|said| {
        words.windows(said.len()).any(|run| run.iter().zip(*said).all(|(word, said)| word.is(said)))
    });
    if for_me {
        return Some(Party::Me);
    }
    persons.first().map(|(_, party)| *party).or_else(|| {
        let speaks = words.iter().any(|word| word.is_one_of(&["je", "j", "i"]));
        let of_me = entities.iter().any(|entity| {
            matches!(
                entity.what,
                Named::Age { whose: Whose::Speaker, .. } | Named::Situation { whose: Whose::Speaker, .. }
            )
        });
        (speaks && of_me).then_some(Party::Me)
    })
}
