//! What each kind of condition of the feed means in the closed vocabulary (PRODUCT.md §8.1). What would only
//! nearly mean the same is not translated.

use api_client::wire::Condition;
use serde_json::Value;

use super::institution::Institution;
use crate::sources::feed::{field, list};
use crate::sources::repair::text::typeset;
use crate::sources::vocabulary::COMPARISONS;
use crate::sources::{Code, Notes, territories};

/// A condition that is understood.
#[derive(Debug, PartialEq)]
pub enum Meaning {
    /// It asks this.
    Asks(Box<Condition>),
    /// It asks nothing: a list of places that names none, as the feed's own engine reads it.
    AsksNothing,
}

/// What a condition means; none if it is not understood, or only nearly.
pub fn meaning(written: &Value, body: &Institution, notes: &mut Notes) -> Option<Meaning> {
    let kind = field(written, "type")?;
    if let Some((prefix, to)) = place(&kind) {
        return Some(match list(written, "values") {
            none if none.is_empty() => Meaning::AsksNothing,
            codes => {
                let codes = codes.into_iter().map(|code| format!("{prefix}-{code}"));
                Meaning::Asks(Box::new(list_of(to, territories::codes(codes, notes, "conditions"))))
            }
        });
    }
    let asked = match kind.as_str() {
        "age" => {
            Condition { op: Some(comparison(written, notes)?), years: Some(figure(written)?), ..new("age") }
        }
        "quotient_familial" => Condition {
            op: Some(comparison(written, notes)?),
            euros: Some(figure(written)?),
            per: field(written, "period").filter(|per| per == "month" || per == "year").map(Some)?,
            ..new("family_quotient")
        },
        "formation_sanitaire_social" => set(written, new("health_or_social_training"))?,
        "boursier" => set(written, new("scholarship_holder"))?,
        "situation_handicap" => set(written, new("disability"))?,
        "beneficiaire_rsa" => set(written, list_of("situation", vec!["rsa".to_owned()]))?,
        "difficultes_acces_ou_frais_logement" => {
            set(written, list_of("housing", vec!["difficulty".to_owned()]))?
        }
        "agence_travail_temporaire" => {
            set(written, declared("Travaillez-vous pour une agence de travail temporaire (intérim) ?"))?
        }
        "attached_to_institution" => set(written, attached(body))?,
        "annee_etude" => any_of("study_year", list(written, "values"))?,
        "mention_baccalaureat" => honours(&list(written, "values"))?,
        "regime_securite_sociale" => included(written, |codes| any_of("social_scheme", codes))?,
        "statut_occupation_logement" => included(written, housed)?,
        "taux_incapacite" => incapacity(written, notes)?,
        "enfants_eligibles" => children(written, notes)?,
        "codes_postaux" | "codespostaux" => postcodes(&list(written, "values"))?,
        "not" | "invert" => match meaning(written.get("value")?, body, notes)? {
            Meaning::Asks(condition) => not(*condition),
            Meaning::AsksNothing => return None,
        },
        _ => return None,
    };
    Some(Meaning::Asks(Box::new(asked)))
}

/// Lists of places: the prefix of their codes, and what they ask.
fn place(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "regions" => ("REG", "territory"),
        "departements" => ("DEP", "territory"),
        "communes" => ("COM", "territory"),
        "epcis" => ("EPCI", "territory"),
        "excluded_epcis" => ("EPCI", "outside"),
        _ => return None,
    })
}

fn new(kind: &str) -> Condition {
    Condition { kind: kind.to_owned(), ..Condition::default() }
}

fn list_of(kind: &str, any_of: Vec<String>) -> Condition {
    Condition { any_of, ..new(kind) }
}

fn declared(question: &str) -> Condition {
    Condition { question: Some(typeset(question)), ..new("declared") }
}

fn not(condition: Condition) -> Condition {
    Condition { of: vec![condition], ..new("not") }
}

