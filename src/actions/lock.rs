//! The lock of « Mon dossier »: sets it, changes it, takes it away, and opens with it.

use chrono::TimeDelta;
use domain::lock::{Tries, judge};

use super::pin::{self, NotMade, Pin};
use super::{Actions, Error, Gate, Result};
use crate::store;
use crate::store::desk::lock::{self, Verifier};
use crate::store::desk::{Reader, Writer, mandates};

/// What came of a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It is the right one.
    Right,
    /// It is not; so many more may be wrong before one has to wait.
    Wrong {
        /// How many.
        free: u32,
        /// How long nobody may try now.
        wait: TimeDelta,
    },
    /// Nobody may try yet: the PIN was not looked at.
    Wait(TimeDelta),
}

impl Actions {
    /// The gate of « Mon dossier » in this process.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Whether « Mon dossier » has a lock.
    pub async fn is_locked_up(&self) -> Result<bool> {
        Ok(self.store.read(lock::is_set).await?)
    }

    /// Sets a lock where there is none. Fails with `pin-…` for a PIN that is not taken, and where somebody is helped:
    /// that desk ends by itself.
    pub async fn set_lock(&self, pin: Pin) -> Result<()> {
        judge(&pin).map_err(Error::PinUnfit)?;
        let made = self.made(pin).await?;
        let set = move |db: &Writer<'_>| match (lock::is_set(db)?, mandates::is_any(db)?) {
            (true, _) => Ok(Err(Error::LockSet)),
            (false, true) => Ok(Err(Error::HelpingAlready)),
            (false, false) => lock::set(db, &made).map(Ok),
        };
        self.store.write(set).await??;
        self.gate.open(&self.runtime);
        Ok(())
    }

    /// Puts another PIN in place of the present one, which is asked.
    pub async fn change_lock(&self, present: Pin, pin: Pin) -> Result<Tried> {
        judge(&pin).map_err(Error::PinUnfit)?;
        let tried = self.try_pin(present).await?;
        if tried == Tried::Right {
            let made = self.made(pin).await?;
            self.store.write(move |db| lock::set(db, &made)).await?;
        }
        Ok(tried)
    }

    /// Takes the lock away, if that is the present PIN.
    pub async fn remove_lock(&self, present: Pin) -> Result<Tried> {
        let tried = self.try_pin(present).await?;
        if tried == Tried::Right {
            self.store.write(lock::remove).await?;
        }
        Ok(tried)
    }

    /// Opens « Mon dossier »: until it was left alone for five minutes, or out of sight for one.
    pub async fn unlock(&self, pin: Pin) -> Result<Tried> {
        let tried = self.try_pin(pin).await?;
        if tried == Tried::Right {
            self.gate.open(&self.runtime);
        }
        Ok(tried)
    }

    /// Asks the PIN again before one act that cannot be taken back: an export, the erasure, what is sent for another
    /// person. It holds for that act, and for two minutes.
    pub async fn ask_again(&self, pin: Pin) -> Result<Tried> {
        let tried = self.try_pin(pin).await?;
        if tried == Tried::Right {
            self.gate.open(&self.runtime);
            self.gate.admit();
        }
        Ok(tried)
    }

    /// To be called first by each such act: fails with `lock-asks` where there is a lock and nobody was admitted by
    /// `ask_again`.
    pub async fn admitted(&self) -> Result<()> {
        if !self.is_locked_up().await? || self.gate.takes_admission() { Ok(()) } else { Err(Error::LockAsks) }
    }

    /// How long nobody may try; zero where one may.
    pub async fn lock_waits(&self) -> Result<TimeDelta> {
        let up = self.clock.up();
        let left =
            move |db: &Reader<'_>| Ok(lock::held(db)?.map_or(TimeDelta::zero(), |(_, tries)| tries.left(up)));
        Ok(self.store.read(left).await?)
    }

    /// A try is counted, durably, before the PIN is looked at: nobody tries for nothing by killing the app.
    async fn try_pin(&self, pin: Pin) -> Result<Tried> {
        // One at a time: two at once are two tries.
        let _turn = self.trying.lock().await;
        let up = self.clock.up();
        let begun = move |db: &Writer<'_>| {
            let (kept, tries) = lock::held(db)?.ok_or(store::Error::NotThere)?;
            match tries.begins(up) {
                Ok(counted) => lock::tried(db, counted).map(|()| Ok((kept, counted))),
                Err(left) => Ok(Err(left)),
            }
        };
        let (kept, counted) = match self.store.write(begun).await? {
            Ok(begun) => begun,
            Err(left) => return Ok(Tried::Wait(left)),
        };
        if self.on_the_side(move || pin::is_it(&pin, &kept)).await? {
            self.store.write(|db| lock::tried(db, Tries::default())).await?;
            return Ok(Tried::Right);
        }
        Ok(Tried::Wrong { free: counted.free(), wait: counted.wait() })
    }

    async fn made(&self, pin: Pin) -> Result<Verifier> {
        self.on_the_side(move || pin::made(&pin)).await
    }

    async fn on_the_side<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, NotMade> + Send + 'static,
    ) -> Result<T> {
        let done = self.runtime.spawn_blocking(work).await.map_err(|_| store::Error::Stopping)?;
        Ok(done.map_err(|NotMade| store::Error::DeskClosed)?)
    }
}
