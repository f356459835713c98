//! Waits, in code that blocks, for libraries that are asynchronous: PostgreSQL and object storage.

use std::future::Future;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::block_in_place;

use crate::fault::Fault;

/// A small runtime of its own, so that whoever waits needs none.
pub struct Waiting {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Waiting {
    /// Two threads: one talks while the other ends a transfer.
    pub fn new() -> Result<Self, Fault> {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| Fault::Setting(error.to_string()))?;
        Ok(Self { handle: runtime.handle().clone(), runtime: Some(runtime) })
    }

    /// Waits for it. From a thread of another runtime too, as long as that has several.
    pub fn of<T>(&self, future: impl Future<Output = T>) -> T {
        block_in_place(|| self.handle.block_on(future))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // Dropped among asynchronous code too, where nobody may wait for its threads.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
