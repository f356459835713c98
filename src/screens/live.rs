//! The reading hooks: what the store holds, read again whenever its topic is announced.
#![allow(
    clippy::disallowed_methods,
    reason = "the one place where a screen's future may wait, and only to read"
)]

use std::future::{Future, poll_fn};
use std::task::Poll;

use dioxus::prelude::*;
use tokio::sync::watch::Receiver;

use super::Keys;
use crate::store::{Error, Reader, Result, Topic, Which};

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

/// How many times somebody asked to read again after a failure.
#[derive(Clone, Copy)]
pub struct Again(Signal<u64>);

/// Made once, at the root.
pub fn use_again_provider() {
    use_context_provider(|| Again(Signal::new(0)));
}

/// Everything on screen is read again.
pub fn use_again() -> Callback<()> {
    let mut again = use_context::<Again>().0;
    use_callback(move |()| again += 1)
}

/// How many bytes the app takes on this device, weighed again when the content or the map changes.
pub fn use_size_on_disk() -> Signal<Live<u64>> {
    let (read, again) = (use_context::<Keys>().read, use_context::<Again>().0);
    let found = use_signal(|| Live::Loading);
    use_resource(move || {
        again.read();
        let read = read.clone();
        let news = [Topic::Editions, Topic::Map].map(|topic| read.watch(topic)).to_vec();
        follow_all(
            news,
            move || {
                let read = read.clone();
                async move { read.size_on_disk().await }
            },
            found,
        )
    });
    found
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
    use_live_with(topic, || (), move |db, ()| query(db))
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
    let (read, again) = (use_context::<Keys>().read, use_context::<Again>().0);
    let found = use_signal(|| Live::Loading);
    use_resource(move || {
        again.read();
        let (read, query, input) = (read.clone(), query.clone(), input());
        let news = read.watch(topic);
        let ask = move || {
            let (read, query, input) = (read.clone(), query.clone(), input.clone());
            async move { read.read::<D, T>(move |db| query(db, &input)).await }
        };
        follow(news, ask, found)
    });
    found
}

/// Reads now, and again each time one of the topics is announced.
pub fn use_live_on<D, T>(
    topics: &'static [Topic],
    query: impl Fn(&Reader<'_, D>) -> Result<T> + Clone + Send + 'static,
) -> Signal<Live<T>>
where
    D: Which,
    T: Send + 'static,
{
    let (read, again) = (use_context::<Keys>().read, use_context::<Again>().0);
    let found = use_signal(|| Live::Loading);
    use_resource(move || {
        again.read();
        let (read, query) = (read.clone(), query.clone());
        let news = topics.iter().map(|topic| read.watch(*topic)).collect();
        let ask = move || {
            let (read, query) = (read.clone(), query.clone());
            async move { read.read::<D, T>(move |db| query(db)).await }
        };
        follow_all(news, ask, found)
    });
    found
}

async fn follow<T: 'static, A: Future<Output = Result<T>>>(
    news: Receiver<u64>,
    ask: impl Fn() -> A,
    found: Signal<Live<T>>,
) {
    follow_all(vec![news], ask, found).await;
}

/// Waits for the first of several announcements; false once nobody will announce any more.
async fn any_news(news: &mut [Receiver<u64>]) -> bool {
    let mut waits: Vec<_> = news.iter_mut().map(|one| Box::pin(one.changed())).collect();
    poll_fn(move |context| {
        for wait in &mut waits {
            if let Poll::Ready(told) = wait.as_mut().poll(context) {
                return Poll::Ready(told.is_ok());
            }
        }
        Poll::Pending
    })
    .await
}

async fn follow_all<T: 'static, A: Future<Output = Result<T>>>(
    mut news: Vec<Receiver<u64>>,
    ask: impl Fn() -> A,
    mut found: Signal<Live<T>>,
) {
    if matches!(*found.peek(), Live::Failed(_)) {
        found.set(Live::Loading);
    }
    loop {
        news.iter_mut().for_each(|one| {
            one.borrow_and_update();
        });
        found.set(ask().await.map_or_else(Live::Failed, Live::Ready));
        if !any_news(&mut news).await {
            return;
        }
    }
}

/// What a channel of ours holds, told again at each change: how far a pen has written.
pub fn use_told<T: Clone + Send + Sync + 'static>(channel: impl FnOnce() -> Receiver<T>) -> Signal<T> {
    let channel = use_hook(|| CopyValue::new(channel()));
    let mut told = use_signal(|| channel.peek().borrow().clone());
    use_future(move || async move {
        let mut channel = channel.peek().clone();
        while channel.changed().await.is_ok() {
            let news = channel.borrow_and_update().clone();
            told.set(news);
        }
    });
    told
}
