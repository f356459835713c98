//! The base map comes in beside the rounds, on wish alone: resumed where it was cut, held against its signed digest.
//!
//! It is large and nobody waits for it, so it holds up nothing: it has a loop and a lock of its own.

mod fetch;

use std::time::Duration;

use api_client::translate;
use api_client::wire::Manifest;
use domain::base_map::{Ending, Stage, Wait};

use self::fetch::Came;
use super::{Stop, Sync};
use crate::store::reference::base_map::{self, Offer, Standing, Wish};
use crate::store::{Landed, Topic};

/// The first rest after a line was lost; it doubles.
const FIRST: Duration = Duration::from_secs(2);
/// The longest such rest.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// So often the kind of line is looked at while a better one is waited for: a question to this phone.
const LINE_LOOKED_AT: Duration = Duration::from_secs(5 * 60);
/// So long it is left to another window that does the work.
const ELSEWHERE: Duration = Duration::from_secs(30);

/// When to look again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Once something is wished.
    Wish,
    /// After so long, or once something is wished.
    After(Duration),
    /// The line was lost; true if bytes had come over it.
    Lost { came: bool },
}

/// How a try ended.
enum Tried {
    /// It came whole, and was looked at.
    Landed(Landed),
    /// It did not come, or not whole.
    Not(Next),
}

/// Notes what a verified manifest offers.
pub(super) async fn note_offer(sync: &Sync, manifest: &Manifest) -> Result<(), Stop> {
    let map = manifest.map.as_ref().and_then(translate::base_map);
    // It stands in a line of its own where it is noted.
    let base = manifest.base.clone().filter(|base| !base.chars().any(char::is_control));
    let offer = map.map(|map| Offer { map, base });
    Ok(sync.store.write(move |db| base_map::offers(db, offer.as_ref())).await?)
}

impl Sync {
    /// The loop of the base map. Ends when the app does.
    pub(super) async fn maps(&self) {
        let mut wishes = self.store.watch(Topic::MapWish);
        let mut tries = 0;
        loop {
            wishes.mark_unchanged();
            let rest = match self.brings_map().await {
                Next::Wish => None,
                Next::After(rest) => Some(rest),
                Next::Lost { came } => {
                    tries = if came { 0 } else { (tries + 1).min(10) };
                    Some(FIRST.saturating_mul(1 << tries).min(LONGEST))
                }
            };
            let told = tokio::select! {
                told = wishes.changed() => told,
                () = tokio::time::sleep(rest.unwrap_or_default()), if rest.is_some() => Ok(()),
            };
            if told.is_err() {
                return;
            }
        }
    }

    /// Does now what can be done for the wish that stands, and says how it stands then.
    pub async fn carry_map(&self) -> Standing {
        self.brings_map().await;
        self.store.read(base_map::standing).await.unwrap_or_default()
    }

    async fn brings_map(&self) -> Next {
        let standing = self.store.read(base_map::standing).await.unwrap_or_default();
        let is_wished = standing.wish.is_some_and(|wish| wish.stage.is_open());
        // Who never wished for a map has nothing of it, not even a lock.
        if !is_wished && standing.held.is_none() && !self.store.has_map_files() {
            return Next::Wish;
        }
        let next = match self.store.alone_with_map().await {
            Ok(Some(_alone)) => self.works_on_map().await,
            Ok(None) => return Next::After(ELSEWHERE),
            Err(error) => Err(Stop::from(error)),
        };
        self.note_hosts().await;
        match next {
            Ok(next) => next,
            Err(stop) => {
                let ending = match stop {
                    Stop::Local("disk-full") => Ending::DiskFull,
                    Stop::Local(_) | Stop::Line(_) => Ending::Trouble,
                    Stop::Refused(_) => Ending::Refused,
                };
                let come = self.come_so_far().await;
                // If even this cannot be written, the next start finds the wish as it stood.
                let _ = self.say(Stage::Ended(ending), come).await;
                Next::Wish
            }
        }
    }

