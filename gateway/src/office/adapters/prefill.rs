//! The prefilled form of a portal (Démarche numérique): the citizen goes on there by a link. Documents cannot be
//! pushed, and a value that the portal does not like is dropped without a word: both are said to the citizen.

use std::collections::BTreeMap;

use api_client::wire;
use chrono::{DateTime, TimeDelta, Utc};
use domain::form::answer::{self, Value};
use domain::form::{self, Form, Kind};
use domain::paris::paris;
use reqwest::header::HeaderMap;
use reqwest::{StatusCode, Url};
use serde::Deserialize;
use serde_json::Value as Json;

use super::Trouble;
use super::web::{self, Web};
use crate::config;
use crate::fault::Fault;
use crate::jobs::public_hosts::is_loopback;
use crate::office::package::Package;
use crate::pages::words;

/// Longest link that the portal itself promises to make.
const LINK: usize = 2_000;

/// A portal and one of its procedures.
pub struct Prefill {
    web: Web,
    set: config::PrefillAdapter,
}

/// A link that is ready.
pub struct Prefilled {
    /// Where the citizen goes on.
    pub link: String,
    /// What the portal calls it.
    pub number: Option<String>,
}

/// What the portal answers.
#[derive(Deserialize)]
struct Dossier {
    dossier_url: String,
    #[serde(default)]
    dossier_number: Option<Json>,
}

impl Prefill {
    /// The one that is configured.
    pub fn of(name: &str, set: &config::PrefillAdapter) -> Result<Self, Fault> {
        let web = Web::to(name, &set.address, set.private_network, set.seconds, "ma-region-gateway")?;
        if set.procedure.is_empty() || !set.procedure.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Fault::Setting(format!("office: the procedure of {name} is no number")));
        }
        Ok(Self { web, set: set.clone() })
    }

    /// Makes the link. `postcodes` tells those of a commune.
    pub async fn hand(
        &self,
        package: &Package,
        postcodes: impl Fn(&str) -> Vec<String>,
    ) -> Result<Prefilled, Trouble> {
        let envelope: wire::Envelope = serde_json::from_slice(&package.envelope)
            .map_err(|_| Trouble::Refused("the envelope cannot be read".to_owned()))?;
        if envelope.ciphertext.is_some() {
            return Err(Trouble::Refused("the answers are sealed: they cannot be prefilled".to_owned()));
        }
        let form = package.form.as_ref();
        let form = form.ok_or_else(|| Trouble::Refused("the form is not known any more".to_owned()))?;
        let body = filled(form, &envelope.answers, &self.set.fields, postcodes);
        let path = format!("api/public/v1/demarches/{}/dossiers", self.set.procedure);
        let body = serde_json::to_vec(&body).map_err(|error| Trouble::Away(error.to_string()))?;
        let answer = self.web.post(self.under(&path), body, HeaderMap::new()).await?;
        if answer.status() != StatusCode::CREATED {
            return Err(match answer.status().is_success() {
                true => Trouble::Away("what answers is not the portal".to_owned()),
                false => web::trouble(&answer),
            });
        }
        let made: Dossier = web::read(answer).await?;
        let number = match made.dossier_number {
            Some(Json::String(text)) if text.len() <= 40 => Some(text),
            Some(Json::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        if self.is_good(&made.dossier_url) {
            Ok(Prefilled { link: made.dossier_url, number })
        } else {
            Err(Trouble::Away("the portal gave a link that is not its own".to_owned()))
        }
    }

    /// What the citizen reads: French, then English. Which of them they read, nobody knows here.
    pub fn said(&self, package: &Package, made: &Prefilled, now: DateTime<Utc>) -> String {
        let until = paris(now + TimeDelta::days(i64::from(self.set.days)));
        let until = form::Wording {
            fr: until.format("%d/%m/%Y").to_string(),
            en: until.format("%-d %B %Y").to_string(),
        };
        let (portal, link) = (words::same(&self.set.portal), words::same(&made.link));
        let mut said = vec![words::gateway_prefilled(&portal, &link, &until)];
        if !package.papers.is_empty() {
            said.push(words::gateway_prefilled_documents(&labels(package), &portal));
        }
        let french = said.iter().map(|text| text.fr.clone());
        let english = said.iter().filter_map(|text| text.en.clone());
        french.chain(english).collect::<Vec<_>>().join("\n\n")
    }

    fn under(&self, path: &str) -> Url {
        let mut url = self.web.url.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}/{path}"));
        url
    }

    /// A link that is sent to a citizen leads to the portal itself, over TLS, or to a host that the operator named.
    fn is_good(&self, link: &str) -> bool {
        let Ok(url) = link.parse::<Url>() else { return false };
        let same = url.host() == self.web.url.host();
        let named = url.host_str().is_some_and(|host| self.set.hosts.iter().any(|named| named == host));
        let safe = url.scheme() == "https" || is_loopback(&self.web.url) && same;
        safe && (same || named) && link.len() <= LINK && link.bytes().all(|byte| byte.is_ascii_graphic())
    }
}

