//! Conditions and profiles of a benefit, in the closed vocabulary of PRODUCT.md §8.1.

use api_client::wire::{Condition, Profile};
use serde_json::Value;

use crate::sources::feed::{field, list, objects};
use crate::sources::vocabulary::COMPARISONS;
use crate::sources::{Code, Notes, territories};

/// Conditions of a list. What we do not know stays, by its kind alone: it reads as unknown.
pub fn conditions(value: &Value, key: &str, body: &str, notes: &mut Notes) -> Vec<Condition> {
    let mut read: Vec<Condition> = Vec::new();
    for written in objects(value, key) {
        let kind = field(written, "type").unwrap_or_default();
        let condition = condition(&kind, written, body, notes).unwrap_or_else(|| {
            notes.add(Code::UnknownCondition, &kind);
            Condition { kind: crate::sources::repair::names::slug(&kind), ..Condition::default() }
        });
        if !read.contains(&condition) {
            read.push(condition);
        }
    }
    read
}

fn condition(kind: &str, written: &Value, body: &str, notes: &mut Notes) -> Option<Condition> {
    let new = |kind: &str| Condition { kind: kind.to_owned(), ..Condition::default() };
    let set = || match written.get("value") {
        None | Some(Value::Bool(true)) => Some(()),
        _ => None,
    };
    Some(match kind {
        "age" => {
            Condition { op: Some(comparison(written, notes)?), years: Some(figure(written)?), ..new("age") }
        }
        "regions" => territory(written, "REG", notes),
        "departements" => territory(written, "DEP", notes),
        "communes" => territory(written, "COM", notes),
        "epcis" => territory(written, "EPCI", notes),
        "excluded_epcis" => Condition { kind: "outside".into(), ..territory(written, "EPCI", notes) },
        "quotient_familial" => Condition {
            op: Some(comparison(written, notes)?),
            euros: Some(figure(written)?),
            per: field(written, "period").filter(|per| per == "month" || per == "year").map(Some)?,
            ..new("family_quotient")
        },
        "formation_sanitaire_social" => set().map(|()| new("health_or_social_training"))?,
        "boursier" => set().map(|()| new("scholarship_holder"))?,
        "attached_to_institution" => {
            set().map(|()| Condition { body: Some(body.to_owned()), ..new("tied_to") })?
        }
        "annee_etude" => any_of("study_year", list(written, "values"))?,
        "regime_securite_sociale" if written.get("excludes").is_none() => {
            any_of("social_scheme", list(written, "includes"))?
        }
        "difficultes_acces_ou_frais_logement" => {
            set().and_then(|()| any_of("housing", vec!["difficulty".to_owned()]))?
        }
        "mention_baccalaureat" => any_of("bac_honours", honours(&list(written, "values"))?)?,
        _ => return None,
    })
}

fn any_of(kind: &str, values: Vec<String>) -> Option<Condition> {
    let plain =
        |value: &String| value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    (!values.is_empty() && values.iter().all(plain)).then(|| Condition {
        kind: kind.to_owned(),
        any_of: values,
        ..Condition::default()
    })
}

fn territory(written: &Value, prefix: &str, notes: &mut Notes) -> Condition {
    let codes = list(written, "values").into_iter().map(|code| format!("{prefix}-{code}"));
    let any_of = territories::codes(codes, notes, "conditions");
    Condition { kind: "territory".to_owned(), any_of, ..Condition::default() }
}

/// The operator as written. A bare `=` is the "value" tag of YAML 1.1, which some readers lose.
fn comparison(written: &Value, notes: &mut Notes) -> Option<String> {
    let op = match written.get("operator") {
        None | Some(Value::Null) => {
            notes.add(Code::YamlValueTag, "operator");
            "=".to_owned()
        }
        Some(op) => op.as_str()?.trim().to_owned(),
    };
    if op == "=" {
        notes.add(Code::YamlValueTag, "operator");
    }
    COMPARISONS.contains(&op.as_str()).then_some(op)
}

fn figure(written: &Value) -> Option<u32> {
    let figure = match written.get("value")? {
        Value::String(text) => text.trim().parse().ok()?,
        value => value.as_f64()?,
    };
    (figure.fract() == 0.0 && (0.0..=1e9).contains(&figure)).then_some(figure as u32)
}

fn honours(values: &[String]) -> Option<Vec<String>> {
    let honour = |value: &String| match value.trim_start_matches("mention_") {
        "bien" => Some("bien".to_owned()),
        "tres_bien" => Some("tres_bien".to_owned()),
        _ => None,
    };
    values.iter().map(honour).collect()
}

/// Profiles of a benefit: one of them is needed, none means everyone.
pub fn profiles(value: &Value, body: &str, notes: &mut Notes) -> Vec<Profile> {
    let mut read: Vec<Profile> = Vec::new();
    for written in objects(value, "profils") {
        let kind = field(written, "type").unwrap_or_default();
        let situation = situation(&kind).map(str::to_owned).unwrap_or_else(|| {
            notes.add(Code::UnknownCondition, &kind);
            crate::sources::repair::names::slug(&kind)
        });
        let profile = Profile { situation, conditions: conditions(written, "conditions", body, notes) };
        if !read.contains(&profile) {
            read.push(profile);
        }
    }
    read
}

