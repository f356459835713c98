//! What the Region says today of the dates of forms, aids, events and schools.

use std::collections::BTreeMap;

use api_client::{translate, wire};
use domain::calendar::{Published, Span, Wanted, Window};

use super::aids::{self, Filter};
use super::{Reader, editions, events, forms};
use crate::store::Result;

/// The dates of what is wanted, and of schools; what is not held is left out, what does not take place too.
pub fn published(db: &Reader, wanted: &Wanted) -> Result<Published> {
    let mut published = Published { school: school(db)?, ..Published::default() };
    for id in &wanted.forms {
        if let Some(held) = forms::one(db, id)? {
            let window = Window { closes_at: held.form.closes_at, accept_until: held.form.accept_until };
            published.forms.insert(id.clone(), window);
        }
    }
    if !wanted.aids.is_empty() {
        let only = Some(wanted.aids.clone());
        for row in aids::list(db, &Filter { only, ..Filter::default() })? {
            published.aids.insert(row.id, row.calendar);
        }
    }
    for id in &wanted.events {
        if let Some(event) = events::card(db, id)?.filter(|event| !event.status.is_off()) {
            published.events.insert(id.clone(), event.dates);
        }
    }
    Ok(published)
}

/// Days of schools: each once, whatever zones it is published for.
fn school(db: &Reader) -> Result<Vec<Span>> {
    let mut spans = BTreeMap::new();
    for line in editions::of(db, "calendars")?.values() {
        // A line that this build cannot read is skipped, never a panic.
        let Ok(record) = serde_json::from_slice::<wire::Calendar>(line) else { continue };
        for span in translate::school_spans(&record) {
            spans.insert((span.from, span.id.clone()), span);
        }
    }
    Ok(spans.into_values().collect())
}
