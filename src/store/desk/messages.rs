//! The `message` table: what the citizen and the service wrote to each other.

use chrono::{DateTime, Utc};
use domain::application::Message;
use domain::ids::{ApplicationId, MessageId, Sha256};
use rusqlite::{Row, params};

use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// Writes a message down, ours or an agent's. Heard of again, it has the gateway's date.
pub fn save(db: &Writer, application: ApplicationId, message: &Message) -> Result<()> {
    let documents: Vec<_> = message.documents.iter().map(Sha256::to_string).collect();
    db.prepare_cached(
        "INSERT INTO message (id, application, from_agent, text, at, documents) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at",
    )?
    .execute(params![
        message.id.0.as_bytes(),
        application.0.as_bytes(),
        message.from_agent,
        message.text,
        message.at.timestamp_millis(),
        documents.join(" ")
    ])?;
    db.touch(Topic::Applications);
    Ok(())
}

/// The messages of an application, the first one first.
pub fn of(db: &Reader, application: ApplicationId) -> Result<Vec<Message>> {
    let sql =
        "SELECT id, from_agent, text, at, documents FROM message WHERE application = ?1 ORDER BY at, id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([application.0.as_bytes()], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many messages of agents nobody has read.
pub fn unread(db: &Reader, application: ApplicationId) -> Result<u32> {
    let sql = "SELECT count(*) FROM message WHERE application = ?1 AND from_agent AND read_at IS NULL";
    Ok(db.prepare_cached(sql)?.query_row([application.0.as_bytes()], |row| row.get(0))?)
}

/// The citizen has read them.
pub fn read(db: &Writer, application: ApplicationId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE message SET read_at = ?2 WHERE application = ?1 AND from_agent AND read_at IS NULL";
    if db.prepare_cached(sql)?.execute(params![application.0.as_bytes(), now.timestamp_millis()])? > 0 {
        db.touch(Topic::Applications);
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Message> {
    let documents = columns::words(row.get_ref(4)?.as_str()?);
    Ok(Message {
        id: MessageId(columns::uuid(row, 0)?),
        from_agent: row.get(1)?,
        text: row.get(2)?,
        at: columns::instant(row.get(3)?),
        documents: documents.iter().filter_map(|digest| Sha256::parse(digest)).collect(),
    })
}
