//! The citizen's hand on the outbox: pause, resume, order, take a parcel out.

use domain::ids::{LaneId, ParcelId};

use super::{Actions, Result};
use crate::store::desk::outbox;

impl Actions {
    /// Holds a lane.
    pub async fn pause(&self, lane: LaneId) -> Result<()> {
        Ok(self.store.write(move |db| outbox::pause(db, lane)).await?)
    }

    /// Lets a lane go again, at once.
    pub async fn resume(&self, lane: LaneId) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| outbox::resume(db, lane, now)).await?)
    }

    /// Puts lanes first, in that order.
    pub async fn order(&self, lanes: Vec<LaneId>) -> Result<()> {
        Ok(self.store.write(move |db| outbox::order(db, &lanes)).await?)
    }

    /// Takes one parcel out, a refused document for instance. An envelope is taken back with its draft.
    pub async fn cancel(&self, parcel: ParcelId) -> Result<()> {
        Ok(self.store.write(move |db| outbox::cancel(db, parcel)).await?)
    }
}
