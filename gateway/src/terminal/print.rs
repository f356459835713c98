//! Prints: text for people or exactly one JSON document on stdout, faults and progress on stderr.

use std::io::Write;

use serde::Serialize;

use crate::fault::Fault;

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    /// One JSON document instead of text.
    pub json: bool,
}

impl Printer {
    /// Prints an answer. A reader that went away is no failure of ours.
    pub fn answer(self, answer: &impl Serialize, text: impl FnOnce() -> String) {
        let printed = if self.json {
            serde_json::to_string(answer).unwrap_or_else(|_| "null".to_owned())
        } else {
            text()
        };
        let _ = writeln!(std::io::stdout().lock(), "{printed}");
    }

    /// Prints what stopped the command.
    pub fn fault(self, fault: &Fault) {
        let mut stderr = std::io::stderr().lock();
        let message = fault.to_string();
        let _ = if self.json {
            writeln!(stderr, "{}", serde_json::json!({"code": fault.code(), "message": message}))
        } else {
            writeln!(stderr, "gateway: {message}")
        };
    }

    /// Says how far a long work is; silent with JSON, where stderr is for faults.
    pub fn progress(self, said: &str) {
        if !self.json {
            let _ = writeln!(std::io::stderr().lock(), "{said}");
        }
    }

    /// Warns the operator, whatever is printed.
    pub fn warning(self, code: &str, said: &str) {
        let mut stderr = std::io::stderr().lock();
        let _ = if self.json {
            writeln!(stderr, "{}", serde_json::json!({"warning": code, "message": said}))
        } else {
            writeln!(stderr, "warning: {said}")
        };
    }
}
