//! A whole real form, from its first answer to the outbox and back, without a network.

use std::path::Path;

use domain::ids::ProfileId;
use domain::profile::{Profile, Who};
use ma_region::store::desk::profiles;
use ma_region::wiring::{self, Choices};
use serde_json::{Value, json};

use super::{PDF, app, fails, file, jpeg, keys, says, text};

const LICENCE: &str = "form:aide-permis-de-conduire";

/// Everything that the form asks of somebody whose parents declare them.
const GIVEN: [(&str, &str); 13] = [
    ("applicant.first_name", "Ma\u{eb}lle"),
    ("applicant.last_name", "Vuillemin"),
    ("applicant.born_on", "14/03/2008"),
    ("applicant.commune", "25056"),
    ("applicant.email", "maelle@example.org"),
    ("minor", "non"),
    ("situation", "training"),
    ("own_tax_return", "no"),
    ("household.parts", "2,5"),
    ("household.income", "21 300"),
    ("driving_school.name", "Auto-\u{e9}cole du Pont"),
    ("driving_school.commune", "25056"),
    ("volunteering.agreed", "oui"),
];

fn id(draft: &Value) -> String {
    draft["id"].as_str().unwrap().to_owned()
}

fn missing(draft: &Value) -> Vec<(&str, &str)> {
    let problems = draft["missing"].as_array().unwrap().iter();
    problems.map(|problem| (problem["path"].as_str().unwrap(), problem["why"].as_str().unwrap())).collect()
}

fn begun(folder: &Path) -> String {
    id(&says(folder, &["draft", "new", LICENCE]))
}

/// A draft that may be sent.
pub(super) fn filled(folder: &Path, files: &Path) -> String {
    let draft = begun(folder);
    for (path, value) in GIVEN.into_iter().chain([("volunteering.chosen", "non")]) {
        says(folder, &["draft", "set", &draft, path, value]);
    }
    let (paper, photo) = (file(files, "contrat.pdf", PDF), file(files, "avis.jpg", &jpeg(40_000)));
    says(folder, &["draft", "attach", &draft, "enrolment", &paper, "--kind", "contract"]);
    says(folder, &["draft", "attach", &draft, "tax_notice", &photo]);
    draft
}