fn situation(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "collegien" => "pupil",
        "lyceen" => "secondary_pupil",
        "etudiant" | "enseignement_superieur" => "student",
        "apprenti" => "apprentice",
        "professionnalisation" => "professional_contract",
        "stagiaire" => "trainee",
        "service_civique" => "civic_service",
        "chomeur" => "job_seeker",
        "salarie" => "employee",
        "independant" => "self_employed",
        "inactif" => "inactive",
        "beneficiaire_rsa" => "rsa",
        "parent" => "parent",
        "situation_handicap" => "disabled",
        _ => return None,
    })
}

/// Who is meant by the situations; young people where an upper age says so.
pub fn audience(conditions: &[Condition], profiles: &[Profile]) -> Vec<String> {
    let mut audience: Vec<&str> = Vec::new();
    for profile in profiles {
        let who = match profile.situation.as_str() {
            "pupil" | "secondary_pupil" => "pupil",
            "student" => "student",
            "apprentice" | "professional_contract" => "apprentice",
            "trainee" | "civic_service" => "young",
            "job_seeker" | "rsa" | "inactive" => "job_seeker",
            "employee" => "employee",
            "self_employed" => "self_employed",
            "parent" => "parent",
            "disabled" => "disabled",
            _ => continue,
        };
        if !audience.contains(&who) {
            audience.push(who);
        }
    }
    let young = |condition: &&Condition| {
        let below = condition.op.as_deref().is_some_and(|op| op.starts_with('<'));
        condition.kind == "age" && below && condition.years.is_some_and(|years| years <= 30)
    };
    if conditions.iter().any(|condition| young(&condition)) && !audience.contains(&"young") {
        audience.push("young");
    }
    if audience.is_empty() {
        audience.push("everyone");
    }
    audience.into_iter().map(str::to_owned).collect()
}

/// Takes out an upper age that the prose contradicts (« moins de 26 ans » beside `<= 26`): the prose
/// stays, and the machine no longer says what nobody is sure of.
pub fn without_disputed_age(conditions: &mut Vec<Condition>, prose: &str, notes: &mut Notes) {
    let folded = crate::sources::repair::text::folded(prose);
    conditions.retain(|condition| {
        let (Some(op), Some(years)) = (condition.op.as_deref(), condition.years) else { return true };
        let said = |words: &str| folded.contains(&format!("{words} {years} ans"));
        let disputed =
            condition.kind == "age" && op == "<=" && said("moins de") || op == ">=" && said("plus de");
        if disputed {
            notes.add(Code::Contradiction, "age");
        }
        !disputed
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(written: Value) -> (Vec<Condition>, String) {
        let mut notes = Notes::default();
        let conditions = conditions(&json!({ "c": [written] }), "c", "CAF du Doubs", &mut notes);
        (conditions, format!("{notes:?}"))
    }

    #[test]
    fn a_bare_equal_sign_is_read_as_the_text_it_is() {
        let yaml = "c:\n  - type: age\n    operator: =\n    value: 18\n";
        let value: Value = serde_saphyr::from_str(yaml).unwrap();
        let mut notes = Notes::default();
        let conditions = conditions(&value, "c", "", &mut notes);
        assert_eq!(conditions[0].op.as_deref(), Some("="));
        assert_eq!(conditions[0].years, Some(18));
        assert!(format!("{notes:?}").contains("yaml_value_tag"));
    }

    #[test]
    fn each_kind_of_the_feed_has_its_condition() {
        assert_eq!(read(json!({"type": "communes", "values": ["21231"]})).0[0].any_of, ["COM-21231"]);
        assert_eq!(read(json!({"type": "excluded_epcis", "values": ["242500361"]})).0[0].kind, "outside");
        let quotient =
            json!({"type": "quotient_familial", "operator": "<=", "value": 25830, "period": "year"});
        assert_eq!(read(quotient).0[0].euros, Some(25830));
        assert_eq!(
            read(json!({"type": "attached_to_institution", "value": true})).0[0].body.as_deref(),
            Some("CAF du Doubs")
        );
        assert_eq!(
            read(json!({"type": "mention_baccalaureat", "values": ["mention_bien"]})).0[0].any_of,
            ["bien"]
        );
    }

    #[test]
    fn an_unknown_kind_of_condition_reads_as_unknown() {
        let (conditions, notes) = read(json!({"type": "codes_postaux", "values": ["21000"]}));
        assert_eq!(conditions[0].kind, "codes-postaux");
        assert!(notes.contains("unknown_condition: codes_postaux"), "{notes}");
        assert!(read(json!({"type": "boursier", "value": false})).1.contains("unknown_condition"));
    }

    #[test]
    fn an_age_that_prose_and_rule_tell_differently_is_left_to_the_prose() {
        let mut notes = Notes::default();
        let (mut conditions, _) = read(json!({"type": "age", "operator": "<=", "value": 26}));
        without_disputed_age(&mut conditions, "Avoir moins de 26 ans.", &mut notes);
        assert!(conditions.is_empty());
        assert!(format!("{notes:?}").contains("contradiction: age"));
    }
}
