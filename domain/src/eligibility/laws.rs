//! The laws of verdicts, over random rules and random answers.

use chrono::{NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::territory::{Place, Scope};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

const SITUATIONS: [&str; 3] = ["student", "job_seeker", "parent"];

fn place(commune: &str) -> Place {
    let department = commune[..2].to_owned();
    Place { commune: commune.into(), group: None, department, region: "27".into() }
}

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::*;
    prop::sample::select(vec![Equal, Less, AtMost, More, AtLeast])
}

fn leaf() -> impl Strategy<Value = Condition> {
    prop_oneof![
        (comparison(), 15_u32..20).prop_map(|(op, years)| Condition::Age(op, years)),
        (comparison(), 0_i64..4)
            .prop_map(|(op, year)| { Condition::Born(op, today() - TimeDelta::days(365 * (16 + year))) }),
        prop::sample::subsequence(vec!["DEP-25", "DEP-39", "COM-25056", "PAYS-FR"], 0..3)
            .prop_map(|codes| Condition::Territory(codes.into_iter().filter_map(Scope::parse).collect())),
        prop::sample::subsequence(vec!["DEP-25", "COM-39300"], 0..2)
            .prop_map(|codes| Condition::Outside(codes.into_iter().filter_map(Scope::parse).collect())),
        (comparison(), 499_u32..502, any::<bool>()).prop_map(|(op, euros, monthly)| {
            let (euros, period) = if monthly { (euros, Period::Month) } else { (euros * 12, Period::Year) };
            Condition::FamilyQuotient(op, euros, period)
        }),
        (comparison(), 11_999_u32..12_002, any::<bool>(), prop::option::of(2024_i32..2026)).prop_map(
            |(op, euros, part, year)| {
                Condition::Income(op, euros, if part { Share::Part } else { Share::Household }, year)
            }
        ),
        prop::sample::subsequence(SITUATIONS.to_vec(), 0..3)
            .prop_map(|codes| Condition::Situation(codes.into_iter().map(str::to_owned).collect())),
        Just(Condition::ScholarshipHolder),
        (comparison(), 0_u32..3).prop_map(|(op, count)| Condition::Children(op, count)),
        Just(Condition::Declared("Q1 ?".into())),
        Just(Condition::Unknown("moon_phase".into())),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Condition::All),
            vec(inner.clone(), 0..3).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    let profile = (prop::sample::select(SITUATIONS.to_vec()), vec(condition(), 0..2))
        .prop_map(|(situation, conditions)| Profile { situation: situation.to_owned(), conditions });
    (vec(condition(), 0..4), vec(profile, 0..3))
        .prop_map(|(conditions, profiles)| Rule { conditions, profiles })
}

fn aid(rule: Rule, territory: &[&str]) -> crate::aid::Aid {
    let scopes = territory.iter().filter_map(|code| Scope::parse(code)).collect();
    crate::aid::sample(rule, scopes)
}

