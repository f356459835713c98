//! WebKit's remote inspector, spoken from outside: evaluate, await a promise, take a picture.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// How long anything may take before the test says what it was waiting for.
pub const LIMIT: Duration = Duration::from_secs(30);

/// A page of the app, as the inspector sees it.
pub struct Inspector {
    socket: WebSocket<TcpStream>,
    target: String,
    last: u64,
}

impl Inspector {
    /// Waits for the app's page, and opens it.
    pub fn open(port: u16) -> Self {
        let path = poll("the inspector to list a page", || listed(port));
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("the inspector listens");
        stream.set_read_timeout(Some(LIMIT)).expect("a limit can be set");
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream)
            .expect("the inspector speaks websocket");
        let mut inspector = Self { socket, target: String::new(), last: 0 };
        while inspector.target.is_empty() {
            inspector.receive();
        }
        let ready = "location.href.startsWith('dioxus://') && !!document.querySelector('#main > *')";
        inspector.wait("the first screen", ready);
        inspector
    }

    /// Asks the page for something, and waits for its answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same, where the page may have changed meanwhile: a node that is gone is no failure.
    pub fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.last += 1;
        let id = self.last;
        let inner = json!({ "id": id, "method": method, "params": params }).to_string();
        let outer = json!({
            "id": id + 1_000_000,
            "method": "Target.sendMessageToTarget",
            "params": { "targetId": self.target, "message": inner },
        });
        self.socket.send(Message::text(outer.to_string())).expect("the inspector takes a message");
        let deadline = Instant::now() + LIMIT;
        loop {
            assert!(Instant::now() < deadline, "no answer to {method}");
            let Some(answer) = self.receive() else { continue };
            if answer["id"] == id {
                return answer
                    .get("error")
                    .map_or_else(|| Ok(answer["result"].clone()), |error| Err(error.clone()));
            }
        }
    }

    /// The value of an expression.
    pub fn value(&mut self, expression: &str) -> Value {
        let answer = self.ask("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }));
        assert_ne!(answer["wasThrown"], true, "{expression}: {}", answer["result"]["description"]);
        answer["result"]["value"].clone()
    }

    /// What a promise comes to.
    pub fn awaited(&mut self, expression: &str) -> Value {
        let promise =
            self.ask("Runtime.evaluate", json!({ "expression": expression, "returnByValue": false }));
        let object = promise["result"]["objectId"].clone();
        let question = json!({ "promiseObjectId": object, "returnByValue": true });
        let answer = self.ask("Runtime.awaitPromise", question);
        assert_ne!(answer["wasThrown"], true, "{}", answer["result"]["description"]);
        answer["result"]["value"].clone()
    }

    /// Polls an expression until it is true.
    pub fn wait(&mut self, what: &str, expression: &str) {
        poll(what, || self.value(expression).as_bool().unwrap_or_default().then_some(()));
    }

    fn receive(&mut self) -> Option<Value> {
        let message = self.socket.read().expect("the inspector goes on speaking");
        let event: Value = serde_json::from_str(message.to_text().ok()?).ok()?;
        let params = &event["params"];
        match event["method"].as_str()? {
            "Target.targetCreated" if params["targetInfo"]["type"] == "page" => {
                self.target = params["targetInfo"]["targetId"].as_str()?.to_owned();
            }
            "Target.didCommitProvisionalTarget" => self.target = params["newTargetId"].as_str()?.to_owned(),
            "Target.dispatchMessageFromTarget" => {
                return serde_json::from_str(params["message"].as_str()?).ok();
            }
            _ => {}
        }
        None
    }
}

/// Tries again until there is an answer, or says what never came.
pub fn poll<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + LIMIT;
    let (_quiet, clock) = mpsc::channel::<()>();
    loop {
        if let Some(found) = attempt() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited too long for {what}");
        let _ = clock.recv_timeout(Duration::from_millis(40));
    }
}

fn listed(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").ok()?;
    let (mut page, mut piece) = (String::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut piece) {
        page.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    let start = page.find("/socket/")?;
    let path: String = page[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
    path.ends_with("WebPage").then_some(path)
}
