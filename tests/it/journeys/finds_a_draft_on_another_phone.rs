//! A draft begun on one phone is found on another of the same account, for who wishes it: with its papers by name,
//! through seals, discards and new versions of its form.

use api_client::wire;
use domain::application::Standing;
use domain::draft::Stage;
use domain::ids::{RecordId, Sha256};
use ma_region::actions::Begun;
use ma_region::store::desk::answers::{self, Side};
use ma_region::store::desk::settings::Adjust;
use ma_region::store::desk::{applications, copies, documents, objections};
use ma_region::store::reference::forms;

use super::follows_a_form_to_its_new_version::form;
use crate::world::copied::{begins, copies_held, drafts_of, one, phone, says, two, types, waits};
use crate::world::filled::{SLOT, region_with_forms};
use crate::world::{Phone, region};

#[tokio::test(flavor = "multi_thread")]
async fn without_the_wish_nothing_leaves_and_without_it_any_more_copies_end() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let first = Phone::new(&region.url());
    first.app.seed().await;
    first.signs_in(&region, "maelle").await;
    let draft = begins(&first).await;
    types(&first, draft, "applicant.first_name", "Ma\u{eb}lle").await;
    assert_eq!(first.syncs().await.post.copies, 0);
    assert_eq!(copies_held(&region, "maelle"), 0, "off unless it is wished");

    first.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    first.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 1);
    assert_eq!(first.syncs().await.post.copies, 0, "nothing new, nothing travels");
    let other = phone(&region, &region.url(), "maelle").await;
    other.syncs().await;
    first.app.actions.adjust(Adjust::CopiesDrafts(false)).await.unwrap();
    first.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 0);
    assert_eq!(drafts_of(&first).await.len(), 1, "the draft stays");
    other.syncs().await;
    assert_eq!(drafts_of(&other).await.len(), 1, "there too");
    let bruno = phone(&region, &region.url(), "bruno").await;
    bruno.syncs().await;
    assert!(drafts_of(&bruno).await.is_empty());
    // Wished again, it is copied again.
    first.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    first.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_of_the_other_phone_is_known_by_name_and_not_sent_from_here() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let (a, b) =
        (phone(&region, &region.url(), "maelle").await, phone(&region, &region.url(), "maelle").await);
    let (draft, document) = a.writes(9_000).await;
    a.syncs().await;
    b.syncs().await;
    let there = b.app.store.read(move |db| documents::elsewhere(db, draft)).await.unwrap();
    assert_eq!(
        (there.len(), there[0].name.as_str(), there[0].sha256),
        (1, "inscription.pdf", document.sha256)
    );
    let missing = b.app.actions.check(draft).await.unwrap();
    assert!(missing.iter().any(|problem| problem.path == SLOT), "its bytes are not here");
    // Another paper given there is added, and both phones know of both.
    let given =
        b.app.actions.keep("autre.pdf".into(), None, crate::world::filled::paper(7, 5_000)).await.unwrap();
    b.app.actions.attach(draft, SLOT.into(), given.sha256).await.unwrap();
    b.syncs().await;
    a.syncs().await;
    let named = a.app.store.read(move |db| documents::elsewhere(db, draft)).await.unwrap();
    assert_eq!(named.iter().map(|paper| paper.name.as_str()).collect::<Vec<_>>(), ["autre.pdf"]);
    assert_eq!(a.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap().len(), 1);
    // Taken out on one, it is out on the other; the same paper given here is here.
    a.app.actions.detach(draft, SLOT.into(), given.sha256).await.unwrap();
    a.syncs().await;
    b.syncs().await;
    assert!(b.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap().is_empty());
    let same = b.app.actions.keep("x.pdf".into(), None, crate::world::filled::paper(1, 9_000)).await.unwrap();
    assert_eq!(same.sha256, document.sha256);
    b.app.actions.attach(draft, SLOT.into(), same.sha256).await.unwrap();
    assert!(b.app.store.read(move |db| documents::elsewhere(db, draft)).await.unwrap().is_empty());
    assert!(b.app.actions.check(draft).await.unwrap().is_empty(), "it may be sent from here");
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_on_one_phone_it_is_the_same_application_on_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let (a, b) =
        (phone(&region, &region.url(), "maelle").await, phone(&region, &region.url(), "maelle").await);
    let (draft, _) = a.writes(9_000).await;
    a.syncs().await;
    b.syncs().await;
    let application = a.sends(draft).await;
    a.syncs().await;
    assert_eq!(a.standing(application).await, Standing::Complete);
    assert_eq!(copies_held(&region, "maelle"), 0, "the copy went with the registration");
    b.syncs().await;
    assert_eq!(one(&b, draft).await.stage, Stage::Filed);
    let known = b.app.store.read(move |db| applications::one(db, application)).await.unwrap();
    assert_eq!(known.draft, Some(draft), "it can be read, and corrected, from there");
    b.app.actions.correct(application).await.unwrap();
    a.syncs().await;
    assert_eq!(one(&a, draft).await.stage, Stage::Filed);
}

