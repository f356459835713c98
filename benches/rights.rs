//! Table of rights: verdicts of one household, the choice of the next question, and how soon the list is settled.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod rig;
#[path = "../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::aid::Aid;
use domain::eligibility::{
    Condition, Facts, HOUSING, Question, SITUATIONS, Standing, Subject, Value, asked_of, judge, next_question,
};
use domain::territory::Place;
use ma_region::store::reference::guide;
use ma_region::wiring::SEED;
use rig::{Dice, median, percentile, row, timed};
use serde_json::{Value as Json, json};
use world::Phone;

const PASSES: usize = 7;
/// So many answers, and the list is worth looking at.
const FIRST_LIST: usize = 12;

fn main() {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measured());
}

async fn measured() {
    let phone = Phone::alone();
    assert!(phone.app.sync.seed(SEED).await.moved.len() >= 2);
    let guide = phone.app.store.read(guide::whole).await.unwrap();
    let today: NaiveDate = world::NOON[..10].parse().unwrap();
    // The richest rules first: three hundred aids of which the short cards are the fewest.
    let mut real: Vec<Aid> = guide.aids.clone();
    real.sort_by_key(|aid| std::cmp::Reverse(aid.rule.conditions.len() + aid.rule.profiles.len()));
    let three_hundred: Vec<Aid> = real.iter().take(300).cloned().collect();
    let five_thousand = grown(&real, 5_000);
    let people = people(today);
    let (mut rows, mut runs) = (Vec::new(), serde_json::Map::new());
    for (aids, judging, asking) in [(&three_hundred, 1.0, Some(5.0)), (&five_thousand, 15.0, None)] {
        let count = aids.len();
        let judged = times(&people, |facts| {
            aids.iter().filter(|aid| judge(aid, facts, today).standing == Standing::Likely).count()
        });
        // The question is chosen when little is known: that is when the most is open.
        let begun: Vec<Facts> = people.iter().map(|facts| first_answers(facts, 3)).collect();
        let chosen = times(&begun, |facts| usize::from(next_question(aids.iter(), facts, today).is_some()));
        for (name, share) in [("p50", 0.5), ("p95", 0.95)] {
            let line = row(
                format!("{count} aids judged for one household, {name}"),
                percentile(&judged, share),
                "ms",
            );
            rows.push(line.at_most(judging));
            let line =
                row(format!("the next question over {count} aids, {name}"), percentile(&chosen, share), "ms");
            rows.push(match asking {
                Some(limit) => line.at_most(limit),
                None => line,
            });
        }
        runs.insert(count.to_string(), json!({ "judged": judged, "chosen": chosen }));
    }
    let mut dice = Dice(7);
    let aids: Vec<&Aid> = guide.aids.iter().collect();
    let ours: Vec<Run> = people.iter().map(|facts| questioned(&aids, facts, today, None)).collect();
    let random: Vec<Run> =
        people.iter().map(|facts| questioned(&aids, facts, today, Some(&mut dice))).collect();
    let of = |runs: &[Run], figure: fn(&Run) -> f64| median(&runs.iter().map(figure).collect::<Vec<_>>());
    let total = aids.len();
    rows.push(
        row(
            "answers until everything is settled, median of 60 people",
            of(&ours, |run| run.answers as f64),
            "answers",
        )
        .beside("a random order", Some(of(&random, |run| run.answers as f64))),
    );
    rows.push(
        row(
            format!("aids still open after {FIRST_LIST} answers, of {total}, median"),
            of(&ours, |run| run.open as f64),
            "aids",
        )
        .beside("a random order", Some(of(&random, |run| run.open as f64))),
    );
    runs.insert("ours".into(), ours.iter().map(Run::json).collect());
    runs.insert("random".into(), random.iter().map(Run::json).collect());
    let notes = [
        "60 people of tests/fixtures/personas, each over every aid; p50 and p95 over all people and passes. Verdicts with their reasons, as a screen gets them; nothing is kept from one to the next.".to_owned(),
        format!("300: those of the {total} aids that the app carries with the most conditions. 5 000: the same ones again, each with other bounds (seeded)."),
        "The next question is chosen when three are answered. Until everything is settled: people answer what they know, « je ne sais pas » to the rest; the random order asks any question that is still open (seed 7). What is only written in words stays open, whoever asks.".to_owned(),
    ];
    rig::report("rights", "Rights: verdicts and questions", &rows, &notes, runs.into());
}

