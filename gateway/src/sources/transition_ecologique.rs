//! `transition-ecologique`: the YAML programmes of mission-transition-écologique (SOURCES.md §4.2).
//!
//! The feed is AGPL-3.0: facts are taken (title, validity, conditions, steps, contact), its
//! descriptions are not.

use api_client::wire::{Aid, Amount, Condition, Contact, Deadline, Origin, Step, Window};
use chrono::NaiveDate;
use serde_json::Value;

use super::feed::{field, list, objects, stem};
use super::repair::{days, links, markup, names, people, text};
use super::{
    Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, feed, publics, territories, vocabulary,
};

/// The source `transition-ecologique`.
pub struct TransitionEcologique;

impl Source for TransitionEcologique {
    fn name(&self) -> &'static str {
        "transition-ecologique"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        for file in files.iter().filter(|file| feed::ends(file, &[".yml", ".yaml"])) {
            let mut notes = Notes::default();
            let value = feed::yaml(file, &mut reading);
            let aid = value.and_then(|value| aid(file, &value, today, &mut notes));
            reading.take(&file.path, aid.map(|aid| Record::Aid(Box::new(aid))), notes);
        }
        feed::some_of(reading, files)
    }
}

fn aid(file: &File, value: &Value, today: NaiveDate, notes: &mut Notes) -> Result<Aid, Why> {
    let missing = |field: &str| Why::new(Code::MissingField, field);
    let slug = names::slug(stem(&file.path));
    let label = field(value, "titre").ok_or_else(|| missing("titre"))?;
    if slug.is_empty() {
        return Err(missing("slug"));
    }
    let url = field(value, "url").and_then(|url| links::absolute(&url, None, notes, "url"));
    let contact = contact(value, notes);
    let steps = steps(value, notes);
    let source_url = url
        .or_else(|| steps.iter().find_map(|step| step.link.clone()))
        .or_else(|| contact.as_ref().and_then(|contact| contact.url.clone()))
        .ok_or_else(|| missing("url"))?;
    let (territory, mut conditions) = territory(value, notes);
    conditions.extend(company(value, notes));
    let audience = audience(value);
    let deadline = validity(value, notes);
    let amount = amount(value, notes);
    let kind = field(value, "nature de l'aide").unwrap_or_default();
    let kind = vocabulary::aid_type(&kind).unwrap_or("advice").to_owned();
    let title = names::title(&markup::plain(&label, notes, "titre"), notes);
    Ok(vocabulary::open_sections_said(Aid {
        id: format!("transition-ecologique:{slug}"),
        theme: vocabulary::theme(&label, "environment"),
        title: text::typeset(&title),
        detail: "short".to_owned(),
        profiles: publics::profiles(&audience),
        audience,
        aid_types: vec![kind],
        bodies: bodies(value),
        territory,
        for_whom: in_words(value, notes),
        conditions,
        amount,
        filing: "portal".to_owned(),
        sigle: steps.iter().filter_map(|step| step.link.as_deref()).find_map(links::sigle),
        steps,
        deadline,
        contact,
        source: "transition-ecologique".to_owned(),
        origins: vec![Origin { source: "transition-ecologique".to_owned(), url: source_url.clone() }],
        source_url,
        source_licence: Some("AGPL-3.0".to_owned()),
        verified_on: days::written(today),
        verified_from: Some("fetch".to_owned()),
        lang: "fr".to_owned(),
        ..Aid::default()
    }))
}

/// First and last day of the programme; both go if the end comes before the beginning.
fn validity(value: &Value, notes: &mut Notes) -> Option<Deadline> {
    let mut day = |key: &str| days::day(&field(value, key)?, notes, key);
    let (opens, closes) = (day("début de validité"), day("fin de validité"));
    if opens.zip(closes).is_some_and(|(opens, closes)| closes < opens) {
        notes.add(Code::DatesUnreadable, "validité");
        return None;
    }
    let window = Window { opens_on: opens.map(days::written), closes_on: closes.map(days::written) };
    (opens.is_some() || closes.is_some()).then(|| Deadline {
        ends_on: window.closes_on.clone(),
        windows: vec![window],
        origin: Some("official".to_owned()),
        ..Deadline::default()
    })
}

