//! Dialogues over a few names, without a store.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::eligibility::{Subject, Value};
use crate::search::{Gazetteer, Phrasebook, entities};
use crate::territory::{Place, Scope};

struct Towns;

impl Gazetteer for Towns {
    fn named(&self, name: &str) -> Vec<Scope> {
        let code = match name {
            "autun" => "COM-71014",
            "dole" => "COM-39198",
            "doubs" => "DEP-25",
            _ => return Vec::new(),
        };
        Scope::parse(code).into_iter().collect()
    }

    fn is_common(&self, _: &str) -> bool {
        false
    }
}

fn place(scope: &Scope) -> Option<Place> {
    let Scope::Commune(code) = scope else { return None };
    let (department, region) = (code[..2].to_owned(), "27".to_owned());
    Some(Place { commune: code.clone(), group: None, department, region })
}

fn today() -> NaiveDate {
    "2026-11-30".parse().unwrap()
}

fn hear(text: &str) -> Reading {
    let entries = [
        ("student", "\u{e9}tudiant, \u{e9}tudiante"),
        ("secondary_pupil", "lyc\u{e9}en, lyc\u{e9}enne"),
        ("apprentice", "apprenti, en apprentissage"),
        ("job_seeker", "au ch\u{f4}mage, sans emploi"),
        ("employee", "salari\u{e9}"),
        ("farmer", "agriculteur"),
        ("scholarship_holder", "boursier, boursi\u{e8}re"),
        ("association", "mon association"),
        ("kind:aid", "aide, bourse"),
    ];
    let split = |said: &str| said.split(", ").map(str::to_owned).collect();
    let book = Phrasebook::new(entries.map(|(meaning, said)| (meaning.to_owned(), split(said))));
    read(text, &entities(text, &Towns, &book), today(), &place)
}

fn told(facts: &crate::eligibility::Facts) -> Vec<String> {
    facts.answers().map(|(path, value)| format!("{}={value}", path.trim_start_matches("fact."))).collect()
}

#[test]
fn the_sentence_of_the_issue_says_three_facts_and_one_wish() {
    let text = "j'ai 17 ans, je suis boursi\u{e8}re \u{e0} Autun et je voudrais passer le permis";
    let heard = hear(text);
    assert_eq!(heard.looks_for, "permis");
    let spans: Vec<&str> = heard.facts.iter().map(|fact| &text[fact.span.clone()]).collect();
    assert_eq!(spans, ["17 ans", "boursi\u{e8}re", "Autun"]);
    let mut dialogue = Dialogue::default();
    assert!(dialogue.hear(&heard, today()));
    assert_eq!(
        told(&dialogue.facts()),
        ["home=home 71014", "birth=born 2008-12-01 2009-11-30", "scholarship=yes"]
    );
}

#[test]
fn a_follow_up_keeps_the_topic_and_starts_somebody_from_what_is_shared() {
    let mut dialogue = Dialogue::default();
    dialogue.hear(
        &hear("j'ai 17 ans, je suis boursi\u{e8}re \u{e0} Autun et je voudrais passer le permis"),
        today(),
    );
    let topic = dialogue.topic.clone();
    assert!(dialogue.hear(&hear("et pour mon fr\u{e8}re de 20 ans ?"), today()));
    assert_eq!((dialogue.current, &dialogue.topic), (Party::Sibling, &topic));
    assert_eq!(told(&dialogue.facts()), ["home=home 71014", "birth=born 2005-12-01 2006-11-30"]);
    dialogue.hear(&hear("et \u{e0} Dole ?"), today());
    assert_eq!(told(&dialogue.facts())[0], "home=home 39198");
    dialogue.hear(&hear("et s'il est au ch\u{f4}mage ?"), today());
    assert_eq!(dialogue.topic, topic);
    assert_eq!(told(&dialogue.facts())[2], "situation.job_seeker=yes");
    dialogue.hear(&hear("et si je suis apprenti ?"), today());
    assert_eq!(dialogue.topic, topic);
    dialogue.hear(&hear("combien ?"), today());
    assert_eq!(dialogue.topic.as_ref().unwrap().want, Want::Amount);
}