/// All of them: the one itself where it stands alone.
fn all(mut of: Vec<Condition>) -> Option<Condition> {
    match of.len() {
        0 => None,
        1 => of.pop(),
        _ => Some(Condition { of, ..new("all") }),
    }
}

/// A flag that is set; one that is set to « no » is not understood, for the feed's own engine ignores it.
fn set(written: &Value, condition: Condition) -> Option<Condition> {
    matches!(written.get("value"), None | Some(Value::Bool(true))).then_some(condition)
}

/// Codes as the feed writes them, and nothing else.
fn any_of(kind: &str, values: Vec<String>) -> Option<Condition> {
    let plain =
        |value: &String| value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    (!values.is_empty() && values.iter().all(plain)).then(|| list_of(kind, values))
}

/// Who lives in the territory of the body; a body without one has its own people.
fn attached(body: &Institution) -> Condition {
    if body.is_residence && !body.territory.is_empty() {
        return list_of("territory", body.territory.clone());
    }
    Condition { body: Some(body.name.clone()), ..new("tied_to") }
}

/// Both lists: in the first if there is one, and not in the second.
fn included(written: &Value, asks: impl Fn(Vec<String>) -> Option<Condition>) -> Option<Condition> {
    let (includes, excludes) = (list(written, "includes"), list(written, "excludes"));
    let mut parts = Vec::new();
    if !includes.is_empty() {
        parts.push(asks(includes)?);
    }
    if !excludes.is_empty() {
        parts.push(not(asks(excludes)?));
    }
    all(parts)
}

/// Ways to be housed: the feed parts owners and tenants more finely than we ask, so that only whole groups of
/// its list are understood.
fn housed(codes: Vec<String>) -> Option<Condition> {
    const WAYS: [(&str, &[&str]); 3] = [
        ("owner", &["proprietaire", "primo_accedant"]),
        ("tenant", &["locataire_vide", "locataire_meuble", "locataire_hlm"]),
        ("hosted", &["loge_gratuitement"]),
    ];
    let mut left = codes;
    let mut ways: Vec<String> = Vec::new();
    for (way, group) in WAYS {
        if group.iter().all(|code| left.iter().any(|held| held == code)) {
            left.retain(|held| !group.contains(&held.as_str()));
            ways.push(way.to_owned());
        }
    }
    let mut parts: Vec<Condition> = Vec::new();
    if !ways.is_empty() {
        parts.push(list_of("housing", ways));
    }
    for code in left {
        parts.push(declared(match code.as_str() {
            "sans_domicile" => "Êtes-vous sans domicile stable ?",
            "locataire_foyer" => "Vivez-vous dans un foyer ou une résidence sociale ?",
            "locataire_hlm" => "Louez-vous un logement social (HLM) ?",
            "primo_accedant" => "Remboursez-vous le prêt de votre premier logement ?",
            _ => return None,
        }));
    }
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Condition { of: parts, ..new("any") }),
    }
}

/// A rate from 0 to 1, or in hundredths; or the three classes of the form.
fn incapacity(written: &Value, notes: &mut Notes) -> Option<Condition> {
    let bound = |op: &str, percent: u32| Condition {
        op: Some(op.to_owned()),
        percent: Some(percent),
        ..new("incapacity")
    };
    let classes = list(written, "values");
    if classes.is_empty() {
        let rate = number(written)?;
        let percent = if rate <= 1.0 { rate * 100.0 } else { rate };
        let whole = (percent - percent.round()).abs() < 1e-9 && (0.0..=100.0).contains(&percent);
        let op = comparison(written, notes)?;
        return whole.then(|| bound(&op, percent.round() as u32));
    }
    let has = |class: &str| classes.iter().any(|held| held == class);
    let known = ["inferieur_50", "entre_50_et_80", "superieur_80"];
    if classes.iter().any(|class| !known.contains(&class.as_str())) {
        return None;
    }
    match (has(known[0]), has(known[1]), has(known[2])) {
        (true, false, false) => Some(bound("<", 50)),
        (true, true, false) => Some(bound("<", 80)),
        (false, true, false) => all(vec![bound(">=", 50), bound("<", 80)]),
        (false, true, true) => Some(bound(">=", 50)),
        (false, false, true) => Some(bound(">=", 80)),
        _ => None,
    }
}

