//! Days that a whole territory shares: one TOML file of `calendars/`.

use api_client::wire::{Calendar, Span};
use domain::campaign::{Concern, SchoolYear};
use serde::Deserialize;

use super::check::{self, day, listed, needed, shown, some};
use crate::sources::{Code, File, Reading, Record, Why};

/// The keys of a calendar.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    kind: String,
    title: String,
    zone: Option<String>,
    spans: Vec<Days>,
    concerns: Option<Vec<String>>,
    link: Option<String>,
    before: Option<String>,
    open: Option<String>,
    closed: Option<String>,
    unknown: Option<String>,
    source_url: String,
    verified_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    title: Option<String>,
    from: String,
    to: Option<String>,
    year: Option<String>,
    derived: Option<bool>,
    note: Option<String>,
    source_url: Option<String>,
}

/// The one kind that says more than its days.
const CAMPAIGN: &str = "school_campaign";

/// Makes a card a calendar, or says what keeps it from being one.
pub fn calendar(file: &File, card: Card) -> Result<Calendar, Why> {
    listed(&card.kind, &["school_holidays", CAMPAIGN], "", "kind")?;
    if let Some(zone) = &card.zone {
        listed(zone, &["A", "B", "C"], "", "zone")?;
    }
    let title = needed(Some(card.title.clone()), "title")?;
    let campaign = card.kind == CAMPAIGN;
    let spans: Vec<Span> =
        card.spans.into_iter().map(|days| span(days, campaign, &title)).collect::<Result<_, _>>()?;
    // Of a campaign whose days nobody publishes, what to do is said all the same.
    let spans = if campaign { spans } else { some(spans, "spans")? };
    in_order(&spans)?;
    let mut calendar = Calendar {
        id: format!("calendar:{}", check::slug(&file.path)?),
        kind: card.kind,
        title,
        zone: card.zone,
        spans,
        concerns: card.concerns.unwrap_or_default(),
        link: card.link.map(|slug| format!("link:{slug}")),
        before: card.before,
        open: card.open,
        closed: card.closed,
        unknown: card.unknown,
        source_url: Some(check::address(&card.source_url, "source_url")?),
        verified_on: day(&card.verified_on, "verified_on")?,
        verified_from: None,
    };
    if campaign {
        told(&mut calendar)?
    } else {
        silent(&calendar)?
    }
    Ok(calendar)
}

fn span(days: Days, campaign: bool, named: &str) -> Result<Span, Why> {
    // A campaign is called the same each year; holidays are not.
    let title = days.title.or_else(|| campaign.then(|| named.to_owned()));
    let year = match (&days.year, campaign) {
        (Some(year), true) if SchoolYear::parse(year).is_some() => days.year,
        (None, false) => None,
        (None, true) => return Err(Why::new(Code::MissingField, "spans year")),
        (Some(year), true) => return Err(Why::new(Code::UnreadableValue, &format!("spans year {year}"))),
        (Some(_), false) => return Err(Why::new(Code::Contradiction, "spans year")),
    };
    let to = match (days.to, campaign) {
        (Some(to), _) => day(&to, "spans")?,
        (None, true) => String::new(),
        (None, false) => return Err(Why::new(Code::MissingField, "spans to")),
    };
    let derived = days.derived.unwrap_or_default();
    // Whoever works days out says how.
    if derived && days.note.is_none() {
        return Err(Why::new(Code::MissingField, "spans note"));
    }
    Ok(Span {
        title: needed(title, "spans")?,
        from: day(&days.from, "spans")?,
        to,
        year,
        derived,
        note: days.note.map(|note| needed(Some(note), "spans note")).transpose()?,
        source_url: check::some_address(days.source_url, "spans source_url")?,
    })
}

/// In their order, none over another; one without an end is open until the next one begins.
fn in_order(spans: &[Span]) -> Result<(), Why> {
    // Days written `AAAA-MM-JJ` compare as texts, and no day at all comes before any.
    let backwards = spans.iter().any(|span| !span.to.is_empty() && span.to < span.from);
    let over = |pair: &[Span]| pair[1].from <= pair[0].to || pair[1].from <= pair[0].from;
    if backwards || spans.windows(2).any(over) {
        return Err(Why::new(Code::DatesUnreadable, "spans"));
    }
    Ok(())
}

/// A campaign says whom it concerns, and what to do wherever it stands.
fn told(calendar: &mut Calendar) -> Result<(), Why> {
    let concerns = std::mem::take(&mut calendar.concerns);
    let known = Concern::ALL.map(Concern::code);
    concerns.iter().try_for_each(|code| listed(code, &known, "", "concerns"))?;
    calendar.concerns = some(concerns, "concerns")?;
    if calendar.link.is_none() {
        return Err(Why::new(Code::MissingField, "link"));
    }
    let texts = [
        ("before", &mut calendar.before, calendar.spans.is_empty()),
        ("open", &mut calendar.open, calendar.spans.is_empty()),
        ("closed", &mut calendar.closed, calendar.spans.is_empty()),
        ("unknown", &mut calendar.unknown, false),
    ];
    for (name, text, never_said) in texts {
        if !(never_said && text.is_none()) {
            *text = Some(needed(text.take(), name)?);
        }
    }
    Ok(())
}

/// Holidays say none of what a campaign does.
fn silent(calendar: &Calendar) -> Result<(), Why> {
    let said = [
        ("concerns", !calendar.concerns.is_empty()),
        ("link", calendar.link.is_some()),
        ("before", calendar.before.is_some()),
        ("open", calendar.open.is_some()),
        ("closed", calendar.closed.is_some()),
        ("unknown", calendar.unknown.is_some()),
    ];
    match said.into_iter().find(|(_, said)| *said) {
        Some((name, _)) => Err(Why::new(Code::Contradiction, name)),
        None => Ok(()),
    }
}

/// A campaign whose card is not among the cards that were read is refused, where there are any.
pub fn opened(reading: &mut Reading) {
    let named = |record: &Record| matches!(record, Record::Link(_)).then(|| record.id().to_owned());
    let cards: Vec<String> = reading.records.iter().filter_map(named).collect();
    if cards.is_empty() {
        return;
    }
    reading.refuse_where(|record| match record {
        Record::Calendar(Calendar { link: Some(link), .. }) if !cards.contains(link) => {
            Some(Why::new(Code::UnknownValue, &format!("link {}", shown(link))))
        }
        _ => None,
    });
}
