//! What a form of ours must obey beyond its keys: names, types, conditions, papers and steps that fit together.

use std::collections::BTreeMap;

use api_client::wire::{Field, Form, Migration, Op, Rules, Slot, When};
use domain::form::FieldId;
use domain::form::field::HOUSEHOLD;

use super::check::listed;
use crate::sources::vocabulary as lists;
use crate::sources::{Code, Why};

/// Says the first thing that does not hold.
pub fn hold(form: &Form) -> Result<(), Why> {
    names(form)?;
    let mut earlier = BTreeMap::new();
    for field in &form.fields {
        question(field, &earlier, form.version)?;
        if field.kind == "group" {
            let mut row = earlier.clone();
            for inner in &field.fields {
                if inner.kind == "group" {
                    return Err(Why::new(Code::UnknownValue, &format!("fields {} type group", inner.id)));
                }
                question(inner, &row, form.version)?;
                row.insert(inner.id.as_str(), inner);
            }
        }
        earlier.insert(field.id.as_str(), field);
    }
    form.slots.iter().try_for_each(|slot| papers(slot, &earlier, form.version))?;
    dates(form)?;
    form.migrate.iter().try_for_each(|step| migration(step, form))
}

/// Every name is one, stands once, and leads to one thing: no field is named inside another's name.
fn names(form: &Form) -> Result<(), Why> {
    let sections: Vec<&str> = form.sections.iter().map(|section| section.id.as_str()).collect();
    let top: Vec<&str> = form
        .fields
        .iter()
        .map(|field| field.id.as_str())
        .chain(form.slots.iter().map(|slot| slot.id.as_str()))
        .collect();
    each_once(&sections, "sections")?;
    each_once(&top, "fields")?;
    for field in &form.fields {
        let inside: Vec<&str> = field.fields.iter().map(|inner| inner.id.as_str()).collect();
        each_once(&inside, &format!("fields {}", field.id))?;
    }
    Ok(())
}

fn each_once(ids: &[&str], about: &str) -> Result<(), Why> {
    for (at, id) in ids.iter().enumerate() {
        if FieldId::parse(id).is_none() {
            return Err(Why::new(Code::UnreadableValue, &format!("{about} id {id}")));
        }
        let within = |other: &&&str| other.strip_prefix(*id).is_some_and(|rest| rest.starts_with('.'));
        if ids[..at].contains(id) || ids.iter().any(|other| within(&other)) {
            return Err(Why::new(Code::DuplicateId, &format!("{about} {id}")));
        }
    }
    Ok(())
}

fn question(field: &Field, earlier: &BTreeMap<&str, &Field>, version: u32) -> Result<(), Why> {
    let about = format!("fields {}", field.id);
    listed(&field.kind, &lists::FIELD_TYPES, "", &format!("{about} type"))?;
    since(field.since, version, &about)?;
    bounds(&field.kind, &field.rules, &about)?;
    let choosing = matches!(field.kind.as_str(), "choice" | "choices");
    let grouped = field.kind == "group";
    match () {
        () if choosing && field.options.len() < 2 => {
            return Err(Why::new(Code::MissingField, &format!("{about} options")));
        }
        () if !choosing && !field.options.is_empty() => {
            return Err(Why::new(Code::UnknownKey, &format!("{about} options")));
        }
        () if grouped && field.fields.is_empty() => {
            return Err(Why::new(Code::MissingField, &format!("{about} fields")));
        }
        () if !grouped && !field.fields.is_empty() => {
            return Err(Why::new(Code::UnknownKey, &format!("{about} fields")));
        }
        () => {}
    }
    for (at, option) in field.options.iter().enumerate() {
        let named = FieldId::parse(&option.id).is_some_and(|id| !id.as_str().contains('.'));
        if !named {
            return Err(Why::new(Code::UnreadableValue, &format!("{about} options {}", option.id)));
        }
        if field.options[..at].iter().any(|other| other.id == option.id) {
            return Err(Why::new(Code::DuplicateId, &format!("{about} options {}", option.id)));
        }
    }
    field.when.iter().try_for_each(|when| condition(when, earlier, &about))
}

fn since(since: u32, version: u32, about: &str) -> Result<(), Why> {
    if (1..=version).contains(&since) {
        return Ok(());
    }
    Err(Why::new(Code::Contradiction, &format!("{about} since")))
}

/// A type reads its own bounds only, and the smallest is not above the largest.
fn bounds(kind: &str, rules: &Rules, about: &str) -> Result<(), Why> {
    let reads: &[&str] = match kind {
        "text" | "long_text" => &["max_length"],
        "number" => &["decimals", "min", "max"],
        "money" | "group" => &["min", "max"],
        "choices" => &["max"],
        "date" => &["first_day", "last_day", "past"],
        _ => &[],
    };
    let written = [
        ("max_length", rules.max_length.is_some()),
        ("decimals", rules.decimals.is_some()),
        ("min", rules.min.is_some()),
        ("max", rules.max.is_some()),
        ("first_day", rules.first_day.is_some()),
        ("last_day", rules.last_day.is_some()),
        ("past", rules.past),
    ];
    if let Some((key, _)) = written.iter().find(|(key, there)| *there && !reads.contains(key)) {
        return Err(Why::new(Code::UnknownKey, &format!("{about} rules {key}")));
    }
    let backwards = rules.min.zip(rules.max).is_some_and(|(min, max)| min > max)
        || rules.first_day.as_ref().zip(rules.last_day.as_ref()).is_some_and(|(first, last)| first > last);
    let counted = matches!(kind, "group" | "choices");
    let negative = counted && [rules.min, rules.max].into_iter().flatten().any(|bound| bound < 0);
    if backwards || negative || rules.decimals.is_some_and(|decimals| decimals > 3) {
        return Err(Why::new(Code::Contradiction, &format!("{about} rules")));
    }
    Ok(())
}

