//! What a screen shows: the whole app rendered to HTML at a route, once every reading has come in.

use std::rc::Rc;
use std::time::Duration;

use dioxus::dioxus_core::NoOpMutations;
use dioxus::history::{History, MemoryHistory};
use dioxus::prelude::VirtualDom;
use ma_region::screens::{App, Keys};
use ma_region::store::desk::settings::{self, Settings};

use crate::world::Phone;

/// How many times a screen that still reads is waited for again.
const PATIENCE: usize = 20;

/// A screen of that phone, as HTML.
pub async fn of(phone: &Phone, route: &str) -> String {
    let mut dom = opened(phone, route).await;
    dom.rebuild_in_place();
    // Nothing more to do for a while means that all was read; what says that it still reads is waited for, on a
    // machine that is busy for long.
    for _ in 0..PATIENCE {
        while tokio::time::timeout(Duration::from_millis(300), dom.wait_for_work()).await.is_ok() {
            dom.render_immediate(&mut NoOpMutations);
        }
        if !dioxus_ssr::render(&dom).contains("aria-busy") {
            break;
        }
    }
    dioxus_ssr::render(&dom)
}

/// The same screen before anything was read.
pub async fn before_reading(phone: &Phone, route: &str) -> String {
    let mut dom = opened(phone, route).await;
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

async fn opened(phone: &Phone, route: &str) -> VirtualDom {
    let app = &phone.app;
    let settings = app.store.read(settings::read).await.unwrap_or(Settings::default());
    let keys =
        Keys { read: app.store.reading(), actions: app.actions.clone(), settings, desk: app.desk.clone() };
    let dom = VirtualDom::new(App);
    dom.provide_root_context(Rc::new(MemoryHistory::with_initial_path(route)) as Rc<dyn History>);
    dom.provide_root_context(keys);
    dom
}

/// How many times a text is there.
pub fn count(html: &str, text: &str) -> usize {
    html.matches(text).count()
}