/// Milliseconds of each person in each pass; the first pass warms up and does not count.
fn times(people: &[Facts], work: impl Fn(&Facts) -> usize) -> Vec<f64> {
    let mut times = Vec::new();
    for pass in 0..=PASSES {
        for facts in people {
            let (count, took) = timed(|| std::hint::black_box(work(std::hint::black_box(facts))));
            assert!(count < usize::MAX);
            if pass > 0 {
                times.push(took);
            }
        }
    }
    times
}

/// More aids: real ones with other bounds.
fn grown(real: &[Aid], count: usize) -> Vec<Aid> {
    let mut dice = Dice(5_000);
    let varied = |mut aid: Aid, dice: &mut Dice| {
        let profiles = aid.rule.profiles.iter_mut().flat_map(|profile| &mut profile.conditions);
        for condition in aid.rule.conditions.iter_mut().chain(profiles) {
            match condition {
                Condition::Age(_, years) => *years += dice.roll(7) as u32,
                Condition::FamilyQuotient(_, euros, _) | Condition::Income(_, euros, ..) => {
                    *euros += dice.roll(400) as u32;
                }
                Condition::Headcount(_, count) => *count += dice.roll(50) as u32,
                _ => {}
            }
        }
        aid
    };
    real.iter().cycle().take(count).map(|aid| varied(aid.clone(), &mut dice)).collect()
}

/// How a questionnaire went.
struct Run {
    answers: usize,
    open: usize,
}

impl Run {
    fn json(&self) -> Json {
        json!([self.answers, self.open])
    }
}

/// Asks until nothing that is open can be asked: the best question each time, or any.
fn questioned(aids: &[&Aid], truth: &Facts, today: NaiveDate, mut dice: Option<&mut Dice>) -> Run {
    let mut known = Facts::default();
    let (mut answers, mut open) = (0, None);
    loop {
        let question = match &mut dice {
            None => next_question(aids.iter().copied(), &known, today),
            Some(dice) => any_question(aids, &known, today, dice),
        };
        let Some(question) = question else { break };
        answer(&question, truth, &mut known);
        answers += 1;
        if answers == FIRST_LIST {
            open = Some(still_open(aids, &known, today));
        }
    }
    Run { answers, open: open.unwrap_or_else(|| still_open(aids, &known, today)) }
}

fn still_open(aids: &[&Aid], known: &Facts, today: NaiveDate) -> usize {
    aids.iter().filter(|aid| judge(aid, known, today).standing == Standing::ToCheck).count()
}

fn any_question(aids: &[&Aid], known: &Facts, today: NaiveDate, dice: &mut Dice) -> Option<Question> {
    let open: BTreeSet<Question> =
        aids.iter().flat_map(|aid| asked_of(&judge(aid, known, today), known, today)).collect();
    let at = dice.roll(open.len());
    open.into_iter().nth(at)
}

/// What one knows of a question; the rest is « je ne sais pas ».
fn answer(question: &Question, truth: &Facts, known: &mut Facts) {
    for subject in subjects(question) {
        let value = truth.get(&subject).cloned().unwrap_or(Value::Unsure);
        known.set(subject, value);
    }
}

