//! How a source fills its reading: one outcome per input record, duplicates settled at the end.

use std::collections::HashMap;

use super::{Code, Conditions, NotTheFeed, Reading, Record, Refusal, Repair};

/// Why a record was not taken: a stable code, then what it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why(String);

impl Why {
    /// A refusal; `about` names a field or a key, never a person.
    pub fn new(code: Code, about: &str) -> Self {
        Self(spelt(code, about))
    }

    /// The refusal of a feed that is part of another.
    pub fn of_feed(refused: &NotTheFeed) -> Self {
        Self(refused.code.to_owned())
    }
}

/// What was repaired in one record while it is read, and how many of its conditions were understood.
#[derive(Default)]
pub struct Notes {
    said: Vec<String>,
    conditions: Conditions,
}

impl std::fmt::Debug for Notes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Notes").field(&self.said).finish()
    }
}

impl Notes {
    /// Writes a repair down, once.
    pub fn add(&mut self, code: Code, about: &str) {
        let what = spelt(code, about);
        if !self.said.contains(&what) {
            self.said.push(what);
        }
    }

    /// Counts a condition that the source structures: translated, or left in words.
    pub fn condition(&mut self, translated: bool) {
        self.conditions.add(translated);
    }

    /// What was repaired in something that became a part of this record.
    pub fn join(&mut self, other: Self) {
        for what in other.said {
            if !self.said.contains(&what) {
                self.said.push(what);
            }
        }
        self.conditions.join(other.conditions);
    }
}

fn spelt(code: Code, about: &str) -> String {
    // A report stays readable whatever a feed holds.
    let about: String = about.chars().filter(|c| !c.is_control()).take(80).collect();
    if about.is_empty() { code.as_str().to_owned() } else { format!("{}: {about}", code.as_str()) }
}

impl Reading {
    /// Counts one input record and keeps what became of it; `place` names it where it has no id.
    pub fn take(&mut self, place: &str, outcome: Result<Record, Why>, notes: Notes) {
        self.read += 1;
        self.conditions.join(notes.conditions);
        match outcome {
            Ok(record) => {
                let id = record.id().to_owned();
                self.repaired.extend(notes.said.into_iter().map(|what| Repair { record: id.clone(), what }));
                self.records.push(record);
            }
            Err(Why(why)) => self.refused.push(Refusal { record: place.to_owned(), why }),
        }
    }

    /// Refuses records that were taken, once all are known.
    pub fn refuse_where(&mut self, wrong: impl Fn(&Record) -> Option<Why>) {
        let (records, refused) = (&mut self.records, &mut self.refused);
        records.retain(|record| match wrong(record) {
            None => true,
            Some(Why(why)) => {
                refused.push(Refusal { record: record.id().to_owned(), why });
                false
            }
        });
    }

    /// Mends each record once all are known, or refuses it.
    pub fn mend(&mut self, mut mended: impl FnMut(Record, &mut Notes) -> Result<Record, Why>) {
        for record in std::mem::take(&mut self.records) {
            let id = record.id().to_owned();
            let mut notes = Notes::default();
            match mended(record, &mut notes) {
                Ok(record) => {
                    self.repaired
                        .extend(notes.said.into_iter().map(|what| Repair { record: id.clone(), what }));
                    self.records.push(record);
                }
                Err(Why(why)) => self.refused.push(Refusal { record: id, why }),
            }
        }
    }

    /// Takes over what was read of a part.
    pub fn join(&mut self, part: Self) {
        self.read += part.read;
        self.conditions.join(part.conditions);
        self.records.extend(part.records);
        self.repaired.extend(part.repaired);
        self.refused.extend(part.refused);
        self.removed.extend(part.removed);
    }

    /// Says something about a whole file.
    pub fn say(&mut self, place: &str, code: Code, about: &str) {
        self.repaired.push(Repair { record: place.to_owned(), what: spelt(code, about) });
    }

    /// Puts the records in the order of their ids and keeps the latest of those that share one; the
    /// result does not depend on the order in which they came.
    pub fn settled(mut self) -> Self {
        let mut best: HashMap<String, Record> = HashMap::with_capacity(self.records.len());
        for record in std::mem::take(&mut self.records) {
            let id = record.id().to_owned();
            if let Some(other) = best.remove(&id) {
                let newer = if age(&record) > age(&other) { record } else { other };
                self.refused.push(Refusal { record: id.clone(), why: spelt(Code::DuplicateId, "") });
                best.insert(id, newer);
            } else {
                best.insert(id, record);
            }
        }
        self.records = best.into_values().collect();
        self.records.sort_by(|a, b| a.id().cmp(b.id()));
        self.repaired.sort_by(|a, b| (&a.record, &a.what).cmp(&(&b.record, &b.what)));
        self.repaired.dedup();
        self.refused.sort_by(|a, b| (&a.record, &a.why).cmp(&(&b.record, &b.why)));
        self
    }
}

/// Its day of update, then its whole content: two different records are never equal.
fn age(record: &Record) -> (String, String) {
    let (day, text) = match record {
        Record::Aid(aid) => (aid.verified_on.clone(), serde_json::to_string(aid)),
        Record::Calendar(calendar) => (calendar.verified_on.clone(), serde_json::to_string(calendar)),
        Record::Commune(commune) => (String::new(), serde_json::to_string(commune)),
        Record::Event(event) => {
            let day = event.updated_at.as_ref().unwrap_or(&event.verified_on);
            (day.clone(), serde_json::to_string(event))
        }
        Record::Form(form) => (form.verified_on.clone(), serde_json::to_string(form)),
        Record::Link(link) => (link.verified_on.clone(), serde_json::to_string(link)),
        Record::Place(place) => (place.verified_on.clone(), serde_json::to_string(place)),
        Record::Scale(scale) => (scale.verified_on.clone(), serde_json::to_string(scale)),
        Record::School(school) => (school.verified_on.clone(), serde_json::to_string(school)),
        Record::Word(word) => (word.verified_on.clone(), serde_json::to_string(word)),
    };
    (day, text.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use api_client::wire::Link;

    fn link(title: &str, day: &str) -> Record {
        let title = title.to_owned();
        Record::Link(Link { id: "link:a".into(), title, verified_on: day.into(), ..Link::default() })
    }

    #[test]
    fn the_latest_of_two_records_with_one_id_wins_in_any_order() {
        let read = |records: [Record; 2]| {
            let mut reading = Reading::default();
            for record in records {
                reading.take("file", Ok(record), Notes::default());
            }
            reading.settled()
        };
        let one = read([link("new", "2026-02-01"), link("old", "2026-01-01")]);
        let two = read([link("old", "2026-01-01"), link("new", "2026-02-01")]);
        assert_eq!(one.records, two.records);
        assert_eq!(one.records, [link("new", "2026-02-01")]);
        assert_eq!(one.refused.len(), 1);
        assert_eq!(one.refused[0].why, "duplicate_id");
        assert_eq!(one.read, one.records.len() + one.refused.len());
    }
}
