//! A person at the screen: finds controls by role and name, as the engine tells them to a screen reader.

mod keyboard;
mod look;

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::display::{App, Display, Start};
use crate::inspector::{Inspector, poll};

/// Somebody in front of the real window.
pub struct Hand {
    /// The page.
    pub page: Inspector,
    app: App,
    display: Display,
    _folder: Option<TempDir>,
}

const CONTROLS: &str = "a[href], button, input, textarea, select, h1, h2, [role]";

impl Hand {
    /// A first start: an empty folder, a phone's size, nobody at the other end of the line.
    pub fn first_start() -> Self {
        Self::sized(412, 860)
    }

    /// A first start on a screen of that size.
    pub fn sized(width: u32, height: u32) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let start = Start::in_folder(folder.path());
        Self { _folder: Some(folder), ..Self::start(width, height, &start) }
    }

    /// Starts the app as told.
    pub fn start(width: u32, height: u32, start: &Start) -> Self {
        let display = Display::open(width, height);
        let app = App::start(&display, start);
        let page = Inspector::open(app.inspector);
        // Without a window manager nobody fits the window to the screen: the hand does.
        let fit =
            format!("xdotool search --onlyvisible --name . windowsize --sync {width} {height} mousemove 0 0");
        let _ = Command::new("sh").args(["-c", &fit]).env("DISPLAY", &display.name).status();
        let mut hand = Self { page, app, display, _folder: None };
        hand.page.wait("a window of that size", &format!("innerWidth === {width}"));
        hand
    }

    /// A first start whose welcome was skipped: Accueil is on screen.
    pub fn at_home(width: u32, height: u32) -> Self {
        let mut hand = Self::sized(width, height);
        hand.skip_welcome();
        hand
    }

    /// Skips the welcome, as somebody in a hurry.
    pub fn skip_welcome(&mut self) {
        self.click("button", "Passer");
        self.wait_for_heading("Bonjour");
    }

    /// Waits until a text is on screen.
    pub fn see(&mut self, text: &str) {
        let expression = format!("document.body.innerText.includes({})", json!(text));
        self.page.wait(&format!("the text {text:?}"), &expression);
    }

    /// Waits until the focused heading begins with that text.
    pub fn wait_for_heading(&mut self, text: &str) {
        let heading = "[...document.querySelectorAll('h1')].find(h => h.offsetParent)";
        let expression = format!("({heading}?.innerText ?? '').startsWith({})", json!(text));
        self.page.wait(&format!("the heading {text:?}"), &expression);
    }

    /// Clicks the control that has this role and whose name begins with that text, once it can be hit.
    pub fn click(&mut self, role: &str, name: &str) {
        let press =
            "function() { this.scrollIntoView({ block: 'center' }); const r = this.getBoundingClientRect();
            const on = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
            const near = this.closest('.row, .tile, .choice') ?? this;
            if (!on || !near.contains(on)) return 'hidden behind ' + on?.outerHTML?.slice(0, 90);
            this.focus(); this.click(); return 'done'; }";
        self.work(&[role], name, press, &[]);
    }

    /// Presses a key of the keyboard, by the name that X gives it.
    pub fn press(&mut self, key: &str) {
        let pressed = Command::new("xdotool").args(["key", key]).env("DISPLAY", &self.display.name).status();
        assert!(pressed.is_ok_and(|status| status.success()), "xdotool presses {key}");
    }

    /// Types a text into the field of that name.
    pub fn fill(&mut self, name: &str, text: &str) {
        let write = "function(text) { this.focus();
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this), 'value').set.call(this, text);
            this.dispatchEvent(new Event('input', { bubbles: true })); return 'done'; }";
        self.work(&["textbox", "searchbox"], name, write, &[json!({ "value": text })]);
    }

    /// Chooses an option of a list by its words.
    pub fn choose(&mut self, select: &str, option: &str) {
        let pick = "function(words) { const found = [...this.options].find(o => o.text.startsWith(words));
            if (!found) return 'no such option';
            this.value = found.value; this.dispatchEvent(new Event('change', { bubbles: true })); return 'done'; }";
        self.work(
            &["combobox", "button", "listbox", "popupbutton"],
            select,
            pick,
            &[json!({ "value": option })],
        );
    }

    /// Waits for a control of that role whose name begins with that text.
    pub fn find(&mut self, role: &str, name: &str) {
        self.work(&[role], name, "function() { return 'done'; }", &[]);
    }

    /// Finds a control and works on it, again and again until it is done: the page may change in between.
    fn work(&mut self, roles: &[&str], name: &str, function: &str, arguments: &[Value]) {
        let mut last = String::new();
        poll(&format!("a {roles:?} named {name:?}"), || {
            let named = self.names();
            let Some((node, ..)) = named
                .iter()
                .find(|(_, role, label)| roles.contains(&role.as_str()) && label.starts_with(name))
            else {
                if std::env::var_os("WINDOW_LOG").is_some() {
                    let seen = named
                        .iter()
                        .map(|(_, role, label)| format!("{role} {label:?}"))
                        .collect::<Vec<_>>()
                        .join(", ");
                    if seen != last {
                        eprintln!("no {roles:?} {name:?} among {seen}");
                        last = seen;
                    }
                }
                return None;
            };
            let outcome = self.call(node, function, arguments).ok()?;
            if outcome != "done" && outcome != last {
                last = outcome.to_string();
                eprintln!("{name:?}: {last}");
            }
            (outcome == "done").then_some(())
        });
    }

    /// Every visible control: its node, its role, its name, as the engine computes them.
    pub fn names(&mut self) -> Vec<(Value, String, String)> {
        let root = self.page.ask("DOM.getDocument", json!({}))["root"]["nodeId"].clone();
        let question = json!({ "nodeId": root, "selector": CONTROLS });
        let nodes = self.page.ask("DOM.querySelectorAll", question)["nodeIds"].clone();
        let mut found = Vec::new();
        for node in nodes.as_array().cloned().unwrap_or_default() {
            let question = json!({ "nodeId": node });
            let Ok(facts) = self.page.try_ask("DOM.getAccessibilityPropertiesForNode", question) else {
                continue;
            };
            let facts = &facts["properties"];
            let text = |key: &str| facts[key].as_str().unwrap_or_default().trim().to_owned();
            if facts["exists"] == true && facts["ignored"] != true && facts["hidden"] != true {
                found.push((node, text("role"), text("label")));
            }
        }
        found
    }

    fn call(&mut self, node: &Value, function: &str, arguments: &[Value]) -> Result<Value, Value> {
        let object =
            self.page.try_ask("DOM.resolveNode", json!({ "nodeId": node }))?["object"]["objectId"].clone();
        let question = json!({
            "objectId": object, "functionDeclaration": function, "arguments": arguments, "returnByValue": true,
        });
        Ok(self.page.try_ask("Runtime.callFunctionOn", question)?["result"]["value"].clone())
    }

    /// Goes to a route as a link of the app would.
    pub fn go(&mut self, route: &str) {
        let expression =
            format!("window.dispatchEvent(new CustomEvent('app-open', {{ detail: {} }}))", json!(route));
        self.page.value(&expression);
        let there = format!("document.querySelector('[data-route]')?.dataset.route === {}", json!(route));
        self.page.wait(&format!("the route {route}"), &there);
        self.page.wait("the content", "!document.querySelector('[aria-busy=true]')");
    }

    /// Follows a preference of the system: `("PrefersColorScheme", "Dark")`.
    pub fn prefer(&mut self, name: &str, value: &str) {
        self.page.ask("Page.enable", json!({}));
        self.page.ask("Page.overrideUserPreference", json!({ "name": name, "value": value }));
    }

    /// A picture of the screen itself: the inspector's own pictures show a WebGL canvas as it was some frames ago.
    pub fn screen(&mut self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        // Two frames later what was drawn last is there.
        self.page.awaited("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");
        let file = folder.join(format!("{name}.png"));
        let taken = Command::new("import")
            .args(["-window", "root", "-display", &self.display.name])
            .arg(file)
            .status();
        assert!(taken.is_ok_and(|status| status.success()), "ImageMagick takes a picture of the screen");
    }

    /// Kills the app, as a dead battery would.
    pub fn kill(self) {
        drop(self.app);
    }
}

/// Reads base 64 (RFC 4648), as the inspector writes pictures.
fn base64(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().filter_map(digit).map(u32::from).collect();
    let whole = |group: &[u32]| {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        bits.to_be_bytes()[1..group.len()].to_vec()
    };
    digits.chunks(4).flat_map(whole).collect()
}
