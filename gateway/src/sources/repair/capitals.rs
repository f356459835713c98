//! Names and streets that a register keeps in capitals, written as people read them.

use super::text::clean;

/// Words that stay small inside a name.
const SMALL: [&str; 20] = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez", "ou", "par", "pour",
    "sous", "sur", "un",
];

/// Words that stay in capitals.
const ACRONYMS: [&str; 33] = [
    "adapei", "admr", "apf", "bp", "ccas", "cds", "ch", "chi", "chs", "chu", "cias", "cms", "cos", "cpts",
    "cs", "ehpad", "gcs", "had", "mapad", "mgen", "msa", "msp", "sa", "sarl", "sas", "sisa", "ssr", "ugecam",
    "usld", "vyv", "za", "zac", "zi",
];

/// Words whose accent is sure, whatever stands beside them.
const ACCENTED: [(&str, &str); 34] = [
    ("abbe", "abbé"),
    ("allee", "allée"),
    ("bruyeres", "bruyères"),
    ("chateau", "château"),
    ("chenes", "chênes"),
    ("cite", "cité"),
    ("college", "collège"),
    ("departemental", "départemental"),
    ("departementale", "départementale"),
    ("ecole", "école"),
    ("ecoles", "écoles"),
    ("eglise", "église"),
    ("erables", "érables"),
    ("etang", "étang"),
    ("foret", "forêt"),
    ("general", "général"),
    ("geriatrique", "gériatrique"),
    ("hopital", "hôpital"),
    ("hotel", "hôtel"),
    ("liberation", "libération"),
    ("lycee", "lycée"),
    ("marechal", "maréchal"),
    ("medecin", "médecin"),
    ("medical", "médical"),
    ("medicale", "médicale"),
    ("medico", "médico"),
    ("pole", "pôle"),
    ("pre", "pré"),
    ("regional", "régional"),
    ("republique", "république"),
    ("residence", "résidence"),
    ("sante", "santé"),
    ("theatre", "théâtre"),
    ("vallee", "vallée"),
];

/// Kinds of streets as registers shorten them.
const STREETS: [(&str, &str); 22] = [
    ("ALL", "allée"),
    ("AV", "avenue"),
    ("BD", "boulevard"),
    ("CHE", "chemin"),
    ("CHEM", "chemin"),
    ("CRS", "cours"),
    ("ESP", "esplanade"),
    ("FG", "faubourg"),
    ("GR", "grande rue"),
    ("HAM", "hameau"),
    ("IMP", "impasse"),
    ("LD", "lieu-dit"),
    ("LOT", "lotissement"),
    ("MTE", "montée"),
    ("PAS", "passage"),
    ("PL", "place"),
    ("PROM", "promenade"),
    ("QUAI", "quai"),
    ("R", "rue"),
    ("RTE", "route"),
    ("SQ", "square"),
    ("VLA", "villa"),
];

/// A name that is all in capitals, lowered; any other stays as it is published.
pub fn lowered(text: &str) -> String {
    let text = clean(text).replace('\n', " ");
    if text.chars().any(char::is_lowercase) {
        return text;
    }
    let words: Vec<&str> = text.split_inclusive(|c: char| !c.is_alphanumeric()).collect();
    let mut out = String::with_capacity(text.len());
    for (at, piece) in words.iter().enumerate() {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let after = &piece[word.len()..];
        let low = word.to_lowercase();
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        let last = next.is_none();
        match () {
            () if kept(word, &low) => out.push_str(word),
            () if SMALL.contains(&low.as_str()) && !out.is_empty() && !last => out.push_str(&low),
            () => raise(&mut out, &low),
        }
        // « D AUXOIS », « L'HOPITAL »: an elision, whether or not its apostrophe was kept.
        let vowel = next.is_some_and(|c| "AEIOUYHÉÈÊÀÂÎÔÛ".contains(c));
        let elided = matches!(low.as_str(), "d" | "l") && (after == "'" || (after == " " && vowel));
        out.push_str(if elided { "\u{2019}" } else { after });
    }
    out
}

/// The line of a street: its number, its kind written out, its name.
pub fn street(number: &str, kind: &str, name: &str) -> String {
    let written = STREETS.iter().find(|(short, _)| *short == kind.trim()).map(|(_, long)| *long);
    let kind = written.map_or_else(|| kind.trim().to_lowercase(), str::to_owned);
    // The name follows a kind: its own article is small.
    let name = if kind.is_empty() { lowered(name) } else { after_a_kind(name) };
    [number.trim(), &kind, &name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A whole line as an envelope has it: « 3 RUE DES TANNEURS ».
pub fn line(text: &str) -> String {
    let text = clean(text);
    let mut words = text.splitn(3, ' ');
    let (number, kind, name) = (words.next(), words.next(), words.next());
    let known =
        |kind: &str| STREETS.iter().any(|(short, long)| *short == kind || long.to_uppercase() == kind);
    match (number, kind, name) {
        (Some(number), Some(kind), Some(name))
            if number.starts_with(|c: char| c.is_ascii_digit())
                && known(kind)
                && !text.chars().any(char::is_lowercase) =>
        {
            street(number, kind, name)
        }
        _ => lowered(&text),
    }
}

fn after_a_kind(name: &str) -> String {
    let whole = lowered(&format!("X {name}"));
    whole.strip_prefix("X ").map_or(whole.clone(), str::to_owned)
}

/// A short form, a number of a king or a pope, or what holds figures.
fn kept(word: &str, low: &str) -> bool {
    let roman = word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    roman || ACRONYMS.contains(&low) || word.chars().any(|c| c.is_ascii_digit())
}

fn raise(out: &mut String, low: &str) {
    let word = ACCENTED.iter().find(|(plain, _)| *plain == low).map_or(low, |(_, accented)| *accented);
    let mut letters = word.chars();
    if let Some(first) = letters.next() {
        out.extend(first.to_uppercase());
        out.push_str(letters.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_capitals_is_lowered_with_its_small_words() {
        assert_eq!(
            lowered("MAISON DE SANTE PLURIDISCIPLINAIRE DE SAULIEU"),
            "Maison de Santé Pluridisciplinaire de Saulieu"
        );
        assert_eq!(lowered("EHPAD RESIDENCE D AUXOIS"), "EHPAD Résidence d’Auxois");
        assert_eq!(lowered("L'ERMITAGE"), "L’Ermitage");
        assert_eq!(lowered("CDS DE L'HOPITAL JEAN XXIII"), "CDS de l’Hôpital Jean XXIII");
        assert_eq!(lowered("ARC-ET-SENANS"), "Arc-et-Senans");
        assert_eq!(lowered("BATIMENT A"), "Batiment A");
    }

    #[test]
    fn what_is_written_by_people_stays_as_it_is() {
        assert_eq!(lowered("Maison de santé du Haut-Jura"), "Maison de santé du Haut-Jura");
        assert_eq!(lowered(""), "");
        assert_eq!(lowered("’ É -"), "’ É -");
    }

    #[test]
    fn the_kind_of_a_street_is_written_out() {
        assert_eq!(street("900", "RTE", "DE PARIS"), "900 route de Paris");
        assert_eq!(street("2", "AV", "DU GENERAL LECLERC"), "2 avenue du Général Leclerc");
        assert_eq!(street("", "", "LE BOURG"), "Le Bourg");
        assert_eq!(line("3 RUE DES TANNEURS"), "3 rue des Tanneurs");
        assert_eq!(line("3 PLACE"), "3 Place");
        assert_eq!(street("1", "CLOS", "LES PRES"), "1 clos les Pres");
    }
}
