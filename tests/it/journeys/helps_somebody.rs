//! Story 20: somebody is helped in a desk of its own; each act has its line; at the end nothing of it is left.

use chrono::TimeDelta;
use domain::journal::Act;
use domain::mandate::{Length, Wanted};
use ma_region::actions::Why;
use ma_region::store::desk::settings::{self, Adjust, Theme};
use ma_region::store::desk::{applications, documents, drafts, favourites, journal, session};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::secrecy::canaries::Canaries;
use crate::world::Phone;
use crate::world::filled::{paper, region_with_forms};
use crate::world::helped::wanted;

const NOBODY: &str = "http://127.0.0.1:9";
const CANARIES: [(&str, &str); 5] = [
    ("whom", "Marcel Canari-Dupont"),
    ("answer", "R\u{e9}ponse-du-Canari-Vert"),
    ("document's name", "canari-helped-1997.pdf"),
    ("profile", "Canari de la Tante"),
    ("matter", "D\u{e9}marche du Canari"),
];

fn word(name: &str) -> String {
    CANARIES.iter().find(|(known, _)| *known == name).unwrap().1.to_owned()
}

async fn acts(phone: &Phone) -> Vec<Act> {
    phone.app.store.read(journal::all).await.unwrap().into_iter().map(|line| line.act).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_know_nothing_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let mut phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let (own, _) = phone.writes(30_000).await;
    phone.app.actions.adjust(Adjust::Theme(Theme::Dark)).await.unwrap();
    phone.app.actions.adjust(Adjust::Commune(Some("25056".into()))).await.unwrap();
    let before = phone.app.store.whole_desk().await.unwrap();
    let mut own_app = phone.app.clone();

    phone.helps("Marcel Dupont").await;
    assert!(phone.app.store.read(drafts::all).await.unwrap().is_empty());
    assert!(phone.app.store.read(documents::all).await.unwrap().is_empty());
    assert!(phone.app.store.read(session::account).await.unwrap().is_none(), "nobody is signed in there");
    let chosen = phone.app.store.read(settings::read).await.unwrap();
    assert_eq!(
        (chosen.theme, chosen.commune, chosen.welcomed),
        (Theme::Dark, None, true),
        "the look, no more"
    );
    assert!(phone.finds("permis").await.len() > 3, "the Region's content is the same");
    // Another key closes each of them.
    let other = phone.vault.other().unwrap();
    assert!(other.has_key());
    let mark = |name: &str| std::fs::read(phone.folder.path().join(name)).unwrap();
    assert_ne!(mark("desk.db-key"), mark("helper/desk.db-key"));

    // What is written for him is filed in his name, under the mandate.
    let (draft, _) = phone.writes(30_000).await;
    let sent = phone.sends(draft).await;
    let wire = phone.app.store.read(move |db| applications::envelope(db, sent)).await.unwrap();
    let envelope: Value = serde_json::from_slice(&wire.unwrap()).unwrap();
    assert_eq!(envelope["mandate"]["for_whom"], "Marcel Dupont");
    assert_eq!(envelope["mandate"]["by_whom"], "France Services de Vesoul");
    assert_eq!(envelope["mandate"]["until"], "2026-11-25T11:00:00Z");
    phone.signs_in(&region, "marcel").await;
    phone.completes(sent).await;
    assert_eq!(phone.receipts(sent).await.len(), 2);

    // One at a time.
    let twice = phone.app.actions.help_someone(wanted("Odile")).await;
    assert_eq!(twice.unwrap_err().code(), "helping-already");
    let ended = phone.app.actions.end_help().await.unwrap();
    assert_eq!((ended.why, ended.unsent), (Why::Closed, 0));
    phone.app = phone.app.shown();
    assert_eq!(phone.app.store.whole_desk().await.unwrap(), before, "the citizen's own desk is as it was");
    assert_eq!(phone.app.store.read(session::account).await.unwrap().as_deref(), Some("maelle"));
    assert!(phone.app.store.read(move |db| drafts::one(db, own)).await.is_ok());
    assert!(!other.has_key() && !phone.folder.path().join("helper").exists());
    own_app = own_app.shown();
    assert!(!own_app.actions.is_helping());
    // And somebody else may be helped.
    phone.helps("Odile").await;
    assert!(phone.is_helping().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_act_has_one_line_and_nothing_is_left_at_the_end() {
    let mut phone = Phone::alone();
    phone.app.seed().await;
    assert!(acts(&phone).await.is_empty());
    let want = Wanted { matter: word("matter"), ..wanted(&word("whom")) };
    phone.app.actions.help_someone(want).await.unwrap();
    phone.app = phone.app.shown();
    let actions = phone.app.actions.clone();
    assert_eq!(acts(&phone).await, [Act::Began]);

    let aunt = actions.describe(domain::profile::Who::MyParent, word("profile")).await.unwrap();
    let form = domain::ids::RecordId::parse(crate::world::filled::FORM).unwrap();
    let begun = actions.begin(form, Some(aunt), true, true).await.unwrap();
    let ma_region::actions::Begun::New(draft) = begun else { panic!() };
    for path in ["applicant.first_name", "applicant.last_name"] {
        actions.answer(draft, path.into(), Some(word("answer"))).await.unwrap();
    }
    let kept =
        actions.keep(word("document's name"), Some("enrolment".into()), paper(3, 9_000)).await.unwrap();
    actions.attach(draft, crate::world::filled::SLOT.into(), kept.sha256).await.unwrap();
    actions.detach(draft, crate::world::filled::SLOT.into(), kept.sha256).await.unwrap();
    actions.undo(draft, "applicant.last_name".into()).await.unwrap();
    actions.discard_document(kept.sha256).await.unwrap();
    actions.restore_document(kept.sha256).await.unwrap();
    actions.discard(draft).await.unwrap();
    actions.restore(draft).await.unwrap();
    actions.favourite("content:national-permis-apprentis".parse_id(), "Permis".into(), true).await.unwrap();
    actions.sign_in().await.unwrap();
    actions.sign_out().await.unwrap();
    assert_eq!(
        acts(&phone).await,
        [
            Act::Began,
            Act::Described,
            Act::DraftBegun,
            Act::Answered,
            Act::PaperKept,
            Act::PaperAttached,
            Act::PaperTakenOut,
            Act::Answered,
            Act::Discarded,
            Act::Restored,
            Act::Discarded,
            Act::Restored,
            Act::CardKept,
            Act::SignedIn,
            Act::SignedOut,
        ]
    );
    // What failed has none.
    assert!(actions.discard(domain::ids::DraftId(uuid::Uuid::nil())).await.is_err());
    assert_eq!(acts(&phone).await.len(), 15);
    assert_eq!(phone.app.store.read(favourites::all).await.unwrap().len(), 1);

    // Handed over as one encrypted file, it goes on elsewhere; nobody is helped there.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.zip.age");
    let passphrase = || Some(Zeroizing::new("le cheval blanc d\u{2019}Henri".to_owned()));
    actions.export_me(file.clone(), passphrase()).await.unwrap();
    assert_eq!(acts(&phone).await.last(), Some(&Act::HandedOver));
    let his = Phone::alone();
    his.app.seed().await;
    his.app.actions.import_me(file, passphrase()).await.unwrap();
    assert_eq!(his.app.store.read(drafts::all).await.unwrap().len(), 1);
    assert!(!his.is_helping().await);

    let canaries = Canaries::new(&CANARIES);
    let (looked_at, found) = canaries.under(phone.folder.path());
    assert!(looked_at > 6 && found.is_empty(), "encrypted meanwhile: {found:?}");
    let ended = actions.end_help().await.unwrap();
    assert_eq!((ended.why, ended.unsent), (Why::Closed, 1), "what had not left is counted");
    let phone = phone.reopened(NOBODY);
    let (_, found) = canaries.under(phone.folder.path());
    assert!(found.is_empty(), "{found:?}");
    assert!(!phone.is_helping().await && !phone.folder.path().join("helper").exists());
    assert!(phone.app.store.read(drafts::all).await.unwrap().is_empty() && acts(&phone).await.is_empty());
}

trait ParseId {
    fn parse_id(&self) -> domain::ids::RecordId;
}

impl ParseId for str {
    fn parse_id(&self) -> domain::ids::RecordId {
        domain::ids::RecordId::parse(self).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_by_itself_while_the_app_is_closed_and_no_clock_turned_back_prolongs_it() {
    for (length, closed_for, turned, ends) in [
        (Length::Day, TimeDelta::hours(23), TimeDelta::zero(), false),
        (Length::Day, TimeDelta::hours(25), TimeDelta::zero(), true),
        (Length::Day, TimeDelta::hours(25), TimeDelta::days(-10), true),
        (Length::Month, TimeDelta::days(30), TimeDelta::zero(), false),
        (Length::Month, TimeDelta::days(32), TimeDelta::zero(), true),
    ] {
        let mut phone = Phone::alone();
        phone.app.actions.help_someone(Wanted { length, ..wanted("Marcel Dupont") }).await.unwrap();
        phone.app = phone.app.shown();
        phone.clock.turn(closed_for);
        phone.clock.lies(turned);
        let phone = phone.reopened(NOBODY);
        assert_eq!(!phone.is_helping().await, ends, "{length:?} {closed_for}");
        assert_eq!(phone.folder.path().join("helper").exists(), !ends);
        let told = phone.app.actions.takes_ended().map(|ended| ended.why);
        assert_eq!(told, ends.then_some(Why::Over));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn once_an_instant_was_seen_turning_the_clock_back_across_a_restart_gains_nothing() {
    let mut phone = Phone::alone();
    phone.helps("Marcel Dupont").await;
    phone.clock.turn(TimeDelta::hours(20));
    assert!(phone.app.actions.look_at_help().await.unwrap().is_some());
    // The system is started again, and its clock set two days back.
    phone.clock.restarts(TimeDelta::minutes(1));
    phone.clock.lies(TimeDelta::days(-2));
    let phone = phone.reopened(NOBODY);
    let left = phone.app.actions.look_at_help().await.unwrap().unwrap();
    assert!(left <= std::time::Duration::from_secs(4 * 3_600 + 1), "{left:?}");
    phone.clock.turn(TimeDelta::hours(4) + TimeDelta::seconds(1));
    assert!(phone.app.actions.look_at_help().await.unwrap().is_none());
    assert!(!phone.is_helping().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn f60_a_mandate_that_ends_with_parcels_waiting_sends_nothing_more_and_says_what_was_lost() {
    let mut phone = Phone::alone();
    phone.app.seed().await;
    phone.helps("Marcel Dupont").await;
    let (draft, _) = phone.writes(20_000).await;
    phone.sends(draft).await;
    let (second, _) = phone.writes(20_000).await;
    phone.clock.turn(TimeDelta::hours(25));
    // Nothing is sealed in the name of a mandate that is over.
    assert_eq!(phone.app.actions.send(second).await.unwrap_err().code(), "mandate-over");
    assert!(!phone.is_helping().await);
    let ended = phone.app.actions.takes_ended().unwrap();
    assert_eq!((ended.why, ended.unsent), (Why::Over, 2), "two requests of one title");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_help_whose_key_is_not_to_be_had_is_not_shown_and_may_be_given_up() {
    let mut phone = Phone::alone();
    phone.helps("Marcel Dupont").await;
    let other = phone.vault.other().unwrap();
    let key = *ma_region::platform::Vault::desk_key(&*other, false).unwrap();
    other.becomes(None);
    let phone = phone.reopened(NOBODY);
    assert!(!phone.is_helping().await && phone.app.actions.help_is_stuck());
    assert!(phone.folder.path().join("helper").exists(), "nothing is lost by a safe that is closed");
    assert_eq!(phone.app.actions.help_someone(wanted("Odile")).await.unwrap_err().code(), "helping-already");
    other.becomes(Some(key));
    let phone = phone.reopened(NOBODY);
    assert!(phone.is_helping().await);
    // Its key is gone for good.
    ma_region::platform::Vault::destroy_key(&*other).unwrap();
    let mut phone = phone.reopened(NOBODY);
    phone.app.actions.give_up_help().await.unwrap();
    assert!(!phone.folder.path().join("helper").exists());
    phone.helps("Odile").await;
}
