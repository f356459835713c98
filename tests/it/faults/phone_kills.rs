//! Faults 2 to 6 and 34, and K1 of the phone: every write-type call of a filing journey is made to kill the app,
//! or to fail. After each, what was acknowledged is there, what was not is whole or absent, and it goes on.

use std::path::{Path, PathBuf};

use domain::draft::Stage;
use domain::ids::{ApplicationId, DraftId};
use domain::parcel::Standing as Waits;
use gateway::Region;
use ma_region::store::DeskState;
use ma_region::store::desk::{answers, documents, drafts, outbox};
use ma_region::store::reference::editions;

use super::home::{Home, the_paper};
use super::syscalls::{Fate, Point, Run, Sample, Scope, Tally, points_of, program, put_back, run};
use crate::world::NOON;
use crate::world::filled::{FORM, SLOT, region_with_forms};

/// Collections of the embedded content.
pub const EMBEDDED: usize = 9;
/// Nobody listens there.
const NOBODY: &str = "http://127.0.0.1:9";
/// The answer that a step writes.
const PATH: &str = "applicant.first_name";

/// One command of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// The first start of all: the key, both files, the embedded content.
    Start,
    /// A draft is begun.
    Begin,
    /// An answer is written over another.
    Answer,
    /// A paper is kept, and put with the draft.
    Attach,
    /// « Envoyer ».
    Send,
    /// A round with the gateway.
    Sync,
}

/// The journey: the folder as it is before each verb, and the gateway's before the last.
struct Journey {
    folder: tempfile::TempDir,
    draft: DraftId,
    application: ApplicationId,
}

impl Journey {
    fn before(&self, verb: Verb) -> PathBuf {
        self.folder.path().join(format!("{verb:?}"))
    }

