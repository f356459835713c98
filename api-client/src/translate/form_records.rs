//! `domain::form::Form` → `wire::Form`: what the other way round reads as the same form.

use chrono::SecondsFormat;
use domain::form::condition::Test;
use domain::form::rebase::{Op, Step};
use domain::form::{
    Choice, DeadlineCounts, Field, Form, FormState, Kind, Late, Section, Slot, When, Wording,
};

use crate::wire;

/// The record of a form.
pub fn form_record(form: &Form) -> wire::Form {
    let instant = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    wire::Form {
        id: form.id.to_string(),
        version: form.version,
        title: wording(&form.title),
        intro: wording(&form.intro),
        note: wording(&form.note),
        aid: form.aid.to_string(),
        state: match form.state {
            FormState::Open => "open",
            FormState::Closing => "closing",
            FormState::Closed => "closed",
            FormState::Withdrawn => "withdrawn",
        }
        .to_owned(),
        opens_on: form.opens_on.map(|day| day.to_string()),
        closes_at: form.closes_at.map(instant),
        accept_until: form.accept_until.map(instant),
        late: match form.late {
            Late::Register => "register",
            Late::Refuse => "refuse",
        }
        .to_owned(),
        deadline_counts: match form.deadline_counts {
            DeadlineCounts::Registered => "registered",
            DeadlineCounts::Complete => "complete",
        }
        .to_owned(),
        sections: form.sections.iter().map(section).collect(),
        fields: form.fields.iter().map(field).collect(),
        slots: form.slots.iter().map(slot).collect(),
        migrate: form.migrate.iter().map(migration).collect(),
        source_url: form.source_url.clone(),
        verified_on: form.verified_on.to_string(),
    }
}

fn wording(text: &Wording) -> wire::Wording {
    wire::Wording { fr: text.fr.clone(), en: text.en.clone() }
}

fn section(section: &Section) -> wire::Section {
    let (title, help) = (wording(&section.title), wording(&section.help));
    wire::Section { id: section.id.to_string(), title, help }
}

fn field(field: &Field) -> wire::Field {
    wire::Field {
        id: field.id.to_string(),
        kind: kind(&field.kind).to_owned(),
        since: field.since,
        section: field.section.as_ref().map(ToString::to_string),
        label: wording(&field.label),
        help: wording(&field.help),
        required: field.required,
        rules: rules(&field.kind),
        options: field.kind.options().iter().map(choice).collect(),
        fields: field.kind.rows().iter().map(self::field).collect(),
        when: field.when.iter().map(when).collect(),
    }
}

fn choice(choice: &Choice) -> wire::Choice {
    wire::Choice { id: choice.id.clone(), label: wording(&choice.label) }
}

fn kind(kind: &Kind) -> &str {
    match kind {
        Kind::Text { .. } => "text",
        Kind::LongText { .. } => "long_text",
        Kind::Number { .. } => "number",
        Kind::Money { .. } => "money",
        Kind::Date { .. } => "date",
        Kind::YesNo => "yes_no",
        Kind::Choice(_) => "choice",
        Kind::Choices { .. } => "choices",
        Kind::Group { .. } => "group",
        Kind::Commune => "commune",
        Kind::Address => "address",
        Kind::Email => "email",
        Kind::Phone => "phone",
        Kind::Iban => "iban",
        Kind::Siret => "siret",
        Kind::Siren => "siren",
        Kind::Rna => "rna",
        Kind::Household => "household",
        Kind::Unknown(name) => name,
    }
}

