//! Errors that people report in what is published: idempotent by id and bytes, refused where they name somebody.

use api_client::translate::{Flaw, feedback as read};
use api_client::wire::{self, MAX_FEEDBACK, Pointer};
use domain::feedback::Unfit;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::written;
use crate::app::App;
use crate::problem::Problem;
use crate::store::audit;
use crate::store::feedback::{self, Kept};

/// Who reports, in the audit: nobody knows.
const ANYONE: &str = "anyone";

/// Keeps a report; the flag says whether it came now, and not before.
pub fn put(app: &App, id: Uuid, bytes: &[u8]) -> Result<(bool, wire::FeedbackKept), Problem> {
    if bytes.len() > MAX_FEEDBACK {
        return Err(Problem::TooLarge);
    }
    let told: wire::Feedback = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    let said = read(told).map_err(refused)?;
    let body_sha256: [u8; 32] = Sha256::digest(bytes).into();
    let (at, most) = (app.config.clock.now().timestamp_millis(), app.config.filing.feedback_kept);
    app.store.try_write(|db| {
        if let Some(before) = feedback::read(db, id)? {
            let same = before.body_sha256 == body_sha256;
            return if same { Ok((false, answer(&before))) } else { Err(Problem::IdReused) };
        }
        // Whoever floods it from many addresses fills a drawer, not the disk.
        if feedback::count(db)? >= most {
            return Err(Problem::StoreFull);
        }
        let kept = Kept { id, body_sha256, said, at };
        feedback::add(db, &kept)?;
        audit::add(db, at, ANYONE, "feedback", None, Some(&id.hyphenated().to_string()))?;
        Ok((true, answer(&kept)))
    })
}

fn answer(kept: &Kept) -> wire::FeedbackKept {
    wire::FeedbackKept { feedback: kept.id.hyphenated().to_string(), received_at: written(kept.at) }
}

/// Where it hurts; never what stood there.
fn refused(flaw: Flaw) -> Problem {
    let (pointer, code) = match flaw {
        Flaw::About(pointer) => (pointer, "unknown"),
        Flaw::NoReason => ("/reason", "required"),
        Flaw::Text(Unfit::Long) => return Problem::TooLarge,
        Flaw::Text(unfit) => ("/text", unfit.code()),
    };
    Problem::AnswersRejected(vec![Pointer { pointer: pointer.to_owned(), code: code.to_owned() }])
}
