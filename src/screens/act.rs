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
