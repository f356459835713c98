//! `me erase` and `me erasures`: what goes, and what the Region answered.

use serde_json::{Value, json};

use super::super::print::{Failed, Printer, UNCONFIRMED};
use crate::actions::Erased;
use crate::store::desk::erasures::{self, Erasure};
use crate::wiring::App;

/// Erases; without `yes` says what would go, and that nothing did.
pub(crate) async fn run(app: &App, yes: bool, printer: &mut Printer) -> Result<(), Failed> {
    let erased = if yes { app.actions.erase_me().await? } else { app.actions.would_erase().await? };
    if yes {
        // Only a window needs it, and none that was open before shows anything of this desk any more.
        app.store.sweep_webview().await?;
    }
    if printer.is_json() {
        printer.document(&told(yes, &erased))?;
    } else {
        for line in lines(yes, &erased, printer) {
            printer.line(&line)?;
        }
    }
    if yes { Ok(()) } else { Err(Failed::new(UNCONFIRMED)) }
}

fn told(yes: bool, erased: &Erased) -> Value {
    let goes = erased.goes.map(|goes| {
        json!({
            "drafts": goes.drafts, "documents": goes.documents, "applications": goes.applications,
            "receipts": goes.receipts, "messages": goes.messages, "profiles": goes.profiles, "kept": goes.kept,
            "unsent": goes.unsent,
        })
    });
    json!({ "erased": yes, "goes": goes, "asked": erased.asked.code() })
}

fn lines(yes: bool, erased: &Erased, printer: &Printer) -> Vec<String> {
    let words = printer.words();
    let mut lines = vec![if yes { words.my_data_erased() } else { words.my_data_goes() }];
    if !yes {
        match erased.goes {
            Some(goes) => {
                lines.extend(words.my_data_counts(&goes).into_iter().map(|(_, line)| format!("- {line}")));
                if goes.unsent > 0 {
                    lines.push(words.my_data_unsent(goes.unsent));
                }
            }
            None => lines.push(words.my_data_goes_unread()),
        }
    }
    lines.push(if yes {
        words.my_data_asked(erased.asked.code())
    } else {
        words.my_data_asks(erased.asked.code())
    });
    lines
}

/// What the Region was asked, the last first.
pub(crate) async fn list(app: &App, printer: &mut Printer) -> Result<(), Failed> {
    let all = app.store.read(erasures::all).await?;
    if printer.is_json() {
        return printer.document(&all.iter().map(answer).collect());
    }
    if all.is_empty() {
        return printer.line(&printer.words().my_data_none_asked());
    }
    let (words, today) = (printer.words(), app.actions.today());
    for erasure in &all {
        let when = words.instant(erasure.answered_at.unwrap_or(erasure.asked_at), today);
        printer.line(&words.my_data_stage(erasure.stage.code(), &when))?;
        for (what, count) in &erasure.answer.gone {
            printer.line(&format!("- {}", words.my_data_gone(what, *count)))?;
        }
        for kept in &erasure.answer.kept {
            printer.line(&format!("- {}", words.my_data_kept_line(kept, today)))?;
        }
    }
    Ok(())
}

fn answer(erasure: &Erasure) -> Value {
    let gone = erasure.answer.gone.iter().map(|(what, count)| json!({ "what": what, "count": count }));
    let kept = erasure.answer.kept.iter().map(|kept| {
        json!({
            "application": kept.application.0.to_string(), "number": kept.number, "why": kept.why,
            "until": kept.until.map(|until| until.to_rfc3339()),
        })
    });
    json!({
        "id": erasure.id.0.to_string(), "asked_at": erasure.asked_at.to_rfc3339(),
        "state": erasure.stage.code(), "answered_at": erasure.answered_at.map(|at| at.to_rfc3339()),
        "erased": gone.collect::<Vec<_>>(), "kept": kept.collect::<Vec<_>>(),
    })
}
