//! The conditions of a card: each with exactly what its kind compares.

use api_client::wire::{Condition, Profile};
use serde::Deserialize;

use super::check::{all_shown, day, listed, scopes, shown};
use crate::sources::vocabulary as lists;
use crate::sources::{Code, Why};

/// A condition, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    kind: String,
    op: Option<String>,
    years: Option<u32>,
    euros: Option<u32>,
    count: Option<u32>,
    per: Option<String>,
    any_of: Option<Vec<String>>,
    body: Option<String>,
    question: Option<String>,
    percent: Option<u32>,
    year: Option<i32>,
    on: Option<String>,
    of: Option<Vec<Rule>>,
}

/// A situation, with conditions of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    situation: String,
    conditions: Option<Vec<Rule>>,
}

/// How deep conditions may lie in one another: deeper ones nobody would read over.
const DEEPEST: usize = 4;

/// All of them, or what is wrong with one.
pub fn conditions(rules: Option<Vec<Rule>>) -> Result<Vec<Condition>, Why> {
    at(rules, 0)
}

fn at(rules: Option<Vec<Rule>>, depth: usize) -> Result<Vec<Condition>, Why> {
    rules.unwrap_or_default().into_iter().map(|rule| condition(rule, depth)).collect()
}

/// Situations, one of which is needed.
pub fn profiles(situations: Option<Vec<Situation>>) -> Result<Vec<Profile>, Why> {
    let profile = |written: Situation| {
        listed(&written.situation, &lists::SITUATIONS, "", "situation")?;
        Ok(Profile { situation: written.situation, conditions: conditions(written.conditions)? })
    };
    situations.unwrap_or_default().into_iter().map(profile).collect()
}

fn condition(rule: Rule, depth: usize) -> Result<Condition, Why> {
    let about = format!("conditions {}", rule.kind);
    let compares = |what: bool| rule.op.is_some() && what;
    let any = rule.any_of.as_ref().is_some_and(|any| !any.is_empty());
    let parts = rule.of.as_ref().map_or(0, Vec::len);
    let fits = match rule.kind.as_str() {
        "age" => compares(rule.years.is_some()),
        "family_quotient" => compares(rule.euros.is_some() && per(&rule, &["month", "year"])),
        "income" => compares(rule.euros.is_some() && per(&rule, &["household", "part"])),
        "headcount" | "children" | "household" => compares(rule.count.is_some()),
        "incapacity" => compares(rule.percent.is_some_and(|percent| percent <= 100)),
        "born" => compares(rule.on.as_deref().is_some_and(|on| day(on, &about).is_ok())),
        "territory" | "outside" | "study_year" | "social_scheme" | "naf_section" => any,
        "housing" => any && within(&rule, &lists::HOUSING),
        "bac_honours" => any && within(&rule, &["bien", "tres_bien"]),
        "situation" => any && within(&rule, &lists::SITUATIONS),
        "tied_to" => rule.body.is_some(),
        "declared" => rule.question.is_some(),
        "health_or_social_training" | "scholarship_holder" | "disability" => true,
        "all" | "any" => parts > 1 && depth < DEEPEST,
        "not" => parts == 1 && depth < DEEPEST,
        other => return Err(Why::new(Code::UnknownCondition, other)),
    };
    if let Some(stray) = stray(&rule) {
        return Err(Why::new(Code::UnknownKey, stray));
    }
    if !fits {
        return Err(Why::new(Code::MissingField, &about));
    }
    if let Some(op) = &rule.op {
        listed(op, &lists::COMPARISONS, "", &about)?;
    }
    let any_of = all_shown(rule.any_of, &about)?;
    if matches!(rule.kind.as_str(), "territory" | "outside") {
        scopes(&any_of, &about)?;
    }
    Ok(Condition {
        kind: rule.kind,
        op: rule.op,
        years: rule.years,
        euros: rule.euros,
        count: rule.count,
        per: rule.per,
        any_of,
        body: rule.body.map(|body| shown(&body)),
        question: rule.question.map(|question| shown(&question)),
        percent: rule.percent,
        year: rule.year,
        on: rule.on,
        of: at(rule.of, depth + 1)?,
    })
}

/// A key that is given and that its kind does not compare: a slip that would go unseen.
fn stray(rule: &Rule) -> Option<&'static str> {
    let compared: &[&str] = match rule.kind.as_str() {
        "age" => &["op", "years"],
        "family_quotient" => &["op", "euros", "per"],
        "income" => &["op", "euros", "per", "year"],
        "headcount" | "children" | "household" => &["op", "count"],
        "incapacity" => &["op", "percent"],
        "born" => &["op", "on"],
        "tied_to" => &["body"],
        "declared" => &["question"],
        "health_or_social_training" | "scholarship_holder" | "disability" => &[],
        "all" | "any" | "not" => &["of"],
        _ => &["any_of"],
    };
    let given = [
        ("op", rule.op.is_some()),
        ("years", rule.years.is_some()),
        ("euros", rule.euros.is_some()),
        ("count", rule.count.is_some()),
        ("per", rule.per.is_some()),
        ("any_of", rule.any_of.is_some()),
        ("body", rule.body.is_some()),
        ("question", rule.question.is_some()),
        ("percent", rule.percent.is_some()),
        ("year", rule.year.is_some()),
        ("on", rule.on.is_some()),
        ("of", rule.of.is_some()),
    ];
    given.into_iter().find(|(key, is_given)| *is_given && !compared.contains(key)).map(|(key, _)| key)
}

fn per(rule: &Rule, list: &[&str]) -> bool {
    rule.per.as_deref().is_some_and(|per| list.contains(&per))
}

fn within(rule: &Rule, list: &[&str]) -> bool {
    rule.any_of.iter().flatten().all(|word| list.contains(&word.as_str()))
}
