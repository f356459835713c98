//! How one reaches those who organise, what it costs, and a picture: cells of kind and value.

use api_client::wire::Event;
use serde_json::Value;

use super::cells;
use crate::sources::datatourisme::euros;
use crate::sources::repair::text::folded;
use crate::sources::{Notes, event_door, feed};

/// Most ways to book and most prices that are shown.
const MOST: usize = 6;

/// `MoyenDeCom`: pages first, then numbers, then mailboxes; never a fax.
pub fn booking(offer: &Value, notes: &mut Notes) -> Vec<String> {
    let mut ways: Vec<(u8, String)> = Vec::new();
    for item in cells::items(offer, "MoyenDeCom") {
        let parts = cells::parts(&item);
        let kind = folded(parts.first().copied().unwrap_or_default());
        if kind.contains("fax") || kind.contains("telecopi") {
            continue;
        }
        let written = parts.get(1).copied().unwrap_or_default();
        // A page without its scheme.
        let page = kind.contains("url") || kind.contains("site") || kind.contains("reserv");
        let bare = page
            && !written.contains([' ', '@', ':'])
            && written.contains('.')
            && !written.starts_with("www.");
        let written = if bare { format!("www.{written}") } else { written.to_owned() };
        let Some(way) = event_door::booking(&written, notes) else { continue };
        let rank = match (way.contains("://"), kind.contains("reserv"), way.contains('@')) {
            (true, true, _) => 0,
            (true, false, _) => 1,
            (false, _, false) => 2,
            (false, _, true) => 3,
        };
        if !ways.iter().any(|(_, known)| *known == way) {
            ways.push((rank, way));
        }
    }
    ways.sort_by_key(|(rank, _)| *rank);
    ways.into_iter().map(|(_, way)| way).take(MOST).collect()
}

/// `Tarifs`: `label|detail|lowest|highest|…`; a fare without an amount says nothing of what one pays.
pub fn price(offer: &Value) -> String {
    let mut lines: Vec<String> = Vec::new();
    for item in cells::items(offer, "Tarifs") {
        let parts = cells::parts(&item);
        let amounts: Vec<f64> = parts.iter().skip(1).filter_map(|part| amount(part)).take(2).collect();
        let words: Vec<&str> =
            parts.iter().filter(|part| !part.is_empty() && amount(part).is_none()).copied().take(2).collect();
        let label = words.join(", ");
        let line = match amounts.as_slice() {
            [] if says_free(&label) => label,
            [] => continue,
            [low, high] if high > low => said(&label, &format!("de {} à {} €", euros(*low), euros(*high))),
            [one, ..] => said(&label, &format!("{} €", euros(*one))),
        };
        if !lines.contains(&line) && lines.len() < MOST {
            lines.push(line);
        }
    }
    lines.join(" ; ")
}

fn said(label: &str, amount: &str) -> String {
    if label.is_empty() { amount.to_owned() } else { format!("{label}\u{a0}: {amount}") }
}

fn says_free(label: &str) -> bool {
    let plain = folded(label);
    plain.contains("gratuit") || plain.contains("libre") || plain.contains("€")
}

fn amount(part: &str) -> Option<f64> {
    let bare = part.trim_end_matches(['€', ' ', '\u{a0}']).replace(',', ".");
    bare.parse().ok().filter(|amount| (0.0..100_000.0).contains(amount))
}

/// The first picture whose owner is named: `Photos` (`address|title|owner`) or `MediaPhotoss`.
pub fn picture(event: &mut Event, offer: &Value, notes: &mut Notes) {
    let listed = cells::items(offer, "Photos").into_iter().map(|item| {
        let parts = cells::parts(&item);
        let part = |at: usize| parts.get(at).copied().unwrap_or_default().to_owned();
        (part(0), part(2))
    });
    let media = feed::objects(offer, "MediaPhotoss").iter().filter_map(|media| {
        let photo = media.get("Photo")?;
        Some((feed::field(photo, "Url")?, feed::field(photo, "Credit")?))
    });
    let found = listed.chain(media).find(|(address, owner)| !address.is_empty() && !owner.is_empty());
    if let Some((address, owner)) = found {
        event_door::picture(event, &address, &owner, notes);
    }
}

/// `Handicap` and `Labels`: who is welcomed with something made for them.
pub fn access(offer: &Value) -> Vec<String> {
    const FLAGS: [(&str, &str); 8] = [
        ("auditi", "hi"),
        ("sourd", "hi"),
        ("mental", "ii"),
        ("intellectuel", "ii"),
        ("moteur", "mi"),
        ("psychi", "pi"),
        ("visuel", "vi"),
        ("aveugle", "vi"),
    ];
    let said: Vec<String> = ["Handicap", "Labels"]
        .iter()
        .flat_map(|key| cells::items(offer, key))
        .map(|item| folded(&item))
        .collect();
    // « Non accessible en fauteuil » names a handicap too.
    let welcomed = said
        .iter()
        .filter(|text| !text.split(' ').any(|word| matches!(word, "non" | "pas" | "inaccessible")));
    let flags: Vec<&str> = welcomed
        .flat_map(|text| FLAGS.iter().filter(|(word, _)| text.contains(word)).map(|(_, flag)| *flag))
        .collect();
    event_door::access(flags)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pages_come_first_and_a_fax_and_a_pocket_never() {
        let offer = json!({"MoyenDeCom": "Téléphone cellulaire|06 11 22 33 44#Télécopieur /fax|03 80 00 00 01#Mél|contact@fete.example#Téléphone filaire|03 80 00 00 00#Site web (URL)|fete.example#Réservation|https://billets.example/"});
        let mut notes = Notes::default();
        assert_eq!(
            booking(&offer, &mut notes),
            ["https://billets.example/", "https://www.fete.example/", "0380000000", "contact@fete.example"]
        );
        assert!(format!("{notes:?}").contains("personal_data_removed: booking"));
    }

    #[test]
    fn a_price_needs_an_amount_or_says_that_there_is_none() {
        let read = |cell: &str| price(&json!({ "Tarifs": cell }));
        assert_eq!(
            read("Adulte plein tarif||5||#Enfant|4/14 ans|2,50|3|"),
            "Adulte plein tarif\u{a0}: 5 € ; Enfant, 4/14 ans\u{a0}: de 2,50 à 3 €"
        );
        assert_eq!(read("Adulte plein tarif||||"), "");
        assert_eq!((read("Gratuit||||").as_str(), read("").as_str()), ("Gratuit", ""));
    }

    #[test]
    fn a_handicap_that_is_named_is_welcomed_unless_it_is_said_not_to_be() {
        assert_eq!(access(&json!({"Handicap": "Tourisme et Handicap moteur#Handicap visuel"})), ["mi", "vi"]);
        assert!(access(&json!({"Handicap": "Non accessible : handicap moteur", "Labels": null})).is_empty());
    }
}
