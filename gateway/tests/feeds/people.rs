//! Personal data: records full of canaries, of which none may be found in what is kept or reported.

use crate::world::{file, fixtures, read};

/// Everything that an import leaves behind, as one text.
fn left_behind(source: &str, files: &[gateway::sources::File]) -> String {
    let reading = read(source, files).unwrap();
    format!("{:?} {:?} {:?}", reading.records, reading.repaired, reading.refused).to_lowercase()
}

#[test]
fn no_canary_survives_an_import() {
    let territoires = fixtures("aides-territoires.json");
    let jeunes = fixtures("aides-jeunes");
    let csv = String::from_utf8(fixtures("dispositif-aide.csv").remove(0).bytes).unwrap();
    let csv = csv.replace("Deux lignes.", "Écrire à jeanne.canari@exemple.fr.");
    let program = "titre: Canari\nurl: https://e.fr/c\ncontact question: jeanne.canari@exemple.fr\n\
                   conditions d'éligibilité:\n  secteur géographique: [France]\n  autres critères d'éligibilité:\n    \
                   - Écrire à [jeanne.canari@exemple.fr](mailto:jeanne.canari@exemple.fr)\n";
    let program = vec![file("essai.yaml", program)];
    // The canary of the title is the record's own name there.
    let ours = left_behind("transition-ecologique", &program).replace("\"canari\"", "");
    assert!(!ours.contains("jeanne"), "{ours}");
    for (source, files) in [
        ("aides-territoires", territoires),
        ("aides-jeunes", jeunes),
        ("dispositif-aide", vec![file("a.csv", &csv)]),
        ("france-services", fixtures("france-services")),
        ("mediation-numerique", fixtures("mediation-numerique")),
        ("datatourisme-feed", fixtures("datatourisme-feed")),
        ("datatourisme-api", fixtures("datatourisme-api")),
        ("tourinsoft", fixtures("tourinsoft")),
        ("json-ld", fixtures("json-ld")),
    ] {
        let left = left_behind(source, &files);
        assert!(!left.contains("canari"), "{source}: {left}");
        assert!(!left.contains("06 00 00"), "{source}: {left}");
        assert!(left.contains("personal_data_removed"), "{source}: said in the report");
    }
}

#[test]
fn the_service_its_phone_and_its_mailbox_stay() {
    let left = left_behind("aides-territoires", &fixtures("aides-territoires.json"));
    assert!(left.contains("service des communes") && left.contains("03 81 00 00 00"), "{left}");
    assert!(left_behind("aides-jeunes", &fixtures("aides-jeunes")).contains("contact@exemple.fr"));
}
