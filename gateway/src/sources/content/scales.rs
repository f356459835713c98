//! The table of a year: one TOML file of `scales/`, refused with its reason rather than published with a doubt.

use std::collections::HashMap;

use api_client::translate::scale_as_written;
use api_client::wire::{Scale, ScaleBand, ScaleBonus, ScaleIncome, ScalePoints, ScaleSource};
use domain::scale::{Kind, Status};
use serde::Deserialize;

use super::check::{self, address, day, listed, needed, some, some_address};
use crate::sources::{Code, File, Reading, Record, Why};

/// The keys of a scale; which of them a kind has is checked apart.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    kind: String,
    school_year: Option<String>,
    year: Option<String>,
    status: String,
    table_year: String,
    income: Income,
    echelons: Option<Vec<String>>,
    ceilings_eur: Option<Vec<Vec<i64>>>,
    each_more_eur: Option<Vec<i64>>,
    term_cents: Option<Vec<i64>>,
    terms: Option<i64>,
    college_level_cap: Option<String>,
    rows: Option<Vec<Vec<i64>>>,
    monthly_cents: Option<Vec<i64>>,
    payments: Option<i64>,
    distance_steps_km: Option<Vec<i64>>,
    distance_doubts_km: Option<Vec<(i64, i64)>>,
    points: Option<Points>,
    age_limit: Option<i64>,
    base_eur: Option<i64>,
    child_percent: Option<i64>,
    bands: Option<Vec<Band>>,
    least_cents: Option<i64>,
    before_crds: Option<bool>,
    #[serde(default)]
    bonuses: Vec<Bonus>,
    #[serde(default)]
    sources: Vec<Text>,
    source_url: String,
    verified_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Income {
    line: String,
    year: i32,
    notice: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Points {
    distance: Vec<i64>,
    other_student: i64,
    other_child: i64,
    disability: i64,
    carer: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Band {
    from_age: i64,
    to_age: i64,
    cents: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bonus {
    kind: String,
    year_cents: Vec<i64>,
    status: String,
    source: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    title: String,
    url: Option<String>,
    read_on: String,
}

impl Card {
    /// Keys that only some kinds have, and whether each is there.
    fn keys(&self) -> [(&'static str, bool); 19] {
        [
            ("school_year", self.school_year.is_some()),
            ("year", self.year.is_some()),
            ("echelons", self.echelons.is_some()),
            ("ceilings_eur", self.ceilings_eur.is_some()),
            ("each_more_eur", self.each_more_eur.is_some()),
            ("term_cents", self.term_cents.is_some()),
            ("terms", self.terms.is_some()),
            ("rows", self.rows.is_some()),
            ("monthly_cents", self.monthly_cents.is_some()),
            ("payments", self.payments.is_some()),
            ("distance_steps_km", self.distance_steps_km.is_some()),
            ("distance_doubts_km", self.distance_doubts_km.is_some()),
            ("points", self.points.is_some()),
            ("age_limit", self.age_limit.is_some()),
            ("base_eur", self.base_eur.is_some()),
            ("child_percent", self.child_percent.is_some()),
            ("bands", self.bands.is_some()),
            ("least_cents", self.least_cents.is_some()),
            ("before_crds", self.before_crds.is_some()),
        ]
    }

    /// Each key of the kind is there, and no key of another.
    fn of_its_kind(&self, kind: Kind) -> Result<(), Why> {
        let wanted: &[&str] = match kind {
            Kind::Lycee | Kind::College => {
                &["school_year", "echelons", "ceilings_eur", "term_cents", "terms"]
            }
            Kind::Crous => &[
                "school_year",
                "echelons",
                "rows",
                "monthly_cents",
                "payments",
                "distance_steps_km",
                "distance_doubts_km",
                "points",
                "age_limit",
            ],
            Kind::Ars => &["school_year", "base_eur", "child_percent", "bands", "least_cents", "before_crds"],
            Kind::Anah => &["year", "echelons", "ceilings_eur", "each_more_eur"],
        };
        for (key, is_there) in self.keys() {
            match (wanted.contains(&key), is_there) {
                (true, false) => return Err(Why::new(Code::MissingField, key)),
                (false, true) => {
                    return Err(Why::new(Code::Contradiction, &format!("{key} of another kind")));
                }
                _ => {}
            }
        }
        let capped = self.college_level_cap.is_none() || kind == Kind::Lycee;
        let paid_on_top = self.bonuses.is_empty() || kind.is_of_schools() && kind != Kind::Ars;
        match (capped, paid_on_top) {
            (false, _) => Err(Why::new(Code::Contradiction, "college_level_cap of another kind")),
            (_, false) => Err(Why::new(Code::Contradiction, "bonuses of another kind")),
            _ => Ok(()),
        }
    }
}

/// Makes a card a scale, or says what keeps it from being one.
pub fn scale(file: &File, card: Card) -> Result<Scale, Why> {
    let unknown = |about: &str, word: &str| Why::new(Code::UnknownValue, &format!("{about} {word}"));
    let kind = Kind::parse(&card.kind).ok_or_else(|| unknown("kind", &card.kind))?;
    Status::parse(&card.status).ok_or_else(|| unknown("status", &card.status))?;
    card.of_its_kind(kind)?;
    card.bonuses.iter().try_for_each(|one| listed(&one.kind, &["boarding", "merit"], "", "bonuses kind"))?;
    let sources =
        card.sources.into_iter().map(|text| source(text, "sources")).collect::<Result<Vec<_>, _>>()?;
    let record = Scale {
        id: check::slug(&file.path)?,
        kind: card.kind,
        school_year: card.school_year,
        year: card.year,
        status: card.status,
        table_year: card.table_year,
        income: ScaleIncome { line: card.income.line, year: card.income.year, notice: card.income.notice },
        echelons: card.echelons.unwrap_or_default(),
        ceilings_eur: card.ceilings_eur.unwrap_or_default(),
        each_more_eur: card.each_more_eur.unwrap_or_default(),
        term_cents: card.term_cents.unwrap_or_default(),
        terms: card.terms,
        college_level_cap: card.college_level_cap,
        rows: card.rows.unwrap_or_default(),
        monthly_cents: card.monthly_cents.unwrap_or_default(),
        payments: card.payments,
        distance_steps_km: card.distance_steps_km.unwrap_or_default(),
        distance_doubts_km: card.distance_doubts_km.unwrap_or_default(),
        points: card.points.map(points),
        age_limit: card.age_limit,
        base_eur: card.base_eur,
        child_percent: card.child_percent,
        bands: card.bands.unwrap_or_default().into_iter().map(band).collect(),
        least_cents: card.least_cents,
        before_crds: card.before_crds,
        bonuses: card.bonuses.into_iter().map(bonus).collect::<Result<_, _>>()?,
        sources: some(sources, "sources")?,
        source_url: address(&card.source_url, "source_url")?,
        verified_on: day(&card.verified_on, "verified_on")?,
    };
    let Some(read) = scale_as_written(record.clone()) else {
        return Err(Why::new(Code::UnreadableValue, "years, income line or bonus status"));
    };
    let about = read.about();
    // The name of the file says the kind and the year, for whoever looks for them.
    if record.id != format!("{}-{}", about.kind.code(), about.year) {
        return Err(Why::new(Code::Contradiction, "name of the file"));
    }
    match read.flaw_of_the_year() {
        Some(flaw) => Err(Why::new(Code::Contradiction, &flaw.to_string())),
        None => Ok(record),
    }
}

/// A table that is carried over is the one of that year, figure for figure, where both are read.
pub fn carried(reading: &mut Reading) {
    let scales = reading.records.iter().filter_map(|record| match record {
        Record::Scale(scale) => Some(scale),
        _ => None,
    });
    let tables: HashMap<(String, String), String> =
        scales.map(|scale| ((scale.kind.clone(), year_of(scale)), table_of(scale))).collect();
    reading.refuse_where(|record| match record {
        Record::Scale(scale) if scale.status == Status::CarriedOver.code() => {
            let last = tables.get(&(scale.kind.clone(), scale.table_year.clone()))?;
            let differs = *last != table_of(scale);
            differs.then(|| Why::new(Code::Contradiction, &format!("table of {}", scale.table_year)))
        }
        _ => None,
    });
}

fn year_of(scale: &Scale) -> String {
    scale.school_year.clone().or_else(|| scale.year.clone()).unwrap_or_default()
}

/// Its figures, without what it says of itself.
fn table_of(scale: &Scale) -> String {
    let bare = Scale {
        id: String::new(),
        school_year: None,
        year: None,
        status: String::new(),
        table_year: String::new(),
        income: ScaleIncome::default(),
        bonuses: Vec::new(),
        sources: Vec::new(),
        source_url: String::new(),
        verified_on: String::new(),
        ..scale.clone()
    };
    serde_json::to_string(&bare).unwrap_or_default()
}

fn source(text: Text, about: &str) -> Result<ScaleSource, Why> {
    Ok(ScaleSource {
        title: needed(Some(text.title), about)?,
        url: some_address(text.url, about)?,
        read_on: day(&text.read_on, about)?,
    })
}

fn bonus(bonus: Bonus) -> Result<ScaleBonus, Why> {
    let Bonus { kind, year_cents, status, source: text } = bonus;
    Status::parse(&status)
        .ok_or_else(|| Why::new(Code::UnknownValue, &format!("bonuses status {status}")))?;
    Ok(ScaleBonus { kind, year_cents, status, source: source(text, "bonuses source")? })
}

fn points(points: Points) -> ScalePoints {
    let Points { distance, other_student, other_child, disability, carer } = points;
    ScalePoints { distance, other_student, other_child, disability, carer }
}

fn band(band: Band) -> ScaleBand {
    ScaleBand { from_age: band.from_age, to_age: band.to_age, cents: band.cents }
}
