//! Two phones and a Region that holds one copy, in any order of events: nothing typed is lost, both come to the same.

use api_client::{translate, wire};
use domain::draft::FormPin;
use domain::form::Answers;
use domain::ids::RecordId;
use domain::ids::Sha256;
use proptest::prelude::*;

use super::*;
use crate::store::desk::answers::{Answer, Side};
use crate::store::desk::ground::{Ground, after, draft};
use crate::store::desk::{answers, forms};

const PATHS: [&str; 3] = ["a", "b", "c"];
const ACCOUNT: &str = "maelle";

/// What a phone does.
#[derive(Debug, Clone)]
enum Event {
    Types(usize, usize, String),
    Empties(usize, usize),
    Syncs(usize),
    Chooses(usize, bool),
}

fn events() -> impl Strategy<Value = Event> {
    let (phone, path) = (0usize..2, 0usize..PATHS.len());
    prop_oneof![
        4 => (phone.clone(), path.clone(), "[xyz]{1,2}").prop_map(|(phone, path, value)| Event::Types(phone, path, value)),
        1 => (phone.clone(), path).prop_map(|(phone, path)| Event::Empties(phone, path)),
        4 => phone.clone().prop_map(Event::Syncs),
        1 => (phone, any::<bool>()).prop_map(|(phone, mine)| Event::Chooses(phone, mine)),
    ]
}

fn digest(bytes: &[u8]) -> Sha256 {
    use sha2::Digest;
    Sha256(sha2::Sha256::digest(bytes).into())
}

/// A form of three questions, kept under its digest.
fn form() -> (FormPin, Vec<u8>) {
    let wording = |text: &str| wire::Wording { fr: text.to_owned(), en: text.to_owned() };
    let field = |id: &&str| wire::Field {
        id: (*id).to_owned(),
        kind: "text".to_owned(),
        since: 1,
        label: wording(id),
        ..Default::default()
    };
    let body = serde_json::to_vec(&wire::Form {
        id: "form:three".to_owned(),
        version: 1,
        title: wording("Trois questions"),
        state: "open".to_owned(),
        late: "refuse".to_owned(),
        deadline_counts: "registered".to_owned(),
        aid: "test:1".to_owned(),
        fields: PATHS.iter().map(field).collect(),
        source_url: "x".to_owned(),
        verified_on: "2026-11-01".to_owned(),
        ..Default::default()
    });
    let body = body.unwrap();
    assert!(translate::form(serde_json::from_slice(&body).unwrap()).is_some());
    let sha256 = digest(&body);
    (FormPin { id: RecordId::parse("form:three").unwrap(), version: 1, sha256 }, body)
}

struct World {
    phones: [Ground; 2],
    draft: DraftId,
    /// What the Region holds.
    held: Option<Vec<u8>>,
    second: i64,
}

impl World {
    async fn new() -> Self {
        let phones = [Ground::new(), Ground::new()];
        let (pin, body) = form();
        let mut begun = draft(1);
        begun.form = pin.clone();
        let id = begun.id;
        for (rank, phone) in phones.iter().enumerate() {
            let (pin, body, begun) = (pin.clone(), body.clone(), begun.clone());
            phone
                .write(move |db| {
                    forms::keep(db, &pin, &body)?;
                    if rank == 0 { drafts::save(db, &begun) } else { Ok(()) }
                })
                .await;
        }
        let mut world = Self { phones, draft: id, held: None, second: 0 };
        world.syncs(0).await;
        world.syncs(1).await;
        world
    }

    fn now(&mut self) -> DateTime<Utc> {
        self.second += 60;
        after(self.second)
    }

    async fn says(&self, phone: usize) -> Answers {
        let id = self.draft;
        let held = self.phones[phone].store.read(move |db| answers::of(db, id)).await.unwrap();
        held.into_iter().filter_map(|(path, answer)| Some((path, answer.value?))).collect()
    }

    async fn waits(&self, phone: usize) -> Vec<answers::Contested> {
        let id = self.draft;
        self.phones[phone].store.read(move |db| answers::contested(db, id)).await.unwrap()
    }

    async fn types(&mut self, phone: usize, path: usize, value: Option<String>) {
        let (id, now) = (self.draft, self.now());
        let answer = value.map_or_else(Answer::emptied, Answer::typed);
        self.phones[phone].write(move |db| answers::write(db, id, PATHS[path], &answer, now)).await;
    }

