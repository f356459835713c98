//! The conversation, in memory alone: it is nobody's but this window's, and of one desk.

use dioxus::prelude::*;
use domain::assistant::{Dialogue, Party};
use domain::eligibility::{Facts, Subject};

use crate::screens::Keys;
use crate::screens::act::wait_for_page;
use crate::screens::parts::notice::{Kind, Notice, use_notices};
use crate::screens::words::use_words;
use crate::store::reference::Reader;
use crate::store::reference::assistant::{self, Refused, Reply, Said};

/// One question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Its rank, from one on.
    pub number: usize,
    /// What was asked, as it was typed or tapped.
    pub asked: String,
    /// The answer.
    pub reply: Reply,
    /// What was known then of whom it is about.
    pub facts: Facts,
}

/// The conversation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Talk {
    /// Its turns, the oldest first.
    pub turns: Vec<Turn>,
    /// What it has come to.
    pub dialogue: Dialogue,
    /// What stands in the field.
    pub typed: String,
    /// Why what stands in the field was not taken.
    pub refused: Option<Refused>,
    /// It was held while helping somebody.
    helping: bool,
}

/// Turns that stay on screen.
const MOST: usize = 40;

impl Talk {
    /// A new one.
    pub fn new(helping: bool) -> Self {
        Self { helping, ..Self::default() }
    }

    fn take(&mut self, asked: String, dialogue: Dialogue, reply: Reply) {
        self.refused = reply.refused.filter(|refused| matches!(refused, Refused::Personal(_)));
        if self.refused.is_some() {
            // It stays in the field, to be mended, and nowhere else.
            return;
        }
        let number = self.turns.last().map_or(1, |turn| turn.number + 1);
        self.typed.clear();
        let facts = dialogue.facts();
        self.dialogue = dialogue;
        self.turns.push(Turn { number, asked, reply, facts });
        if self.turns.len() > MOST {
            self.turns.remove(0);
        }
    }

    /// The last answer, made again after something was taken away; its text says no more than it did.
    fn replace(&mut self, dialogue: Dialogue, reply: Reply) {
        self.dialogue = dialogue;
        if let Some(turn) = self.turns.last_mut() {
            turn.facts = self.dialogue.facts();
            let understood = std::mem::take(&mut turn.reply.understood);
            turn.reply = Reply { understood, ..reply };
        }
    }
}

/// Made once, at the root.
pub fn use_talk_provider() {
    use_context_provider(|| Signal::new(Talk::default()));
}

/// The conversation; another one than that of the desk which was open before.
pub fn use_talk() -> Signal<Talk> {
    let mut talk = use_context::<Signal<Talk>>();
    let helping = use_context::<Keys>().actions.is_helping();
    use_hook(move || {
        if talk.peek().helping != helping {
            talk.set(Talk::new(helping));
        }
    });
    talk
}

/// Says something to the assistant, under the words by which it is shown.
pub fn use_ask_assistant() -> Callback<(Said, String)> {
    let turn = use_turn();
    use_callback(move |(said, shown): (Said, String)| {
        turn((
            said,
            None,
            Box::new(move |talk: &mut Talk, dialogue: Dialogue, reply: Reply| {
                talk.take(shown.clone(), dialogue, reply)
            }),
        ));
    })
}

/// Takes away what was understood of somebody; the last answer is made again without it.
pub fn use_forget() -> Callback<(Party, Subject)> {
    let turn = use_turn();
    use_callback(move |forgotten: (Party, Subject)| {
        turn((Said::Again, Some(forgotten), Box::new(Talk::replace)));
    })
}

type Then = Box<dyn Fn(&mut Talk, Dialogue, Reply)>;

/// What is said, what is forgotten before, and what becomes of the answer.
type Asking = (Said, Option<(Party, Subject)>, Then);

fn use_turn() -> Callback<Asking> {
    let keys = use_context::<Keys>();
    let mut talk = use_talk();
    let words = use_words();
    let mut notices = use_notices();
    use_callback(move |(said, forgotten, then): Asking| {
        let mut dialogue = talk.peek().dialogue.clone();
        if let Some((party, subject)) = forgotten {
            dialogue.forget(party, &subject);
        }
        let (read, now) = (keys.read.clone(), keys.actions.now());
        let answer = async move {
            let job = move |db: &Reader<'_>| {
                let reply = assistant::turn(db, &mut dialogue, &said, now)?;
                Ok((dialogue, reply))
            };
            read.read(job).await
        };
        wait_for_page(answer, move |outcome| match outcome {
            Ok((dialogue, reply)) => then(&mut talk.write(), dialogue, reply),
            Err(error) => notices.push(Notice::new(Kind::Error, words.apology(error.code()))),
        });
    })
}
