//! A person described in JSON, for `eligible` and `ask`. docs/rights.md tells the keys.

use chrono::NaiveDate;
use domain::eligibility::{Facts, HOUSING, SITUATIONS, Subject, Unfit};
use domain::search::fold;
use domain::territory::Place;
use serde_json::{Map, Value};

use super::answers::section;
use super::print::Failed;
use crate::store::Result as Stored;
use crate::store::reference::{Reader, communes};

type Read<T> = Result<T, Unfit>;

/// What was read, and the keys that say nothing to this build.
pub(super) struct Described {
    /// What is known.
    pub facts: Facts,
    /// Keys that were left out.
    pub unknown: Vec<String>,
}

/// Whoever knows where the communes lie that a text names, by postcode first if that is what it is.
pub(super) type Homes<'a> = &'a dyn Fn(&str, bool) -> Vec<Place>;

/// Communes that a text names: by INSEE code, name, former name or postcode; several where several are meant.
/// 39300 is the code of Lons-le-Saunier and the postcode of Champagnole: the key says which is meant.
pub(super) fn homes(db: &Reader, text: &str, postcode: bool) -> Stored<Vec<Place>> {
    let text = text.trim();
    if !postcode && let Some(commune) = communes::by_code(db, text)? {
        return Ok(vec![commune.place()]);
    }
    let figures = text.chars().all(|c| c.is_ascii_digit());
    if text.is_empty() || figures && text.len() < 5 {
        return Ok(Vec::new());
    }
    let named = |found: &communes::Match| {
        let name = found.former.as_ref().unwrap_or(&found.commune.name);
        figures || fold(name) == fold(text)
    };
    let found = communes::matching(db, text, 100)?;
    let found: Vec<Place> =
        found.iter().filter(|found| named(found)).map(|found| found.commune.place()).collect();
    match communes::by_code(db, text)? {
        Some(commune) if found.is_empty() => Ok(vec![commune.place()]),
        _ => Ok(found),
    }
}

/// Reads a description. An answer that cannot be is refused by its name; null is « je ne sais pas ».
pub(super) fn described(
    said: &Map<String, Value>,
    today: NaiveDate,
    homes: Homes<'_>,
) -> Result<Described, Failed> {
    let mut read = Described { facts: Facts::default(), unknown: Vec::new() };
    for (key, value) in said {
        match one(&mut read.facts, key, value, today, homes) {
            Ok(true) => {}
            Ok(false) => read.unknown.push(key.clone()),
            Err(unfit) => return Err(Failed::new(unfit.code())),
        }
    }
    // The year belongs to the income, whichever of the two keys comes first.
    if let (Some(domain::eligibility::Value::Euros(euros, None)), Some(year)) =
        (read.facts.get(&Subject::Income).cloned(), said.get("income_year").and_then(Value::as_i64))
    {
        let told = read.facts.income(i64::from(euros), i32::try_from(year).ok());
        told.map_err(|unfit| Failed::new(unfit.code()))?;
    }
    Ok(read)
}

