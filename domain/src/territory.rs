//! Where something holds: scope codes of the etalab schema, and whether they cover a commune.

use std::fmt;

/// A scope code: `REG-27`, `DEP-39`, `COM-25056`, `EPCI-242100410`, `PAYS-FR`.
///
/// Source: etalab/schema-dispositif-aide 0.2.0, field `eligibilite_geographique`; `EPCI-` is ours,
/// for that schema has no code for groups of communes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The whole country.
    Country,
    /// A région, by its INSEE code.
    Region(String),
    /// A département, by its INSEE code.
    Department(String),
    /// A group of communes, by its SIREN number.
    Group(String),
    /// A commune, by its INSEE code.
    Commune(String),
}

impl Scope {
    /// Reads a code; none if its kind is not known to this build.
    pub fn parse(code: &str) -> Option<Self> {
        let (kind, value) = code.split_once('-')?;
        if value.is_empty() || !value.chars().all(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        match kind {
            "PAYS" => Some(Self::Country),
            "REG" => Some(Self::Region(value.to_owned())),
            "DEP" => Some(Self::Department(value.to_owned())),
            "EPCI" => Some(Self::Group(value.to_owned())),
            "COM" => Some(Self::Commune(value.to_owned())),
            _ => None,
        }
    }

    /// Whether the scope holds for somebody who lives there.
    pub fn covers(&self, place: &Place) -> bool {
        match self {
            Self::Country => true,
            Self::Region(code) => *code == place.region,
            Self::Department(code) => *code == place.department,
            Self::Group(code) => place.group.as_ref() == Some(code),
            Self::Commune(code) => *code == place.commune,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country => f.write_str("PAYS-FR"),
            Self::Region(code) => write!(f, "REG-{code}"),
            Self::Department(code) => write!(f, "DEP-{code}"),
            Self::Group(code) => write!(f, "EPCI-{code}"),
            Self::Commune(code) => write!(f, "COM-{code}"),
        }
    }
}

/// Where somebody lives: a commune, and what contains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// INSEE code of the commune.
    pub commune: String,
    /// SIREN of its group of communes; none where there is none.
    pub group: Option<String>,
    /// INSEE code of its département.
    pub department: String,
    /// INSEE code of its région.
    pub region: String,
}

/// Whether a place lies in one of the scopes and in none of the exclusions, which win.
///
/// No scope at all means everywhere.
pub fn holds(scopes: &[Scope], excluded: &[Scope], place: &Place) -> bool {
    let inside = scopes.is_empty() || scopes.iter().any(|scope| scope.covers(place));
    inside && !excluded.iter().any(|scope| scope.covers(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn besancon() -> Place {
        Place {
            commune: "25056".into(),
            group: Some("242500361".into()),
            department: "25".into(),
            region: "27".into(),
        }
    }

    #[test]
    fn an_exclusion_wins_over_an_inclusion() {
        let region = [Scope::Region("27".into())];
        let doubs = [Scope::Department("25".into())];
        assert!(holds(&region, &[], &besancon()));
        assert!(!holds(&region, &doubs, &besancon()));
    }

    #[test]
    fn an_unknown_kind_of_code_is_not_guessed() {
        assert_eq!(Scope::parse("CANTON-12"), None);
        assert_eq!(Scope::parse("REG-"), None);
        let code = "EPCI-242500361";
        assert_eq!(Scope::parse(code).map(|scope| scope.to_string()).as_deref(), Some(code));
    }
}
