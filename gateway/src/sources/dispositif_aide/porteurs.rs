//! The column `porteurs`: a list of bodies, as JSON or as JavaScript writes one, inside a cell.

use serde_json::Value;

use crate::sources::feed::field;
use crate::sources::repair::markup;
use crate::sources::{Code, Notes, Why};

/// The names of the bodies, in their order; refused if there is none.
pub fn names(cell: &str, notes: &mut Notes) -> Result<Vec<String>, Why> {
    let unreadable = || Why::new(Code::UnreadableValue, "porteurs");
    let value: Value = serde_json::from_str(cell)
        .or_else(|_| serde_json::from_str(&as_json(cell)))
        .map_err(|_| unreadable())?;
    notes.add(Code::JsonInString, "porteurs");
    let bodies = value.as_array().map_or(std::slice::from_ref(&value), Vec::as_slice);
    let mut names: Vec<String> = Vec::new();
    for body in bodies {
        let name = field(body, "nom").map(|name| markup::plain(&name, notes, "porteurs").replace('\n', " "));
        if let Some(name) = name.filter(|name| !name.is_empty() && !names.contains(name)) {
            names.push(name);
        }
    }
    if names.is_empty() { Err(unreadable()) } else { Ok(names) }
}

/// `{ nom: 'ADEME' }` as `{ "nom": "ADEME" }`.
fn as_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut quote: Option<char> = None;
    let mut bare = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(end) if c == end => {
                out.push('"');
                quote = None;
            }
            Some(_) if c == '\\' => {
                // `\'` is no escape of JSON: the quote stands for itself there.
                match chars.next() {
                    Some('\'') => out.push('\''),
                    Some(next) => out.extend(['\\', next]),
                    None => {}
                }
            }
            Some(_) if c == '"' => out.push_str("\\\""),
            Some(_) => out.push(c),
            None if c.is_alphanumeric() || c == '_' => bare.push(c),
            None => {
                if !bare.is_empty() {
                    let word = std::mem::take(&mut bare);
                    let literal =
                        matches!(word.as_str(), "null" | "true" | "false") || word.parse::<f64>().is_ok();
                    out.push_str(&if literal { word } else { format!("\"{word}\"") });
                }
                if c == '\'' || c == '"' {
                    out.push('"');
                    quote = Some(c);
                } else {
                    out.push(c);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_inside_a_cell_are_read_and_unreadable_ones_refuse_the_record() {
        let mut notes = Notes::default();
        let cell =
            "[{ nom: 'ADEME', siren: '385290309', roles: [ 'instructeur' ]}, { nom: 'Région d\\'ici' }]";
        assert_eq!(names(cell, &mut notes).unwrap(), ["ADEME", "Région d'ici"]);
        assert!(format!("{notes:?}").contains("json_in_string"));
        assert_eq!(names("[{\"nom\":\"CCI\"}]", &mut notes).unwrap(), ["CCI"]);
        for bad in ["", "[]", "ADEME", "[{ nom: '", "{}", "null"] {
            assert_eq!(names(bad, &mut notes), Err(Why::new(Code::UnreadableValue, "porteurs")), "{bad}");
        }
    }
}
