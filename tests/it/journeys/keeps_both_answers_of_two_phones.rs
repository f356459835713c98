//! Story 10, its second half: two phones on one draft, one gateway. Both values are kept, the citizen chooses, and
//! nothing is ever written over unseen.

use domain::application::Standing;
use domain::draft::{Draft, Stage};
use domain::form::Answers;
use domain::ids::{DraftId, RecordId};
use gateway::Region;
use ma_region::actions::Begun;
use ma_region::store::desk::answers::{self, Contested, Side};
use ma_region::store::desk::settings::Adjust;
use ma_region::store::desk::{applications, copies, documents, drafts, objections};

use crate::world::filled::{FORM, SLOT, region_with_forms};
use crate::world::{Answers as Lost, Line, Phone};

/// A phone of that account that wishes copies, with the embedded content on it.
async fn phone(region: &Region, url: &str, account: &str) -> Phone {
    let phone = Phone::new(url);
    phone.app.seed().await;
    phone.signs_in(region, account).await;
    phone.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    phone
}

async fn types(phone: &Phone, draft: DraftId, path: &str, value: &str) {
    phone.app.actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
}

async fn says(phone: &Phone, draft: DraftId) -> Answers {
    let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
    held.into_iter().filter_map(|(path, answer)| Some((path, answer.value?))).collect()
}

async fn waits(phone: &Phone, draft: DraftId) -> Vec<Contested> {
    phone.app.store.read(move |db| answers::contested(db, draft)).await.unwrap()
}

async fn drafts_of(phone: &Phone) -> Vec<Draft> {
    phone.app.store.read(drafts::all).await.unwrap()
}

async fn one(phone: &Phone, draft: DraftId) -> Draft {
    phone.app.store.read(move |db| drafts::one(db, draft)).await.unwrap()
}

fn copies_held(region: &Region, account: &str) -> usize {
    let token = region.app().open_session(account).unwrap();
    let account = gateway::filing::session::account(region.app(), &token).unwrap();
    region.app().store.read(|db| gateway::store::drafts::held(db, account)).unwrap() as usize
}

async fn begins(phone: &Phone) -> DraftId {
    let form = RecordId::parse(FORM).unwrap();
    let Begun::New(draft) = phone.app.actions.begin(form, None, true, true).await.unwrap() else { panic!() };
    draft
}

/// Two phones that have the same draft, with one answer in it.
async fn two(region: &Region, url: &str, account: &str) -> (Phone, Phone, DraftId) {
    let (a, b) = (phone(region, &region.url(), account).await, phone(region, url, account).await);
    let draft = begins(&a).await;
    types(&a, draft, "applicant.first_name", "Ma\u{eb}lle").await;
    assert_eq!(a.syncs().await.post.copies, 1);
    assert_eq!(b.syncs().await.post.copies, 1);
    assert_eq!(says(&b, draft).await, says(&a, draft).await);
    (a, b, draft)
}

