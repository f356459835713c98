//! Notices: said in words, announced once, never hidden by themselves.

use dioxus::prelude::*;

use super::icon::{Glyph, Icon};
use crate::words::Words;

/// What kind of news it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something failed.
    Error,
    /// Something to know before going on.
    Warning,
    /// Something to know.
    Info,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Error | Self::Warning => Glyph::Alert,
            Self::Info => Glyph::Info,
        }
    }
}

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    kind: Kind,
    text: String,
}

impl Notice {
    /// A notice of that kind.
    pub fn new(kind: Kind, text: String) -> Self {
        Self { kind, text }
    }
}

/// The notices on screen.
#[derive(Clone, Copy)]
pub struct Notices(Signal<Vec<Notice>>);

impl Notices {
    /// Adds a notice; the same one is not said twice.
    pub fn push(&mut self, notice: Notice) {
        let known = self.0.peek().contains(&notice);
        if !known {
            self.0.write().push(notice);
        }
    }

    /// What is on screen.
    pub fn all(&self) -> Vec<Notice> {
        self.0.read().clone()
    }

    /// Takes one away, as the citizen asked.
    pub fn close(&mut self, index: usize) {
        let mut shown = self.0.write();
        if index < shown.len() {
            shown.remove(index);
        }
    }
}

/// Opens the board of notices, once, at the root.
pub fn use_notices_provider() -> Notices {
    use_context_provider(|| Notices(Signal::new(Vec::new())))
}

/// The board of notices.
pub fn use_notices() -> Notices {
    use_context::<Notices>()
}

/// One notice.
#[component]
pub fn NoticeBox(notice: Notice, words: &'static Words, onclose: Option<EventHandler<()>>) -> Element {
    let code = notice.kind.code();
    rsx! {
        div { class: "notice {code}", role: if notice.kind == Kind::Error { "alert" } else { "status" },
            Icon { glyph: notice.kind.glyph() }
            div { class: "grow stack tight",
                strong { {words.notice_kind(code)} }
                p { "{notice.text}" }
            }
            if let Some(onclose) = onclose {
                button { class: "tool", r#type: "button", aria_label: words.close_notice(), onclick: move |_| onclose(()),
                    Icon { glyph: Glyph::Close }
                }
            }
        }
    }
}
