//! `wire::Form` → `domain::form::Form`.

use chrono::{DateTime, NaiveDate, Utc};
use domain::form::condition::Test;
use domain::form::rebase::{Op, Step};
use domain::form::{
    Choice, DeadlineCounts, Field, FieldId, Form, FormState, Kind, Late, Section, Slot, When, Wording,
};
use domain::ids::RecordId;

use crate::wire;

/// Makes a form of its record; none if it lacks a name, a version, a title, an aid or the day it was read.
///
/// A field or slot without a name of the alphabet is skipped; a type, a test or a step newer than this
/// build stays as unknown, and holds nothing back.
pub fn form(record: wire::Form) -> Option<Form> {
    if record.title.fr.is_empty() || record.version == 0 {
        return None;
    }
    let instant = |text: Option<String>| text.as_deref().and_then(instant);
    Some(Form {
        id: RecordId::parse(&record.id)?,
        version: record.version,
        title: wording(record.title),
        intro: wording(record.intro),
        note: wording(record.note),
        aid: RecordId::parse(&record.aid)?,
        state: form_state(&record.state),
        opens_on: record.opens_on.as_deref().and_then(day),
        closes_at: instant(record.closes_at),
        accept_until: instant(record.accept_until),
        late: if record.late == "register" { Late::Register } else { Late::Refuse },
        deadline_counts: match record.deadline_counts.as_str() {
            "complete" => DeadlineCounts::Complete,
            _ => DeadlineCounts::Registered,
        },
        sections: record.sections.into_iter().filter_map(section).collect(),
        fields: record.fields.into_iter().filter_map(field).collect(),
        slots: record.slots.into_iter().filter_map(slot).collect(),
        migrate: record.migrate.into_iter().map(step).collect(),
        source_url: record.source_url,
        verified_on: day(&record.verified_on)?,
    })
}

/// The sha256 by which a draft and an envelope name a form: that of its canonical line, lower-case hex.
pub fn form_digest(line: &[u8]) -> String {
    crate::canonical::sha256_hex(line)
}

/// Reads a form's state; one newer than this build is not said to be open, so nothing is begun under it.
pub fn form_state(text: &str) -> FormState {
    match text {
        "open" => FormState::Open,
        "closing" => FormState::Closing,
        "withdrawn" => FormState::Withdrawn,
        _ => FormState::Closed,
    }
}

fn wording(record: wire::Wording) -> Wording {
    Wording { fr: record.fr, en: record.en }
}

fn section(record: wire::Section) -> Option<Section> {
    let (title, help) = (wording(record.title), wording(record.help));
    Some(Section { id: FieldId::parse(&record.id)?, title, help })
}

fn field(record: wire::Field) -> Option<Field> {
    Some(Field {
        id: FieldId::parse(&record.id)?,
        since: record.since,
        section: record.section.as_deref().and_then(FieldId::parse),
        required: record.required,
        when: record.when.iter().map(when).collect(),
        label: wording(record.label),
        help: wording(record.help),
        kind: kind(&record.kind, &record.rules, record.options, record.fields),
    })
}

fn kind(name: &str, rules: &wire::Rules, options: Vec<wire::Choice>, fields: Vec<wire::Field>) -> Kind {
    let options = || {
        let choice = |choice: wire::Choice| Choice { id: choice.id, label: wording(choice.label) };
        options.into_iter().map(choice).collect()
    };
    let count = |bound: Option<i64>| bound.and_then(|bound| u32::try_from(bound).ok());
    let bound = |text: &Option<String>| text.as_deref().and_then(day);
    match name {
        "text" => Kind::Text { max_length: rules.max_length },
        "long_text" => Kind::LongText { max_length: rules.max_length },
        "number" => {
            let decimals = rules.decimals.unwrap_or_default();
            Kind::Number { decimals, min: rules.min, max: rules.max }
        }
        "money" => Kind::Money { min: rules.min, max: rules.max },
        "date" => {
            let (min, max) = (bound(&rules.first_day), bound(&rules.last_day));
            Kind::Date { min, max, past: rules.past }
        }
        "yes_no" => Kind::YesNo,
        "choice" => Kind::Choice(options()),
        "choices" => Kind::Choices { options: options(), max: count(rules.max) },
        "group" => {
            let fields = fields.into_iter().filter_map(field).collect();
            Kind::Group { fields, min: count(rules.min).unwrap_or_default(), max: count(rules.max) }
        }
        "commune" => Kind::Commune,
        "address" => Kind::Address,
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "iban" => Kind::Iban,
        "siret" => Kind::Siret,
        "siren" => Kind::Siren,
        "rna" => Kind::Rna,
        "household" => Kind::Household,
        unknown => Kind::Unknown(unknown.to_owned()),
    }
}

