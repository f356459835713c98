//! « Signaler une erreur »: told without a network, delivered once when one returns, without anybody signed in.

use std::path::Path;

use chrono::TimeDelta;
use domain::feedback::{Reason, Unfit};
use domain::ids::{ParcelId, RecordId};
use domain::journal::Act;
use domain::parcel::{Cause, Kind, Refusal, Standing};
use domain::personal::Personal;
use gateway::store::feedback::{self, Kept};
use gateway::{Clock, Config, Region};
use ma_region::actions::{Error, Told};
use ma_region::store::desk::settings::Language;
use ma_region::store::desk::{Reader, journal, outbox};
use ma_region::sync::Ending;

use crate::world::places::{phone_with, place, records};
use crate::world::{Answers, Line, Phone, Requests, config};

const NOBODY: &str = "http://127.0.0.1:9";

fn told(text: &str) -> Told {
    Told {
        record: RecordId::parse("test:desk").unwrap(),
        title: "Lieu desk".to_owned(),
        about: domain::feedback::About::Card,
        reason: Reason::HoursWrong,
        text: text.to_owned(),
        language: Language::French,
    }
}

/// A phone that holds a place, out of reach of any gateway.
async fn far_away(folder: &Path) -> (Phone, Region) {
    let (phone, region) =
        phone_with(folder, records([place("desk", "france-services", (47.62, 6.155))])).await;
    (phone.restarted(NOBODY), region)
}

fn kept(region: &Region) -> Vec<Kept> {
    region.app().store.read(feedback::all).unwrap()
}

