//! Saved searches are asked again after each edition, kept aids are compared: told until looked at, and aloud if wished.

use api_client::wire;
use chrono::TimeDelta;
use domain::ids::RecordId;
use domain::watch::{Asked, Quiet};
use ma_region::platform::Aloud;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::desk::watched::{self, Watch};
use uuid::Uuid;

use crate::screens::sight;
use crate::world::{Phone, Signed, aid, region};

const NOBODY: &str = "http://127.0.0.1:9";

fn asked(text: &str) -> Asked {
    Asked { text: text.into(), ..Asked::default() }
}

fn with_amount(mut card: wire::Aid, words: &str) -> wire::Aid {
    card.amount = Some(wire::Amount { words: words.into(), ..wire::Amount::default() });
    card
}

/// What is news, as `test:1 changed amount`.
async fn news(phone: &Phone) -> Vec<String> {
    let all = phone.app.store.read(watched::all).await.unwrap();
    let mut told: Vec<String> = all
        .iter()
        .map(|one| [&[one.aid.as_str(), one.why.code()], one.why.sections().as_slice()].concat().join(" "))
        .collect();
    told.sort();
    told
}

/// A phone that holds two aids, without a gateway.
async fn phone() -> Phone {
    let phone = Phone::alone();
    brings(&phone, 1, &[aid(1, "haies et bocage"), aid(2, "ruches")]).await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone
}

