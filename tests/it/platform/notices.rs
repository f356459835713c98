//! What is said aloud on a desktop, on a bus of the test's: heard by a server as it was said, and lost where none answers.

use std::collections::HashMap;
use std::process::Command;
use std::sync::{Arc, Mutex};

use ma_region::platform::{Aloud, NotShown, Notifier, SystemNotifier};
use zbus::zvariant::OwnedValue;

/// Runs one of the tests below on a bus of its own.
fn on_a_bus(test: &str) {
    let output = Command::new("dbus-run-session")
        .arg("--")
        .arg(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture", &format!("platform::notices::{test}")])
        .output()
        .expect("dbus is installed by .ci/setup.sh");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success() && said.contains("1 passed"), "{test}: {said}");
}

#[test]
fn a_server_hears_what_is_said_and_what_takes_its_place() {
    on_a_bus("inside_with_a_server");
}

#[test]
fn where_no_server_answers_nothing_is_said() {
    on_a_bus("inside_without_a_server");
}

/// What a server was asked to show: the app, what it takes the place of, title, text.
type Heard = Arc<Mutex<Vec<(String, u32, String, String)>>>;

/// A server that numbers its notices from 7.
struct Server(Heard);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[allow(clippy::too_many_arguments, reason = "as the specification says")]
    fn notify(
        &self,
        app: String,
        replaces: u32,
        _icon: String,
        title: String,
        text: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let mut heard = self.0.lock().unwrap();
        heard.push((app, replaces, title, text));
        if replaces > 0 { replaces } else { 6 + u32::try_from(heard.len()).unwrap() }
    }
}

fn aloud(subject: &str, text: &str) -> Aloud {
    Aloud { subject: subject.into(), title: "Ma R\u{e9}gion & moi".into(), text: text.into() }
}

#[test]
#[ignore = "run by its twin, on a bus of its own"]
fn inside_with_a_server() {
    let heard = Heard::default();
    let _server = zbus::blocking::connection::Builder::session()
        .and_then(|bus| bus.name("org.freedesktop.Notifications"))
        .and_then(|bus| bus.serve_at("/org/freedesktop/Notifications", Server(heard.clone())))
        .and_then(zbus::blocking::connection::Builder::build)
        .unwrap();
    let notifier = SystemNotifier::of("Ma R\u{e9}gion & moi");
    for (subject, text) in [("a", "un <b> & deux"), ("b", "trois"), ("a", "quatre")] {
        assert_eq!(notifier.show(&aloud(subject, text)), Ok(()));
    }
    let heard = heard.lock().unwrap().clone();
    let app = || "Ma R\u{e9}gion & moi".to_owned();
    let said = |replaces: u32, text: &str| (app(), replaces, app(), text.to_owned());
    // Marks of the text are said, not obeyed; the second word on a subject takes the place of the first.
    assert_eq!(heard, [said(0, "un &lt;b&gt; &amp; deux"), said(0, "trois"), said(7, "quatre")]);
}

#[test]
#[ignore = "run by its twin, on a bus of its own"]
fn inside_without_a_server() {
    assert_eq!(SystemNotifier::of("a").show(&aloud("a", "un")), Err(NotShown));
}