    /// Makes it once, left alive.
    async fn prepared() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |verb: Verb| folder.path().join(format!("{verb:?}"));
        let home = folder.path().join("home");
        std::fs::create_dir(at(Verb::Start)).unwrap();
        {
            let phone = Home::opens(&home, NOBODY);
            phone.app.seed().await;
        }
        put_back(&home, &at(Verb::Begin));
        let draft = {
            let phone = Home::opens(&home, NOBODY);
            let draft = phone.draft().await;
            phone.answers(draft).await;
            phone.app.actions.answer(draft, PATH.into(), Some("Maelle".into())).await.unwrap();
            draft
        };
        put_back(&home, &at(Verb::Answer));
        Home::opens(&home, NOBODY)
            .app
            .actions
            .answer(draft, PATH.into(), Some("Ma\u{eb}lle".into()))
            .await
            .unwrap();
        put_back(&home, &at(Verb::Attach));
        Home::opens(&home, NOBODY).attaches(draft).await;
        put_back(&home, &at(Verb::Send));
        let application = {
            let region = region_with_forms(&folder.path().join("region")).await;
            let phone = Home::opens(&home, &region.url());
            let application = phone.sends(draft).await;
            let token = region.app().open_session("maelle").unwrap();
            phone.app.sync.take_session("maelle", &token).await.unwrap();
            region.stop().await;
            application
        };
        put_back(&home, &at(Verb::Sync));
        std::fs::write(folder.path().join("inscription.pdf"), &*the_paper()).unwrap();
        Self { folder, draft, application }
    }

    fn arguments(&self, verb: Verb, data: &Path, gateway: &str) -> Vec<String> {
        let draft = self.draft.0.to_string();
        let paper = self.folder.path().join("inscription.pdf").to_string_lossy().into_owned();
        let words: &[&str] = match verb {
            Verb::Start => &["status"],
            Verb::Begin => &["draft", "new", FORM],
            Verb::Answer => &["draft", "set", &draft, PATH, "Ma\u{eb}lle"],
            Verb::Attach => &["draft", "attach", &draft, SLOT, &paper, "--kind", "enrolment"],
            Verb::Send => &["draft", "send", &draft],
            Verb::Sync => &["sync"],
        };
        let data = data.to_string_lossy();
        let global = ["--json", "--now", NOON, "--gateway", gateway, "--data", &*data];
        global.iter().chain(words).map(|word| (*word).to_owned()).collect()
    }

    /// Tries a verb at a sample of its points, with those fates.
    async fn tries(&self, verb: Verb, fates: &[Fate], sample: Sample) -> Tally {
        let scope = if verb == Verb::Sync { Scope::FilesAndNetwork } else { Scope::Files };
        self.tries_in(scope, verb, fates, sample).await
    }

    async fn tries_in(&self, scope: Scope, verb: Verb, fates: &[Fate], sample: Sample) -> Tally {
        let (phone, theirs) = (self.folder.path().join("try"), self.folder.path().join("theirs"));
        let region = async || match verb {
            Verb::Sync => {
                put_back(&self.folder.path().join("region"), &theirs);
                Some(region_with_forms(&theirs).await)
            }
            _ => None,
        };
        let address =
            |region: &Option<Region>| region.as_ref().map_or_else(|| NOBODY.to_owned(), Region::url);
        let app = program("ma-region");
        put_back(&self.before(verb), &phone);
        let there = region().await;
        let arguments = self.arguments(verb, &phone, &address(&there));
        let (by, at) = (app.clone(), phone.clone());
        let points = blocking(move || points_of(&by, &arguments, &at, scope)).await;
        let mut tally = Tally { points: points.len(), ..Tally::default() };
        for (fate, point) in sample.of(&points, fates) {
            put_back(&self.before(verb), &phone);
            let there = region().await;
            let arguments = self.arguments(verb, &phone, &address(&there));
            let (by, at) = (app.clone(), point.clone());
            let ran = blocking(move || run(fate, &at, &by, &arguments)).await;
            tally.counts(fate, ran.met);
            tally.gave_up += usize::from(ran.gave_up);
            let what = format!("{verb:?}, {fate:?} at {point}");
            is_well_said(&ran, &point, &what);
            // The task carries the name of the point into a panic's message.
            println!("{what}");
            self.judge(verb, &phone, there.as_ref(), &ran).await;
        }
        println!("{verb:?}: {tally}");
        tally
    }

    /// What is there after a run; and that the journey goes on from there.
    async fn judge(&self, verb: Verb, folder: &Path, region: Option<&Region>, ran: &Run) {
        let acknowledged = ran.output.status.success();
        let phone = Home::opens(folder, &region.map_or_else(|| NOBODY.to_owned(), Region::url));
        assert_eq!(phone.app.desk, DeskState::Sound);
        phone.app.seed().await;
        let draft = self.draft;
        match verb {
            Verb::Start => {
                let held = phone.app.store.read(|db| Ok(editions::all(db)?.len())).await.unwrap();
                assert_eq!(held, EMBEDDED, "the embedded content is whole at the next start");
            }
            Verb::Begin => {
                let begun = phone.app.store.read(drafts::all).await.unwrap();
                assert!(begun.len() <= 1);
                assert!(!acknowledged || begun.len() == 1, "a draft that was said to be begun is gone");
                phone.draft().await;
            }
            Verb::Answer => {
                let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
                assert_eq!(held.len(), crate::world::filled::GIVEN.len(), "the other answers stand");
                let value = held[PATH].value.as_deref();
                assert!(
                    value == Some("Ma\u{eb}lle") || !acknowledged && value == Some("Maelle"),
                    "{value:?}"
                );
                phone.app.actions.answer(draft, PATH.into(), Some("Ma\u{eb}lle".into())).await.unwrap();
            }
            Verb::Attach => {
                let shown = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
                assert!(shown.len() <= 1);
                assert!(!acknowledged || shown.len() == 1, "a paper that was said to be added is gone");
                for (_, document) in &shown {
                    assert_eq!(*phone.app.store.document_bytes(document.sha256).await.unwrap(), *the_paper());
                }
                phone.app.tidy().await;
                let rows = phone.app.store.read(documents::all).await.unwrap().len();
                assert_eq!(files_in(&folder.join("documents")), rows, "what nobody names is gone");
                assert_eq!(files_in(&folder.join("documents/tmp")), 0);
                // It can be picked again, and is there once.
                let sha256 = phone.attaches(draft).await;
                let shown = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
                assert_eq!(shown.iter().map(|(_, held)| held.sha256).collect::<Vec<_>>(), [sha256]);
                assert_eq!(files_in(&folder.join("documents")), 1);
            }
            Verb::Send => {
                let read = phone
                    .app
                    .store
                    .read(move |db| Ok((drafts::one(db, draft)?.stage, outbox::all(db, None)?)));
                let (stage, parcels) = read.await.unwrap();
                match stage {
                    Stage::Sealed => {
                        assert_eq!(parcels.len(), 2, "the envelope and its paper");
                        assert!(parcels.iter().all(|parcel| parcel.standing == Waits::Waiting(None)));
                    }
                    Stage::Writing => {
                        assert!(parcels.is_empty() && !acknowledged, "sealed by half: {parcels:?}");
                        phone.sends(draft).await;
                    }
                    Stage::Filed => panic!("nobody carried it"),
                }
            }
            Verb::Sync => {
                let told = phone.receipts(self.application).await;
                phone.arrives_once(region.unwrap(), self.application, &told).await;
            }
        }
    }
}

