//! `events`: what takes place on some days, near somewhere.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::event::{Access, Cost, Occurrence, Slot};
use domain::paris::paris;
use serde_json::{Value, json};

use super::places::whence;
use super::print::{Failed, Printer};
use crate::store::reference::Reader;
use crate::store::reference::events::{self, Agenda, Ask, Found};
use crate::wiring::App;
use crate::words::Words;

/// Without a last day, so far ahead is looked.
const AHEAD: TimeDelta = TimeDelta::days(730);

/// What is asked of the events.
#[derive(Debug, Clone, clap::Args)]
pub struct EventsAsked {
    /// First day, in Paris; without it today, and what is over is left out.
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// Last day; without it, as far as anything is announced.
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
    /// From where: a commune by its INSEE code, its name or its postcode, or a point LAT,LON.
    #[arg(long, value_name = "COMMUNE|LAT,LON", allow_hyphen_values = true)]
    pub near: Option<String>,
    /// No farther than that, in kilometres.
    #[arg(long, value_name = "N", requires = "near", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub km: Option<u32>,
    /// Only what is said to be free.
    #[arg(long)]
    pub free: bool,
    /// Only what has all of these flags: hi hearing, ii understanding, mi moving, pi psychic, vi seeing.
    #[arg(long, value_name = "FLAG", value_parser = flag)]
    pub access: Vec<Access>,
    /// At most so many.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}

pub(super) async fn run(app: &App, asked: &EventsAsked, printer: &mut Printer) -> Result<(), Failed> {
    let at = match asked.near.clone() {
        None => None,
        Some(near) => {
            let at = app.store.read(move |db: &Reader<'_>| whence(db, &near)).await?;
            Some(at.ok_or_else(|| Failed::new("unknown-commune"))?)
        }
    };
    let today = app.actions.today();
    let from = asked.from.unwrap_or(today);
    let to = asked.to.or_else(|| from.checked_add_signed(AHEAD)).unwrap_or(from);
    let ask = Ask {
        at,
        within: asked.km.map(|km| f64::from(km) * 1_000.0),
        not_over_at: asked.from.is_none().then(|| app.actions.now()),
        free: asked.free,
        access: asked.access.clone(),
        limit: asked.limit as usize,
        ..Ask::days(from, to)
    };
    let agenda = app.store.read(move |db: &Reader<'_>| events::agenda(db, &ask)).await?;
    let lines = in_order(&agenda, asked.limit as usize);
    if printer.is_json() {
        return printer.document(&lines.iter().map(row).collect::<Value>());
    }
    let words = printer.words();
    lines.iter().try_for_each(|line| told(line, words, today, printer))?;
    if lines.is_empty() { printer.line(&words.events_count(0)) } else { Ok(()) }
}

/// One line of the answer: an event at one of its times.
type AtTime<'a> = (&'a Found, Occurrence);

/// Every time by itself, the earliest first; what goes on for long once, at its next time.
fn in_order(agenda: &Agenda, limit: usize) -> Vec<AtTime<'_>> {
    let found = agenda.days.iter().flat_map(|day| &day.found).chain(&agenda.long);
    let mut lines: Vec<AtTime<'_>> =
        found.flat_map(|found| found.times.iter().map(move |time| (found, *time))).collect();
    let order = |(_, time): &AtTime<'_>| -> (NaiveDate, bool, NaiveDateTime) {
        (time.day, time.slot == Slot::AllDay, time.begins())
    };
    // Equal hours stand nearest first already.
    lines.sort_by_key(order);
    lines.truncate(limit);
    lines
}

fn row((found, time): &AtTime<'_>) -> Value {
    let instant = |at: chrono::DateTime<chrono::Utc>| paris(at).to_rfc3339();
    let begins = match time.slot {
        Slot::AllDay => time.day.to_string(),
        _ => instant(time.begins_at()),
    };
    let free = match found.cost {
        Cost::Free => Some(true),
        Cost::Paid => Some(false),
        Cost::Unstated => None,
    };
    let commune = Some(found.commune.as_str()).filter(|name| !name.is_empty());
    json!({
        "id": found.id.as_str(), "title": found.title, "begins_at": begins, "ends_at": time.ends_at().map(instant),
        "place": found.venue, "commune": commune,
        "distance_km": found.metres.map(|metres| (metres / 10.0).round() / 100.0),
        "status": status(found, *time), "free": free,
        "access": found.access.iter().map(|flag| flag.slug()).collect::<Vec<_>>(),
        "until": found.until.map(|day| day.to_string()), "source_url": found.source_url,
    })
}

/// A time that is cancelled by itself is, whatever becomes of the others.
fn status(found: &Found, time: Occurrence) -> &'static str {
    if time.cancelled && !found.status.is_off() { "cancelled" } else { found.status.slug() }
}

fn told(
    (found, time): &AtTime<'_>,
    words: &Words,
    today: NaiveDate,
    printer: &mut Printer,
) -> Result<(), Failed> {
    let when = match found.until {
        Some(until) => words.event_until(&words.near_day(until, today)),
        None => words.event_time(*time, today),
    };
    let status = status(found, *time);
    let marked = (status != "scheduled").then(|| words.event_status(status));
    printer.line(&marked.map_or(found.title.clone(), |mark| format!("{} ({mark})", found.title)))?;
    printer.line(&format!("  {when}"))?;
    let distance = found.metres.map(|metres| words.distance(metres));
    let place = found.venue.iter().chain([&found.commune]).chain(&distance).filter(|part| !part.is_empty());
    let place = place.cloned().collect::<Vec<_>>().join(", ");
    printer.line(&format!("  {}", if place.is_empty() { words.event_where_none() } else { place }))?;
    printer.line(&format!("  {}", words.event_cost(found.cost.slug())))?;
    printer.line(&format!("  {}", found.id))
}

fn flag(text: &str) -> Result<Access, String> {
    Access::parse(text).ok_or_else(|| Access::ALL.map(Access::slug).join(", "))
}
