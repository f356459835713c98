//! A cell of a table, as JSON and back.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::{Value as Cell, ValueRef};
use serde_json::{Value, json};

/// How a cell is written; text that is no UTF-8 is bytes.
pub(super) fn json_of(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => json!(text),
            Err(_) => json!({ "base64": STANDARD.encode(text) }),
        },
        ValueRef::Blob(bytes) => json!({ "base64": STANDARD.encode(bytes) }),
    }
}

/// The cell that was written so; none if it is none of ours.
pub(super) fn cell(value: &Value) -> Option<Cell> {
    Some(match value {
        Value::Null => Cell::Null,
        Value::String(text) => Cell::Text(text.clone()),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Cell::Integer(number),
            None => Cell::Real(number.as_f64()?),
        },
        Value::Object(bytes) if bytes.len() == 1 => {
            Cell::Blob(STANDARD.decode(bytes.get("base64")?.as_str()?).ok()?)
        }
        _ => return None,
    })
}
