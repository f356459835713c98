//! A card: one TOML file of `aids/`.

use api_client::wire::{Aid, Amount, Contact, Deadline, Grade, Origin, Step, Window};
use serde::Deserialize;

use super::check::{self, address, all_shown, day, listed, needed, scopes, shown, some};
use super::conditions::{Rule, Situation, conditions, profiles};
use super::easy;
use crate::sources::vocabulary as lists;
use crate::sources::{Code, File, Notes, Why};

/// The keys of a card. Which of them are needed depends on `detail`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    title: Option<String>,
    detail: Option<String>,
    promise: Option<String>,
    description: Option<String>,
    easy: Option<String>,
    theme: Option<String>,
    audience: Option<Vec<String>>,
    aid_types: Option<Vec<String>>,
    bodies: Option<Vec<String>>,
    territory: Option<Vec<String>>,
    excluded: Option<Vec<String>>,
    keywords: Option<Vec<String>>,
    for_whom: Option<Vec<String>>,
    conditions: Option<Vec<Rule>>,
    profiles: Option<Vec<Situation>>,
    documents: Option<Vec<String>>,
    steps: Option<Vec<Do>>,
    not_stated: Option<Vec<String>>,
    filing: Option<String>,
    form: Option<String>,
    sigle: Option<String>,
    source_url: Option<String>,
    verified_on: Option<String>,
    amount: Option<HowMuch>,
    deadline: Option<When>,
    contact: Option<Ask>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
