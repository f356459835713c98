//! One condition against what is known of somebody.

use chrono::NaiveDate;

use super::age::full_years;
use super::condition::{Comparison, Condition, Period, Share};
use super::facts::{Facts, Value};
use super::subject::Subject;
use super::truth::Holds;
use crate::territory::{Place, Scope};

impl Condition {
    /// Whether it holds on that day (Europe/Paris), bounds as written.
    pub fn weigh(&self, facts: &Facts, today: NaiveDate) -> Holds {
        match self {
            Self::Age(op, years) => age(*op, *years, facts, today),
            Self::Born(op, day) => born(*op, *day, facts),
            Self::Territory(scopes) => home(facts, |place| scopes.iter().any(|scope| scope.covers(place))),
            Self::Outside(scopes) => home(facts, |place| !scopes.iter().any(|scope| scope.covers(place))),
            Self::FamilyQuotient(op, euros, period) => quotient(*op, *euros, *period, facts),
            Self::Income(op, euros, share, year) => income(*op, *euros, *share, *year, facts),
            Self::Situation(situations) => one_of(situations, Subject::Situation, facts),
            Self::Housing(ways) => one_of(ways, Subject::Housing, facts),
            Self::StudyYear(codes) => code(codes, &Subject::StudyYear, facts),
            Self::SocialScheme(codes) => scheme(codes, facts),
            Self::BacHonours(codes) => code(codes, &Subject::BacHonours, facts),
            Self::NafSection(codes) => code(codes, &Subject::NafSection, facts),
            Self::HealthOrSocialTraining => yes(&Subject::HealthOrSocialTraining, facts),
            Self::ScholarshipHolder => yes(&Subject::Scholarship, facts),
            Self::Disability => yes(&disabled(), facts),
            Self::TiedTo(body) => yes(&Subject::TiedTo(body.clone()), facts),
            Self::Declared(question) => yes(&Subject::Declared(question.clone()), facts),
            Self::Headcount(op, count) => figure(*op, *count, &Subject::Headcount, facts),
            Self::Children(op, count) => figure(*op, *count, &Subject::Children, facts),
            Self::Household(op, count) => figure(*op, *count, &Subject::Household, facts),
            Self::Incapacity(op, percent) => figure(*op, *percent, &Subject::Incapacity, facts),
            Self::All(parts) => Holds::all(parts.iter().map(|part| part.weigh(facts, today))),
            Self::Any(parts) => Holds::any(parts.iter().map(|part| part.weigh(facts, today))),
            Self::Not(part) => !part.weigh(facts, today),
            Self::Unknown(_) => Holds::Unknown,
        }
    }

    /// What it leans on; a territory of the whole country leans on nothing.
    pub fn subjects(&self) -> Vec<Subject> {
        let each =
            |codes: &[String], subject: fn(String) -> Subject| codes.iter().cloned().map(subject).collect();
        match self {
            Self::Age(..) | Self::Born(..) => vec![Subject::Birth],
            Self::Territory(scopes) if scopes.contains(&Scope::Country) => Vec::new(),
            Self::Territory(_) | Self::Outside(_) => vec![Subject::Home],
            Self::FamilyQuotient(..) => vec![Subject::Quotient, Subject::Income, Subject::Parts],
            Self::Income(_, _, Share::Household, _) => vec![Subject::Income],
            Self::Income(_, _, Share::Part, _) => vec![Subject::Income, Subject::Parts],
            Self::Situation(codes) => each(codes, Subject::Situation),
            Self::Housing(codes) => each(codes, Subject::Housing),
            Self::StudyYear(_) => vec![Subject::StudyYear],
            Self::SocialScheme(_) => vec![Subject::SocialScheme],
            Self::BacHonours(_) => vec![Subject::BacHonours],
            Self::NafSection(_) => vec![Subject::NafSection],
            Self::HealthOrSocialTraining => vec![Subject::HealthOrSocialTraining],
            Self::ScholarshipHolder => vec![Subject::Scholarship],
            Self::Disability => vec![disabled()],
            Self::TiedTo(body) => vec![Subject::TiedTo(body.clone())],
            Self::Declared(question) => vec![Subject::Declared(question.clone())],
            Self::Headcount(..) => vec![Subject::Headcount],
            Self::Children(..) => vec![Subject::Children],
            Self::Household(..) => vec![Subject::Household],
            Self::Incapacity(..) => vec![Subject::Incapacity],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::subjects).collect(),
            Self::Not(part) => part.subjects(),
            Self::Unknown(_) => Vec::new(),
        }
    }

    /// What it leans on and is not settled by what is known: what asking could settle. Nothing if it is settled.
    pub fn open_subjects(&self, facts: &Facts, today: NaiveDate) -> Vec<Subject> {
        if self.weigh(facts, today) != Holds::Unknown {
            return Vec::new();
        }
        let parts: &[Self] = match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) => std::slice::from_ref(part),
            _ => return self.subjects().into_iter().filter(|subject| facts.get(subject).is_none()).collect(),
        };
        parts.iter().flat_map(|part| part.open_subjects(facts, today)).collect()
    }
}

