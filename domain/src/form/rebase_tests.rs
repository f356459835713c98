//! What rebasing promises: above all, that nothing typed is lost.

use proptest::prelude::*;

use super::super::sample::{answers, choice, field, form, text, trips};
use super::super::{Answers, Form};
use super::*;
use crate::form::field::{Field, Kind};

/// The sample's next version: a name cut in two, a choice renamed, a group renamed, a question gone.
fn next() -> Form {
    let mut next = form();
    next.version = 2;
    next.fields = vec![
        field("applicant.first_name", text()),
        field("applicant.last_name", text()),
        field("account", Kind::Iban),
        field("journeys", trips()),
        field("works", Kind::Choice(vec![choice("employed"), choice("not_employed")])),
        field("born", Kind::Date { min: None, max: None, past: true }),
    ];
    next.slots.retain(|slot| slot.id.as_str() == "rib");
    let rename = |from: &str, to: &str| Op::Rename { from: from.into(), to: to.into() };
    next.migrate = vec![Step {
        from: 1,
        to: 2,
        ops: vec![
            Op::Split {
                from: "applicant.name".into(),
                into: vec!["applicant.first_name".into(), "applicant.last_name".into()],
                at: " ".into(),
            },
            rename("applicant.iban", "account"),
            rename("trips", "journeys"),
            Op::Map { path: "works".into(), values: vec![("yes".into(), "employed".into())] },
            Op::Retire { path: "employer".into() },
        ],
    }];
    next
}

#[test]
fn each_answer_is_kept_moved_rewritten_or_set_aside() {
    let given = answers(&[
        ("applicant.name", "Camille Roy-Petit"),
        ("applicant.iban", "DE89370400440532013000"),
        ("works", "yes"),
        ("employer", "Atelier"),
        ("trips.0.city", "Bonn"),
        ("household.income", "3"),
    ]);
    let rebased = rebase(&given, &form(), &next());
    let expected = answers(&[
        ("applicant.first_name", "Camille"),
        ("applicant.last_name", "Roy-Petit"),
        ("account", "DE89370400440532013000"),
        ("works", "employed"),
        ("journeys.0.city", "Bonn"),
    ]);
    assert_eq!(rebased.answers, expected);
    let aside: Vec<_> = rebased.aside.iter().map(|a| (a.path.as_str(), a.value.as_str(), a.why)).collect();
    let expected = [
        ("applicant.name", "Camille Roy-Petit", Why::Rewritten),
        ("employer", "Atelier", Why::NoLongerAsked),
        ("household.income", "3", Why::NoLongerAsked),
        ("works", "yes", Why::Rewritten),
    ];
    assert_eq!(aside, expected);
    let moved = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(
        rebased.report.kept,
        [moved("applicant.iban", "account"), moved("trips.0.city", "journeys.0.city")]
    );
    let review: Vec<_> = rebased.report.to_review.iter().map(|r| (r.to.as_str(), r.doubt)).collect();
    let rewritten = |path| (path, Doubt::Rewritten);
    assert_eq!(review, ["applicant.first_name", "applicant.last_name", "works"].map(rewritten));
    assert_eq!(rebased.report.new, ["born"]);
}

#[test]
fn a_name_without_a_space_goes_on_whole() {
    let rebased = rebase(&answers(&[("applicant.name", "Camille")]), &form(), &next());
    assert_eq!(rebased.answers, answers(&[("applicant.first_name", "Camille")]));
    assert!(rebased.aside.is_empty());
}

#[test]
fn without_a_step_questions_are_matched_by_their_names() {
    let mut next = next();
    next.migrate.clear();
    let given = answers(&[("works", "yes"), ("applicant.iban", "x")]);
    let rebased = rebase(&given, &form(), &next);
    assert_eq!(rebased.answers, answers(&[("works", "yes")]));
    assert_eq!(rebased.report.to_review[0].doubt, Doubt::OtherType);
    assert_eq!(rebased.aside[0].path, "applicant.iban");
}

#[test]
fn an_answer_that_is_not_accepted_any_more_is_to_be_read_again() {
    let mut next = form();
    next.version = 2;
    next.fields[0].kind = Kind::Text { max_length: Some(3) };
    let rebased = rebase(&answers(&[("applicant.name", "Camille")]), &form(), &next);
    assert_eq!(rebased.report.to_review[0].doubt, Doubt::NoLongerAccepted);
    assert_eq!(rebased.answers, answers(&[("applicant.name", "Camille")]));
}

#[test]
fn who_stays_keeps_the_place_that_another_is_moved_to() {
    let mut next = form();
    next.version = 2;
    let ops = vec![Op::Rename { from: "employer".into(), to: "applicant.name".into() }];
    next.migrate = vec![Step { from: 1, to: 2, ops }];
    let given = answers(&[("applicant.name", "Camille"), ("employer", "Atelier")]);
    let rebased = rebase(&given, &form(), &next);
    assert_eq!(rebased.answers["applicant.name"], "Camille");
    assert_eq!(rebased.aside, [Aside { path: "employer".into(), value: "Atelier".into(), why: Why::Taken }]);
}

