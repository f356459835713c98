//! What every screen knows of the citizen's choices: words, settings, today.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::Keys;
use crate::store::desk::settings::{self, Settings};
use crate::words::{Language, Words};

/// The citizen's choices as they stand, and whether the welcome was passed in this window.
#[derive(Clone, Copy)]
pub struct Choices {
    /// What is written in the desk; its defaults where the desk is closed.
    pub settings: Signal<Settings>,
    /// The welcome was seen or skipped since the window opened.
    pub welcomed: Signal<bool>,
}

/// The sentences, in the language of the moment.
pub fn use_words() -> &'static Words {
    let choices = use_context::<Choices>();
    Words::of(language(&choices.settings.read()))
}

/// The citizen's choices.
pub fn use_settings() -> Settings {
    use_context::<Choices>().settings.read().clone()
}

/// The day it is, by the clock of the actions.
pub fn use_today() -> NaiveDate {
    use_context::<Keys>().actions.today()
}

/// The language of the screens; French until another one is chosen.
pub fn language(settings: &Settings) -> Language {
    match settings.language {
        Some(settings::Language::English) => Language::English,
        Some(settings::Language::French) | None => Language::French,
    }
}
