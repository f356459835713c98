//! What is kept of a person: what the forms need, and nothing else a provider may say.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::verify::Claims;

/// Longest value that is kept, in characters.
const LONGEST: usize = 200;
/// Scopes by which the day of birth is asked for.
const BIRTH: [&str; 3] = ["birthdate", "birth", "identite_pivot"];

/// A person, in a provider's words. Empty: not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    pub given_name: String,
    pub family_name: String,
    /// The name in use, where it is not the family's.
    pub preferred_username: String,
    pub email: String,
    /// As it is said: a day or a month may be unknown (`1961-00-00`).
    pub birthdate: String,
}

impl Person {
    /// What is kept of these claims, where the configuration asks for these scopes.
    pub fn of(claims: &Claims, scopes: &[String]) -> Self {
        let said = |name: &str| {
            let text = claims.get(name).and_then(Value::as_str).unwrap_or_default();
            text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect::<String>()
        };
        let birth = scopes.iter().any(|scope| BIRTH.contains(&scope.as_str()));
        Self {
            given_name: said("given_name"),
            family_name: said("family_name"),
            preferred_username: said("preferred_username"),
            email: said("email"),
            birthdate: if birth { said("birthdate") } else { String::new() },
        }
    }

    /// How they are greeted: their names, or the address that they signed in by.
    pub fn display_name(&self) -> String {
        let family = [&self.preferred_username, &self.family_name];
        let family = family.into_iter().find(|name| !name.is_empty()).map_or("", String::as_str);
        let names: Vec<_> = [&self.given_name, family].into_iter().filter(|name| !name.is_empty()).collect();
        if names.is_empty() { self.email.clone() } else { names.join(" ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, scopes: &[&str]) -> Person {
        let scopes: Vec<_> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Person::of(&serde_json::from_str(text).unwrap(), &scopes)
    }

    #[test]
    fn what_nobody_asked_for_is_not_kept() {
        let text = r#"{"given_name":"Ana","family_name":"D’Arçon","gender":"female","birthdate":"1961-00-00",
            "phone_number":"1","email":["x"]}"#;
        let person = said(text, &["openid", "email"]);
        assert_eq!(
            person,
            Person { given_name: "Ana".into(), family_name: "D’Arçon".into(), ..Person::default() }
        );
        assert_eq!(said(text, &["birthdate"]).birthdate, "1961-00-00");
    }

    #[test]
    fn people_are_greeted_by_what_they_are_called() {
        let names = |given: &str, used: &str, family: &str| {
            let text = serde_json::json!({"given_name": given, "preferred_username": used, "family_name": family,
                "email": "a@b.example"});
            said(&text.to_string(), &[]).display_name()
        };
        assert_eq!(names("Maëlle", "", "D’ARÇON"), "Maëlle D’ARÇON");
        assert_eq!(names("Maëlle", "L’HÉRITIER", "D’ARÇON"), "Maëlle L’HÉRITIER");
        assert_eq!(names("", "", "SUKARNO"), "SUKARNO");
        assert_eq!(names("", "", ""), "a@b.example");
        assert_eq!(names(" a\u{7}b\n", "", &"x".repeat(500)), format!("ab {}", "x".repeat(200)));
    }
}
