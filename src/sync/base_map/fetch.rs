//! The bytes of the base map, over a line that may be taken, from where they were cut.

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use api_client::pack::Refused;
use domain::base_map::Stage;
use tokio::sync::watch::Receiver;

use crate::platform::Line;
use crate::store::Topic;
use crate::store::desk::settings;
use crate::store::reference::base_map::{self, Offer, Wish};
use crate::sync::{Stop, Sync, editions};

/// Bytes written down at a time.
const STEP: usize = 256 * 1024;

/// How a download ended.
pub(super) enum Came {
    Whole,
    /// The citizen paused it or wishes it no more, or the line became one that counts its bytes.
    Halted,
}

impl Sync {
    /// Whether the line of now may be taken: one that counts its bytes only if the citizen said so, and no setting
    /// says otherwise.
    pub(super) async fn may_take(&self, wish: Wish) -> bool {
        if self.network.line() != Line::Metered {
            return true;
        }
        let saves = self.store.read(settings::read).await.is_ok_and(|settings| settings.keeps_to_wifi());
        wish.any_line && !saves
    }

    pub(super) async fn fetches(&self, offer: &Offer, wish: Wish) -> Result<Came, Stop> {
        let Some(gateway) = &self.gateway else { return Err(Stop::Local("gateway-address")) };
        editions::wait_as_asked(self).await?;
        let mut traffic = Traffic::default();
        let outcome = self.downloads(gateway, offer, wish, &mut traffic).await;
        if let Err(stop) = &outcome {
            self.keep_to(stop, &traffic).await;
        }
        outcome
    }

    async fn downloads(
        &self,
        gateway: &Gateway,
        Offer { map, base }: &Offer,
        wish: Wish,
        traffic: &mut Traffic,
    ) -> Result<Came, Stop> {
        let part = self.store.map_part(map);
        let mut come = self.store.map_come(&part).await?;
        if !self.say(Stage::Coming, come).await? {
            return Ok(Came::Halted);
        }
        let mut wishes = self.store.watch(Topic::MapWish);
        let name = map.sha256.to_string();
        let asked = gateway.blob(base.as_deref(), &name, come, traffic).await?;
        let mut download = asked.ok_or(Stop::Line(Failure::Portal))?;
        let mut afresh = download.from == 0;
        if afresh && download.length().is_some_and(|length| length != map.size) {
            // A page instead of the map: what has come is not given up for it.
            return Err(Stop::Line(Failure::Portal));
        }
        let mut waiting = Vec::with_capacity(STEP);
        come = download.from;
        loop {
            let chunk = tokio::select! {
                chunk = download.next(traffic) => chunk,
                halted = self.halted(&mut wishes) => {
                    halted?;
                    return Ok(Came::Halted);
                }
            };
            let ended = !matches!(chunk, Ok(Some(_)));
            let outcome = chunk.map(|chunk| waiting.extend(chunk.unwrap_or_default()));
            if waiting.len() >= STEP || ended && !waiting.is_empty() {
                come += waiting.len() as u64;
                if come > map.size {
                    self.store.part_ends(&part).await?;
                    return Err(Stop::Refused(Refused::TooLarge));
                }
                self.store.part_grows(&part, std::mem::take(&mut waiting), afresh).await?;
                afresh = false;
                let goes_on = self.say(Stage::Coming, come).await? && self.may_take(wish).await;
                if !goes_on {
                    return Ok(Came::Halted);
                }
            }
            outcome?;
            if ended {
                break;
            }
        }
        // A whole answer that is too short: not the map. (A cut is an error of the line.)
        if come == map.size { Ok(Came::Whole) } else { Err(Stop::Line(Failure::Portal)) }
    }

    /// Ends once the wish stands no longer, whatever else is wished meanwhile.
    async fn halted(&self, wishes: &mut Receiver<u64>) -> Result<(), Stop> {
        loop {
            if wishes.changed().await.is_err() {
                return Ok(());
            }
            let standing = self.store.read(base_map::standing).await?;
            if standing.wish.is_none_or(|wish| !wish.stage.is_open()) {
                return Ok(());
            }
        }
    }
}
