//! What the citizen sees: screens that read the store, and act through `Actions`; nothing else.

use dioxus::prelude::*;

use crate::actions::Actions;
use crate::store::desk::settings::{self as choices_of_desk, Settings};
use crate::store::{DeskState, ReadStore, Topic};

mod accessibility;
mod account;
mod act;
mod agenda;
mod aids;
mod assistant;
mod calculators;
mod communes;
mod desk;
mod eligibility;
mod emergency;
mod fresh;
mod gallery;
mod glossary;
mod help;
mod helper;
mod home;
mod kept;
mod link;
mod live;
mod lock;
mod lock_settings;
mod lost;
mod map_tiles;
mod my_data;
mod page;
mod parts;
mod places;
mod profiles;
mod report;
mod router;
mod saving;
mod school;
mod search;
mod settings;
mod settings_map;
mod settings_notices;
mod share;
mod shell;
mod slip;
mod terms;
mod topics;
mod welcome;
mod window;
mod words;

use self::agenda::wanted::use_wanted_provider;
pub use self::aids::aloud;
use self::aids::chosen::use_chosen_provider;
use self::aids::list::use_filters_provider;
use self::assistant::use_talk_provider;
use self::calculators::use_calculators_provider;
use self::eligibility::use_rights_provider;
use self::live::{use_again_provider, use_live};
pub use self::map_tiles::tile as map_tile;
use self::parts::notice::{Kind, Notice, use_notices_provider};
use self::places::asked::use_asked_provider;
use self::router::Route;
use self::school::grants::use_grants_provider;
pub use self::window::{House, index, launch};
use self::words::Choices;

/// What the window is given: it reads, it acts, it has nothing with which to write.
#[derive(Clone)]
pub struct Keys {
    /// Reads and listens.
    pub read: ReadStore,
    /// What a citizen can do.
    pub actions: Actions,
    /// The choices as they stood before the window opened, so that nothing flickers.
    pub settings: Settings,
    /// How the desk was found: what was set aside, or is closed, is said aloud.
    pub desk: DeskState,
}

/// The whole app, once `Keys` are in the context.
#[component]
pub fn App() -> Element {
    let keys = use_context::<Keys>();
    let (start, actions) = (keys.settings.clone(), keys.actions.clone());
    let mut choices =
        use_context_provider(|| Choices { settings: Signal::new(start), welcomed: Signal::new(false) });
    let mut notices = use_notices_provider();
    use_filters_provider();
    use_grants_provider();
    use_calculators_provider();
    use_chosen_provider();
    use_asked_provider();
    use_wanted_provider();
    use_talk_provider();
    use_again_provider();
    use_rights_provider();
    let read = use_live(Topic::Settings, choices_of_desk::read);
    use_effect(move || {
        let read = read.read();
        if let Some(fresh) = read.ready().filter(|fresh| *choices.settings.peek() != **fresh) {
            choices.settings.set(fresh.clone());
        }
    });
    window::use_look(choices.settings);
    use_hook(|| {
        let code = match keys.desk {
            DeskState::Sound => return,
            DeskState::SetAside { .. } => "desk-set-aside",
            DeskState::ReadOnly { code } | DeskState::Closed { code } => code,
        };
        let words = crate::words::Words::of(words::language(&keys.settings));
        notices.push(Notice::new(Kind::Warning, words.apology(code)));
    });
    use_hook(|| {
        let Some(ended) = actions.takes_ended() else { return };
        let words = crate::words::Words::of(words::language(&choices.settings.peek()));
        let mut text = words.helper_ended(ended.why.code());
        if ended.unsent > 0 {
            text = format!("{text} {}", words.helper_ended_unsent(ended.unsent));
        }
        notices.push(Notice::new(Kind::Info, text));
    });
    rsx! { Router::<Route> {} }
}
