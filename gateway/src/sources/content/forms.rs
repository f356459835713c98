//! A form: one TOML file of `forms/`, every key known, every word in French and in English.

use std::collections::BTreeMap;

use api_client::wire::{Choice, Field, Form, Migration, Op, Rules, Section, Slot, When, Wording};
use chrono::DateTime;
use serde::Deserialize;

use super::check::{self, address, day, listed, shown, some};
use super::form_rules;
use crate::sources::vocabulary as lists;
use crate::sources::{Code, File, Why};

/// The keys of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    version: u32,
    title: Said,
    intro: Option<Said>,
    note: Option<Said>,
    aid: String,
    state: String,
    opens_on: Option<String>,
    closes_at: Option<String>,
    accept_until: Option<String>,
    late: String,
    deadline_counts: String,
    source_url: String,
    verified_on: String,
    sections: Vec<Theme>,
    slots: Option<Vec<Papers>>,
    migrate: Option<Vec<Steps>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    fr: Option<String>,
    en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    id: String,
    title: Said,
    help: Option<Said>,
    fields: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    since: Option<u32>,
    label: Said,
    help: Option<Said>,
    required: Option<bool>,
    rules: Option<Bounds>,
    options: Option<Vec<Answer>>,
    fields: Option<Vec<Question>>,
    when: Option<Vec<Condition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    max_length: Option<u32>,
    decimals: Option<u8>,
    min: Option<i64>,
    max: Option<i64>,
    first_day: Option<String>,
    last_day: Option<String>,
    past: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    id: String,
    fr: Option<String>,
    en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    field: String,
    any_of: Option<Vec<String>>,
    none_of: Option<Vec<String>>,
    answered: Option<bool>,
    at_least: Option<i64>,
    at_most: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Papers {
    id: String,
    since: Option<u32>,
    label: Said,
    help: Option<Said>,
    kinds: Vec<String>,
    media: Option<Vec<String>>,
    min: Option<u32>,
    max: Option<u32>,
    max_bytes: Option<u64>,
    when: Option<Vec<Condition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Steps {
    from: u32,
    to: u32,
    ops: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    op: String,
    path: Option<String>,
    from: Option<String>,
    to: Option<String>,
    into: Option<Vec<String>>,
    at: Option<String>,
    values: Option<BTreeMap<String, String>>,
}

/// Makes a sheet a form, or says what keeps it from being one.
pub fn form(file: &File, sheet: Sheet) -> Result<Form, Why> {
    let slug = check::slug(&file.path)?;
    listed(&sheet.state, &lists::FORM_STATES, "", "state")?;
    listed(&sheet.late, &["register", "refuse"], "", "late")?;
    listed(&sheet.deadline_counts, &["registered", "complete"], "", "deadline_counts")?;
    if sheet.version == 0 {
        return Err(Why::new(Code::UnreadableValue, "version"));
    }
    let opens_on = sheet.opens_on.map(|text| day(&text, "opens_on")).transpose()?;
    let (mut sections, mut fields) = (Vec::new(), Vec::new());
    for theme in some(sheet.sections, "sections")? {
        for question in some(theme.fields, &format!("sections {} fields", theme.id))? {
            fields.push(Field { section: Some(theme.id.clone()), ..field(question)? });
        }
        let about = format!("sections {}", theme.id);
        sections.push(Section {
            title: said(theme.title, &about)?,
            help: may_say(theme.help, &about)?,
            id: theme.id,
        });
    }
    let form = Form {
        id: format!("form:{slug}"),
        version: sheet.version,
        title: said(sheet.title, "title")?,
        intro: may_say(sheet.intro, "intro")?,
        note: may_say(sheet.note, "note")?,
        aid: format!("content:{}", sheet.aid),
        state: sheet.state,
        opens_on,
        closes_at: sheet.closes_at.map(|text| instant(text, "closes_at")).transpose()?,
        accept_until: sheet.accept_until.map(|text| instant(text, "accept_until")).transpose()?,
        late: sheet.late,
        deadline_counts: sheet.deadline_counts,
        sections,
        fields,
        slots: sheet.slots.unwrap_or_default().into_iter().map(slot).collect::<Result<_, _>>()?,
        migrate: sheet.migrate.unwrap_or_default().into_iter().map(migration).collect(),
        source_url: address(&sheet.source_url, "source_url")?,
        verified_on: day(&sheet.verified_on, "verified_on")?,
    };
    form_rules::hold(&form)?;
    Ok(form)
}

/// A text that must be there in both languages. No-break spaces are French; English has its own.
fn said(text: Said, about: &str) -> Result<Wording, Why> {
    let fr = check::needed(text.fr, &format!("{about} fr"))?;
    let en = crate::sources::repair::text::curved(&crate::sources::repair::text::clean(
        &text.en.unwrap_or_default(),
    ));
    if en.is_empty() {
        return Err(Why::new(Code::MissingField, &format!("{about} en")));
    }
    Ok(Wording { fr, en })
}

fn may_say(text: Option<Said>, about: &str) -> Result<Wording, Why> {
    text.map_or_else(|| Ok(Wording::default()), |text| said(text, about))
}

fn instant(text: String, about: &str) -> Result<String, Why> {
    let read = DateTime::parse_from_rfc3339(&text).is_ok() && text.ends_with('Z');
    if read { Ok(text) } else { Err(Why::new(Code::DatesUnreadable, about)) }
}

fn field(question: Question) -> Result<Field, Why> {
    let about = format!("fields {}", question.id);
    Ok(Field {
        kind: question.kind,
        since: question.since.unwrap_or(1),
        section: None,
        label: said(question.label, &about)?,
        help: may_say(question.help, &about)?,
        required: question.required.unwrap_or_default(),
        rules: question.rules.map(|bounds| rules(bounds, &about)).transpose()?.unwrap_or_default(),
        options: question
            .options
            .unwrap_or_default()
            .into_iter()
            .map(|option| choice(option, &about))
            .collect::<Result<_, _>>()?,
        fields: question.fields.unwrap_or_default().into_iter().map(field).collect::<Result<_, _>>()?,
        when: question.when.unwrap_or_default().into_iter().map(when).collect(),
        id: question.id,
    })
}

fn rules(bounds: Bounds, about: &str) -> Result<Rules, Why> {
    let on = |text: Option<String>| text.map(|text| day(&text, &format!("{about} rules"))).transpose();
    Ok(Rules {
        max_length: bounds.max_length,
        decimals: bounds.decimals,
        min: bounds.min,
        max: bounds.max,
        first_day: on(bounds.first_day)?,
        last_day: on(bounds.last_day)?,
        past: bounds.past.unwrap_or_default(),
    })
}

fn choice(option: Answer, about: &str) -> Result<Choice, Why> {
    let label = said(Said { fr: option.fr, en: option.en }, &format!("{about} options {}", option.id))?;
    Ok(Choice { label, id: option.id })
}

fn when(condition: Condition) -> When {
    When {
        field: condition.field,
        any_of: condition.any_of,
        none_of: condition.none_of,
        answered: condition.answered.unwrap_or_default(),
        at_least: condition.at_least,
        at_most: condition.at_most,
    }
}

/// What every service takes, unless the form says otherwise (WIRE.md §14).
const USUAL_MEDIA: [&str; 4] = ["application/pdf", "image/jpeg", "image/png", "image/webp"];

fn slot(papers: Papers) -> Result<Slot, Why> {
    let about = format!("slots {}", papers.id);
    let (min, max) = (papers.min.unwrap_or(1), papers.max.unwrap_or(1));
    Ok(Slot {
        since: papers.since.unwrap_or(1),
        label: said(papers.label, &about)?,
        help: may_say(papers.help, &about)?,
        kinds: some(papers.kinds, &format!("{about} kinds"))?,
        media: papers.media.unwrap_or_else(|| USUAL_MEDIA.map(str::to_owned).to_vec()),
        min,
        max: max.max(min),
        max_bytes: papers.max_bytes,
        when: papers.when.unwrap_or_default().into_iter().map(when).collect(),
        id: papers.id,
    })
}

fn migration(steps: Steps) -> Migration {
    let op = |change: Change| Op {
        op: change.op,
        path: change.path,
        from: change.from,
        to: change.to,
        into: change.into.unwrap_or_default(),
        at: change.at.map(|at| if at.trim().is_empty() { at } else { shown(&at) }),
        values: change.values.unwrap_or_default(),
    };
    Migration { from: steps.from, to: steps.to, ops: steps.ops.into_iter().map(op).collect() }
}
