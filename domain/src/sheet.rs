//! A sheet of paper before anybody draws it: what stands on it, in the order in which it is read.

use chrono::{DateTime, FixedOffset};

/// A sheet. Whoever composes it says every word; whoever draws it adds none but the page's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its title, on its head and in the reader's title bar.
    pub title: String,
    /// Its language: `fr`, `en`.
    pub language: &'static str,
    /// When it was made, by the clocks of Paris.
    pub made_at: DateTime<FixedOffset>,
    /// What stands on it.
    pub blocks: Vec<Block>,
    /// A file that goes inside it.
    pub attached: Option<Attached>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What the sheet is of, right under its title.
    Lead(String),
    /// The head of what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph in small letters.
    Small(String),
    /// What is asked and what is answered, one pair under the other.
    Pairs(Vec<(String, String)>),
    /// A list whose order does not matter.
    Items(Vec<String>),
    /// What a telephone's camera reads.
    Code {
        /// What it holds.
        holds: String,
        /// What it is, for whoever does not see it.
        told: String,
    },
}

/// A file inside a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// What it is.
    pub told: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A name that no system refuses and that says nothing of anybody: letters, figures and dashes of what
/// was given, the rest left out.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let plain =
        |part: &&str| -> String { part.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect() };
    let parts: Vec<String> = parts.iter().map(plain).filter(|part| !part.is_empty()).collect();
    format!("{}.{ending}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_called_by_what_it_is_and_a_number() {
        assert_eq!(
            file_name(&["recapitulatif", "BFC-2026-000012"], "pdf"),
            "recapitulatif-BFC-2026-000012.pdf"
        );
        assert_eq!(file_name(&["recu", ""], "ics"), "recu.ics");
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_folder(part in "\\PC{0,30}") {
            let name = file_name(&["a", &part], "pdf");
            prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.'));
            prop_assert_eq!(name.matches('.').count(), 1);
        }
    }
}
