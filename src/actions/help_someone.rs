//! Helps somebody: records the mandate in a desk of its own, watches its end, ends it.

use std::sync::Arc;
use std::time::Duration;

use domain::journal::Act;
use domain::mandate::{Help, Wanted};
use tokio::sync::watch;

use super::aside::{Ended, Turned, Why};
use super::{Actions, Error, Result};
use crate::store;
use crate::store::desk::settings::{self, Adjust, Settings};
use crate::store::desk::{Writer, journal, mandates};

/// How often a help is looked at: after a kill, a clock turned back gains no more than that.
const LOOKS_EVERY: Duration = Duration::from_secs(300);

impl Actions {
    /// Records a mandate, and opens a desk for it: its own folder, its own key, nothing of any other. From then on it is
    /// the desk that is shown.
    ///
    /// Fails while somebody is helped: that help is ended first.
    pub async fn help_someone(&self, wanted: Wanted) -> Result<()> {
        let help = wanted.begins(self.now(), self.clock.up()).map_err(Error::MandateUnfit)?;
        let aside = self.aside.clone();
        let beginning = move || aside.begins();
        let beside = self.runtime.spawn_blocking(beginning).await.map_err(|_| store::Error::Stopping)??;
        let look = look_of(self.aside.own().read(settings::read).await.unwrap_or_default());
        let (chosen, at) = (look.clone(), help.begun_at);
        let begun = move |db: &Writer<'_>| {
            mandates::begin(db, &help)?;
            journal::note(db, Act::Began, &help.matter, at)?;
            for change in adjusts(&chosen) {
                settings::adjust(db, &change)?;
            }
            Ok(())
        };
        if let Err(error) = beside.write(begun).await {
            self.wiped(Ended { why: Why::Cut, unsent: 0 }).await?;
            return Err(error.into());
        }
        self.gate.close();
        self.aside.shows(Some(beside), look);
        Ok(())
    }

    /// Whether this is the desk of somebody who is helped.
    pub fn is_helping(&self) -> bool {
        self.aside.is_of(&self.store)
    }

    /// Who is helped; none in the citizen's own desk.
    pub async fn help(&self) -> Result<Option<Help>> {
        Ok(self.store.read(mandates::help).await?)
    }

    /// Ends the help at once, with everything that belongs to it. What has not left goes with it: whoever asks has said so.
    pub async fn end_help(&self) -> Result<Ended> {
        self.ends(Why::Closed).await
    }

    /// Whether there is a help that does not open now. It may open at the next start; or it is given up.
    pub fn help_is_stuck(&self) -> bool {
        self.aside.is_stuck()
    }

    /// Gives up a help that does not open: everything of it goes, unread.
    pub async fn give_up_help(&self) -> Result<()> {
        if self.aside.is_stuck() {
            self.wiped(Ended { why: Why::Cut, unsent: 0 }).await?;
        }
        Ok(())
    }

    /// How the last help ended; told once.
    pub fn takes_ended(&self) -> Option<Ended> {
        self.aside.takes_ended()
    }

    /// How often the desk that is shown became another one.
    pub fn turned(&self) -> watch::Receiver<Turned> {
        self.aside.turned()
    }

    /// Waits for the end of whoever is helped, and ends it then. Never returns while nobody is.
    pub async fn watch_help(&self) {
        loop {
            let left = match self.look_at_help().await {
                Ok(Some(left)) => left.min(LOOKS_EVERY),
                Ok(None) => return std::future::pending().await,
                // A disk in trouble now may not be so later.
                Err(_) => LOOKS_EVERY,
            };
            tokio::time::sleep(left).await;
        }
    }

    /// Looks at the help: writes down that instant, so that no clock turned back prolongs it, and ends what is over. With
    /// how long it lasts still; none where nobody is helped any more.
    pub async fn look_at_help(&self) -> Result<Option<Duration>> {
        let Some(help) = self.help().await? else { return Ok(None) };
        if self.aside.is_over(&help) {
            self.ends(Why::Over).await?;
            return Ok(None);
        }
        let (now, up) = (self.now(), self.clock.up());
        let seen = help.seen.later(now, up);
        self.store.write(move |db| mandates::seen(db, seen)).await?;
        // A moment more, so that it is over when it is looked at.
        Ok(Some(help.left(now, up).to_std().unwrap_or_default() + Duration::from_millis(20)))
    }

    async fn ends(&self, why: Why) -> Result<Ended> {
        // One that does not open is ended all the same, as whoever asks wishes it.
        let unsent = self.store.read(mandates::unsent).await.map_or(0, |titles| titles.len());
        let ended = Ended { why, unsent };
        self.wiped(ended).await?;
        let settings = self.aside.own().read(settings::read).await.unwrap_or_default();
        self.aside.shows(None, settings);
        Ok(ended)
    }

    async fn wiped(&self, ended: Ended) -> Result<()> {
        let aside = Arc::clone(&self.aside);
        let wiping = move || aside.wipe(ended);
        Ok(self.runtime.spawn_blocking(wiping).await.map_err(|_| store::Error::Stopping)??)
    }
}

/// How the app looks is the helper's; where somebody lives, and all else, is not.
fn look_of(own: Settings) -> Settings {
    Settings {
        language: own.language,
        theme: own.theme,
        text_size: own.text_size,
        easy: own.easy,
        data_saving: own.data_saving,
        documents_on_wifi: own.documents_on_wifi,
        welcomed: true,
        ..Settings::default()
    }
}

fn adjusts(look: &Settings) -> Vec<Adjust> {
    vec![
        Adjust::Language(look.language),
        Adjust::Theme(look.theme),
        Adjust::TextSize(look.text_size),
        Adjust::Easy(look.easy),
        Adjust::DataSaving(look.data_saving),
        Adjust::DocumentsOnWifi(look.documents_on_wifi),
        Adjust::Welcomed,
    ]
}
