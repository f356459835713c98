//! One benefit: its file as an aid.

use std::collections::HashMap;

use api_client::wire::{Aid, Condition, Origin, Step};
use chrono::NaiveDate;
use serde_json::Value;

use super::institution::Institution;
use super::{Read, amount, conditions};
use crate::sources::feed::{field, list, stem};
use crate::sources::repair::{days, links, markup, names, people, text};
use crate::sources::{Code, File, Notes, Why, addresses, publics, territories, vocabulary};

/// Reads one benefit; `institutions` by the name of their file.
pub fn aid(
    file: &File,
    value: &Value,
    institutions: &HashMap<String, Institution>,
    today: NaiveDate,
    notes: &mut Notes,
) -> Read<Aid> {
    let slug = names::slug(stem(&file.path));
    let label = field(value, "label").ok_or_else(|| Why::new(Code::MissingField, "label"))?;
    if slug.is_empty() {
        return Err(Why::new(Code::MissingField, "slug"));
    }
    if value.get("private") == Some(&Value::Bool(true)) {
        return Err(Why::new(Code::NotPublished, "private"));
    }
    let given = field(value, "institution").ok_or_else(|| Why::new(Code::MissingField, "institution"))?;
    let institution = institutions.get(&given).cloned().unwrap_or_else(|| Institution::unknown(&given));
    empty_values(value, notes);
    let mut pages = Pages::of(value, notes);
    let mut rules = conditions::rules(value, &institution, notes);
    let territory = territory(&mut rules.conditions, &institution, &given, notes);
    let mut for_whom = in_words(value, &mut pages, notes);
    for_whom.append(&mut rules.to_check);
    let description = field(value, "description").unwrap_or_default();
    let prose = markup::prose(&description, notes, "description");
    pages.more(prose.links, notes);
    conditions::without_disputed_age(
        &mut rules.conditions,
        &format!("{label} {} {}", prose.text, for_whom.join(" ")),
        notes,
    );
    let amount = amount::amount(value);
    let source_url = pages.main().ok_or_else(|| Why::new(Code::MissingField, "link"))?;
    let tags = format!("{label} {} {}", field(value, "interestFlag").unwrap_or_default(), institution.name);
    let title = names::title(&markup::plain(&label, notes, "label"), notes);
    let mut not_stated = vec!["documents", "deadline", "contact"];
    if amount.is_none() {
        not_stated.insert(0, "amount");
    }
    let steps = pages.steps();
    if steps.is_empty() {
        not_stated.push("steps");
    }
    Ok(Aid {
        id: format!("aides-jeunes:{slug}"),
        title: text::typeset(&title),
        detail: "short".to_owned(),
        theme: vocabulary::theme(&tags.replace("_interet", " "), "solidarity"),
        audience: conditions::audience(&rules),
        aid_types: vec![amount::kind(value, &label).to_owned()],
        bodies: vec![institution.name],
        territory,
        for_whom,
        conditions: rules.conditions,
        profiles: rules.profiles,
        amount,
        steps,
        filing: pages.filing().to_owned(),
        sigle: pages.teleservice.as_deref().and_then(links::sigle),
        not_stated: not_stated.into_iter().map(str::to_owned).collect(),
        source: "aides-jeunes".to_owned(),
        origins: vec![Origin { source: "aides-jeunes".to_owned(), url: source_url.clone() }],
        source_url,
        source_licence: Some("AGPL-3.0".to_owned()),
        verified_on: days::written(today),
        verified_from: Some("fetch".to_owned()),
        lang: "fr".to_owned(),
        ..Aid::default()
    })
}

/// Where the benefit holds: by its own condition, else by the body that gives it.
fn territory(rules: &mut Vec<Condition>, body: &Institution, slug: &str, notes: &mut Notes) -> Vec<String> {
    let own: Vec<String> =
        rules.iter().filter(|rule| rule.kind == "territory").flat_map(|rule| rule.any_of.clone()).collect();
    if !own.is_empty() {
        return own;
    }
    if body.territory.is_empty() {
        // No territory reads as everywhere: an unknown condition says that we do not know.
        notes.add(Code::UnknownTerritory, slug);
        rules.push(publics::in_words());
    }
    territories::codes(body.territory.clone(), notes, slug)
}

/// Conditions in words: facts of the feed, without its markup.
fn in_words(value: &Value, pages: &mut Pages, notes: &mut Notes) -> Vec<String> {
    let mut words = Vec::new();
    for (key, about) in [("conditions", "conditions"), ("voluntary_conditions", "voluntary_conditions")] {
        for written in list(value, key) {
            let prose = markup::prose(&written, notes, about);
            pages.more(prose.links, notes);
            let line = text::typeset(&people::without_people(&prose.text.replace('\n', " "), notes, about));
            if !line.is_empty() && !words.contains(&line) {
                words.push(line);
            }
        }
    }
    words
}

fn empty_values(value: &Value, notes: &mut Notes) {
    for key in ["teleservice", "legend", "montant", "form", "instructions", "unit", "link", "interestFlag"] {
        let empty = match value.get(key) {
            Some(Value::Null) => true,
            Some(Value::String(text)) => text.trim().is_empty(),
            _ => false,
        };
        if empty {
            notes.add(Code::EmptyValue, key);
        }
    }
}

/// The pages of a benefit, by what they are for.
#[derive(Default)]
struct Pages {
    link: Option<String>,
    instructions: Option<String>,
    form: Option<String>,
    teleservice: Option<String>,
    others: Vec<(String, String)>,
}

impl Pages {
    fn of(value: &Value, notes: &mut Notes) -> Self {
        let mut page = |key: &str| {
            let written = field(value, key)?;
            links::absolute(&written, Some(&addresses::shipped().region), notes, key)
        };
        Self {
            link: page("link"),
            instructions: page("instructions"),
            form: page("form"),
            teleservice: page("teleservice"),
            others: Vec::new(),
        }
    }

    /// Pages that a text points to.
    fn more(&mut self, found: Vec<(String, String)>, notes: &mut Notes) {
        for (words, href) in found {
            let base = Some(addresses::shipped().region.as_str());
            if let Some(url) = links::absolute(&href, base, notes, "link in text") {
                self.others.push((words, url));
            }
        }
    }

    fn main(&self) -> Option<String> {
        [&self.link, &self.instructions, &self.teleservice, &self.form].into_iter().flatten().next().cloned()
    }

    fn filing(&self) -> &'static str {
        if self.teleservice.is_none() && self.form.is_some() { "paper" } else { "portal" }
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut push = |text: &str, link: &String| {
            if !steps.iter().any(|step| step.link.as_ref() == Some(link)) {
                steps.push(Step { text: text.to_owned(), link: Some(link.clone()) });
            }
        };
        for (words, url) in &self.others {
            if !words.is_empty() {
                push(words, url);
            }
        }
        let known = [
            (&self.instructions, "Lisez la marche à suivre."),
            (&self.form, "Remplissez le formulaire."),
            (&self.teleservice, "Faites la demande en ligne."),
        ];
        for (page, text) in known {
            if let Some(url) = page.as_ref().filter(|url| Some(*url) != self.link.as_ref()) {
                push(text, url);
            }
        }
        steps
    }
}
