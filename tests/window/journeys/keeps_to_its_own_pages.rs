//! A page that goes nowhere and calls nobody, whatever text gets into it.

use std::net::TcpListener;

use serde_json::{Value, json};

use crate::hand::Hand;

/// What a smuggled script would try; the page says which rule of its policy each breaks.
const TRIES: &str = "(() => {
    const at = 'http://127.0.0.1:PORT/', broken = new Set();
    document.addEventListener('securitypolicyviolation',
        event => { broken.add(event.effectiveDirective.replace('-elem', '')); window.broken = [...broken].sort().join(' '); });
    // 192.0.2.1 is nobody. This machine's own ports can be called: that is Dioxus' way of sending changes, and WebKit
    // does not tell `ws:` from `http:` there.
    fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(() => {});
    new Image().src = at + 'a.png';
    document.head.append(Object.assign(document.createElement('script'), { src: at + 'a.js' }));
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: at + 'a.css' }));
    document.body.append(Object.assign(document.createElement('iframe'), { src: at }));
    document.body.append(Object.assign(document.createElement('object'), { data: at }));
})(); ''";

#[test]
fn a_page_calls_nobody_and_goes_to_no_other_page() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("asked, not waited for");
    let port = listener.local_addr().expect("it listens").port();
    let mut hand = Hand::at_home(412, 860);
    hand.page.value(&TRIES.replace("PORT", &port.to_string()));
    let all = "connect-src frame-src img-src object-src script-src style-src";
    hand.page.wait("each to be refused", &format!("window.broken === '{all}'"));
    assert!(listener.accept().is_err(), "nobody was called");
    for address in [
        "file:///etc/passwd",
        "data:text/html,<h1>Autre</h1>",
        "about:blank",
        "intent:#Intent;end",
        "content://media/external",
        "blob:null/1",
    ] {
        let link = format!(
            "(() => {{ window.stays = true; const link = document.createElement('a');
              link.href = {}; document.querySelector('main').append(link); link.click(); link.remove(); }})(); ''",
            Value::from(address)
        );
        hand.page.value(&link);
        let frame = format!(
            "(() => {{ const frame = document.createElement('iframe'); frame.src = {};
              document.querySelector('main').append(frame); frame.remove(); }})(); ''",
            Value::from(address)
        );
        hand.page.value(&frame);
    }
    // The window is still ours, and still works.
    assert_eq!(hand.page.value("window.stays === true"), json!(true));
    hand.go("/settings");
    hand.wait_for_heading("R\u{e9}glages");
}
