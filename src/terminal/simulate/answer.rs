//! One case answered: the keys of TERMINAL.md and of the sample files, and the stable code of what cannot be.

use domain::scale::{About, Kind, Scale, Year, held};
use domain::simulators::{
    Award, CrousAsked, Field, Institution, Outcome, Refusal, SchoolAsked, Whose, crous, school,
};
use serde_json::{Value, json};

use super::Simulator;
use super::fields::{Fields, Wanted, Wrong};

const INSTITUTIONS: &[&str] = &["public", "private_authorised", "private_not_authorised"];
const HOUSEHOLDS: &[&str] = &["parents", "student"];
/// Levels of study that have no bourse, before their year: `doctorat_1`.
const DOCTORATE: [&str; 3] = ["doctorat", "doctorate", "phd"];

/// The answer to one line.
pub(super) fn answer(simulator: &Simulator, line: &[u8]) -> String {
    let Some(fields) = Fields::of(line) else { return said(simulator, "null", Err(Wrong::Json)) };
    // The name of the case goes back as it came: a number of thirty figures stays that number.
    said(simulator, fields.raw("case_id").unwrap_or("null"), simulated(simulator, &fields))
}

/// The answer to a line that was not read whole.
pub(super) fn too_long(simulator: &Simulator) -> String {
    let message = simulator.words.simulate_too_long();
    line("null", &json!({"error": {"code": "bad_json", "message": message}}))
}

fn said(simulator: &Simulator, case: &str, outcome: Result<(Value, &About), Wrong>) -> String {
    let told = match outcome {
        Ok((result, about)) => json!({
            "result": result,
            "scale": {
                "year": about.table_year.to_string(), "status": about.status.code(), "source_url": about.source_url,
            },
        }),
        Err(wrong) => json!({"error": {"code": code(&wrong), "message": message(simulator, &wrong)}}),
    };
    line(case, &told)
}

/// `case` is JSON already, and of one line since it came in one.
fn line(case: &str, told: &Value) -> String {
    let told = told.to_string();
    format!("{{\"case_id\":{case},{}", told.strip_prefix('{').unwrap_or(&told))
}

fn simulated<'a>(simulator: &'a Simulator, fields: &Fields<'_>) -> Result<(Value, &'a About), Wrong> {
    if fields.text("scholarship")?.is_some_and(|said| said != simulator.kind.code()) {
        return Err(Wrong::OtherBourse);
    }
    let scale = scale(simulator, fields)?;
    let input = fields.object("input")?;
    let (outcome, names) = match scale {
        Scale::School(scale) => (school(scale, &family(&input)?), school_name as fn(Field) -> &'static str),
        Scale::Crous(scale) => (crous(scale, &student(&input)?), crous_name as fn(Field) -> &'static str),
        // The command is of bourses alone: others are not among its scales.
        Scale::Ars(_) | Scale::Anah(_) => return Err(Wrong::OtherBourse),
    };
    let outcome = outcome.map_err(|refusal| refused(names(refusal.about), refusal))?;
    Ok((result(simulator.kind, &outcome), scale.about()))
}

fn scale<'a>(simulator: &'a Simulator, fields: &Fields<'_>) -> Result<&'a Scale, Wrong> {
    let said = fields.text("school_year")?.ok_or(Wrong::Missing("school_year"))?;
    let year = Year::parse(&said).filter(|year| matches!(year, Year::School(_)));
    let found = year.and_then(|year| simulator.scales.get(&year));
    found.ok_or_else(|| {
        let all: Vec<Scale> = simulator.scales.values().cloned().collect();
        // A text that is no year is near to none: the newest one is offered.
        let asked = year.unwrap_or(Year::School(i32::MAX / 2));
        let nearest = held(&all, asked).err();
        Wrong::Year(year, nearest.unwrap_or(domain::scale::NoScale { nearest: None }))
    })
}

fn family(input: &Fields<'_>) -> Result<SchoolAsked, Wrong> {
    Ok(SchoolAsked {
        income_eur: input.needed("reference_tax_income_eur")?,
        income_year: input.number("reference_income_year")?,
        notice_year: input.number("tax_notice_year")?,
        children: input.needed("dependent_children")?,
        pupils: input.needed("pupils_at_this_level")?,
        single_parent: input.flag("single_parent", false)?,
        college_level_class: input.flag("college_level_class_in_lycee", false)?,
        boarder: false,
        merit: false,
    })
}

fn student(input: &Fields<'_>) -> Result<CrousAsked, Wrong> {
    let level = input.text("study_level")?.ok_or(Wrong::Missing("study_level"))?;
    let level = level.to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if level.is_empty() || level.len() > 64 || !level.chars().all(plain) {
        return Err(Wrong::Value("study_level", Wanted::Text));
    }
    let institution = input.word("institution", INSTITUTIONS)?.ok_or(Wrong::Missing("institution"))?;
    let whose = input.word("assessed_on", HOUSEHOLDS)?;
    Ok(CrousAsked {
        income_eur: input.needed("gross_income_eur")?,
        income_year: input.number("gross_income_year")?,
        notice_year: input.number("tax_notice_year")?,
        whose: if whose == Some(1) { Whose::Student } else { Whose::Parents },
        single_parent: input.flag("single_parent", false)?,
        children: input.needed("dependent_children")?,
        students: input.needed("dependent_children_in_higher_education")?,
        distance_km: input.needed("distance_km")?,
        age: input.needed("age_on_1_september")?,
        own_children: input.number("own_children")?.unwrap_or(0),
        first_application: input.flag("first_application", true)?,
        disability: input.flag("disability_recognised", false)?,
        carer: input.flag("carer_of_disabled_relative", false)?,
        institution: match institution {
            0 => Institution::Public,
            1 => Institution::Authorised,
            _ => Institution::NotAuthorised,
        },
        apprentice: input.flag("apprentice", false)?,
        doctorate: DOCTORATE.contains(&level.split('_').next().unwrap_or_default()),
        merit: false,
    })
}

fn result(kind: Kind, outcome: &Outcome) -> Value {
    let of = |figure: fn(&Award) -> i64| outcome.award.as_ref().map_or(0, figure);
    let (eligible, echelon) = (outcome.is_eligible(), outcome.award.as_ref().map(|award| &award.echelon));
    if kind == Kind::Crous {
        return json!({
            "eligible": eligible, "echelon": echelon, "charge_points": outcome.points,
            "monthly_amount_cents": of(|award| award.payment_cents),
            "monthly_payments": of(|award| award.payments),
            "annual_amount_eur": of(|award| award.year_cents / 100),
        });
    }
    json!({
        "eligible": eligible, "echelon": echelon,
        "annual_amount_per_pupil_eur": of(|award| award.year_cents / 100),
        "term_amount_per_pupil_eur": of(|award| award.payment_cents / 100),
        "annual_amount_all_pupils_eur": of(|award| award.total_cents / 100),
    })
}

fn school_name(field: Field) -> &'static str {
    match field {
        Field::Income => "reference_tax_income_eur",
        Field::IncomeYear => "reference_income_year",
        Field::Pupils | Field::Students => "pupils_at_this_level",
        field => shared_name(field),
    }
}

fn crous_name(field: Field) -> &'static str {
    match field {
        Field::Income => "gross_income_eur",
        Field::IncomeYear => "gross_income_year",
        Field::Pupils | Field::Students => "dependent_children_in_higher_education",
        field => shared_name(field),
    }
}

