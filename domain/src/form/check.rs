//! What is missing or wrong before a form may be filed: one function, for the phone and the gateway.

use std::fmt;

use chrono::NaiveDate;

use super::answer::{Value, read};
use super::condition::{Asked, asked, wanted};
use super::field::{HOUSEHOLD, Kind, Slot};
use super::paths::{is_blank, question};
use super::{Answers, Form};

/// Longest answer of any kind, in characters; a field may ask for less.
pub const LONGEST: usize = 20_000;

/// Something missing or wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Path of the answer, id of the group or of the slot.
    pub path: String,
    /// What it is.
    pub code: Code,
}

/// A document attached to a slot, as the phone holds it or as the envelope declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The slot.
    pub slot: String,
    /// Media type, found by reading it.
    pub media: String,
    /// Size in bytes.
    pub size: u64,
}

macro_rules! codes {
    ($($(#[doc = $about:literal])+ $name:ident = $text:literal,)*) => {
        /// What is missing or wrong with an answer or a slot. Its spelling never changes: it travels.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $about])+ $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// As it travels, and as words are found by.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

codes! {
    /// Nothing is answered, and something must be.
    Required = "required",
    /// More characters than the field takes.
    TooLong = "too-long",
    /// Not a figure.
    NotANumber = "not-a-number",
    /// A figure after the comma where none can stand.
    NotAWholeNumber = "not-a-whole-number",
    /// More figures after the comma than the field takes.
    TooManyDecimals = "too-many-decimals",
    /// Not an amount in euro.
    NotAnAmount = "not-an-amount",
    /// Below the smallest.
    TooSmall = "too-small",
    /// Above the largest.
    TooLarge = "too-large",
    /// Not a day that exists.
    NotADate = "not-a-date",
    /// Before the first day.
    TooEarly = "too-early",
    /// After the last day.
    TooLate = "too-late",
    /// After the day on which the form is completed.
    InTheFuture = "in-the-future",
    /// Neither yes nor no.
    NotYesOrNo = "not-yes-or-no",
    /// Not among what may be chosen.
    NotAChoice = "not-a-choice",
    /// More choices than the field takes.
    TooMany = "too-many",
    /// Fewer rows than the group needs.
    TooFewRows = "too-few-rows",
    /// More rows than the group takes.
    TooManyRows = "too-many-rows",
    /// Not the code of a commune.
    NotACommune = "not-a-commune",
    /// Street, postcode or town is missing.
    AddressIncomplete = "address-incomplete",
    /// Not an e-mail address.
    NotAnEmail = "not-an-email",
    /// Not a telephone number.
    NotAPhone = "not-a-phone",
    /// No country's accounts begin so.
    IbanCountry = "iban-country",
    /// Not as long as the country's accounts are.
    IbanLength = "iban-length",
    /// The key does not fit: a character was mistyped.
    IbanKey = "iban-key",
    /// Not fourteen figures.
    SiretLength = "siret-length",
    /// The key does not fit.
    SiretKey = "siret-key",
    /// Not nine figures.
    SirenLength = "siren-length",
    /// The key does not fit.
    SirenKey = "siren-key",
    /// Not a W and nine more.
    NotAnRna = "not-an-rna",
    /// Not a number of tax parts: they go by quarters.
    NotTaxParts = "not-tax-parts",
    /// Fewer documents than the slot needs.
    TooFewDocuments = "too-few-documents",
    /// More documents than the slot takes.
    TooManyDocuments = "too-many-documents",
    /// A document of a kind that the service does not take.
    DocumentKind = "document-kind",
    /// A document larger than the slot takes.
    DocumentTooLarge = "document-too-large",
    /// A document for a slot that the form does not have.
    UnknownSlot = "unknown-slot",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What keeps the form from being filed, in its own order; nothing means that it may be.
///
/// Pure and total: the phone and the gateway find the same for the same answers, documents and day.
/// `on` is the day in Paris on which the citizen completes the form: today on the phone, the day of
/// `finalised_at` on the gateway. What this build does not know never holds anything back.
pub fn check(form: &Form, answers: &Answers, documents: &[Attached], on: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    for asked in asked(form, answers) {
        if let Some(code) = wrong(&asked, answers, on) {
            problems.push(Problem { path: asked.path, code });
        }
    }
    for (slot, needed) in wanted(form, answers) {
        let code = wrong_documents(slot, needed, documents);
        problems.extend(code.map(|code| Problem { path: slot.id.to_string(), code }));
    }
    for document in documents.iter().filter(|document| form.slot(&document.slot).is_none()) {
        problems.push(Problem { path: document.slot.clone(), code: Code::UnknownSlot });
    }
    problems
}

/// Paths of answers that no question of the form asks for: never on a phone's own form, so the gateway
/// may refuse them.
pub fn strangers(form: &Form, answers: &Answers) -> Vec<String> {
    answers.keys().filter(|path| question(form, path).is_none()).cloned().collect()
}

fn wrong(asked: &Asked<'_>, answers: &Answers, on: NaiveDate) -> Option<Code> {
    if let Kind::Group { min, max, .. } = asked.kind {
        let count = u32::try_from(asked.rows.len()).unwrap_or(u32::MAX);
        return match count {
            0 => asked.required.then_some(Code::Required),
            count if count < *min => Some(Code::TooFewRows),
            count if max.is_some_and(|max| count > max) => Some(Code::TooManyRows),
            _ => None,
        };
    }
    if is_blank(answers, &asked.path) {
        return asked.required.then_some(Code::Required);
    }
    match read(asked.kind, answers.get(&asked.path)?) {
        Err(code) => Some(code),
        Ok(Value::Date(day)) if day > on && matches!(asked.kind, Kind::Date { past: true, .. }) => {
            Some(Code::InTheFuture)
        }
        Ok(Value::Number(thousandths)) if is_tax_parts(asked) && thousandths % 250 != 0 => {
            Some(Code::NotTaxParts)
        }
        // Commas alone are an answer in which nothing is chosen.
        Ok(Value::Choices(chosen)) if chosen.is_empty() => asked.required.then_some(Code::Required),
        Ok(_) => None,
    }
}

fn is_tax_parts(asked: &Asked<'_>) -> bool {
    let [parts, _] = HOUSEHOLD;
    asked.field.kind == Kind::Household && asked.path.rsplit('.').next() == Some(parts)
}

fn wrong_documents(slot: &Slot, needed: bool, documents: &[Attached]) -> Option<Code> {
    let attached: Vec<&Attached> =
        documents.iter().filter(|document| document.slot == slot.id.as_str()).collect();
    let count = u32::try_from(attached.len()).unwrap_or(u32::MAX);
    let foreign = |document: &&Attached| !slot.media.is_empty() && !slot.media.contains(&document.media);
    let large = |document: &&Attached| slot.max_bytes.is_some_and(|max| document.size > max);
    match count {
        0 => (needed && slot.min > 0).then_some(Code::Required),
        _ if attached.iter().any(foreign) => Some(Code::DocumentKind),
        _ if attached.iter().any(large) => Some(Code::DocumentTooLarge),
        count if needed && count < slot.min => Some(Code::TooFewDocuments),
        count if count > slot.max => Some(Code::TooManyDocuments),
        _ => None,
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
