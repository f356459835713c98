//! The page the webview opens, and what follows the citizen's choices on it: language, colours, text size.

use std::sync::Arc;

use dioxus::prelude::*;
use tokio::sync::watch;

use super::live::use_told;
use super::places::map::use_map_files;
use super::router::Route;
use super::words::language;
use super::{App, Keys, map_tiles};
use crate::actions::DeskTurned;
use crate::store::ReadStore;
use crate::store::desk::settings::Settings;
use crate::words::Words;

/// What the page may load and whom it may call (SECURITY.md §5, PLATFORM-2): its own scheme, and the way by which
/// Dioxus sends it changes. The map's worker is a file of this app. Dioxus' own scripts stand in the page and are
/// built from text, hence the two `unsafe`: what a text smuggled in could do with them, it could do to nobody else.
const POLICY: &str = "default-src 'none'; \
    script-src 'self' 'unsafe-inline' 'unsafe-eval' dioxus:; style-src 'self' 'unsafe-inline' dioxus:; \
    img-src 'self' data: dioxus:; \
    connect-src 'self' dioxus: ws://127.0.0.1:*; worker-src 'self' dioxus:; \
    form-action 'none'; base-uri 'none'";

/// The first page: language, zoom allowed, the citizen's look from the first pixel (PLATFORM.md §2).
pub fn index(settings: &Settings) -> String {
    let (lang, theme, text) =
        (language(settings).code(), settings.theme.code(), text_step(settings.text_size));
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\" data-theme=\"{theme}\" data-text=\"{text}\"><head>\
         <meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <style>{style}{map}</style><script>{typing}</script></head><body><div id=\"main\"></div></body></html>",
        title = "Ma R&eacute;gion &amp; moi",
        style = include_str!("../../assets/style.css"),
        map = include_str!("../../assets/map/map.css"),
        typing = include_str!("../../assets/typing.js"),
    )
}

/// What hands out the keys of the desk that is shown: other ones once somebody is helped, or is no more.
#[derive(Clone)]
pub struct House {
    /// The keys as they are now, with what was chosen in that desk.
    pub keys: Arc<dyn Fn(Option<Settings>) -> Keys + Send + Sync>,
    /// Reads what is every desk's: the Region's content and the base map.
    pub read: ReadStore,
    /// How often another desk was shown.
    pub turned: watch::Receiver<DeskTurned>,
}

/// The app over the desk that is shown; over another desk it begins anew, and holds nothing of the one before.
#[component]
fn Root() -> Element {
    let house = use_house();
    let (read, turned) = (house.read, house.turned);
    use_map_files(move |path| map_tiles::tile(&read, &format!("/map/{path}")));
    let turned = use_told(move || turned);
    let DeskTurned { times, settings } = turned();
    rsx! {
        for times in [times] {
            Shown { key: "{times}", settings: (times > 0).then(|| settings.clone()) }
        }
    }
}

#[component]
fn Shown(settings: Option<Settings>) -> Element {
    use_context_provider(|| (use_house().keys)(settings));
    rsx! { App {} }
}

fn use_house() -> House {
    consume_context::<House>()
}

/// Opens the window of the desktop, or fills the phone's screen; returns when it is closed.
pub fn launch(house: House) {
    use crate::webview::{Config, LogicalSize, WindowBuilder};
    let keys = (house.keys)(None);
    let window = WindowBuilder::new()
        .with_title(Words::of(language(&keys.settings)).app_name())
        .with_inner_size(LogicalSize::new(412.0, 860.0))
        .with_min_inner_size(LogicalSize::new(320.0, 480.0));
    let config = Config::new()
        .with_menu(None)
        .with_disable_context_menu(!crate::INSPECT)
        .with_window(window)
        // Its own folder, emptied at each start: the page itself keeps nothing.
        .with_data_directory(keys.read.webview_folder())
        // Web and mail addresses go to the system's programs before this is asked; nothing else is gone to.
        .with_navigation_handler(|_| false)
        .with_custom_index(index(&keys.settings));
    dioxus::LaunchBuilder::new().with_cfg(config).with_context(house).launch(Root);
}

/// Keeps the page's language, colours and text size as chosen.
pub fn use_look(settings: Signal<Settings>) {
    use_effect(move || {
        let settings = settings.read();
        let look = (language(&settings).code(), settings.theme.code(), text_step(settings.text_size));
        let page = document::eval(
            "const [lang, theme, text] = await dioxus.recv();
             Object.assign(document.documentElement, { lang });
             Object.assign(document.documentElement.dataset, { theme, text });",
        );
        // A page that is gone needs no look.
        let _ = page.send(look);
    });
}

/// The steps of the style sheet; what lies between falls on the step below.
fn text_step(percent: u32) -> &'static str {
    match percent {
        0..112 => "100",
        112..125 => "112",
        125..150 => "125",
        150..200 => "150",
        _ => "200",
    }
}

/// Listens to the doors that the system may open: `app-back` (the phone's button), `app-open` (a route).
#[allow(clippy::disallowed_methods, reason = "waits for the page, reads nothing, writes nothing")]
pub fn use_doors() {
    let navigator = use_navigator();
    use_future(move || async move {
        let mut page = document::eval(
            "window.addEventListener('app-back', () => dioxus.send(''));
             window.addEventListener('app-open', event => dioxus.send(String(event.detail)));
             await new Promise(() => {});",
        );
        while let Ok(text) = page.recv::<String>().await {
            match text.parse::<Route>() {
                Ok(route) if !text.is_empty() => {
                    navigator.push(route);
                }
                _ => navigator.go_back(),
            }
        }
    });
}

/// Tells the gate of « Mon dossier » when nobody sees the window any more, and when somebody does again.
#[allow(clippy::disallowed_methods, reason = "waits for the page, reads nothing, writes nothing")]
pub fn use_presence() {
    let gate = use_context::<Keys>().actions.gate().clone();
    use_future(move || {
        let gate = gate.clone();
        async move {
            let mut page = document::eval(
                "document.addEventListener('visibilitychange', () => dioxus.send(document.hidden));
                 await new Promise(() => {});",
            );
            while let Ok(hidden) = page.recv::<bool>().await {
                if hidden { gate.leave() } else { gate.touch() }
            }
        }
    });
}
