//! Where an application or a parcel stands, said in a tone, an icon and words.

use chrono::{DateTime, NaiveDate, Utc};
use domain::application::Standing;
use domain::parcel::{self, Cause, Kind, Parcel, Refusal};

use crate::screens::parts::icon::Glyph;
use crate::words::Words;

/// Tone and icon of a standing; its words are `application_state`.
pub fn look(standing: Standing) -> (&'static str, Glyph) {
    match standing {
        Standing::Writing => ("", Glyph::Desk),
        Standing::Sealed => ("note", Glyph::Clock),
        Standing::Registered | Standing::Complete | Standing::Received => ("good", Glyph::Check),
        Standing::InReview => ("note", Glyph::Search),
        Standing::ToComplete => ("warn", Glyph::Alert),
        Standing::Accepted => ("good", Glyph::Check),
        Standing::Refused => ("bad", Glyph::Cross),
        Standing::Withdrawn | Standing::Dismissed => ("", Glyph::Cross),
    }
}

/// What a parcel is, in words; a document by its name.
pub fn what(parcel: &Parcel, name: Option<&str>, words: &Words) -> String {
    match (parcel.kind, name) {
        (Kind::Document(_), Some(name)) => name.to_owned(),
        (Kind::Feedback, Some(reason)) => words.report_line(&words.report_reason(reason)),
        (kind, _) => words.outbox_what(kind.code()),
    }
}

/// Why a parcel is where it is, in plain words.
pub fn why(parcel: &Parcel, behind: bool, today: NaiveDate, words: &Words) -> String {
    match parcel.standing {
        parcel::Standing::Waiting(None) if behind => words.outbox_behind(),
        parcel::Standing::Waiting(None) => words.outbox_ready(),
        parcel::Standing::Waiting(Some(Cause::Busy)) => busy(parcel.not_before, today, words),
        parcel::Standing::Waiting(Some(cause)) => words.outbox_why(cause.code()),
        parcel::Standing::Travelling => words.outbox_travelling(),
        parcel::Standing::Paused(hold) => words.outbox_why(hold.code()),
        // It has no draft that could be opened again.
        parcel::Standing::SetAside(Refusal::AnswersRejected) if parcel.kind == Kind::Feedback => {
            words.outbox_refused(parcel.kind.code())
        }
        parcel::Standing::SetAside(refusal) => words.outbox_refused(refusal.code()),
        parcel::Standing::Recalled => words.outbox_recalled(),
        parcel::Standing::Delivered => words.outbox_delivered(),
    }
}

fn busy(until: DateTime<Utc>, today: NaiveDate, words: &Words) -> String {
    words.outbox_busy(&words.instant(until, today))
}
