//! Faults 13 and 35: the power fails at any instant, on the phone, at the gateway, or on both; a disk is put under
//! protection. What was acknowledged is there, and no receipt and no offset was ahead of its data.

use std::process::Command;

use domain::draft::Stage;
use domain::ids::{ApplicationId, DraftId, Sha256};
use domain::parcel::Kind;
use gateway::Region;
use ma_region::store::DeskState;
use ma_region::store::desk::receipts::Kept;
use ma_region::store::desk::{answers, applications, documents, drafts, outbox};
use ma_region::store::reference::editions;

use super::forgetful::{Cut, Forgetful, keep_indexes_in_memory};
use super::home::{Home, the_paper};
use super::phone_kills::EMBEDDED;
use super::syscalls::put_back;
use crate::world::filled::{GIVEN, region_with_forms};

const NOBODY: &str = "http://127.0.0.1:9";
const PATH: &str = "applicant.last_name";
const NEW: &str = "Vuillemin-Roy";

/// What was said to be done.
#[derive(Debug, Clone)]
enum Said {
    /// An answer is written.
    Answered,
    /// A paper is added.
    Added(Sha256),
    /// It is sealed, and will leave.
    Sealed(ApplicationId),
    /// It arrived, with these proofs.
    Proved(Vec<Kept>),
}

/// A journey on a disk that forgets, and what was said at which instant of it.
struct Journey {
    disk: Forgetful,
    _mount: tempfile::TempDir,
    /// Where the journey begins: everything before is there.
    begins: usize,
    draft: DraftId,
    said: Vec<(usize, Said)>,
}

/// A gateway with forms and a phone that has begun, both on that disk and settled; then all the rest.
async fn journey() -> Option<Journey> {
    let mount = tempfile::tempdir().unwrap();
    let disk = Forgetful::mounted_at(mount.path())?;
    let (phone, region) = (mount.path().join("phone"), mount.path().join("region"));
    let before = tempfile::tempdir().unwrap();
    let draft = {
        let region = region_with_forms(&before.path().join("region")).await;
        let phone = Home::opens(&before.path().join("phone"), &region.url());
        phone.app.seed().await;
        let token = region.app().open_session("maelle").unwrap();
        phone.app.sync.take_session("maelle", &token).await.unwrap();
        let draft = phone.draft().await;
        phone.answers(draft).await;
        region.stop().await;
        draft
    };
    put_back(&before.path().join("phone"), &phone);
    put_back(&before.path().join("region"), &region);
    disk.settles(mount.path());
    let begins = disk.now();

    let mut said = Vec::new();
    {
        let region = region_with_forms(&region).await;
        let phone = Home::opens(&phone, &region.url());
        phone.app.actions.answer(draft, PATH.into(), Some(NEW.into())).await.unwrap();
        said.push((disk.now(), Said::Answered));
        let paper = phone.attaches(draft).await;
        said.push((disk.now(), Said::Added(paper)));
        let id = phone.sends(draft).await;
        said.push((disk.now(), Said::Sealed(id)));
        phone.carries(id, || false).await;
        said.push((disk.now(), Said::Proved(phone.receipts(id).await)));
        region.stop().await;
    }
    Some(Journey { disk, _mount: mount, begins, draft, said })
}

/// Whose power fails.
#[derive(Debug, Clone, Copy)]
enum Whose {
    Both,
    Phone,
    Gateway,
}

impl Journey {
    async fn is_cut(&self, instant: usize, whose: Whose, cut: Cut) {
        println!("{whose:?} at {instant} of {}, {cut:?}", self.disk.now());
        let folder = tempfile::tempdir().unwrap();
        let (phone, region) = (folder.path().join("phone"), folder.path().join("region"));
        let of = |fails: bool| if fails { cut } else { Cut::Never };
        for (name, fails, into) in [
            ("phone", !matches!(whose, Whose::Gateway), &phone),
            ("region", !matches!(whose, Whose::Phone), &region),
        ] {
            std::fs::create_dir(into).unwrap();
            self.disk.lay_out(name, instant, of(fails), into);
        }
        let region = region_with_forms(&region).await;
        let unsound = region.app().store.unsound().unwrap();
        assert!(unsound.is_empty(), "{unsound:?}");
        no_offset_is_ahead(&region);
        let phone = Home::opens(&phone, &region.url());
        assert_eq!(phone.app.desk, DeskState::Sound);
        phone.app.seed().await;
        let said = self.said.iter().filter(|(at, _)| *at <= instant);
        for (_, said) in said {
            self.stands(&phone, said).await;
        }
        self.goes_on(&phone, &region).await;
        region.stop().await;
    }

