//! The one line in which calendars say where: a page, a house, a street, a postcode with its commune.

use crate::sources::{Notes, event_door};

/// What was found in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// An address to take part at.
    pub online: Option<String>,
    /// Name of the house.
    pub venue: Option<String>,
    /// Number and street, line by line.
    pub address: String,
    pub postcode: Option<String>,
    pub commune_name: Option<String>,
}

/// Words that begin the second part of a place and belong to no house.
const LAND: [&str; 2] = ["france", "fr"];

/// Reads it. Without a postcode nobody says which of its words is a commune: then none is.
pub fn place(written: &str, notes: &mut Notes) -> Place {
    let (written, online) = without_page(written);
    let written = written.replace(['\n', '\r', ';'], ",");
    let Some(line) = event_door::line(&written, notes, "LOCATION") else {
        return Place { online, ..Place::default() };
    };
    let mut parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.last().is_some_and(|last| LAND.contains(&last.to_lowercase().as_str())) {
        parts.pop();
    }
    let mut found = Place { online, ..Place::default() };
    let at = parts.iter().rposition(|part| postcode(part).is_some());
    if let Some((before, code, after)) = at.and_then(|at| postcode(parts[at])) {
        found.postcode = Some(code.to_owned());
        let at = at.unwrap_or_default();
        let name = [after, before].into_iter().find(|name| !name.is_empty());
        // « 12 rue X 39100 Dole » names its street on the same breath; « Dole 39100 » its commune.
        let (street, name) = match name {
            Some(name) if name == after => (before, Some(after)),
            Some(name) if name.starts_with(|c: char| c.is_ascii_digit()) => (name, None),
            other => ("", other),
        };
        // « 39100, Dole » and « Dole, 39100 »: beside it stands the rest.
        let beside = || parts.get(at + 1).copied().filter(|next| !next.is_empty());
        let name = name.or_else(beside).map(bare).filter(|name| !name.is_empty());
        found.commune_name = name.map(str::to_owned);
        parts.truncate(at);
        if !street.is_empty() {
            parts.push(street);
        }
    }
    if parts.first().is_some_and(|first| !first.starts_with(|c: char| c.is_ascii_digit())) {
        found.venue = Some(parts.remove(0).to_owned());
    }
    found.address = parts.join("\n");
    found
}

/// A text without the first page in it, and that page.
fn without_page(written: &str) -> (String, Option<String>) {
    let scheme = |at: usize| ["https", "http"].iter().find(|scheme| written[..at].ends_with(**scheme));
    let Some(at) = written.find("://").and_then(|at| Some(at - scheme(at)?.len())) else {
        return (written.to_owned(), None);
    };
    let end = written[at..].find(|c: char| c.is_whitespace() || ",;<>)".contains(c));
    let end = end.map_or(written.len(), |end| at + end);
    (format!("{} {}", &written[..at], &written[end..]), Some(written[at..end].to_owned()))
}

/// What stands before a postcode, the code, and what stands after it.
fn postcode(part: &str) -> Option<(&str, &str, &str)> {
    let is_code = |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let code = part.split([' ', '(', ')', '-']).rfind(|word| is_code(word))?;
    let at = part.rfind(code)?;
    let trim = |text: &'static str| move |c: char| text.contains(c) || c.is_whitespace();
    Some((
        part[..at].trim_end_matches(trim("(-")).trim(),
        code,
        part[at + code.len()..].trim_start_matches(trim(")-")).trim(),
    ))
}

/// A commune's name without the number of its CEDEX.
fn bare(name: &str) -> &str {
    let cedex = name.to_lowercase().find(" cedex");
    name.get(..cedex.unwrap_or(name.len())).unwrap_or(name).trim_end_matches([')', '(', '.', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Place {
        place(written, &mut Notes::default())
    }

    fn told(written: &str) -> (String, String, String, String) {
        let place = read(written);
        let text = |part: Option<String>| part.unwrap_or_default();
        (text(place.venue), place.address, text(place.postcode), text(place.commune_name))
    }

    fn parts(venue: &str, address: &str, postcode: &str, commune: &str) -> (String, String, String, String) {
        (venue.into(), address.into(), postcode.into(), commune.into())
    }

    #[test]
    fn a_house_a_street_and_a_commune_are_told_apart() {
        for (written, expected) in [
            (
                "Salle des fêtes, 12 rue de la Mairie, 39100 Dole, France",
                parts("Salle des fêtes", "12 rue de la Mairie", "39100", "Dole"),
            ),
            ("12 rue de la Mairie 39100 Dole", parts("", "12 rue de la Mairie", "39100", "Dole")),
            ("Salle des fêtes\n39100 DOLE CEDEX 2", parts("Salle des fêtes", "", "39100", "DOLE")),
            ("Théâtre, Dole 39100", parts("Théâtre", "", "39100", "Dole")),
            ("Théâtre, 39100, Dole", parts("Théâtre", "", "39100", "Dole")),
            ("Gymnase - 39100 Dole", parts("Gymnase", "", "39100", "Dole")),
            ("Salle des fêtes", parts("Salle des fêtes", "", "", "")),
            ("Médiathèque, Dole", parts("Médiathèque", "Dole", "", "")),
            ("3 place Nationale", parts("", "3 place Nationale", "", "")),
            ("", parts("", "", "", "")),
        ] {
            assert_eq!(told(written), expected, "{written}");
        }
    }

    #[test]
    fn a_page_is_where_one_takes_part_online() {
        let place = read("https://visio.exemple.fr/salle?x=1");
        assert_eq!(
            (place.online.as_deref(), place.venue),
            (Some("https://visio.exemple.fr/salle?x=1"), None)
        );
        let place = read("Mairie et https://visio.exemple.fr/salle, 39100 Dole");
        assert_eq!((place.online.is_some(), place.commune_name.as_deref()), (true, Some("Dole")));
    }
}
