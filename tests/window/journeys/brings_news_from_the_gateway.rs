//! The network comes and goes: the guide is brought up to date from the real gateway, and stays when it is gone.

use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::display::Start;
use crate::gateway::Gateway;
use crate::hand::Hand;
use crate::inspector::poll;

const NEW: &str = "Aide \u{e0} l\u{2019}essai forestier";

#[test]
fn a_new_aid_arrives_from_the_real_gateway_and_stays_when_it_is_gone() {
    let mut gateway = Gateway::open();
    let address = gateway.address.clone();
    gateway.stop();
    let folder = tempfile::tempdir().unwrap();
    let start = Start { gateway: address.clone(), ..Start::in_folder(folder.path()) };
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.see("Hors connexion");
    hand.go("/search?q=forestier");
    hand.page.wait("an answer", "!!document.querySelector('main [role=status], main .empty')");
    assert_ne!(hand.page.value(&listed()), true, "it is not in the guide that the app carries");

    gateway.reads_aides_jeunes();
    gateway.run(&["publish"]);
    gateway.serve(address.strip_prefix("http://").expect("an address of this machine"));
    hand.go("/");
    updates(&mut hand);
    hand.see("Tout est \u{e0} jour.");
    hand.picture("sheet-up-to-date");
    hand.click("button", "Fermer");
    hand.see("\u{c0} jour, ");
    hand.go("/search?q=forestier");
    hand.page.wait("the new aid", &listed());
    hand.picture("search-news");
    hand.page.value(
        "[...document.querySelectorAll('main a.row-link')].find(a => a.innerText.includes('essai forestier')).click()",
    );
    hand.page.wait("its card", "document.activeElement?.tagName === 'H1' && document.activeElement.innerText.includes('essai forestier')");

    gateway.stop();
    hand.go("/");
    updates(&mut hand);
    hand.see("Vous \u{ea}tes hors connexion.");
    hand.click("button", "Fermer");
    hand.see("Hors connexion");
    hand.go("/search?q=forestier");
    hand.page.wait("the new aid, kept", &listed());
}

/// Nobody but the Region's gateway is ever spoken to: every `connect` of the app and of its web view is listed.
#[test]
fn the_app_speaks_to_nobody_but_its_gateway() {
    let allowed =
        Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !allowed.is_ok_and(|status| status.success()) {
        eprintln!("not tried: this system has no strace, or does not allow it");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("connections");
    let start = Start { trace: Some(trace.clone()), ..Start::in_folder(&folder.path().join("app")) };
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.see("Hors connexion");
    for route in super::ROUTES {
        hand.go(route);
    }
    hand.kill();
    let lines = connections(&trace);
    let gateway = "sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")";
    assert!(lines.iter().any(|line| line.contains(gateway)), "the gateway was tried: {lines:?}");
    // The window speaks to itself over its own loopback ports (Dioxus's edits, the inspector): they die with it.
    for line in lines.iter().filter(|line| !line.contains(gateway)) {
        assert!(line.contains("inet_addr(\"127.0.0.1\")"), "{line}");
        let port = line.split_once("htons(").and_then(|(_, rest)| rest.split_once(')')).expect("a port").0;
        let port: u16 = port.parse().expect("a number");
        poll(&format!("its own end, closed with it: {line}"), || {
            TcpStream::connect(("127.0.0.1", port)).err()
        });
    }
}

/// Every attempt that would leave the process's own machine room: sockets of files are not the network.
fn connections(trace: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(trace).expect("strace wrote its trace");
    assert!(text.contains("sa_family=AF_UNIX"), "the trace is not empty");
    text.lines()
        .filter(|line| line.contains("connect(") && !line.contains("sa_family=AF_UNIX"))
        .map(str::to_owned)
        .collect()
}

fn updates(hand: &mut Hand) {
    hand.click("button", "\u{c9}tat du contenu");
    hand.page.wait("the sheet", "!!document.querySelector('dialog[open]')");
    hand.click("button", "Mettre \u{e0} jour");
}

fn listed() -> String {
    format!("document.querySelector('main').innerText.replaceAll(\"'\", '\u{2019}').includes('{NEW}')")
}
