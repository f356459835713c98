//! What the winner takes from the others: only what it lacks, never a word instead of its own.

use api_client::wire::{Aid, Condition, Deadline};
use domain::eligibility::AS_TEXT;

use crate::sources::vocabulary::sections;

/// Fills the empty fields of the winner from another record of the same aid. What its dates say
/// otherwise is returned, for the report.
pub fn fill(winner: &mut Aid, other: &Aid) -> Vec<String> {
    let differs = dates_differ(winner.deadline.as_ref(), other.deadline.as_ref());
    text(&mut winner.promise, &other.promise);
    text(&mut winner.description, &other.description);
    option(&mut winner.easy_text, other.easy_text.as_ref());
    text(&mut winner.theme, &other.theme);
    list(&mut winner.audience, &other.audience);
    list(&mut winner.aid_types, &other.aid_types);
    list(&mut winner.bodies, &other.bodies);
    if winner.territory.is_empty() {
        winner.territory.clone_from(&other.territory);
        list(&mut winner.excluded, &other.excluded);
    }
    list(&mut winner.keywords, &other.keywords);
    list(&mut winner.for_whom, &other.for_whom);
    // Conditions and profiles make one rule: a rule is never patched together from two. One that only says for
    // whom an aid is gives way to one that says more.
    let says_nothing = winner.conditions.is_empty() && winner.profiles.is_empty();
    let says_more = !other.conditions.is_empty() && !is_in_words(&other.conditions);
    if says_nothing || is_in_words(&winner.conditions) && says_more {
        winner.conditions.clone_from(&other.conditions);
        winner.profiles.clone_from(&other.profiles);
    }
    list(&mut winner.documents, &other.documents);
    list(&mut winner.steps, &other.steps);
    option(&mut winner.amount, other.amount.as_ref());
    option(&mut winner.contact, other.contact.as_ref());
    option(&mut winner.sigle, other.sigle.as_ref());
    if winner.form.is_none() && other.form.is_some() {
        // A form goes with its way of filing.
        (winner.form, winner.filing) = (other.form.clone(), other.filing.clone());
    }
    option(&mut winner.link, other.link.as_ref());
    if better(winner.deadline.as_ref(), other.deadline.as_ref()) {
        winner.deadline.clone_from(&other.deadline);
    }
    if winner.detail != "full" && other.detail == "full" && !winner.description.is_empty() {
        winner.detail = "full".to_owned();
    }
    winner.origins.extend(other.origins.iter().cloned());
    winner.origins.sort_by(|a, b| (&a.source, &a.url).cmp(&(&b.source, &b.url)));
    winner.origins.dedup();
    now_stated(winner);
    differs
}

/// Whether all that is asked stands in words alone; a rule without conditions does not say that.
fn is_in_words(conditions: &[Condition]) -> bool {
    !conditions.is_empty() && conditions.iter().all(|condition| condition.kind == AS_TEXT)
}

/// A section that was filled is no longer « not stated ».
fn now_stated(aid: &mut Aid) {
    let there = sections(aid);
    aid.not_stated.retain(|section| !there.iter().any(|(name, there)| *there && name == section));
}

/// A date of an export never stands before one of a source: it fills a gap, and gives way.
fn better(held: Option<&Deadline>, other: Option<&Deadline>) -> bool {
    match (held, other) {
        (None, Some(_)) => true,
        (Some(held), Some(other)) => exported(held) && !exported(other),
        _ => false,
    }
}

fn exported(deadline: &Deadline) -> bool {
    deadline.origin.as_deref() == Some("export")
}

/// The days on which a source and an export disagree, both shown.
fn dates_differ(held: Option<&Deadline>, other: Option<&Deadline>) -> Vec<String> {
    let (Some(held), Some(other)) = (held, other) else { return Vec::new() };
    if exported(held) == exported(other) {
        return Vec::new();
    }
    let days = |deadline: &Deadline| {
        let window = deadline.windows.first().cloned().unwrap_or_default();
        let closes = deadline.ends_on.clone().or(window.closes_on);
        [("opens_on", window.opens_on), ("closes_on", closes)]
    };
    let (source, export) = if exported(held) { (other, held) } else { (held, other) };
    let pairs = days(source).into_iter().zip(days(export));
    pairs
        .filter(|((_, source), (_, export))| export.is_some() && source != export)
        .map(|((name, source), (_, export))| {
            let shown = |day: Option<String>| day.unwrap_or_else(|| "none".to_owned());
            format!("date_differs: {name} source {} export {}", shown(source), shown(export))
        })
        .collect()
}

fn text(held: &mut String, other: &str) {
    if held.is_empty() {
        other.clone_into(held);
    }
}

fn list<T: Clone>(held: &mut Vec<T>, other: &[T]) {
    if held.is_empty() {
        held.extend_from_slice(other);
    }
}

fn option<T: Clone>(held: &mut Option<T>, other: Option<&T>) {
    if held.is_none() {
        *held = other.cloned();
    }
}
