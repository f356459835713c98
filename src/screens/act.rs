//! The acting hook: starts an action on the runtime, and apologises if it fails.

use std::future::Future;

use dioxus::prelude::*;

use super::Keys;
use super::parts::notice::{Kind, Notice, use_notices};
use super::words::use_words;
use crate::actions::{self, Actions};

/// A callback that starts the action in the event itself; the window only waits to hear of a failure.
pub fn use_act<A, F>(action: impl Fn(Actions, A) -> F + 'static) -> Callback<A>
where
    A: 'static,
    F: Future<Output = actions::Result<()>> + Send + 'static,
{
    let keys = use_context::<Keys>();
    let words = use_words();
    let mut notices = use_notices();
    use_callback(move |input: A| {
        let outcome = keys.actions.runtime().spawn(action(keys.actions.clone(), input));
        let waiting = async move {
            if let Ok(Err(error)) = outcome.await {
                notices.push(Notice::new(Kind::Error, words.apology(error.code())));
            }
        };
        wait(waiting);
    })
}

#[allow(clippy::disallowed_methods, reason = "only waits for the outcome of an action that runs elsewhere")]
fn wait(outcome: impl Future<Output = ()> + 'static) {
    spawn(outcome);
}

/// The same, for an action whose outcome the screen needs: `then` is told of it, failure included.
pub fn use_ask<A, T, F>(
    action: impl Fn(Actions, A) -> F + 'static,
    then: impl FnMut(actions::Result<T>) + 'static,
) -> Callback<A>
where
    A: 'static,
    T: Send + 'static,
    F: Future<Output = actions::Result<T>> + Send + 'static,
{
    let keys = use_context::<Keys>();
    let then = use_callback(then);
    use_callback(move |input: A| {
        let outcome = keys.actions.runtime().spawn(action(keys.actions.clone(), input));
        wait(async move {
            if let Ok(outcome) = outcome.await {
                then(outcome);
            }
        });
    })
}

/// Waits for what the page itself gives, a file that was picked for instance, and hands it on.
pub fn wait_for_page<T: 'static>(given: impl Future<Output = T> + 'static, then: impl FnOnce(T) + 'static) {
    wait(async move { then(given.await) });
}
