//! Who writes to an upload now: whoever asks how far it is waits until what had arrived for it is written.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// A writer that does not come to an end in that time loses the upload all the same.
const PATIENCE: Duration = Duration::from_secs(3);

/// The writers of this process, by upload. A writer elsewhere, or one that is not waited for, loses the upload
/// by its generation.
#[derive(Clone, Default)]
pub struct Writers(Arc<Mutex<Held>>);

#[derive(Default)]
struct Held {
    count: u64,
    at_work: HashMap<String, Writer>,
}

struct Writer {
    number: u64,
    wished: watch::Sender<bool>,
    ended: watch::Receiver<()>,
}

/// One writer at work, until it is dropped.
pub struct AtWork {
    writers: Writers,
    upload: String,
    number: u64,
    wished: watch::Receiver<bool>,
    _ended: watch::Sender<()>,
}

impl Writers {
    /// Begins to write to an upload.
    pub fn begins(&self, upload: &str) -> AtWork {
        let (wish, wished) = watch::channel(false);
        let (end, ended) = watch::channel(());
        let mut held = self.held();
        held.count += 1;
        let number = held.count;
        held.at_work.insert(upload.to_owned(), Writer { number, wished: wish, ended });
        AtWork { writers: self.clone(), upload: upload.to_owned(), number, wished, _ended: end }
    }

    /// Asks who writes to an upload to write what it has and let go; returns once it did, or at the end of patience.
    pub async fn let_go(&self, upload: &str) {
        let Some(mut ended) = self.ask(upload) else { return };
        // Nothing is ever sent: what is waited for is that the other end is gone.
        let _ = timeout(PATIENCE, ended.changed()).await;
    }

    fn ask(&self, upload: &str) -> Option<watch::Receiver<()>> {
        let held = self.held();
        let writer = held.at_work.get(upload)?;
        writer.wished.send_replace(true);
        Some(writer.ended.clone())
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AtWork {
    /// Waits until somebody else wishes the upload.
    pub async fn wished(&mut self) {
        if self.wished.wait_for(|wished| *wished).await.is_err() {
            // Another writer took this one's place: nobody will ask this one any more.
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        let mut held = self.writers.held();
        if held.at_work.get(&self.upload).is_some_and(|writer| writer.number == self.number) {
            held.at_work.remove(&self.upload);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_takes_over_waits_for_the_writer_but_not_for_ever() {
        let writers = Writers::default();
        writers.let_go("a").await;
        let mut at_work = writers.begins("a");
        let taken = tokio::runtime::Handle::current().spawn({
            let writers = writers.clone();
            async move { writers.let_go("a").await }
        });
        at_work.wished().await;
        assert!(!taken.is_finished());
        drop(at_work);
        taken.await.unwrap();
        assert!(writers.held().at_work.is_empty());
        let _stubborn = writers.begins("a");
        let begun = tokio::time::Instant::now();
        writers.let_go("a").await;
        assert_eq!(begun.elapsed(), PATIENCE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_second_writer_takes_the_place_of_the_first() {
        let writers = Writers::default();
        let (mut first, mut second) = (writers.begins("a"), writers.begins("a"));
        let _ = timeout(Duration::from_secs(1), first.wished()).await.unwrap_err();
        drop(first);
        let taken = tokio::runtime::Handle::current().spawn({
            let writers = writers.clone();
            async move { writers.let_go("a").await }
        });
        second.wished().await;
        drop(second);
        taken.await.unwrap();
    }
}
