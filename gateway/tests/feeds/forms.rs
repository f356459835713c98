//! Forms are read as strictly as cards: what does not fit together is refused, with the name of what it is about.

use std::path::Path;

use api_client::translate;
use api_client::wire::{self, Form};
use domain::form::Kind;
use gateway::sources::{File, Reading, Record};

use crate::world::{file, fixtures, folder_of, read, why};

const SHEET: &str = r#"
version = 2
title = { fr = "Essai", en = "Trial" }
note = { fr = "À confirmer : tout.", en = "To be confirmed: all of it." }
aid = "carte-essai"
state = "open"
opens_on = "2026-09-01"
closes_at = "2026-11-30T22:59:59Z"
accept_until = "2026-12-05T22:59:59Z"
late = "refuse"
deadline_counts = "complete"
source_url = "https://www.bourgognefranchecomte.fr/node/102"
verified_on = "2026-08-19"
[[sections]]
id = "you"
title = { fr = "Vous", en = "You" }
[[sections.fields]]
id = "applicant.name"
type = "text"
label = { fr = "Nom", en = "Name" }
required = true
rules = { max_length = 80 }
[[sections.fields]]
id = "works"
type = "yes_no"
label = { fr = "Un emploi ?", en = "A job?" }
[[sections.fields]]
id = "job"
type = "choice"
label = { fr = "Lequel ?", en = "Which one?" }
options = [{ id = "baker", fr = "Boulanger", en = "Baker" }, { id = "smith", fr = "Forgeron", en = "Smith" }]
when = [{ field = "works", any_of = ["yes"] }]
[[sections.fields]]
id = "trips"
type = "group"
label = { fr = "Trajets", en = "Trips" }
since = 2
rules = { min = 1, max = 3 }
[[sections.fields.fields]]
id = "km"
type = "number"
label = { fr = "Kilomètres", en = "Kilometres" }
[[slots]]
id = "rib"
label = { fr = "RIB", en = "Bank details" }
kinds = ["rib"]
when = [{ field = "job", none_of = ["smith"] }]
[[migrate]]
from = 1
to = 2
ops = [{ op = "rename", from = "name", to = "applicant.name" }, { op = "retire", path = "old" }]
"#;

fn link() -> File {
    fixtures("content").into_iter().find(|file| file.path.starts_with("links/")).unwrap()
}

fn forms(reading: &Reading) -> Vec<Form> {
    let form = |record: &Record| match record {
        Record::Form(form) => Some((**form).clone()),
        _ => None,
    };
    reading.records.iter().filter_map(form).collect()
}

/// What happens to the form once a line is changed; beside it, a link that is always good.
fn after(from: &str, to: &str) -> String {
    let changed = SHEET.replacen(from, to, 1);
    assert_ne!(changed, SHEET, "{from}");
    why(&read("content", &[file("forms/essai.toml", &changed), link()]).unwrap(), "forms/essai.toml")
}

#[test]
fn a_good_form_is_read_whole() {
    let reading = read("content", &[file("forms/essai.toml", SHEET)]).unwrap();
    assert_eq!(reading.refused, []);
    let form = forms(&reading).remove(0);
    assert_eq!((form.id.as_str(), form.version, form.aid.as_str()), ("form:essai", 2, "content:carte-essai"));
    assert_eq!(form.note.fr, "À confirmer\u{a0}: tout.", "French has its no-break spaces");
    assert_eq!(form.note.en, "To be confirmed: all of it.", "and English has none");
    assert_eq!(form.slots[0].media.len(), 4, "what every service takes");
    let read = translate::form(form.clone()).unwrap();
    assert_eq!(translate::form_record(&read), form, "the phone understands all of it");
}

#[test]
fn a_key_that_is_unknown_or_missing_is_refused_by_its_name() {
    assert_eq!(after("late =", "tardif ="), "unknown_key: tardif");
    assert_eq!(after("late = \"refuse\"\n", ""), "missing_field: late");
    assert_eq!(after("required = true", "requis = true"), "unknown_key: requis");
    assert_eq!(after("max_length = 80", "longueur = 80"), "unknown_key: longueur");
    assert_eq!(after("type = \"yes_no\"\n", ""), "missing_field: type");
    assert_eq!(after("max_length = 80", "min = 80"), "unknown_key: fields applicant.name rules min");
}

#[test]
fn two_questions_never_share_a_name() {
    assert_eq!(after("id = \"works\"", "id = \"applicant.name\""), "duplicate_id: fields applicant.name");
    assert_eq!(after("id = \"rib\"", "id = \"works\""), "duplicate_id: fields works");
    assert_eq!(
        after("id = \"works\"", "id = \"applicant\""),
        "duplicate_id: fields applicant",
        "one inside another"
    );
    assert_eq!(after("id = \"smith\"", "id = \"baker\""), "duplicate_id: fields job options baker");
    assert_eq!(after("id = \"works\"", "id = \"Works\""), "unreadable_value: fields id Works");
    assert_eq!(after("id = \"works\"", "id = \"trips.0\""), "unreadable_value: fields id trips.0");
}