async fn standing(phone: &Phone, id: ParcelId) -> Standing {
    phone.app.store.read(move |db: &Reader<'_>| outbox::one(db, id)).await.unwrap().standing
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_offline_arrives_once_even_after_a_lost_answer() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = far_away(folder.path()).await;
    let id = phone.app.actions.report(told("  Ferm\u{e9} le lundi ")).await.unwrap();
    let parcel = phone.parcels().await.remove(0);
    assert_eq!(
        (parcel.kind, parcel.standing, parcel.account),
        (Kind::Feedback, Standing::Waiting(None), None)
    );
    phone.syncs().await;
    assert!(matches!(standing(&phone, id).await, Standing::Waiting(Some(Cause::Unreachable(_)))));
    assert_eq!(kept(&region), []);

    // The report arrives, and its answer is lost.
    let line = Line::to(&region.url(), Answers::CutAfter(0)).await;
    let phone = phone.restarted(&line.url);
    phone.syncs().await;
    assert!(matches!(standing(&phone, id).await, Standing::Waiting(Some(_))));
    assert_eq!(kept(&region).len(), 1, "the gateway has it, the phone does not know");

    line.answers(Answers::Pass);
    phone.clock.turn(TimeDelta::minutes(20));
    let round = phone.syncs().await;
    assert_eq!((round.post.ending, round.post.delivered, round.post.waiting), (Ending::Rested, 1, 0));
    assert_eq!(standing(&phone, id).await, Standing::Delivered);
    let held = kept(&region);
    assert_eq!(held.len(), 1, "once");
    let said = &held[0].said;
    assert_eq!((held[0].id, said.record.as_str(), said.collection.as_str()), (id.0, "test:desk", "places"));
    assert_eq!(
        (said.reason, said.text.as_str(), said.lang.as_str()),
        (Reason::HoursWrong, "Ferm\u{e9} le lundi", "fr")
    );
    assert!(said.edition > 0, "{said:?}");
    phone.syncs().await;
    assert_eq!(kept(&region).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_names_somebody_is_refused_before_it_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = far_away(folder.path()).await;
    let canary = "Lucette-du-Canari";
    for (text, found) in [
        ("06 12 34 56 78", Personal::Phone),
        ("lucette@example.org", Personal::Email),
        ("FR14 2004 1010 0505 0001 3M02 606", Personal::Iban),
        ("2 85 05 39 300 042", Personal::Nir),
    ] {
        let refused = phone.app.actions.report(told(&format!("{canary} {text}"))).await;
        assert!(matches!(refused, Err(Error::ReportUnfit(Unfit::Names(of))) if of == found), "{refused:?}");
    }
    let long = phone.app.actions.report(told(&"a".repeat(1001))).await;
    assert!(matches!(long, Err(Error::ReportUnfit(Unfit::Long))), "{long:?}");
    let unknown = Told { record: RecordId::parse("test:nowhere").unwrap(), ..told("") };
    assert_eq!(phone.app.actions.report(unknown).await.unwrap_err().code(), "not-there");
    assert!(phone.parcels().await.is_empty());
    // Read as the owner of the key would: the whole desk, and every byte of its folder.
    let desk = phone.app.store.whole_desk().await.unwrap();
    let holds = |bytes: &[u8]| bytes.windows(canary.len()).any(|some| some == canary.as_bytes());
    assert!(!holds(desk.to_string().as_bytes()));
    let mut folders = vec![phone.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => assert!(!holds(&std::fs::read(&path).unwrap()), "{}", path.display()),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_has_not_left_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = far_away(folder.path()).await;
    let id = phone.app.actions.report(told("")).await.unwrap();
    phone.app.actions.cancel(id).await.unwrap();
    assert_eq!(standing(&phone, id).await, Standing::Recalled);
    let phone = phone.restarted(&region.url());
    phone.syncs().await;
    assert_eq!(kept(&region), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_helps_reports_too_and_the_journal_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut phone, _region) = far_away(folder.path()).await;
    phone.helps("Marcel Dupont").await;
    phone.app.actions.report(told("")).await.unwrap();
    let lines = phone.app.store.read(journal::all).await.unwrap();
    let line = lines.last().unwrap();
    assert_eq!((line.act, line.what.as_str()), (Act::Reported, "Lieu desk"));
}

/// A gateway that takes one report a day of each address, and nothing of a proxy's word.
fn strict(folder: &Path, clock: &Clock) -> Config {
    let mut config = config(folder);
    config.clock = clock.clone();
    config.rates.feedback_per_day = 1;
    config.limits.trusted_proxies.clear();
    config
}

#[tokio::test(flavor = "multi_thread")]
async fn f49_one_that_is_too_many_waits_as_long_as_it_is_asked_to_and_holds_nobody() {
    let (folder, content) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (phone, _elsewhere) = far_away(content.path()).await;
    let clock = Clock::stopped_at(phone.app.actions.now().timestamp());
    let region = Region::start(strict(folder.path(), &clock)).await.unwrap();
    let phone = phone.restarted(&region.url());
    let first = phone.app.actions.report(told("a")).await.unwrap();
    let second = phone.app.actions.report(told("b")).await.unwrap();
    phone.syncs().await;
    assert_eq!(standing(&phone, first).await, Standing::Delivered);
    assert_eq!(standing(&phone, second).await, Standing::Waiting(Some(Cause::Busy)));
    phone.clock.turn(TimeDelta::hours(23));
    clock.turn(TimeDelta::hours(23));
    phone.syncs().await;
    assert_eq!(kept(&region).len(), 1, "nobody knocks before the time that was asked for");
    phone.clock.turn(TimeDelta::hours(2));
    clock.turn(TimeDelta::hours(2));
    phone.syncs().await;
    assert_eq!(standing(&phone, second).await, Standing::Delivered);
    assert_eq!(kept(&region).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn f25_one_spoilt_on_its_way_is_sent_once_more_and_kept_as_it_was_told() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = far_away(folder.path()).await;
    let text = "Ferm\u{e9} ".repeat(100);
    let id = phone.app.actions.report(told(&text)).await.unwrap();
    let line = Line::to(&region.url(), Answers::Pass).await;
    // In the middle of the body; each connection is spoilt there once.
    line.requests(Requests::FlipAt(900));
    let phone = phone.restarted(&line.url);
    let spoilt = phone.syncs().await;
    assert_eq!(standing(&phone, id).await, Standing::Delivered);
    let held = kept(&region);
    assert_eq!((held.len(), held[0].said.text.as_str()), (1, text.trim()));
    line.requests(Requests::Pass);
    phone.app.actions.report(told(&text)).await.unwrap();
    let whole = phone.syncs().await;
    assert_eq!(kept(&region).len(), 2);
    let more = spoilt.traffic.sent.saturating_sub(whole.traffic.sent);
    assert!(more > text.len() as u64, "it was not sent twice: {more} bytes more");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_refused_is_set_aside_and_the_next_one_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = far_away(folder.path()).await;
    let refused = phone.app.actions.report(told("a")).await.unwrap();
    // Its name was given to other bytes already.
    let taken = api_client::translate::seal_feedback(&domain::feedback::Feedback {
        record: RecordId::parse("test:desk").unwrap(),
        collection: "places".to_owned(),
        about: domain::feedback::About::Card,
        reason: Reason::Other,
        text: String::new(),
        edition: 1,
        app: "0".to_owned(),
        lang: "fr".to_owned(),
    });
    gateway::filing::feedback::put(region.app(), refused.0, &taken.unwrap().bytes).unwrap();
    let next = phone.app.actions.report(told("b")).await.unwrap();
    let phone = phone.restarted(&region.url());
    phone.syncs().await;
    assert_eq!(standing(&phone, refused).await, Standing::SetAside(Refusal::IdReused));
    assert_eq!(standing(&phone, next).await, Standing::Delivered);
}
