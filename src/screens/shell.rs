//! The frame of every page: skip link, brand, tools, notices, page, the five-item bar.

use dioxus::prelude::*;

use super::Keys;
use super::helper::Banner;
use super::parts::icon::{Glyph, Icon};
use super::parts::notice::{NoticeBox, use_notices};
use super::parts::picture::Mark;
use super::router::Route;
use super::window::{use_doors, use_presence};
use super::words::use_words;

/// The frame.
#[component]
pub fn Shell() -> Element {
    let words = use_words();
    let mut notices = use_notices();
    let route = use_route::<Route>();
    use_doors();
    use_presence();
    let gate = use_context::<Keys>().actions.gate().clone();
    let touch = use_callback(move |()| gate.touch());
    if matches!(route, Route::Welcome {}) {
        return rsx! { main { id: "content", class: "main", "data-route": "{route}", Outlet::<Route> {} } };
    }
    rsx! {
        div { class: "shell", onpointerdown: move |_| touch(()), onkeydown: move |_| touch(()),
            a { class: "skip", href: "#content",
                onclick: move |event| {
                    event.prevent_default();
                    document::eval("document.querySelector('#content h1')?.focus()");
                },
                {words.skip_to_content()}
            }
            header { class: "top",
                Link { to: Route::Home {}, class: "brand", Mark {} span { {words.app_name()} } }
                nav { class: "top-tools", aria_label: words.nav_tools(),
                    Tool { to: Route::Help {}, glyph: Glyph::Help, name: words.nav_help() }
                    Tool { to: Route::Settings {}, glyph: Glyph::Settings, name: words.nav_settings() }
                }
            }
            Banner {}
            main { id: "content", class: "main", "data-route": "{route}",
                for (index, notice) in notices.all().into_iter().enumerate() {
                    NoticeBox { notice, words, onclose: move |()| notices.close(index) }
                }
                Outlet::<Route> {}
            }
            nav { class: "bar", aria_label: words.nav_label(),
                ul {
                    for (to, glyph, name) in [
                        (Route::Home {}, Glyph::Home, words.nav_home()),
                        (Route::NoCard {}, Glyph::Aids, words.nav_aids()),
                        (Route::Places {}, Glyph::Places, words.nav_places()),
                        (Route::Agenda {}, Glyph::Agenda, words.nav_agenda()),
                        (Route::Desk {}, Glyph::Desk, words.nav_desk()),
                    ] {
                        li { key: "{to}",
                            if inside(&route, &to) {
                                Link { to: to.clone(), aria_current: "true", Icon { glyph } span { "{name}" } }
                            } else {
                                Link { to: to.clone(), Icon { glyph } span { "{name}" } }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Tool(to: Route, glyph: Glyph, name: String) -> Element {
    rsx! {
        Link { to, class: "tool", aria_label: name.clone(), title: name, Icon { glyph } }
    }
}

/// Whether the route lies deeper inside a section; on its own page the link says so by itself.
fn inside(route: &Route, section: &Route) -> bool {
    matches!(
        (route, section),
        (Route::AidCard { .. }, Route::NoCard {})
            | (Route::PlacePage { .. }, Route::Places {})
            | (Route::EventPage { .. } | Route::Mine {}, Route::Agenda {})
            | (
                Route::Begin { .. }
                    | Route::Documents {}
                    | Route::Deadlines {}
                    | Route::Draft { .. }
                    | Route::Outbox {}
                    | Route::ApplicationPage { .. },
                Route::Desk {}
            )
    )
}