/// So many children of some age: their number is weighed, their age is asked.
fn children(written: &Value, notes: &mut Notes) -> Option<Condition> {
    let (op, count) = (comparison(written, notes)?, figure(written)?);
    let bound = |key: &str| written.get(key).and_then(Value::as_u64);
    let ages = match (bound("age_min"), bound("age_max")) {
        (None, None) => {
            return Some(Condition { op: Some(op), count: Some(count), ..new("children") });
        }
        (Some(least), Some(most)) => format!("de {least} à {most} ans"),
        (Some(least), None) => format!("de {least} ans ou plus"),
        (None, Some(most)) => format!("de {most} ans ou moins"),
    };
    let how_many = match op.as_str() {
        ">=" => "au moins ",
        ">" => "plus de ",
        "<=" => "au plus ",
        "<" => "moins de ",
        _ => "exactement ",
    };
    let noun = if count > 1 { "enfants" } else { "enfant" };
    let asked = declared(&format!("Avez-vous {how_many}{count} {noun} {ages} ?"));
    // Without so many children, none of that age need be asked for.
    let fewest = |op: &str| Condition { op: Some(op.to_owned()), count: Some(count), ..new("children") };
    match op.as_str() {
        ">=" | "=" => all(vec![fewest(">="), asked]),
        ">" => all(vec![fewest(">"), asked]),
        _ => Some(asked),
    }
}

/// Postcodes are no scopes of ours, for several communes share one: they are asked.
fn postcodes(codes: &[String]) -> Option<Condition> {
    let is_one = |code: &String| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    if codes.is_empty() || codes.len() > 12 || !codes.iter().all(is_one) {
        return None;
    }
    Some(declared(&format!("Votre code postal est-il {} ?", codes.join(" ou "))))
}

