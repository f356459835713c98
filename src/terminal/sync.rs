//! `sync`: one round with the gateway, and what travelled.

use serde_json::json;

use super::print::{Failed, Printer};
use crate::store::reference::status::SyncState;
use crate::sync::Ending;
use crate::wiring::App;
use crate::words::Words;

pub(super) async fn run(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let round = app.sync.round().await;
    if let SyncState::Refused(code) = &round.state {
        return Err(Failed::new(code.clone()));
    }
    if round.state == SyncState::DiskFull {
        return Err(Failed::new("disk-full"));
    }
    let (post, needs_sign_in) = (round.post, round.post.ending == Ending::SignInNeeded);
    if !printer.is_json() {
        let words = Words::of(printer.language);
        if needs_sign_in {
            printer.line(&words.sync_sign_in())?;
        } else if post.delivered + post.waiting + post.set_aside > 0 {
            printer.line(&words.sync_post(post.delivered, post.waiting, post.set_aside))?;
        }
        if post.copies > 0 {
            printer.line(&words.twin_copies(post.copies))?;
        }
        return printer.line(&sentence(words, &round.state));
    }
    let moved = round.moved.iter().map(
        |moved| json!({"name": moved.collection, "from": moved.from, "to": moved.to, "bytes": moved.bytes}),
    );
    printer.document(&json!({
        "state": if needs_sign_in { "sign_in_needed" } else { code(&round.state) },
        "collections": moved.collect::<Vec<_>>(),
        "delivered": post.delivered, "waiting": post.waiting, "set_aside": post.set_aside,
        "news": post.news,
        "copies": post.copies,
        "bytes_sent": round.traffic.sent,
        "bytes_received": round.traffic.received,
        "requests": round.traffic.requests,
    }))
}

fn sentence(words: &Words, state: &SyncState) -> String {
    match state {
        SyncState::UpToDate => words.sync_up_to_date(),
        SyncState::Offline | SyncState::Never => words.sync_sheet_offline(),
        SyncState::Intercepted => words.sync_sheet_intercepted(),
        SyncState::Portal => words.sync_sheet_portal(),
        SyncState::Busy => words.sync_sheet_busy(),
        SyncState::Fault => words.sync_sheet_fault(),
        SyncState::Refused(code) => words.sync_sheet_refused(code),
        SyncState::DiskFull => words.apology("disk-full"),
        SyncState::Working { .. } => words.sync_sheet_working(),
    }
}

/// `offline` covers an intercepted line, `busy` a gateway in trouble (WIRE.md §5).
pub(super) fn code(state: &SyncState) -> &'static str {
    match state {
        SyncState::UpToDate => "up_to_date",
        SyncState::Offline | SyncState::Intercepted | SyncState::Never => "offline",
        SyncState::Portal => "portal",
        SyncState::Busy | SyncState::Fault | SyncState::Working { .. } => "busy",
        SyncState::Refused(_) | SyncState::DiskFull => "refused",
    }
}
