//! A phone whose key and token lie in files beside its desk, as the terminal's do: it can be killed, copied and cut.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use domain::application::Standing;
use domain::ids::{ApplicationId, DraftId, RecordId, Sha256};
use domain::receipt::Kind;
use gateway::Region;
use ma_region::actions::{Begun, Sent};
use ma_region::platform::desktop::FileVault;
use ma_region::platform::fake::{HandBrowser, HandClock, HandFolders, HandNetwork, HandReturns};
use ma_region::store::desk::{applications, receipts};
use ma_region::sync::Trust;
use ma_region::wiring::{App, Parts, assemble};

use crate::world::NOON;
use crate::world::filled::{FORM, GIVEN, SLOT, held, paper};

/// Number and size of the one paper.
const PAPER: (u8, usize) = (3, 150_000);

/// Such a phone, open.
pub struct Home {
    pub app: App,
    pub clock: Arc<HandClock>,
}

impl Home {
    pub fn opens(folder: &Path, gateway: &str) -> Self {
        let clock = Arc::new(HandClock::at(NOON.parse().unwrap()));
        let parts = Parts {
            clock: clock.clone(),
            browser: Arc::new(HandBrowser::default()),
            position: Arc::new(ma_region::platform::fake::HandPosition::default()),
            voice: Arc::new(ma_region::platform::fake::HandVoice::default()),
            returns: Arc::new(HandReturns::default()),
            vault: Arc::new(FileVault { file: folder.join("vault.key") }),
            folders: Arc::new(HandFolders(folder.to_owned())),
            network: Arc::new(HandNetwork::default()),
            notifier: std::sync::Arc::new(ma_region::platform::fake::HandNotifier::default()),
            trust: Trust::BUILT_IN,
        };
        let app = assemble(folder, gateway, parts, &tokio::runtime::Handle::current()).unwrap();
        Self { app, clock }
    }

    /// Speaks to that gateway from now on.
    pub fn turns_to(&mut self, gateway: &str) {
        self.app.sync.gateway = api_client::gateway::Gateway::at(gateway, "ma-region/test").ok();
    }

    /// Begins the draft, or finds the one that was begun.
    pub async fn draft(&self) -> DraftId {
        let form = RecordId::parse(FORM).unwrap();
        match self.app.actions.begin(form, None, true, false).await.unwrap() {
            Begun::New(draft) => draft,
            Begun::GoOn(drafts) => {
                assert_eq!(drafts.len(), 1, "one draft");
                drafts[0].id
            }
        }
    }

    /// Gives every answer.
    pub async fn answers(&self, draft: DraftId) {
        for (path, value) in GIVEN {
            self.app.actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
        }
    }

    /// Gives the one paper.
    pub async fn attaches(&self, draft: DraftId) -> Sha256 {
        let kept =
            self.app.actions.keep("inscription.pdf".into(), Some("enrolment".into()), the_paper()).await;
        let sha256 = kept.unwrap().sha256;
        self.app.actions.attach(draft, SLOT.into(), sha256).await.unwrap();
        sha256
    }

    /// Presses « Envoyer ».
    pub async fn sends(&self, draft: DraftId) -> ApplicationId {
        match self.app.actions.send(draft).await.unwrap() {
            Sent::Posted(id) => id,
            Sent::Incomplete(problems) => panic!("{problems:?}"),
        }
    }

    /// Where an application stands here.
    pub async fn standing(&self, id: ApplicationId) -> Standing {
        self.app.store.read(move |db| applications::one(db, id)).await.unwrap().standing
    }

    /// Its receipts, each verified again.
    pub async fn receipts(&self, id: ApplicationId) -> Vec<receipts::Kept> {
        let kept = self.app.store.read(move |db| receipts::of(db, id)).await.unwrap();
        let root = api_client::root::trusted(Trust::BUILT_IN.root).unwrap();
        for receipt in &kept {
            assert_eq!(api_client::receipt::verify(&receipt.bytes, &root).unwrap().application, id);
        }
        kept
    }

    /// Rounds with some time between them, until the application is complete here or nobody answers any more.
    pub async fn carries(&self, id: ApplicationId, mut is_gone: impl FnMut() -> bool) {
        for _ in 0..8 {
            self.app.sync.round().await;
            if self.standing(id).await == Standing::Complete || is_gone() {
                return;
            }
            self.clock.turn(TimeDelta::minutes(20));
        }
    }

    /// The same at a gateway that lives: it arrives, once, and both sides agree; no receipt said too much.
    pub async fn arrives_once(&self, region: &Region, id: ApplicationId, told_before: &[receipts::Kept]) {
        let before = self.standing(id).await;
        if before == Standing::Complete {
            is_complete(region, id);
        }
        self.carries(id, || false).await;
        assert_eq!(self.standing(id).await, Standing::Complete, "from {before:?}");
        is_complete(region, id);
        assert_eq!(held(region).0, 1, "one application");
        let kept = self.receipts(id).await;
        let kinds: Vec<_> = kept.iter().map(|receipt| receipt.kind).collect();
        assert_eq!(kinds, [Kind::Registered, Kind::Complete]);
        for receipt in told_before {
            assert!(kept.contains(receipt), "{:?} was acknowledged, and is another one now", receipt.kind);
        }
        let theirs = gateway::filing::decide::find(region.app(), &id.to_string()).unwrap();
        let ours = self.app.store.read(move |db| applications::one(db, id)).await.unwrap();
        assert_eq!(ours.number.as_deref(), Some(theirs.number.as_str()));
        assert_eq!(ours.envelope_sha256.0, theirs.envelope_sha256);
    }
}

/// The bytes of the paper.
pub fn the_paper() -> zeroize::Zeroizing<Vec<u8>> {
    paper(PAPER.0, PAPER.1)
}

/// The gateway calls it complete, and has every byte of its paper.
fn is_complete(region: &Region, id: ApplicationId) {
    let theirs = gateway::filing::decide::find(region.app(), &id.to_string()).unwrap();
    assert_eq!(theirs.standing, Standing::Complete, "the phone was told so");
    let files = std::fs::read_dir(region.app().config.data.join("documents")).unwrap();
    let held: Vec<_> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    assert_eq!(held, [the_paper().to_vec()], "and every byte is there");
}
