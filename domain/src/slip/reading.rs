//! Reads a slip back, whatever text is given: its own words are had whole, or it is said why not.

use chrono::NaiveDate;

use super::letters::{inert, sum, under_another};
use super::{AID, MARK, Part, Slip, VERSION};
use crate::ids::RecordId;
use crate::orientation::Orientation;

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A slip.
    Slip(Box<Slip>),
    /// A slip that a newer app made in another way.
    Newer,
    /// A slip that something is missing of, or that was copied badly.
    Changed,
    /// Something else.
    Foreign,
}

impl Reading {
    /// The stable code of what is no slip that is read here; none of a slip.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Slip(_) => None,
            Self::Newer => Some("slip-newer"),
            Self::Changed => Some("slip-changed"),
            Self::Foreign => Some("slip-foreign"),
        }
    }
}

/// What that text is. White lines, and what stands under the last line, count for nothing.
pub fn read(text: &str) -> Reading {
    let text = inert(text);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let after = |line: &str| {
        let head = line.get(..MARK.len()).filter(|head| head.eq_ignore_ascii_case(MARK));
        head.and_then(|head| line.get(head.len()..)).map(str::to_owned)
    };
    let last = lines.iter().enumerate().rev().find_map(|(at, line)| Some((at, after(line)?)));
    let Some((at, last)) = last else { return Reading::Foreign };
    let version = last.split(' ').next().and_then(|version| version.parse::<u32>().ok());
    match version {
        Some(VERSION) => {
            slip(&lines[..at], lines[at]).map_or(Reading::Changed, |slip| Reading::Slip(Box::new(slip)))
        }
        Some(version) if version > VERSION => Reading::Newer,
        _ => Reading::Changed,
    }
}

/// The slip whose lines these are; none if they are not what its last line says.
fn slip(lines: &[&str], last: &str) -> Option<Slip> {
    let (said, summed) = last.rsplit_once(' ')?;
    let counted: Vec<&str> = lines.iter().copied().chain([said]).collect();
    if !sum(&counted).eq_ignore_ascii_case(summed) {
        return None;
    }
    let mut words = said.split(' ').filter(|word| !word.is_empty()).skip(1);
    let parts = words.next()?;
    let made_on = NaiveDate::parse_from_str(words.next()?, "%Y-%m-%d").ok()?;
    // What else a later app says there is not needed here.
    let aid = words.find_map(|word| word.strip_prefix(AID).and_then(RecordId::parse));
    let parts: Vec<(Part, bool)> = parts.chars().map(part).collect::<Option<_>>()?;
    if parts.len() != lines.len() || !parts.is_sorted_by(|one, other| one.0 < other.0) {
        return None;
    }
    let mut sheet = Orientation::default();
    for ((part, _), line) in parts.iter().zip(lines) {
        let line =
            if *part == Part::Bring { line.split_once(':').map_or("", |(_, rest)| rest) } else { line };
        *part.on(&mut sheet) = if part.is_list() { under_another(line) } else { line.trim().to_owned() };
    }
    let cut = parts.into_iter().filter(|(_, cut)| *cut).map(|(part, _)| part).collect();
    Some(Slip { sheet: sheet.judged().ok()?, aid, made_on, cut })
}

/// The part of that letter, and whether it was cut.
fn part(letter: char) -> Option<(Part, bool)> {
    let of = |part: &Part| part.letter() == letter.to_ascii_lowercase();
    Part::ALL.into_iter().find(of).map(|part| (part, letter.is_ascii_uppercase()))
}