    /// What was said is so.
    async fn stands(&self, phone: &Home, said: &Said) {
        let (store, draft) = (&phone.app.store, self.draft);
        match said {
            Said::Answered => {
                let held = store.read(move |db| answers::of(db, draft)).await.unwrap();
                assert_eq!(held[PATH].value.as_deref(), Some(NEW));
                assert_eq!(held.len(), GIVEN.len());
            }
            Said::Added(sha256) => {
                let papers = store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
                assert_eq!(papers.iter().map(|(_, paper)| paper.sha256).collect::<Vec<_>>(), [*sha256]);
                assert_eq!(*store.document_bytes(*sha256).await.unwrap(), *the_paper());
            }
            Said::Sealed(id) => {
                let id = *id;
                let held = store.read(move |db| applications::one(db, id)).await.unwrap();
                assert_eq!(held.draft, Some(draft));
                assert_eq!(store.read(|db| outbox::all(db, None)).await.unwrap().len(), 2);
            }
            Said::Proved(receipts) => {
                let Some(id) = self.sealed() else { unreachable!() };
                assert_eq!(phone.receipts(id).await, *receipts);
            }
        }
    }

    fn sealed(&self) -> Option<ApplicationId> {
        self.said.iter().find_map(|(_, said)| if let Said::Sealed(id) = said { Some(*id) } else { None })
    }

    /// Whatever is there, it arrives once; what the phone believes to be acknowledged is at the gateway.
    async fn goes_on(&self, phone: &Home, region: &Region) {
        let draft = self.draft;
        let stage = phone.app.store.read(move |db| drafts::one(db, draft)).await.unwrap().stage;
        let id = match stage {
            Stage::Writing => {
                phone.attaches(draft).await;
                phone.sends(draft).await
            }
            Stage::Sealed | Stage::Filed => self.sealed().unwrap(),
        };
        for parcel in phone.app.store.read(|db| outbox::all(db, None)).await.unwrap() {
            if let (Kind::Document(_), true) = (parcel.kind, parcel.standing.is_owed()) {
                let there = largest_offset(region);
                assert!(parcel.acknowledged <= there, "{} acknowledged of {there}", parcel.acknowledged);
            }
        }
        let told = phone.receipts(id).await;
        for receipt in &told {
            let bytes = receipt.bytes.clone();
            let is_theirs = region.app().store.read(|db| {
                let sql = "SELECT count(*) FROM receipt WHERE body = ?1";
                Ok::<i64, gateway::Fault>(db.query_row(sql, [bytes], |row| row.get(0)).unwrap())
            });
            assert_eq!(is_theirs.unwrap(), 1, "{:?} was given away before it was durable", receipt.kind);
        }
        phone.arrives_once(region, id, &told).await;
    }
}

/// The offsets of the gateway's rows, and the bytes of its files.
fn offsets(region: &Region) -> Vec<(String, u64)> {
    let read = region.app().store.read(|db| {
        let mut query = db.prepare_cached("SELECT token, \"offset\" FROM upload").unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64))).unwrap();
        Ok::<Vec<(String, u64)>, gateway::Fault>(rows.map(Result::unwrap).collect())
    });
    read.unwrap()
}

fn largest_offset(region: &Region) -> u64 {
    offsets(region).into_iter().map(|(_, offset)| offset).max().unwrap_or(0)
}

