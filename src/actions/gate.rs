//! The gate of « Mon dossier » in this process: open or closed, and for how long; and the PIN that was asked again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use domain::lock::{ADMITTED, Door};
use domain::uptime::passed;
use tokio::sync::watch;

use crate::platform::Clock;

/// The gate. It is closed at each start; what it says of a desk without a lock means nothing.
#[derive(Clone)]
pub struct Gate(Arc<Inside>);

struct Inside {
    clock: Arc<dyn Clock>,
    standing: Mutex<Standing>,
    told: watch::Sender<bool>,
}

#[derive(Default)]
struct Standing {
    door: Door,
    /// Since when the PIN that was asked again holds, for one act.
    admitted_up: Option<TimeDelta>,
    /// Somebody waits for the door to close by itself.
    watched: bool,
}

impl Gate {
    /// Closed.
    pub fn closed(clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inside { clock, standing: Mutex::default(), told: watch::Sender::new(false) }))
    }

    /// Whether it is open, told at each change.
    pub fn told(&self) -> watch::Receiver<bool> {
        self.look();
        self.0.told.subscribe()
    }

    /// Whether it is open now.
    pub fn is_open(&self) -> bool {
        self.look()
    }

    /// Somebody is there: it stays open five minutes from here.
    pub fn touch(&self) {
        self.becomes(Door::touched);
    }

    /// Nobody sees the app any more: it closes in a minute.
    pub fn leave(&self) {
        self.becomes(Door::left);
    }

    /// Closes it at once.
    pub fn close(&self) {
        self.standing().admitted_up = None;
        self.becomes(|_, _| Door::Closed);
    }

    /// The right PIN was given: it opens, and closes by itself.
    pub(super) fn open(&self, runtime: &tokio::runtime::Handle) {
        self.becomes(|_, up| Door::opened(up));
        if std::mem::replace(&mut self.standing().watched, true) {
            return;
        }
        let gate = self.clone();
        runtime.spawn(async move {
            while let Some(left) = gate.closes_in() {
                tokio::time::sleep(left).await;
            }
        });
    }

    /// The right PIN was asked again: it admits to one act.
    pub(super) fn admit(&self) {
        self.standing().admitted_up = Some(self.0.clock.up());
    }

    /// Takes the admission, if there is one that still holds.
    pub(super) fn takes_admission(&self) -> bool {
        let up = self.0.clock.up();
        self.standing().admitted_up.take().is_some_and(|since| passed(since, up) < ADMITTED)
    }

    /// How long until it closes; none once it is closed.
    fn closes_in(&self) -> Option<Duration> {
        self.look();
        let mut standing = self.standing();
        let left = standing.door.closes_in(self.0.clock.up());
        // Nobody watches a closed door; whoever opens it next has it watched again.
        standing.watched = left.is_some();
        // A moment more, so that it is over when it is looked at.
        left.map(|left| left.to_std().unwrap_or_default() + Duration::from_millis(20))
    }

    fn look(&self) -> bool {
        self.becomes(Door::look)
    }

    fn becomes(&self, step: impl FnOnce(Door, TimeDelta) -> Door) -> bool {
        let mut standing = self.standing();
        standing.door = step(standing.door, self.0.clock.up());
        let open = standing.door.is_open();
        // Told while the standing is held: two changes are told in their order.
        self.0.told.send_if_modified(|told| std::mem::replace(told, open) != open);
        open
    }

    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.0.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::fake::HandClock;

    #[tokio::test]
    async fn it_closes_by_itself_and_an_admission_is_good_for_one_act() {
        let clock = Arc::new(HandClock::at(chrono::DateTime::UNIX_EPOCH));
        let gate = Gate::closed(clock.clone());
        gate.touch();
        assert!(!gate.is_open(), "a touch opens nothing");
        gate.open(&tokio::runtime::Handle::current());
        clock.turn(TimeDelta::minutes(4));
        gate.touch();
        clock.turn(TimeDelta::minutes(4));
        assert!(gate.is_open());
        clock.lies(TimeDelta::days(-2));
        clock.turn(TimeDelta::minutes(1));
        assert!(!gate.is_open(), "whatever the wall says");
        gate.open(&tokio::runtime::Handle::current());
        gate.leave();
        clock.turn(TimeDelta::seconds(61));
        gate.touch();
        assert!(!gate.is_open(), "too long out of sight");

        assert!(!gate.takes_admission());
        gate.admit();
        assert!(gate.takes_admission());
        assert!(!gate.takes_admission());
        gate.admit();
        clock.turn(TimeDelta::minutes(3));
        assert!(!gate.takes_admission());
        gate.admit();
        gate.close();
        assert!(!gate.takes_admission());
    }
}
