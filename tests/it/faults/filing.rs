//! What lies, cuts or dies while an application travels. Each ends the same way: it arrived once, with proof.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use domain::application::Standing;
use domain::parcel::{self, Cause, Hold, Local, Unreachable};
use domain::receipt::Kind;
use ma_region::store::DeskState;
use ma_region::store::desk::{applications, notes, receipts};
use ma_region::sync::Ending;

use super::ground::{arrived_once, ground, held_bytes, posted};
use crate::world::filled::{SLOT, held, paper};
use crate::world::{Answers, Front, NOON, Page, Pages, Requests};

#[tokio::test(flavor = "multi_thread")]
async fn f07_the_receipt_of_a_replay_is_the_same_to_the_byte() {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 5_000).await;
    line.answers(Answers::CutAfter(0));
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Sealed, "no answer arrived");
    assert_eq!(held(&region).0, 1, "the envelope did");
    let first = region.app().store.read(|db| {
        let bytes = db.query_row("SELECT body FROM receipt ORDER BY seq LIMIT 1", [], |row| row.get(0));
        Ok::<Vec<u8>, gateway::Fault>(bytes.unwrap())
    });
    line.answers(Answers::Pass);
    phone.completes(id).await;
    let kept = phone.app.store.read(move |db| receipts::of(db, id)).await.unwrap();
    assert_eq!(kept[0].bytes, first.unwrap());
    arrived_once(&phone, &region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f08_an_upload_that_is_cut_goes_on_where_it_was() {
    let (_folder, region, line, phone) = ground().await;
    let size = 3_000_000;
    let id = posted(&phone, size).await;
    line.requests(Requests::CutOnceAfter(1_200_000));
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
    let sent = line.bytes().0 as usize;
    assert!(sent < size + 1_200_000, "{sent} bytes for {size}: at most one body twice, and the heads");
}

#[tokio::test(flavor = "multi_thread")]
async fn f09_after_the_last_byte_of_a_lost_answer_nothing_is_sent_again() {
    let (_folder, region, line, phone) = ground().await;
    let size = 900_000;
    let id = posted(&phone, size).await;
    // Two bodies; the answer to the second is lost. Another connection asks how far the paper is.
    line.answers(Answers::LostAfter(size as u64));
    phone.completes(id).await;
    let sent = line.bytes().0 as usize;
    assert!(
        sent > size && sent < size + 12_000,
        "{sent} bytes: questions, and not one byte of the paper twice"
    );
    arrived_once(&phone, &region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f27_what_becomes_of_the_picked_file_changes_nothing() {
    let (_folder, region, line, phone) = ground().await;
    let files = tempfile::tempdir().unwrap();
    let picked = files.path().join("inscription.pdf");
    let bytes = paper(7, 700_000);
    let (draft, _) = phone.writes(1_000).await;
    std::fs::write(&picked, &*bytes).unwrap();
    let read = zeroize::Zeroizing::new(std::fs::read(&picked).unwrap());
    let kept =
        phone.app.actions.keep("inscription.pdf".into(), Some("enrolment".into()), read).await.unwrap();
    phone.app.actions.attach(draft, SLOT.into(), kept.sha256).await.unwrap();
    std::fs::write(&picked, b"%PDF-1.7 edited").unwrap();
    let id = phone.sends(draft).await;
    line.requests(Requests::CutAfter(300_000));
    phone.syncs().await;
    std::fs::remove_file(&picked).unwrap();
    line.requests(Requests::Pass);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
    assert_eq!(held_bytes(&region, id, kept.sha256).await, *bytes);
}

/// Everything that the portal answers is told apart from the gateway; at home again, the application arrives.
async fn waits_out(answers: &[Page]) {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 5_000).await;
    let (pages, portal) = Pages::start().await;
    let phone = phone.restarted(&portal);
    for page in answers {
        pages.otherwise(page.clone());
        phone.clock.turn(chrono::TimeDelta::minutes(20));
        assert_eq!(phone.syncs().await.post.ending, Ending::Lost(Unreachable::Portal), "{}", page.status);
        let waits = parcel::Standing::Waiting(Some(Cause::Unreachable(Unreachable::Portal)));
        let envelope = phone.parcels().await.remove(0);
        assert_eq!((envelope.standing, envelope.attempts), (waits, 0));
    }
    assert!(phone.receipts(id).await.is_empty());
    assert!(phone.parcels().await.iter().all(|parcel| parcel.attempts == 0 && parcel.upload_url.is_none()));
    let phone = phone.restarted(&line.url);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
}

fn html(status: u16, text: &str) -> Page {
    Page::of(status, format!("<!DOCTYPE html><title>{text}</title>")).with("content-type", "text/html")
}

#[tokio::test(flavor = "multi_thread")]
async fn f14_a_portal_takes_nothing_and_counts_for_nothing() {
    // The same with every mark but ours.
    waits_out(&[
        html(200, "Bienvenue sur le Wi-Fi"),
        html(204, ""),
        Page::of(201, "{}").with("content-type", "application/json"),
        Page::of(200, r#"{"receipts":[]}"#).with("content-type", "application/json"),
        Page::of(204, "").with("region-upload", "verified"),
        Page::of(200, "").with("region-epoch", "not one of ours"),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f15_a_portal_that_redirects_or_names_a_place_is_not_followed() {
    let elsewhere = "http://127.0.0.1:9/v1/uploads/captive";
    let mut pages: Vec<_> =
        [301, 302, 303, 307, 308].map(|status| Page::of(status, "").with("location", elsewhere)).into();
    pages.push(html(200, "Wi-Fi").with("location", "/v1/uploads/captive"));
    pages.push(
        Page::of(201, "{}").with("content-type", "application/json").with("location", "/v1/uploads/captive"),
    );
    waits_out(&pages).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f15_the_place_of_an_upload_is_never_taken_from_somebody_else() {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 900_000).await;
    // The envelope's answer passes, that of the creation does not: from here on a portal answers.
    line.answers(Answers::CutAfter(1_900));
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Registered);
    let (pages, portal) = Pages::start().await;
    let phone = phone.restarted(&portal);
    let epoch = phone.app.store.read(|db| notes::read(db, "epoch")).await.unwrap().unwrap_or("a".repeat(32));
    for page in [
        Page::of(201, "").with("location", "/v1/uploads/captive").with("upload-offset", "0"),
        // Even with our mark: a place on another machine is not ours.
        Page::of(201, "")
            .with("location", "http://elsewhere.example/v1/uploads/captive")
            .with("region-epoch", &epoch)
            .with("upload-offset", "0"),
    ] {
        pages.otherwise(page);
        phone.clock.turn(chrono::TimeDelta::minutes(20));
        phone.syncs().await;
        assert!(phone.parcels().await.iter().all(|parcel| parcel.upload_url.as_deref() != Some("captive")));
    }
    line.answers(Answers::Pass);
    let phone = phone.restarted(&line.url);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f16_a_maintenance_page_behind_our_own_host_is_no_receipt() {
    waits_out(&[
        html(200, "Maintenance"),
        html(503, "Maintenance"),
        html(503, "Maintenance").with("retry-after", "1"),
        html(404, "Not found"),
        html(500, "Oops"),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f19_a_creation_whose_answer_is_lost_five_times_is_one_upload() {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 400_000).await;
    // The envelope's answer passes, that of the creation does not.
    line.answers(Answers::CutAfter(1_900));
    phone.syncs().await;
    for _ in 0..5 {
        if phone.standing(id).await == Standing::Sealed {
            line.answers(Answers::CutAfter(2_600));
        } else {
            line.answers(Answers::CutAfter(0));
        }
        phone.clock.turn(chrono::TimeDelta::minutes(20));
        phone.syncs().await;
    }
    assert!(phone.standing(id).await.is_filed());
    assert_ne!(phone.standing(id).await, Standing::Complete);
    let (_, uploads, documents) = held(&region);
    assert_eq!((uploads, documents.max(1)), (1, 1), "one upload, begun or verified");
    line.answers(Answers::Pass);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
    assert_eq!(held(&region).2, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn f20_the_same_envelope_twice_at_once_is_one_application_with_one_receipt() {
    let (_folder, region, _line, phone) = ground().await;
    let id = posted(&phone, 5_000).await;
    let envelope = phone.app.store.read(move |db| applications::envelope(db, id)).await.unwrap().unwrap();
    let token = region.app().open_session("maelle").unwrap();
    let gateway = api_client::gateway::Gateway::at(&region.url(), "test").unwrap();
    let put = || async {
        let (id, mut traffic) = (id.to_string(), api_client::gateway::Traffic::default());
        gateway.put_application(&token, &id, &envelope, &mut traffic).await.unwrap().what
    };
    let (one, two, three) = tokio::join!(put(), put(), put());
    assert_eq!(one.receipts[0], two.receipts[0]);
    assert_eq!(one.receipts[0], three.receipts[0]);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f25_a_byte_changed_on_the_way_is_never_taken_for_the_right_one() {
    let (_folder, region, line, phone) = ground().await;
    for (count, place) in [700u64, 1_500, 30_000, 299_000].into_iter().enumerate() {
        let (draft, document) = phone.writes(300_000 + count).await;
        let id = phone.sends(draft).await;
        line.requests(Requests::FlipAt(place));
        phone.syncs().await;
        line.requests(Requests::Pass);
        phone.completes(id).await;
        arrived_once(&phone, &region, id, count + 1).await;
        let bytes = held_bytes(&region, id, document.sha256).await;
        assert_eq!(bytes, *phone.app.store.document_bytes(document.sha256).await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn f25_a_refusal_that_nothing_of_the_citizen_s_deserves_is_believed_at_its_second_hearing() {
    let (_folder, region, _line, phone) = ground().await;
    let front = Front::of(&region.url()).await;
    let phone = phone.restarted(&front.url);
    let epoch = &region.app().epoch;
    let refusal = |status, code: &str| {
        let page = Page::of(status, format!(r#"{{"code":"{code}","status":{status}}}"#));
        page.with("content-type", "application/problem+json")
            .with("region-code", code)
            .with("region-epoch", epoch)
    };
    // What a byte changed in a head brought on: the kind of the body, the document's name.
    let id = posted(&phone, 5_000).await;
    front.answers_once("PUT /v1/applications/", refusal(415, "media-type"));
    front.answers_once("POST /v1/uploads", refusal(422, "document-undeclared"));
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
    // Heard twice, it is so; and what is wrong with an answer is believed at once.
    for (status, code, hearings) in [(415, "media-type", 2), (422, "form-closed", 1)] {
        let (draft, _) = phone.writes(6_000 + hearings).await;
        phone.sends(draft).await;
        let before = front.count("PUT /v1/applications/");
        front.answers("PUT /v1/applications/", refusal(status, code));
        assert_eq!(phone.syncs().await.post.set_aside, 1, "{code}");
        assert_eq!(front.count("PUT /v1/applications/") - before, hearings, "{code}");
        front.passes();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn f26_a_damaged_copy_of_ours_is_said_and_the_application_stays() {
    let (_folder, region, _line, phone) = ground().await;
    let id = posted(&phone, 200_000).await;
    let files = phone.folder.path().join("documents");
    for entry in std::fs::read_dir(&files).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let mut bytes = std::fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            std::fs::write(&path, bytes).unwrap();
        }
    }
    let round = phone.syncs().await;
    assert_eq!(round.post.delivered, 1, "the envelope");
    assert_eq!(phone.standing(id).await, Standing::Registered);
    assert_eq!(phone.receipts(id).await, [Kind::Registered], "never complete");
    let paused = parcel::Standing::Paused(Hold::Local(Local::DocumentDamaged));
    assert_eq!(phone.parcels().await[1].standing, paused);
    assert_eq!(held(&region).2, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn f30_what_one_person_sealed_never_leaves_under_another_s_name() {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 5_000).await;
    // She was signed in when she sealed: the parcels are hers.
    phone.signs_in(&region, "bruno").await;
    let round = phone.syncs().await;
    assert_eq!((round.post.delivered, held(&region).0), (0, 0));
    phone.signs_in(&region, "maelle").await;
    let phone = phone.restarted(&line.url);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f36_after_a_desk_beyond_repair_its_applications_and_receipts_come_again() {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 5_000).await;
    phone.completes(id).await;
    let before = phone.app.store.read(move |db| receipts::of(db, id)).await.unwrap();
    let phone = phone.restarted_after(&line.url, |folder| {
        for journal in ["desk.db-wal", "desk.db-shm"] {
            let _ = std::fs::remove_file(folder.join(journal));
        }
        std::fs::write(folder.join("desk.db"), [0x42; 40_000]).unwrap();
    });
    assert!(matches!(phone.app.desk, DeskState::SetAside { .. }), "{:?}", phone.app.desk);
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::Complete);
    assert_eq!(phone.app.store.read(move |db| receipts::of(db, id)).await.unwrap(), before, "to the byte");
    assert_eq!(held(&region).0, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn f48_after_thirty_days_asleep_everything_leaves_at_the_next_opening() {
    let (_folder, region, line, phone) = ground().await;
    let mut sent = Vec::new();
    for count in 0..3 {
        sent.push(posted(&phone, 10_000 + count).await);
    }
    line.answers(Answers::CutAfter(0));
    phone.syncs().await;
    line.answers(Answers::Pass);
    phone.clock.turn(chrono::TimeDelta::days(30));
    let round = phone.syncs().await;
    assert_eq!((round.post.waiting, round.post.set_aside), (0, 0), "{round:?}");
    for id in sent {
        arrived_once(&phone, &region, id, 3).await;
    }
}

/// A future that is dropped after so many polls, as a process dies: what it had in memory is lost.
async fn killed_after<F: Future>(polls: u32, future: F) -> Option<F::Output> {
    let (mut future, mut left) = (pin!(future), polls);
    std::future::poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// xorshift: the same faults for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn k2_a_hundred_random_runs_of_faults_lose_nothing_double_nothing_and_promise_nothing_false() {
    let (_folder, region, line, phone) = ground().await;
    let seed = std::env::var("MA_REGION_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_125);
    let mut dice = Dice(seed);
    let (mut phone, mut faults) = (phone, 0);
    for run in 0..100usize {
        let id = posted(&phone, 2_000 + dice.below(90_000) as usize).await;
        for _ in 0..=dice.below(4) {
            faults += 1;
            match dice.below(6) {
                0 => line.answers(Answers::CutAfter(dice.below(6_000))),
                1 => line.requests(Requests::CutAfter(dice.below(100_000))),
                2 => line.requests(Requests::FlipAt(dice.below(60_000))),
                3 => phone = phone.restarted(&line.url),
                4 => phone.clock.turn(chrono::TimeDelta::minutes(dice.below(40) as i64 - 10)),
                _ => {
                    killed_after(1 + dice.below(60) as u32, phone.syncs()).await;
                }
            }
            phone.syncs().await;
            // Never complete here before it is complete there.
            if phone.standing(id).await == Standing::Complete {
                arrived_once(&phone, &region, id, run + 1).await;
            }
        }
        line.answers(Answers::Pass);
        line.requests(Requests::Pass);
        phone.completes(id).await;
        arrived_once(&phone, &region, id, run + 1).await;
    }
    println!("seed {seed}: 100 runs, {faults} faults, from {NOON}");
}