/// One key; false if it is none that is known.
fn one(facts: &mut Facts, key: &str, value: &Value, today: NaiveDate, homes: Homes<'_>) -> Read<bool> {
    if let Some(subject) = plain(key) {
        return given(facts, subject, value, today).map(|()| true);
    }
    match key {
        "commune" | "insee" | "home" | "ville" | "city" => home(facts, value, &|text| homes(text, false))?,
        // A postcode beside a commune says less than it.
        "postcode" | "code_postal" if facts.is_answered(&Subject::Home) => {}
        "postcode" | "code_postal" => home(facts, value, &|text| homes(text, true))?,
        "situation" | "situations" => listed(facts, value, &SITUATIONS, Subject::Situation)?,
        "housing" | "logement" => listed(facts, value, &HOUSING, Subject::Housing)?,
        "family_quotient" | "quotient_familial" | "qf" => quotient(facts, value)?,
        "tied_to" => each(facts, value, Subject::TiedTo)?,
        "declared" | "answers" => each(facts, value, Subject::Declared)?,
        "household" | "foyer" => {
            let said = value.as_object().ok_or(Unfit::Unreadable)?;
            for (key, value) in said {
                one(facts, key, value, today, homes)?;
            }
        }
        "income_year" => {}
        other if SITUATIONS.contains(&other) => yes_no(facts, Subject::Situation(other.to_owned()), value)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Keys that say one thing.
fn plain(key: &str) -> Option<Subject> {
    Some(match key {
        "age" | "birth_date" | "born_on" | "birthdate" | "date_of_birth" | "date_naissance" => Subject::Birth,
        "study_year" | "study_level" | "annee_etude" => Subject::StudyYear,
        "scholarship_holder" | "scholarship" | "boursier" => Subject::Scholarship,
        "reference_tax_income" | "reference_income" | "income" | "rfr" => Subject::Income,
        "tax_parts" | "parts" | "nombre_de_parts" => Subject::Parts,
        "children" | "dependent_children" | "enfants" => Subject::Children,
        "household_size" | "persons" => Subject::Household,
        "disability" | "handicap" => Subject::Situation("disabled".to_owned()),
        "incapacity" | "incapacity_rate" | "taux_incapacite" => Subject::Incapacity,
        "social_scheme" | "regime" => Subject::SocialScheme,
        "bac_honours" | "mention" => Subject::BacHonours,
        "health_or_social_training" => Subject::HealthOrSocialTraining,
        "headcount" | "effectif" => Subject::Headcount,
        "naf_section" | "naf" => Subject::NafSection,
        _ => return None,
    })
}

fn given(facts: &mut Facts, subject: Subject, value: &Value, today: NaiveDate) -> Read<()> {
    if value.is_null() {
        facts.unsure(subject);
        return Ok(());
    }
    match &subject {
        Subject::Birth => match value.as_str().and_then(|text| text.parse::<NaiveDate>().ok()) {
            Some(day) => facts.born(day, today),
            None => facts.age(u32::try_from(whole(value)?).map_err(|_| Unfit::Age)?, today),
        },
        Subject::Income => match value.as_object() {
            Some(said) => {
                let year = said.get("year").and_then(Value::as_i64).and_then(|year| i32::try_from(year).ok());
                facts.income(whole(said.get("euros").unwrap_or(&Value::Null))?, year)
            }
            None => facts.income(whole(value)?, None),
        },
        Subject::Parts => facts.parts(quarters(value)?),
        Subject::Children | Subject::Household => facts.persons(subject, whole(value)?),
        Subject::Incapacity => facts.incapacity(percent(value)?),
        Subject::Headcount => facts.headcount(whole(value)?),
        Subject::StudyYear | Subject::SocialScheme | Subject::BacHonours => {
            facts.choose(subject, &slug(value.as_str().ok_or(Unfit::Unreadable)?));
            Ok(())
        }
        Subject::NafSection => {
            let letter = value.as_str().and_then(section).ok_or(Unfit::Unreadable)?;
            facts.choose(subject, &letter.to_string());
            Ok(())
        }
        _ => yes_no(facts, subject, value),
    }
}

fn home(facts: &mut Facts, value: &Value, homes: &dyn Fn(&str) -> Vec<Place>) -> Read<()> {
    let found = match value {
        Value::Null => {
            facts.unsure(Subject::Home);
            return Ok(());
        }
        Value::String(text) => homes(text),
        // A code whose first figure is 0 may have lost it.
        Value::Number(number) => homes(&format!("{:0>5}", number.to_string())),
        _ => return Err(Unfit::Unreadable),
    };
    if found.is_empty() {
        return Err(Unfit::Unreadable);
    }
    facts.home(found);
    Ok(())
}

fn yes_no(facts: &mut Facts, subject: Subject, value: &Value) -> Read<()> {
    match value {
        Value::Null => facts.unsure(subject),
        Value::Bool(yes) => facts.say(subject, *yes),
        Value::String(text) => match fold(text).as_str() {
            "oui" | "yes" | "true" => facts.say(subject, true),
            "non" | "no" | "false" => facts.say(subject, false),
            "je ne sais pas" | "unknown" | "" => facts.unsure(subject),
            _ => return Err(Unfit::Unreadable),
        },
        _ => return Err(Unfit::Unreadable),
    }
    Ok(())
}

/// One word or several of a closed list; those left out are not so. Null: none of them is known.
fn listed(facts: &mut Facts, value: &Value, list: &[&str], subject: fn(String) -> Subject) -> Read<()> {
    let words: Vec<&str> = match value {
        Value::Null => {
            list.iter().for_each(|code| facts.unsure(subject((*code).to_owned())));
            return Ok(());
        }
        Value::String(word) => vec![word],
        Value::Array(words) => words.iter().map(|word| word.as_str().unwrap_or_default()).collect(),
        _ => return Err(Unfit::Unreadable),
    };
    let codes: Vec<String> = words.into_iter().map(code_of).collect();
    if codes.iter().any(|code| !list.contains(&code.as_str())) {
        return Err(Unfit::Unreadable);
    }
    for code in list {
        facts.say(subject((*code).to_owned()), codes.iter().any(|known| known == code));
    }
    Ok(())
}

/// A code, by itself or by the word of aides-jeunes and of everyday French.
fn code_of(word: &str) -> String {
    let slug = slug(word);
    let code = match slug.as_str() {
        "collegien" | "collegienne" => "pupil",
        "lyceen" | "lyceenne" => "secondary_pupil",
        "etudiant" | "etudiante" | "enseignement_superieur" => "student",
        "apprenti" | "apprentie" => "apprentice",
        "professionnalisation" => "professional_contract",
        "stagiaire" => "trainee",
        "service_civique" => "civic_service",
        "chomeur" | "chomeuse" | "demandeur_d_emploi" | "demandeuse_d_emploi" => "job_seeker",
        "salarie" | "salariee" => "employee",
        "independant" | "independante" => "self_employed",
        "inactif" => "inactive",
        "beneficiaire_rsa" => "rsa",
        "retraite" | "retraitee" | "senior" => "retired",
        "benevole" => "volunteer",
        "artiste" => "artist",
        "agriculteur" | "agricultrice" => "farmer",
        "entreprise" => "company",
        "situation_handicap" | "handicap" => "disabled",
        "locataire" => "tenant",
        "proprietaire" => "owner",
        "heberge" | "hebergee" => "hosted",
        _ => return slug,
    };
    code.to_owned()
}

pub(super) fn slug(text: &str) -> String {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}

fn quotient(facts: &mut Facts, value: &Value) -> Read<()> {
    let Some(said) = value.as_object() else {
        if value.is_null() {
            facts.unsure(Subject::Quotient);
            return Ok(());
        }
        return facts.quotient(whole(value)?);
    };
    let euros = whole(said.get("euros").unwrap_or(&Value::Null))?;
    if said.get("per").and_then(Value::as_str) == Some("year") {
        // A quotient of a year is the income of one part: nothing is lost, as dividing it would.
        facts.income(euros, None)?;
        return facts.parts(4);
    }
    facts.quotient(euros)
}

/// Named ones: a list of those that are so, or each with its answer.
fn each(facts: &mut Facts, value: &Value, subject: fn(String) -> Subject) -> Read<()> {
    match value {
        Value::Object(said) => {
            said.iter().try_for_each(|(of, value)| yes_no(facts, subject(of.clone()), value))
        }
        Value::Array(named) => named.iter().try_for_each(|of| {
            facts.say(subject(of.as_str().ok_or(Unfit::Unreadable)?.to_owned()), true);
            Ok(())
        }),
        Value::Null => Ok(()),
        _ => Err(Unfit::Unreadable),
    }
}

/// A whole number, also written as « 12 500 € »; cents are cut off.
fn whole(value: &Value) -> Read<i64> {
    let figure = match value {
        Value::Number(number) => number.as_f64().ok_or(Unfit::Unreadable)?,
        Value::String(text) => {
            let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{20ac}').collect();
            kept.replace(',', ".").parse::<f64>().map_err(|_| Unfit::Unreadable)?
        }
        _ => return Err(Unfit::Unreadable),
    };
    if !figure.is_finite() || figure.abs() > 1e15 {
        return Err(Unfit::TooMuch);
    }
    Ok(figure.floor() as i64)
}

/// 0.8 and 80 are the same rate.
fn percent(value: &Value) -> Read<i64> {
    let rate = value.as_f64().filter(|rate| rate.abs() <= 1_000.0).ok_or(Unfit::Percent)?;
    Ok(if rate > 0.0 && rate <= 1.0 { (rate * 100.0).round() as i64 } else { rate.round() as i64 })
}

fn quarters(value: &Value) -> Read<u32> {
    let parts = match value {
        Value::String(text) => text.trim().replace(',', ".").parse::<f64>().map_err(|_| Unfit::Unreadable)?,
        value => value.as_f64().ok_or(Unfit::Unreadable)?,
    };
    let quarters = parts * 4.0;
    if !(0.0..=1e6).contains(&quarters) || quarters.fract() != 0.0 {
        return Err(Unfit::Parts);
    }
    Ok(quarters as u32)
}