    /// As a round does: what is held and was not seen is taken in, then what is said here is put.
    async fn syncs(&mut self, phone: usize) {
        let (id, now) = (self.draft, self.now());
        let etag = |bytes: &[u8]| wire::etag_of(&digest(bytes).to_string());
        let ground = &self.phones[phone];
        if let Some(bytes) = self.held.clone() {
            let tag = etag(&bytes);
            ground
                .write(move |db| {
                    let held = Held { etag: tag.clone(), leaves_at: None, announced: None };
                    let theirs = Theirs { copied: copied_in(&bytes).unwrap(), bytes, held };
                    if !drafts::is_there(db, id)? {
                        return arrive(db, id.0, &theirs, ACCOUNT, now).map(|_| ());
                    }
                    match standing(db, id)?.etag == Some(tag) {
                        true => Ok(()),
                        false => merge(db, id, &theirs, ACCOUNT, now),
                    }
                })
                .await;
        }
        if let Some(state) = ground.store.read(move |db| snapshot(db, id)).await.unwrap() {
            self.held = Some(state.bytes.clone());
            let held = Held { etag: etag(&state.bytes), leaves_at: None, announced: None };
            ground.write(move |db| copied(db, id, &state, &held, ACCOUNT)).await;
        }
    }

    async fn chooses(&mut self, phone: usize, mine: bool) {
        let Some(one) = self.waits(phone).await.into_iter().next() else { return };
        let (id, now) = (self.draft, self.now());
        let side = if mine { Side::Mine } else { Side::Theirs };
        self.phones[phone].write(move |db| answers::choose(db, id, &one.path, side, now)).await;
    }

    /// Every value that a phone still has somewhere: standing, former, or waiting.
    async fn remembers(&self, phone: usize, value: &str) -> bool {
        let id = self.draft;
        let past = move |db: &Reader<'_>| {
            let mut all: Vec<_> =
                answers::of(db, id)?.into_values().filter_map(|answer| answer.value).collect();
            for path in PATHS {
                all.extend(answers::past(db, id, path)?.into_iter().filter_map(|past| past.answer.value));
            }
            Ok(all)
        };
        self.phones[phone].store.read(past).await.unwrap().iter().any(|held| held == value)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happens_in_whatever_order_nothing_typed_is_lost_and_both_come_to_the_same(
        events in proptest::collection::vec(events(), 1..24)
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        runtime.block_on(async {
            let mut world = World::new().await;
            let mut typed = Vec::new();
            for event in events {
                match event {
                    Event::Types(phone, path, value) => {
                        world.types(phone, path, Some(value.clone())).await;
                        typed.push((phone, value));
                    }
                    Event::Empties(phone, path) => world.types(phone, path, None).await,
                    Event::Syncs(phone) => {
                        let (before, asked) = (world.says(phone).await, world.waits(phone).await);
                        let was_ahead = {
                            let id = world.draft;
                            world.phones[phone].store.read(move |db| standing(db, id)).await.unwrap().is_ahead
                        };
                        let common = world.base(phone).await;
                        world.syncs(phone).await;
                        let now = world.says(phone).await;
                        for (path, value) in &before {
                            // What was written here since the last state in common is never written over.
                            let is_own = was_ahead && common.get(path) != Some(value);
                            prop_assert!(!is_own || now.get(path) == Some(value), "{} {:?}", path, asked);
                        }
                    }
                    Event::Chooses(phone, mine) => world.chooses(phone, mine).await,
                }
            }
            for (phone, value) in &typed {
                prop_assert!(world.remembers(*phone, value).await, "{} on phone {}", value, phone);
            }
            for _ in 0..12 {
                for phone in [0, 1] {
                    world.syncs(phone).await;
                    world.chooses(phone, true).await;
                    world.syncs(phone).await;
                }
            }
            prop_assert!(world.waits(0).await.is_empty() && world.waits(1).await.is_empty());
            prop_assert_eq!(world.says(0).await, world.says(1).await);
            Ok(())
        })?;
    }
}

impl World {
    /// The last state that a phone and the Region had in common.
    async fn base(&self, phone: usize) -> Answers {
        let id = self.draft;
        let held = self.phones[phone].store.read(move |db| base(db, id)).await.unwrap();
        held.map(|held| held.given()).unwrap_or_default()
    }
}
