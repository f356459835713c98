//! A record of the collection `scales`: the table of a year, ceilings in whole euros and amounts in cents.

use serde::{Deserialize, Serialize};

/// One scale. The id is `<kind>-<year>`, such as `lycee-2025-2026`.
///
/// Rows decrease with the échelon and increase from one to the next; the last one is for that many and more.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scale {
    pub id: String,
    /// `lycee`, `college`, `crous`, `ars`, `anah`; others may come.
    pub kind: String,
    /// `2025-2026`, for what is of schools.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_year: Option<String>,
    /// `2025`, for what is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// `published`, `derived`, `carried_over`.
    pub status: String,
    /// The year whose table it is.
    pub table_year: String,
    pub income: ScaleIncome,
    /// The one that pays the least first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub echelons: Vec<String>,
    /// Lycée, collège: by children from one on. Anah: by people from one on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ceilings_eur: Vec<Vec<i64>>,
    /// Anah: what each one beyond the last row adds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub each_more_eur: Vec<i64>,
    /// Lycée, collège: one term, by échelon.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub term_cents: Vec<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<i64>,
    /// The highest échelon of a class of collège level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub college_level_cap: Option<String>,
    /// Crous: by points from zero on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<i64>>,
    /// Crous: one payment, by échelon.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub monthly_cents: Vec<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payments: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distance_steps_km: Vec<i64>,
    /// From and to, around a step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distance_doubts_km: Vec<(i64, i64)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<ScalePoints>,
    /// No bourse from that age on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_limit: Option<i64>,
    /// Allocation de rentrée: the ceiling without a child, and what each adds in hundredths of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_eur: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_percent: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<ScaleBand>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_crds: Option<bool>,
    /// What is paid on top, each with a status of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bonuses: Vec<ScaleBonus>,
    pub sources: Vec<ScaleSource>,
    pub source_url: String,
    pub verified_on: String,
}

/// Which income is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScaleIncome {
    /// `reference_tax_income`, `global_gross_income`, `resources`.
    pub line: String,
    /// In which it was earned.
    pub year: i32,
    /// The year of the notice.
    pub notice: i32,
}

/// Points of charge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScalePoints {
    /// Below the first step of distance, from it on, and so on.
    pub distance: Vec<i64>,
    pub other_student: i64,
    pub other_child: i64,
    pub disability: i64,
    pub carer: i64,
}

/// Ages, the last one included, and what they bring.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScaleBand {
    pub from_age: i64,
    pub to_age: i64,
    pub cents: i64,
}

/// What is paid on top.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScaleBonus {
    /// `boarding`, `merit`; others may come.
    pub kind: String,
    /// By échelon, or one for all.
    pub year_cents: Vec<i64>,
    pub status: String,
    pub source: ScaleSource,
}

/// A text or a page, and the day it was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScaleSource {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub read_on: String,
}
