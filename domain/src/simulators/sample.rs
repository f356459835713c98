//! For tests: the scales that the app carries, read from the files of `assets/content/scales`, and scales nobody has.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads files"
)]

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use toml::{Table, Value};

use crate::ids::RecordId;
use crate::scale::{
    About, Band, Bonus, BonusKind, Ceilings, CrousScale, Income, Kind, Line, Pay, Points, Scale, SchoolScale,
    Source, Status, Year,
};
use crate::scale::{AnahScale, ArsScale};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every scale that the app carries, by name.
pub fn shipped() -> Vec<Scale> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("assets/content/scales"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    assert!(files.len() >= 11);
    files.iter().map(|path| scale(path)).collect()
}

/// Those of one kind.
pub fn of(kind: Kind) -> Vec<Scale> {
    shipped().into_iter().filter(|scale| scale.about().kind == kind).collect()
}

/// One of lycées or collèges.
pub fn school(kind: Kind, first: i32) -> SchoolScale {
    match crate::scale::held(&of(kind), Year::School(first)) {
        Ok(Scale::School(scale)) => scale.clone(),
        other => panic!("{other:?}"),
    }
}

/// One of the Crous.
pub fn crous(first: i32) -> CrousScale {
    match crate::scale::held(&of(Kind::Crous), Year::School(first)) {
        Ok(Scale::Crous(scale)) => scale.clone(),
        other => panic!("{other:?}"),
    }
}

fn scale(path: &Path) -> Scale {
    let file: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let kind = Kind::parse(text(&file["kind"])).unwrap();
    let about = about(&file, kind, path.file_stem().unwrap().to_str().unwrap());
    let list = |key: &str| file.get(key).map(integers);
    let ceilings = |key: &str| Ceilings {
        echelons: file["echelons"].as_array().unwrap().iter().map(|one| text(one).to_owned()).collect(),
        rows: file[key].as_array().unwrap().iter().map(integers).collect(),
        each_more: list("each_more_eur"),
    };
    match kind {
        Kind::Lycee | Kind::College => Scale::School(SchoolScale {
            about,
            ceilings: ceilings("ceilings_eur"),
            pay: Pay { cents: list("term_cents").unwrap(), payments: integer(&file["terms"]) },
            college_level_cap: file.get("college_level_cap").map(|cap| text(cap).to_owned()),
            bonuses: bonuses(&file),
        }),
        Kind::Crous => {
            let points = file["points"].as_table().unwrap();
            Scale::Crous(CrousScale {
                about,
                ceilings: ceilings("rows"),
                pay: Pay { cents: list("monthly_cents").unwrap(), payments: integer(&file["payments"]) },
                distance_steps_km: list("distance_steps_km").unwrap(),
                distance_doubts_km: file["distance_doubts_km"].as_array().unwrap().iter().map(pair).collect(),
                points: Points {
                    distance: integers(&points["distance"]),
                    other_student: integer(&points["other_student"]),
                    other_child: integer(&points["other_child"]),
                    disability: integer(&points["disability"]),
                    carer: integer(&points["carer"]),
                },
                age_limit: integer(&file["age_limit"]),
                bonuses: bonuses(&file),
            })
        }
        Kind::Ars => Scale::Ars(ArsScale {
            about,
            base_eur: integer(&file["base_eur"]),
            child_percent: integer(&file["child_percent"]),
            bands: file["bands"].as_array().unwrap().iter().map(band).collect(),
            least_cents: integer(&file["least_cents"]),
            before_crds: file["before_crds"].as_bool().unwrap(),
        }),
        Kind::Anah => Scale::Anah(AnahScale { about, ceilings: ceilings("ceilings_eur") }),
    }
}

fn about(file: &Table, kind: Kind, id: &str) -> About {
    let year = |key: &str| match file.get(key)? {
        Value::String(text) => Year::parse(text),
        other => Year::parse(&integer(other).to_string()),
    };
    let income = file["income"].as_table().unwrap();
    let number = |key: &str| i32::try_from(integer(&income[key])).unwrap();
    About {
        id: RecordId::parse(id).unwrap(),
        kind,
        year: year("school_year").or_else(|| year("year")).unwrap(),
        status: Status::parse(text(&file["status"])).unwrap(),
        table_year: year("table_year").unwrap(),
        income: Income {
            line: Line::parse(text(&income["line"])).unwrap(),
            year: number("year"),
            notice: number("notice"),
        },
        sources: file["sources"].as_array().unwrap().iter().map(source).collect(),
        source_url: text(&file["source_url"]).to_owned(),
        verified_on: day(&file["verified_on"]),
    }
}

fn source(value: &Value) -> Source {
    let url = value.get("url").map(|url| text(url).to_owned());
    Source { title: text(&value["title"]).to_owned(), url, read_on: day(&value["read_on"]) }
}

fn bonuses(file: &Table) -> Vec<Bonus> {
    let bonus = |value: &Value| Bonus {
        kind: BonusKind::parse(text(&value["kind"])).unwrap(),
        year_cents: integers(&value["year_cents"]),
        status: Status::parse(text(&value["status"])).unwrap(),
        source: source(&value["source"]),
    };
    file.get("bonuses").and_then(Value::as_array).into_iter().flatten().map(bonus).collect()
}

fn band(value: &Value) -> Band {
    let number = |key: &str| integer(&value[key]);
    Band { from_age: number("from_age"), to_age: number("to_age"), cents: number("cents") }
}

fn pair(value: &Value) -> (i64, i64) {
    let both = integers(value);
    (both[0], both[1])
}

fn integers(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(integer).collect()
}

fn integer(value: &Value) -> i64 {
    value.as_integer().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn day(value: &Value) -> NaiveDate {
    text(value).parse().unwrap()
}
