//! Asks saved searches again, compares kept aids with the last look, and says aloud what the citizen wished to hear.
//!
//! What is news is written down before anything is said of it, and is found again if it was not: whatever is killed in
//! between, nothing is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Timelike;
use domain::calendar::{Published, chosen, due};
use domain::watch::{Asked, Found, Why};
use uuid::Uuid;

use super::Sync;
use crate::platform::{Aloud, Notifier};
use crate::store::Result;
use crate::store::desk::favourites::{self, Kept};
use crate::store::desk::searches::{self, Saved};
use crate::store::desk::settings::{self, Settings};
use crate::store::desk::watched::{self, News, Watch};
use crate::store::desk::{self, deadlines, notes};
use crate::store::reference::{self, communes, editions};

/// So many days before a date it is said aloud, where nothing else was chosen.
const LEAD: u16 = 7;
/// The dates that were said aloud already.
const SAID: &str = "aloud_due";

/// What there is to say aloud; whoever puts it into words adds nothing that is of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A saved search found something.
    Search {
        /// Which.
        id: Uuid,
        /// What it asks.
        asked: Asked,
        /// How many aids are new.
        new: usize,
        /// How many have changed, or are over.
        changed: usize,
    },
    /// So many kept aids changed, or are over.
    Kept(usize),
    /// So many dates come near.
    Due(usize),
}

impl Sync {
    /// One look at all that is watched. Does nothing while no guide is held.
    pub async fn watch(&self) -> Result<()> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let read = |db: &desk::Reader<'_>| {
            let kept = favourites::of(db, Kept::Aid)?.into_iter().map(|kept| (kept.id, kept.title));
            Ok((searches::all(db)?, kept.collect::<Vec<_>>(), settings::read(db)?))
        };
        let (saved, kept, settings) = self.store.read(read).await?;
        if saved.is_empty() && kept.is_empty() {
            // Nothing to compare, and nothing is written; dates may still come near.
            return self.says_aloud(&settings).await;
        }
        let commune = settings.commune.clone();
        let asked = saved.clone();
        let find = move |db: &reference::Reader<'_>| {
            if !editions::all(db)?.iter().any(|edition| edition.collection == "aids") {
                return Ok(None);
            }
            let commune = commune.map_or(Ok(None), |code| communes::by_code(db, &code))?;
            let place = commune.map(|commune| commune.place());
            let one = |saved: &Saved| reference::watched::found(db, &saved.asked, place.clone(), today);
            let found = asked.iter().map(one).collect::<Result<Vec<_>>>()?;
            Ok(Some((found, reference::watched::kept(db, &kept, today)?)))
        };
        let Some((found, kept)) = self.store.read(find).await? else { return Ok(()) };
        self.store
            .write(move |db| {
                for (saved, found) in saved.iter().zip(&found) {
                    // One that was forgotten meanwhile stays forgotten.
                    if searches::one(db, saved.id)?.is_some() {
                        let first = saved.asked_at.is_none();
                        watched::learn(db, Watch::Search(saved.id), found, first, now)?;
                        searches::was_asked(db, saved.id, now)?;
                    }
                }
                let still = favourites::of(db, Kept::Aid)?;
                let held = |one: &Found| still.iter().any(|kept| kept.id == one.id);
                let kept: Vec<Found> = kept.into_iter().filter(held).collect();
                // A kept aid that was never compared is remembered as it is.
                watched::learn(db, Watch::Kept, &kept, true, now)
            })
            .await?;
        self.says_aloud(&settings).await
    }

    /// Says what is new and was not said. While somebody is helped, whose eyes are on the screen is not known: it waits.
    async fn says_aloud(&self, settings: &Settings) -> Result<()> {
        let aloud = settings.aloud;
        if self.store.has_beside() {
            return Ok(());
        }
        let read = |db: &desk::Reader<'_>| Ok((watched::all(db)?, searches::all(db)?));
        let (news, saved) = self.store.read(read).await?;
        let news: Vec<News> = news.into_iter().filter(|news| !news.told).collect();
        let wished = |news: &News| match news.watch {
            Watch::Kept => aloud.kept,
            Watch::Search(_) => aloud.searches,
        };
        // What came while it was off is never said: turning it on says nothing of the past.
        let (to_say, passed): (Vec<_>, Vec<_>) = news.into_iter().partition(wished);
        if !passed.is_empty() {
            self.store.write(move |db| watched::told(db, &passed)).await?;
        }
        if aloud.quiet.holds(self.clock.paris().hour()) {
            return Ok(());
        }
        for (said, of) in put_together(to_say, &saved) {
            if self.shows(settings, &said).await {
                self.store.write(move |db| watched::told(db, &of)).await?;
            }
        }
        if aloud.deadlines { self.reminds(settings).await } else { Ok(()) }
    }

    /// Says that dates come near, each date once.
    async fn reminds(&self, settings: &Settings) -> Result<()> {
        let now = self.clock.now();
        let read = |db: &desk::Reader<'_>| Ok((deadlines::held(db)?, notes::read(db, SAID)?));
        let (held, said) = self.store.read(read).await?;
        let wanted = held.wanted();
        let published = move |db: &reference::Reader<'_>| reference::deadlines::published(db, &wanted);
        let published: Published = self.store.read(published).await?;
        let lead = i64::from(settings.lead.unwrap_or(LEAD));
        let near = chosen(due(&held, &published, now), &[], &held)
            .into_iter()
            .filter(|due| due.what.calls() && due.when.days_left(now).is_some_and(|days| days <= lead));
        let near: Vec<String> = near.map(|due| format!("{} {}", due.uid(), due.when.day())).collect();
        let said = said.unwrap_or_default();
        let fresh = near.iter().filter(|one| !said.lines().any(|before| before == **one)).count();
        let told = near.join("\n");
        if told == said || fresh > 0 && !self.shows(settings, &Said::Due(fresh)).await {
            return Ok(());
        }
        self.store.write(move |db| notes::write(db, SAID, &told)).await
    }

    async fn shows(&self, settings: &Settings, said: &Said) -> bool {
        let notice: Aloud = (self.aloud)(settings.language, said);
        let notifier: Arc<dyn Notifier> = self.notifier.clone();
        let shown = tokio::task::spawn_blocking(move || notifier.show(&notice)).await;
        shown.is_ok_and(|shown| shown.is_ok())
    }
}

/// One notice a saved search, and one for all kept aids; with the news that each of them is of.
fn put_together(news: Vec<News>, saved: &[Saved]) -> Vec<(Said, Vec<News>)> {
    let mut of: BTreeMap<Watch, Vec<News>> = BTreeMap::new();
    for one in news {
        of.entry(one.watch).or_default().push(one);
    }
    let together = |(watch, news): (Watch, Vec<News>)| {
        let said = match watch {
            Watch::Kept => Said::Kept(news.len()),
            Watch::Search(id) => {
                let asked = saved.iter().find(|saved| saved.id == id)?.asked.clone();
                let new = news.iter().filter(|news| news.why == Why::New).count();
                Said::Search { id, asked, new, changed: news.len() - new }
            }
        };
        Some((said, news))
    };
    of.into_iter().filter_map(together).collect()
}