#[test]
fn a_question_of_a_row_is_renamed_in_every_row() {
    let op = Op::Rename { from: "trips.*.city".into(), to: "trips.*.town".into() };
    assert_eq!(op.image("trips.12.city"), ["trips.12.town"]);
    assert_eq!(op.image("trips.12.days"), ["trips.12.days"]);
    let unequal = Op::Rename { from: "trips.*.city".into(), to: "city".into() };
    assert_eq!(unequal.image("trips.1.city"), ["trips.1.city"], "a step that fits nothing changes nothing");
}

#[test]
fn a_document_follows_its_slot() {
    let mut next = next();
    assert_eq!(slot("rib", &form(), &next).map(|slot| slot.id.as_str()), Some("rib"));
    assert!(slot("contract", &form(), &next).is_none());
    next.migrate[0].ops.push(Op::Rename { from: "contract".into(), to: "rib".into() });
    assert_eq!(slot("contract", &form(), &next).map(|slot| slot.id.as_str()), Some("rib"));
}

const PATHS: [&str; 12] = [
    "applicant.name",
    "applicant.iban",
    "works",
    "employer",
    "trips.0.city",
    "trips.1.city",
    "trips.1.days",
    "household.income",
    "household.parts",
    "elsewhere",
    "trips.x",
    "applicant.first_name",
];

fn any_pattern() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "applicant.name",
        "applicant",
        "works",
        "employer",
        "trips",
        "trips.*.city",
        "trips.*.days",
        "trips.*",
        "*",
        "household",
        "household.parts",
        "account",
        "elsewhere",
        "",
    ])
    .prop_map(str::to_owned)
}

fn any_op() -> impl Strategy<Value = Op> {
    let word = || prop::sample::select(vec!["yes", "no", "a", "b c", ""]).prop_map(str::to_owned);
    prop_oneof![
        (any_pattern(), any_pattern()).prop_map(|(from, to)| Op::Rename { from, to }),
        (any_pattern(), prop::collection::vec((word(), word()), 0..3))
            .prop_map(|(path, values)| Op::Map { path, values }),
        (any_pattern(), prop::collection::vec(any_pattern(), 0..3), prop::sample::select(vec![" ", "", ","]))
            .prop_map(|(from, into, at)| Op::Split { from, into, at: at.to_owned() }),
        any_pattern().prop_map(|path| Op::Retire { path }),
    ]
}

fn any_later() -> impl Strategy<Value = Form> {
    let step = (1_u32..4, 1_u32..5, prop::collection::vec(any_op(), 0..4)).prop_map(|(from, to, ops)| Step {
        from,
        to,
        ops,
    });
    let steps = prop::collection::vec(step, 0..4);
    (steps, any::<bool>(), 0_u32..5, prop::collection::vec(any::<bool>(), 6)).prop_map(
        |(migrate, from_next, version, keep)| {
            let mut later = if from_next { next() } else { form() };
            let mut keep = keep.into_iter();
            later.fields.retain(|_: &Field| keep.next().unwrap_or(true));
            Form { migrate, version, ..later }
        },
    )
}

/// Every value typed, as often as it was typed.
fn sorted<'a>(values: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let mut values: Vec<_> = values.map(String::as_str).collect();
    values.sort_unstable();
    values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]
    #[test]
    fn every_value_typed_is_there_afterwards_as_often_as_before(
        given in prop::collection::btree_map(
            prop::sample::select(PATHS.to_vec()).prop_map(str::to_owned), "yes|no|a|b c|a,b|[a-z ]{0,6}|\\PC{0,4}", 0..12),
        later in any_later(),
    ) {
        let given: Answers = given;
        let rebased = rebase(&given, &form(), &later);
        let rewritten: BTreeSet<&str> = rebased.report.to_review.iter()
            .filter(|review| review.doubt == Doubt::Rewritten).map(|review| review.to.as_str()).collect();
        let typed = rebased.answers.iter().filter(|(path, _)| !rewritten.contains(path.as_str())).map(|(_, v)| v);
        let after = sorted(typed.chain(rebased.aside.iter().map(|aside| &aside.value)));
        prop_assert_eq!(sorted(given.values()), after);
        // Everything carried over is asked, and everything is told once.
        prop_assert!(crate::form::strangers(&later, &rebased.answers).is_empty());
        prop_assert_eq!(rebased.report.kept.len() + rebased.report.to_review.len(), rebased.answers.len());
    }

    #[test]
    fn a_form_rebased_to_itself_changes_nothing_that_it_asks(
        given in prop::collection::btree_map(
            prop::sample::select(PATHS[..9].to_vec()).prop_map(str::to_owned), "\\PC{0,6}", 0..9),
    ) {
        let rebased = rebase(&given, &form(), &form());
        prop_assert_eq!(rebased.answers, given);
        prop_assert!(rebased.aside.is_empty() && rebased.report.to_review.is_empty() && rebased.report.new.is_empty());
    }
}
