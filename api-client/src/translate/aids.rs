//! `wire::Aid` → `domain::aid::Aid`.

use chrono::NaiveDate;
use domain::aid::{
    Aid, Amount, Calendar, Contact, DateOrigin, Detail, Filing, Link, Origin, State, Step, Window,
};
use domain::eligibility::{Comparison, Condition, Grade, Period, Profile, Rule, Share};
use domain::ids::RecordId;
use domain::territory::Scope;

use crate::wire;

/// Makes an aid of its record; none if it lacks a name, a title, a source or the day it was read.
pub fn aid(record: wire::Aid) -> Option<Aid> {
    if record.title.is_empty() || record.source_url.is_empty() {
        return None;
    }
    Some(Aid {
        id: RecordId::parse(&record.id)?,
        verified_on: day(&record.verified_on)?,
        rule: rule(record.conditions, record.profiles),
        detail: if record.detail == "full" { Detail::Full } else { Detail::Short },
        territory: scopes(&record.territory),
        excluded: scopes(&record.excluded),
        amount: record.amount.map(amount),
        steps: record.steps.into_iter().map(|step| Step { text: step.text, link: step.link }).collect(),
        calendar: calendar(record.deadline.unwrap_or_default()),
        contact: contact(record.contact.unwrap_or_default()),
        filing: filing(&record.filing),
        form: record.form.as_deref().and_then(RecordId::parse),
        link: link(record.link),
        origins: record
            .origins
            .into_iter()
            .map(|origin| Origin { source: origin.source, url: origin.url })
            .collect(),
        title: record.title,
        promise: record.promise,
        description: record.description,
        easy: record.easy_text.filter(|text| !text.trim().is_empty()),
        theme: record.theme,
        audience: record.audience,
        aid_types: record.aid_types,
        bodies: record.bodies,
        for_whom: record.for_whom,
        documents: record.documents,
        source_url: record.source_url,
        not_stated: record.not_stated,
    })
}

/// Makes a rule of conditions and profiles; unknown kinds stay, as unknown.
pub fn rule(conditions: Vec<wire::Condition>, profiles: Vec<wire::Profile>) -> Rule {
    let all = |conditions: Vec<wire::Condition>| conditions.into_iter().map(condition).collect();
    let profile = |profile: wire::Profile| Profile {
        situation: profile.situation,
        conditions: all(profile.conditions),
    };
    Rule { conditions: all(conditions), profiles: profiles.into_iter().map(profile).collect() }
}

/// Reads one condition; a kind, operator or code that this build does not know reads as unknown.
pub fn condition(record: wire::Condition) -> Condition {
    let kind = record.kind.clone();
    known_condition(record).unwrap_or(Condition::Unknown(kind))
}

fn known_condition(record: wire::Condition) -> Option<Condition> {
    let op = || Comparison::parse(record.op.as_deref().unwrap_or_default());
    let codes = || -> Option<Vec<Scope>> { record.any_of.iter().map(|code| Scope::parse(code)).collect() };
    Some(match record.kind.as_str() {
        "age" => Condition::Age(op()?, record.years?),
        "territory" => Condition::Territory(codes()?),
        "outside" => Condition::Outside(codes()?),
        "family_quotient" => Condition::FamilyQuotient(op()?, record.euros?, period(record.per.as_deref())?),
        "health_or_social_training" => Condition::HealthOrSocialTraining,
        "study_year" => Condition::StudyYear(record.any_of),
        "tied_to" => Condition::TiedTo(record.body?),
        "social_scheme" => Condition::SocialScheme(record.any_of),
        "scholarship_holder" => Condition::ScholarshipHolder,
        "housing" => Condition::Housing(record.any_of),
        "bac_honours" => Condition::BacHonours(record.any_of),
        "declared" => Condition::Declared(record.question?),
        "headcount" => Condition::Headcount(op()?, record.count?),
        "naf_section" => Condition::NafSection(record.any_of),
        "situation" => Condition::Situation(record.any_of),
        "born" => Condition::Born(op()?, day(record.on.as_deref()?)?),
        "income" => Condition::Income(op()?, record.euros?, share(record.per.as_deref())?, record.year),
        "disability" => Condition::Disability,
        "incapacity" => Condition::Incapacity(op()?, record.percent?),
        "children" => Condition::Children(op()?, record.count?),
        "household" => Condition::Household(op()?, record.count?),
        "all" => Condition::All(record.of.into_iter().map(condition).collect()),
        "any" => Condition::Any(record.of.into_iter().map(condition).collect()),
        // One condition, and no more: what several would mean is anybody's guess.
        "not" if record.of.len() == 1 => {
            Condition::Not(Box::new(record.of.into_iter().next().map(condition)?))
        }
        _ => return None,
    })
}

