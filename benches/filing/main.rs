//! Tables of what is filed: documents over bad lines, drafts, the queue, random faults, 500 phones (WIRE.md §17).
//!
//! `cargo bench … --bench filing` makes all; with names (`uploads`, `faults`, `drafts`, `queue`, `random`, `load`),
//! those tables alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

mod drafts;
mod faults;
mod ground;
mod line;
mod load;
mod pouch;
mod queue;
mod random;
#[path = "../rig/mod.rs"]
mod rig;
mod uploads;
#[path = "../../tests/it/world/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the world of the tests, of which a part is needed here")]
mod world;

use rig::Row;
use serde_json::Value;

/// Runs of each side, unless a note says otherwise.
pub const RUNS: usize = 5;

/// Whether this is a glance at a few figures (MA_REGION_GLANCE names them), which is not written down.
pub fn glanced(figure: &str) -> bool {
    std::env::var("MA_REGION_GLANCE").map_or(true, |wanted| wanted.split(' ').any(|one| one == figure))
}

/// What this program is told to be a gateway by, and a phone that carries what it owes.
pub const SERVE: &str = "serve-in-a-process-of-its-own";
pub const CARRY: &str = "carry-in-a-process-of-its-own";

/// A table on its way.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    notes: Vec<String>,
    runs: serde_json::Map<String, Value>,
}

impl Table {
    pub fn row(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Keeps the figures of every run.
    pub fn keep(&mut self, what: &str, runs: Value) {
        println!("{what} done");
        self.runs.insert(what.to_owned(), runs);
    }

    fn report(self, name: &str, title: &str) {
        if std::env::var_os("MA_REGION_GLANCE").is_some() {
            return println!("{}", rig::glance(&self.rows));
        }
        rig::report(name, title, &self.rows, &self.notes, self.runs.into());
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    match arguments.as_slice() {
        [mode, data] if mode == SERVE => return runtime.block_on(ground::serve(data)),
        [mode, about] if mode == CARRY => return runtime.block_on(faults::carry(about)),
        _ => {}
    }
    let wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|one| one == name);
    runtime.block_on(async {
        if wanted("uploads") {
            let mut table = Table::default();
            uploads::run(&mut table).await;
            table.report("uploads", "Uploads: time, requests, bytes, memory");
        }
        if wanted("faults") {
            let mut table = Table::default();
            faults::run(&mut table).await;
            pouch::run(&mut table).await;
            table.report("faults", "Uploads: what goes wrong on the way");
        }
        if wanted("drafts") {
            let mut table = Table::default();
            drafts::run(&mut table).await;
            table.report("drafts", "Drafts: durable at every key press");
        }
        if wanted("random") {
            let mut table = Table::default();
            random::run(&mut table).await;
            table.report("random", "Random faults: nothing lost, nothing twice, no false receipt");
        }
        if wanted("load") {
            let mut table = Table::default();
            load::run(&mut table).await;
            table.report("load", "Gateway: 500 phones file at once over bad lines");
        }
    });
    drop(runtime);
    if wanted("queue") {
        // Its clock is turned by hand, so it has a runtime of its own.
        let mut table = Table::default();
        queue::run(&mut table);
        table.report("queue", "Queue: the network comes back, or does not");
    }
}
