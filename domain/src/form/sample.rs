//! A small form for tests, with one question of each kind at hand.

use chrono::NaiveDate;

use super::condition::{Test, When};
use super::field::{Choice, Field, Kind, Slot};
use super::{Answers, DeadlineCounts, FieldId, Form, FormState, Late, Wording};
use crate::ids::RecordId;

pub fn id(text: &str) -> FieldId {
    FieldId::parse(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().map(|(path, typed)| ((*path).to_owned(), (*typed).to_owned())).collect()
}

pub fn field(name: &str, kind: Kind) -> Field {
    Field {
        id: id(name),
        since: 1,
        section: None,
        label: Wording { fr: name.into(), en: name.into() },
        help: Wording::default(),
        kind,
        required: false,
        when: Vec::new(),
    }
}

pub fn text() -> Kind {
    Kind::Text { max_length: Some(40) }
}

pub fn whole() -> Kind {
    Kind::Number { decimals: 0, min: Some(1), max: Some(999) }
}

pub fn choice(name: &str) -> Choice {
    Choice { id: name.into(), label: Wording { fr: name.into(), en: name.into() } }
}

fn when(name: &str, test: Test) -> Vec<When> {
    vec![When { field: name.to_owned(), test }]
}

pub fn trips() -> Kind {
    let reason = Field { when: when("days", Test::AtLeast(30)), ..field("reason", text()) };
    let city = Field { required: true, ..field("city", text()) };
    Kind::Group { fields: vec![city, field("days", whole()), reason], min: 1, max: Some(2) }
}

pub fn slot(name: &str) -> Slot {
    Slot {
        id: id(name),
        since: 1,
        label: Wording { fr: name.into(), en: name.into() },
        help: Wording::default(),
        kinds: vec![name.into()],
        media: vec!["application/pdf".into(), "image/jpeg".into()],
        min: 1,
        max: 1,
        max_bytes: Some(1_000_000),
        when: Vec::new(),
    }
}

pub fn form() -> Form {
    let needed = |field: Field| Field { required: true, ..field };
    let works = || when("works", Test::AnyOf(vec!["yes".into()]));
    Form {
        id: RecordId::parse("form:sample").unwrap(),
        version: 1,
        title: Wording { fr: "Essai".into(), en: "Sample".into() },
        intro: Wording::default(),
        note: Wording::default(),
        aid: RecordId::parse("content:sample").unwrap(),
        state: FormState::Open,
        opens_on: None,
        closes_at: None,
        accept_until: None,
        late: Late::Refuse,
        deadline_counts: DeadlineCounts::Registered,
        sections: Vec::new(),
        fields: vec![
            needed(field("applicant.name", text())),
            needed(field("applicant.iban", Kind::Iban)),
            field("works", Kind::YesNo),
            Field { when: works(), ..needed(field("employer", text())) },
            field("trips", trips()),
            field("household", Kind::Household),
        ],
        slots: vec![slot("rib"), Slot { when: works(), min: 2, max: 3, ..slot("contract") }],
        migrate: Vec::new(),
        source_url: "exemple.fr".into(),
        verified_on: day("2026-11-25"),
    }
}

/// One of each kind.
pub fn kinds() -> Vec<Kind> {
    vec![
        text(),
        Kind::LongText { max_length: None },
        whole(),
        Kind::Number { decimals: 3, min: None, max: None },
        Kind::Money { min: Some(0), max: Some(100_000) },
        Kind::Date { min: Some(day("2000-01-01")), max: Some(day("2030-01-01")), past: true },
        Kind::YesNo,
        Kind::Choice(vec![choice("a"), choice("b")]),
        Kind::Choices { options: vec![choice("a"), choice("b")], max: Some(1) },
        trips(),
        Kind::Commune,
        Kind::Address,
        Kind::Email,
        Kind::Phone,
        Kind::Iban,
        Kind::Siret,
        Kind::Siren,
        Kind::Rna,
        Kind::Household,
        Kind::Unknown("aura".into()),
    ]
}
