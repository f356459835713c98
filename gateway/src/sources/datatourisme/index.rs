//! The index of a feed: which objects it says to hold, and when the platform changed each last.

use std::collections::HashMap;

use super::parts;
use crate::sources::{Code, File, NotTheFeed, Notes, Reading, Why, feed};

/// How its file is called.
pub const NAME: &str = "index.json";

/// Objects by the name of their file.
#[derive(Debug, Default)]
pub struct Index {
    known: HashMap<String, Entry>,
}

#[derive(Debug)]
struct Entry {
    updated: String,
    found: bool,
}

/// Whether a path is that of an index.
pub fn is_one(path: &str) -> bool {
    name(path) == NAME
}

fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl Index {
    /// Reads an index; one that is no list refuses the feed whole.
    pub fn join(&mut self, file: &File, reading: &mut Reading) -> Result<(), NotTheFeed> {
        let list = feed::json(file, reading)?;
        let entries = list.as_array().ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
        for entry in entries {
            let path: String =
                parts::text(entry, "file").chars().filter(|c| !c.is_control()).take(200).collect();
            if !path.is_empty() {
                let updated = parts::text(entry, "lastUpdateDatatourisme");
                self.known.insert(name(&path).to_owned(), Entry { updated, found: false });
            }
        }
        Ok(())
    }

    /// An object of that path was found: what the index says of its last change; empty where it says nothing.
    pub fn found(&mut self, path: &str) -> String {
        self.known.get_mut(name(path)).map_or_else(String::new, |entry| {
            entry.found = true;
            // Told apart from an object that is not in the index.
            if entry.updated.is_empty() { " ".to_owned() } else { entry.updated.clone() }
        })
    }

    /// Whether it names no object.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether there is an index, and it did not say anything of an object.
    pub fn lacks(&self, updated: &str) -> bool {
        !self.known.is_empty() && updated.is_empty()
    }

    /// Refuses every entry whose object was not there.
    pub fn close(self, reading: &mut Reading) {
        for (path, _) in self.known.into_iter().filter(|(_, entry)| !entry.found) {
            reading.take(&path, Err(Why::new(Code::MissingField, "objects: no such file")), Notes::default());
        }
    }
}
