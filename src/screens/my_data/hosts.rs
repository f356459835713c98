//! Whom the app calls: every host that was ever called from here, and nobody who was not.

use dioxus::prelude::*;

use crate::screens::Keys;
use crate::screens::live::use_live;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::{use_today, use_words};
use crate::store::Topic;
use crate::store::reference::hosts;

/// À qui l'application parle.
#[component]
pub fn Hosts() -> Element {
    let words = use_words();
    let today = use_today();
    let called = use_live(Topic::SyncStatus, hosts::all);
    let called = called.read();
    let called = called.ready().cloned().unwrap_or_default();
    let gateway = use_context::<Keys>().actions.gateway().map(str::to_owned);
    let is_new = gateway.as_ref().is_some_and(|gateway| called.iter().all(|host| host.name != *gateway));
    rsx! {
        section { class: "group",
            h2 { {words.my_data_hosts()} }
            p { {words.my_data_hosts_text()} }
            ul { class: "plain-list",
                if let Some(gateway) = gateway.clone().filter(|_| is_new) {
                    Row { name: gateway, what: words.my_data_host_region(), calls: words.my_data_hosts_never() }
                }
                for host in called {
                    Row { key: "{host.name}",
                        what: if gateway.as_ref() == Some(&host.name) { words.my_data_host_region() } else { words.my_data_host_content() },
                        calls: words.my_data_host_calls(usize::try_from(host.requests).unwrap_or(usize::MAX), &words.instant(host.last_at, today)),
                        name: host.name,
                    }
                }
            }
            p { class: "small quiet", {words.my_data_hosts_end()} }
        }
    }
}

#[component]
fn Row(name: String, what: String, calls: String) -> Element {
    rsx! {
        li {
            div { class: "row flat",
                span { class: "badge hue-info", Icon { glyph: Glyph::Globe } }
                div { class: "grow stack tight",
                    strong { class: "break", "{name}" }
                    span { class: "small", "{what}" }
                    span { class: "small quiet", "{calls}" }
                }
            }
        }
    }
}
