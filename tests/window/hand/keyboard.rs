//! The keyboard alone: every key goes through the X server, as from a real one.

use std::process::Command;

use serde_json::json;

use super::Hand;

/// What a screen reader would call the focused control, once the last key has moved it or a moment has gone by.
const FOCUSED: &str = "new Promise(done => {
    const began = performance.now(), before = window.focusedBefore;
    const name = on => on?.getAttribute('aria-label') || on?.labels?.[0]?.innerText || on?.innerText || on?.value || '';
    const look = () => {
        const on = document.activeElement;
        if (on !== before || performance.now() - began > 700) done(name(on).trim()); else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})";

impl Hand {
    /// Presses keys one after the other, by their X names.
    pub fn keys(&self, keys: &[&str]) {
        let status =
            Command::new("xdotool").arg("key").args(keys).env("DISPLAY", &self.display.name).status();
        assert!(status.is_ok_and(|status| status.success()), "xdotool presses {keys:?}");
    }

    /// Types a text into whatever has the focus.
    pub fn types(&mut self, text: &str) {
        let typing = ["type", "--delay", "30", text];
        let status = Command::new("xdotool").args(typing).env("DISPLAY", &self.display.name).status();
        assert!(status.is_ok_and(|status| status.success()), "xdotool types");
        let there = format!("document.activeElement?.value === {}", json!(text));
        self.page.wait(&format!("{text:?} in the field"), &there);
    }

    /// Gives the window the keyboard: without a window manager nobody else does.
    pub fn takes_keyboard(&self) {
        let focus = ["search", "--onlyvisible", "--name", ".", "windowfocus", "--sync"];
        let status = Command::new("xdotool").args(focus).env("DISPLAY", &self.display.name).status();
        assert!(status.is_ok_and(|status| status.success()), "xdotool gives the focus");
    }

    /// Goes from control to control until the one whose name begins so has the focus.
    pub fn tab_to(&mut self, name: &str) {
        let mut met = Vec::new();
        for _ in 0..90 {
            self.page.value("window.focusedBefore = document.activeElement; 0");
            self.keys(&["Tab"]);
            let on = self.page.awaited(FOCUSED);
            let on = on.as_str().unwrap_or_default().to_owned();
            if on.starts_with(name) {
                return;
            }
            met.push(on);
        }
        panic!("no control named {name:?} among {met:?}");
    }

    /// Waits until the heading has the focus, as it does whenever a route opens.
    pub fn focus_on_heading(&mut self) {
        self.page.wait("the focus on the heading", "document.activeElement?.tagName === 'H1'");
    }

    /// The heading of the screen.
    pub fn heading(&mut self) -> String {
        let expression = "[...document.querySelectorAll('h1')].find(h => h.offsetParent)?.innerText ?? ''";
        self.page.value(expression).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until another heading than that one is there, and gives it.
    pub fn next_heading(&mut self, before: &str) -> String {
        let before = json!(before);
        let other = format!(
            "(h => !!h && h !== {before})([...document.querySelectorAll('h1')].find(h => h.offsetParent)?.innerText)"
        );
        self.page.wait("the next heading", &other);
        self.heading()
    }
}
