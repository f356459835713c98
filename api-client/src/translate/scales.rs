//! `wire::Scale` → `domain::scale::Scale`.

use domain::ids::RecordId;
use domain::scale::{
    About, AnahScale, ArsScale, Band, Bonus, BonusKind, Ceilings, CrousScale, Income, Kind, Line, Pay,
    Points, Scale, SchoolScale, Source, Status, Year,
};

use crate::wire;

/// Makes a scale of its record; none if it is of a kind that is not known, lacks something, or has a flaw: with such a
/// table nobody computes.
pub fn scale(record: wire::Scale) -> Option<Scale> {
    scale_as_written(record).filter(|scale| scale.flaw().is_none())
}

/// The same, flaws and all: for whoever publishes, and says what is wrong.
pub fn scale_as_written(record: wire::Scale) -> Option<Scale> {
    let about = about(&record)?;
    let more = Some(record.each_more_eur).filter(|more| !more.is_empty());
    let table = |rows| Ceilings { echelons: record.echelons, rows, each_more: more };
    let bonuses = record.bonuses.into_iter().filter_map(bonus).collect();
    Some(match about.kind {
        Kind::Lycee | Kind::College => Scale::School(SchoolScale {
            about,
            ceilings: table(record.ceilings_eur),
            pay: Pay { cents: record.term_cents, payments: record.terms? },
            college_level_cap: record.college_level_cap,
            bonuses,
        }),
        Kind::Crous => Scale::Crous(CrousScale {
            about,
            ceilings: table(record.rows),
            pay: Pay { cents: record.monthly_cents, payments: record.payments? },
            distance_steps_km: record.distance_steps_km,
            distance_doubts_km: record.distance_doubts_km,
            points: points(record.points?),
            age_limit: record.age_limit?,
            bonuses,
        }),
        Kind::Ars => Scale::Ars(ArsScale {
            about,
            base_eur: record.base_eur?,
            child_percent: record.child_percent?,
            bands: record.bands.into_iter().map(band).collect(),
            least_cents: record.least_cents?,
            before_crds: record.before_crds?,
        }),
        Kind::Anah => Scale::Anah(AnahScale { about, ceilings: table(record.ceilings_eur) }),
    })
}

fn about(record: &wire::Scale) -> Option<About> {
    let kind = Kind::parse(&record.kind)?;
    let year = |text: &str| {
        let year = Year::parse(text)?;
        (matches!(year, Year::School(_)) == kind.is_of_schools()).then_some(year)
    };
    let of = if kind.is_of_schools() { &record.school_year } else { &record.year };
    Some(About {
        id: RecordId::parse(&record.id)?,
        kind,
        year: year(of.as_deref()?)?,
        status: Status::parse(&record.status)?,
        table_year: year(&record.table_year)?,
        income: Income {
            line: Line::parse(&record.income.line)?,
            year: record.income.year,
            notice: record.income.notice,
        },
        sources: record.sources.iter().cloned().filter_map(source).collect(),
        source_url: Some(record.source_url.clone()).filter(|url| !url.is_empty())?,
        verified_on: record.verified_on.parse().ok()?,
    })
}

fn source(source: wire::ScaleSource) -> Option<Source> {
    Some(Source { title: source.title, url: source.url, read_on: source.read_on.parse().ok()? })
}

/// A bonus of a kind or a status that this build does not know is left out: it changes no bourse.
fn bonus(bonus: wire::ScaleBonus) -> Option<Bonus> {
    Some(Bonus {
        kind: BonusKind::parse(&bonus.kind)?,
        year_cents: bonus.year_cents,
        status: Status::parse(&bonus.status)?,
        source: source(bonus.source)?,
    })
}

fn points(points: wire::ScalePoints) -> Points {
    let wire::ScalePoints { distance, other_student, other_child, disability, carer } = points;
    Points { distance, other_student, other_child, disability, carer }
}

fn band(band: wire::ScaleBand) -> Band {
    Band { from_age: band.from_age, to_age: band.to_age, cents: band.cents }
}
