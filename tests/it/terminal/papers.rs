//! Photographs and PDFs in the terminal: made ready as they are given, bound, described, handed in as one ZIP.

use std::io::Read;
use std::path::Path;

use image::DynamicImage;
use serde_json::{Value, json};

use super::{PDF, fails, file, says, text};
use crate::world::pictures::{
    CANARY, as_taken, corners, jpeg, photographed, quarters, says as tells, stored,
};

/// The names and the bytes of a ZIP.
fn unpacked(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        found.push((entry.name().unwrap().into_owned(), bytes));
    }
    found
}

/// The bytes of a document, as they left the wallet.
fn bytes_of(home: &Path, added: &Value) -> Vec<u8> {
    let out = tempfile::tempdir().unwrap();
    let path = out.path().join("out.zip");
    says(home, &["documents", "export", path.to_str().unwrap(), "--id", added["id"].as_str().unwrap()]);
    unpacked(&path).remove(0).1
}

fn seen(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

#[test]
fn a_photograph_is_kept_upright_and_silent_and_as_it_was_wished() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let taken = as_taken(&jpeg(&stored(&quarters(120, 80), 6), 95), 6);
    assert!(tells(&taken, CANARY));
    let photo = file(files.path(), "IMG_0042.JPG", &taken);
    let added = says(folder, &["documents", "add", &photo, "--kind", "rib", "--name", "RIB"]);
    assert_eq!((&added["name"], &added["media"]), (&json!("RIB.jpg"), &json!("image/jpeg")));
    assert_eq!(added["warnings"], json!([]));
    let kept = bytes_of(folder, &added);
    assert_eq!((corners(&seen(&kept)).as_str(), seen(&kept).width()), ("rgbk", 120));
    for word in [CANARY, "Exif", "GPS"] {
        assert!(!tells(&kept, word), "{word}");
    }
    let wished = ["--rotate", "90", "--crop", "0,0,50,100", "--grey"];
    let added = says(folder, &[&["documents", "add", &photo, "--kind", "rib"], wished.as_slice()].concat());
    let image = seen(&bytes_of(folder, &added));
    assert_eq!((image.width(), image.height(), image.color().has_color()), (40, 120, false));
    // The same wish gives the same document.
    let again = says(folder, &[&["documents", "add", &photo, "--kind", "rib"], wished.as_slice()].concat());
    assert_eq!(again["id"], added["id"]);
    let dark = photographed(1_200, 900).fast_blur(9.0).brighten(-200);
    let dark = file(files.path(), "night.jpg", &jpeg(&dark, 90));
    let added = says(folder, &["documents", "add", &dark, "--kind", "rib"]);
    assert_eq!(added["warnings"], json!(["dark", "blurred"]), "kept all the same");
    let told = text(folder, &["documents", "add", &dark, "--kind", "rib", "--lang", "en"]);
    assert!(told.contains("looks blurred") && told.contains("is dark"), "{told}");
}

