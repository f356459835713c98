//! One aid of Aides-territoires, or of a feed that it reads.

use api_client::wire::{Aid, Amount, Contact, Deadline, Origin, Step, Window};
use chrono::NaiveDate;
use serde_json::Value;

use crate::sources::feed::{field, list, objects};
use crate::sources::repair::{days, links, markup, names, people, text};
use crate::sources::{Code, Notes, Why, addresses, publics, territories, vocabulary};

/// Whose words a feed speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Its own API, and the bodies that copy its keys.
    Territoires,
    /// The catalogue of the ADEME (« Agir pour la transition »).
    Ademe,
}

/// Reads one aid. What names a person (author, contact) is left out.
pub fn aid(value: &Value, dialect: Dialect, today: NaiveDate, notes: &mut Notes) -> Result<Aid, Why> {
    let missing = |field: &str| Why::new(Code::MissingField, field);
    let (name, long) = match dialect {
        Dialect::Territoires => ("name", "description"),
        Dialect::Ademe => ("titre", "description_longue"),
    };
    let id = field(value, "id").map(|id| names::slug(&id)).filter(|id| !id.is_empty());
    let id = id.ok_or_else(|| missing("id"))?;
    let label = field(value, name).ok_or_else(|| missing(name))?;
    let dead = |key: &str| value.get(key) == Some(&Value::Bool(false));
    if dead("is_live") || field(value, "status").is_some_and(|status| status == "draft") {
        return Err(Why::new(Code::NotPublished, "is_live"));
    }
    if field(value, "author").is_some() {
        notes.add(Code::PersonalDataRemoved, "author");
    }
    let source_url = page(value, dialect, notes).ok_or_else(|| missing("origin_url"))?;
    let territory = territory(value, dialect)?;
    let written = |key: &str, notes: &mut Notes| {
        let text = markup::plain(&field(value, key).unwrap_or_default(), notes, key);
        text::typeset(&people::without_people(&text, notes, key))
    };
    let title = text::typeset(&names::title(&markup::plain(&label, notes, name).replace('\n', " "), notes));
    let description = written(long, notes);
    let eligibility = written("eligibility", notes);
    let updated = field(value, "date_updated").or_else(|| field(value, "date_derniere_modification"));
    let updated = updated.and_then(|day| days::day(&day, notes, "date_updated"));
    let (deadline, amount, contact) =
        (deadline(value, dialect, notes), amount(value, notes), contact(value, notes));
    let steps = steps(value, notes);
    let kinds = [list(value, "aid_types_full"), list(value, "aid_types")].concat();
    let audience = audience(value, dialect, notes);
    Ok(vocabulary::open_sections_said(Aid {
        id: format!("aides-territoires:{id}"),
        theme: vocabulary::theme(&format!("{title} {}", list(value, "categories").join(" ")), "local_life"),
        title,
        detail: if description.is_empty() { "short" } else { "full" }.to_owned(),
        description,
        // What is asked stands in prose: whoever is not meant is told no, nobody is told yes.
        profiles: publics::counted(&audience, notes),
        conditions: vec![publics::in_words()],
        audience,
        aid_types: given(value, &kinds),
        bodies: bodies(value, dialect),
        territory,
        for_whom: eligibility.lines().map(|line| line.trim_start_matches("• ").to_owned()).collect(),
        amount,
        steps,
        deadline,
        contact,
        filing: "portal".to_owned(),
        source: "aides-territoires".to_owned(),
        origins: vec![Origin { source: "aides-territoires".to_owned(), url: source_url.clone() }],
        source_url,
        source_licence: field(value, "import_share_licence")
            .map(|licence| markup::plain(&licence, notes, "licence")),
        verified_on: days::written(updated.unwrap_or(today)),
        verified_from: Some(if updated.is_some() { "source" } else { "fetch" }.to_owned()),
        lang: "fr".to_owned(),
        ..Aid::default()
    }))
}

fn page(value: &Value, dialect: Dialect, notes: &mut Notes) -> Option<String> {
    let base =
        Some(addresses::shipped().aides_territoires.as_str()).filter(|_| dialect == Dialect::Territoires);
    ["origin_url", "url_agir", "url", "application_url"]
        .iter()
        .find_map(|key| links::absolute(&field(value, key)?, base, notes, key))
}

/// The perimeter is a name: found with its scale, or the aid is refused.
fn territory(value: &Value, dialect: Dialect) -> Result<Vec<String>, Why> {
    let unknown = |name: &str| Why::new(Code::UnknownTerritory, name);
    if dialect == Dialect::Ademe {
        let regions = list(value, "regions");
        if regions.is_empty() {
            let cover = value.get("couverture_geo").and_then(|cover| field(cover, "libelle"));
            let name = cover.ok_or_else(|| Why::new(Code::MissingField, "couverture_geo"))?;
            return territories::perimeter(&name, None)
                .map(|scope| vec![scope])
                .ok_or_else(|| unknown(&name));
        }
        return regions.iter().map(|name| territories::region(name).ok_or_else(|| unknown(name))).collect();
    }
    let name = field(value, "perimeter").ok_or_else(|| Why::new(Code::MissingField, "perimeter"))?;
    let scale = field(value, "perimeter_scale");
    territories::perimeter(&name, scale.as_deref()).map(|scope| vec![scope]).ok_or_else(|| unknown(&name))
}

