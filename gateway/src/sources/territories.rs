//! Names and codes of territories in feeds, as scope codes.

use domain::territory::Scope;

use super::repair::text::folded;
use super::{Code, Notes};

/// Régions of France with their INSEE codes, names folded.
const REGIONS: [(&str, &str); 22] = [
    ("auvergne rhone alpes", "84"),
    ("bourgogne franche comte", "27"),
    ("bretagne", "53"),
    ("centre val de loire", "24"),
    ("corse", "94"),
    ("grand est", "44"),
    ("hauts de france", "32"),
    ("ile de france", "11"),
    ("normandie", "28"),
    ("nouvelle aquitaine", "75"),
    ("occitanie", "76"),
    ("pays de la loire", "52"),
    ("provence alpes cote d azur", "93"),
    ("guadeloupe", "01"),
    ("martinique", "02"),
    ("guyane", "03"),
    ("la reunion", "04"),
    ("reunion", "04"),
    ("mayotte", "06"),
    ("saint barthelemy", "977"),
    ("saint martin", "978"),
    ("saint pierre et miquelon", "975"),
];

/// Départements of Bourgogne-Franche-Comté, names folded.
const DEPARTMENTS: [(&str, &str); 8] = [
    ("cote d or", "21"),
    ("doubs", "25"),
    ("jura", "39"),
    ("nievre", "58"),
    ("haute saone", "70"),
    ("saone et loire", "71"),
    ("yonne", "89"),
    ("territoire de belfort", "90"),
];

/// The scope of a région by its name.
pub fn region(name: &str) -> Option<String> {
    let folded = folded(name);
    let name = folded.strip_prefix("region ").unwrap_or(&folded);
    REGIONS.iter().find(|(known, _)| *known == name).map(|(_, code)| format!("REG-{code}"))
}

/// The scope of a perimeter by its name, and by its scale where the feed gives one.
///
/// A commune is never found by its name alone: homonyms are many.
pub fn perimeter(name: &str, scale: Option<&str>) -> Option<String> {
    let scale = scale.map(folded).unwrap_or_default();
    let folded = folded(name);
    let country =
        matches!(folded.as_str(), "france" | "national" | "france entiere" | "france metropolitaine");
    let department = || {
        let name = folded.strip_prefix("departement ").unwrap_or(&folded);
        DEPARTMENTS.iter().find(|(known, _)| *known == name).map(|(_, code)| format!("DEP-{code}"))
    };
    match scale.as_str() {
        "pays" | "national" | "nationale" if country => Some("PAYS-FR".to_owned()),
        "region" => region(name),
        "departement" => department(),
        "" if country => Some("PAYS-FR".to_owned()),
        "" => region(name).or_else(department),
        _ => None,
    }
}

/// The codes of a list, as feeds of the etalab schema write them (`PAYS-99100` is France).
///
/// An unknown one stays as it is: it covers nobody, and « nowhere » must never read as « everywhere ».
pub fn codes(codes: impl IntoIterator<Item = String>, notes: &mut Notes, about: &str) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for code in codes {
        let code: String =
            code.to_uppercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let code = if code == "PAYS-99100" { "PAYS-FR".to_owned() } else { code };
        let code = if code.is_empty() { "UNKNOWN".to_owned() } else { code };
        if !known(&code) {
            notes.add(Code::UnknownTerritory, &format!("{about} {code}"));
        }
        if !kept.contains(&code) {
            kept.push(code);
        }
    }
    kept
}

/// Whether a code has the shape of a territory of France.
pub fn known(code: &str) -> bool {
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let department = |text: &str| {
        matches!(text, "2A" | "2B" | "971" | "972" | "973" | "974" | "976")
            || (text.len() == 2 && figures(text) && text != "00" && text != "20" && text <= "95")
    };
    match Scope::parse(code) {
        Some(Scope::Country) => code == "PAYS-FR",
        Some(Scope::Region(code)) => REGIONS.iter().any(|(_, known)| *known == code && code.len() == 2),
        Some(Scope::Department(code)) => department(&code),
        Some(Scope::Group(code)) => code.len() == 9 && figures(&code),
        Some(Scope::Commune(code)) => {
            let department = code.get(..2).is_some_and(|start| start == "97" || department(start));
            code.len() == 5 && department && figures(code.get(2..).unwrap_or_default())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_territory_code_stays_and_is_reported() {
        let mut notes = Notes::default();
        let given = ["PAYS-99100", "COM-987", "DEP-978", "REG-27", "REG-27"].map(str::to_owned);
        assert_eq!(codes(given, &mut notes, "territory"), ["PAYS-FR", "COM-987", "DEP-978", "REG-27"]);
        let notes = format!("{notes:?}");
        assert!(notes.contains("unknown_territory: territory COM-987"), "{notes}");
        assert!(notes.contains("DEP-978") && !notes.contains("REG-27"), "{notes}");
    }

    #[test]
    fn a_perimeter_is_found_by_its_name_and_scale() {
        assert_eq!(perimeter("Bourgogne-Franche-Comté", Some("Région")).as_deref(), Some("REG-27"));
        assert_eq!(perimeter("Côte-d'Or", Some("Département")).as_deref(), Some("DEP-21"));
        assert_eq!(perimeter("Côte-d’Or", None).as_deref(), Some("DEP-21"));
        assert_eq!(perimeter("Bussières", Some("Commune")), None);
        assert_eq!(perimeter("Drôme", None), None);
    }
}
