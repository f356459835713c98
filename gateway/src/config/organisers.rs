//! `[organisers.NAME]`: agendas of communes and associations, each with what it does not say of itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::fault::Fault;

/// `[organisers.NAME]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organiser {
    pub name: String,
    pub format: Format,
    pub address: Address,
    #[serde(default)]
    pub commune: String,
    #[serde(default)]
    pub licence: String,
    #[serde(default)]
    pub page: String,
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default = "yes")]
    pub robots: bool,
}

/// As what an agenda is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// iCalendar.
    Ical,
    /// The sheet of docs/agenda.md.
    Csv,
}

/// Where an agenda lies: it may be a secret that its organiser shares with the Region, so no message shows it.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Address(String);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl Address {
    /// The address, or what the variable of `env:NAME` holds.
    #[allow(clippy::disallowed_methods, reason = "the configuration names the variable that holds a secret")]
    pub fn read(&self) -> Result<String, Fault> {
        match self.0.strip_prefix("env:") {
            Some(name) => {
                std::env::var(name).map_err(|_| Fault::Setting(format!("the variable {name} is not set")))
            }
            None => Ok(self.0.clone()),
        }
    }
}

fn yes() -> bool {
    true
}

/// Refuses names and communes that could not be written into ids and records.
pub(super) fn check(organisers: &BTreeMap<String, Organiser>) -> Result<(), Fault> {
    for (key, organiser) in organisers {
        let wrong = |what: &str| Err(Fault::Setting(format!("configuration: [organisers.{key}] {what}")));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || key.len() > 60 || !key.chars().all(plain) {
            return wrong("is called by small letters, figures and hyphens, 60 at most");
        }
        let is_line = |text: &str| text.chars().count() <= 200 && !text.chars().any(char::is_control);
        if organiser.name.trim().is_empty() || !is_line(&organiser.name) || !is_line(&organiser.licence) {
            return wrong("name is one line of 1 to 200 letters, licence one of 200 at most");
        }
        let code = organiser.commune.as_str();
        let is_code = code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_code && !code.is_empty() {
            return wrong("commune is the INSEE code of a commune, or empty");
        }
    }
    Ok(())
}
