//! The tables that communes are made of, told apart by what their rows hold.

use std::collections::HashMap;

use serde_json::Value;

use super::REGION;
use crate::sources::feed::{field, list, objects};

/// A commune of today.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub code: String,
    pub name: String,
    pub department: String,
    pub postcodes: Vec<String>,
    pub population: u32,
    /// Latitude and longitude, in thousandths of a degree.
    pub centre: Option<[i32; 2]>,
    /// Codes of communes that it has absorbed.
    pub former: Vec<String>,
}

/// A commune that another one holds now.
#[derive(Debug, Clone)]
pub struct Former {
    pub code: String,
    pub name: String,
    /// Code of the commune of today.
    pub into: String,
}

/// All tables that were given.
#[derive(Debug, Default)]
pub struct Tables {
    /// Communes of the Region.
    pub communes: Vec<Row>,
    /// Communes that were absorbed.
    pub former: Vec<Former>,
    /// INSEE code → SIREN and name of the group.
    pub groups: HashMap<String, (String, String)>,
    /// Code → name of the département.
    pub departments: HashMap<String, String>,
    /// INSEE code → a point inside, in thousandths of a degree.
    pub centres: HashMap<String, [i32; 2]>,
}

impl Tables {
    /// Takes the rows of a JSON file; none if it is no list.
    pub fn rows(&mut self, value: &Value) -> Option<()> {
        for row in value.as_array()? {
            let text = |key: &str| field(row, key).unwrap_or_default();
            let (code, name) = (text("code"), text("nom"));
            if row.get("membres").is_some() {
                for member in objects(row, "membres") {
                    let insee = member.as_str().map(str::to_owned).or_else(|| field(member, "code"));
                    if let Some(insee) = insee {
                        self.groups.insert(insee, (code.clone(), name.clone()));
                    }
                }
                continue;
            }
            let region = field(row, "region").or_else(|| field(row, "codeRegion"));
            let kind = text("type");
            if kind.starts_with("commune-") && kind != "commune-actuelle" {
                let into = text("chefLieu");
                if region.as_deref().is_none_or(|region| region == REGION) && ours(&into) {
                    self.former.push(Former { code, name, into });
                }
            } else if kind == "commune-actuelle" || row.get("codesPostaux").is_some() {
                if region.as_deref() == Some(REGION) || (region.is_none() && ours(&code)) {
                    self.communes.push(commune(row, code, name));
                }
            } else if !code.is_empty() {
                self.departments.insert(code, name);
            }
        }
        Some(())
    }

    /// Takes the rows of `code_insee,latitude,longitude`; another sheet is left alone.
    pub fn centres(&mut self, text: &str) {
        let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let Ok(headers) = rows.headers().cloned() else { return };
        let at = |name: &str| headers.iter().position(|header| header.trim() == name);
        let (Some(code), Some(lat), Some(lon)) = (at("code_insee"), at("latitude"), at("longitude")) else {
            return;
        };
        for row in rows.records().filter_map(Result::ok) {
            let degrees = |at: usize| thousandths(row.get(at)?.trim().parse().ok()?);
            if let (Some(code), Some(lat), Some(lon)) = (row.get(code), degrees(lat), degrees(lon)) {
                self.centres.insert(code.trim().to_owned(), [lat, lon]);
            }
        }
    }
}

fn commune(row: &Value, code: String, name: String) -> Row {
    let department = field(row, "departement").or_else(|| field(row, "codeDepartement"));
    let department = department.unwrap_or_else(|| code.chars().take(2).collect());
    let point = row.get("centre").and_then(|centre| centre.get("coordinates")).and_then(Value::as_array);
    // GeoJSON writes longitude first.
    let centre = point.and_then(|point| {
        Some([thousandths(point.get(1)?.as_f64()?)?, thousandths(point.first()?.as_f64()?)?])
    });
    let population = row.get("population").and_then(Value::as_u64).unwrap_or_default();
    let (postcodes, former) = (list(row, "codesPostaux"), list(row, "anciensCodes"));
    let population = u32::try_from(population).unwrap_or_default();
    Row { code, name, department, postcodes, population, centre, former }
}

fn thousandths(degrees: f64) -> Option<i32> {
    (degrees.is_finite() && degrees.abs() <= 180.0).then(|| (degrees * 1000.0).round() as i32)
}

/// Whether a code begins with one of the eight départements.
pub fn ours(code: &str) -> bool {
    code.get(..2).is_some_and(|start| ["21", "25", "39", "58", "70", "71", "89", "90"].contains(&start))
}
