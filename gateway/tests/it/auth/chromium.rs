//! The way through sign-in in a real browser, Debian's Chromium, driven over WebDriver: what only a browser shows.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::sink::Sink;
use super::{Ground, form, held, walk};
use crate::browser::{ask, of_query};
use crate::provider::Provider;

/// Chromium, until the test ends.
struct Chromium {
    driver: Child,
    base: String,
    session: String,
    _folder: TempDir,
}

impl Chromium {
    fn start(lang: &str, width: u32) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromium-driver is installed by .ci/setup.sh test");
        let mut said = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
        let line = said.find(|line| line.contains("started successfully on port")).expect("it says its port");
        std::thread::spawn(move || said.for_each(drop));
        let port: String = line.chars().filter(char::is_ascii_digit).collect();
        let folder = tempfile::tempdir().unwrap();
        let mut chromium = Self {
            driver,
            base: format!("http://127.0.0.1:{port}"),
            session: String::new(),
            _folder: folder,
        };
        let profile = format!("--user-data-dir={}", chromium._folder.path().display());
        let [lang, size] = [format!("--accept-lang={lang}"), format!("--window-size={width},800")];
        let more =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
        let arguments: Vec<_> = more.into_iter().map(str::to_owned).chain([profile, lang, size]).collect();
        let options = json!({"binary": "/usr/bin/chromium", "args": arguments});
        let wanted = json!({"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}});
        let made = chromium.say("POST", "/session", &json!({"capabilities": {"alwaysMatch": wanted}}));
        chromium.session = format!("/session/{}", made["sessionId"].as_str().unwrap());
        chromium.tell("/timeouts", &json!({"implicit": 15_000, "pageLoad": 30_000}));
        chromium
    }

    fn say(&self, method: &str, path: &str, what: &Value) -> Value {
        let lines = "Content-Type: application/json\r\n";
        let body = if method == "GET" { String::new() } else { what.to_string() };
        let answer = ask(&self.base, method, path, lines, body.as_bytes());
        let said: Value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{path}: {answer:?}"));
        assert_eq!(answer.status, 200, "{path}: {said}");
        said["value"].clone()
    }

    fn tell(&self, path: &str, what: &Value) -> Value {
        self.say("POST", &format!("{}{path}", self.session), what)
    }

    fn see(&self, path: &str) -> Value {
        self.say("GET", &format!("{}{path}", self.session), &Value::Null)
    }

    fn opens(&self, url: &str) {
        self.tell("/url", &json!({ "url": url }));
    }

    fn url(&self) -> String {
        self.see("/url").as_str().unwrap().to_owned()
    }

    fn title(&self) -> String {
        self.see("/title").as_str().unwrap().to_owned()
    }

    /// Waits until the page of that title is there: a press of a button may return before the page that it leads to.
    fn arrives(&self, title: &str) {
        self.finds(&format!("//title[. = \"{title}\" or . = \"{title} – Ma Région & moi\"]"));
    }

    /// Waits until what an XPath names is there.
    fn finds(&self, path: &str) {
        self.tell("/element", &json!({"using": "xpath", "value": path}));
    }

    /// The element that a screen reader calls so, among those that a selector finds.
    fn called(&self, selector: &str, name: &str) -> String {
        let find = json!({"using": "css selector", "value": selector});
        let found = self.tell("/elements", &find);
        let mut names = Vec::new();
        for element in found.as_array().unwrap() {
            let id = element.as_object().unwrap().values().next().unwrap().as_str().unwrap();
            let label = self.see(&format!("/element/{id}/computedlabel"));
            if label == name {
                return id.to_owned();
            }
            names.push(label);
        }
        panic!("nothing is called {name} at {}: {names:?}", self.url());
    }

    fn presses(&self, name: &str) {
        let id = self.called("button", name);
        self.tell(&format!("/element/{id}/click"), &json!({}));
    }

    fn types(&self, name: &str, text: &str) {
        let id = self.called("input", name);
        self.tell(&format!("/element/{id}/value"), &json!({ "text": text }));
    }

    fn runs(&self, script: &str) -> Value {
        self.tell("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// One key, as a person presses it.
    fn key(&self, key: &str) {
        let press = [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})];
        self.tell("/actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": press}]}));
    }

    /// What the keyboard is on.
    fn focused(&self) -> String {
        let script = "const e = document.activeElement; return (e.innerText || e.id || e.tagName).trim()";
        self.runs(script).as_str().unwrap_or_default().to_owned()
    }

    /// What axe finds on this page, and what is wider than the window.
    fn is_accessible(&self) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../.ci/npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(path).expect("axe-core is installed by .ci/setup.sh test");
        let tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','RGAAv4','best-practice']";
        let run = format!(
            "const done = arguments[arguments.length - 1]; {axe}; axe.run(document, {{runOnly: {tags}}})
             .then((found) => done(found.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' '))),
                   (error) => done([String(error)]))"
        );
        let found = self.tell("/execute/async", &json!({"script": run, "args": []}));
        assert_eq!(found, json!([]), "{} {}", self.url(), self.title());
        let wide =
            self.runs("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(wide, json!(0), "{} is wider than its window", self.url());
        let small = self.runs(
            "return [...document.querySelectorAll('button, a, input:not([type=hidden])')]
               .map((e) => [e.innerText || e.id, e.getBoundingClientRect()])
               .filter(([, box]) => box.height < 44 || box.width < 44).map(([name]) => name)",
        );
        assert_eq!(small, json!([]), "{}", self.url());
    }

    /// What the pages' policies forbade, by the browser's own word.
    fn forbade(&self) -> Vec<String> {
        let said = self.tell("/se/log", &json!({"type": "browser"}));
        let lines = said.as_array().unwrap().iter().map(|line| line["message"].as_str().unwrap().to_owned());
        lines.filter(|line| line.contains("Content Security Policy") || line.contains("Refused")).collect()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The browser first: its driver leaves it alive.
        let ended = || ask(&self.base, "DELETE", &self.session, "", b"");
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(ended));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The app, as far as a browser sees it: it waits at an address of this machine, and says that it heard.
struct App {
    waits: String,
    heard: Receiver<String>,
}

