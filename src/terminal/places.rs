//! `places`: the nearest ones, and whether one finds somebody there.

use chrono::{DateTime, Utc};
use domain::distance::Point;
use domain::hours::Opening;
use domain::paris::paris;
use domain::place::Kind;
use serde_json::{Value, json};

use super::print::{Failed, Printer};
use crate::store::reference::Reader;
use crate::store::reference::communes;
use crate::store::reference::places::{self, Found, Near};
use crate::wiring::App;
use crate::words::Words;

/// What is asked of the places.
#[derive(Debug, Clone, clap::Args)]
pub struct PlacesAsked {
    /// Of these kinds only, such as france-services or telehealth.
    #[arg(long = "kind", value_name = "KIND", value_parser = kind)]
    pub kinds: Vec<Kind>,
    /// From where: a commune by its INSEE code, its name or its postcode, or a point LAT,LON.
    #[arg(long, value_name = "COMMUNE|LAT,LON", allow_hyphen_values = true)]
    pub near: String,
    /// No farther than that, in kilometres.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub km: Option<u32>,
    /// Whether they are open is said of that instant, instead of now.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub open_at: Option<DateTime<Utc>>,
    /// Only those that are open then.
    #[arg(long)]
    pub open: bool,
    /// Only those where a wheelchair gets in, at least in part.
    #[arg(long)]
    pub wheelchair: bool,
    /// At most so many.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}

pub(super) async fn run(app: &App, asked: &PlacesAsked, printer: &mut Printer) -> Result<(), Failed> {
    let near = asked.near.clone();
    let at = app.store.read(move |db: &Reader<'_>| whence(db, &near)).await?;
    let at = at.ok_or_else(|| Failed::new("unknown-commune"))?;
    let when = asked.open_at.unwrap_or_else(|| app.actions.now());
    let ask = Near {
        at: Some(at),
        kinds: asked.kinds.clone(),
        within: asked.km.map(|km| f64::from(km) * 1_000.0),
        when,
        open: asked.open,
        wheelchair: asked.wheelchair,
        limit: asked.limit as usize,
    };
    let nearby = app.store.read(move |db: &Reader<'_>| places::near(db, &ask)).await?;
    if printer.is_json() {
        return printer.document(&nearby.found.iter().map(row).collect::<Value>());
    }
    let words = Words::of(printer.language);
    let now = paris(when).naive_local();
    for found in &nearby.found {
        let distance = found.metres.map(|metres| words.distance(metres)).unwrap_or_default();
        let kind = words.places_kind(found.kind.slug());
        printer.line(&format!("{}\n  {kind}, {}, {distance}", found.name, found.commune))?;
        printer.line(&format!("  {}", words.open_state(found.state, now)))?;
        if let Some(phone) = &found.phone {
            printer.line(&format!("  {phone}"))?;
        }
        printer.line(&format!("  {}", found.id))?;
    }
    if nearby.found.is_empty() { printer.line(&words.places_none_all()) } else { Ok(()) }
}

pub(super) fn row(found: &Found) -> Value {
    let (open, until) = match found.state {
        Opening::Open { until } => ("open", until),
        Opening::Closed { opens } => ("closed", opens),
        Opening::Unknown(_) => ("unknown", None),
    };
    let (lat, lon) = found.point.degrees();
    json!({
        "id": found.id.as_str(), "kind": found.kind.slug(), "name": found.name, "commune": found.commune,
        "lat": lat, "lon": lon, "approximate": found.approximate,
        "distance_km": found.metres.map(|metres| (metres / 10.0).round() / 100.0),
        "open": open, "until": until.map(|until| until.format("%Y-%m-%dT%H:%M").to_string()),
        "why": match found.state { Opening::Unknown(doubt) => Some(doubt.code()), _ => None },
        "stop_on": found.stop.as_ref().map(|(day, _)| day.to_string()),
        "phone": found.phone, "telehealth": found.telehealth, "source_url": found.source_url,
    })
}

/// The point that is meant: as it is written, or the centre of a commune. A name that several have is none.
pub(super) fn whence(db: &Reader<'_>, text: &str) -> crate::store::Result<Option<Point>> {
    let point = text
        .split_once(',')
        .and_then(|(lat, lon)| Point::of_degrees(lat.trim().parse().ok()?, lon.trim().parse().ok()?));
    if point.is_some() {
        return Ok(point);
    }
    let commune = match communes::by_code(db, text)? {
        Some(commune) => Some(commune),
        None => {
            let mut found = communes::matching(db, text, 2)?;
            // The name itself comes first; of two that begin so, neither is sure.
            let same = |one: &communes::Match| one.commune.name.to_lowercase() == text.trim().to_lowercase();
            match found.len() {
                0 => None,
                1 => Some(found.remove(0).commune),
                _ if same(&found[0]) && !same(&found[1]) => Some(found.remove(0).commune),
                _ => None,
            }
        }
    };
    Ok(commune.and_then(|commune| commune.point()))
}

fn kind(text: &str) -> Result<Kind, String> {
    let known = || Kind::ALL.map(Kind::slug).join(", ");
    Kind::parse(text).ok_or_else(known)
}

fn instant(text: &str) -> Result<DateTime<Utc>, chrono::ParseError> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc())
}
