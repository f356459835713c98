//! What kind of school a row speaks of: its type, then what its flags, its nature and its name say more.

use domain::school::Kind;
use serde_json::Value;

use crate::sources::feed::field;
use crate::sources::repair::text::folded;

/// The kind of a row: the finest that it says, and no finer.
pub(super) fn kind(row: &Value, name: &str) -> Kind {
    let said = |key: &str| field(row, key).map(|text| folded(&text)).unwrap_or_default();
    let (kind, nature, name) = (said("type_etablissement"), said("libelle_nature"), folded(name));
    for text in [&kind, &nature] {
        let first = text.split(' ').next().unwrap_or_default();
        match first {
            _ if first == "erea" || text.contains("regional d enseign") => return Kind::Erea,
            "ecole" => return ecole(row, &nature, &name),
            "college" if nature.starts_with("section") => return Kind::Segpa,
            "college" => return Kind::College,
            "lycee" => return lycee(row, &nature, &name),
            "medico" => return Kind::MedicoSocial,
            _ if text.contains("orientation") => return Kind::Guidance,
            _ => {}
        }
    }
    Kind::Other
}

/// « Niveau élémentaire » is said of an école primaire too: only flags and names tell them apart.
fn ecole(row: &Value, nature: &str, name: &str) -> Kind {
    let has = |word: &str| name.contains(word);
    match (flag(row, "ecole_maternelle"), flag(row, "ecole_elementaire")) {
        (true, true) => Kind::Primary,
        (true, false) => Kind::Nursery,
        (false, true) => Kind::Elementary,
        _ if nature == "ecole maternelle" || has("ecole maternelle") => Kind::Nursery,
        _ if nature == "ecole primaire" || has("ecole primaire") => Kind::Primary,
        _ if has("ecole elementaire") => Kind::Elementary,
        _ => Kind::Ecole,
    }
}

fn lycee(row: &Value, nature: &str, name: &str) -> Kind {
    let general = flag(row, "voie_generale") || flag(row, "voie_technologique");
    let professional = flag(row, "voie_professionnelle");
    match () {
        () if flag(row, "lycee_agricole")
            || nature.contains("agricole")
            || name.contains("lycee agricole") =>
        {
            Kind::LyceeAgricole
        }
        () if nature.contains("polyvalent") => Kind::LyceePolyvalent,
        () if nature.contains("lycee professionnel") || nature.starts_with("section d enseignement prof") => {
            Kind::LyceePro
        }
        () if nature.contains("general") || nature.contains("technologique") => Kind::LyceeGeneral,
        () if general && professional => Kind::LyceePolyvalent,
        () if professional => Kind::LyceePro,
        () if general => Kind::LyceeGeneral,
        () if name.contains("lycee professionnel") => Kind::LyceePro,
        () if name.contains("lycee polyvalent") => Kind::LyceePolyvalent,
        () => Kind::Lycee,
    }
}

/// A flag, written as a figure in some answers and as the text of one in others.
fn flag(row: &Value, key: &str) -> bool {
    field(row, key).is_some_and(|text| matches!(text.trim(), "1" | "1.0"))
        || row.get(key).and_then(Value::as_bool) == Some(true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(row: Value) -> &'static str {
        let name = row["nom_etablissement"].as_str().unwrap_or_default().to_owned();
        kind(&row, &name).slug()
    }

    #[test]
    fn the_kind_is_the_finest_that_a_row_says_and_no_finer() {
        let ecole = |name: &str, maternelle: Value, elementaire: Value| {
            of(json!({ "type_etablissement": "Ecole", "nom_etablissement": name,
                       "libelle_nature": "ECOLE DE NIVEAU ELEMENTAIRE",
                       "ecole_maternelle": maternelle, "ecole_elementaire": elementaire }))
        };
        assert_eq!(ecole("Ecole primaire", json!(1), json!("1")), "ecole-primaire");
        assert_eq!(ecole("Ecole", json!("0"), json!(1)), "ecole-elementaire");
        assert_eq!(ecole("Ecole", json!("1"), json!(0)), "ecole-maternelle");
        assert_eq!(ecole("École primaire Jules Ferry", Value::Null, Value::Null), "ecole-primaire");
        assert_eq!(ecole("École Jules Ferry", Value::Null, Value::Null), "ecole");
        let nursery = json!({ "type_etablissement": "Ecole", "libelle_nature": "ECOLE MATERNELLE" });
        assert_eq!(of(nursery), "ecole-maternelle");
    }

    #[test]
    fn a_lycee_is_told_by_its_nature_then_by_its_ways() {
        let lycee = |nature: &str| of(json!({ "type_etablissement": "Lycée", "libelle_nature": nature }));
        assert_eq!(lycee("LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE"), "lycee-general");
        assert_eq!(lycee("LYCEE D ENSEIGNEMENT TECHNOLOGIQUE"), "lycee-general");
        assert_eq!(lycee("LYCEE POLYVALENT"), "lycee-polyvalent");
        assert_eq!(lycee("LYCEE PROFESSIONNEL"), "lycee-professionnel");
        assert_eq!(lycee("LYCEE ENS GENERAL TECHNO PROF AGRICOLE"), "lycee-agricole");
        assert_eq!(lycee("LYCEE EXPERIMENTAL"), "lycee");
        let ways = |general: &str, professional: Value| {
            of(
                json!({ "type_etablissement": "Lycée", "voie_generale": general, "voie_professionnelle": professional }),
            )
        };
        assert_eq!(ways("1", json!("1")), "lycee-polyvalent");
        assert_eq!(ways("0", json!(1)), "lycee-professionnel");
        assert_eq!(ways("1", Value::Null), "lycee-general");
    }

    #[test]
    fn what_is_no_school_is_of_the_others() {
        let typed =
            |kind: &str, nature: &str| of(json!({ "type_etablissement": kind, "libelle_nature": nature }));
        assert_eq!(typed("Médico-social", "INSTITUT MEDICO-EDUCATIF"), "medico-social");
        assert_eq!(
            typed("Information et orientation", "CENTRE D INFORMATION ET D ORIENTATION"),
            "orientation"
        );
        assert_eq!(typed("Service Administratif", "CIRCONSCRIPTIONS INSPECTION EDUC NAT"), "other");
        assert_eq!(typed("", "ETABLISSEMENT REGIONAL D ENSEIGNT ADAPTE"), "erea");
        assert_eq!(typed("EREA", ""), "erea");
        assert_eq!(typed("Collège", "COLLEGE"), "college");
        assert_eq!(typed("Collège", "SECTION ENSEIGNT GEN. ET PROF. ADAPTE"), "segpa");
    }
}
