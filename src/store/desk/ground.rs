//! A desk on a real file in a temporary folder, for the tests of this room.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{DateTime, TimeDelta, Utc};
use domain::draft::{Draft, FormPin, Stage};
use domain::ids::{ApplicationId, DraftId, LaneId, ParcelId, RecordId, Sha256};
use domain::parcel::Kind;
use tempfile::TempDir;
use uuid::Uuid;

use super::{Writer, drafts, outbox};
use crate::store::{DeskState, Opening, Result, Store, open};

/// A store in a folder of its own.
pub struct Ground {
    pub store: Store,
    pub state: DeskState,
    pub folder: TempDir,
}

impl Ground {
    pub fn new() -> Self {
        Self::of(tempfile::tempdir().unwrap())
    }

    pub fn of(folder: TempDir) -> Self {
        let (store, state) = open(Opening {
            folder: folder.path(),
            desk_key: Some(zeroize::Zeroizing::new([7; 32])),
            now: noon(),
            runtime: tokio::runtime::Handle::current(),
            door: crate::store::Door::enter(folder.path()),
        })
        .unwrap();
        Self { store, state, folder }
    }

    /// The same folder, opened again as after a restart.
    pub fn reopened(self) -> Self {
        let Self { store, folder, .. } = self;
        drop(store);
        Self::of(folder)
    }

    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Writer<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.store.write(job).await.unwrap()
    }
}

pub fn noon() -> DateTime<Utc> {
    "2026-11-25T11:00:00Z".parse().unwrap()
}

pub fn after(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128((0x0193_5a00_0000_7000_8000 << 48) + number)
}

pub fn pin() -> FormPin {
    FormPin { id: RecordId::parse("form:permis").unwrap(), version: 3, sha256: Sha256([9; 32]) }
}

pub fn draft(number: u128) -> Draft {
    Draft {
        id: DraftId(id(number)),
        profile: None,
        account: None,
        form: pin(),
        title: format!("Brouillon {number}"),
        stage: Stage::Writing,
        corrects: None,
        counter: 0,
        touched_at: noon(),
        trashed_at: None,
    }
}

pub fn begun(db: &Writer, number: u128) -> Result<DraftId> {
    let draft = draft(number);
    drafts::save(db, &draft)?;
    Ok(draft.id)
}

pub fn parcel_id(number: u128) -> ParcelId {
    ParcelId(id(number))
}

pub fn lane(number: u128) -> LaneId {
    LaneId(id(number))
}

/// Posts a parcel of a lane; its number is its name, and for a document its digest.
pub fn post(db: &Writer, number: u8, of: u128, kind: &str, account: Option<&str>) -> Result<()> {
    let sha256 = (kind == "document").then_some(Sha256([number; 32]));
    let kind = Kind::parse(kind, sha256).unwrap();
    let post = outbox::Post {
        id: parcel_id(u128::from(number)),
        lane: lane(of),
        kind,
        application: kind.needs_account().then_some(ApplicationId(id(of))),
        wire: vec![number],
        account: account.map(str::to_owned),
        size: 100,
    };
    outbox::post(db, &post, noon())
}