/// A recognised disability is one of the situations: it is asked once.
fn disabled() -> Subject {
    Subject::Situation("disabled".to_owned())
}

fn age(op: Comparison, years: u32, facts: &Facts, today: NaiveDate) -> Holds {
    let Some(Value::Born { earliest, latest }) = facts.get(&Subject::Birth) else { return Holds::Unknown };
    let (Some(least), Some(most)) = (full_years(*latest, today), full_years(*earliest, today)) else {
        return Holds::Unknown;
    };
    Holds::same((least..=most).map(|age| op.holds(age, years)))
}

fn born(op: Comparison, day: NaiveDate, facts: &Facts) -> Holds {
    let Some(Value::Born { earliest, latest }) = facts.get(&Subject::Birth) else { return Holds::Unknown };
    if op == Comparison::Equal && earliest < latest && (*earliest..=*latest).contains(&day) {
        return Holds::Unknown;
    }
    Holds::same([op.holds(*earliest, day), op.holds(*latest, day)])
}

fn home(facts: &Facts, is: impl Fn(&Place) -> bool) -> Holds {
    match facts.get(&Subject::Home) {
        Some(Value::Homes(homes)) => Holds::same(homes.iter().map(is)),
        _ => Holds::Unknown,
    }
}

fn yes(subject: &Subject, facts: &Facts) -> Holds {
    match facts.get(subject) {
        Some(Value::Yes) => Holds::Met,
        Some(Value::No) => Holds::Unmet,
        _ => Holds::Unknown,
    }
}

fn one_of(codes: &[String], subject: fn(String) -> Subject, facts: &Facts) -> Holds {
    Holds::any(codes.iter().map(|code| yes(&subject(code.clone()), facts)))
}

fn code(codes: &[String], subject: &Subject, facts: &Facts) -> Holds {
    match facts.get(subject) {
        Some(Value::Code(known)) => Holds::of(codes.contains(known)),
        _ => Holds::Unknown,
    }
}

/// A scheme has one name here and another in the feeds: `general`, `regime_general`; `agricole`, `msa`.
fn scheme(codes: &[String], facts: &Facts) -> Holds {
    fn name(code: &str) -> &str {
        match code.strip_prefix("regime_").unwrap_or(code) {
            "msa" => "agricole",
            name => name,
        }
    }
    match facts.get(&Subject::SocialScheme) {
        Some(Value::Code(known)) => Holds::of(codes.iter().any(|code| name(code) == name(known))),
        _ => Holds::Unknown,
    }
}

fn figure(op: Comparison, bound: u32, subject: &Subject, facts: &Facts) -> Holds {
    match facts.get(subject) {
        Some(Value::Figure(figure)) => Holds::of(op.holds(*figure, bound)),
        _ => Holds::Unknown,
    }
}

/// By the quotient itself where it is known, else by income and parts. Exact: nothing is divided.
fn quotient(op: Comparison, bound: u32, period: Period, facts: &Facts) -> Holds {
    let months = |period: Period| if period == Period::Month { 1 } else { 12 };
    if let Some(Value::Figure(month)) = facts.get(&Subject::Quotient) {
        return Holds::of(op.holds(u64::from(*month) * months(period), u64::from(bound)));
    }
    let Some((euros, _)) = euros(facts) else { return Holds::Unknown };
    let Some(quarters) = quarters(facts) else { return Holds::Unknown };
    // euros ÷ (quarters ÷ 4) a year, against the bound a year.
    let bound_a_year = u64::from(bound) * 12 / months(period);
    Holds::of(op.holds(euros * 4, bound_a_year * quarters))
}

/// An income of another year than the one that is asked for says nothing.
fn income(op: Comparison, bound: u32, share: Share, year: Option<i32>, facts: &Facts) -> Holds {
    let Some((euros, of)) = euros(facts) else { return Holds::Unknown };
    if year.is_some() && of != year {
        return Holds::Unknown;
    }
    match share {
        Share::Household => Holds::of(op.holds(euros, u64::from(bound))),
        Share::Part => match quarters(facts) {
            Some(quarters) => Holds::of(op.holds(euros * 4, u64::from(bound) * quarters)),
            None => Holds::Unknown,
        },
    }
}

fn euros(facts: &Facts) -> Option<(u64, Option<i32>)> {
    match facts.get(&Subject::Income) {
        Some(Value::Euros(euros, year)) => Some((u64::from(*euros), *year)),
        _ => None,
    }
}

fn quarters(facts: &Facts) -> Option<u64> {
    match facts.get(&Subject::Parts) {
        Some(Value::Figure(quarters)) => Some(u64::from(*quarters)),
        _ => None,
    }
}
