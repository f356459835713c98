//! A person to talk to: the nearest desk, where a commune is known; else the network of desks.

use chrono::{DateTime, Utc};
use domain::eligibility::{Facts, Subject, Value};
use domain::place::Kind;

use crate::store::Result;
use crate::store::reference::links::{self, LinkCard};
use crate::store::reference::places::{self, Found, Near};
use crate::store::reference::{Reader, communes};

/// Whom to talk to.
#[derive(Debug, Clone, PartialEq)]
pub enum Desk {
    /// The nearest desk; one that is open now, where one is near.
    Near(Box<Found>),
    /// A network of desks: no commune is known.
    Anywhere(Box<LinkCard>),
}

/// How much farther a desk may be to be told of because it is open.
const WORTH: f64 = 20_000.0;

/// The desk to tell of, for somebody of whom this is known.
pub(super) fn nearest(db: &Reader, facts: &Facts, now: DateTime<Utc>) -> Result<Option<Desk>> {
    let home = match facts.get(&Subject::Home) {
        Some(Value::Homes(homes)) => homes.first(),
        _ => None,
    };
    let commune = home.map(|home| communes::by_code(db, &home.commune)).transpose()?.flatten();
    if let Some(point) = commune.and_then(|commune| commune.point()) {
        let ask = |open: bool| Near {
            at: Some(point),
            kinds: Kind::DESKS.to_vec(),
            within: None,
            when: now,
            open,
            wheelchair: false,
            limit: 1,
        };
        let closest = places::near(db, &ask(false))?.found.into_iter().next();
        let open = places::near(db, &ask(true))?.found.into_iter().next();
        let metres = |found: &Found| found.metres.unwrap_or(f64::MAX);
        let told = match (closest, open) {
            (Some(closest), Some(open)) if metres(&open) <= metres(&closest) + WORTH => Some(open),
            (closest, open) => closest.or(open),
        };
        if let Some(found) = told {
            return Ok(Some(Desk::Near(Box::new(found))));
        }
    }
    Ok(links::card(db, "link:france-services")?.map(|card| Desk::Anywhere(Box::new(card))))
}
