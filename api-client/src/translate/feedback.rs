//! An error that is reported ↔ the bytes that travel.

use domain::feedback::{About, Feedback, LONGEST_TEXT, Reason, Shown, Unfit, judged};
use domain::ids::RecordId;

use super::seal::{Sealed, frozen};
use crate::canonical::NotCanonical;
use crate::wire;

/// Freezes a report, in canonical JSON.
pub fn seal_feedback(said: &Feedback) -> Result<Sealed, NotCanonical> {
    frozen(&wire::Feedback {
        record: said.record.to_string(),
        collection: said.collection.clone(),
        about: Some(said.about).filter(|about| *about != About::Card).map_or("", About::code).to_owned(),
        shown: said.about.shown().map_or("", Shown::code).to_owned(),
        reason: said.reason.code().to_owned(),
        text: said.text.clone(),
        edition: said.edition,
        app: said.app.clone(),
        lang: said.lang.clone(),
    })
}

/// What is wrong with a report that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is about nothing that could be published: where, by JSON pointer.
    About(&'static str),
    /// It says no reason.
    NoReason,
    /// Its text is not taken.
    Text(Unfit),
}

/// Reads a report. What a phone of ours writes about itself (edition, version, language) is cut short, never refused.
pub fn feedback(told: wire::Feedback) -> Result<Feedback, Flaw> {
    const COLLECTION: usize = 32;
    const ABOUT_THE_PHONE: usize = 32;
    let record = RecordId::parse(&told.record).ok_or(Flaw::About("/record"))?;
    let is_name = |name: &str| {
        (1..=COLLECTION).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    if !is_name(&told.collection) {
        return Err(Flaw::About("/collection"));
    }
    let reason = Reason::heard(&told.reason).ok_or(Flaw::NoReason)?;
    if told.text.chars().count() > LONGEST_TEXT {
        return Err(Flaw::Text(Unfit::Long));
    }
    let text = judged(&told.text).map_err(Flaw::Text)?.to_owned();
    let plain = |text: &str| {
        let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '_');
        text.chars().filter(fits).take(ABOUT_THE_PHONE).collect::<String>()
    };
    Ok(Feedback {
        record,
        about: About::heard(&told.about, &told.shown),
        reason,
        text,
        edition: told.edition.min(i64::MAX.unsigned_abs()),
        app: plain(&told.app),
        lang: plain(&told.lang),
        collection: told.collection,
    })
}

/// What a report that was sealed here is about: its record, and what is wrong. None if it cannot be read.
pub fn feedback_about(bytes: &[u8]) -> Option<(RecordId, Reason)> {
    let told: wire::Feedback = serde_json::from_slice(bytes).ok()?;
    Some((RecordId::parse(&told.record)?, Reason::heard(&told.reason)?))
}

#[cfg(test)]
mod tests {
    use domain::personal::Personal;

    use super::*;

    fn said() -> Feedback {
        Feedback {
            record: RecordId::parse("places:mairie-dole").unwrap(),
            collection: "places".to_owned(),
            about: About::Card,
            reason: Reason::HoursWrong,
            text: "fermé le lundi".to_owned(),
            edition: 1_795_161_600,
            app: "1.4.2".to_owned(),
            lang: "fr".to_owned(),
        }
    }

    #[test]
    fn a_report_has_these_very_bytes_and_is_read_back() {
        let sealed = seal_feedback(&said()).unwrap();
        let expected = concat!(
            r#"{"app":"1.4.2","collection":"places","edition":1795161600,"lang":"fr","#,
            r#""reason":"hours-wrong","record":"places:mairie-dole","text":"fermé le lundi"}"#
        );
        assert_eq!(String::from_utf8(sealed.bytes.clone()).unwrap(), expected);
        assert_eq!(feedback(serde_json::from_slice(&sealed.bytes).unwrap()), Ok(said()));
        assert_eq!(feedback_about(&sealed.bytes), Some((said().record, Reason::HoursWrong)));
        assert_eq!(feedback_about(b"{}"), None);
    }

    #[test]
    fn a_verdict_that_surprises_says_which_one_was_shown() {
        let said = Feedback { about: About::Verdict(Shown::No), reason: Reason::Unexpected, ..said() };
        let sealed = seal_feedback(&said).unwrap();
        let text = String::from_utf8(sealed.bytes.clone()).unwrap();
        assert!(
            text.starts_with(r#"{"about":"verdict","app""#) && text.contains(r#""shown":"no""#),
            "{text}"
        );
        assert_eq!(feedback(serde_json::from_slice(&sealed.bytes).unwrap()), Ok(said));
    }

    #[test]
    fn what_says_no_reason_is_about_nothing_or_names_somebody_is_not_taken() {
        let told = |change: fn(&mut wire::Feedback)| {
            let mut told: wire::Feedback =
                serde_json::from_slice(&seal_feedback(&said()).unwrap().bytes).unwrap();
            change(&mut told);
            feedback(told)
        };
        assert_eq!(told(|told| told.reason.clear()), Err(Flaw::NoReason));
        assert_eq!(told(|told| told.reason = "moved".to_owned()).unwrap().reason, Reason::Other);
        assert_eq!(told(|told| told.record = "a b".to_owned()), Err(Flaw::About("/record")));
        assert_eq!(told(|told| told.collection = "Plac\u{e9}s".to_owned()), Err(Flaw::About("/collection")));
        let text = |text: Unfit| Err(Flaw::Text(text));
        assert_eq!(told(|told| told.text = "0612345678".to_owned()), text(Unfit::Names(Personal::Phone)));
        assert_eq!(told(|told| told.text = "a".repeat(1001)), text(Unfit::Long));
        let cut = told(|told| told.app = "1 <b>".repeat(40)).unwrap().app;
        assert!(cut.len() <= 32 && cut.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{cut}");
    }
}
