//! Where a found card stands, seen from the place that a text names: aids hold there or not, places are near or far.

use std::sync::Arc;

use domain::distance::Point;
use domain::search::{Entity, Named};
use domain::territory::{Place, Scope};
use rusqlite::OptionalExtension;

use super::gazetteer::{self, Names};
use super::{Reader, communes};
use crate::store::Result;

/// From so near a place fits wholly, from so far no more: metres.
const NEAR: f64 = 5_000.0;
const FAR: f64 = 60_000.0;
/// How well fits what holds everywhere, and what stands nowhere.
const EVERYWHERE: f64 = 0.75;
/// How well fits what stands at the very place: whoever names one looks for what is there first.
const THERE: f64 = 1.6;
/// How well fits what holds in a part of the place named.
const PART: f64 = 0.9;

/// The place that a text names or implies.
pub(super) struct Standpoint {
    scope: Scope,
    /// Where somebody of that commune lives.
    lives: Option<Place>,
    point: Option<Point>,
    /// The text says it; otherwise it is only where the citizen lives.
    pub said: bool,
    names: Arc<Names>,
}

/// Where one card stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Standing {
    /// How well it fits, 0 to 1, more for what stands there.
    pub fits: Option<f64>,
    /// How far it is, in metres.
    pub distance: Option<f64>,
}

impl Standpoint {
    /// The place that these entities name; « around me » and « where » mean the commune chosen.
    pub(super) fn of(db: &Reader, entities: &[Entity], around: Option<&str>) -> Result<Option<Self>> {
        let named = entities.iter().find_map(|entity| match &entity.what {
            Named::Territory { scopes, .. } => scopes.first().cloned(),
            _ => None,
        });
        let implied = entities.iter().any(|entity| match &entity.what {
            Named::Here => true,
            Named::Kind(kind) => kind == "place" || kind == "event",
            _ => false,
        });
        let said = named.is_some();
        let chosen = around.filter(|_| implied).map(|code| Scope::Commune(code.to_owned()));
        let Some(scope) = named.or(chosen) else { return Ok(None) };
        let commune = match &scope {
            Scope::Commune(code) => communes::by_code(db, code)?,
            _ => None,
        };
        let lives = commune.as_ref().map(domain::commune::Commune::place);
        let point = commune.and_then(|commune| commune.point());
        Ok(Some(Self { scope, lives, point, said, names: gazetteer::names(db)? }))
    }

    /// Where a card stands.
    pub(super) fn stands(&self, db: &Reader, kind: &str, id: &str) -> Result<Standing> {
        match kind {
            "aid" if self.said => {
                let sql = "SELECT territory, excluded FROM aid WHERE id = ?1";
                let row = db.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)));
                let scopes: Option<(String, String)> = row.optional()?;
                let fits = scopes.map(|(territory, excluded)| self.aid(&territory, &excluded));
                Ok(Standing { fits, distance: None })
            }
            "place" | "school" | "event" => self.there(db, kind, id),
            _ if self.said => Ok(Standing { fits: Some(EVERYWHERE), distance: None }),
            _ => Ok(Standing::default()),
        }
    }

    fn aid(&self, territory: &str, excluded: &str) -> f64 {
        let parse = |text: &str| text.split(' ').filter_map(Scope::parse).collect::<Vec<_>>();
        if let Some(lives) = &self.lives
            && parse(excluded).iter().any(|scope| scope.covers(lives))
        {
            return 0.0;
        }
        let scopes = parse(territory);
        let fits = scopes.iter().map(|scope| self.scope_fits(scope)).fold(0.0_f64, f64::max);
        if scopes.is_empty() { EVERYWHERE } else { fits }
    }

    /// How well a scope fits the place named.
    fn scope_fits(&self, scope: &Scope) -> f64 {
        if *scope == self.scope {
            return 1.0;
        }
        match (scope, &self.scope) {
            (Scope::Country | Scope::Region(_), _) => EVERYWHERE,
            (_, Scope::Commune(_)) => f64::from(self.lives.as_ref().is_some_and(|lives| scope.covers(lives))),
            (Scope::Commune(code), Scope::Department(department)) => {
                PART * f64::from(code.starts_with(department.as_str()))
            }
            (Scope::Group(group), Scope::Department(department))
            | (Scope::Department(department), Scope::Group(group)) => {
                PART * f64::from(self.names.reaches(group, department))
            }
            _ => 0.0,
        }
    }

    fn there(&self, db: &Reader, kind: &str, id: &str) -> Result<Standing> {
        let sql = if kind == "event" {
            "SELECT lat, lon, commune FROM event WHERE id = ?1 AND lat IS NOT NULL"
        } else {
            "SELECT s.lat, s.lon, p.commune FROM place p JOIN spot s ON s.place = p.key WHERE p.id = ?1"
        };
        let mut query = db.prepare_cached(sql)?;
        let rows = query.query_map([id], |row| {
            Ok((Point { lat: row.get(0)?, lon: row.get(1)? }, row.get::<_, String>(2)?))
        })?;
        let spots: Vec<(Point, String)> = rows.collect::<rusqlite::Result<_>>()?;
        let Some(from) = self.point else {
            let inside = |code: &str| match &self.scope {
                Scope::Department(department) => code.starts_with(department.as_str()),
                _ => false,
            };
            let fits = spots.iter().any(|(_, code)| inside(code));
            return Ok(Standing { fits: Some(THERE * f64::from(fits)), distance: None });
        };
        let distances = spots.iter().map(|(point, _)| from.metres_to(*point));
        let distance = distances.min_by(f64::total_cmp);
        let near = |metres: f64| 1.0 - ((metres - NEAR) / (FAR - NEAR)).clamp(0.0, 1.0);
        Ok(Standing { fits: Some(THERE * distance.map_or(0.0, near)), distance })
    }
}
