//! What the citizen sees: screens that read the store, and act through `Actions`; nothing else.

use dioxus::prelude::*;
use tokio::runtime::Handle;

use crate::actions::Actions;
use crate::store::desk::settings::{self as choices_of_desk, Settings};
use crate::store::{Error, ReadStore, Topic};

mod accessibility;
mod act;
mod agenda;
mod aids;
mod communes;
mod desk;
mod fresh;
mod gallery;
mod glossary;
mod help;
mod home;
mod link;
mod live;
mod lost;
mod page;
mod parts;
mod places;
mod router;
mod search;
mod settings;
mod shell;
mod topics;
mod welcome;
mod window;
mod words;

use self::live::{Live, use_live};
use self::router::Route;
pub use self::window::{configure, index};
use self::words::Choices;

/// What the window is given: it reads, it acts, it has nothing with which to write.
#[derive(Clone)]
pub struct Keys {
    /// Reads and listens.
    pub read: ReadStore,
    /// What a citizen can do.
    pub actions: Actions,
    /// Where actions run; the window's own futures stop while it is hidden.
    pub runtime: Handle,
    /// The choices as they stood before the window opened, so that nothing flickers.
    pub settings: Settings,
}

/// The whole app, once `Keys` are in the context.
#[component]
pub fn App() -> Element {
    let keys = use_context::<Keys>();
    let start = keys.settings.clone();
    let mut choices = use_context_provider(|| Choices {
        settings: Signal::new(start),
        welcomed: Signal::new(false),
    });
    parts::notice::use_notices_provider();
    let read = use_live(Topic::Settings, choices_of_desk::read);
    use_effect(move || {
        if let Live::Ready(fresh) = &*read.read() {
            if *choices.settings.peek() != *fresh {
                choices.settings.set(fresh.clone());
            }
        }
    });
    window::use_look(choices.settings);
    let closed = matches!(&*read.read(), Live::Failed(Error::DeskClosed));
    use_context_provider(|| Signal::new(false)).set(closed);
    rsx! { Router::<Route> {} }
}