/// An edition is applied, and nobody compares anything yet: as if the app were killed right then.
async fn brings(phone: &Phone, seq: u64, aids: &[wire::Aid]) {
    let round = phone.app.sync.seed(&Signed::aids(seq, aids).pack()).await;
    assert_eq!(round.moved.len(), 1, "{round:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_edition_brings_news_until_somebody_looks() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    region.publish(Signed::records(&[aid(1, "haies et bocage"), aid(2, "ruches")])).unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    let id = phone.app.actions.save_search(asked("haies")).await.unwrap();
    assert_eq!(phone.app.actions.save_search(asked("haies")).await.unwrap(), id, "it is kept once");
    phone.syncs().await;
    assert_eq!(news(&phone).await, [""; 0], "nothing is announced the first time");

    let mut checked = aid(2, "ruches");
    checked.verified_on = "2026-11-20".into();
    let second = [with_amount(aid(1, "haies et bocage"), "500 €"), checked, aid(3, "haies fruitières")];
    region.publish(Signed::records(&second)).unwrap();
    phone.syncs().await;
    assert_eq!(news(&phone).await, ["test:1 changed amount", "test:3 new"]);
    phone.syncs().await;
    assert_eq!(news(&phone).await.len(), 2, "told once, however often one asks");
    let home = sight::of(&phone, "/").await;
    assert!(home.contains("1 nouvelle aide, 1 aide changée pour «\u{a0}haies\u{a0}»"), "{home}");
    assert!(sight::of(&phone, "/desk").await.contains("1 nouvelle aide, 1 aide changée"));
    assert!(sight::of(&phone, "/desk/searches").await.contains("1 nouvelle aide, 1 aide changée"));
    assert_eq!(news(&phone).await.len(), 2, "a list of searches is no look at one of them");

    let page = sight::of(&phone, &format!("/desk/searches/{id}")).await;
    for said in ["haies fruitières", "Nouvelle", "A changé\u{a0}: montant", "C’est vu"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(news(&phone).await, [""; 0], "it was looked at");
    phone.syncs().await;
    assert_eq!(news(&phone).await, [""; 0]);
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let page = sight::of(&phone, &format!("/desk/searches/{id}")).await;
    assert!(page.contains("Nothing new") && page.contains("All that this search finds"), "{page}");
    phone.app.actions.forget_search(id).await.unwrap();
    let gone = sight::of(&phone, &format!("/desk/searches/{id}")).await;
    assert!(gone.contains("no longer kept"), "{gone}");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_the_edition_and_the_asking_nothing_is_lost() {
    let phone = phone().await;
    phone.app.actions.save_search(asked("haies")).await.unwrap();
    let filters = Asked { theme: Some("business".into()), open: false, here: false, ..Asked::default() };
    phone.app.actions.save_search(filters).await.unwrap();
    phone.app.actions.favourite(RecordId::parse("test:2").unwrap(), "ruches".into(), true).await.unwrap();
    brings(&phone, 2, &[aid(1, "haies et bocage"), with_amount(aid(2, "ruches"), "80 €"), aid(3, "haies")])
        .await;
    assert_eq!(news(&phone).await, [""; 0], "the app was killed before it asked");
    let phone = phone.restarted(NOBODY);
    phone.syncs().await;
    let told = ["test:2 changed amount", "test:2 changed amount", "test:3 new", "test:3 new"];
    assert_eq!(news(&phone).await, told, "by words, by theme, and of what is kept");

    // Killed once more, in the middle of what is written: all of it, or nothing, and then all.
    brings(&phone, 3, &[aid(3, "haies")]).await;
    let phone = phone.restarted(NOBODY);
    phone.syncs().await;
    assert_eq!(news(&phone).await, ["test:2 gone", "test:3 new", "test:3 new"]);
    // Its card says that it is gone: whoever opens it has seen that.
    sight::of(&phone, "/aids/test:2").await;
    phone.syncs().await;
    assert_eq!(news(&phone).await, ["test:3 new", "test:3 new"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_looked_at_and_changes_again_is_news_again() {
    let phone = phone().await;
    let id = phone.app.actions.save_search(asked("haies")).await.unwrap();
    brings(&phone, 2, &[with_amount(aid(1, "haies et bocage"), "500 €")]).await;
    phone.syncs().await;
    let shown = phone.app.store.read(move |db| watched::of(db, Watch::Search(id))).await.unwrap();
    // Another edition comes while the first news stand on the screen.
    let mut card = with_amount(aid(1, "haies et bocage"), "500 €");
    card.documents = vec!["RIB".into()];
    brings(&phone, 3, &[card]).await;
    phone.syncs().await;
    assert_eq!(news(&phone).await, ["test:1 changed amount documents"]);
    let seen = shown.into_iter().map(|one| (one.aid, one.marks)).collect();
    phone.app.actions.looked_at_search(id, seen).await.unwrap();
    assert_eq!(news(&phone).await.len(), 1, "what came since was not seen");
    phone.app.actions.looked_at_search(Uuid::nil(), Vec::new()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_aid_that_ends_is_told_until_its_card_is_opened() {
    let phone = phone().await;
    let id = RecordId::parse("test:1").unwrap();
    phone.app.actions.favourite(id.clone(), "haies".into(), true).await.unwrap();
    let mut ends = aid(1, "haies et bocage");
    ends.deadline = Some(wire::Deadline { ends_on: Some("2026-11-30".into()), ..wire::Deadline::default() });
    brings(&phone, 2, &[ends]).await;
    phone.syncs().await;
    assert_eq!(news(&phone).await, ["test:1 changed deadline"]);
    phone.app.actions.looked_at(id.clone()).await.unwrap();
    assert_eq!(news(&phone).await, [""; 0]);
    // No edition comes: the day alone ends it.
    phone.clock.turn(TimeDelta::days(7));
    phone.syncs().await;
    assert_eq!(news(&phone).await, ["test:1 ended"]);
    let home = sight::of(&phone, "/").await;
    assert!(home.contains("Aide gardée\u{a0}: haies et bocage\u{a0}: Terminée"), "{home}");
    phone.app.actions.favourite(id, "haies".into(), false).await.unwrap();
    assert_eq!(news(&phone).await, [""; 0], "what is kept no longer is watched no longer");
}

fn texts(said: &[Aloud]) -> Vec<&str> {
    said.iter().map(|aloud| aloud.text.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_aloud_before_it_is_wished_nor_of_what_came_before() {
    let phone = phone().await;
    phone.app.actions.save_search(asked("haies")).await.unwrap();
    phone.app.actions.favourite(RecordId::parse("test:2").unwrap(), "ruches".into(), true).await.unwrap();
    let edition = |number: usize, words: &str| {
        let mut aids = vec![aid(1, "haies et bocage"), with_amount(aid(2, "ruches"), words)];
        aids.extend((10..10 + number).map(|id| aid(id, &format!("haies numero{id}"))));
        aids
    };
    brings(&phone, 2, &edition(1, "1 €")).await;
    phone.syncs().await;
    assert_eq!((phone.notifier.take(), news(&phone).await.len()), (Vec::new(), 2));
    for adjust in [Adjust::AloudSearches(true), Adjust::AloudKept(true)] {
        phone.app.actions.adjust(adjust).await.unwrap();
    }
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), [], "turning it on says nothing of the past");

    brings(&phone, 3, &edition(2, "2 €")).await;
    phone.syncs().await;
    let said = phone.notifier.take();
    assert_eq!(
        texts(&said),
        ["Une aide que vous gardez a changé.", "Une nouvelle aide pour «\u{a0}haies\u{a0}»."]
    );
    assert!(said.iter().all(|aloud| !aloud.text.contains("ruches")), "no more of a person than their words");
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), [], "once");

    // In quiet hours it waits; where nobody shows it, it waits too.
    phone.app.actions.adjust(Adjust::Quiet(Quiet { from: 11, until: 14 })).await.unwrap();
    brings(&phone, 4, &edition(4, "2 €")).await;
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), []);
    phone.clock.turn(TimeDelta::hours(3));
    phone.notifier.is_silent(true);
    phone.syncs().await;
    phone.notifier.is_silent(false);
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    phone.syncs().await;
    assert_eq!(texts(&phone.notifier.take()), ["2 new aids for “haies”."]);

    for adjust in [Adjust::AloudSearches(false), Adjust::AloudKept(false)] {
        phone.app.actions.adjust(adjust).await.unwrap();
    }
    brings(&phone, 5, &edition(6, "3 €")).await;
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), [], "off is off");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_somebody_is_helped_nothing_is_said_aloud() {
    let mut phone = phone().await;
    phone.app.actions.save_search(asked("haies")).await.unwrap();
    phone.app.actions.adjust(Adjust::AloudSearches(true)).await.unwrap();
    let own = phone.app.clone();
    phone.helps("Marcel Dupont").await;
    brings(&phone, 2, &[aid(3, "haies")]).await;
    own.sync.round().await;
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), [], "whose eyes are on the screen is not known");
    phone.app.actions.end_help().await.unwrap();
    own.sync.round().await;
    assert_eq!(texts(&phone.notifier.take()), ["Une nouvelle aide pour «\u{a0}haies\u{a0}»."], "it waited");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_that_comes_near_is_said_once_and_without_its_name() {
    let phone = phone().await;
    let actions = &phone.app.actions;
    let bytes = crate::world::filled::paper(1, 900);
    let document = actions.keep("RIB de Maëlle".into(), Some("rib".into()), bytes).await.unwrap();
    let until = actions.today() + TimeDelta::days(10);
    actions.describe_document(document.sha256, document.name, document.kind, Some(until)).await.unwrap();
    actions.adjust(Adjust::AloudDeadlines(true)).await.unwrap();
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), [], "ten days are far");
    phone.app.actions.adjust(Adjust::Lead(Some(14))).await.unwrap();
    phone.syncs().await;
    assert_eq!(
        texts(&phone.notifier.take()),
        ["Une date approche. Elle est dans «\u{a0}Mon dossier\u{a0}»."],
        "as long before as was chosen"
    );
    phone.syncs().await;
    assert_eq!(phone.notifier.take(), [], "once");
}
