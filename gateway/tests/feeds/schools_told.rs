//! The table of pages of the digital workspace: read strictly, merged into the directory, and what fits nowhere is told.

use api_client::wire::School;
use gateway::app::App;
use gateway::jobs::import::{self, Absence, Imported};
use gateway::publish::collection;
use gateway::sources::{File, Reading, Record, by_name};
use serde_json::{Value, json};

use crate::world::{file, fixtures, read, why};

const HEAD: &str = "uai;host;name;kind;commune;source;source_url;verified_on";
const ROW: &str = "0390001P;lyc-essai.eclat-bfc.fr;Lycée d'essai;lycee-polyvalent;39001;Essai;https://essai.example/;2026-05-27";

fn table(rows: &[&str]) -> File {
    file("schools/ent.csv", &format!("# For people.\n{HEAD}\n{}\n", rows.join("\n")))
}

/// Beside it, a link that is always good.
fn with(table: File) -> Reading {
    let link = fixtures("content").into_iter().find(|file| file.path.starts_with("links/")).unwrap();
    read("content", &[table, link]).unwrap()
}

#[test]
fn a_row_is_a_school_with_its_page_and_where_that_is_told() {
    let reading = with(table(&[ROW]));
    let school = reading.records.iter().find_map(|record| match record {
        Record::School(school) => Some((**school).clone()),
        _ => None,
    });
    let school = school.unwrap();
    assert_eq!((school.id.as_str(), school.uai.as_str()), ("school:0390001p", "0390001P"));
    assert_eq!((school.name.as_str(), school.commune.as_str()), ("Lycée d’essai", "39001"));
    assert_eq!((school.kind.as_str(), school.nature.as_deref()), ("lycee", Some("lycee-polyvalent")));
    assert_eq!(school.ent_url.as_deref(), Some("https://lyc-essai.eclat-bfc.fr/"));
    assert_eq!(school.ent_source_url.as_deref(), Some("https://essai.example/"));
    assert_eq!(school.ent_verified_on.as_deref(), Some("2026-05-27"));
}

#[test]
fn a_slip_of_the_pen_refuses_its_row_alone() {
    let after = |from: &str, to: &str| {
        let changed = ROW.replace(from, to);
        assert_ne!(changed, ROW, "{from}");
        let reading = with(table(&[&changed, &ROW.replace("0390001P", "0390002R")]));
        assert_eq!(reading.records.len(), 2, "the other row and the link stay");
        why(&reading, "ent.csv:1")
    };
    assert_eq!(after("0390001P", "0390001R"), "unreadable_value: uai");
    assert_eq!(after("0390001P", ""), "missing_field: uai");
    assert_eq!(after("lyc-essai.eclat-bfc.fr", "lyc-essai.example"), "link_unreadable: host");
    assert_eq!(after("lyc-essai.", "https://lyc-essai."), "link_unreadable: host");
    assert_eq!(after("lyc-essai.eclat-bfc.fr", "cas.eclat-bfc.fr"), "link_unreadable: host");
    assert_eq!(after("lycee-polyvalent", "prison"), "unknown_value: kind prison");
    assert_eq!(after(";39001", ";3900"), "unreadable_value: commune");
    assert_eq!(after("2026-05-27", "27/05/2026"), "dates_unreadable: verified_on");
    assert_eq!(after("https://essai.example/", "essai"), "link_unreadable: source_url");
    assert_eq!(after(";2026-05-27", ""), "unreadable_value: row");
    let headless = with(file("schools/ent.csv", &format!("{}\n", HEAD.replace("uai;", "uay;"))));
    assert_eq!(why(&headless, "ent.csv"), "missing_field: uai");
}

/// A gateway that knows the made communes.
struct Office {
    app: App,
    _folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = gateway::Config::local(folder.path()).unwrap();
        config.seed = "none".into();
        let office = Self { app: App::open(config).unwrap(), _folder: folder };
        let communes: Vec<File> =
            fixtures("content").into_iter().filter(|file| file.path.starts_with("communes/")).collect();
        office.import("communes", &communes);
        office
    }

    fn import(&self, source: &str, files: &[File]) -> Imported {
        import::files(&self.app, by_name(source).unwrap(), files, Absence::IsGone).unwrap()
    }

    fn directory(&self, rows: Value) -> Imported {
        self.import("annuaire-education", &[file("export.json", &rows.to_string())])
    }

    /// The schools as they are published.
    fn published(&self) -> Vec<School> {
        let today = self.app.config.clock.today();
        let lines = self.app.store.read(|db| collection::records(db, "schools", today)).unwrap();
        lines.values().map(|line| serde_json::from_slice(line).unwrap()).collect()
    }
}

fn listed(uai: &str, state: &str) -> Value {
    json!({ "identifiant_de_l_etablissement": uai, "nom_etablissement": "Lycée de l'annuaire",
            "type_etablissement": "Lycée", "libelle_nature": "LYCEE PROFESSIONNEL", "code_commune": "39001",
            "telephone": "03 84 00 00 01", "etat": state, "date_maj_ligne": "2026-01-02" })
}

fn unlisted(imported: &Imported) -> Vec<&str> {
    let repaired = imported.report.repaired.iter();
    repaired
        .filter(|repair| repair.what == "unknown_value: uai: not in the directory")
        .map(|repair| repair.record.as_str())
        .collect()
}

#[test]
fn the_page_is_merged_into_the_school_of_the_directory() {
    let office = Office::new();
    office.directory(json!([listed("0390001P", "OUVERT"), listed("0390002R", "OUVERT")]));
    let told = office.import("content", &[table(&[ROW])]);
    assert_eq!(unlisted(&told), [] as [&str; 0]);
    let schools = office.published();
    assert_eq!(schools.len(), 2);
    assert_eq!(
        (schools[0].name.as_str(), schools[0].phone.as_deref()),
        ("Lycée de l’annuaire", Some("0384000001"))
    );
    assert_eq!(schools[0].nature.as_deref(), Some("lycee-professionnel"), "the directory says what it is");
    assert_eq!(schools[0].ent_url.as_deref(), Some("https://lyc-essai.eclat-bfc.fr/"));
    assert_eq!(schools[1].ent_url, None);
}

#[test]
fn a_number_that_the_directory_does_not_have_is_reported_and_not_lost_whichever_comes_last() {
    let office = Office::new();
    let other = ROW.replace("0390001P", "0390002R");
    let first = office.import("content", &[table(&[ROW, &other])]);
    assert_eq!(unlisted(&first), [] as [&str; 0], "without a directory nothing is known");
    assert_eq!(office.published().len(), 2, "what is told is there before any directory is");
    let then = office.directory(json!([listed("0390001P", "OUVERT")]));
    assert_eq!(unlisted(&then), ["school:0390002r"]);
    let again = office.import("content", &[table(&[ROW, &other])]);
    assert_eq!(unlisted(&again), ["school:0390002r"]);
    let schools = office.published();
    assert_eq!(schools.len(), 2);
    assert_eq!(schools[1].name, "Lycée d’essai");
}

#[test]
fn a_school_that_closed_is_not_kept_alive_by_its_page() {
    let office = Office::new();
    office.directory(json!([listed("0390001P", "OUVERT"), listed("0390002R", "OUVERT")]));
    office.import("content", &[table(&[ROW])]);
    office.directory(json!([listed("0390001P", "A FERMER"), listed("0390002R", "OUVERT")]));
    let schools = office.published();
    assert_eq!(schools.iter().map(|school| school.uai.as_str()).collect::<Vec<_>>(), ["0390002R"]);
}
