//! Others who speak the same protocols: programs of npm, run by Node, spoken to in lines of JSON.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A program of `tests/peers` at work. It ends with this value.
pub struct Node {
    child: Child,
    told: Option<ChildStdin>,
    heard: Lines<BufReader<ChildStdout>>,
}

impl Node {
    /// Starts a script with these settings.
    pub fn start(script: &str, settings: &Value) -> Self {
        let folder = folder();
        assert!(folder.join("node_modules").is_dir(), "the peers are missing: run .ci/setup.sh test");
        let mut child = Command::new("node")
            .arg(folder.join(script))
            .arg(settings.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is installed by .ci/setup.sh");
        let (told, heard) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()).lines());
        Self { child, told, heard }
    }

    /// Tells it a line.
    pub fn say(&mut self, what: &Value) {
        writeln!(self.told.as_mut().unwrap(), "{what}").unwrap();
    }

    /// The next line of JSON; what a library prints besides is passed over. Nothing if it ended without one.
    pub fn hear(&mut self) -> Option<Value> {
        self.heard.by_ref().find_map(|line| serde_json::from_str::<Value>(&line.ok()?).ok())
    }

    /// Its number, for whoever measures it.
    #[allow(dead_code, reason = "the benches measure")]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The official server over that folder, with these settings besides; with its address.
pub fn tus_server(files: &Path, mut settings: Value) -> (Node, String) {
    settings["folder"] = files.to_string_lossy().into();
    let mut node = Node::start("server.mjs", &settings);
    let hello = node.hear().expect("the server says where it listens");
    (node, format!("http://127.0.0.1:{}", hello["port"]))
}

/// What the official client made of a job. It blocks until the client ends.
pub fn tus_client(job: &Value) -> Value {
    let mut node = Node::start("client.mjs", &Value::Null);
    node.say(job);
    node.told = None;
    node.hear().expect("the client says how it went")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers")
}
