//! A dialogue as a file keeps it: facts, topic and what was asked. No text that was refused ever comes here.

use std::collections::BTreeMap;
use std::path::Path;

use domain::assistant::{Asked, Choice, Dialogue, Goal, Known, Party, Pick, Topic, Want};
use domain::eligibility::{Facts, Question, Subject};
use serde_json::{Map, Value, json};

use crate::actions::Error;
use crate::store::reference::Reader;
use crate::store::reference::guide;
use crate::terminal::print::Failed;
use crate::wiring::App;

/// Longest file read, in bytes.
const LONGEST: u64 = 1_000_000;
/// The form of the file.
const VERSION: u64 = 1;

/// Reads a dialogue; a new one where no file is there. A file that is none is an error: nothing is guessed.
pub(super) async fn read(app: &App, path: &Path) -> Result<Dialogue, Failed> {
    let bytes = match app.actions.described(path, LONGEST) {
        Err(error) if is_missing(&error) => return Ok(Dialogue::default()),
        read => read?,
    };
    let unreadable = || Failed::new("dialogue-unreadable");
    let said: Value = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
    let kept = Kept::of(&said).ok_or_else(unreadable)?;
    let job = move |db: &Reader<'_>| kept.dialogue(db);
    Ok(app.store.read(job).await?)
}

fn is_missing(error: &Error) -> bool {
    error.code() == "file-not-there"
}

/// Writes a dialogue in the place of what the file held.
pub(super) fn write(app: &App, path: &Path, dialogue: &Dialogue) -> Result<(), Failed> {
    Ok(app.actions.keep_dialogue(path, format!("{:#}\n", written(dialogue)).as_bytes())?)
}

fn written(dialogue: &Dialogue) -> Value {
    let person = |known: &Known| {
        let facts: Map<String, Value> =
            known.facts.answers().map(|(path, value)| (path, Value::String(value))).collect();
        let asked: Vec<String> =
            known.asked.iter().map(|question| Asked::Fact(question.clone()).code()).collect();
        json!({"who": known.party.code(), "facts": facts, "asked": asked})
    };
    let topic = dialogue.topic.as_ref().map(|topic| match &topic.goal {
        Goal::Look { words, kinds, besides } => {
            json!({"want": topic.want.code(), "words": words, "kinds": kinds, "besides": besides})
        }
        Goal::Card(kind, id) => json!({"want": topic.want.code(), "card": [kind, id]}),
        Goal::Everything => json!({"want": topic.want.code(), "everything": true}),
    });
    let asked = dialogue.asked.as_ref().map(|(asked, choices)| {
        let choice = |choice: &Choice| json!({"pick": choice.pick.code(), "title": choice.title});
        json!({"what": asked.code(), "choices": choices.iter().map(choice).collect::<Value>()})
    });
    json!({
        "version": VERSION, "about": dialogue.current.code(), "topic": topic, "asked": asked,
        "people": dialogue.people.iter().map(person).collect::<Value>(),
    })
}

/// What a file holds, before the communes are looked up.
struct Kept {
    current: Party,
    people: Vec<(Party, BTreeMap<String, String>, Vec<Question>)>,
    topic: Option<Topic>,
    asked: Option<(Asked, Vec<Choice>)>,
}

impl Kept {
    /// None if it is not what [`written`] writes.
    fn of(said: &Value) -> Option<Self> {
        (said.get("version")?.as_u64()? == VERSION).then_some(())?;
        let people = said.get("people")?.as_array()?;
        Some(Self {
            current: Party::parse(said.get("about")?.as_str()?)?,
            people: people.iter().map(person).collect::<Option<_>>()?,
            topic: present(said, "topic").map_or(Some(None), |said| topic(said).map(Some))?,
            asked: present(said, "asked").map_or(Some(None), |said| asked(said).map(Some))?,
        })
    }

    fn dialogue(self, db: &Reader<'_>) -> crate::store::Result<Dialogue> {
        let mut people = Vec::new();
        for (party, answers, asked) in self.people {
            people.push(Known { party, facts: guide::facts(db, &answers)?, asked });
        }
        Ok(Dialogue { people, current: self.current, topic: self.topic, asked: self.asked })
    }
}

fn present<'v>(said: &'v Value, key: &str) -> Option<&'v Value> {
    said.get(key).filter(|value| !value.is_null())
}

fn texts(said: &Value) -> Option<Vec<String>> {
    said.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

fn person(said: &Value) -> Option<(Party, BTreeMap<String, String>, Vec<Question>)> {
    let mut answers = BTreeMap::new();
    for (path, value) in said.get("facts")?.as_object()? {
        Subject::parse(path)?;
        answers.insert(path.clone(), value.as_str()?.to_owned());
    }
    // A value that is none is no fact: the file was not written here.
    let read = Facts::of(&answers, |code| {
        Some(domain::territory::Place {
            commune: code.to_owned(),
            group: None,
            department: String::new(),
            region: String::new(),
        })
    });
    (read.all().count() == answers.len()).then_some(())?;
    let codes = texts(said.get("asked")?)?;
    let asked = codes.iter().map(|code| match Asked::parse(code) {
        Some(Asked::Fact(question)) => Some(question),
        _ => None,
    });
    Some((Party::parse(said.get("who")?.as_str()?)?, answers, asked.collect::<Option<_>>()?))
}

fn topic(said: &Value) -> Option<Topic> {
    let code = said.get("want")?.as_str()?;
    let want = Want::ALL.into_iter().find(|want| want.code() == code)?;
    let goal = if let Some(words) = said.get("words") {
        Goal::Look {
            words: words.as_str()?.to_owned(),
            kinds: texts(said.get("kinds")?)?,
            besides: said.get("besides")?.as_str()?.to_owned(),
        }
    } else if let Some(card) = said.get("card") {
        let [kind, id] = <[String; 2]>::try_from(texts(card)?).ok()?;
        Goal::Card(kind, id)
    } else {
        Goal::Everything
    };
    Some(Topic { want, goal })
}

fn asked(said: &Value) -> Option<(Asked, Vec<Choice>)> {
    let choice = |said: &Value| {
        Some(Choice {
            pick: Pick::parse(said.get("pick")?.as_str()?)?,
            title: said.get("title")?.as_str()?.to_owned(),
        })
    };
    let choices = said.get("choices")?.as_array()?.iter().map(choice).collect::<Option<_>>()?;
    Some((Asked::parse(said.get("what")?.as_str()?)?, choices))
}