fn territory(value: &Value, notes: &mut Notes) -> (Vec<String>, Vec<Condition>) {
    let named = list(value.get("conditions d'éligibilité").unwrap_or(&Value::Null), "secteur géographique");
    let mut scopes: Vec<String> = Vec::new();
    for name in named.iter().flat_map(|names| names.split(',')).map(str::trim).filter(|name| !name.is_empty())
    {
        let whole =
            ["france", "toute la france", "national", "france metropolitaine", "tous les territoires"];
        let scope = match text::folded(name).as_str() {
            name if whole.contains(&name) => Some("PAYS-FR".to_owned()),
            _ => territories::region(name),
        };
        match scope {
            Some(scope) if !scopes.contains(&scope) => scopes.push(scope),
            Some(_) => {}
            // Collectivities beyond the sea are not régions: nobody of ours lives there.
            None if overseas(name) => {}
            None => notes.add(Code::UnknownTerritory, name),
        }
    }
    let condition =
        |kind: &str, any_of: Vec<String>| Condition { kind: kind.to_owned(), any_of, ..Condition::default() };
    notes.condition(!scopes.is_empty());
    if scopes.is_empty() {
        // No territory reads as everywhere: an unknown condition says that we do not know.
        return (scopes, vec![publics::in_words()]);
    }
    (scopes.clone(), vec![condition("territory", scopes)])
}

fn overseas(name: &str) -> bool {
    let folded = text::folded(name);
    ["polynesie", "nouvelle caledonie", "wallis", "saint pierre"]
        .iter()
        .any(|start| folded.starts_with(start))
}

/// What the rules of the programme say that a machine can check: head-count, NAF sections, legal form.
fn company(value: &Value, notes: &mut Notes) -> Vec<Condition> {
    let Some(rules) = value.get("publicodes") else { return Vec::new() };
    let mut found = Vec::new();
    let all = |name: &str, key: &str| rules.get(name).map(|rule| list(rule, key)).unwrap_or_default();
    for rule in all("entreprise . a un effectif éligible", "toutes ces conditions") {
        let headcount = headcount(&rule);
        notes.condition(headcount.is_some());
        found.push(headcount.unwrap_or_else(publics::in_words));
    }
    for rule in all("entreprise . a une categorie legale eligible", "toutes ces conditions") {
        let is_micro = Condition {
            kind: "declared".to_owned(),
            question: Some(text::typeset("Êtes-vous en micro-entreprise ?")),
            ..Condition::default()
        };
        let understood = rule.trim() == "microentrepreneur = non";
        notes.condition(understood);
        let not = Condition { kind: "not".to_owned(), of: vec![is_micro], ..Condition::default() };
        found.push(if understood { not } else { publics::in_words() });
    }
    let sectors = all("entreprise . est dans un secteur d'activité ciblé", "une de ces conditions");
    let section = |rule: &String| {
        let letter = rule.strip_prefix("code NAF niveau 1 . est ")?.trim();
        (letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| letter.to_owned())
    };
    if !sectors.is_empty() {
        // One rule that is no section, and the list would say less than the programme.
        let any_of = sectors.iter().map(section).collect::<Option<Vec<_>>>();
        notes.condition(any_of.is_some());
        found.push(any_of.map_or_else(publics::in_words, |any_of| Condition {
            kind: "naf_section".to_owned(),
            any_of,
            ..Condition::default()
        }));
    }
    found.dedup();
    found
}

