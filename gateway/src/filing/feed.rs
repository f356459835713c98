//! The feed of changes as it travels, page by page; its cursor belongs to an epoch.

use crate::store::sql::Connection;
use api_client::{base64, wire};

use super::answers;
use super::instants::written;
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::{applications, changes, messages};

/// Most changes of a page.
pub const PAGE: u64 = 500;

/// A page after a cursor, or from the beginning; none when nothing is new.
pub fn page(
    app: &App,
    account: AccountId,
    cursor: Option<&str>,
    limit: Option<u64>,
) -> Result<Option<wire::Changes>, Problem> {
    let limit = limit.unwrap_or(PAGE).clamp(1, PAGE);
    app.store.try_read(|db| {
        let after = match cursor {
            Some(cursor) => place(app, db, cursor)?,
            None => 0,
        };
        // One more than asked tells whether there is more.
        let mut found = changes::after(db, account, after, limit + 1)?;
        let more = found.len() as u64 > limit;
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let Some(last) = found.last().map(|change| change.seq) else {
            return Ok(None);
        };
        let changes = found.iter().map(|change| travelling(db, change)).collect::<Result<_, _>>()?;
        Ok(Some(wire::Changes { changes, cursor: format!("{}{last:x}", app.epoch), more }))
    })
}

/// The place that a cursor stands for.
fn place(app: &App, db: &Connection, cursor: &str) -> Result<u64, Problem> {
    let digits = cursor.strip_prefix(app.epoch.as_str()).ok_or(Problem::CursorUnknown)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let place = u64::from_str_radix(digits, 16).ok().filter(|_| plain).ok_or(Problem::CursorUnknown)?;
    if place > changes::last(db)? { Err(Problem::CursorUnknown) } else { Ok(place) }
}

/// A change as it travels, with what came with it.
pub fn travelling(db: &Connection, change: &changes::Change) -> Result<wire::Change, Fault> {
    let of = applications::read(db, change.application)?;
    let message = match (change.message, &of) {
        (Some(id), Some(of)) => match messages::read(db, id)? {
            Some(message) => Some(answers::message(db, of, &message)?),
            None => None,
        },
        _ => None,
    };
    Ok(wire::Change {
        seq: change.seq,
        application: change.application.hyphenated().to_string(),
        state: change.state.clone(),
        at: written(change.at),
        text: change.text.clone().map(|text| wire::Text { fr: text.fr, en: text.en }),
        receipt: change.receipt.as_deref().map(base64::encode),
        message,
    })
}