fn shared_name(field: Field) -> &'static str {
    match field {
        Field::NoticeYear => "tax_notice_year",
        Field::Distance => "distance_km",
        Field::Age => "age_on_1_september",
        Field::OwnChildren => "own_children",
        _ => "dependent_children",
    }
}

fn refused(field: &'static str, refusal: Refusal) -> Wrong {
    match refusal.about {
        Field::IncomeYear | Field::NoticeYear => Wrong::OtherYear(field, refusal),
        _ => Wrong::Bounds(field, refusal),
    }
}

fn code(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::Json => "bad_json",
        Wrong::Missing(_) => "missing_field",
        Wrong::Value(..) | Wrong::Bounds(..) => "bad_value",
        Wrong::OtherYear(..) => "wrong_year",
        Wrong::Year(..) => "unknown_year",
        Wrong::OtherBourse => "wrong_scholarship",
    }
}

/// The key, then what is wrong with it.
fn message(simulator: &Simulator, wrong: &Wrong) -> String {
    let words = simulator.words;
    match wrong {
        Wrong::Json => words.simulate_bad_json(),
        Wrong::Missing(field) => format!("{field}: {}", words.simulate_missing()),
        Wrong::Value(field, wanted) => {
            let should = match wanted {
                Wanted::Integer => words.simulate_integer(),
                Wanted::Flag => words.simulate_flag(),
                Wanted::Text => words.simulate_text(),
                Wanted::Object => words.simulate_object(),
                Wanted::OneOf(list) => words.simulate_one_of(&list.join(", ")),
            };
            format!("{field}: {should}")
        }
        Wrong::Bounds(field, refusal) => format!("{field}: {}", words.simulate_limit(refusal.limit)),
        Wrong::OtherYear(field, refusal) => {
            let domain::simulators::Limit::Only(year) = refusal.limit else {
                return words.simulate_limit(refusal.limit);
            };
            format!("{field}: {}", words.simulate_year(&year.to_string()))
        }
        Wrong::Year(asked, none) => {
            format!("school_year: {}", words.simulate_unknown_year(*asked, none.nearest))
        }
        Wrong::OtherBourse => format!("scholarship: {}", words.simulate_other_kind(simulator.kind)),
    }
}
