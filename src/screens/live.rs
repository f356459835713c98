//! The reading hooks: what the store holds, read again whenever its topic is announced.
#![allow(
    clippy::disallowed_methods,
    reason = "the one place where a screen's future may wait, and only to read"
)]

use dioxus::prelude::*;

use super::Keys;
use crate::store::{Error, ReadStore, Reader, Result, Topic, Which};

/// What a query has come to so far.
pub enum Live<T> {
    /// Not read yet.
    Loading,
    /// As the store holds it.
    Ready(T),
    /// The store could not be read.
    Failed(Error),
}

impl<T> Live<T> {
    /// What was read, if it was.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// Reads now, and again each time the topic is announced.
pub fn use_live<D, T>(
    topic: Topic,
    query: impl Fn(&Reader<'_, D>) -> Result<T> + Clone + Send + 'static,
) -> Signal<Live<T>>
where
    D: Which,
    T: Send + 'static,
{
    let read = use_context::<Keys>().read;
    let found = use_signal(|| Live::Loading);
    use_future(move || follow(read.clone(), topic, query.clone(), found));
    found
}

/// The same, with an input that may change: the newest one wins, an older answer is never shown after it.
pub fn use_live_with<D, I, T>(
    topic: Topic,
    input: impl Fn() -> I + 'static,
    query: impl Fn(&Reader<'_, D>, &I) -> Result<T> + Clone + Send + 'static,
) -> Signal<Live<T>>
where
    D: Which,
    I: Clone + Send + 'static,
    T: Send + 'static,
{
    let read = use_context::<Keys>().read;
    let found = use_signal(|| Live::Loading);
    use_resource(move || {
        let (read, query, input) = (read.clone(), query.clone(), input());
        follow(read, topic, move |db: &Reader<'_, D>| query(db, &input), found)
    });
    found
}

async fn follow<D: Which, T: Send + 'static>(
    read: ReadStore,
    topic: Topic,
    query: impl Fn(&Reader<'_, D>) -> Result<T> + Clone + Send + 'static,
    mut found: Signal<Live<T>>,
) {
    let mut news = read.watch(topic);
    loop {
        news.borrow_and_update();
        let query = query.clone();
        let answer = read.read::<D, T>(move |db| query(db)).await;
        found.set(answer.map_or_else(Live::Failed, Live::Ready));
        if news.changed().await.is_err() {
            return;
        }
    }
}