fn no_offset_is_ahead(region: &Region) {
    for (token, offset) in offsets(region) {
        let bytes = std::fs::read(region.app().config.documents_folder().join(&token)).unwrap_or_default();
        assert!(bytes.len() as u64 >= offset, "{offset} acknowledged, {} there", bytes.len());
        let offset = offset as usize;
        assert_eq!(bytes[..offset], the_paper()[..offset], "and they are the right ones");
    }
}

async fn power_fails(at_most: usize) {
    let Some(journey) = journey().await else { return };
    let instants = journey.disk.instants(journey.begins, 16);
    let stride = instants.len().div_ceil(at_most).max(1);
    let mut cuts = 0;
    for (number, instant) in instants.iter().rev().step_by(stride).enumerate() {
        let seed = *instant as u64 * 2_654_435_761 + 1;
        let all = [
            (Whose::Both, Cut::Strict),
            (Whose::Phone, Cut::Strict),
            (Whose::Gateway, Cut::Strict),
            (Whose::Both, Cut::ByHalves(seed)),
        ];
        let tried = if stride == 1 { all.to_vec() } else { vec![all[number % all.len()]] };
        for (whose, cut) in tried {
            journey.is_cut(*instant, whose, cut).await;
            cuts += 1;
        }
    }
    println!(
        "{} deeds, {} instants that matter, {cuts} cuts",
        journey.disk.now() - journey.begins,
        instants.len()
    );
    assert!(cuts >= at_most.min(instants.len()) / 2);
}

/// The very first start: the key, both files, the first answer, the first paper.
async fn power_fails_at_the_first_start(at_most: usize) {
    let mount = tempfile::tempdir().unwrap();
    let Some(disk) = Forgetful::mounted_at(mount.path()) else { return };
    let (draft, said) = {
        std::fs::create_dir(mount.path().join("phone")).unwrap();
        disk.settles(mount.path());
        let phone = Home::opens(&mount.path().join("phone"), NOBODY);
        phone.app.seed().await;
        let draft = phone.draft().await;
        phone.answers(draft).await;
        phone.app.actions.answer(draft, PATH.into(), Some(NEW.into())).await.unwrap();
        let mut said = vec![(disk.now(), Said::Answered)];
        let paper = phone.attaches(draft).await;
        said.push((disk.now(), Said::Added(paper)));
        (draft, said)
    };
    let instants = disk.instants(1, 64);
    let journey = Journey { disk, _mount: mount, begins: 0, draft, said };
    let stride = instants.len().div_ceil(at_most).max(1);
    let mut cuts = 0;
    for instant in instants.iter().rev().step_by(stride) {
        for cut in [Cut::Strict, Cut::ByHalves(*instant as u64 * 97 + 1)] {
            println!("first start, at {instant}, {cut:?}");
            let folder = tempfile::tempdir().unwrap();
            journey.disk.lay_out("phone", *instant, cut, folder.path());
            let phone = Home::opens(folder.path(), NOBODY);
            assert_eq!(phone.app.desk, DeskState::Sound);
            phone.app.seed().await;
            let held = phone.app.store.read(|db| Ok(editions::all(db)?.len())).await.unwrap();
            assert_eq!(held, EMBEDDED, "the content is whole again");
            for (_, said) in journey.said.iter().filter(|(at, _)| at <= instant) {
                journey.stands(&phone, said).await;
            }
            let draft = phone.draft().await;
            phone.answers(draft).await;
            phone.attaches(draft).await;
            cuts += 1;
        }
    }
    println!("first start: {} deeds, {cuts} cuts", journey.disk.now());
}

