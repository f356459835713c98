//! Days that a whole territory shares: one TOML file of `calendars/`.

use api_client::wire::{Calendar, Span};
use serde::Deserialize;

use super::check::{self, day, listed, needed, some};
use crate::sources::{Code, File, Why};

/// The keys of a calendar.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    kind: String,
    title: String,
    zone: Option<String>,
    spans: Vec<Days>,
    source_url: String,
    verified_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    title: String,
    from: String,
    to: String,
}

/// Makes a card a calendar, or says what keeps it from being one.
pub fn calendar(file: &File, card: Card) -> Result<Calendar, Why> {
    listed(&card.kind, &["school_holidays", "school_campaign"], "", "kind")?;
    if let Some(zone) = &card.zone {
        listed(zone, &["A", "B", "C"], "", "zone")?;
    }
    let span = |days: Days| {
        Ok(Span {
            title: needed(Some(days.title), "spans")?,
            from: day(&days.from, "spans")?,
            to: day(&days.to, "spans")?,
        })
    };
    let spans = some(card.spans.into_iter().map(span).collect::<Result<Vec<_>, _>>()?, "spans")?;
    // Days written `AAAA-MM-JJ` compare as texts.
    let backwards = spans.iter().any(|span| span.to < span.from);
    if backwards || spans.windows(2).any(|pair| pair[1].from <= pair[0].to) {
        return Err(Why::new(Code::DatesUnreadable, "spans"));
    }
    Ok(Calendar {
        id: format!("calendar:{}", check::slug(&file.path)?),
        kind: card.kind,
        title: needed(Some(card.title), "title")?,
        zone: card.zone,
        spans,
        source_url: Some(check::address(&card.source_url, "source_url")?),
        verified_on: day(&card.verified_on, "verified_on")?,
    })
}