    async fn works_on_map(&self) -> Result<Next, Stop> {
        let standing = self.tidied().await?;
        let Some(wish) = standing.wish.filter(|wish| wish.stage.is_open()) else { return Ok(Next::Wish) };
        let Some(offer) = standing.offer else { return self.ends(Ending::Withdrawn).await };
        if standing.held.is_some_and(|held| held.sha256 == offer.map.sha256) {
            self.store.write(base_map::gives_up).await?;
            return Ok(Next::Wish);
        }
        let outcome = match self.tries(&offer, wish).await {
            // What was damaged on its way is fetched once more, whole; a second time ends the wish.
            Ok(Tried::Landed(Landed::Refused)) | Err(Stop::Refused(_)) => self.tries(&offer, wish).await,
            outcome => outcome,
        };
        match outcome? {
            Tried::Not(next) => Ok(next),
            Tried::Landed(Landed::Here) => {
                let map = offer.map;
                self.store.write(move |db| base_map::arrives(db, &map)).await?;
                self.tidied().await?;
                Ok(Next::Wish)
            }
            Tried::Landed(Landed::Refused) => self.ends(Ending::Refused).await,
            Tried::Landed(Landed::Unreadable) => self.ends(Ending::Unreadable).await,
        }
    }

    /// Fetches what has not come yet, and looks at the whole.
    async fn tries(&self, offer: &Offer, wish: Wish) -> Result<Tried, Stop> {
        let part = self.store.map_part(&offer.map);
        let come = self.store.map_come(&part).await?;
        let is_here = come >= offer.map.size || come == 0 && self.store.map_lies_here(&offer.map).await?;
        if is_here {
            return Ok(Tried::Landed(self.store.map_lands(&offer.map).await?));
        }
        if !self.may_take(wish).await {
            self.say(Stage::Waits(Wait::Wifi), come).await?;
            return Ok(Tried::Not(Next::After(LINE_LOOKED_AT)));
        }
        self.store.room_for_map(offer.map.size - come).await?;
        match self.fetches(offer, wish).await {
            Ok(Came::Whole) => Ok(Tried::Landed(self.store.map_lands(&offer.map).await?)),
            Ok(Came::Halted) => {
                self.tidied().await?;
                // A wish that stands all the same was halted by the line.
                let now = self.store.map_come(&part).await?;
                self.say(Stage::Waits(Wait::Wifi), now).await?;
                Ok(Tried::Not(Next::After(LINE_LOOKED_AT)))
            }
            Err(Stop::Line(_)) => {
                let now = self.store.map_come(&part).await?;
                self.say(Stage::Waits(Wait::Line), now).await?;
                Ok(Tried::Not(Next::Lost { came: now > come }))
            }
            Err(stop) => Err(stop),
        }
    }

    /// How everything stands, once files that belong to nothing are gone.
    async fn tidied(&self) -> Result<Standing, Stop> {
        let mut standing = self.store.read(base_map::standing).await?;
        if let Some(held) = standing.held.clone()
            && !self.store.map_lies_here(&held).await?
        {
            self.store.write(base_map::is_lost).await?;
            standing.held = None;
        }
        let wished = standing.offer.as_ref().filter(|_| standing.wish.is_some()).map(|offer| &offer.map);
        let kept = standing.held.iter().chain(wished).map(|map| map.sha256).collect();
        self.store.sweep_map(kept).await?;
        Ok(standing)
    }

    async fn ends(&self, ending: Ending) -> Result<Next, Stop> {
        self.say(Stage::Ended(ending), 0).await?;
        Ok(Next::Wish)
    }

    /// False if nobody wishes for it any more.
    async fn say(&self, stage: Stage, come: u64) -> Result<bool, Stop> {
        Ok(self.store.write(move |db| base_map::stands(db, stage, come)).await?)
    }

    async fn come_so_far(&self) -> u64 {
        let standing = self.store.read(base_map::standing).await.unwrap_or_default();
        match standing.offer {
            Some(offer) => self.store.map_come(&self.store.map_part(&offer.map)).await.unwrap_or(0),
            None => 0,
        }
    }
}
