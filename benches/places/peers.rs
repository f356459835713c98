//! The others: a tree in memory, and the database that everybody compares with.

use std::time::Instant;

use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::distance::Point;
use domain::hours::{Holidays, Hours, Week};
use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::made::{Asked, Made};
use crate::postgres::Postgres;

/// Metres of a degree of latitude, and of longitude at 47.2° N.
const PLANE: [f64; 2] = [111_195.0, 75_551.0];

type Spot = GeomWithData<[f64; 2], (Point, usize, Option<usize>)>;

/// An R*-tree of the plane.
pub struct Tree {
    tree: RTree<Spot>,
    weeks: Vec<Week>,
    holidays: Holidays,
    pub loaded_ms: f64,
}

impl Tree {
    pub fn of(made: &Made) -> Self {
        let begun = Instant::now();
        let holidays = Holidays::around("2026-09-07".parse().unwrap(), &[]);
        let weeks =
            made.hours.iter().map(|text| Hours::parse(text, &holidays).unwrap().week().unwrap()).collect();
        let spots =
            made.places.iter().map(|one| Spot::new(plane(one.at), (one.at, one.kind as usize, one.hours)));
        let tree = RTree::bulk_load(spots.collect());
        Self { tree, weeks, holidays, loaded_ms: begun.elapsed().as_secs_f64() * 1_000.0 }
    }

    /// Distances of the nearest, in metres.
    pub fn nearest(&self, asked: &Asked, limit: usize) -> Vec<u32> {
        let kinds = asked.kinds.map(|kind| kind as usize);
        let fits = |spot: &&Spot| {
            let (_, kind, hours) = spot.data;
            let open = |hours: usize| self.weeks[hours].is_open(asked.clock, &self.holidays);
            kinds.contains(&kind) && hours.is_some_and(open)
        };
        let near = self.tree.nearest_neighbor_iter(plane(asked.at)).filter(fits).take(limit);
        let mut found: Vec<u32> = near.map(|spot| asked.at.metres_to(spot.data.0).round() as u32).collect();
        found.sort_unstable();
        found
    }
}

fn plane(point: Point) -> [f64; 2] {
    let (lat, lon) = point.degrees();
    [lat * PLANE[0], lon * PLANE[1]]
}

/// PostGIS, in a server of its own.
pub struct Base {
    client: tokio_postgres::Client,
    _server: Postgres,
    pub loaded_ms: f64,
}

impl Base {
    pub async fn of(made: &Made) -> Self {
        let server = Postgres::start();
        let (client, line) = tokio_postgres::connect(&server.address(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(line);
        client
            .batch_execute(
                "CREATE EXTENSION postgis;
                 CREATE TABLE place (id int PRIMARY KEY, kind int NOT NULL, at geography(Point, 4326) NOT NULL, open int4multirange)",
            )
            .await
            .unwrap();
        let begun = Instant::now();
        let weeks: Vec<String> = made.hours.iter().map(|text| minutes(text)).collect();
        for some in made.places.chunks(2_000) {
            let values: Vec<String> = some
                .iter()
                .map(|one| {
                    let (lat, lon) = one.at.degrees();
                    let open = one.hours.map_or("NULL".to_owned(), |hours| format!("'{}'", weeks[hours]));
                    format!(
                        "({}, {}, ST_MakePoint({lon}, {lat})::geography, {open})",
                        one.id, one.kind as usize
                    )
                })
                .collect();
            client.batch_execute(&format!("INSERT INTO place VALUES {}", values.join(","))).await.unwrap();
        }
        client.batch_execute("CREATE INDEX ON place USING gist (at)").await.unwrap();
        // By itself: several statements at once are one transaction, in which nothing is vacuumed.
        client.batch_execute("VACUUM ANALYZE place").await.unwrap();
        Self { client, _server: server, loaded_ms: begun.elapsed().as_secs_f64() * 1_000.0 }
    }

    /// Milliseconds of each question in each pass, and the distances on the sphere that we use, in metres.
    pub async fn asked(
        &self,
        asked: &[Asked],
        limit: usize,
        passes: usize,
    ) -> (Vec<Vec<f64>>, Vec<Vec<u32>>) {
        let sql = format!(
            "SELECT ST_Y(at::geometry), ST_X(at::geometry) FROM place
             WHERE kind = ANY ($1) AND open @> $2::int4
             ORDER BY at <-> ST_MakePoint($3, $4)::geography LIMIT {limit}"
        );
        let question = self.client.prepare(&sql).await.unwrap();
        let (mut times, mut found) = (Vec::new(), Vec::new());
        for pass in 0..=passes {
            let (mut took, mut answers) = (Vec::new(), Vec::new());
            for one in asked {
                let kinds: Vec<i32> = one.kinds.iter().map(|kind| *kind as i32).collect();
                let (lat, lon) = one.at.degrees();
                let begun = Instant::now();
                let rows =
                    self.client.query(&question, &[&kinds, &minute(one.clock), &lon, &lat]).await.unwrap();
                took.push(begun.elapsed().as_secs_f64() * 1_000.0);
                let metres = |row: &tokio_postgres::Row| {
                    let there = Point::of_degrees(row.get(0), row.get(1)).unwrap();
                    one.at.metres_to(there).round() as u32
                };
                let mut metres: Vec<u32> = rows.iter().map(metres).collect();
                metres.sort_unstable();
                answers.push(metres);
            }
            if pass > 0 {
                times.push(took);
            }
            found = answers;
        }
        (times, found)
    }
}

fn minute(clock: NaiveDateTime) -> i32 {
    (clock.weekday().num_days_from_monday() * 1_440 + clock.hour() * 60 + clock.minute()) as i32
}

/// The open minutes of the week, as PostgreSQL writes them: asked of the hours minute by minute, so that both sides
/// hold the same.
fn minutes(text: &str) -> String {
    let holidays = Holidays::around("2026-09-07".parse().unwrap(), &[]);
    let week = Hours::parse(text, &holidays).unwrap().week().unwrap();
    let monday: NaiveDateTime = "2026-09-07T00:00:00".parse().unwrap();
    let (mut ranges, mut begun) = (Vec::new(), None);
    for minute in 0..=10_080_i64 {
        let open = minute < 10_080 && week.is_open(monday + chrono::TimeDelta::minutes(minute), &holidays);
        match (open, begun) {
            (true, None) => begun = Some(minute),
            (false, Some(from)) => {
                ranges.push(format!("[{from},{minute})"));
                begun = None;
            }
            _ => {}
        }
    }
    format!("{{{}}}", ranges.join(","))
}
