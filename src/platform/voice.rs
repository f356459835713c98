//! A voice that reads aloud: what it is asked, and a fake that writes down what it is given.

use std::sync::{Mutex, PoisonError};

/// Reads aloud, one sentence at a time.
pub trait Voice: Send + Sync {
    /// Whether there is one. A cheap question: nothing is said, nothing is started.
    fn presence(&self) -> Presence;
    /// Says a sentence in that language (BCP 47); comes back once it is said, or soon after `go_on` says no.
    fn say(&self, text: &str, lang: &str, go_on: &(dyn Fn() -> bool + Sync)) -> Result<(), NoVoice>;
}

/// Whether something can be read aloud here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// A voice is there.
    Here,
    /// This system has none, or none was installed.
    Missing,
    /// This system has one, which this app does not use yet.
    NotYet,
}

/// Nothing can be said: no voice, or none of that language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no-voice")]
pub struct NoVoice;

/// A voice that writes down what it is given, and says each sentence when it is told to.
pub struct HandVoice {
    presence: Mutex<Presence>,
    said: Mutex<Vec<(String, String)>>,
    /// It stays with its sentence until somebody tells it to stop.
    slow: Mutex<bool>,
}

impl Default for HandVoice {
    fn default() -> Self {
        Self { presence: Mutex::new(Presence::Here), said: Mutex::default(), slow: Mutex::new(false) }
    }
}

impl HandVoice {
    /// From now on it is there, or is not.
    pub fn becomes(&self, presence: Presence) {
        *held(&self.presence) = presence;
    }

    /// From now on it never comes to the end of a sentence by itself.
    pub fn is_slow(&self) {
        *held(&self.slow) = true;
    }

    /// What it said so far: each sentence, with its language.
    pub fn said(&self) -> Vec<(String, String)> {
        held(&self.said).clone()
    }
}

impl Voice for HandVoice {
    fn presence(&self) -> Presence {
        *held(&self.presence)
    }

    fn say(&self, text: &str, lang: &str, go_on: &(dyn Fn() -> bool + Sync)) -> Result<(), NoVoice> {
        if self.presence() != Presence::Here {
            return Err(NoVoice);
        }
        held(&self.said).push((text.to_owned(), lang.to_owned()));
        while *held(&self.slow) && go_on() {
            std::thread::yield_now();
        }
        Ok(())
    }
}

fn held<T>(what: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
