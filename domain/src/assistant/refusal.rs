//! What the assistant does not take: numbers and addresses of a person, and what somebody tells of their health.
//! Judged first; what is refused is neither kept nor looked for.

use super::{health, spelt};
use crate::personal::{self, Personal};
use crate::search::text_words;

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It holds a number or an address of a person.
    Personal(Personal),
    /// It tells of somebody's health.
    Health,
}

impl Refusal {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Personal(personal) => personal.code(),
            Self::Health => "health",
        }
    }
}

/// Why a text is not taken; none if it is. The whole of it is read, however long.
///
/// Rather one too many than one too few: what is refused can be asked again without it.
pub fn refusal(text: &str) -> Option<Refusal> {
    let plain = spelt::plain(text);
    personal::found(text)
        .or_else(|| personal::found(&plain))
        .or_else(|| spelt::found(&plain))
        .map(Refusal::Personal)
        .or_else(|| health::told(&text_words(&plain, usize::MAX)).then_some(Refusal::Health))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_seen_however_they_are_spelt() {
        for (text, expected) in [
            ("06_12_34_56_78", Personal::Phone),
            ("06 - 12 - 34 - 56 - 78", Personal::Phone),
            ("06, 12, 34, 56, 78", Personal::Phone),
            (
                "\u{ff10}\u{ff16}\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff15}\u{ff16}\u{ff17}\u{ff18}",
                Personal::Phone,
            ),
            ("06\u{200b}12345678", Personal::Phone),
            ("z\u{e9}ro six douze trente-quatre cinquante-six soixante-dix-huit", Personal::Phone),
            ("jeanne arobase example point org", Personal::Email),
            ("jeanne (at) example.org", Personal::Email),
            ("jeanne @ example . org", Personal::Email),
            ("mon num\u{e9}ro de s\u{e9}cu 185057800608499", Personal::Nir),
            ("mon rib 30004 00001 00000123456 12", Personal::Iban),
            ("FR76 3000 4000 0100 0001 2345 600", Personal::Iban),
        ] {
            assert_eq!(refusal(text), Some(Refusal::Personal(expected)), "{text}");
        }
    }

    #[test]
    fn an_illness_of_one_s_own_is_not_taken_and_a_right_is() {
        for text in [
            "j'ai un cancer",
            "je suis s\u{e9}ropositive",
            "quelle aide pour mon traitement ?",
            "ma m\u{e8}re est atteinte d'un cancer",
            "je suis sous antid\u{e9}presseurs",
            "mon fils est autiste, quelle aide ?",
            "Je fais une d\u{e9}pression depuis mars",
            "on m'a diagnostiqu\u{e9} un diab\u{e8}te",
            "I have diabetes",
            "my depression",
            "suis diab\u{e9}tique",
        ] {
            assert_eq!(refusal(text), Some(Refusal::Health), "{text}");
        }
        for text in [
            "je touche l'AAH",
            "je suis handicap\u{e9}, quelles aides ?",
            "j'ai une RQTH",
            "aide pour une ALD",
            "je suis en arr\u{ea}t maladie",
            "je suis enceinte",
            "ma carte d'assurance maladie",
            "je cherche une association contre le cancer",
            "formation d'aide-soignant",
            "j'ai 17 ans et je passe le permis",
            "QF de 800, 2 enfants, 71400 Autun, le 12/10/2026",
            "mon loyer est de 450 euros par mois et je gagne 1200 euros",
        ] {
            assert_eq!(refusal(text), None, "{text}");
        }
    }
}