#[tokio::test(flavor = "multi_thread")]
async fn both_answers_of_two_phones_offline_are_kept_and_the_citizen_chooses() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let line = Line::to(&region.url(), Lost::Pass).await;
    for side in [Side::Mine, Side::Theirs] {
        let (a, b, draft) = two(&region, &line.url, &format!("{side:?}")).await;
        // Both without a network: each writes to the same question, and to one of its own.
        line.answers(Lost::CutAfter(0));
        types(&a, draft, "applicant.last_name", "Vuillemin").await;
        types(&a, draft, "applicant.email", "a@example.org").await;
        types(&b, draft, "applicant.last_name", "Willemin").await;
        types(&b, draft, "driving_school.name", "\u{c9}cole de la Boucle").await;
        assert_eq!(b.syncs().await.post.copies, 0);
        a.syncs().await;
        line.answers(Lost::Pass);
        b.syncs().await;

        // What one alone wrote is there; of the question that both answered, both answers are.
        let here = says(&b, draft).await;
        assert_eq!(here["applicant.email"], "a@example.org");
        assert_eq!(here["driving_school.name"], "\u{c9}cole de la Boucle");
        assert_eq!(here["applicant.last_name"], "Willemin", "ours stands until she chooses");
        let waiting = waits(&b, draft).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!(
            (waiting[0].path.as_str(), waiting[0].theirs.as_str()),
            ("applicant.last_name", "Vuillemin")
        );
        // The other phone heard nothing that would take its place, and nothing is sent.
        a.syncs().await;
        assert_eq!(says(&a, draft).await["applicant.last_name"], "Vuillemin");
        assert_eq!(b.app.actions.send(draft).await.unwrap_err().code(), "undecided");
        b.syncs().await;
        assert_eq!(waits(&b, draft).await, waiting, "asked once");

        b.app.actions.choose(draft, "applicant.last_name".into(), side).await.unwrap();
        let (kept, other) = match side {
            Side::Mine => ("Willemin", "Vuillemin"),
            Side::Theirs => ("Vuillemin", "Willemin"),
        };
        assert!(waits(&b, draft).await.is_empty());
        for phone in [&b, &a] {
            phone.syncs().await;
            assert_eq!(says(phone, draft).await["applicant.last_name"], kept);
        }
        assert_eq!(says(&a, draft).await, says(&b, draft).await);
        // The answer that was not kept is one step back.
        b.app.actions.undo(draft, "applicant.last_name".into()).await.unwrap();
        assert_eq!(says(&b, draft).await["applicant.last_name"], other);
        assert!(b.app.actions.choose(draft, "applicant.last_name".into(), side).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_choice_waits_what_the_other_phone_writes_later_is_the_other_answer() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let (a, b, draft) = two(&region, &region.url(), "maelle").await;
    types(&a, draft, "applicant.last_name", "Vuillemin").await;
    types(&b, draft, "applicant.last_name", "Willemin").await;
    a.syncs().await;
    b.syncs().await;
    types(&a, draft, "applicant.last_name", "Vuillemain").await;
    a.syncs().await;
    b.syncs().await;
    let waiting: Vec<_> = waits(&b, draft).await.into_iter().map(|one| one.theirs).collect();
    assert_eq!(waiting, ["Vuillemain"]);
    // The other phone comes to the same by itself: there is nothing more to choose.
    types(&a, draft, "applicant.last_name", "Willemin").await;
    a.syncs().await;
    b.syncs().await;
    assert!(waits(&b, draft).await.is_empty());
    assert_eq!(says(&b, draft).await, says(&a, draft).await);
    let past = b.app.store.read(move |db| answers::past(db, draft, "applicant.last_name")).await.unwrap();
    let past: Vec<_> = past.into_iter().filter_map(|past| past.answer.value).collect();
    assert!(past.contains(&"Vuillemin".into()) && past.contains(&"Vuillemain".into()), "{past:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_wish_nothing_leaves_and_without_it_any_more_copies_end() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let draft = begins(&phone).await;
    types(&phone, draft, "applicant.first_name", "Ma\u{eb}lle").await;
    assert_eq!(phone.syncs().await.post.copies, 0);
    assert_eq!(copies_held(&region, "maelle"), 0, "off unless it is wished");

    phone.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    phone.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 1);
    assert_eq!(phone.syncs().await.post.copies, 0, "nothing new, nothing travels");
    let other = self::phone(&region, &region.url(), "maelle").await;
    other.syncs().await;
    phone.app.actions.adjust(Adjust::CopiesDrafts(false)).await.unwrap();
    phone.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 0);
    assert_eq!(drafts_of(&phone).await.len(), 1, "the draft stays");
    other.syncs().await;
    assert_eq!(drafts_of(&other).await.len(), 1, "there too");
    let bruno = self::phone(&region, &region.url(), "bruno").await;
    bruno.syncs().await;
    assert!(drafts_of(&bruno).await.is_empty());
    // Wished again, it is copied again.
    phone.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    phone.syncs().await;
    assert_eq!(copies_held(&region, "maelle"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_the_line_is_cut_no_answer_is_lost_and_none_is_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let line = Line::to(&region.url(), Lost::Pass).await;
    let (a, b, draft) = two(&region, &line.url, "maelle").await;
    let mut cuts = 0;
    for after in [0, 1, 120, 300, 500, 800, 1200, 2000] {
        let (mine, theirs) = (format!("a{after}"), format!("b{after}"));
        types(&a, draft, "applicant.first_name", &mine).await;
        types(&b, draft, "applicant.last_name", &theirs).await;
        a.syncs().await;
        line.answers(Lost::CutAfter(after));
        cuts += u32::from(b.syncs().await.post.copies == 0);
        line.answers(Lost::Pass);
        let mut rounds = 0;
        // A connection that was kept may be a cut one: then the next round is the first on a good line.
        while says(&a, draft).await.get("applicant.last_name") != Some(&theirs) {
            rounds += 1;
            assert!(rounds < 4, "cut after {after}");
            b.syncs().await;
            a.syncs().await;
        }
        b.syncs().await;
        for phone in [&a, &b] {
            let said = says(phone, draft).await;
            assert_eq!((&said["applicant.first_name"], &said["applicant.last_name"]), (&mine, &theirs));
            assert!(waits(phone, draft).await.is_empty(), "cut after {after}");
        }
    }
    assert!(cuts >= 3, "{cuts} of 8 cuts were felt");
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
async fn after_a_restore_of_the_gateway_no_older_copy_takes_the_place_of_an_answer() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region_with_forms(folder.path()).await;
    let a = phone(&region, &region.url(), "maelle").await;
    let draft = begins(&a).await;
    types(&a, draft, "applicant.first_name", "Avant").await;
    a.syncs().await;
    let backup = copy.path().join("region.zip");
    gateway::jobs::backup::write(region.app(), &backup).unwrap();
    types(&a, draft, "applicant.first_name", "Apr\u{e8}s").await;
    types(&a, draft, "applicant.last_name", "Vuillemin").await;
    a.syncs().await;
    region.stop().await;
    let restored = tempfile::tempdir().unwrap();
    gateway::jobs::restore::read(&crate::world::config(restored.path()), &backup).unwrap();
    let region = region_with_forms(restored.path()).await;
    let a = a.reopened(&region.url());
    a.syncs().await;
    let said = says(&a, draft).await;
    assert_eq!(said["applicant.first_name"], "Apr\u{e8}s", "what stands here stands");
    assert_eq!(said["applicant.last_name"], "Vuillemin");
    let waiting: Vec<_> = waits(&a, draft).await.into_iter().map(|one| one.theirs).collect();
    assert_eq!(waiting, ["Avant"], "asked, for nobody can tell which is the newer");
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
