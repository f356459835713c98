//! Reads a text aloud, sentence by sentence, until it ends or somebody has heard enough.

use std::sync::Arc;

use domain::sentences::sentences;
use tokio::sync::watch;

use super::{Actions, Error, Result};
pub use crate::platform::Presence as Listened;

/// A text to be read aloud, and the language it is written in (BCP 47).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: &'static str,
}

/// Who reads now. One text at a time: whoever begins another one ends the one before.
#[derive(Clone)]
pub(super) struct Reader(Arc<watch::Sender<Reading>>);

/// The last reading that was begun, and whether it lasts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    last: u64,
    aloud: bool,
}

impl Reading {
    /// Whether something is read aloud now.
    pub fn is_aloud(self) -> bool {
        self.aloud
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(Reading::default())))
    }
}

impl Reader {
    fn begin(&self) -> u64 {
        self.0.send_modify(|now| *now = Reading { last: now.last + 1, aloud: true });
        self.0.borrow().last
    }

    fn holds(&self, reading: u64) -> bool {
        *self.0.borrow() == Reading { last: reading, aloud: true }
    }

    fn end(&self, reading: Option<u64>) {
        self.0.send_if_modified(|now| {
            let ends = now.aloud && reading.is_none_or(|reading| reading == now.last);
            now.aloud &= !ends;
            ends
        });
    }
}

impl Actions {
    /// Whether something can be read aloud here, and if not why.
    pub fn can_listen(&self) -> Listened {
        self.voice.presence()
    }

    /// Reads aloud; comes back at the end of the text, or once `hush` was asked.
    pub async fn listen(&self, texts: Vec<Said>) -> Result<()> {
        let (reader, voice) = (self.reader.clone(), self.voice.clone());
        let reading = reader.begin();
        let read = self.runtime.spawn_blocking(move || {
            let go_on = || reader.holds(reading);
            let all =
                texts.iter().flat_map(|said| sentences(&said.text).into_iter().map(|one| (one, said.lang)));
            for (sentence, lang) in all {
                if !go_on() {
                    break;
                }
                voice.say(sentence, lang, &go_on)?;
            }
            Ok(())
        });
        let outcome = read.await.unwrap_or(Err(crate::platform::NoVoice));
        self.reader.end(Some(reading));
        outcome.map_err(|_| Error::NoVoice)
    }

    /// Enough was heard.
    pub fn hush(&self) {
        self.reader.end(None);
    }

    /// Whether somebody reads aloud now, told again each time that changes.
    pub fn reading(&self) -> watch::Receiver<Reading> {
        self.reader.0.subscribe()
    }
}
