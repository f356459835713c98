//! Where a node takes place: a hall with its address, a line of text, or a page.

use api_client::wire::Event;
use domain::distance::Point;
use serde_json::Value;

use super::page::Page;
use crate::sources::datatourisme::parts;
use crate::sources::repair::names;
use crate::sources::{Notes, event_door};

/// Puts its place into an event.
pub fn place(event: &mut Event, node: &Value, page: &Page, notes: &mut Notes) {
    let locations = page.all(node, "location");
    let is_a_page = |location: &&&Value| {
        parts::texts(location, "type").iter().any(|kind| parts::local(kind) == "VirtualLocation")
    };
    let online = locations.iter().find(is_a_page);
    let there = locations.iter().find(|location| !is_a_page(location));
    event.mode = mode(node, online.is_some(), there.is_some()).map(str::to_owned);
    if event.mode.is_some() {
        let address = online.map(|page| parts::text(page, "url")).unwrap_or_default();
        let address = crate::sources::repair::links::absolute(&address, None, notes, "location");
        event.online = address;
    }
    let Some(there) = there.filter(|_| event.mode.as_deref() != Some("online")) else { return };
    event.venue = event_door::line(&parts::text(there, "name"), notes, "location");
    let address = page.first(there, "address");
    match address {
        Value::Object(_) => {
            let streets = parts::texts(address, "streetAddress");
            let lines = streets.iter().flat_map(|street| street.lines());
            let lines: Vec<String> =
                lines.filter_map(|line| event_door::line(line, notes, "address")).take(4).collect();
            event.address = lines.join("\n");
            settle(
                event,
                &parts::text(address, "postalCode"),
                &parts::text(address, "addressLocality"),
                notes,
            );
        }
        _ => {
            let whole = match (address, there) {
                (Value::String(text), _) | (_, Value::String(text)) => text.as_str(),
                _ => "",
            };
            let (street, postcode, locality) = taken_apart(whole);
            event.address = event_door::line(&street, notes, "address").unwrap_or_default();
            settle(event, &postcode, &locality, notes);
        }
    }
    let geo = page.first(there, "geo");
    let degrees = |key: &str| parts::text(geo, key).trim().replace(',', ".").parse::<f64>().ok();
    let point = degrees("latitude").zip(degrees("longitude"));
    event.point =
        point.and_then(|(lat, lon)| Point::of_degrees(lat, lon)).map(|point| [point.lat, point.lon]);
}

/// The commune is found by its name within a postcode; without one it is only told to people.
fn settle(event: &mut Event, postcode: &str, locality: &str, notes: &mut Notes) {
    let postcode = names::five(postcode);
    let locality = event_door::line(locality, notes, "addressLocality");
    if postcode.is_empty() {
        let lines = [Some(event.address.clone()).filter(|line| !line.is_empty()), locality];
        event.address = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
        return;
    }
    (event.postcode, event.commune_name) = (Some(postcode), locality);
}

/// « 1 rue de l’Essai, 21000 Dijon, France »: what stands before the postcode, it, and the name after it.
fn taken_apart(text: &str) -> (String, String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_postcode = |word: &&str| {
        !names::five(word.trim_matches([',', '-', '–'])).is_empty()
            && word.starts_with(|c: char| c.is_ascii_digit())
    };
    let Some(at) = words.iter().rposition(is_postcode) else {
        return (words.join(" "), String::new(), String::new());
    };
    let street = words[..at].join(" ").trim_end_matches([',', '-', '–', ' ']).to_owned();
    let after = words[at + 1..].join(" ");
    let locality = after.split([',', '(', ';']).next().unwrap_or_default();
    (street, words[at].trim_matches([',', '-', '–']).to_owned(), locality.trim().to_owned())
}

fn mode(node: &Value, online: bool, there: bool) -> Option<&'static str> {
    let told = parts::text(node, "eventAttendanceMode");
    match parts::local(&told) {
        "OnlineEventAttendanceMode" => Some("online"),
        "MixedEventAttendanceMode" => Some("mixed"),
        "OfflineEventAttendanceMode" => None,
        _ if online && there => Some("mixed"),
        _ if online => Some("online"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_one_line_is_taken_apart() {
        let parts = |text: &str| taken_apart(text);
        let expected = ("1 rue de l’Essai".to_owned(), "21000".to_owned(), "Dijon".to_owned());
        assert_eq!(parts("1 rue de l’Essai, 21000 Dijon, France"), expected);
        assert_eq!(parts("1 rue de l’Essai - 21000 Dijon (Côte-d’Or)"), expected);
        assert_eq!(parts("Salle des fêtes"), ("Salle des fêtes".to_owned(), String::new(), String::new()));
        assert_eq!(parts(""), (String::new(), String::new(), String::new()));
    }
}
