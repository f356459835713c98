//! Conditions and profiles of a benefit: what is understood is translated, the rest stays in words.

use api_client::wire::{Condition, Profile};
use domain::eligibility::Comparison;
use serde_json::Value;

use super::institution::Institution;
use super::kinds::{Meaning, meaning};
use crate::sources::feed::{field, list, objects};
use crate::sources::repair::text::{self, folded};
use crate::sources::repair::{markup, names};
use crate::sources::{Code, Notes, publics};

/// What was read of a benefit.
#[derive(Debug, Default)]
pub struct Rules {
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// One of them is needed; none means everyone.
    pub profiles: Vec<Profile>,
    /// Conditions that no machine weighs, in words: nothing of the source is lost.
    pub to_check: Vec<String>,
}

/// Reads the rules of a benefit, given by that body.
pub fn rules(value: &Value, body: &Institution, notes: &mut Notes) -> Rules {
    let mut to_check = Vec::new();
    let all = conditions(value, "conditions_generales", body, &mut to_check, notes);
    let mut profiles: Vec<Profile> = Vec::new();
    for written in objects(value, "profils") {
        let kind = field(written, "type").unwrap_or_default();
        let situation = situation(&kind).map(str::to_owned).unwrap_or_else(|| {
            notes.add(Code::UnknownCondition, &kind);
            names::slug(&kind)
        });
        let own = conditions(written, "conditions", body, &mut to_check, notes);
        let profile = Profile { situation, conditions: own };
        if !profiles.contains(&profile) {
            profiles.push(profile);
        }
    }
    Rules { conditions: all, profiles, to_check }
}

/// Conditions of a list. What is not understood reads as unknown, and is said in words.
fn conditions(
    value: &Value,
    key: &str,
    body: &Institution,
    to_check: &mut Vec<String>,
    notes: &mut Notes,
) -> Vec<Condition> {
    let mut read: Vec<Condition> = Vec::new();
    for written in objects(value, key) {
        let understood = meaning(written, body, notes);
        notes.condition(understood.is_some());
        let condition = match understood {
            Some(Meaning::Asks(condition)) => *condition,
            // A list that names nobody asks nothing.
            Some(Meaning::AsksNothing) => continue,
            None => {
                notes.add(Code::UnknownCondition, &field(written, "type").unwrap_or_default());
                let said = said(written, notes);
                if !to_check.contains(&said) {
                    to_check.push(said);
                }
                publics::in_words()
            }
        };
        if !read.contains(&condition) {
            read.push(condition);
        }
    }
    read
}

/// A condition that is not understood, as the source has it: « À vérifier : taux incapacite >= 0.5 ».
///
/// What is no operator is left out of it: it would be read as text.
fn said(written: &Value, notes: &mut Notes) -> String {
    let one = |key: &str| field(written, key).unwrap_or_default();
    let operator = Comparison::parse(one("operator").trim()).map_or("", Comparison::as_str).to_owned();
    let lists = ["values", "includes", "excludes"].map(|key| list(written, key).join(", "));
    let texts = [one("value")].into_iter().chain(lists).map(|part| bare(&part, notes));
    let texts: Vec<String> = texts.collect();
    let parts = [bare(&one("type"), notes), operator].into_iter().chain(texts);
    let words = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    text::typeset(&format!("À vérifier : {}", words.trim()))
}

/// A few words without markup, on one line.
fn bare(part: &str, notes: &mut Notes) -> String {
    let part: String = markup::plain(part, notes, "conditions").chars().take(120).collect();
    part.split_whitespace().collect::<Vec<_>>().join(" ").replace('_', " ")
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
        "retraite" => "retired",
        _ => return None,
    })
}

/// Who is meant by the situations; young people where an upper age says so.
pub fn audience(rules: &Rules) -> Vec<String> {
    let mut audience: Vec<&str> = Vec::new();
    for profile in &rules.profiles {
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
            "retired" => "senior",
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
    if rules.conditions.iter().any(|condition| young(&condition)) && !audience.contains(&"young") {
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
    let folded = folded(prose);
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
    use crate::sources::Conditions;
    use domain::eligibility::AS_TEXT;
    use serde_json::json;

    fn read(written: Value) -> (Rules, Notes) {
        let mut notes = Notes::default();
        let body = Institution { name: "CAF du Doubs".into(), ..Institution::default() };
        let rules = rules(&json!({ "conditions_generales": [written] }), &body, &mut notes);
        (rules, notes)
    }

    #[test]
    fn a_kind_that_is_not_understood_reads_as_unknown_and_is_said_in_words() {
        let (rules, notes) = read(json!({"type": "signe_astral", "values": ["lion", "poissons"]}));
        assert_eq!(rules.conditions[0].kind, AS_TEXT);
        assert_eq!(rules.to_check, ["À vérifier\u{a0}: signe astral lion, poissons"]);
        assert!(format!("{notes:?}").contains("unknown_condition: signe_astral"), "{notes:?}");
        let (hostile, _) =
            read(json!({"type": "signe_astral", "operator": "<script>", "value": "<script>x</script>2"}));
        assert_eq!(hostile.to_check, ["À vérifier\u{a0}: signe astral 2"]);
        let (rules, _) = read(json!({"type": "signe_astral", "operator": ">=", "value": 2}));
        assert_eq!(rules.to_check, ["À vérifier\u{a0}: signe astral >= 2"]);
        assert!(format!("{:?}", read(json!({"type": "boursier", "value": false})).1).contains("unknown"));
    }

    #[test]
    fn conditions_are_counted_once_each() {
        let mut notes = Notes::default();
        let value = json!({
            "conditions_generales": [{"type": "age", "operator": "<", "value": 26}, {"type": "signe_astral"}],
            "profils": [{"type": "etudiant", "conditions": [{"type": "boursier"}, {"type": "communes", "values": []}]}],
        });
        let rules = rules(&value, &Institution::default(), &mut notes);
        let mut reading = crate::sources::Reading::default();
        reading.take("one", Err(crate::sources::Why::new(Code::MissingField, "label")), notes);
        assert_eq!(reading.conditions, Conditions { read: 4, translated: 3, as_text: 1 });
        assert_eq!(rules.profiles[0].conditions.len(), 1, "a list that names nobody asks nothing");
    }

    #[test]
    fn an_age_that_prose_and_rule_tell_differently_is_left_to_the_prose() {
        let mut notes = Notes::default();
        let (mut rules, _) = read(json!({"type": "age", "operator": "<=", "value": 26}));
        without_disputed_age(&mut rules.conditions, "Avoir moins de 26 ans.", &mut notes);
        assert!(rules.conditions.is_empty());
        assert!(format!("{notes:?}").contains("contradiction: age"));
    }
}