fn period(per: Option<&str>) -> Option<Period> {
    match per {
        Some("month") => Some(Period::Month),
        Some("year") => Some(Period::Year),
        _ => None,
    }
}

fn share(per: Option<&str>) -> Option<Share> {
    match per {
        None | Some("household") => Some(Share::Household),
        Some("part") => Some(Share::Part),
        _ => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn scopes(codes: &[String]) -> Vec<Scope> {
    codes.iter().filter_map(|code| Scope::parse(code)).collect()
}

fn amount(record: wire::Amount) -> Amount {
    Amount {
        words: record.words,
        min_cents: record.min_cents,
        max_cents: record.max_cents,
        to_confirm: record.to_confirm,
        grades: record.grades.into_iter().map(grade).collect(),
    }
}

fn grade(record: wire::Grade) -> Grade {
    Grade { when: record.when.into_iter().map(condition).collect(), cents: record.cents }
}

fn contact(record: wire::Contact) -> Contact {
    Contact { name: record.name, phone: record.phone, email: record.email, url: record.url }
}

fn filing(text: &str) -> Filing {
    match text {
        "gateway" => Filing::Gateway,
        "portal" => Filing::Portal,
        "demarche_numerique" => Filing::DemarcheNumerique,
        "paper" => Filing::Paper,
        _ => Filing::None,
    }
}

fn link(record: Option<wire::LinkState>) -> Link {
    match record {
        Some(state) if state.state == "alive" => Link::Alive,
        Some(state) if state.state == "broken" => day(&state.since).map_or(Link::Unchecked, Link::Broken),
        _ => Link::Unchecked,
    }
}

fn calendar(record: wire::Deadline) -> Calendar {
    let bound = |text: &Option<String>| text.as_deref().and_then(day);
    let window = |window: &wire::Window| Window {
        opens_on: bound(&window.opens_on),
        closes_on: bound(&window.closes_on),
    };
    let mut windows: Vec<_> = record.windows.iter().map(window).collect();
    windows.retain(|window| window.opens_on.is_some() || window.closes_on.is_some());
    windows.sort_by_key(|window| window.opens_on);
    Calendar {
        all_year: record.all_year,
        windows,
        ends_on: bound(&record.ends_on),
        stated: record.stated.as_deref().and_then(stated),
        words: record.words,
        origin: match record.origin.as_deref() {
            Some("export") => DateOrigin::Export,
            Some("secondary") => DateOrigin::Secondary,
            _ => DateOrigin::Official,
        },
    }
}

fn stated(text: &str) -> Option<State> {
    match text {
        "open" => Some(State::Open),
        "closed" => Some(State::Closed),
        "ended" => Some(State::Ended),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: serde_json::Value) -> wire::Aid {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_record_from_the_future_is_read_as_far_as_it_is_known() {
        let aid = aid(record(serde_json::json!({
            "id": "content:x", "title": "T", "source_url": "https://x", "verified_on": "2026-01-01",
            "conditions": [{"kind": "moon_phase", "any_of": ["full"]}, {"kind": "age", "op": "~", "years": 3}],
            "filing": "telepathy", "new_key": {"a": 1}, "territory": ["GALAXY-1", "REG-27"],
        }))).unwrap();
        assert_eq!(
            aid.rule.conditions,
            [Condition::Unknown("moon_phase".into()), Condition::Unknown("age".into())]
        );
        assert_eq!(aid.filing, Filing::None);
        assert_eq!(aid.territory, [Scope::Region("27".into())]);
    }

    #[test]
    fn a_record_without_title_source_or_day_is_skipped() {
        assert!(aid(record(serde_json::json!({"id": "content:x", "title": "T"}))).is_none());
        assert!(aid(wire::Aid::default()).is_none());
    }
}