/// A condition with a name or a test that this build does not know is never met, and never hides.
fn when(record: &wire::When) -> When {
    let known = match record {
        wire::When { any_of: Some(words), .. } => Test::AnyOf(words.clone()),
        wire::When { none_of: Some(words), .. } => Test::NoneOf(words.clone()),
        wire::When { answered: true, .. } => Test::Answered,
        wire::When { at_least: Some(bound), .. } => Test::AtLeast(*bound),
        wire::When { at_most: Some(bound), .. } => Test::AtMost(*bound),
        _ => Test::Unknown,
    };
    When { field: record.field.clone(), test: known }
}

fn slot(record: wire::Slot) -> Option<Slot> {
    Some(Slot {
        id: FieldId::parse(&record.id)?,
        since: record.since,
        when: record.when.iter().map(when).collect(),
        label: wording(record.label),
        help: wording(record.help),
        kinds: record.kinds,
        media: record.media,
        min: record.min,
        max: record.max,
        max_bytes: record.max_bytes,
    })
}

fn step(record: wire::Migration) -> Step {
    Step { from: record.from, to: record.to, ops: record.ops.into_iter().filter_map(op).collect() }
}

/// A change that this build does not know is left out: its answers are set aside, not lost.
fn op(record: wire::Op) -> Option<Op> {
    Some(match record.op.as_str() {
        "rename" => Op::Rename { from: record.from?, to: record.to? },
        "map" => Op::Map { path: record.path?, values: record.values.into_iter().collect() },
        "split" => Op::Split { from: record.from?, into: record.into, at: record.at.unwrap_or_default() },
        "retire" => Op::Retire { path: record.path? },
        _ => return None,
    })
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: serde_json::Value) -> wire::Form {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_record_from_the_future_is_read_as_far_as_it_is_known() {
        let form = form(record(serde_json::json!({
            "id": "form:x", "version": 3, "title": {"fr": "T", "br": "T"}, "aid": "content:x",
            "state": "asleep", "late": "maybe", "deadline_counts": "moon", "verified_on": "2026-11-25",
            "fields": [
                {"id": "aura", "type": "aura", "required": true, "label": {"fr": "Aura"}},
                {"id": "Not A Name", "type": "text"},
                {"id": "last", "type": "text", "when": [{"field": "aura", "rhymes_with": "x"}]},
            ],
            "migrate": [{"from": 1, "to": 3, "ops": [{"op": "teleport", "path": "a"}, {"op": "retire", "path": "b"}]}],
        }))).unwrap();
        assert_eq!(form.state, FormState::Closed);
        assert_eq!((form.late, form.deadline_counts), (Late::Refuse, DeadlineCounts::Registered));
        assert_eq!(form.fields.len(), 2);
        assert_eq!(form.fields[0].kind, Kind::Unknown("aura".into()));
        assert_eq!(form.fields[1].when[0].test, Test::Unknown);
        assert_eq!(form.migrate[0].ops, [Op::Retire { path: "b".into() }]);
        let day = form.verified_on;
        assert_eq!(domain::form::check(&form, &Default::default(), &[], day), [], "and blocks nothing");
    }

    #[test]
    fn a_record_without_name_version_title_aid_or_day_is_skipped() {
        let whole = serde_json::json!({
            "id": "form:x", "version": 1, "title": {"fr": "T"}, "aid": "content:x", "verified_on": "2026-11-25",
        });
        assert!(form(record(whole.clone())).is_some());
        for key in ["id", "version", "title", "aid", "verified_on"] {
            let mut without = whole.clone();
            without.as_object_mut().unwrap().remove(key);
            assert!(form(record(without)).is_none(), "{key}");
        }
    }
}
