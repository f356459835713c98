//! Text for people, or exactly one JSON document.
#![allow(clippy::disallowed_methods, reason = "the terminal writes to its own standard output")]

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::store::desk::settings::Language;
use crate::words::Words;

/// Why a command failed: a stable code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The code.
    pub code: String,
}

impl Failed {
    /// Failed with that code.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into() }
    }
}

impl From<crate::actions::Error> for Failed {
    fn from(error: crate::actions::Error) -> Self {
        Self::new(error.code())
    }
}

impl From<crate::store::Error> for Failed {
    fn from(error: crate::store::Error) -> Self {
        Self::new(error.code())
    }
}

/// What the codes of a sign-in that came to nothing begin with.
pub const SIGN_IN: &str = "sign-in-";

/// Something that cannot be undone was called without the word that it is meant: a wrong call.
pub const UNCONFIRMED: &str = "not-confirmed";

/// Where a command says what it has to say.
pub struct Printer {
    json: bool,
    /// In which language.
    pub language: Language,
}

impl Printer {
    /// Prints JSON or text.
    pub fn new(json: bool, language: Language) -> Self {
        Self { json, language }
    }

    /// Whether JSON was asked for.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// The sentences of that language.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// The one document.
    pub fn document(&mut self, value: &Value) -> Result<(), Failed> {
        self.line(&value.to_string())
    }

    /// One line. Marks that would command the terminal are left out: people and services wrote some of it.
    pub fn line(&mut self, text: &str) -> Result<(), Failed> {
        let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        let mut out = io::stdout().lock();
        match writeln!(out, "{text}").and_then(|()| out.flush()) {
            // Whoever reads has read enough, as `| head` does.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(|_| Failed::new("no-output")),
        }
    }

    /// One line beside the answer, on standard error: for people, not for programs.
    pub fn aside(&self, text: &str) {
        // Nobody is left to tell if even standard error is closed.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says on standard error why it failed.
    pub fn failed(&self, failed: &Failed) -> ExitCode {
        let message = match failed.code.strip_prefix(SIGN_IN) {
            Some(ending) => self.words().sign_in_ended(ending),
            None => self.words().twin_apology(&failed.code),
        };
        let text =
            if self.json { json!({"code": failed.code, "message": message}).to_string() } else { message };
        self.aside(&text);
        ExitCode::from(if failed.code == UNCONFIRMED { 2 } else { 1 })
    }
}
