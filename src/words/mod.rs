//! Every sentence the citizen reads, in their language, by typed accessors over Fluent files.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use crate::store::desk::settings::Language;

/// One accessor a message: `home_title(moment: &str)` says the message `home-title`.
macro_rules! words {
    ($($name:ident($($argument:ident: $kind:ty),*);)*) => {
        impl $crate::words::Words {
            $(
                #[doc = concat!("Says the message `", stringify!($name), "`.")]
                pub fn $name(&self, $($argument: $kind),*) -> String {
                    self.say(stringify!($name), &[$((stringify!($argument), $argument.into())),*])
                }
            )*
        }
    };
}

mod agenda;
mod aids;
mod assistant;
mod base_map;
pub mod calculators;
mod communes;
pub mod compare;
mod copies;
mod dates;
mod deadlines;
mod desk;
mod documents;
mod easy;
mod errors;
mod events;
mod form;
mod freshness;
pub mod grants;
mod help;
mod helper;
mod home;
mod lock;
mod map;
pub mod my_data;
mod places;
mod profiles;
mod quiz;
pub mod recap;
mod report;
pub mod rights;
mod school;
mod search;
mod settings;
mod sheets;
mod shell;
mod sign_in;
mod simulate;
mod slip;
mod topics;
mod twins;
mod units;
mod watch;
mod welcome;

/// The sentences of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The sentences of a language, read once a process.
    pub fn of(language: Language) -> &'static Self {
        static FRENCH: OnceLock<Words> = OnceLock::new();
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        match language {
            Language::French => FRENCH.get_or_init(|| Self::read(language)),
            Language::English => ENGLISH.get_or_init(|| Self::read(language)),
        }
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    fn read(language: Language) -> Self {
        let (text, locale) = match language {
            Language::French => (include_str!("../../assets/words/fr.ftl"), "fr"),
            Language::English => (include_str!("../../assets/words/en.ftl"), "en"),
        };
        // A message that Fluent cannot read is left out, and said by its name; a test refuses both.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let mut bundle =
            FluentBundle::new_concurrent(vec![locale.parse::<LanguageIdentifier>().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    fn say(&self, name: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let key = name.replace('_', "-");
        let Some(pattern) = self.bundle.get_message(&key).and_then(|message| message.value()) else {
            return key;
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (argument, value) in arguments {
            given.set(Cow::Owned((*argument).to_owned()), value.clone());
        }
        self.bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

#[cfg(test)]
mod tests;