#[test]
fn what_cannot_be_made_ready_is_refused_with_a_code_and_a_way_out() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let heic = file(files.path(), "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let half = file(files.path(), "half.jpg", &jpeg(&quarters(60, 40), 90)[..300]);
    let pdf = file(files.path(), "paper.pdf", b"%PDF-1.7\nnothing of the kind");
    for (paper, code) in [(&heic, "picture-heic"), (&half, "picture-broken"), (&pdf, "pdf-broken")] {
        assert_eq!(fails(folder, &["documents", "add", paper, "--kind", "rib"]), code);
        let draft = says(folder, &["draft", "new", "form:aide-permis-de-conduire"]);
        let draft = draft["id"].as_str().unwrap();
        assert_eq!(fails(folder, &["draft", "attach", draft, "enrolment", paper]), code);
    }
    let whole = file(files.path(), "whole.pdf", PDF);
    assert_eq!(fails(folder, &["documents", "add", &whole, "--kind", "rib", "--grey"]), "not-a-picture");
    assert_eq!(fails(folder, &["documents", "add", &whole, &whole, "--kind", "rib"]), "not-a-picture");
    assert_eq!(says(folder, &["documents", "list"]), json!([]), "nothing was kept of any of them");
    for wrong in
        [["--rotate", "45"], ["--crop", "0,0,101,10"], ["--crop", "1,2,3"], ["--crop", "0,0,50,50,9"]]
    {
        let call = [&["documents", "add", &whole, "--kind", "rib"], wrong.as_slice()].concat();
        assert_eq!(super::app(folder, &call, "").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn several_photographs_become_one_pdf() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let page =
        |name: &str, width| file(files.path(), name, &as_taken(&jpeg(&photographed(width, 600), 85), 1));
    let (one, two) = (page("1.jpg", 900), page("2.jpg", 800));
    let added =
        says(home.path(), &["documents", "add", &one, &two, "--kind", "minutes", "--name", "PV 2026"]);
    assert_eq!((&added["name"], &added["media"]), (&json!("PV 2026.pdf"), &json!("application/pdf")));
    let bytes = bytes_of(home.path(), &added);
    assert_eq!(lopdf::Document::load_mem(&bytes).unwrap().page_iter().count(), 2);
    assert!(!tells(&bytes, CANARY));
}

#[test]
fn a_slot_takes_a_photograph_and_says_what_is_wrong_with_it() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let draft = says(home.path(), &["draft", "new", "form:aide-permis-de-conduire"]);
    let draft = draft["id"].as_str().unwrap();
    let photo = file(files.path(), "avis.jpg", &as_taken(&jpeg(&quarters(120, 80), 90), 3));
    let now = says(home.path(), &["draft", "attach", draft, "tax_notice", &photo, "--rotate", "180"]);
    assert_eq!(now["warnings"], json!([]));
    let bytes = bytes_of(home.path(), &now["documents"][0]);
    assert!(!tells(&bytes, CANARY));
    assert_eq!(corners(&seen(&bytes)), "rgbk", "the camera was upside down, and so was she");
    let blurred = file(files.path(), "flou.jpg", &jpeg(&photographed(900, 700).fast_blur(9.0), 85));
    let now = says(home.path(), &["draft", "attach", draft, "enrolment", &blurred]);
    assert_eq!(now["warnings"], json!(["blurred"]));
}

#[test]
fn an_association_hands_in_one_zip_and_is_told_what_is_missing_or_old() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let zip = files.path().join("dossier.zip");
    let zip = zip.to_str().unwrap();
    assert_eq!(fails(folder, &["documents", "export", zip]), "nothing-to-export");
    assert!(!Path::new(zip).exists());
    let add = |name: &str, points: u32, kind: &str, until: Option<&str>| {
        let paper = file(files.path(), name, &super::jpeg(points));
        let call = ["documents", "add", &paper, "--kind", kind];
        let until = until.map(|day| ["--valid-until", day]);
        says(
            folder,
            &[call.as_slice(), until.as_ref().map(<[&str; 2]>::as_slice).unwrap_or_default()].concat(),
        )
    };
    // The clock of these tests stands at the 24th of November 2026.
    add("statuts.jpg", 20_000, "statutes", None);
    let old = add("vieux.jpg", 20_500, "rib", Some("2026-11-23"));
    let soon = add("rib.jpg", 21_000, "rib", Some("2026-12-24"));
    add("avis.jpg", 22_000, "tax_notice", None);
    assert_eq!((&old["validity"], &soon["validity"]), (&json!("ended"), &json!("ends_soon")));
    let said = says(folder, &["documents", "export", zip]);
    assert_eq!(said["missing"], json!(["directors", "minutes", "accounts", "budget", "activity_report"]));
    let names: Vec<String> = unpacked(Path::new(zip)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["1 Statuts - statuts.jpg", "2 RIB - rib.jpg"]);
    assert_eq!(said["documents"][1]["validity"], "ends_soon");
    assert_eq!(fails(folder, &["documents", "export", zip]), "file-exists");
    let other = files.path().join("other.zip");
    let told = text(folder, &["documents", "export", other.to_str().unwrap()]);
    assert!(told.contains("\u{c0} renouveler") && told.contains("il manque"), "{told}");
    assert_eq!(fails(folder, &["documents", "export", "/nowhere/at/all.zip"]), "file-unwritable");
}

#[test]
fn a_document_is_described_and_the_rest_stays_as_it_was() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let paper = file(files.path(), "rib.pdf", PDF);
    let added = says(folder, &["documents", "add", &paper, "--kind", "rib"]);
    let id = added["id"].as_str().unwrap();
    let now = says(folder, &["documents", "describe", id, "--valid-until", "2027-06-30"]);
    assert_eq!((&now["name"], &now["kind"]), (&json!("rib.pdf"), &json!("rib")));
    assert_eq!((&now["valid_until"], &now["validity"]), (&json!("2027-06-30"), &json!("good")));
    let now = says(folder, &["documents", "describe", id, "--name", "RIB commun", "--lasting"]);
    assert_eq!((&now["name"], &now["valid_until"]), (&json!("RIB commun"), &Value::Null));
    assert_eq!(fails(folder, &["documents", "describe", &"ab".repeat(32), "--name", "x"]), "not-there");
}
