//! A PIN closes « Mon dossier », exports and what is sent for others; the guide and the queue do not notice.

use chrono::TimeDelta;
use domain::profile::Who;
use ma_region::actions::{Begun, Sent, Tried};
use zeroize::Zeroizing;

use crate::world::Phone;
use crate::world::filled::{FORM, SLOT, region_with_forms};
use crate::world::given::GIVEN;

const NOBODY: &str = "http://127.0.0.1:9";

fn pin(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

async fn locked() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.set_lock(pin("835106")).await.unwrap();
    phone
}

fn wait(seconds: i64) -> Tried {
    Tried::Wait(TimeDelta::seconds(seconds))
}

#[tokio::test(flavor = "multi_thread")]
async fn five_tries_then_a_wait_that_no_clock_and_no_kill_shortens() {
    let mut phone = locked().await;
    for free in [4, 3, 2, 1] {
        let tried = phone.app.actions.unlock(pin("000000")).await.unwrap();
        assert_eq!(tried, Tried::Wrong { free, wait: TimeDelta::zero() });
    }
    let tried = phone.app.actions.unlock(pin("000000")).await.unwrap();
    assert_eq!(tried, Tried::Wrong { free: 0, wait: TimeDelta::seconds(30) });
    // The right one is not looked at meanwhile, whatever the wall says, and after a kill.
    assert_eq!(phone.app.actions.unlock(pin("835106")).await.unwrap(), wait(30));
    for lie in [TimeDelta::days(400), TimeDelta::days(-800)] {
        phone.clock.lies(lie);
        assert_eq!(phone.app.actions.unlock(pin("835106")).await.unwrap(), wait(30));
    }
    phone = phone.reopened(NOBODY);
    phone.clock.turn(TimeDelta::seconds(12));
    assert_eq!(phone.app.actions.unlock(pin("835106")).await.unwrap(), wait(18));
    phone.clock.turn(TimeDelta::seconds(18));
    let tried = phone.app.actions.unlock(pin("835107")).await.unwrap();
    assert_eq!(tried, Tried::Wrong { free: 0, wait: TimeDelta::seconds(60) });
    // The system was started again: the wait is no shorter for it.
    phone.clock.restarts(TimeDelta::seconds(5));
    assert_eq!(phone.app.actions.unlock(pin("835106")).await.unwrap(), wait(55));
    phone.clock.turn(TimeDelta::hours(3));
    assert!(!phone.app.actions.gate().is_open());
    assert_eq!(phone.app.actions.unlock(pin("835106")).await.unwrap(), Tried::Right);
    assert!(phone.app.actions.gate().is_open());
    // All is forgiven, and nothing was ever erased.
    let tried = phone.app.actions.unlock(pin("111111")).await.unwrap();
    assert_eq!(tried, Tried::Wrong { free: 4, wait: TimeDelta::zero() });
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_closed_at_each_start_and_after_a_while_alone() {
    let phone = locked().await;
    let gate = phone.app.actions.gate().clone();
    assert!(gate.is_open(), "who sets a lock is inside");
    phone.clock.turn(TimeDelta::minutes(6));
    assert!(!gate.is_open());
    let phone = phone.reopened(NOBODY);
    assert!(!phone.app.actions.gate().is_open());
    assert!(phone.app.actions.is_locked_up().await.unwrap());
    // Reading and the round with the gateway go on behind it.
    assert!(phone.finds("permis").await.contains(&"content:aide-permis-de-conduire".to_owned()));
    phone.syncs().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_change_asks_for_the_present_pin() {
    let phone = locked().await;
    let actions = &phone.app.actions;
    assert_eq!(actions.set_lock(pin("940213")).await.unwrap_err().code(), "lock-set");
    for (unfit, code) in [
        ("12", "pin-short"),
        ("1234", "pin-guessable"),
        ("12ab", "pin-not-figures"),
        ("8351064927513", "pin-long"),
    ] {
        assert_eq!(actions.change_lock(pin("835106"), pin(unfit)).await.unwrap_err().code(), code);
    }
    let wrong = |free| Tried::Wrong { free, wait: TimeDelta::zero() };
    assert_eq!(actions.change_lock(pin("0000"), pin("940213")).await.unwrap(), wrong(4));
    assert_eq!(actions.remove_lock(pin("0000")).await.unwrap(), wrong(3));
    assert_eq!(actions.change_lock(pin("835106"), pin("940213")).await.unwrap(), Tried::Right);
    assert_eq!(actions.unlock(pin("835106")).await.unwrap(), wrong(4));
    assert_eq!(actions.remove_lock(pin("940213")).await.unwrap(), Tried::Right);
    assert!(!actions.is_locked_up().await.unwrap());
    actions.set_lock(pin("7410")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_asks_again_and_carries_no_pin() {
    let phone = locked().await;
    let actions = &phone.app.actions;
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    assert_eq!(actions.export_me(file("a.zip"), None).await.unwrap_err().code(), "lock-asks");
    assert!(!file("a.zip").exists());
    assert!(matches!(actions.ask_again(pin("0000")).await.unwrap(), Tried::Wrong { .. }));
    assert_eq!(actions.export_me(file("a.zip"), None).await.unwrap_err().code(), "lock-asks");
    assert_eq!(actions.ask_again(pin("835106")).await.unwrap(), Tried::Right);
    actions.export_me(file("a.zip"), None).await.unwrap();
    assert_eq!(actions.export_me(file("b.zip"), None).await.unwrap_err().code(), "lock-asks", "once");
    assert_eq!(actions.ask_again(pin("835106")).await.unwrap(), Tried::Right);
    phone.clock.turn(TimeDelta::minutes(2));
    assert_eq!(actions.export_me(file("b.zip"), None).await.unwrap_err().code(), "lock-asks", "not for long");
    let whole = phone.app.store.whole_desk().await.unwrap();
    assert!(whole["tables"]["lock"].is_null() && whole["tables"]["mandate"].is_null());
    assert!(whole["tables"]["setting"].is_object());
    // A phone that takes it in has no lock.
    let other = Phone::alone();
    other.app.actions.import_me(file("a.zip"), None).await.unwrap();
    assert!(!other.app.actions.is_locked_up().await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_for_somebody_else_asks_again_and_what_is_one_s_own_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let actions = &phone.app.actions;
    actions.set_lock(pin("835106")).await.unwrap();
    let mother = actions.describe(Who::MyParent, "Maman".into()).await.unwrap();
    let me = actions.describe(Who::Me, String::new()).await.unwrap();
    let (_, paper) = phone.writes(40_000).await;
    let form = domain::ids::RecordId::parse(FORM).unwrap();
    for (profile, asks) in [(mother, true), (me, false)] {
        let begun = actions.begin(form.clone(), Some(profile), true, true).await.unwrap();
        let Begun::New(draft) = begun else { panic!("{begun:?}") };
        for (path, value) in GIVEN {
            actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
        }
        actions.attach(draft, SLOT.into(), paper.sha256).await.unwrap();
        if asks {
            assert_eq!(actions.send(draft).await.unwrap_err().code(), "lock-asks");
            assert_eq!(actions.ask_again(pin("835106")).await.unwrap(), Tried::Right);
        }
        let Sent::Posted(id) = actions.send(draft).await.unwrap() else { panic!() };
        // The queue empties behind the closed door.
        actions.gate().close();
        phone.completes(id).await;
    }
}
