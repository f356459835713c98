//! The desktop's own voice: Speech Dispatcher, spoken to over its socket (SSIP), as the screen reader does.

use std::collections::BTreeSet;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use ssip_client_async::fifo::synchronous::Builder;
use ssip_client_async::{Client, ClientError, ClientName, ClientScope, MessageScope, NotificationType};
use ssip_client_async::{Priority, Request, Response};

use super::voice::{NoVoice, Presence, Voice};

/// The program that serves the socket, started by whoever needs it.
const DAEMON: &str = "speech-dispatcher";
/// How often a voice that speaks is asked whether to go on.
const GLANCE: Duration = Duration::from_millis(120);
/// How long the service may take to answer a question, or to begin to speak.
const PATIENCE: Duration = Duration::from_secs(10);
/// A sentence that lasts longer is given up: its end was lost.
const LONGEST: Duration = Duration::from_secs(180);

/// The voice of Speech Dispatcher.
pub struct SpeechDispatcher {
    socket: Option<PathBuf>,
    /// The conversation, kept between two sentences; one sentence at a time.
    line: Mutex<Option<Line>>,
}

struct Line {
    client: Client<UnixStream>,
    /// The languages it has voices for; none if it does not tell.
    languages: BTreeSet<String>,
}

impl SpeechDispatcher {
    /// Where the environment says, as for every client of it; else at its usual place.
    pub fn found() -> Self {
        let said = std::env::var("SPEECHD_ADDRESS").ok();
        let said = said.as_deref().and_then(|said| said.strip_prefix("unix_socket:")).map(PathBuf::from);
        let usual = || {
            let folder = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)?;
            Some(folder.join(DAEMON).join("speechd.sock"))
        };
        Self::at(said.or_else(usual))
    }

    /// At that socket.
    pub fn at(socket: Option<PathBuf>) -> Self {
        Self { socket, line: Mutex::new(None) }
    }

    fn is_installed() -> bool {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders).any(|folder| folder.join(DAEMON).is_file())
    }

    fn open(&self) -> Result<Line, NoVoice> {
        let socket = self.socket.as_ref().ok_or(NoVoice)?;
        let languages = languages(socket)?;
        let mut client = knock(socket, GLANCE)?;
        ask(&mut client, Request::SetPriority(Priority::Text))?;
        ask(&mut client, Request::SetNotification(NotificationType::All, true))?;
        Ok(Line { client, languages })
    }
}

/// A new conversation, in which nothing is waited for longer than that.
fn knock(socket: &Path, wait: Duration) -> Result<Client<UnixStream>, NoVoice> {
    let mut door = Builder::new();
    door.path(socket).timeout(wait);
    let mut client = match door.build() {
        Ok(client) => client,
        // It starts itself, and says when it is ready.
        Err(_) => door.with_spawn().and_then(Builder::build).map_err(|_| NoVoice)?,
    };
    ask(&mut client, Request::SetName(ClientName::with_component("user", "ma-region", "cards")))?;
    Ok(client)
}

/// The languages that there are voices for. The list has thousands of lines, which come by and by: whoever is impatient
/// would lose some, so this is a conversation of its own.
fn languages(socket: &Path) -> Result<BTreeSet<String>, NoVoice> {
    let mut client = knock(socket, PATIENCE)?;
    match ask(&mut client, Request::ListSynthesisVoices) {
        Ok(Response::VoicesListSent(voices)) => {
            Ok(voices.into_iter().filter_map(|voice| voice.language).collect())
        }
        _ => Ok(BTreeSet::new()),
    }
}

impl Voice for SpeechDispatcher {
    fn presence(&self) -> Presence {
        let open = self.socket.as_ref().is_some_and(|socket| socket.exists());
        if open || (self.socket.is_some() && Self::is_installed()) {
            Presence::Here
        } else {
            Presence::Missing
        }
    }

    fn say(&self, text: &str, lang: &str, go_on: &(dyn Fn() -> bool + Sync)) -> Result<(), NoVoice> {
        let mut line = self.line.lock().map_err(|_| NoVoice)?;
        let mut one = match line.take() {
            Some(one) => one,
            None => self.open()?,
        };
        // A line on which something went wrong is not kept: the next sentence opens another one.
        if one.say(text, lang, go_on)? {
            *line = Some(one);
        }
        Ok(())
    }
}

impl Line {
    /// Says a sentence; whether the line is good for another one.
    fn say(&mut self, text: &str, lang: &str, go_on: &(dyn Fn() -> bool + Sync)) -> Result<bool, NoVoice> {
        if !self.languages.is_empty() && !self.languages.iter().any(|one| speaks(one, lang)) {
            return Err(NoVoice);
        }
        ask(&mut self.client, Request::SetLanguage(ClientScope::Current, lang.to_owned()))?;
        ask(&mut self.client, Request::Speak)?;
        // One line, and never the one that ends the text.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        ask(&mut self.client, Request::SendLine(text.trim_start_matches(['.', ' ']).to_owned()))?;
        let mut until = Instant::now() + LONGEST;
        let mut stopped = false;
        loop {
            match self.client.receive() {
                Ok(Response::EventEnd(_) | Response::EventCanceled(_)) => return Ok(true),
                Ok(_) => {}
                Err(error) if is_silence(&error) => {}
                Err(_) => return Err(NoVoice),
            }
            if !stopped && !go_on() {
                (stopped, until) = (true, Instant::now() + PATIENCE);
                // Ours alone: a screen reader that speaks goes on.
                self.client.send(Request::Cancel(MessageScope::Last)).map_err(|_| NoVoice)?;
            }
            if Instant::now() > until {
                // Whoever asked for silence has it, whatever the service answers.
                return if stopped { Ok(false) } else { Err(NoVoice) };
            }
        }
    }
}

/// Whether a voice of `voice` speaks `lang`: `fr-FR` speaks `fr`.
fn speaks(voice: &str, lang: &str) -> bool {
    let first = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    first(voice) == first(lang)
}

/// Asks, and waits for the answer; what is told between them is let pass.
fn ask(client: &mut Client<UnixStream>, request: Request) -> Result<Response, NoVoice> {
    client.send(request).map_err(|_| NoVoice)?;
    let asked = Instant::now();
    while asked.elapsed() < PATIENCE {
        match client.receive() {
            Ok(answer) if is_event(&answer) => {}
            Ok(answer) => return Ok(answer),
            Err(error) if is_silence(&error) => {}
            Err(_) => return Err(NoVoice),
        }
    }
    Err(NoVoice)
}

/// Something that is told of a sentence, whenever it happens.
fn is_event(answer: &Response) -> bool {
    use Response::{EventBegin, EventCanceled, EventEnd, EventIndexMark, EventPaused, EventResumed};
    matches!(
        answer,
        EventBegin(_)
            | EventEnd(_)
            | EventCanceled(_)
            | EventPaused(_)
            | EventResumed(_)
            | EventIndexMark(..)
    )
}

/// Nothing was said for a moment.
fn is_silence(error: &ClientError) -> bool {
    use std::io::ErrorKind::{Interrupted, TimedOut, WouldBlock};
    match error {
        ClientError::NotReady => true,
        ClientError::Io(error) => matches!(error.kind(), Interrupted | TimedOut | WouldBlock),
        _ => false,
    }
}
