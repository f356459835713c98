//! Takes an application back for the citizen: R4, once.

use api_client::wire;
use domain::application::Standing;
use domain::receipt::Kind;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::receipts::{Clerk, travelling};
use crate::app::App;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::{applications, messages, receipts};

/// Withdraws; the same bytes again are answered the same. The flag says whether it was done now.
pub fn withdraw(
    app: &App,
    account: AccountId,
    application: Uuid,
    bytes: &[u8],
) -> Result<(bool, wire::Withdrawn), Problem> {
    let asked: wire::Withdrawal = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    let id: Uuid = asked.id.parse().map_err(|_| Problem::Malformed)?;
    if asked.reason.len() > app.config.filing.message_bytes {
        return Err(Problem::TooLarge);
    }
    let body_sha256: [u8; 32] = Sha256::digest(bytes).into();
    let clerk = Clerk::of(app)?;
    app.store.try_write(|db| {
        let mut held = applications::of(db, account, application)?.ok_or(Problem::Unknown)?;
        let before = messages::withdrawal(db, application)?;
        match before {
            Some(before) if before == body_sha256 => {}
            Some(_) => return Err(Problem::StateForbids),
            None if !held.standing.may_be_withdrawn() => return Err(Problem::StateForbids),
            None => {
                messages::withdraw(db, application, id, body_sha256, &asked.reason, clerk.now_ms())?;
                let documents = applications::declared(db, account, application, None)?;
                let receipt = clerk.acknowledge(db, Kind::Withdrawn, &held, &documents)?;
                clerk.advance(db, &mut held, Standing::Withdrawn, Some(&receipt), None)?;
            }
        }
        let last = receipts::of(db, application)?.len().saturating_sub(1);
        let said = wire::Withdrawn {
            application: application.hyphenated().to_string(),
            state: held.standing.code().to_owned(),
            receipts: travelling(db, application)?.split_off(last),
        };
        Ok((before.is_none(), said))
    })
}