#[tokio::test(flavor = "multi_thread")]
async fn edited_on_one_phone_while_sealed_on_the_other_it_becomes_a_correction() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    for copied_before in [true, false] {
        let account = format!("maelle {copied_before}");
        let (a, b) =
            (phone(&region, &region.url(), &account).await, phone(&region, &region.url(), &account).await);
        let (draft, _) = a.writes(9_000 + usize::from(copied_before)).await;
        a.syncs().await;
        b.syncs().await;
        let application = a.sends(draft).await;
        types(&b, draft, "applicant.last_name", "Willemin").await;
        if copied_before {
            // B is heard of by the Region before A's envelope arrives.
            b.syncs().await;
            a.syncs().await;
        } else {
            a.syncs().await;
        }
        assert!(a.standing(application).await.is_filed());
        b.syncs().await;
        let correction = one(&b, draft).await;
        assert_eq!((correction.stage, correction.corrects), (Stage::Writing, Some(application)));
        assert_eq!(says(&b, draft).await["applicant.last_name"], "Willemin");
        let said = b.app.store.read(move |db| objections::of(db, draft)).await.unwrap();
        assert_eq!(said[objections::WHOLE], "sealed-elsewhere", "and says so");
        // The correction is a draft of its own, on the first phone too; what was sent stays sent.
        b.syncs().await;
        a.syncs().await;
        assert_eq!(one(&a, draft).await.stage, Stage::Filed);
        let there: Vec<_> =
            drafts_of(&a).await.into_iter().filter(|one| one.stage == Stage::Writing).collect();
        assert_eq!((there.len(), there[0].corrects), (1, Some(application)));
        assert_eq!(says(&a, there[0].id).await["applicant.last_name"], "Willemin");
        types(&a, there[0].id, "applicant.email", "a@example.org").await;
        a.syncs().await;
        b.syncs().await;
        assert_eq!(says(&b, draft).await["applicant.email"], "a@example.org");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_discard_reaches_the_other_phone_and_loses_to_an_edit() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let (a, b, draft) = two(&region, &region.url(), "maelle").await;
    a.app.actions.discard(draft).await.unwrap();
    a.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 0);
    b.syncs().await;
    assert!(one(&b, draft).await.trashed_at.is_some(), "in the trash there too, for thirty days");
    // Had back on one, it is back on the other.
    b.app.actions.restore(draft).await.unwrap();
    b.syncs().await;
    a.syncs().await;
    assert!(one(&a, draft).await.is_open());

    // Discarded here, edited there: the edit wins, whoever is first.
    for a_first in [true, false] {
        types(&b, draft, "applicant.last_name", &format!("b{a_first}")).await;
        a.app.actions.discard(draft).await.unwrap();
        let (first, second) = if a_first { (&a, &b) } else { (&b, &a) };
        first.syncs().await;
        second.syncs().await;
        first.syncs().await;
        for phone in [&a, &b] {
            assert!(one(phone, draft).await.is_open(), "{a_first}");
            assert_eq!(says(phone, draft).await["applicant.last_name"], format!("b{a_first}"));
            assert!(waits(phone, draft).await.is_empty());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_form_that_a_phone_does_not_have_comes_with_its_definition() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let a = phone(&region, &region.url(), "maelle").await;
    // A phone on which no content is yet.
    let b = Phone::new(&region.url());
    b.signs_in(&region, "maelle").await;
    b.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    let draft = begins(&a).await;
    types(&a, draft, "applicant.first_name", "Ma\u{eb}lle").await;
    a.syncs().await;
    let round = b.syncs().await;
    assert_eq!(round.post.copies, 1);
    assert_eq!(says(&b, draft).await["applicant.first_name"], "Ma\u{eb}lle");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_the_region_does_not_take_stays_here_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let a = phone(&region, &region.url(), "maelle").await;
    let draft = begins(&a).await;
    types(&a, draft, "applicant.first_name", &"a".repeat(300_000)).await;
    assert_eq!(a.syncs().await.post.copies, 0);
    let shown = a.app.store.read(move |db| copies::shown(db, draft)).await.unwrap();
    assert_eq!((shown.is_held, shown.trouble.as_deref()), (false, Some("too-large")));
    let asked = a.syncs().await.traffic.requests;
    assert_eq!(a.syncs().await.traffic.requests, asked, "not tried again before it changes");
    types(&a, draft, "applicant.first_name", "Ma\u{eb}lle").await;
    assert_eq!(a.syncs().await.post.copies, 1);
    let shown = a.app.store.read(move |db| copies::shown(db, draft)).await.unwrap();
    assert_eq!((shown.is_held, shown.trouble), (true, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_versions_of_a_form_meet_in_the_newer_one_and_nothing_typed_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    region.publish(vec![form(1, &["name", "old", "town"], &[], Vec::new())]).unwrap();
    let (a, b) =
        (phone(&region, &region.url(), "maelle").await, phone(&region, &region.url(), "maelle").await);
    a.syncs().await;
    let id = RecordId::parse("form:test").unwrap();
    let Begun::New(draft) = a.app.actions.begin(id.clone(), None, true, false).await.unwrap() else {
        panic!()
    };
    for (path, value) in [("name", "Ma\u{eb}lle"), ("old", "une ancienne"), ("town", "Dole")] {
        types(&a, draft, path, value).await;
    }
    a.syncs().await;
    b.syncs().await;
    let rename = wire::Op {
        op: "rename".into(),
        from: Some("town".into()),
        to: Some("city".into()),
        ..wire::Op::default()
    };
    let retire = wire::Op { op: "retire".into(), path: Some("old".into()), ..wire::Op::default() };
    region.publish(vec![form(2, &["name", "city", "email"], &[], vec![rename, retire])]).unwrap();
    // One phone passes to the new version and goes on; the other one writes in the old one meanwhile.
    a.syncs().await;
    let newest = a.app.store.read(move |db| forms::one(db, &id)).await.unwrap().unwrap();
    a.app.actions.rebase(draft, Sha256::parse(&newest.sha256).unwrap(), true).await.unwrap();
    types(&a, draft, "email", "a@example.org").await;
    types(&a, draft, "name", "Ma\u{eb}lle V.").await;
    types(&b, draft, "town", "Dijon").await;
    types(&b, draft, "old", "une autre").await;
    types(&b, draft, "name", "Ma\u{eb}lle W.").await;
    a.syncs().await;
    b.syncs().await;
    let there = one(&b, draft).await;
    assert_eq!((there.form.version, there.title.as_str()), (2, "Demande 2"));
    let said = says(&b, draft).await;
    assert_eq!((said["city"].as_str(), said["email"].as_str()), ("Dijon", "a@example.org"));
    assert_eq!(said["name"], "Ma\u{eb}lle W.");
    let waiting = waits(&b, draft).await;
    assert_eq!(waiting.iter().map(|one| one.theirs.as_str()).collect::<Vec<_>>(), ["Ma\u{eb}lle V."]);
    let aside = b.app.store.read(move |db| answers::put_aside(db, draft)).await.unwrap();
    let aside: Vec<_> = aside.into_iter().map(|(_, past)| past.answer.value.unwrap()).collect();
    assert!(aside.contains(&"une autre".into()) && aside.contains(&"une ancienne".into()), "{aside:?}");
    // The older one stays what it was on the first phone until it hears of it; then both say the same.
    b.app.actions.choose(draft, "name".into(), Side::Mine).await.unwrap();
    b.syncs().await;
    a.syncs().await;
    assert_eq!(says(&a, draft).await, says(&b, draft).await);
    // A phone that still has the old version only takes what comes, and its definition with it.
    let c = Phone::new(&region.url());
    c.signs_in(&region, "maelle").await;
    c.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    c.syncs().await;
    assert_eq!(says(&c, draft).await, says(&a, draft).await);
}