/// `effectif <= 249`.
fn headcount(rule: &str) -> Option<Condition> {
    let words: Vec<&str> = rule.split_whitespace().collect();
    let ["effectif", op, count] = words.as_slice() else { return None };
    let count = count.parse().ok()?;
    let known = vocabulary::COMPARISONS.contains(op);
    known.then(|| Condition {
        kind: "headcount".to_owned(),
        op: Some((*op).to_owned()),
        count: Some(count),
        ..Condition::default()
    })
}

fn audience(value: &Value) -> Vec<String> {
    let mut audience = vec!["company".to_owned()];
    if field(value, "ouvert aux administrations publiques").is_some_and(|open| text::folded(&open) == "oui") {
        audience.push("public_body".to_owned());
    }
    audience
}

fn bodies(value: &Value) -> Vec<String> {
    let mut bodies: Vec<String> = field(value, "opérateur de contact").into_iter().collect();
    for other in list(value, "autres opérateurs") {
        if !bodies.contains(&other) {
            bodies.push(other);
        }
    }
    bodies.iter().map(|body| markup::plain(body, &mut Notes::default(), "").replace('\n', " ")).collect()
}

/// Conditions in words, the ones that say « everybody » left out.
fn in_words(value: &Value, notes: &mut Notes) -> Vec<String> {
    let Some(conditions) = value.get("conditions d'éligibilité") else { return Vec::new() };
    let keys = [
        "taille de l'entreprise",
        "secteur d'activité",
        "nombre d'années d'activité",
        "autres critères d'éligibilité",
    ];
    let mut words = Vec::new();
    for written in keys.iter().flat_map(|key| list(conditions, key)) {
        let line = markup::plain(&written, notes, "conditions d'éligibilité").replace('\n', " ");
        let line = text::typeset(people::without_people(&line, notes, "conditions").trim_end_matches(','));
        let folded = text::folded(&line);
        let everybody = ["toutes tailles", "tous secteurs", "eligible a toutes"];
        if !folded.is_empty() && !everybody.iter().any(|start| folded.starts_with(start)) {
            words.push(line);
        }
    }
    words
}

fn amount(value: &Value, notes: &mut Notes) -> Option<Amount> {
    let keys = [
        "montant du financement",
        "coût de l'accompagnement",
        "montant de l'avantage fiscal",
        "montant du prêt",
    ];
    let words = keys.iter().find_map(|key| field(value, key))?;
    let words = text::typeset(&markup::plain(&words, notes, "montant").replace('\n', " "));
    Some(Amount { words, ..Amount::default() })
}

fn steps(value: &Value, notes: &mut Notes) -> Vec<Step> {
    let mut steps = Vec::new();
    for goal in objects(value, "objectifs") {
        let Some(words) = field(goal, "description") else { continue };
        let prose = markup::prose(&words, notes, "objectifs");
        let words = text::typeset(&people::without_people(&prose.text, notes, "objectifs"));
        let written = objects(goal, "liens").iter().find_map(|link| field(link, "lien"));
        let written = written.or_else(|| prose.links.into_iter().map(|(_, href)| href).next());
        let link = written.and_then(|link| links::absolute(&link, None, notes, "lien"));
        if !words.is_empty() {
            steps.push(Step { text: words, link });
        }
    }
    steps
}

/// The operator and its contact page; « formulaire » is the form of their own site, and no address.
fn contact(value: &Value, notes: &mut Notes) -> Option<Contact> {
    let name = bodies(value).into_iter().next();
    let written = field(value, "contact question").filter(|contact| contact.trim() != "formulaire")?;
    if written.contains('@') {
        let email = written.trim().trim_start_matches("mailto:").to_owned();
        if !people::shared_mailbox(&email) {
            notes.add(Code::PersonalDataRemoved, "contact question");
            return None;
        }
        return Some(Contact { name, email: Some(email), ..Contact::default() });
    }
    let url = links::absolute(&written, None, notes, "contact question")?;
    Some(Contact { name, url: Some(url), ..Contact::default() })
}