async fn is_protected() {
    let mount = tempfile::tempdir().unwrap();
    let Some(disk) = Forgetful::mounted_at(mount.path()) else { return };
    let folder = mount.path().join("phone");
    let phone = Home::opens(&folder, NOBODY);
    phone.app.seed().await;
    let draft = phone.draft().await;
    phone.answers(draft).await;
    let paper = phone.attaches(draft).await;

    // While it runs: the last state is read, and what cannot be written is refused.
    disk.protects(true);
    let refused = phone.app.actions.answer(draft, PATH.into(), Some(NEW.into())).await.unwrap_err();
    assert!(["disk-trouble", "disk-read-only"].contains(&refused.code()), "{}", refused.code());
    let reads = async |phone: &Home| {
        let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
        assert_eq!(held.len(), GIVEN.len());
        assert_ne!(held[PATH].value.as_deref(), Some(NEW));
        assert_eq!(*phone.app.store.document_bytes(paper).await.unwrap(), *the_paper(), "for an export too");
        let content = phone.app.store.read(|db| Ok(editions::all(db)?.len())).await.unwrap();
        assert_eq!(content, EMBEDDED);
    };
    reads(&phone).await;

    // Opened on such a disk, its journal not folded in yet, as after the system itself gave up; and once it is.
    let (journal, folded) = (folder.join("desk.db-wal"), tempfile::tempdir().unwrap());
    assert!(std::fs::metadata(&journal).unwrap().len() > 0, "there is a journal to be read");
    put_back(&folder, &folded.path().join("crashed"));
    drop(phone);
    disk.protects(false);
    drop(Home::opens(&folder, NOBODY));
    assert!(!journal.exists(), "closed in peace, the journal is folded in");
    std::fs::rename(&folder, mount.path().join("closed")).unwrap();
    put_back(&folded.path().join("crashed"), &mount.path().join("crashed"));
    disk.protects(true);
    for name in ["crashed", "closed"] {
        let phone = Home::opens(&mount.path().join(name), NOBODY);
        assert_eq!(phone.app.desk, DeskState::ReadOnly { code: "disk-read-only" }, "{name}");
        phone.app.seed().await;
        reads(&phone).await;
        let refused = phone.app.actions.answer(draft, PATH.into(), Some(NEW.into())).await.unwrap_err();
        assert_eq!(refused.code(), "disk-read-only");
        assert!(phone.app.actions.keep("x.pdf".into(), None, the_paper()).await.is_err());
        phone.app.tidy().await;
    }
    disk.protects(false);
    let phone = Home::opens(&mount.path().join("crashed"), NOBODY);
    assert_eq!(phone.app.desk, DeskState::Sound);
    phone.app.actions.answer(draft, PATH.into(), Some(NEW.into())).await.unwrap();
}

const JOURNEY: &str = "a journey";
const FIRST_START: &str = "the first start";
const PROTECTION: &str = "protection";

#[test]
fn f13_after_a_power_cut_everything_that_was_acknowledged_is_there() {
    alone(JOURNEY, 32);
}

#[test]
#[ignore = "every instant: make faults"]
fn f13_at_every_instant() {
    alone(JOURNEY, usize::MAX);
}

#[test]
fn f13_a_power_cut_in_the_first_minutes_leaves_a_phone_that_opens() {
    alone(FIRST_START, 12);
}

#[test]
#[ignore = "every instant: make faults"]
fn f13_at_every_instant_of_the_first_start() {
    alone(FIRST_START, usize::MAX);
}

#[test]
fn f35_on_a_disk_under_protection_everything_is_read_and_nothing_is_promised() {
    alone(PROTECTION, 0);
}

/// What the child is asked for, and at how many instants.
const ASKED: &str = "MA_REGION_POWER_CUT";

/// Each in a process of its own: there SQLite may keep its indexes in memory.
fn alone(what: &str, at_most: usize) {
    let inside = ["--exact", "--ignored", "--nocapture", "faults::power_cuts::inside"];
    let mut child = Command::new(std::env::current_exe().unwrap());
    let ran = child.args(inside).env(ASKED, format!("{at_most} {what}")).output().unwrap();
    let (told, cause) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success() && told.contains("1 passed"), "{told}{cause}");
    println!(
        "{}",
        told.lines().filter(|line| line.contains("deeds") || line.contains("not run")).collect::<String>()
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the child of the tests above, started by them"]
async fn inside() {
    let Ok(asked) = std::env::var(ASKED) else { return };
    let (at_most, what) = asked.split_once(' ').unwrap();
    let at_most = at_most.parse().unwrap();
    keep_indexes_in_memory();
    match what {
        JOURNEY => power_fails(at_most).await,
        FIRST_START => power_fails_at_the_first_start(at_most).await,
        _ => is_protected().await,
    }
}
