//! What the check of a form promises.

use proptest::prelude::*;

use super::super::sample::{self, answers, day, field, form, id, kinds};
use super::super::{FieldId, Form};
use super::*;
use crate::form::condition::{Test, When};
use crate::form::field::Field;

fn rib() -> Attached {
    Attached { slot: "rib".into(), media: "application/pdf".into(), size: 400_000 }
}

fn found(form: &Form, given: &[(&str, &str)], documents: &[Attached]) -> Vec<(String, &'static str)> {
    let problems = check(form, &answers(given), documents, day("2026-11-25"));
    problems.into_iter().map(|problem| (problem.path, problem.code.as_str())).collect()
}

fn one(path: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), code)]
}

#[test]
fn a_whole_form_has_no_problem() {
    let given = [("applicant.name", "Camille Roy"), ("applicant.iban", "FR14 2004 1010 0505 0001 3M02 606")];
    assert_eq!(found(&form(), &given, &[rib()]), []);
}

#[test]
fn what_is_missing_is_said_in_the_form_s_order() {
    let said = found(&form(), &[("works", "oui"), ("applicant.name", "   ")], &[]);
    let paths: Vec<_> = said.iter().map(|(path, code)| (path.as_str(), *code)).collect();
    let expected = [
        ("applicant.name", "required"),
        ("applicant.iban", "required"),
        ("employer", "required"),
        ("rib", "required"),
        ("contract", "required"),
    ];
    assert_eq!(paths, expected);
}

#[test]
fn a_wrong_key_is_said_at_its_path_and_never_echoed() {
    let given = [("applicant.name", "Camille"), ("applicant.iban", "FR14 2004 1010 0505 0001 3M02 607")];
    assert_eq!(found(&form(), &given, &[rib()]), one("applicant.iban", "iban-key"));
}

#[test]
fn a_hidden_answer_is_not_checked() {
    let long = "x".repeat(200);
    let given = [
        ("applicant.name", "C"),
        ("applicant.iban", "DE89370400440532013000"),
        ("works", "no"),
        ("employer", &long),
    ];
    assert_eq!(found(&form(), &given, &[rib()]), []);
}

#[test]
fn rows_are_counted_and_each_is_whole() {
    let base = [("applicant.name", "C"), ("applicant.iban", "DE89370400440532013000")];
    let with = |more: &[(&'static str, &'static str)]| [&base[..], more].concat();
    assert_eq!(found(&form(), &with(&[("trips.4.days", "3")]), &[rib()]), one("trips.4.city", "required"));
    let three = with(&[("trips.0.city", "A"), ("trips.1.city", "B"), ("trips.2.city", "C")]);
    assert_eq!(found(&form(), &three, &[rib()]), one("trips", "too-many-rows"));
}

#[test]
fn what_is_left_of_a_row_in_questions_asked_no_more_is_no_row() {
    let given = [
        ("applicant.name", "C"),
        ("applicant.iban", "DE89370400440532013000"),
        ("trips.0.reason", "typed when days were 30"),
    ];
    assert_eq!(found(&form(), &given, &[rib()]), []);
}

#[test]
fn documents_are_counted_weighed_and_of_a_kind_that_is_taken() {
    let given = [("applicant.name", "C"), ("applicant.iban", "DE89370400440532013000")];
    let with = |documents: &[Attached]| found(&form(), &given, documents);
    assert_eq!(with(&[Attached { media: "image/heic".into(), ..rib() }]), one("rib", "document-kind"));
    assert_eq!(with(&[Attached { size: 1_000_001, ..rib() }]), one("rib", "document-too-large"));
    assert_eq!(with(&[Attached { size: 1_000_000, ..rib() }]), []);
    assert_eq!(with(&[rib(), rib()]), one("rib", "too-many-documents"));
    assert_eq!(with(&[rib(), Attached { slot: "cat".into(), ..rib() }]), one("cat", "unknown-slot"));
    let works = [&given[..], &[("works", "yes"), ("employer", "E")]].concat();
    let contract = Attached { slot: "contract".into(), ..rib() };
    assert_eq!(found(&form(), &works, &[rib(), contract.clone()]), one("contract", "too-few-documents"));
    assert_eq!(found(&form(), &works, &[rib(), contract.clone(), contract]), []);
}

