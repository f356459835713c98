//! A whole application for the driving licence, as a citizen of age would write it.

use chrono::TimeDelta;
use domain::application::Standing;
use domain::document::Document;
use domain::ids::{ApplicationId, DraftId, RecordId};
use domain::parcel::Parcel;
use domain::receipt::Kind;
use gateway::Region;
use ma_region::actions::{Begun, Sent};
use ma_region::store::desk::{applications, outbox, receipts};
use ma_region::sync::Trust;
use zeroize::Zeroizing;

pub use super::given::GIVEN;
use super::{Phone, config};

/// The form.
pub const FORM: &str = "form:aide-permis-de-conduire";

/// The slot that takes papers.
pub const SLOT: &str = "enrolment";

/// A gateway that begins with the content that the app carries: the forms are the same on both sides.
pub async fn region_with_forms(folder: &std::path::Path) -> Region {
    let mut config = config(folder);
    config.seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed/content.mrpack").into();
    Region::start(config).await.unwrap()
}

/// The bytes of a paper of that size (of a page alone, if that is more), like no other of another number: a PDF
/// that says nothing of anybody, and so is kept to the byte.
pub fn paper(number: u8, size: usize) -> Zeroizing<Vec<u8>> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for object in [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ] {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj{object}endobj\n", places.len()).into_bytes());
    }
    places.push(bytes.len());
    let end = |places: &[usize], table: usize| {
        let rows: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
        let head = "\nendstream endobj\nxref\n0 5\n0000000000 65535 f \n";
        format!("{head}{rows}trailer<</Root 1 0 R/Size 5>>\nstartxref\n{table:010}\n%%EOF\n")
    };
    let around = bytes.len() + "4 0 obj<</Length 0000000000>>stream\n".len() + end(&places, 0).len();
    let length = size.saturating_sub(around);
    bytes.extend(format!("4 0 obj<</Length {length:010}>>stream\n").into_bytes());
    let mut state = u32::from(number) + 1;
    let mut noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    bytes.extend(noise.by_ref().take(length));
    let table = bytes.len() + "\nendstream endobj\n".len();
    bytes.extend(end(&places, table).into_bytes());
    Zeroizing::new(bytes)
}

impl Phone {
    /// Signs in with a session opened by hand at that gateway.
    pub async fn signs_in(&self, region: &Region, account: &str) {
        let token = region.app().open_session(account).unwrap();
        self.app.sync.take_session(account, &token).await.unwrap();
    }

    /// A draft with every answer and one paper of that size.
    pub async fn writes(&self, size: usize) -> (DraftId, Document) {
        let actions = &self.app.actions;
        let form = RecordId::parse(FORM).unwrap();
        let Begun::New(draft) = actions.begin(form, None, true, true).await.unwrap() else { panic!() };
        for (path, value) in GIVEN {
            actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
        }
        let kept = actions.keep("inscription.pdf".into(), Some("enrolment".into()), paper(1, size)).await;
        let document = kept.unwrap();
        actions.attach(draft, SLOT.into(), document.sha256).await.unwrap();
        (draft, document)
    }

    /// Presses « Envoyer ».
    pub async fn sends(&self, draft: DraftId) -> ApplicationId {
        match self.app.actions.send(draft).await.unwrap() {
            Sent::Posted(id) => id,
            Sent::Incomplete(problems) => panic!("{problems:?}"),
        }
    }
}

impl Phone {
    /// Where an application stands here.
    pub async fn standing(&self, id: ApplicationId) -> Standing {
        self.app.store.read(move |db| applications::one(db, id)).await.unwrap().standing
    }

    /// The kinds of its receipts, each verified again under the root that is compiled in.
    pub async fn receipts(&self, id: ApplicationId) -> Vec<Kind> {
        let kept = self.app.store.read(move |db| receipts::of(db, id)).await.unwrap();
        let root = api_client::root::trusted(Trust::BUILT_IN.root).unwrap();
        for receipt in &kept {
            let read = api_client::receipt::verify(&receipt.bytes, &root).unwrap();
            assert_eq!((read.kind, read.application), (receipt.kind, id));
        }
        kept.iter().map(|receipt| receipt.kind).collect()
    }

    /// Every parcel, in the order in which they leave.
    pub async fn parcels(&self) -> Vec<Parcel> {
        self.app.store.read(|db| outbox::all(db, None)).await.unwrap()
    }

    /// Rounds with a quarter of an hour between them, until the application is complete here.
    pub async fn completes(&self, id: ApplicationId) {
        for _ in 0..8 {
            if self.standing(id).await == Standing::Complete {
                return;
            }
            self.clock.turn(TimeDelta::minutes(20));
            self.syncs().await;
        }
        let owed = self.parcels().await.into_iter().filter(|parcel| parcel.standing.is_owed());
        let owed: Vec<_> = owed.map(|one| (one.kind, one.standing, one.attempts, one.not_before)).collect();
        let (now, round) = (self.app.actions.now(), self.syncs().await);
        panic!("at {now}, still {:?}, owed {owed:?}, last {:?}", self.standing(id).await, round.post);
    }
}

/// What the gateway holds: applications, uploads begun, documents verified.
pub fn held(region: &Region) -> (usize, usize, usize) {
    let count = |db: &gateway::store::sql::Connection<'_>, sql: &str| -> usize {
        db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() as usize
    };
    let counted = |db: &gateway::store::sql::Connection<'_>| {
        Ok::<_, gateway::Fault>((
            count(db, "SELECT count(*) FROM application"),
            count(db, "SELECT count(*) FROM upload"),
            count(db, "SELECT count(*) FROM document"),
        ))
    };
    region.app().store.read(|db| counted(db)).unwrap()
}