/// An app that meets a bad disk says so, and does not fall over.
fn is_well_said(ran: &Run, point: &Point, what: &str) {
    let said = String::from_utf8_lossy(&ran.output.stderr).into_owned();
    match ran.output.status.code() {
        Some(0) | None | Some(137) => {}
        // `strace` counts in each thread: the writing of this very word failed too, which is no file.
        Some(1) if said.is_empty() && point.call == "write" => {}
        Some(1) => {
            let told: serde_json::Value =
                serde_json::from_str(said.trim()).unwrap_or_else(|_| panic!("{what}: said {said:?}"));
            let code = told["code"].as_str().unwrap();
            // A file that cannot be opened for writing is opened for reading: what is said then is so.
            let is_read = code == "disk-read-only" && point.call == "openat";
            let is_true = is_read || ["disk-full", "disk-trouble", "vault-gone"].contains(&code);
            assert!(is_true, "{what}: the cause is said, and it is the true one: {said}");
        }
        Some(code) => panic!("{what}: ended with {code}: {said}"),
    }
}

fn files_in(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_file())).count()
}

async fn blocking<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(job).await.unwrap()
}

const FEW: Sample = Sample::AtMost(10);

#[tokio::test(flavor = "multi_thread")]
async fn f02_a_kill_inside_an_answer_leaves_the_old_one_or_the_new_one() {
    let tally = Journey::prepared().await.tries(Verb::Answer, &[Fate::Killed], FEW).await;
    assert!(tally.met() >= 5, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f03_a_kill_while_a_paper_is_kept_leaves_it_once_or_not_at_all_and_no_orphan() {
    let tally = Journey::prepared().await.tries(Verb::Attach, &[Fate::Killed], Sample::AtMost(14)).await;
    assert!(tally.met() >= 8, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f04_a_kill_after_the_row_and_before_the_screen_leaves_the_paper_there_once() {
    let journey = Journey::prepared().await;
    let tally = journey.tries_in(Scope::Screen, Verb::Attach, &[Fate::Killed], Sample::Whole).await;
    assert!(tally.killed >= 1, "{tally}");
    // Nobody heard of it, and it is there all the same.
    let draft = journey.draft;
    let phone = Home::opens(&journey.folder.path().join("try"), NOBODY);
    let shown = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
    assert_eq!(shown.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn f05_a_kill_between_seal_and_post_leaves_a_draft_or_an_application_with_its_parcels() {
    let tally = Journey::prepared().await.tries(Verb::Send, &[Fate::Killed], FEW).await;
    assert!(tally.met() >= 5, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f06_a_kill_anywhere_in_a_round_is_followed_by_one_application_with_its_first_receipts() {
    let tally = Journey::prepared().await.tries(Verb::Sync, &[Fate::Killed], Sample::AtMost(16)).await;
    assert!(tally.met() >= 8, "{tally}");
}

/// Every verb at a few of its points.
async fn meets(fate: Fate) {
    let journey = Journey::prepared().await;
    let mut tally = Tally::default();
    for verb in [Verb::Begin, Verb::Answer, Verb::Attach, Verb::Send, Verb::Sync] {
        tally += journey.tries(verb, &[fate], Sample::AtMost(4)).await;
    }
    assert!(tally.met() >= 12, "{tally}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f34_a_full_disk_is_said_and_takes_nothing_that_was_acknowledged() {
    meets(Fate::Full).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f35_a_broken_disk_is_said_and_takes_nothing_that_was_acknowledged() {
    meets(Fate::Broken).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "every point, many minutes: make faults"]
async fn k1_every_write_type_call_of_the_phone_kills_it_once_and_fails_once() {
    let journey = Journey::prepared().await;
    let mut tally = Tally::default();
    for verb in [Verb::Begin, Verb::Answer, Verb::Attach, Verb::Send, Verb::Sync] {
        tally += journey.tries(verb, &Fate::ALL, Sample::Whole).await;
    }
    // The first start writes the whole embedded content, thousands of pages of one transaction: a part of them.
    tally += journey.tries(Verb::Start, &Fate::ALL, Sample::AtMost(300)).await;
    println!("K1, phone: {tally}");
}