fn subjects(question: &Question) -> Vec<Subject> {
    let each = |list: &[&str], subject: fn(String) -> Subject| {
        list.iter().map(|code| subject((*code).to_owned())).collect()
    };
    match question {
        Question::Home => vec![Subject::Home],
        Question::Birth => vec![Subject::Birth],
        Question::Situations => each(&SITUATIONS, Subject::Situation),
        Question::StudyYear => vec![Subject::StudyYear],
        Question::Scholarship => vec![Subject::Scholarship],
        Question::Resources => vec![Subject::Quotient, Subject::Income, Subject::Parts],
        Question::Housing => each(&HOUSING, Subject::Housing),
        Question::Children => vec![Subject::Children],
        Question::Household => vec![Subject::Household],
        Question::Incapacity => vec![Subject::Incapacity],
        Question::SocialScheme => vec![Subject::SocialScheme],
        Question::BacHonours => vec![Subject::BacHonours],
        Question::HealthOrSocialTraining => vec![Subject::HealthOrSocialTraining],
        Question::Headcount => vec![Subject::Headcount],
        Question::NafSection => vec![Subject::NafSection],
        Question::TiedTo(body) => vec![Subject::TiedTo(body.clone())],
        Question::Declared(text) => vec![Subject::Declared(text.clone())],
    }
}

/// What is known after a few answers: home, age, situations.
fn first_answers(truth: &Facts, count: usize) -> Facts {
    let mut known = Facts::default();
    for question in [Question::Home, Question::Birth, Question::Situations].iter().take(count) {
        answer(question, truth, &mut known);
    }
    known
}

/// The people of the fixture, as far as this table needs them.
fn people(today: NaiveDate) -> Vec<Facts> {
    let file = rig::root().join("tests/fixtures/personas/people.json");
    let people: Vec<Json> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    people.iter().map(|person| facts(person, today)).collect()
}

fn facts(person: &Json, today: NaiveDate) -> Facts {
    let (said, mut facts) = (&person["profile"], Facts::default());
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let homes = person["lives"].as_array().unwrap().iter().map(|lives| Place {
        commune: text(&lives[0]),
        group: Some(text(&lives[1])),
        department: text(&lives[2]),
        region: "27".to_owned(),
    });
    facts.home(homes.collect());
    if let Some(years) = said["age"].as_u64() {
        facts.age(years as u32, today).unwrap();
    }
    if let Some(day) = said["birth_date"].as_str() {
        facts.born(day.parse().unwrap(), today).unwrap();
    }
    for (key, list, subject) in [
        ("situations", &SITUATIONS[..], Subject::Situation as fn(String) -> Subject),
        ("housing", &HOUSING[..], Subject::Housing),
    ] {
        if let Some(words) = said[key].as_array() {
            for code in list {
                facts.say(subject((*code).to_owned()), words.iter().any(|word| word == code));
            }
        }
    }
    for (key, subject) in [
        ("scholarship_holder", Subject::Scholarship),
        ("health_or_social_training", Subject::HealthOrSocialTraining),
    ] {
        if let Some(yes) = said[key].as_bool() {
            facts.say(subject, yes);
        }
    }
    for (key, subject) in [("children", Subject::Children), ("headcount", Subject::Headcount)] {
        if let Some(count) = said[key].as_u64() {
            facts.set(subject, Value::Figure(count as u32));
        }
    }
    for (key, subject) in [("study_year", Subject::StudyYear), ("naf_section", Subject::NafSection)] {
        if let Some(code) = said[key].as_str() {
            facts.choose(subject, code);
        }
    }
    if let Some(euros) = said["family_quotient"].as_i64() {
        facts.quotient(euros).unwrap();
    }
    if let (Some(euros), Some(parts)) = (said["reference_tax_income"].as_i64(), said["tax_parts"].as_f64()) {
        facts.income(euros, None).unwrap();
        facts.parts((parts * 4.0) as u32).unwrap();
    }
    for (question, yes) in said["declared"].as_object().into_iter().flatten() {
        if let Some(yes) = yes.as_bool() {
            facts.say(Subject::Declared(typeset(question)), yes);
        }
    }
    facts
}

/// A question as the guide writes it: the fixture is typed by hand.
fn typeset(question: &str) -> String {
    question
        .replace('\'', "\u{2019}")
        .replace(" ?", "\u{a0}?")
        .replace(" €", "\u{a0}€")
        .replace(" %", "\u{a0}%")
}