impl App {
    fn waits() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let waits = format!("http://{}/signed-in", listener.local_addr().unwrap());
        let (hears, heard) = channel();
        std::thread::spawn(move || {
            for mut line in listener.incoming().map_while(Result::ok) {
                let mut some = [0; 4096];
                let n = line.read(&mut some).unwrap_or(0);
                let head = String::from_utf8_lossy(&some[..n]).into_owned();
                let page = "<!doctype html><title>App</title>heard";
                let answer = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                    page.len()
                );
                let _ = line.write_all(answer.as_bytes());
                let path = head.split(' ').nth(1).unwrap_or_default();
                if path.starts_with("/signed-in?") {
                    let _ = hears.send(format!("http://app{path}"));
                }
            }
        });
        Self { waits, heard }
    }

    /// The address by which the browser came.
    fn hears(&self) -> String {
        self.heard.recv_timeout(Duration::from_secs(30)).expect("the browser comes")
    }
}

async fn ground() -> (Ground, Sink) {
    let sink = Sink::start();
    let address = sink.address;
    let ground = Ground::with(Provider::start(), |config| {
        config.sign_in.email.smtp = format!("smtp://{address}");
        config.sign_in.email.from = "noreply@region.example".to_owned();
    });
    (ground.await, sink)
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_real_browser_a_citizen_signs_in_by_franceconnect_and_out_again() {
    let (ground, _sink) = ground().await;
    walk(|| {
        ground.provider.told("form?on=yes");
        let (chromium, app) = (Chromium::start("fr-FR", 390), App::waits());
        chromium.opens(&ground.authorize_with(&[("redirect_uri", &app.waits)]));
        chromium.arrives("Se connecter");
        chromium.is_accessible();
        // The link says of itself that it opens another window.
        chromium.called("a", "Qu’est-ce que FranceConnect\u{a0}?");
        chromium.presses("S’identifier avec FranceConnect");
        chromium.arrives("Fournisseur des essais");
        chromium.presses("nguyen");
        chromium.arrives("Ouvrir l’application");
        chromium.is_accessible();
        // By the keyboard alone: the button is the one stop of the page.
        chromium.key("\u{e004}");
        assert_eq!(chromium.focused(), "Continuer vers l’application Ma Région & moi");
        chromium.key("\u{e007}");
        let heard = app.hears();
        let code = of_query(&heard, "code").unwrap();
        let mut fields = super::redeeming(&code);
        fields[2].1 = &app.waits;
        let phone = held(&ground.token(&fields));
        assert_eq!(phone.said["display_name"], "Thị NGUYỄN");
        // Back in the browser's history, and again: it says that it is done.
        chromium.tell("/back", &json!({}));
        form(&ground.url(), "/auth/revoke", &[("token", &phone.refresh)]);
        chromium.opens(&format!("{}/auth/sign-out", ground.url()));
        chromium.presses("Oui");
        chromium.arrives("Déconnexion – Ma Région & moi");
        chromium.is_accessible();
        assert_eq!(chromium.forbade(), Vec::<String>::new());
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_real_browser_at_320_pixels_in_english_a_code_by_e_mail_leads_to_the_app_s_own_scheme() {
    let (ground, sink) = ground().await;
    walk(|| {
        let chromium = Chromium::start("en-GB", 500);
        let narrow = json!({"cmd": "Emulation.setDeviceMetricsOverride",
            "params": {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false}});
        chromium.tell("/goog/cdp/execute", &narrow);
        let dark = json!({"cmd": "Emulation.setEmulatedMedia",
            "params": {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}});
        chromium.tell("/goog/cdp/execute", &dark);
        let authorize = ground.authorize_with(&[("redirect_uri", "fr.maregion.bfc:/signed-in")]);
        chromium.opens(&authorize);
        chromium.arrives("Sign in");
        assert_eq!(chromium.runs("return document.documentElement.lang"), "en");
        chromium.is_accessible();
        chromium.types("Your e-mail address", "nobody");
        chromium.presses("Receive a code");
        chromium.finds("//*[@id = 'address-wrong']");
        chromium.is_accessible();
        let said = chromium.runs("return document.getElementById('address-wrong').innerText");
        assert!(said.as_str().unwrap().starts_with("Error: this address is not complete"), "{said}");
        chromium.runs("document.getElementById('address').value = ''");
        chromium.types("Your e-mail address", "ana@citizens.example");
        chromium.presses("Receive a code");
        chromium.arrives("Enter the code you received");
        chromium.is_accessible();
        chromium.types("Code received by e-mail", "000000");
        chromium.presses("Go on with this code");
        chromium.finds("//*[@id = 'code-wrong']");
        chromium.is_accessible();
        chromium.types("Code received by e-mail", &sink.code());
        chromium.presses("Go on with this code");
        chromium.arrives("Open the app");
        chromium.is_accessible();
        chromium.presses("Continue to the app Ma Région & moi");
        // No app is there to take it: the page stays, and its policy let the browser go.
        assert_eq!(chromium.forbade(), Vec::<String>::new());
        // A page without a trip.
        chromium.opens(&ground.authorize_with(&[("redirect_uri", "https://evil.example/")]));
        chromium.is_accessible();
    });
}
