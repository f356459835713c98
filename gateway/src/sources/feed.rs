//! Files of a feed: their limits, and whether they are of the kind that they should be.

use serde_json::Value;

use super::repair::text::decode;
use super::{Code, File, NotTheFeed, Reading, Why};

/// The largest file that a source reads, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A whole feed is refused because of that file.
pub fn refused(code: Code, file: &str) -> NotTheFeed {
    NotTheFeed { code: code.as_str(), file: file.to_owned() }
}

/// The text of a file; its code if it has none, is too large, or is a page where data should be.
pub fn text(file: &File, reading: &mut Reading) -> Result<String, Code> {
    if file.bytes.len() > LARGEST {
        return Err(Code::TooLarge);
    }
    let (text, repaired) = decode(&file.bytes);
    if text.trim().is_empty() {
        return Err(Code::Empty);
    }
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") {
        return Err(Code::NotTheFeed);
    }
    if repaired {
        reading.say(&file.path, Code::Encoding, "");
    }
    Ok(text)
}

/// A JSON file, read whole or refused.
pub fn json(file: &File, reading: &mut Reading) -> Result<Value, NotTheFeed> {
    let text = text(file, reading).map_err(|code| refused(code, &file.path))?;
    serde_json::from_str(&text).map_err(|error| {
        let code = if error.is_eof() { Code::Truncated } else { Code::NotTheFeed };
        refused(code, &file.path)
    })
}

/// A YAML file of one record; a bad one refuses itself only.
pub fn yaml(file: &File, reading: &mut Reading) -> Result<Value, Why> {
    let text = text(file, reading).map_err(|code| Why::new(code, ""))?;
    let value: Value = serde_saphyr::from_str(&text).map_err(|_| Why::new(Code::UnreadableValue, "YAML"))?;
    if value.is_object() { Ok(value) } else { Err(Why::new(Code::NotTheFeed, "")) }
}

/// Refuses a feed of many files if none of them was of its kind.
pub fn some_of(reading: Reading, files: &[File]) -> Result<Reading, NotTheFeed> {
    let foreign = [Code::NotTheFeed, Code::Empty, Code::TooLarge, Code::Truncated];
    let first = reading.refused.first().map(|refusal| refusal.why.as_str());
    let code = foreign.into_iter().find(|code| first.is_some_and(|why| why.starts_with(code.as_str())));
    let path = files.first().map_or("", |file| file.path.as_str());
    match code {
        _ if reading.read == 0 => Err(refused(Code::Empty, path)),
        Some(code) if reading.records.is_empty() => Err(refused(code, path)),
        _ => Ok(reading.settled()),
    }
}

/// The files of a feed that end so; one that is given by itself is it, whatever its name.
pub fn of_kind<'a>(files: &'a [File], endings: &[&str]) -> Vec<&'a File> {
    match files {
        [one] => vec![one],
        many => many.iter().filter(|file| ends(file, endings)).collect(),
    }
}

/// Refuses a feed in whose files no record was found at all.
pub fn not_empty(reading: &Reading, files: &[&File]) -> Result<(), NotTheFeed> {
    match reading.read {
        0 => Err(refused(Code::Empty, files.first().map_or("", |file| file.path.as_str()))),
        _ => Ok(()),
    }
}

/// Whether the name of a file ends so, whatever its case.
pub fn ends(file: &File, endings: &[&str]) -> bool {
    let path = file.path.to_lowercase();
    endings.iter().any(|ending| path.ends_with(ending))
}

/// The name of a file without folder and ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The text of a field, numbers included; none if absent, null or blank.
pub fn field(value: &Value, key: &str) -> Option<String> {
    word(value.get(key)?)
}

/// A value as text; none if null, blank, or no text at all.
pub fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The texts of a list, or the one text that stands where a list should.
pub fn list(value: &Value, key: &str) -> Vec<String> {
    match value.get(key) {
        Some(Value::Array(items)) => items.iter().filter_map(word).collect(),
        Some(one) => word(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The objects of a list.
pub fn objects<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