/// A step, and the page where it is done.
pub(super) struct Do {
    text: String,
    link: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HowMuch {
    words: String,
    min_cents: Option<i64>,
    max_cents: Option<i64>,
    to_confirm: Option<bool>,
    grades: Option<Vec<Line>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    when: Vec<Rule>,
    cents: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    all_year: Option<bool>,
    windows: Option<Vec<Period>>,
    ends_on: Option<String>,
    stated: Option<String>,
    words: Option<String>,
    origin: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    opens_on: Option<String>,
    closes_on: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    url: Option<String>,
}

/// Makes a card an aid, or says what keeps it from being one.
pub fn aid(file: &File, card: Card, terms: &[easy::Term], _notes: &mut Notes) -> Result<Aid, Why> {
    let slug = check::slug(&file.path)?;
    let full = match card.detail.as_deref() {
        None | Some("full") => true,
        Some("short") => false,
        Some(other) => return Err(Why::new(Code::UnknownValue, &format!("detail {other}"))),
    };
    let title = needed(card.title, "title")?;
    if title.ends_with('.') && !title.ends_with("...") {
        return Err(Why::new(Code::UnreadableValue, "title ends with a full stop"));
    }
    let theme = card.theme.ok_or_else(|| Why::new(Code::MissingField, "theme"))?;
    listed(&theme, &lists::THEMES, lists::CITIZENSHIP, "theme")?;
    let audience = some(card.audience.unwrap_or_default(), "audience")?;
    audience.iter().try_for_each(|who| listed(who, &lists::AUDIENCES, lists::RESEARCHER, "audience"))?;
    let aid_types = card.aid_types.unwrap_or_default();
    aid_types.iter().try_for_each(|kind| listed(kind, &lists::AID_TYPES, "", "aid_types"))?;
    let bodies = some(all_shown(card.bodies, "bodies")?, "bodies")?;
    let territory = some(card.territory.unwrap_or_default(), "territory")?;
    let excluded = card.excluded.unwrap_or_default();
    scopes(&territory, "territory")?;
    scopes(&excluded, "excluded")?;
    let source_url =
        address(&card.source_url.ok_or_else(|| Why::new(Code::MissingField, "source_url"))?, "source_url")?;
    let verified_on =
        day(&card.verified_on.ok_or_else(|| Why::new(Code::MissingField, "verified_on"))?, "verified_on")?;
    let promise = shown(&card.promise.unwrap_or_default());
    if promise.chars().count() > 180 {
        return Err(Why::new(Code::TooLong, "promise"));
    }
    let filing = card.filing.unwrap_or_else(|| if full { String::new() } else { "portal".to_owned() });
    if filing.is_empty() {
        return Err(Why::new(Code::MissingField, "filing"));
    }
    listed(&filing, &lists::FILINGS, "", "filing")?;
    // A form of ours and filing with the gateway are one thing, said twice for whoever reads one of them.
    if card.form.is_some() != (filing == "gateway") {
        return Err(Why::new(Code::Contradiction, "filing form"));
    }
    let aid = Aid {
        id: format!("content:{slug}"),
        title,
        promise,
        description: shown(&card.description.unwrap_or_default()),
        easy_text: card.easy.map(|text| easy::text(&text, terms)).transpose()?,
        detail: if full { "full" } else { "short" }.to_owned(),
        theme,
        audience,
        aid_types,
        bodies,
        territory,
        excluded,
        keywords: all_shown(card.keywords, "keywords")?,
        for_whom: all_shown(card.for_whom, "for_whom")?,
        conditions: conditions(card.conditions)?,
        profiles: profiles(card.profiles)?,
        amount: card.amount.map(amount).transpose()?,
        documents: all_shown(card.documents, "documents")?,
        steps: steps(card.steps)?,
        deadline: card.deadline.map(deadline).transpose()?,
        contact: card.contact.map(contact).transpose()?,
        filing,
        form: card.form.map(|slug| format!("form:{slug}")),
        sigle: card.sigle.map(|sigle| shown(&sigle)),
        not_stated: card.not_stated.unwrap_or_default(),
        source: "content".to_owned(),
        origins: vec![Origin { source: "content".to_owned(), url: source_url.clone() }],
        source_url,
        source_licence: Some("EUPL-1.2".to_owned()),
        verified_on,
        verified_from: Some("source".to_owned()),
        link: None,
        lang: "fr".to_owned(),
    };
    if full {
        whole(&aid)?;
    }
    sections(&aid, full)?;
    Ok(aid)
}

/// What a full card must have, sections apart.
fn whole(aid: &Aid) -> Result<(), Why> {
    let missing = [
        ("promise", aid.promise.is_empty()),
        ("description", aid.description.is_empty()),
        ("aid_types", aid.aid_types.is_empty()),
        ("for_whom", aid.for_whom.is_empty()),
    ];
    match missing.iter().find(|(_, missing)| *missing) {
        Some((field, _)) => Err(Why::new(Code::MissingField, field)),
        None => Ok(()),
    }
}

/// A section is there or is said not to be stated: never both, and on a full card never neither.
fn sections(aid: &Aid, full: bool) -> Result<(), Why> {
    aid.not_stated.iter().try_for_each(|section| listed(section, &lists::SECTIONS, "", "not_stated"))?;
    for (section, there) in lists::sections(aid) {
        let left_open = aid.not_stated.iter().any(|open| open == section);
        match (there, left_open) {
            (true, true) => return Err(Why::new(Code::Contradiction, &format!("not_stated {section}"))),
            (false, false) if full => return Err(Why::new(Code::MissingField, section)),
            _ => {}
        }
    }
    Ok(())
}

/// Steps as a card shows them.
pub(super) fn steps(steps: Option<Vec<Do>>) -> Result<Vec<Step>, Why> {
    let step = |step: Do| {
        Ok(Step { text: needed(Some(step.text), "steps")?, link: check::some_address(step.link, "steps")? })
    };
    steps.unwrap_or_default().into_iter().map(step).collect()
}

fn amount(written: HowMuch) -> Result<Amount, Why> {
    let (min_cents, max_cents) = (written.min_cents, written.max_cents);
    let backwards = min_cents.zip(max_cents).is_some_and(|(min, max)| min > max);
    if backwards || min_cents.is_some_and(|min| min < 0) {
        return Err(Why::new(Code::Contradiction, "amount"));
    }
    let words = needed(Some(written.words), "amount")?;
    let line = |line: Line| {
        let least = min_cents.is_some_and(|min| line.cents < min);
        if line.cents < 0 || least || max_cents.is_some_and(|max| line.cents > max) {
            return Err(Why::new(Code::Contradiction, "amount grades"));
        }
        Ok(Grade { when: conditions(Some(line.when))?, cents: line.cents })
    };
    let grades = written.grades.unwrap_or_default().into_iter().map(line).collect::<Result<_, _>>()?;
    Ok(Amount { words, min_cents, max_cents, to_confirm: written.to_confirm.unwrap_or_default(), grades })
}

fn deadline(written: When) -> Result<Deadline, Why> {
    let on = |text: Option<String>| text.map(|text| day(&text, "deadline")).transpose();
    if let Some(stated) = &written.stated {
        listed(stated, &["open", "closed", "ended"], "", "deadline stated")?;
    }
    if let Some(origin) = &written.origin {
        listed(origin, &["official", "export", "secondary"], "", "deadline origin")?;
    }
    let mut windows = Vec::new();
    for period in written.windows.unwrap_or_default() {
        let window = Window { opens_on: on(period.opens_on)?, closes_on: on(period.closes_on)? };
        // Days written `AAAA-MM-JJ` compare as texts.
        if window
            .opens_on
            .as_ref()
            .zip(window.closes_on.as_ref())
            .is_some_and(|(opens, closes)| closes < opens)
        {
            return Err(Why::new(Code::DatesUnreadable, "deadline windows"));
        }
        if window != Window::default() {
            windows.push(window);
        }
    }
    let deadline = Deadline {
        all_year: written.all_year.unwrap_or_default(),
        windows,
        ends_on: on(written.ends_on)?,
        stated: written.stated,
        words: written.words.map(|words| shown(&words)),
        origin: None,
    };
    if deadline == Deadline::default() {
        return Err(Why::new(Code::MissingField, "deadline"));
    }
    Ok(Deadline { origin: Some(written.origin.unwrap_or_else(|| "official".to_owned())), ..deadline })
}

fn contact(written: Ask) -> Result<Contact, Why> {
    let contact = Contact {
        name: written.name.map(|name| shown(&name)),
        phone: written.phone.map(|phone| shown(&phone)),
        email: written.email.map(|email| shown(&email)),
        url: check::some_address(written.url, "contact")?,
    };
    if contact == Contact::default() { Err(Why::new(Code::MissingField, "contact")) } else { Ok(contact) }
}
