//! `simulate lycee|college|crous`: one case a line on standard input, one answer a line, whatever the line holds.

mod answer;
mod fields;
mod lines;

use std::collections::BTreeMap;

use clap::ValueEnum;
use domain::scale::{Kind, Scale, Year};

use super::print::{Failed, Printer};
use crate::store::reference::scales;
use crate::wiring::App;
use crate::words::Words;

pub use lines::{Lines, Read};

/// Which bourse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Bourse {
    /// Bourse de lycée.
    Lycee,
    /// Bourse de collège.
    College,
    /// Bourse sur critères sociaux of higher education.
    Crous,
}

impl Bourse {
    fn kind(self) -> Kind {
        match self {
            Self::Lycee => Kind::Lycee,
            Self::College => Kind::College,
            Self::Crous => Kind::Crous,
        }
    }
}

/// The scales of one bourse, and the language in which a line that cannot be answered is told so.
pub struct Simulator {
    kind: Kind,
    scales: BTreeMap<Year, Scale>,
    words: &'static Words,
}

impl Simulator {
    /// Answers with these scales; those of another kind are left out.
    pub fn new(kind: Kind, scales: Vec<Scale>, words: &'static Words) -> Self {
        let of_kind = scales.into_iter().filter(|scale| scale.about().kind == kind);
        Self { kind, scales: of_kind.map(|scale| (scale.about().year, scale)).collect(), words }
    }

    /// The line that answers one; none if it is blank. Never fails, never panics.
    pub fn answer(&self, line: &Read<'_>) -> Option<String> {
        match line {
            Read::Line(line) if line.trim_ascii().is_empty() => None,
            Read::Line(line) => Some(answer::answer(self, line)),
            Read::TooLong => Some(answer::too_long(self)),
        }
    }
}

pub(super) async fn run(app: &App, bourse: Bourse, printer: &mut Printer) -> Result<(), Failed> {
    let kind = bourse.kind();
    let held = app.store.read(move |db: &crate::store::reference::Reader<'_>| scales::all(db, kind)).await?;
    let simulator = Simulator::new(kind, held, printer.words());
    let mut lines = Lines::new(std::io::stdin().lock());
    while let Some(line) = lines.next_line().map_err(|_| Failed::new("no-input"))? {
        if let Some(answer) = simulator.answer(&line) {
            printer.line(&answer)?;
        }
    }
    Ok(())
}