/// One answer; the same subject always gets values of its own kind.
fn answer() -> impl Strategy<Value = (Subject, Value)> {
    prop_oneof![
        prop::sample::select(vec![vec!["25056"], vec!["25031"], vec!["39300"], vec!["25056", "39300"]])
            .prop_map(|codes| (Subject::Home, Value::Homes(codes.into_iter().map(place).collect()))),
        (15_u32..20, 0_i64..400).prop_map(|(years, ago)| {
            let mut facts = Facts::default();
            facts.age(years, today() - TimeDelta::days(ago)).unwrap();
            (Subject::Birth, facts.get(&Subject::Birth).cloned().unwrap())
        }),
        (0_i64..2_000).prop_map(|ago| {
            let day = today() - TimeDelta::days(365 * 15 + ago);
            (Subject::Birth, Value::Born { earliest: day, latest: day })
        }),
        (prop::sample::select(SITUATIONS.to_vec()), any::<bool>()).prop_map(|(of, yes)| {
            (Subject::Situation(of.to_owned()), if yes { Value::Yes } else { Value::No })
        }),
        any::<bool>().prop_map(|yes| (Subject::Scholarship, if yes { Value::Yes } else { Value::No })),
        (11_996_u32..12_004, prop::option::of(2024_i32..2026))
            .prop_map(|(euros, year)| (Subject::Income, Value::Euros(euros, year))),
        (4_u32..9).prop_map(|quarters| (Subject::Parts, Value::Figure(quarters))),
        (0_u32..3).prop_map(|count| (Subject::Children, Value::Figure(count))),
        any::<bool>()
            .prop_map(|yes| { (Subject::Declared("Q1 ?".into()), if yes { Value::Yes } else { Value::No }) }),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    vec((answer(), prop::bool::weighted(0.15)), 0..9).prop_map(|answers| {
        let mut facts = Facts::default();
        for ((subject, value), unsure) in answers {
            facts.set(subject, if unsure { Value::Unsure } else { value });
        }
        facts
    })
}

/// All of them, or one of them, each looked at: no order, no short cut.
fn every(each: &[Option<bool>]) -> Option<bool> {
    if each.contains(&Some(false)) {
        Some(false)
    } else if each.contains(&None) {
        None
    } else {
        Some(true)
    }
}

fn one_of(each: &[Option<bool>]) -> Option<bool> {
    if each.contains(&Some(true)) {
        Some(true)
    } else if each.contains(&None) {
        None
    } else {
        Some(false)
    }
}

/// The plainest evaluator: two values, everything known, no short cut; `None` where something is not known.
fn naive(condition: &Condition, facts: &Facts) -> Option<bool> {
    let text = |subject: Subject| facts.get(&subject).cloned();
    let yes = |subject: Subject| match text(subject) {
        Some(Value::Yes) => Some(true),
        Some(Value::No) => Some(false),
        _ => None,
    };
    let ages = || match text(Subject::Birth) {
        Some(Value::Born { earliest, latest }) => {
            let mut ages = Vec::new();
            let mut day = earliest;
            while day <= latest {
                ages.push((day, today().years_since(day)?));
                day += TimeDelta::days(1);
            }
            Some(ages)
        }
        _ => None,
    };
    let agree = |answers: Vec<bool>| {
        let first = *answers.first()?;
        answers.iter().all(|answer| *answer == first).then_some(first)
    };
    let euros = || match text(Subject::Income) {
        Some(Value::Euros(euros, year)) => Some((f64::from(euros), year)),
        _ => None,
    };
    let parts = || match text(Subject::Parts) {
        Some(Value::Figure(quarters)) => Some(f64::from(quarters) / 4.0),
        _ => None,
    };
    match condition {
        Condition::Age(op, years) => {
            agree(ages()?.into_iter().map(|(_, age)| op.holds(age, *years)).collect())
        }
        Condition::Born(op, day) => {
            agree(ages()?.into_iter().map(|(born, _)| op.holds(born, *day)).collect())
        }
        Condition::Territory(scopes) => match text(Subject::Home) {
            Some(Value::Homes(homes)) => {
                agree(homes.iter().map(|home| scopes.iter().any(|scope| scope.covers(home))).collect())
            }
            _ => None,
        },
        Condition::Outside(scopes) => {
            naive(&Condition::Territory(scopes.clone()), facts).map(|inside| !inside)
        }
        Condition::FamilyQuotient(op, euros_bound, period) => {
            let ((euros, _), parts) = (euros()?, parts()?);
            // Multiplied out on the other side than the engine does.
            let divisor = parts * if *period == Period::Month { 12.0 } else { 1.0 };
            Some(op.holds(euros, f64::from(*euros_bound) * divisor))
        }
        Condition::Income(op, bound, share, year) => {
            let (euros, of) = euros()?;
            if year.is_some() && *year != of {
                return None;
            }
            let parts = if *share == Share::Part { parts()? } else { 1.0 };
            Some(op.holds(euros, f64::from(*bound) * parts))
        }
        Condition::Situation(codes) => {
            let each: Vec<_> = codes.iter().map(|code| yes(Subject::Situation(code.clone()))).collect();
            one_of(&each)
        }
        Condition::ScholarshipHolder => yes(Subject::Scholarship),
        Condition::Children(op, count) => match text(Subject::Children) {
            Some(Value::Figure(figure)) => Some(op.holds(figure, *count)),
            _ => None,
        },
        Condition::Declared(question) => yes(Subject::Declared(question.clone())),
        Condition::All(parts) => {
            let each: Vec<_> = parts.iter().map(|part| naive(part, facts)).collect();
            every(&each)
        }
        Condition::Any(parts) => {
            let each: Vec<_> = parts.iter().map(|part| naive(part, facts)).collect();
            one_of(&each)
        }
        Condition::Not(part) => naive(part, facts).map(|met| !met),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_engine_agrees_with_the_plainest_evaluator(rule in rule(), facts in facts()) {
        let conditions = rule.conditions.iter().map(|condition| naive(condition, &facts));
        let profile = |profile: &Profile| naive(&profile.whole(), &facts);
        let each: Vec<_> = rule.profiles.iter().map(profile).collect();
        let one = if each.is_empty() { Some(true) } else { one_of(&each) };
        let all: Vec<_> = conditions.chain([one]).collect();
        let nothing = rule.conditions.is_empty() && rule.profiles.is_empty();
        let expected = if all.contains(&Some(false)) {
            Standing::No
        } else if all.contains(&None) || nothing {
            Standing::ToCheck
        } else {
            Standing::Likely
        };
        let aid = aid(rule, &[]);
        prop_assert_eq!(judge(&aid, &facts, today()).standing, expected);
    }

    #[test]
    fn saying_more_never_contradicts_what_was_settled(rule in rule(), facts in facts(), more in vec(answer(), 1..4)) {
        let aid = aid(rule, &["DEP-25"]);
        let before = judge(&aid, &facts, today());
        let mut after = facts.clone();
        for (subject, value) in more {
            // Only what was not known is said; changing one's mind is another matter.
            if matches!(after.get(&subject), None | Some(Value::Unsure)) {
                after.set(subject, value);
            }
        }
        let later = judge(&aid, &after, today());
        if before.standing != Standing::ToCheck {
            prop_assert_eq!(later.standing, before.standing);
        }
    }

    #[test]
    fn not_knowing_never_makes_a_no(rule in rule(), facts in facts(), at in 0_usize..9) {
        let aid = aid(rule, &[]);
        let Some((subject, _)) = facts.all().nth(at) else { return Ok(()) };
        let subject = subject.clone();
        let mut unsure = facts.clone();
        unsure.unsure(subject.clone());
        let mut unasked = facts.clone();
        unasked.forget(&subject);
        let (known, not_sure) = (judge(&aid, &facts, today()), judge(&aid, &unsure, today()));
        prop_assert_eq!(not_sure.standing, judge(&aid, &unasked, today()).standing);
        prop_assert!(not_sure.standing != Standing::No || known.standing == Standing::No);
        prop_assert!(not_sure.standing != Standing::Likely || known.standing == Standing::Likely);
    }

    #[test]
    fn the_order_of_conditions_is_without_effect(rule in rule(), facts in facts()) {
        let mut turned = rule.clone();
        turned.conditions.reverse();
        turned.profiles.reverse();
        turned.profiles.iter_mut().for_each(|profile| profile.conditions.reverse());
        let (one, other) = (aid(rule, &[]), aid(turned, &[]));
        prop_assert_eq!(judge(&one, &facts, today()).standing, judge(&other, &facts, today()).standing);
    }

    #[test]
    fn every_verdict_carries_the_reason_that_decided_it(rule in rule(), facts in facts()) {
        let aid = aid(rule, &["COM-25056"]);
        let verdict = judge(&aid, &facts, today());
        let first = verdict.because.first().map(Because::holds);
        let expected = match verdict.standing {
            Standing::No => Holds::Unmet,
            Standing::ToCheck => Holds::Unknown,
            Standing::Likely => Holds::Met,
        };
        prop_assert_eq!(first, Some(expected));
        // Each reason says of itself what is true of it.
        for because in &verdict.because {
            if let Because::Condition(condition, holds) = because {
                prop_assert_eq!(condition.weigh(&facts, today()), *holds);
            }
        }
    }

    #[test]
    fn asking_on_ends_and_whatever_can_be_asked_is(rules in vec(rule(), 1..6), facts in facts(), yes in vec(any::<bool>(), 12)) {
        let aids: Vec<_> = rules.into_iter().map(|rule| aid(rule, &["DEP-25"])).collect();
        let mut known = facts;
        let mut asked = Vec::new();
        for yes in yes {
            let Some(question) = next_question(&aids, &known, today()) else { break };
            prop_assert!(!asked.contains(&question), "asked twice: {:?}", question);
            reply(&question, yes, &mut known);
            asked.push(question);
        }
        if next_question(&aids, &known, today()).is_none() {
            for aid in &aids {
                let verdict = judge(aid, &known, today());
                prop_assert!(asked_of(&verdict, &known, today()).is_empty());
            }
        }
    }

    #[test]
    fn facts_are_kept_as_answers_and_read_back(facts in facts()) {
        let answers = facts.answers().collect();
        prop_assert_eq!(Facts::of(&answers, |code| Some(place(code))), facts);
    }
}

fn reply(question: &Question, yes: bool, facts: &mut Facts) {
    match question {
        Question::Home => facts.home(vec![place(if yes { "25056" } else { "39300" })]),
        Question::Birth => facts.age(17, today()).unwrap(),
        Question::Situations => {
            SITUATIONS.iter().for_each(|of| facts.say(Subject::Situation((*of).to_owned()), yes));
        }
        Question::Scholarship => facts.say(Subject::Scholarship, yes),
        Question::Resources if yes => {
            facts.income(12_000, Some(2024)).unwrap();
            facts.parts(8).unwrap();
            facts.unsure(Subject::Quotient);
        }
        Question::Resources => {
            [Subject::Income, Subject::Parts, Subject::Quotient].into_iter().for_each(|of| facts.unsure(of));
        }
        Question::Children => facts.persons(Subject::Children, 1).unwrap(),
        Question::Declared(question) => facts.say(Subject::Declared(question.clone()), yes),
        other => panic!("no rule here leans on {other:?}"),
    }
}
