//! Writes answers down in the order in which they are typed, and says which of them are durable.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use domain::ids::DraftId;
use tokio::sync::{mpsc, watch};

use super::{Actions, answer};
use crate::store::desk::answers::{self, Answer};
use crate::store::desk::{Writer, drafts};
use crate::store::{self, Store};

/// One change of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// Where.
    pub path: String,
    /// What stands there from now on; none if it was emptied.
    pub value: Option<String>,
    /// It came letter by letter: what stood a moment ago is no value to come back to.
    pub letters: bool,
}

/// How far the pen has written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Every stroke up to that number is durable; the first one is 1.
    pub up_to: u64,
    /// When the last of them became so.
    pub at: Option<DateTime<Utc>>,
    /// Why what follows is not, by the store's code; it is tried again with the next stroke.
    pub trouble: Option<&'static str>,
}

/// Writes to one draft, in order. Whatever the window does, what was put is written down.
#[derive(Clone)]
pub struct Pen {
    given: Arc<AtomicU64>,
    strokes: mpsc::UnboundedSender<Option<Stroke>>,
    written: watch::Receiver<Written>,
}

impl Actions {
    /// A pen for that draft. It writes on the runtime, and ends once nobody holds it and all is written.
    pub fn pen(&self, draft: DraftId) -> Pen {
        let (strokes, received) = mpsc::unbounded_channel();
        let (say, written) = watch::channel(Written::default());
        self.runtime.spawn(Desk { actions: self.clone(), draft, say }.write_down(received));
        Pen { given: Arc::default(), strokes, written }
    }
}

impl Pen {
    /// Puts a stroke, at once and without waiting; gives its number.
    pub fn put(&self, stroke: Stroke) -> u64 {
        let number = self.given.fetch_add(1, Ordering::SeqCst) + 1;
        // The other end lives as long as this one.
        let _ = self.strokes.send(Some(stroke));
        number
    }

    /// Tries again what could not be written.
    pub fn again(&self) {
        let _ = self.strokes.send(None);
    }

    /// How far it has written, told at each change.
    pub fn written(&self) -> watch::Receiver<Written> {
        self.written.clone()
    }

    /// Waits until all that was put is durable; false if it could not be written.
    pub async fn settled(&self) -> bool {
        let given = self.given.load(Ordering::SeqCst);
        let mut written = self.written.clone();
        let told = written.wait_for(|written| written.up_to >= given || written.trouble.is_some()).await;
        told.is_ok_and(|written| written.up_to >= given)
    }
}

/// Where the strokes of one draft are written down.
struct Desk {
    actions: Actions,
    draft: DraftId,
    say: watch::Sender<Written>,
}

impl Desk {
    async fn write_down(self, mut received: mpsc::UnboundedReceiver<Option<Stroke>>) {
        let (mut owed, mut taken) = (Vec::new(), 0);
        while let Some(first) = received.recv().await {
            let mut next = Some(first);
            while let Some(stroke) = next {
                taken += u64::from(stroke.is_some());
                owed.extend(stroke);
                next = received.try_recv().ok();
            }
            // While the disk was busy several may have come: the last of a path counts.
            owed = newest(owed);
            let now = self.actions.now();
            let outcome = write(&self.actions.store, self.draft, owed.clone(), now).await;
            self.say.send_modify(|written| match outcome {
                Ok(()) => *written = Written { up_to: taken, at: Some(now), trouble: None },
                Err(error) => written.trouble = Some(error.code()),
            });
            if self.say.borrow().trouble.is_none() {
                owed.clear();
            }
        }
    }
}

async fn write(store: &Store, draft: DraftId, owed: Vec<Stroke>, now: DateTime<Utc>) -> store::Result<()> {
    let all = move |db: &Writer<'_>| {
        drafts::open(db, draft)?;
        for stroke in owed {
            let answer = stroke.value.map_or_else(Answer::emptied, Answer::typed);
            match stroke.letters {
                true => answers::type_on(db, draft, &stroke.path, &answer, now)?,
                false => answers::write(db, draft, &stroke.path, &answer, now)?,
            }
        }
        answer::noted(db, draft, now)
    };
    store.write(all).await
}

/// The last stroke of each path, in the order in which they came.
fn newest(strokes: Vec<Stroke>) -> Vec<Stroke> {
    let last: BTreeMap<String, usize> =
        strokes.iter().enumerate().map(|(at, stroke)| (stroke.path.clone(), at)).collect();
    let is_last = |(at, stroke): &(usize, Stroke)| last.get(&stroke.path) == Some(at);
    strokes.into_iter().enumerate().filter(is_last).map(|(_, stroke)| stroke).collect()
}