fn rules(kind: &Kind) -> wire::Rules {
    let none = wire::Rules::default();
    match kind {
        Kind::Text { max_length } | Kind::LongText { max_length } => {
            wire::Rules { max_length: *max_length, ..none }
        }
        Kind::Number { decimals, min, max } => {
            let decimals = Some(*decimals).filter(|decimals| *decimals > 0);
            wire::Rules { decimals, min: *min, max: *max, ..none }
        }
        Kind::Money { min, max } => wire::Rules { min: *min, max: *max, ..none },
        Kind::Date { min, max, past } => wire::Rules {
            first_day: min.map(|day| day.to_string()),
            last_day: max.map(|day| day.to_string()),
            past: *past,
            ..none
        },
        Kind::Choices { max, .. } => wire::Rules { max: max.map(i64::from), ..none },
        Kind::Group { min, max, .. } => {
            let min = Some(i64::from(*min)).filter(|min| *min > 0);
            wire::Rules { min, max: max.map(i64::from), ..none }
        }
        _ => none,
    }
}

fn when(when: &When) -> wire::When {
    let on = wire::When { field: when.field.clone(), ..wire::When::default() };
    match &when.test {
        Test::AnyOf(words) => wire::When { any_of: Some(words.clone()), ..on },
        Test::NoneOf(words) => wire::When { none_of: Some(words.clone()), ..on },
        Test::Answered => wire::When { answered: true, ..on },
        Test::AtLeast(bound) => wire::When { at_least: Some(*bound), ..on },
        Test::AtMost(bound) => wire::When { at_most: Some(*bound), ..on },
        Test::Unknown => on,
    }
}

fn slot(slot: &Slot) -> wire::Slot {
    wire::Slot {
        id: slot.id.to_string(),
        since: slot.since,
        label: wording(&slot.label),
        help: wording(&slot.help),
        kinds: slot.kinds.clone(),
        media: slot.media.clone(),
        min: slot.min,
        max: slot.max,
        max_bytes: slot.max_bytes,
        when: slot.when.iter().map(when).collect(),
    }
}

fn migration(step: &Step) -> wire::Migration {
    wire::Migration { from: step.from, to: step.to, ops: step.ops.iter().map(op).collect() }
}

fn op(op: &Op) -> wire::Op {
    let named = |name: &str| wire::Op { op: name.to_owned(), ..wire::Op::default() };
    match op {
        Op::Rename { from, to } => {
            wire::Op { from: Some(from.clone()), to: Some(to.clone()), ..named("rename") }
        }
        Op::Map { path, values } => {
            wire::Op { path: Some(path.clone()), values: values.iter().cloned().collect(), ..named("map") }
        }
        Op::Split { from, into, at } => {
            wire::Op { from: Some(from.clone()), into: into.clone(), at: Some(at.clone()), ..named("split") }
        }
        Op::Retire { path } => wire::Op { path: Some(path.clone()), ..named("retire") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;
    use crate::translate::form;

    /// One of every type, test and change, as it travels.
    const SNAPSHOT: &str = include_str!("form_snapshot.json");

    fn snapshot() -> wire::Form {
        serde_json::from_str(SNAPSHOT).unwrap()
    }

    #[test]
    fn a_form_goes_both_ways_and_comes_back_the_same() {
        let record = snapshot();
        let read = form(record.clone()).unwrap();
        assert_eq!(form_record(&read), record);
        assert_eq!(form(form_record(&read)), Some(read));
    }

    #[test]
    fn a_form_travels_as_it_always_has() {
        let line = canonical::to_vec(&snapshot()).unwrap();
        let value: serde_json::Value = serde_json::from_str(SNAPSHOT).unwrap();
        assert_eq!(line, canonical::to_vec(&value).unwrap(), "no key is added, lost or written by default");
    }

    #[test]
    fn the_snapshot_has_every_type() {
        let snapshot = snapshot();
        let mut kinds: Vec<_> = snapshot.fields.iter().map(|field| field.kind.as_str()).collect();
        kinds.sort_unstable();
        let all = [
            "address",
            "choice",
            "choices",
            "commune",
            "date",
            "email",
            "group",
            "household",
            "iban",
            "long_text",
            "money",
            "number",
            "phone",
            "rna",
            "siren",
            "siret",
            "text",
            "yes_no",
        ];
        assert_eq!(kinds, all);
    }
}
