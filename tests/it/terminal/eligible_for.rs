//! `eligible --for`: somebody kept on this device, with what the questionnaire and their forms say.

use domain::eligibility::{Facts, Subject};
use domain::ids::ProfileId;
use domain::profile::{Profile, Who};
use ma_region::store::desk::profiles;
use ma_region::wiring::{self, Choices};

use super::{app, fails, says};

#[test]
fn somebody_kept_on_this_device_is_judged_without_a_file() {
    let home = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let choices = Choices { data: Some(home.path().to_owned()), ..Choices::default() };
    let phone = wiring::open(&choices, runtime.handle()).unwrap();
    let mut facts = Facts::default();
    facts.say(Subject::Scholarship, true);
    let mut answers: std::collections::BTreeMap<String, String> = facts.answers().collect();
    answers.insert("applicant.born_on".to_owned(), "14/03/1950".to_owned());
    let me = Profile { id: ProfileId(uuid::Uuid::now_v7()), who: Who::Me, name: String::new(), answers };
    runtime.block_on(phone.store.write(move |db| profiles::save(db, &me))).unwrap();
    drop(phone);
    let aid = "content:aide-permis-de-conduire";
    let judged = says(home.path(), &["eligible", "--for", "me", "--aid", aid]);
    assert_eq!(judged[0]["verdict"], "no", "{judged}");
    assert!(
        judged[0]["because"][0]["text"].as_str().unwrap().contains("76"),
        "by the form's own answer: {judged}"
    );
    assert_eq!(fails(home.path(), &["eligible", "--for", "my-parent"]), "unknown-profile");
    for arguments in [&["eligible", "--json"][..], &["eligible", "--for", "me", "--profile", "-", "--json"]] {
        assert_eq!(app(home.path(), arguments, "{}").status.code(), Some(2), "one of the two: {arguments:?}");
    }
}