/// Honours; the congratulations of the jury are a « très bien » too.
fn honours(values: &[String]) -> Option<Condition> {
    let mut known: Vec<String> = Vec::new();
    let has_very_good = values.iter().any(|value| value.ends_with("tres_bien"));
    for value in values {
        let honour = match value.trim_start_matches("mention_") {
            "assez_bien" => "assez_bien",
            "bien" => "bien",
            "tres_bien" => "tres_bien",
            "tres_bien_felicitations_jury" if has_very_good => continue,
            _ => return None,
        };
        known.push(honour.to_owned());
    }
    any_of("bac_honours", known)
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

fn number(written: &Value) -> Option<f64> {
    match written.get("value")? {
        Value::String(text) => text.trim().parse().ok(),
        value => value.as_f64(),
    }
}

fn figure(written: &Value) -> Option<u32> {
    let figure = number(written)?;
    (figure.fract() == 0.0 && (0.0..=1e9).contains(&figure)).then_some(figure as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn asked(written: Value) -> Option<Condition> {
        let body = Institution { name: "CAF du Doubs".into(), ..Institution::default() };
        match meaning(&written, &body, &mut Notes::default()) {
            Some(Meaning::Asks(condition)) => Some(*condition),
            _ => None,
        }
    }

    #[test]
    fn a_bare_equal_sign_is_read_as_the_text_it_is() {
        let value: Value = serde_saphyr::from_str("type: age\noperator: =\nvalue: 18\n").unwrap();
        let mut notes = Notes::default();
        let Some(Meaning::Asks(age)) = meaning(&value, &Institution::default(), &mut notes) else { panic!() };
        assert_eq!((age.op.as_deref(), age.years), (Some("="), Some(18)));
        assert!(format!("{notes:?}").contains("yaml_value_tag"));
    }

    #[test]
    fn each_kind_of_the_feed_has_its_condition() {
        let quotient =
            json!({"type": "quotient_familial", "operator": "<=", "value": 25830, "period": "year"});
        assert_eq!(asked(quotient).unwrap().euros, Some(25830));
        let kind = |written: Value| asked(written).unwrap().kind;
        assert_eq!(kind(json!({"type": "excluded_epcis", "values": ["242500361"]})), "outside");
        assert_eq!(kind(json!({"type": "beneficiaire_rsa"})), "situation");
        assert_eq!(kind(json!({"type": "agence_travail_temporaire", "value": true})), "declared");
        assert_eq!(kind(json!({"type": "situation_handicap"})), "disability");
        assert_eq!(
            kind(json!({"type": "invert", "value": {"type": "epcis", "values": ["242500361"]}})),
            "not"
        );
        let honours = ["mention_tres_bien", "mention_tres_bien_felicitations_jury"];
        let honours = asked(json!({"type": "mention_baccalaureat", "values": honours}));
        assert_eq!(honours.unwrap().any_of, ["tres_bien"]);
        let postcode = asked(json!({"type": "codes_postaux", "values": ["21000"]})).unwrap();
        assert_eq!(postcode.question.as_deref(), Some("Votre code postal est-il 21000\u{a0}?"));
    }

    #[test]
    fn what_excludes_is_the_contrary_of_what_includes() {
        let excluded = asked(json!({"type": "regime_securite_sociale", "excludes": ["regime_agricole"]}));
        let excluded = excluded.unwrap();
        assert_eq!((excluded.kind.as_str(), excluded.of[0].kind.as_str()), ("not", "social_scheme"));
        let both = json!({"type": "regime_securite_sociale", "includes": ["a"], "excludes": ["b"]});
        assert_eq!(asked(both).unwrap().kind, "all");
        let housed =
            json!({"type": "statut_occupation_logement", "excludes": ["loge_gratuitement", "sans_domicile"]});
        let housed = asked(housed).unwrap();
        assert_eq!((housed.kind.as_str(), housed.of[0].kind.as_str()), ("not", "any"));
    }

    #[test]
    fn half_of_a_group_of_tenants_is_not_understood() {
        let some = |codes: &[&str]| asked(json!({"type": "statut_occupation_logement", "includes": codes}));
        let tenants = some(&["locataire_vide", "locataire_meuble", "locataire_hlm"]).unwrap();
        assert_eq!(
            (tenants.kind.as_str(), tenants.any_of.as_slice()),
            ("housing", ["tenant".to_owned()].as_slice())
        );
        assert_eq!(some(&["locataire_vide"]), None);
    }

    #[test]
    fn a_rate_is_weighed_in_hundredths_and_children_are_counted_before_their_age_is_asked() {
        let rate = asked(json!({"type": "taux_incapacite", "operator": ">=", "value": 0.5})).unwrap();
        assert_eq!((rate.op.as_deref(), rate.percent), (Some(">="), Some(50)));
        let classes = asked(json!({"type": "taux_incapacite", "values": ["entre_50_et_80", "superieur_80"]}));
        assert_eq!(classes.unwrap().percent, Some(50));
        let children =
            json!({"type": "enfants_eligibles", "operator": ">=", "value": 1, "age_min": 11, "age_max": 25});
        let children = asked(children).unwrap();
        assert_eq!(children.of[0].count, Some(1));
        assert_eq!(
            children.of[1].question.as_deref(),
            Some("Avez-vous au moins 1 enfant de 11 à 25 ans\u{a0}?")
        );
    }

    #[test]
    fn belonging_to_a_territory_is_living_there_and_belonging_to_a_fund_is_asked() {
        let written = json!({"type": "attached_to_institution"});
        let body = Institution { name: "Jura".into(), territory: vec!["DEP-39".into()], is_residence: true };
        let Some(Meaning::Asks(there)) = meaning(&written, &body, &mut Notes::default()) else { panic!() };
        assert_eq!(
            (there.kind.as_str(), there.any_of.as_slice()),
            ("territory", ["DEP-39".to_owned()].as_slice())
        );
        assert_eq!(asked(written).unwrap().body.as_deref(), Some("CAF du Doubs"));
    }
}