#[test]
fn a_condition_names_an_earlier_question_and_an_answer_that_it_has() {
    let when = "field = \"works\", any_of = [\"yes\"]";
    assert_eq!(
        after(when, "field = \"wrks\", any_of = [\"yes\"]"),
        "unknown_condition: fields job when wrks"
    );
    let later = after(when, "field = \"trips\", answered = true");
    assert_eq!(later, "unknown_condition: fields job when trips");
    assert_eq!(
        after(when, "field = \"works\", any_of = [\"oui\"]"),
        "unknown_value: fields job when works oui"
    );
    assert_eq!(after(when, "field = \"works\""), "missing_field: fields job when works");
    let two = after(when, "field = \"works\", any_of = [\"yes\"], answered = true");
    assert_eq!(two, "contradiction: fields job when works");
    assert_eq!(after(when, "field = \"works\", at_least = 2"), "unknown_condition: fields job when works");
    assert_eq!(
        after("none_of = [\"smith\"]", "none_of = [\"king\"]"),
        "unknown_value: slots rib when job king"
    );
}

#[test]
fn every_word_is_there_in_french_and_in_english() {
    assert_eq!(
        after("fr = \"Forgeron\", en = \"Smith\"", "fr = \"Forgeron\""),
        "missing_field: fields job options smith en"
    );
    assert_eq!(after("fr = \"Boulanger\", ", ""), "missing_field: fields job options baker fr");
    assert_eq!(
        after("fr = \"Nom\", en = \"Name\"", "fr = \"Nom\", en = \" \""),
        "missing_field: fields applicant.name en"
    );
    assert_eq!(
        after("title = { fr = \"Essai\", en = \"Trial\" }", "title = { en = \"Trial\" }"),
        "missing_field: title fr"
    );
}

#[test]
fn a_word_outside_its_closed_list_is_refused() {
    assert_eq!(after("kinds = [\"rib\"]", "kinds = [\"cat\"]"), "unknown_value: slots rib kinds cat");
    assert_eq!(after("kinds = [\"rib\"]", "kinds = []"), "missing_field: slots rib kinds");
    assert_eq!(
        after("kinds = [\"rib\"]", "kinds = [\"rib\"]\nmedia = [\"text/html\"]"),
        "unknown_value: slots rib media text/html"
    );
    assert_eq!(after("\"yes_no\"", "\"maybe\""), "unknown_value: fields works type maybe");
    assert_eq!(after("\"open\"", "\"asleep\""), "unknown_value: state asleep");
    assert_eq!(after("\"retire\"", "\"burn\""), "unknown_value: migrate 1-2 burn");
}

#[test]
fn dates_bounds_and_steps_go_forward() {
    assert_eq!(after("2026-09-01", "2027-09-01"), "dates_unreadable: closes_at");
    assert_eq!(after("2026-12-05T22:59:59Z", "2026-11-05T22:59:59Z"), "dates_unreadable: closes_at");
    assert_eq!(after("2026-11-30T22:59:59Z", "2026-11-30"), "dates_unreadable: closes_at");
    assert_eq!(after("min = 1, max = 3", "min = 4, max = 3"), "contradiction: fields trips rules");
    assert_eq!(after("since = 2", "since = 3"), "contradiction: fields trips since");
    assert_eq!(after("to = 2\n", "to = 3\n"), "contradiction: migrate 1-3");
    assert_eq!(after("to = \"applicant.name\"", "to = \"nowhere\""), "unknown_value: migrate 1-2 nowhere");
    assert_eq!(after("from = \"name\"", "from = \"names.*.x\""), "contradiction: migrate 1-2");
}

#[test]
fn a_form_and_its_aid_name_each_other() {
    let card = fixtures("content").into_iter().find(|file| file.path == "aids/carte-essai.toml").unwrap();
    let card = String::from_utf8(card.bytes).unwrap();
    let both = |form: &str| {
        let filed = card.replace("filing = \"none\"", &format!("filing = \"gateway\"\nform = \"{form}\""));
        assert_ne!(filed, card);
        let files = [file("aids/carte-essai.toml", &filed), file("forms/essai.toml", SHEET), link()];
        read("content", &files).unwrap()
    };
    assert_eq!(both("essai").refused, []);
    let apart = both("autre");
    assert_eq!(why(&apart, "content:carte-essai"), "unknown_value: form form:autre");
    assert_eq!(why(&apart, "form:essai"), "unknown_value: aid content:carte-essai");
    let unsaid = card.replace("filing = \"none\"", "filing = \"gateway\"");
    let reading = read("content", &[file("aids/carte-essai.toml", &unsaid), link()]).unwrap();
    assert_eq!(why(&reading, "carte-essai.toml"), "contradiction: filing form");
}

/// The project's own content, as `make seed` reads it.
fn ours() -> Reading {
    read("content", &folder_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/content"))).unwrap()
}

#[test]
fn nothing_that_we_write_is_refused() {
    assert_eq!(ours().refused, []);
}

#[test]
fn each_form_of_ours_is_understood_whole_and_asks_for_its_papers() {
    let all = forms(&ours());
    assert!(all.len() >= 6, "{} forms", all.len());
    for record in &all {
        let form = translate::form(record.clone()).unwrap();
        assert_eq!(translate::form_record(&form), *record, "{}", record.id);
        assert!(!form.note.is_empty(), "{}: what is to be confirmed is said", record.id);
        assert!(form.fields.iter().all(|field| !matches!(field.kind, Kind::Unknown(_))));
    }
    let papers = |id: &str| -> Vec<String> {
        let form: &wire::Form = all.iter().find(|form| form.id == id).unwrap();
        form.slots.iter().flat_map(|slot| slot.kinds.clone()).collect()
    };
    assert_eq!(papers("form:effilogis-renovation-maison"), ["rib", "tax_notice", "energy_audit", "quote"]);
    let association = ["statutes", "accounts", "budget", "minutes", "directors", "rib"];
    assert_eq!(papers("form:association-projet-jeunesse"), association);
}
