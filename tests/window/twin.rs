//! The terminal twin, on the folder of a window.

use std::process::Command;

use serde_json::Value;

use crate::display::Start;

/// What one command says.
pub fn twin(start: &Start, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ma-region"));
    command.args(["--json", "--now", &start.now, "--gateway", &start.gateway, "--data"]);
    let output = command.arg(&start.data).args(arguments).output().expect("the app runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}