#[test]
fn a_whole_form_is_filled_sent_taken_back_and_sent_again_without_a_network() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let draft = says(folder, &["draft", "new", LICENCE]);
    assert_eq!((draft["new"].clone(), draft["stage"].clone()), (json!(true), json!("writing")));
    let name = id(&draft);
    let mut left = missing(&draft).len();
    assert!(left >= 12, "{left} points at the start");

    for (path, value) in GIVEN {
        let now = says(folder, &["draft", "set", &name, path, value]);
        assert_eq!(now["answers"][path], value, "as it was typed");
        assert!(!missing(&now).iter().any(|(missing, _)| *missing == path), "{path}: {now}");
        // « own_tax_return = no » asks for the parents' income and their notice; all else only shrinks.
        if path != "own_tax_return" {
            assert!(missing(&now).len() < left, "{path} was asked for");
        }
        left = missing(&now).len();
    }
    let now = says(folder, &["draft", "check", &name]);
    let papers = [("volunteering.chosen", "required"), ("enrolment", "required"), ("tax_notice", "required")];
    assert_eq!(missing(&now), papers);
    assert_eq!(fails(folder, &["draft", "send", &name]), "incomplete");
    assert_eq!(says(folder, &["draft", "show", &name])["stage"], "writing");

    says(folder, &["draft", "set", &name, "volunteering.chosen", "no"]);
    let paper = file(files.path(), "contrat.pdf", PDF);
    let now = says(folder, &["draft", "attach", &name, "enrolment", &paper]);
    assert_eq!(missing(&now), [("tax_notice", "required")]);
    let document = &now["documents"][0];
    assert_eq!(keys(document), ["id", "kind", "media", "name", "size", "slot"]);
    assert_eq!(document["name"], "contrat.pdf");
    assert_eq!(document["kind"], Value::Null, "the slot takes two kinds, and none was said");
    let photo = file(files.path(), "avis.jpg", &jpeg(40_000));
    let now = says(folder, &["draft", "attach", &name, "tax_notice", &photo]);
    assert_eq!(missing(&now), []);
    assert_eq!(now["documents"][1]["kind"], "tax_notice", "the only one the slot takes");
    assert_eq!(now["documents"][1]["media"], "image/jpeg");

    let sent = says(folder, &["draft", "send", &name]);
    assert_eq!(sent["stage"], "sealed");
    let first = sent["application"].as_str().unwrap().to_owned();
    let outbox = says(folder, &["outbox"]);
    let waiting: Vec<_> = outbox.as_array().unwrap().iter().collect();
    assert_eq!(waiting.len(), 3, "{outbox}");
    for parcel in &waiting {
        assert_eq!((&parcel["state"], &parcel["application"]), (&json!("waiting"), &json!(first)));
        assert_eq!((&parcel["attempts"], &parcel["why"]), (&json!(0), &Value::Null));
    }
    let kinds: Vec<_> = waiting.iter().map(|parcel| parcel["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["envelope", "document", "document"]);
    assert!(waiting[1]["size"].as_u64() < waiting[2]["size"].as_u64(), "the small one first");
    assert_eq!(fails(folder, &["draft", "set", &name, "minor", "oui"]), "stage-forbids");
    assert_eq!(fails(folder, &["draft", "send", &name]), "stage-forbids");
    assert_eq!(fails(folder, &["draft", "discard", &name]), "stage-forbids");

    let back = says(folder, &["draft", "take-back", &name]);
    assert_eq!((&back["stage"], &back["recall"]), (&json!("writing"), &json!("done")));
    assert_eq!(back["application"], Value::Null);
    assert_eq!(says(folder, &["outbox"]), json!([]));
    assert_eq!(says(folder, &["outbox", "--all"]).as_array().unwrap().len(), 3, "kept, as taken back");
    assert_eq!(fails(folder, &["draft", "take-back", &name]), "stage-forbids");

    says(folder, &["draft", "set", &name, "applicant.phone", "06 12 34 56 78"]);
    let again = says(folder, &["draft", "send", &name]);
    assert_ne!(again["application"], first.as_str(), "another name: the first is spent");
    assert_eq!(says(folder, &["outbox"]).as_array().unwrap().len(), 3);
    let followed = says(folder, &["follow"]);
    assert_eq!(followed.as_array().unwrap().len(), 1);
    assert_eq!((&followed[0]["id"], &followed[0]["state"]), (&again["application"], &json!("sealed")));
}

#[test]
fn a_draft_has_the_keys_of_the_contract_and_some_more() {
    let home = tempfile::tempdir().unwrap();
    let name = begun(home.path());
    let shown = says(home.path(), &["draft", "show", &name]);
    let expected = [
        "answers",
        "application",
        "conflicts",
        "copy",
        "corrects",
        "discarded_at",
        "documents",
        "elsewhere",
        "form",
        "form_version",
        "id",
        "kept_until",
        "missing",
        "objections",
        "prefilled",
        "profile",
        "stage",
        "title",
        "touched_at",
    ];
    assert_eq!(keys(&shown), expected);
    assert_eq!((&shown["form"], &shown["form_version"]), (&json!(LICENCE), &json!(1)));
    assert_eq!((&shown["answers"], &shown["documents"]), (&json!({}), &json!([])));
    assert_eq!(keys(&shown["missing"][0]), ["path", "why"]);
    assert_eq!(says(home.path(), &["draft", "list"]), json!([shown]));
    assert_eq!(says(home.path(), &["draft", "check", &name]), shown);
}

#[test]
fn a_draft_begun_is_offered_before_a_second_one() {
    let home = tempfile::tempdir().unwrap();
    let first = begun(home.path());
    let again = says(home.path(), &["draft", "new", LICENCE]);
    assert_eq!((id(&again), &again["new"], &again["open"]), (first.clone(), &json!(false), &json!([first])));
    let told = text(home.path(), &["draft", "new", LICENCE]);
    let line = told.lines().next().unwrap();
    assert!(line.contains(&first) && line.contains("--anew"), "{told}");
    let second = says(home.path(), &["draft", "new", LICENCE, "--anew"]);
    assert_eq!(second["new"], true);
    assert_ne!(id(&second), first);
    assert_eq!(says(home.path(), &["draft", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_draft_for_somebody_knows_what_their_profile_knows() {
    let home = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let choices = Choices { data: Some(home.path().to_owned()), ..Choices::default() };
    let phone = wiring::open(&choices, runtime.handle()).unwrap();
    let mut ids = Vec::new();
    for (name, who) in [("Ma\u{eb}lle", Who::MyChild), ("", Who::Me), ("Ana\u{ef}s", Who::MyChild)] {
        let id = ProfileId(uuid::Uuid::now_v7());
        let answers = [("applicant.first_name".to_owned(), name.to_owned())].into();
        let profile = Profile { id, who, name: name.to_owned(), answers };
        runtime.block_on(phone.store.write(move |db| profiles::save(db, &profile))).unwrap();
        ids.push(id.to_string());
    }
    drop(phone);
    let begin = |named: &str| says(home.path(), &["draft", "new", LICENCE, "--anew", "--for", named]);
    let by_name = begin("Ma\u{eb}lle");
    assert_eq!(
        (&by_name["profile"], &by_name["prefilled"]),
        (&json!(ids[0]), &json!(["applicant.first_name"]))
    );
    assert_eq!(by_name["answers"]["applicant.first_name"], "Ma\u{eb}lle");
    assert_eq!(begin("me")["profile"], ids[1].as_str());
    assert_eq!(begin(&ids[2])["profile"], ids[2].as_str());
    let two = ["draft", "new", LICENCE, "--anew", "--for", "my-child"];
    assert_eq!(fails(home.path(), &two), "several-profiles");
}

#[test]
fn an_answer_is_emptied_and_undone_and_a_draft_comes_back_from_the_trash() {
    let home = tempfile::tempdir().unwrap();
    let (folder, path) = (home.path(), "applicant.last_name");
    let name = begun(folder);
    assert_eq!(fails(folder, &["draft", "undo", &name, path]), "nothing-to-undo");
    says(folder, &["draft", "set", &name, path, "Vuillemin"]);
    let emptied = says(folder, &["draft", "set", &name, path, ""]);
    assert_eq!(emptied["answers"], json!({}));
    assert!(missing(&emptied).contains(&(path, "required")));
    assert_eq!(says(folder, &["draft", "undo", &name, path])["answers"][path], "Vuillemin");

    let gone = says(folder, &["draft", "discard", &name]);
    assert_eq!(gone["kept_until"], "2026-12-24T11:00:00+00:00", "thirty days");
    assert_eq!(says(folder, &["draft", "list"]), json!([]));
    assert_eq!(says(folder, &["draft", "list", "--trash"])[0]["id"], name.as_str());
    assert_eq!(fails(folder, &["draft", "set", &name, path, "Autre"]), "stage-forbids");
    assert_eq!(says(folder, &["draft", "restore", &name])["discarded_at"], Value::Null);
    assert_eq!(says(folder, &["draft", "list"])[0]["answers"][path], "Vuillemin");
}

#[test]
fn what_is_wrong_is_said_by_its_code_and_kept_as_it_was_typed() {
    let home = tempfile::tempdir().unwrap();
    let name = begun(home.path());
    let wrong = [
        ("applicant.email", "maelle", "not-an-email"),
        ("applicant.born_on", "demain", "not-a-date"),
        ("applicant.born_on", "01/01/2027", "in-the-future"),
        ("minor", "peut-\u{ea}tre", "not-yes-or-no"),
        ("situation", "autre", "not-a-choice"),
    ];
    for (path, value, code) in wrong {
        let now = says(home.path(), &["draft", "set", &name, path, value]);
        assert!(missing(&now).contains(&(path, code)), "{value}: {now}");
        assert_eq!(now["answers"][path], value);
    }
    let told = text(home.path(), &["--lang", "en", "draft", "set", &name, "applicant.email", "maelle"]);
    assert!(
        told.contains("E-mail address  [applicant.email]\n    maelle\n    ! this is not an e-mail"),
        "{told}"
    );
    // A question that other answers leave out: kept, and said so.
    let told = text(home.path(), &["--lang", "en", "draft", "set", &name, "guardian.name", "A. V."]);
    assert!(told.starts_with("This question is not asked at the moment (guardian.name)"), "{told}");
    let shown = says(home.path(), &["draft", "show", &name]);
    assert_eq!(shown["answers"]["guardian.name"], "A. V.");
}

#[test]
fn a_draft_is_read_with_its_questions_in_either_language() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let name = filled(home.path(), files.path());
    let french = text(home.path(), &["draft", "show", &name]);
    let english = text(home.path(), &["--lang", "en", "draft", "show", &name]);
    for told in [&french, &english] {
        assert!(
            told.contains(&name) && told.contains("Ma\u{eb}lle") && told.contains("contrat.pdf"),
            "{told}"
        );
        for (path, _) in GIVEN {
            assert!(told.contains(&format!("[{path}]")), "{path}: {told}");
        }
        assert!(!told.contains("twin-"), "{told}");
    }
    assert!(french.contains("Rien ne manque."), "{french}");
    assert!(english.contains("First name  [applicant.first_name]"), "{english}");
    assert!(english.contains("Nothing is missing."), "{english}");
    assert!(text(home.path(), &["--lang", "en", "draft", "check", &name]).contains("Nothing is missing."));
    assert!(text(home.path(), &["draft", "send", &name]).contains("pr\u{ea}te"));
    // A command of the terminal in an answer stays text.
    let odd = begun(home.path());
    says(home.path(), &["draft", "set", &odd, "applicant.last_name", "\u{1b}[2Jx"]);
    assert!(!text(home.path(), &["draft", "show", &odd]).contains('\u{1b}'));
}

#[test]
fn a_form_with_rows_says_how_one_is_added() {
    let home = tempfile::tempdir().unwrap();
    let name = id(&says(home.path(), &["draft", "new", "form:association-projet-jeunesse"]));
    let shown = text(home.path(), &["--lang", "en", "draft", "show", &name]);
    let row = shown.split("To add a row:\n").nth(1).unwrap_or_else(|| panic!("{shown}"));
    let path = row.split(['[', ']']).nth(1).unwrap();
    assert!(path.contains(".0."), "{path}");
    says(home.path(), &["draft", "set", &name, path, "x"]);
    let shown = text(home.path(), &["--lang", "en", "draft", "show", &name]);
    assert!(shown.contains(&format!("[{path}]\n    x")), "{shown}");
    assert!(shown.contains(&format!("[{}]", path.replacen(".0.", ".1.", 1))), "the next one: {shown}");
}

#[test]
fn what_is_not_there_is_said_and_changes_nothing() {
    let (home, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = home.path();
    let name = begun(folder);
    let nobody = "01932b5e-7c1a-7000-8000-000000000001";
    for verb in ["show", "check", "send", "take-back", "discard", "restore"] {
        assert_eq!(fails(folder, &["draft", verb, nobody]), "not-there", "{verb}");
    }
    assert_eq!(fails(folder, &["draft", "set", nobody, "minor", "yes"]), "not-there");
    assert_eq!(fails(folder, &["draft", "undo", nobody, "minor"]), "not-there");
    assert_eq!(fails(folder, &["draft", "set", &name, "applicant.surname", "x"]), "unknown-path");
    assert_eq!(fails(folder, &["draft", "new", "form:nothing-of-that-name"]), "form-closed");
    assert_eq!(fails(folder, &["draft", "new", LICENCE, "--for", "nobody"]), "unknown-profile");
    let paper = file(files.path(), "contrat.pdf", PDF);
    assert_eq!(fails(folder, &["draft", "attach", &name, "passport", &paper]), "unknown-slot");
    assert_eq!(fails(folder, &["draft", "attach", &name, "enrolment", "/nowhere.pdf"]), "file-not-there");
    let folder_name = files.path().to_str().unwrap();
    assert_eq!(fails(folder, &["draft", "attach", &name, "enrolment", folder_name]), "file-unreadable");
    let page = file(files.path(), "page.pdf", b"<html>not what its name says</html>");
    assert_eq!(fails(folder, &["draft", "attach", &name, "enrolment", &page]), "not-a-document");
    let mut large = PDF.to_vec();
    large.resize(20_000_001, b' ');
    let large = file(files.path(), "large.pdf", &large);
    assert_eq!(fails(folder, &["draft", "attach", &name, "enrolment", &large]), "too-large");
    let unheld = "ab".repeat(32);
    assert_eq!(fails(folder, &["draft", "attach", &name, "enrolment", &unheld]), "not-there");
    assert_eq!(fails(folder, &["draft", "detach", &name, "enrolment", &unheld]), "not-there");
    let shown = says(folder, &["draft", "show", &name]);
    assert_eq!((&shown["answers"], &shown["documents"]), (&json!({}), &json!([])));
    assert_eq!(says(folder, &["documents", "list"]), json!([]));
}

#[test]
fn each_wrong_call_ends_with_2() {
    let home = tempfile::tempdir().unwrap();
    let id = "01932b5e-7c1a-7000-8000-000000000001";
    let calls: [&[&str]; 22] = [
        &["draft"],
        &["draft", "dance"],
        &["draft", "new"],
        &["draft", "new", "Form With Spaces"],
        &["draft", "show"],
        &["draft", "show", "1"],
        &["draft", "set", id],
        &["draft", "set", id, "minor"],
        &["draft", "set", id, "minor", "--json"],
        &["draft", "attach", id, "enrolment"],
        &["draft", "attach", id, "enrolment", "x.pdf", "--kind", "Not A Kind"],
        &["draft", "detach", id, "enrolment", "x.pdf"],
        &["draft", "undo", id],
        &["draft", "send"],
        &["documents"],
        &["documents", "add", "x.pdf"],
        &["documents", "remove", "x.pdf"],
        &["outbox", "pause", "everything"],
        &["outbox", "cancel"],
        &["receipts", "verify"],
        &["receipts", "save", "first", "folder"],
        &["follow", "closely"],
    ];
    for call in calls {
        let output = app(home.path(), call, "");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(output.stdout.is_empty(), "{call:?}");
    }
}
