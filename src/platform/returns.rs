//! Where the browser comes back to after a sign-in: a door on this machine, or the app's own scheme.

use tokio::sync::{mpsc, oneshot};

/// Lets the browser come back.
pub trait Returns: Send + Sync {
    /// Begins to wait. `before` is where a trip comes back to that began before, in another process perhaps: there, or
    /// nowhere.
    fn expect(&self, before: Option<&str>) -> Result<Awaited, NoWayBack>;
}

/// A way back that is watched. Whoever drops it watches no more.
pub struct Awaited {
    /// Where the browser is to come back to.
    pub address: String,
    /// Who comes.
    pub knocks: mpsc::Receiver<Knock>,
}

/// Somebody came to the door: the browser, or whoever else knows of it.
pub struct Knock {
    /// The whole address that was asked for.
    pub address: String,
    reply: oneshot::Sender<Landing>,
}

/// What the browser shows to whoever comes back; on a phone nothing, for the app itself is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landing {
    /// Language of the page.
    pub lang: &'static str,
    /// Its heading.
    pub title: String,
    /// What to do now.
    pub text: String,
    /// Whether it is what was waited for.
    pub expected: bool,
}

/// There is no way back: the port is taken, or the system gives none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no-way-back")]
pub struct NoWayBack;

impl Knock {
    /// A knock, and where its answer is heard.
    pub fn at(address: String) -> (Self, oneshot::Receiver<Landing>) {
        let (reply, heard) = oneshot::channel();
        (Self { address, reply }, heard)
    }

    /// Answers it. Whoever knocked may be gone: then nobody reads the page.
    pub fn answer(self, landing: Landing) {
        let _ = self.reply.send(landing);
    }
}
