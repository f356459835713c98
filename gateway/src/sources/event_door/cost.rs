//! What it costs, read from what organisers write: free only where that is plainly for everyone.

use domain::event::Cost;

use crate::sources::Notes;
use crate::sources::repair::text::folded;

/// Words after which « gratuit » is not for everyone, or not always.
const CONDITIONS: [&str; 33] = [
    "abonne",
    "abonnes",
    "accompagnateur",
    "adherent",
    "adherents",
    "ans",
    "apres",
    "avant",
    "beneficiaires",
    "billet",
    "demandeur",
    "demandeurs",
    "dimanche",
    "enfant",
    "enfants",
    "etudiant",
    "etudiants",
    "jusqu",
    "licencies",
    "membre",
    "membres",
    "mineurs",
    "moins",
    "mois",
    "partir",
    "pas",
    "payant",
    "reduit",
    "samedi",
    "sauf",
    "scolaires",
    "si",
    "sous",
];
/// What follows « pour » where it is for everyone.
const EVERYONE: [&str; 4] = ["tous", "toutes", "tout", "chacun"];

/// `cost` and `price` of an event as they travel, of what is published.
pub fn price(said: &str, notes: &mut Notes) -> (Option<String>, Option<String>) {
    let Some(said) = super::line(said, notes, "price") else { return (None, None) };
    let cost = match cost(&said) {
        Cost::Unstated => None,
        stated => Some(stated.slug().to_owned()),
    };
    (cost, Some(said))
}

/// Whether one pays, as far as the words surely say: an amount is paid, « gratuit » without any condition is free.
pub fn cost(said: &str) -> Cost {
    let amounts = amounts(said);
    let plain = folded(said);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    if amounts.iter().any(|(paid, _)| *paid) || words.iter().any(|word| word.starts_with("payant")) {
        return Cost::Paid;
    }
    let pair = |one: &str, two: &str| words.windows(2).any(|pair| pair[0] == one && pair[1].starts_with(two));
    let free = words.iter().any(|word| word.starts_with("gratuit"))
        || pair("entree", "libre")
        || pair("acces", "libre")
        || plain == "free"
        || !amounts.is_empty();
    let for_some = words.iter().enumerate().any(|(at, word)| {
        let of_some = *word == "pour" && !words.get(at + 1).is_some_and(|next| EVERYONE.contains(next));
        of_some || CONDITIONS.contains(word)
    });
    // Another figure may be an age, an hour or a price without its sign; ten in a row are a telephone.
    let figures: usize = words
        .iter()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|word| word.len())
        .sum();
    let known = figures == 10 || figures == amounts.iter().map(|(_, figures)| figures).sum::<usize>();
    if free && !for_some && known { Cost::Free } else { Cost::Unstated }
}

/// Of each amount in euros, whether it is more than nothing, and how many figures it has.
fn amounts(said: &str) -> Vec<(bool, usize)> {
    let said = said.to_lowercase();
    let mut amounts = Vec::new();
    for (at, sign) in
        said.match_indices('€').chain(said.match_indices("euro")).chain(said.match_indices("eur "))
    {
        let number = |c: &char| c.is_ascii_digit() || ",. \u{a0}\u{202f}".contains(*c);
        let before: String = said[..at].chars().rev().take_while(number).collect();
        let after: String = said[at + sign.len()..].chars().take_while(number).collect();
        let figures = if before.chars().any(|c| c.is_ascii_digit()) { before } else { after };
        let length = figures.chars().filter(char::is_ascii_digit).count();
        if length > 0 {
            amounts.push((figures.chars().any(|c| ('1'..='9').contains(&c)), length));
        }
    }
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_is_only_what_is_free_for_everyone() {
        for free in [
            "Gratuit",
            "Entrée libre dans la limite des places disponibles",
            "Gratuit, sur inscription",
            "Accès libre et gratuit pour tous",
            "0 €",
            "0,00 €",
            "Gratuit. Réservation au 03 80 00 00 00",
        ] {
            assert_eq!(cost(free), Cost::Free, "{free}");
        }
        for unstated in [
            "Gratuit pour les moins de 18 ans",
            "Gratuit jusqu'à 12 ans",
            "Gratuit le premier dimanche du mois",
            "Gratuit (-12)",
            "Non payé, pas gratuit",
            "Prix libre",
            "Participation libre",
            "sur inscription",
            "480",
            "",
        ] {
            assert_eq!(cost(unstated), Cost::Unstated, "{unstated}");
        }
    }

    #[test]
    fn an_amount_is_paid_even_where_some_come_free() {
        for paid in [
            "5 €",
            "Gratuit pour les enfants, 5,50 € pour les adultes",
            "€ 12",
            "10 euros",
            "de 0 à 8 €",
            "Payant",
        ] {
            assert_eq!(cost(paid), Cost::Paid, "{paid}");
        }
        let read = price("<p>Plein&nbsp;: 5 €</p>", &mut Notes::default());
        assert_eq!(read, (Some("paid".into()), Some("Plein\u{a0}: 5 €".into())));
        assert_eq!(price(" ", &mut Notes::default()), (None, None));
    }
}