#[test]
fn a_question_is_answered_by_a_word_a_figure_or_not_at_all() {
    let mut dialogue = Dialogue::default();
    dialogue.hear(&hear("une bourse pour \u{e9}tudier"), today());
    let asked = crate::eligibility::Question::Declared("Avez-vous le BAFA ?".to_owned());
    dialogue.ask(Asked::Fact(asked.clone()), vec![Pick::Yes.into(), Pick::No.into(), Pick::Unsure.into()]);
    assert!(dialogue.hear(&hear("oui"), today()));
    let declared = Subject::Declared("Avez-vous le BAFA ?".to_owned());
    assert_eq!(dialogue.facts().get(&declared), Some(&Value::Yes));
    dialogue.ask(Asked::Fact(crate::eligibility::Question::Birth), vec![Pick::Unsure.into()]);
    assert!(dialogue.hear(&hear("17"), today()));
    assert!(matches!(dialogue.facts().get(&Subject::Birth), Some(Value::Born { .. })));
    dialogue.ask(Asked::Fact(crate::eligibility::Question::Resources), vec![Pick::Unsure.into()]);
    assert!(dialogue.hear(&hear("je ne sais pas"), today()));
    assert_eq!(dialogue.facts().get(&Subject::Quotient), Some(&Value::Unsure));
}

#[test]
fn figures_are_read_with_what_they_are_of() {
    let of = |text: &str| {
        let heard = hear(text);
        let facts = heard.facts.iter().map(|fact| {
            let mut one = crate::eligibility::Facts::default();
            one.set(fact.subject.clone(), fact.value.clone());
            told(&one).remove(0)
        });
        (facts.collect::<Vec<_>>(), heard.unfit.len())
    };
    for (text, facts, unfit) in [
        ("QF de 800", vec!["quotient=figure 800"], 0),
        ("mon quotient familial est de 1 200 \u{20ac}", vec!["quotient=figure 1200"], 0),
        ("un RFR de 14 500 euros et 2,5 parts", vec!["income=euros 14500", "parts=figure 10"], 0),
        ("j'ai deux enfants", vec!["children=figure 2", "situation.parent=yes"], 0),
        ("une entreprise de 12 salari\u{e9}s", vec!["headcount=figure 12"], 0),
        ("taux d'incapacit\u{e9} de 80 %", vec!["incapacity=figure 80"], 0),
        ("nous sommes 4", vec!["household=figure 4"], 0),
        ("mention tr\u{e8}s bien", vec!["bac_honours=code tres_bien"], 0),
        ("j'ai 200 ans", vec![], 1),
        ("QF de -50", vec![], 1),
        ("je ne suis pas \u{e9}tudiant", vec!["situation.student=no"], 0),
        ("une aide de 300 euros", vec![], 0),
    ] {
        assert_eq!(of(text), (facts.into_iter().map(str::to_owned).collect(), unfit), "{text}");
    }
}

#[test]
fn what_is_told_of_somebody_is_not_looked_for_and_what_names_the_aid_is() {
    for (text, looks_for) in [
        ("je suis \u{e9}tudiante, je cherche un logement", "logement"),
        ("bourse \u{e9}tudiant", "bourse \u{e9}tudiant"),
        ("quelles aides pour un agriculteur", "agriculteur"),
        ("une aide pour le v\u{e9}lo dans le Doubs", "v\u{e9}lo dans le Doubs"),
        ("combien pour le permis ?", "permis"),
        ("\u{e0} quoi ai-je droit ?", ""),
    ] {
        assert_eq!(hear(text).looks_for, looks_for, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_fail_and_spans_are_on_characters(text in "[ \\PCa-z\u{e9}'\u{2019}.,/0-9\u{5d0}\u{1f600}]{0,120}") {
        let heard = hear(&text);
        prop_assert!(heard.facts.iter().all(|fact| text.get(fact.span.clone()).is_some_and(|said| !said.is_empty())));
        prop_assert_eq!(&hear(&text), &heard, "the same text is heard the same");
        let _ = refusal(&text);
    }

    #[test]
    fn a_pick_is_read_again_as_it_was_kept(least in 0u32..60, more in 0u32..60, code in "[a-z_]{1,12}") {
        for pick in [
            Pick::Yes, Pick::No, Pick::Unsure, Pick::Code(code.clone()), Pick::None(vec![code.clone()]),
            Pick::Ages(least, least + more), Pick::Count(least), Pick::Topic(least), Pick::Card("aid".into(), code.clone()),
        ] {
            prop_assert_eq!(Pick::parse(&pick.code()), Some(pick));
        }
    }
}