#[test]
fn a_birth_is_not_after_the_day_of_completion() {
    let born = Field { kind: Kind::Date { min: None, max: None, past: true }, ..field("born", Kind::YesNo) };
    let form = Form { fields: vec![born], slots: Vec::new(), ..form() };
    assert_eq!(found(&form, &[("born", "25/11/2026")], &[]), []);
    assert_eq!(found(&form, &[("born", "26/11/2026")], &[]), one("born", "in-the-future"));
}

#[test]
fn tax_parts_go_by_quarters() {
    let form = Form { fields: vec![field("home", Kind::Household)], slots: Vec::new(), ..form() };
    let with = |parts| found(&form, &[("home.parts", parts), ("home.income", "24 000 €")], &[]);
    assert_eq!(with("2,25"), []);
    assert_eq!(with("2,3"), one("home.parts", "not-tax-parts"));
    assert_eq!(found(&form, &[("home.parts", "2,5")], &[]), one("home.income", "required"));
}

#[test]
fn a_type_from_the_future_is_a_text_that_blocks_nothing() {
    let future = Field { required: true, ..field("aura", Kind::Unknown("aura".into())) };
    let form = Form { fields: vec![future], slots: Vec::new(), ..form() };
    assert_eq!(found(&form, &[], &[]), []);
    assert_eq!(found(&form, &[("aura", "blue")], &[]), []);
    assert!(strangers(&form, &answers(&[("aura", "blue")])).is_empty());
}

#[test]
fn an_answer_that_nobody_asked_for_is_a_stranger() {
    let given = answers(&[("works", "yes"), ("trips.1.city", "B"), ("trips.x.city", "B"), ("admin", "1")]);
    assert_eq!(strangers(&form(), &given), ["admin", "trips.x.city"]);
}

#[test]
fn every_code_is_spelt_once() {
    let mut spelt: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    spelt.sort_unstable();
    let count = spelt.len();
    spelt.dedup();
    assert_eq!(spelt.len(), count);
}

fn any_path() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        "trips\\.[0-9]{1,5}\\.(city|days|reason)",
        "household\\.(parts|income)",
        "[a-z.0-9]{0,12}"
    ]
}

fn any_form() -> impl Strategy<Value = Form> {
    let names: Vec<FieldId> =
        ["works", "employer", "trips", "household", "a", "b"].into_iter().map(id).collect();
    let test = prop_oneof![
        Just(Test::Answered),
        Just(Test::Unknown),
        Just(Test::AnyOf(vec!["yes".into()])),
        Just(Test::NoneOf(vec!["yes".into()])),
        (-3_i64..50).prop_map(Test::AtLeast),
        (-3_i64..50).prop_map(Test::AtMost),
    ];
    let when = (prop::sample::select(names.clone()), test)
        .prop_map(|(field, test)| When { field: field.to_string(), test });
    let one =
        (prop::sample::select(names), prop::sample::select(kinds()), any::<bool>(), prop::option::of(when));
    prop::collection::vec(one, 0..8).prop_map(|fields| Form {
        fields: fields
            .into_iter()
            .map(|(id, kind, required, when)| Field {
                id,
                kind,
                required,
                when: when.into_iter().collect(),
                ..field("x", Kind::YesNo)
            })
            .collect(),
        ..form()
    })
}

proptest! {
    #[test]
    fn any_answers_to_any_form_are_judged(
        form in any_form(),
        given in prop::collection::btree_map(any_path(), "\\PC{0,12}|yes|no|[0-9, ]{0,8}", 0..12),
        media in "application/pdf|image/.*",
        size in any::<u64>(),
    ) {
        let documents = [Attached { slot: "rib".into(), media, size }];
        let problems = check(&form, &given, &documents, day("2026-11-25"));
        let paths: Vec<_> = asked(&form, &given).into_iter().map(|asked| asked.path).collect();
        for problem in problems {
            prop_assert!(paths.contains(&problem.path) || form.slot(&problem.path).is_some());
        }
        let _ = strangers(&form, &given);
    }

    #[test]
    fn what_is_sent_is_judged_as_what_was_typed(
        given in prop::collection::btree_map(any_path(), "\\PC{0,12}|yes|no|[0-9, ]{0,8}", 0..12),
    ) {
        let form = sample::form();
        let sent = crate::form::condition::to_send(&form, &given);
        let on = day("2026-11-25");
        prop_assert_eq!(check(&form, &given, &[], on), check(&form, &sent, &[], on));
        prop_assert!(strangers(&form, &sent).is_empty());
    }
}