fn bodies(value: &Value, dialect: Dialect) -> Vec<String> {
    if dialect == Dialect::Ademe {
        return vec!["ADEME".to_owned()];
    }
    let named = objects(value, "financers_full").iter().filter_map(|body| field(body, "name"));
    let mut bodies: Vec<String> = named.collect();
    if bodies.is_empty() {
        bodies = [list(value, "financers_full"), list(value, "financers")].concat();
    }
    bodies.iter().map(|body| markup::plain(body, &mut Notes::default(), "").replace('\n', " ")).collect()
}

fn audience(value: &Value, dialect: Dialect, notes: &mut Notes) -> Vec<String> {
    let mut audience: Vec<String> = Vec::new();
    for word in list(value, "targeted_audiences") {
        match vocabulary::audience(&word) {
            Some(who) if !audience.iter().any(|known| known == who) => audience.push(who.to_owned()),
            Some(_) => {}
            None => notes.add(Code::UnknownValue, &format!("targeted_audiences {word}")),
        }
    }
    if audience.is_empty() {
        audience.push(if dialect == Dialect::Ademe { "company" } else { "public_body" }.to_owned());
    }
    audience
}

fn given(value: &Value, kinds: &[String]) -> Vec<String> {
    let mut given: Vec<String> = Vec::new();
    let call = value.get("is_call_for_project") == Some(&Value::Bool(true))
        || field(value, "type").is_some_and(|kind| kind == "AAP");
    let call = call.then_some("call");
    for kind in call.into_iter().chain(kinds.iter().filter_map(|kind| vocabulary::aid_type(kind))) {
        if !given.iter().any(|known| known == kind) {
            given.push(kind.to_owned());
        }
    }
    if given.is_empty() {
        given.push("grant".to_owned());
    }
    given
}

fn deadline(value: &Value, dialect: Dialect, notes: &mut Notes) -> Option<Deadline> {
    let (opens, closes) = match dialect {
        Dialect::Territoires => ("start_date", "submission_deadline"),
        Dialect::Ademe => ("date_debut", "date_fin"),
    };
    let opens = field(value, opens).and_then(|day| days::day(&day, notes, opens));
    let closes = field(value, closes).and_then(|day| days::day(&day, notes, closes));
    let permanent = field(value, "recurrence").is_some_and(|words| text::folded(&words) == "permanente");
    if opens.zip(closes).is_some_and(|(opens, closes)| closes < opens) {
        notes.add(Code::DatesUnreadable, "submission_deadline");
        return None;
    }
    if opens.is_none() && closes.is_none() {
        return permanent.then(|| Deadline {
            all_year: true,
            origin: Some("official".to_owned()),
            ..Deadline::default()
        });
    }
    let window = Window { opens_on: opens.map(days::written), closes_on: closes.map(days::written) };
    Some(Deadline { windows: vec![window], origin: Some("official".to_owned()), ..Deadline::default() })
}

/// The rates and the sums that the aid states; a comment in words is kept as it is.
fn amount(value: &Value, notes: &mut Notes) -> Option<Amount> {
    let rate =
        |key: &str| value.get(key).and_then(Value::as_f64).filter(|rate| *rate > 0.0 && *rate <= 100.0);
    let sum = value.get("loan_amount").and_then(Value::as_f64).filter(|sum| *sum > 0.0 && *sum < 1e12);
    let mut parts: Vec<String> = Vec::new();
    match (rate("subvention_rate_lower_bound"), rate("subvention_rate_upper_bound")) {
        (Some(least), Some(most)) if least < most => parts.push(format!("{least} à {most} %")),
        (_, Some(most)) => parts.push(format!("{most} %")),
        (Some(least), None) => parts.push(format!("{least} %")),
        (None, None) => {}
    }
    if let Some(sum) = sum {
        parts.push(format!("{sum} €"));
    }
    if let Some(comment) = field(value, "subvention_comment") {
        parts.push(markup::plain(&comment, notes, "subvention_comment").replace('\n', " "));
    }
    let words = text::typeset(&people::without_people(&parts.join(", "), notes, "subvention_comment"));
    (!words.is_empty()).then(|| Amount {
        words,
        max_cents: sum.map(|sum| (sum * 100.0).round() as i64),
        ..Amount::default()
    })
}

fn contact(value: &Value, notes: &mut Notes) -> Option<Contact> {
    let written = field(value, "contact")?;
    let prose = markup::prose(&written, notes, "contact");
    people::contact(&prose.text, notes, "contact")
}

fn steps(value: &Value, notes: &mut Notes) -> Vec<Step> {
    let application = field(value, "application_url");
    let link = application.and_then(|url| links::absolute(&url, None, notes, "application_url"));
    // `mobilization_steps` says how far along a project must be: a condition, not a step.
    link.map(|link| Step { text: "Faites la demande en ligne.".to_owned(), link: Some(link) })
        .into_iter()
        .collect()
}