/// The names of the documents that the citizen attaches there, each slot once.
fn labels(package: &Package) -> form::Wording {
    let mut slots: Vec<&str> = package.manifest.documents.iter().map(|one| one.slot.as_str()).collect();
    slots.dedup();
    let label = |slot: &&str| {
        let known = package.form.as_ref().and_then(|form| form.slot(slot)).map(|slot| slot.label.clone());
        known.unwrap_or_else(|| words::same(slot))
    };
    let labels: Vec<_> = slots.iter().map(label).collect();
    let joined = |french| labels.iter().map(|one| one.read_in(french)).collect::<Vec<_>>().join(", ");
    form::Wording { fr: joined(true), en: joined(false) }
}

/// The answers that have a place on the portal, in its shapes. What it would not understand is left out: it would
/// be dropped there without a word, and the citizen is asked to check everything.
fn filled(
    form: &Form,
    answers: &form::Answers,
    fields: &BTreeMap<String, String>,
    postcodes: impl Fn(&str) -> Vec<String>,
) -> BTreeMap<String, Json> {
    let mut body = BTreeMap::new();
    for (path, place) in fields {
        let Some(typed) = answers.get(path).filter(|typed| !typed.trim().is_empty()) else { continue };
        let Some((_, kind)) = form::question(form, path) else { continue };
        let value = answer::read(kind, typed).ok().and_then(|value| shaped(kind, value, &postcodes));
        if let Some(value) = value {
            body.insert(place.clone(), value);
        }
    }
    body
}

fn shaped(kind: &Kind, value: Value, postcodes: impl Fn(&str) -> Vec<String>) -> Option<Json> {
    let label = |id: &str| {
        let option = kind.options().iter().find(|option| option.id == id)?;
        Some(Json::from(option.label.fr.clone()))
    };
    Some(match value {
        Value::Text(text)
        | Value::Email(text)
        | Value::Phone(text)
        | Value::Iban(text)
        | Value::Registered(text) => Json::from(text),
        Value::Number(thousandths) => Json::from(decimal(thousandths, 3)),
        Value::Money(cents) => Json::from(decimal(cents, 2)),
        Value::Date(day) => Json::from(day.to_string()),
        Value::YesNo(yes) => Json::from(if yes { "true" } else { "false" }),
        Value::Choice(id) => label(&id)?,
        Value::Choices(ids) => Json::from(ids.iter().filter_map(|id| label(id)).collect::<Vec<_>>()),
        // The portal takes a postcode and an INSEE code; of several postcodes nobody knows which is meant.
        Value::Commune(code) => match postcodes(&code).as_slice() {
            [postcode] => Json::from(vec![postcode.clone(), code]),
            _ => return None,
        },
        Value::Address { street, postcode, town } => Json::from(format!("{street} {postcode} {town}")),
    })
}

/// A figure of so many places, without the zeros at its end.
fn decimal(scaled: i64, places: usize) -> String {
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let rest = rest.trim_end_matches('0');
    let sign = if scaled < 0 { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_portal_reads_them() {
        for (scaled, places, expected) in
            [(12_500, 3, "12.5"), (12_000, 3, "12"), (5, 2, "0.05"), (-150, 2, "-1.5"), (0, 2, "0")]
        {
            assert_eq!(decimal(scaled, places), expected);
        }
    }

    #[test]
    fn each_answer_takes_the_shape_of_the_portal() {
        let towns = |code: &str| match code {
            "21231" => vec!["21000".to_owned()],
            _ => vec!["70000".to_owned(), "70001".to_owned()],
        };
        let shape = |value| shaped(&Kind::YesNo, value, towns);
        assert_eq!(shape(Value::YesNo(true)), Some(Json::from("true")));
        assert_eq!(shape(Value::Commune("21231".into())), Some(serde_json::json!(["21000", "21231"])));
        assert_eq!(shape(Value::Commune("70550".into())), None, "two postcodes");
        assert_eq!(shape(Value::Date("2001-02-03".parse().unwrap())), Some(Json::from("2001-02-03")));
        let option = form::Choice {
            id: "a".to_owned(),
            label: form::Wording { fr: "Premier".to_owned(), en: "First".to_owned() },
        };
        let kind = Kind::Choice(vec![option]);
        assert_eq!(shaped(&kind, Value::Choice("a".into()), towns), Some(Json::from("Premier")));
        assert_eq!(shaped(&kind, Value::Choice("b".into()), towns), None);
        let several = shaped(&kind, Value::Choices(vec!["a".into(), "b".into()]), towns);
        assert_eq!(several, Some(serde_json::json!(["Premier"])));
    }
}
