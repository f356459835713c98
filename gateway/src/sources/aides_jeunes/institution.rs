//! The bodies that give the aids: their names and where they act.

use serde_json::Value;

use crate::sources::Notes;
use crate::sources::feed::{field, list};
use crate::sources::repair::markup;

/// A body, as its file says.
#[derive(Debug, Clone, Default)]
pub struct Institution {
    /// Its name.
    pub name: String,
    /// Where it acts; none if its file does not say.
    pub territory: Vec<String>,
    /// Whether whoever lives there belongs to it: a commune, a group of communes, a département, a région.
    pub is_residence: bool,
}

impl Institution {
    /// Reads the file of a body.
    pub fn of(value: &Value) -> Self {
        let kind = field(value, "type").unwrap_or_default();
        let insee = field(value, "code_insee").unwrap_or_default();
        let siren = field(value, "code_siren").unwrap_or_default();
        let departments =
            || list(value, "departments").into_iter().map(|code| format!("DEP-{code}")).collect();
        let territory = match kind.as_str() {
            "national" | "europeen" => vec!["PAYS-FR".to_owned()],
            "region" if !insee.is_empty() => vec![format!("REG-{insee}")],
            "departement" if !insee.is_empty() => vec![format!("DEP-{insee}")],
            "commune" if !insee.is_empty() => vec![format!("COM-{insee}")],
            "epci" if !siren.is_empty() => vec![format!("EPCI-{siren}")],
            _ => departments(),
        };
        let name = markup::plain(&field(value, "name").unwrap_or_default(), &mut Notes::default(), "")
            .replace('\n', " ");
        // The file of the Region names a place and not a body.
        let bare = kind == "region" && !name.to_lowercase().contains("région");
        let is_residence = matches!(kind.as_str(), "region" | "departement" | "commune" | "epci");
        Self { name: if bare { format!("Région {name}") } else { name }, territory, is_residence }
    }

    /// A body whose file was not given: its slug is all that is known.
    pub fn unknown(slug: &str) -> Self {
        let name = markup::plain(&slug.replace('_', " "), &mut Notes::default(), "").replace('\n', " ");
        Self { name, ..Self::default() }
    }
}
