//! The easy text of a card: refused unless it is easy to read.

use domain::easy::{self, Flaw};

use super::check::needed;
use super::{Place, place, toml_of, words};
use crate::sources::{Code, File, Reading, Why};

/// A word that the glossary explains, and what it means in full.
pub type Term = (String, Option<String>);

/// The words that the glossary of these files explains. What is wrong with it, the glossary's own reading says.
pub fn terms(files: &[File]) -> Vec<Term> {
    let mut unsaid = Reading::default();
    let glossaries = files.iter().filter(|file| matches!(place(&file.path), Place::Glossary));
    glossaries.filter_map(|file| toml_of(file, &mut unsaid).ok()).flat_map(words::terms).collect()
}

/// The text as a card shows it, or the first thing that makes it hard to read.
pub fn text(written: &str, terms: &[Term]) -> Result<String, Why> {
    let text = needed(Some(written.to_owned()), "easy")?;
    match easy::flaws(&text, terms).into_iter().next() {
        None => Ok(text),
        Some(Flaw::Long(sentence)) => Err(Why::new(Code::TooLong, &format!("easy: {sentence}"))),
        Some(Flaw::LongOnAverage) => Err(Why::new(Code::TooLong, "easy: mean")),
        Some(Flaw::Unexplained(acronym)) => {
            Err(Why::new(Code::MissingField, &format!("easy: meaning of {acronym}")))
        }
        Some(Flaw::Forbidden(word)) => Err(Why::new(Code::UnknownValue, &format!("easy: {}", word.trim()))),
    }
}
