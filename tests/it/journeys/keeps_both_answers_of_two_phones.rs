//! Story 10, its second half: two phones on one draft, one gateway. Both values are kept, the citizen chooses, and
//! nothing is ever written over unseen.

use ma_region::store::desk::answers::{self, Side};

use crate::world::copied::{begins, phone, says, two, types, waits};
use crate::world::filled::region_with_forms;
use crate::world::{Answers as Lost, Line};

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
