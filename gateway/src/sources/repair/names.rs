//! Names: the id of a record, and titles as people would write them.

use crate::sources::{Code, Notes};

/// A text in the alphabet of record ids: `a-z 0-9 -`, accents dropped, at most 120 characters.
pub fn slug(text: &str) -> String {
    let slug = super::text::folded(&super::text::clean(text));
    let slug: String = slug.chars().map(|c| if c == ' ' { '-' } else { c }).collect();
    let slug: String = slug.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(120).collect();
    slug.trim_matches('-').to_owned()
}

/// A title: first letter in upper case, no full stop, no quotes around it all.
///
/// Acronyms and brands are left as they are: only a label that starts with two small letters is raised.
pub fn title(label: &str, notes: &mut Notes) -> String {
    let label = super::text::clean(label).replace('\n', " ");
    let kept = label.trim_end_matches('.').trim_end();
    let kept = if label.ends_with("...") { label.as_str() } else { kept };
    let mut chars = kept.chars();
    let built = match (chars.next(), chars.next()) {
        (Some(first), second) if first.is_lowercase() && !second.is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(kept.chars().skip(1)).collect()
        }
        // « pASS'VAE » : a small letter before capitals is a slip of the key.
        (Some(first), Some(second)) if first.is_lowercase() && second.is_uppercase() => {
            first.to_uppercase().chain(kept.chars().skip(1)).collect()
        }
        _ => kept.to_owned(),
    };
    if built != label {
        notes.add(Code::TitleRebuilt, &label);
    }
    built
}

/// A code of five letters and figures: an INSEE code, a postcode. Empty where it cannot be one.
pub fn five(code: &str) -> String {
    let code = code.trim();
    let fits = code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    if fits { code.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_lower_case_becomes_a_title() {
        let mut notes = Notes::default();
        assert_eq!(title("aide au permis de conduire.", &mut notes), "Aide au permis de conduire");
        assert_eq!(title("pASS'VAE", &mut notes), "PASS'VAE");
        assert_eq!(title("Loca-Pass", &mut notes), "Loca-Pass");
    }

    #[test]
    fn a_slug_holds_only_the_alphabet_of_ids() {
        assert_eq!(slug("Côte-d'Or_aide étudiante+.yml"), "cote-d-or-aide-etudiante-yml");
        assert_eq!(slug("…"), "");
    }
}