/// One test, on an earlier question that can answer it.
fn condition(when: &When, earlier: &BTreeMap<&str, &Field>, about: &str) -> Result<(), Why> {
    let about = format!("{about} when {}", when.field);
    let Some(field) = earlier.get(when.field.as_str()) else {
        return Err(Why::new(Code::UnknownCondition, &about));
    };
    let tests = [
        when.any_of.is_some(),
        when.none_of.is_some(),
        when.answered,
        when.at_least.is_some(),
        when.at_most.is_some(),
    ];
    match tests.iter().filter(|there| **there).count() {
        0 => return Err(Why::new(Code::MissingField, &about)),
        1 => {}
        _ => return Err(Why::new(Code::Contradiction, &about)),
    }
    let counting = when.at_least.is_some() || when.at_most.is_some();
    let fits = match field.kind.as_str() {
        "number" | "money" => counting || when.answered,
        "group" => counting || when.answered,
        "household" => false,
        _ => !counting,
    };
    if !fits {
        return Err(Why::new(Code::UnknownCondition, &about));
    }
    let words = when.any_of.iter().chain(&when.none_of).flatten();
    let known = |word: &&String| match field.kind.as_str() {
        "yes_no" => matches!(word.as_str(), "yes" | "no"),
        "choice" | "choices" => field.options.iter().any(|option| option.id == **word),
        _ => true,
    };
    match words.clone().find(|word| !known(word)) {
        Some(word) => Err(Why::new(Code::UnknownValue, &format!("{about} {word}"))),
        None => Ok(()),
    }
}

fn papers(slot: &Slot, earlier: &BTreeMap<&str, &Field>, version: u32) -> Result<(), Why> {
    let about = format!("slots {}", slot.id);
    since(slot.since, version, &about)?;
    for kind in &slot.kinds {
        listed(kind, &lists::DOCUMENT_KINDS, "", &format!("{about} kinds"))?;
    }
    for media in &slot.media {
        listed(media, &lists::DOCUMENT_MEDIA, "", &format!("{about} media"))?;
    }
    if slot.max == 0 || slot.max_bytes == Some(0) {
        return Err(Why::new(Code::Contradiction, &about));
    }
    slot.when.iter().try_for_each(|when| condition(when, earlier, &about))
}

/// A form opens before it closes, and is accepted after that.
fn dates(form: &Form) -> Result<(), Why> {
    let closes_on = form.closes_at.as_deref().and_then(|at| at.get(..10));
    let backwards = form.opens_on.as_deref().zip(closes_on).is_some_and(|(opens, closes)| opens > closes);
    let early = match (&form.closes_at, &form.accept_until) {
        (Some(closes), Some(until)) => until < closes,
        (None, Some(_)) => true,
        _ => false,
    };
    if backwards || early { Err(Why::new(Code::DatesUnreadable, "closes_at")) } else { Ok(()) }
}

/// A step goes forward, and what it leads to is asked.
fn migration(step: &Migration, form: &Form) -> Result<(), Why> {
    let about = format!("migrate {}-{}", step.from, step.to);
    if step.from == 0 || step.from >= step.to || step.to > form.version {
        return Err(Why::new(Code::Contradiction, &about));
    }
    for op in &step.ops {
        listed(&op.op, &lists::FORM_CHANGES, "", &about)?;
        let said = |there: bool| if there { Ok(()) } else { Err(Why::new(Code::MissingField, &about)) };
        match op.op.as_str() {
            "rename" => said(op.from.is_some() && op.to.is_some())?,
            "map" => said(op.path.is_some() && !op.values.is_empty())?,
            "split" => said(op.from.is_some() && op.into.len() > 1 && op.at.is_some())?,
            _ => said(op.path.is_some())?,
        }
        // An earlier step may lead to a name that a later one changes again.
        if step.to == form.version {
            leads_somewhere(op, form, &about)?;
        }
        let rows = |path: &str| path.split('.').filter(|part| *part == "*").count();
        let from = op.from.as_deref().map(rows);
        if op.to.iter().chain(&op.into).any(|to| Some(rows(to)) != from) {
            return Err(Why::new(Code::Contradiction, &about));
        }
    }
    Ok(())
}

fn leads_somewhere(op: &Op, form: &Form, about: &str) -> Result<(), Why> {
    let mapped = op.path.iter().filter(|_| op.op == "map");
    for path in op.to.iter().chain(&op.into).chain(mapped) {
        if !is_asked(form, path) {
            return Err(Why::new(Code::UnknownValue, &format!("{about} {path}")));
        }
    }
    Ok(())
}

/// Whether a path with `*` for rows names a question, a slot, or a whole group or household.
fn is_asked(form: &Form, path: &str) -> bool {
    let slot = form.slots.iter().any(|slot| slot.id == path);
    let part = |field: &Field, rest: &str| field.kind == "household" && HOUSEHOLD.contains(&rest);
    let below = |field: &Field, rest: &str| {
        let inner = rest.strip_prefix("*.").unwrap_or_default();
        part(field, rest) || field.fields.iter().any(|field| field.id == inner)
    };
    slot || form.fields.iter().any(|field| {
        path == field.id
            || path
                .strip_prefix(&field.id)
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|rest| below(field, rest))
    })
}
